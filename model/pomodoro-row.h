/* The row of the present Pomodoro. */
#ifndef MODEL_POMODORO_ROW_H
#define MODEL_POMODORO_ROW_H

#include "model/pomodoro.h"
#include "model/record.h"

enum { SET_RESETS = 30 * 60 };

/* Into the phase at the instant, with the work done so far; over: it is closed with that outcome. outcome NULL: not yet known. */
bool pomodoro_turn(struct book *, struct pomodoro *, enum phase, int64_t at, const char *outcome);
/* Planned, elapsed and remaining as of now: arithmetic on the row. */
void pomodoro_reckon(struct pomodoro *, int64_t now);
/* When the work was planned to end. */
int64_t pomodoro_planned_end(const struct pomodoro *);

#endif
