/* What timer and Pomodoro share: ending the timer, and the machine's clocks, by which a sleep is noticed. */
#ifndef MODEL_TIMER_INSIDE_H
#define MODEL_TIMER_INSIDE_H

#include "model/entry-inside.h"
#include "model/timer.h"

/* The timer becomes an entry that ends at the instant; note as in timer_stop. No rule is asked but that it can't end before it starts. */
bool timer_end(struct book *, struct entry *, int64_t at, const char *note, struct arena *);

/* FAULT_CONFLICT when nobody can tell without a question when the work ended: see timer_doubt. */
bool timer_end_is_known(struct book *, const struct entry *, struct arena *);

/* "BOOT-ID BOOTTIME MONOTONIC UTC": which start of the machine, its seconds with and without sleep, and what its clock showed. NULL with AMBIT_NOW. */
const char *clocks_now(struct book *, struct arena *);
/* Seconds of sleep between two such texts, 0 if under five minutes; another start of the machine: all up to it. began, now: UTC. */
int64_t clocks_gap(const char *then, const char *today, int64_t began, int64_t now);
/* Seconds by which the clock was set between two such texts, below 0 if back; 0 if under five minutes, or over another start of the machine, where nobody can tell. */
int64_t clocks_jump(const char *then, const char *today);

#endif
