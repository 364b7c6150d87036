/* Changes to the agreed scope: proposed → estimated → sent → approved | rejected | expired; withdrawn or absorbed before an answer; approved → delivered. The state is the last event. */
#ifndef MODEL_CHANGE_H
#define MODEL_CHANGE_H

#include "model/book.h"
#include "model/evidence.h"
#include "model/names.h"

struct change_event {
	enum change_state state;
	int64_t record, typed_at, known_at;
	int on;                           /* the day meant */
	const char *who, *evidence, *evidence_file, *evidence_sha256, *why, *hours, *title;
	struct estimate estimate;
	bool has_price;
	int64_t price;                    /* minor units, signed: a removal's is negative */
	int valid_until;
};

struct change {
	int64_t id, project, removes, milestone;
	const char *uid, *code, *title, *path, *origin, *cause, *description;
	const char *removes_code, *milestone_code;
	int start_on, end_on;
	enum change_state state;
	struct estimate estimate;         /* of the last estimated event; pessimistic 0: none */
	bool has_price;
	int64_t price;                    /* frozen at approval: PERT mean × rate of that day, or the price that was sent */
	int proposed_on, sent_on, decided_on; /* DAY_NONE: not yet */
	const char *who, *evidence, *why, *hours;
	int valid_until;
	struct change_event *events;
	size_t event_count;
	int64_t worked_seconds;           /* on it, estimating apart; filled by change_find and change_list as of now */
};
struct changes { struct change *items; size_t count; };

/* All in one: what a verb on a change may say. NULL, 0, DAY_NONE: not said. */
struct change_step {
	const char *who, *evidence, *evidence_file, *evidence_sha256, *why, *hours;
	struct estimate estimate;
	bool has_price;
	int64_t price;
	int valid_until, on;
};

/* Adds it, with code CR-n if none is given. */
bool change_propose(struct book *, struct change *, int on);
/* Moves it to the state by one event; FAULT_REFUSED names the state it is in and what it needs. */
bool change_move(struct book *, int64_t change, enum change_state, const struct change_step *);
bool change_find(struct book *, int64_t id, struct arena *, struct change *);
/* In order of proposal, as known at as_of. */
bool change_list(struct book *, int64_t project, int64_t as_of, struct arena *, struct changes *);
/* A cap as signed, moved by the prices of what was approved since (scope, section 2). */
bool change_move_cap(struct book *, int64_t project, struct arena *, int64_t *cap);
bool change_state_is_final(enum change_state);
bool change_is_scope(enum change_state); /* approved or delivered */

#endif
