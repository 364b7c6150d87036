/* The field of a form that says how long the rounds of a Pomodoro are. */
#ifndef TUI_ROUNDS_H
#define TUI_ROUNDS_H

#include "tui/form.h"

/* 25/5  50/10  90/20 */
void suggest_rounds(struct desk *, const char *typed, struct text *);
/* 0:50 work, 0:10 break, a long one of 0:15 every 4 */
bool reading_rounds(struct desk *, const char *typed, struct text *);

#endif
