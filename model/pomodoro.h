/* Pomodoro: a quality record on entries. The state is a row, remaining time is arithmetic, billing is the entry's real time. */
#ifndef MODEL_POMODORO_H
#define MODEL_POMODORO_H

#include "model/entry.h"

enum phase { PHASE_NONE, PHASE_WORK, PHASE_PAUSED, PHASE_BREAK, PHASE_LONG_BREAK, PHASE_OVER };
extern const char *const phase_words[];

/* Seconds; 0: config, else 25m 5m 15m 4. automatic: work ends when it was planned to, and the screen goes on by itself. */
struct pomodoro_plan { int64_t work, pause, long_pause; int every; bool automatic, trim; /* as in timer_start */ };

/* "25/5", "50m/10m/30m/3": work, break, long break, rounds of a set; minutes where there is no unit. What is not named stays as it is in the plan. */
bool pomodoro_read_plan(struct book *, const char *typed, struct pomodoro_plan *);
/* Fills what the plan leaves open from the configuration. */
bool pomodoro_complete(struct book *, struct pomodoro_plan *);

struct pomodoro {
	int64_t id, entry, project, item;
	const char *path, *note, *activity;
	enum disposition given;
	enum phase phase;
	int round, every;                     /* round of the set, long break after each every-th */
	int64_t planned, elapsed, remaining;  /* of this phase, seconds; remaining below 0 is overtime */
	int64_t phase_at, worked;
	struct pomodoro_plan plan;
};

/* The present one as of now; any = false when none runs. */
bool pomodoro_find(struct book *, struct arena *, struct pomodoro *, bool *any);
/* stopped as in timer_start. */
bool pomodoro_start(struct book *, struct entry *, const struct pomodoro_plan *, struct arena *, struct pomodoro *, struct entry *stopped);
/* Its entry ends (at: 0 now); left over night as pomodoro_done. */
bool pomodoro_pause(struct book *, int64_t at, struct arena *, struct pomodoro *);
/* The next entry begins (at: 0 now, not before the pause). */
bool pomodoro_resume(struct book *, int64_t at, struct arena *, struct pomodoro *);
/*
 * Work ends (at: 0 now; late answers name the moment) and the break begins, or the break ends and it is over. Left over
 * night: FAULT_CONFLICT naming --at, and at most the planned length is booked.
 */
bool pomodoro_done(struct book *, int64_t at, struct arena *, struct pomodoro *);
/* Marks the Pomodoro alone: the timer runs on. */
bool pomodoro_void(struct book *, struct arena *, struct pomodoro *);
/* at: UTC seconds; client: the slug of who caused it, NULL when nobody was named; note: what is said beside. */
struct interruption { int64_t id, at; bool external; const char *client, *note; };
/* Counts one, with the moment; the timer runs on. A client's slug may stand first in note for external ones. */
bool pomodoro_interrupt(struct book *, bool external, const char *note, struct arena *, struct interruption *);
/* Says of the last one what it was, in place of what was said. FAULT_MISSING when there never was one. */
bool interruption_note(struct book *, const char *note);

#endif
