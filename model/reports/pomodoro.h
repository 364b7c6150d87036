/* How rounds went: done and void, what interrupted them, and how much of the time they held. */
#ifndef MODEL_REPORTS_POMODORO_H
#define MODEL_REPORTS_POMODORO_H

#include "model/book.h"
#include "model/report.h"

/*
 * Of a period of the user's own days. A round and an entry count whole on the day of their start, an interruption at its
 * moment. Focus is the work of the rounds done, at most what was logged that day, as a share of what was logged. What
 * still runs is not yet counted.
 */
bool report_pomodoro(struct book *, struct period, struct arena *, struct report *);

#endif
