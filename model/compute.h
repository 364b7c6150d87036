/* What the jobs of one project cost by some instant, against the budget: sums that are rounded once. Pure arithmetic. */
#ifndef MODEL_COMPUTE_H
#define MODEL_COMPUTE_H

#include "model/job.h"
#include "model/money.h"

/* A sum of costs, exact: millionths × seconds, over 3600. */
struct cost { int128 parts; };

void cost_add(struct cost *, const struct job *, int64_t at);
int64_t cost_micro(struct cost);                              /* half up */
int64_t cost_minor(struct cost, const char *currency);        /* half up */

struct compute_row { const struct job *job; int64_t seconds, micro, minor; bool running; };
struct compute_month { int year, month; int64_t minor; };     /* passed on: jobs stopped by then, by local month of their start, rounded once */
struct compute_ref { const char *ref; int64_t minor; };
struct compute_crossing { int percent; int64_t at; const struct job *during; }; /* at 0: not crossed */
struct compute_overdue { const struct job *job; int64_t at; };

struct compute {
	struct compute_row *rows; size_t row_count;               /* all that began by then, in order of creation */
	struct compute_month *months; size_t month_count;         /* rising */
	struct compute_ref *refs; size_t ref_count;               /* all treatments, sorted */
	struct compute_crossing *crossings; size_t crossing_count; /* one each alert, if there is a budget */
	struct compute_overdue *overdue; size_t overdue_count;    /* in order of creation */
	int64_t passthrough, passthrough_by_row;                  /* sum of the months; what rounding each row would make */
	int64_t absorbed, learning, client_account;               /* running ones too */
	int64_t spent_micro, budget_micro;                        /* all treatments; budget 0: none */
};

/* jobs: of one project, in order of creation. alerts: rising percents of the budget. */
void compute_of(const struct jobs *, int64_t budget_micro, const int *alerts, int alert_count, int64_t at, struct arena *, struct compute *);

/* The second, rounded up, at which percent of the budget was spent by at; 0: not. during: the job begun last of those running. */
int64_t compute_crossed_at(const struct jobs *, int64_t budget_micro, int percent, int64_t at, const struct job **during);

#endif
