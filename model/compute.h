/* What machines and others' bills cost a project by some instant, against the budget: sums that are rounded once. Pure arithmetic. */
#ifndef MODEL_COMPUTE_H
#define MODEL_COMPUTE_H

#include "model/money.h"
#include "model/spending.h"

/* A sum of costs, exact: millionths × seconds, over 3600. */
struct outlay { int128 parts; };

void outlay_add_job(struct outlay *, const struct job *, int64_t at);
void outlay_add_cost(struct outlay *, const struct cost *, int64_t at);
/* All of it that counts against the budget. */
void outlay_add_all(struct outlay *, const struct spending *, int64_t at);
/* What ran and was billed for that milestone; answers the currency, NULL when nothing was. */
const char *outlay_add_milestone(struct outlay *, const struct spending *, int64_t milestone, int64_t at);
int64_t outlay_micro(struct outlay);                          /* half away from zero */
int64_t outlay_minor(struct outlay, const char *currency);    /* the same */

struct compute_row { const struct job *job; int64_t seconds, micro, minor; bool running; };
struct compute_month { int year, month; int64_t minor; };     /* passed on: jobs stopped by then, by local month of their start, rounded once */
struct compute_bill { int year, month; const char *title; int64_t minor; }; /* passed on: costs by month and title, rounded once */
struct compute_ref { const char *ref; int64_t minor; };
struct compute_crossing { int percent; int64_t at; const struct job *during; }; /* at 0: not crossed; during NULL: by a bill, while nothing ran */
struct compute_overdue { const struct job *job; int64_t at; };

struct compute {
	struct compute_row *rows; size_t row_count;               /* all that began by then, in order of creation */
	struct compute_month *months; size_t month_count;         /* rising */
	struct compute_bill *bills; size_t bill_count;            /* by month, then title */
	const struct cost **costs; size_t cost_count;             /* all that were paid by then, in order of creation */
	struct compute_ref *refs; size_t ref_count;               /* all treatments, sorted */
	struct compute_crossing *crossings; size_t crossing_count; /* one each alert, if there is a budget */
	struct compute_overdue *overdue; size_t overdue_count;    /* in order of creation */
	int64_t passthrough, passthrough_by_row;                  /* sum of months and bills; what rounding each row would make */
	int64_t absorbed, learning, client_account;               /* running ones too */
	int64_t spent_micro, budget_micro;                        /* all treatments, but nothing beside the budget; budget 0: none */
};

/* Of one project. alerts: rising percents of the budget. */
void compute_of(const struct spending *, int64_t budget_micro, const int *alerts, int alert_count, int64_t at, struct arena *, struct compute *);

/*
 * What machines may cost: an amount, or up to eight factors with x between, of which lengths count as hours: 120h x 1.89,
 * 8 x 36h x 1.89 x 1.3. In millionths, rounded once; FAULT_INPUT.
 */
bool compute_plan_parse(const char *typed, const char *currency, struct arena *, int64_t *micro, struct fault *);

/* The second, rounded up, at which percent of the budget was spent by at; 0: not. during: the job begun last of those running. */
int64_t compute_crossed_at(const struct spending *, int64_t budget_micro, int percent, int64_t at, const struct job **during);

#endif
