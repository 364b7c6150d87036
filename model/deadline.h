/* What is due and when: read from milestones, contracts, changes, asks, jobs, invoices, quotes and rates. */
#ifndef MODEL_DEADLINE_H
#define MODEL_DEADLINE_H

#include "model/book.h"

enum deadline_kind { DEADLINE_MILESTONE, DEADLINE_REVIEW, DEADLINE_END, DEADLINE_RATES, DEADLINE_JOB, DEADLINE_CHANGE, DEADLINE_ASK, DEADLINE_INVOICE, DEADLINE_QUOTE, DEADLINE_DATASET, DEADLINE_PRODUCTION };
extern const char *const deadline_words[];      /* as stored */
extern const char *const deadline_categories[]; /* as shown: Milestone, Retraining, Contract end … */

enum deadline_status { DEADLINE_OPEN, DEADLINE_DONE, DEADLINE_CANCELLED };
extern const char *const deadline_status_words[];

struct deadline {
	int64_t id;                   /* 0: not kept yet */
	enum deadline_kind kind;
	const char *subject;          /* uid of what it is about */
	enum deadline_status status;
	int day;                      /* the local day */
	int64_t at;                   /* of a timed one, in zone; 0: all day */
	const char *zone;
	int64_t done_at;              /* 0: not done */
	int64_t project;              /* 0: of none, or of several */
	const char *client_name, *summary, *private_summary, *description; /* client_name NULL: of none */
	const char *said;               /* the summary in the user's language; NULL: it needs no turning. A calendar keeps the English one */
	/* as kept */
	const char *uid, *todo_uid;
	int64_t sequence, created_at, modified_at;
	bool seen;                    /* is still to be shown as something else than cancelled */
};
struct deadlines { struct deadline *items; size_t count; };

/* Everything that is due, done or given up, as of now; in no order. */
bool deadlines_due(struct book *, struct arena *, struct deadlines *);
/* The open ones up to that local day, the earliest first. */
bool deadlines_open(struct book *, int last, struct arena *, struct deadlines *);

#endif
