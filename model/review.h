/* The week in one form: what can be said of a project once a week, point by point, in the order in which one thinks of it. */
#ifndef MODEL_REVIEW_H
#define MODEL_REVIEW_H

#include "model/book.h"
#include "model/names.h"

enum review_kind { REVIEW_ITEM, REVIEW_CHANGE, REVIEW_ENTRY, REVIEW_JOB, REVIEW_ASK };
extern const char *const review_kind_words[]; /* item change entry job ask, NULL */

struct review_point {
	enum review_kind kind;
	int64_t id;
	const char *project, *path;  /* lumen/churn; what verbs take: lumen/churn/B3, or the id of an entry or ask. project "": unfiled */
	const char *text;            /* where it stands: "B3 Tuned churn model: 80% done, 4:24 to do" */
	enum change_state state;     /* of a change */
	bool worked;                 /* hours were worked on that change */
	const char *whom;            /* of an ask; NULL: the client */
};
struct review { struct review_point *items; size_t count; };

/*
 * Items that aren't done, changes that wait for an act, entries that wait for a place, jobs that run, and what others
 * owe. Of one project; of all open ones (0) with what waits without a project behind them.
 */
bool review_list(struct book *, int64_t project, struct arena *, struct review *);

#endif
