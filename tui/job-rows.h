/* The machines of a project: a list with what each cost so far. */
#ifndef TUI_JOB_ROWS_H
#define TUI_JOB_ROWS_H

#include "model/compute.h"
#include "model/text.h"
#include "tui/panes.h"

enum { JOB_ROWS_FOOT = 2 }; /* rows below the list: what went wrong, and the budget */

struct job_rows {
	struct spending spending;
	size_t *places, count;      /* those that the filter leaves */
	int64_t now, budget_micro;  /* budget 0: none */
	const char *currency;       /* NULL: no project */
	struct outlay spent;        /* by machines and by bills */
};

/* Of one project. kept: the key of the row that was selected; answers its row, SIZE_MAX if it has gone, in found. */
bool job_rows_load(struct book *, int64_t project, const struct list *, int64_t kept, struct arena *, struct job_rows *, size_t *found);
/* The machine, or what was paid to others, of the row; NULL where it holds none. */
const struct job *job_rows_at(const struct job_rows *, size_t row);
const struct cost *job_rows_cost(const struct job_rows *, size_t row);
/* By which the row is found again: the id of a machine, of a cost less than 0; 0: none. */
int64_t job_rows_key(const struct job_rows *, size_t row);
/* The first that runs and should have ended; NULL: none. */
const struct job *job_rows_overdue(const struct job_rows *);
/* What the message row says of it, and of one. */
void job_rows_alarm(const struct job_rows *, struct text *);
void job_rows_cost_words(const struct cost *, struct text *);
void job_rows_words(const struct job_rows *, const struct job *, struct text *);
/* Fills in columns, rows and cells. */
void job_rows_table(const struct job_rows *, struct table *);
/* The whole pane, with what is left of the budget. */
void job_rows_paint(const struct job_rows *, const struct list *, bool focused, struct canvas *);

#endif
