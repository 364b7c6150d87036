/*
 * What one waits for from others, and what was assumed: questions, access and data owed, assumptions, caveats and
 * decisions, with who and since when. An open one past its day moves the work: it offers a change with its cause.
 */
#ifndef MODEL_ASK_H
#define MODEL_ASK_H

#include "model/book.h"

enum ask_kind { ASK_QUESTION, ASK_ACCESS, ASK_DATA, ASK_ASSUMPTION, ASK_CAVEAT, ASK_DECISION };
extern const char *const ask_kind_words[]; /* NULL-terminated, in the order of the enum */

struct ask {
	int64_t id, project, item;         /* item 0: the project as a whole */
	const char *uid, *project_path, *item_code;
	enum ask_kind kind;
	const char *text, *whom;           /* whom NULL: the client, whoever it is there */
	int due_on, asked_on;              /* due_on DAY_NONE: no day was said */
	int64_t known_at;
	const char *answer;                /* NULL: open, and so are all below */
	const char *who, *evidence, *evidence_file, *evidence_sha256;
	int answered_on;
	int waiting_days;                  /* from the day it was asked to its answer, or to the position */
	int late_days;                     /* of an open one past its day, at the position; else 0 */
};
struct asks { struct ask *items; size_t count; };

/* Adds it as of today and sets id, uid and asked_on. Refused where the project is closed. */
bool ask_add(struct book *, struct ask *);
/* answer, who, evidence and its file, and answered_on (DAY_NONE: today) are taken from the ask. FAULT_INPUT for a decision without who, FAULT_REFUSED when it was answered already: undo takes an answer back. */
bool ask_answer(struct book *, int64_t id, const struct ask *);
bool ask_find(struct book *, int64_t id, struct arena *, struct ask *);
/* Of a project, or (0) of all open ones, in order of creation, as known at as_of (INT64_MAX: now): what was answered later is open. */
bool ask_list(struct book *, int64_t project, int64_t as_of, struct arena *, struct asks *);

/* Somebody owes it: open, and a question, access, data or decision; an assumption or caveat only when a person or a day was named, as it then waits to be confirmed. */
bool ask_is_owed(const struct ask *);
/*
 * The cause of the change that a late one brings: data that isn't there or isn't right is data_quality, access to
 * other systems is integration, and for the rest the plan took an answer for granted that did not come: wrong_assumption.
 */
const char *ask_cause(const struct ask *);
/* The ready line of a late one, for a shell: ambit change propose acme/site 'Waiting for: …' --cause data_quality. */
const char *ask_proposal(const struct ask *, struct arena *);

#endif
