/* The running timer: an entry without an end, at most one. */
#ifndef MODEL_TIMER_H
#define MODEL_TIMER_H

#include "model/entry.h"

/* The timer, or any = false. seconds is what has elapsed; disposition is the given one, bucket is not filled. */
bool timer_find(struct book *, struct arena *, struct entry *, bool *any);
/*
 * Starts at entry->started_at (0: now); a running one is stopped at that same second, in the same act, and answered in
 * stopped (id 0: none ran). Before its start: FAULT_CONFLICT naming it, unless trim, which takes it away. The place as
 * in entry_log; neither project nor path: the project in use, else unfiled.
 */
bool timer_start(struct book *, struct entry *, bool trim, struct arena *, struct entry *stopped);
/* Stops at the instant (0: now). note, if not NULL, replaces an empty note or is added on a new line. Left running over 10 h or past local 04:00, or over a sleep of the machine: FAULT_CONFLICT naming --at, unless at was given or keep. */
bool timer_stop(struct book *, int64_t at, const char *note, bool keep, struct arena *, struct entry *);
/* Forgets the timer: nothing is written of it. */
bool timer_cancel(struct book *, struct arena *, struct entry *);
/* Starts again where the last entry (id 0), or that one, was filed, with its note. */
bool timer_continue(struct book *, int64_t id, struct arena *, struct entry *, struct entry *stopped);
bool timer_note(struct book *, const char *note);
/* What a shell prompt shows, by one small query: what a timer has run, or what remains of a Pomodoro (below 0: overtime). */
struct glance { bool any, counts_down, works; int64_t seconds; const char *path; };
bool timer_glance(struct book *, struct arena *, struct glance *);
/* Over 10 h, or past 04:00 of the user's clock. */
bool timer_was_forgotten(struct book *, const struct entry *);
/* Why nobody can tell without a question when the work ended; in this order, and with what is in doubt: the whole, the sleep, how far the clock was set (below 0: back). */
enum doubt { DOUBT_NONE, DOUBT_FORGOTTEN, DOUBT_SLEPT, DOUBT_CLOCK_SET };
struct timer_doubt { enum doubt kind; int64_t seconds; };
struct timer_doubt timer_doubt(struct book *, const struct entry *, struct arena *);

#endif
