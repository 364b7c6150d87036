/* The milestones of a project as a list: what was to be shown by when, and what came of it. */
#ifndef TUI_MILESTONE_ROWS_H
#define TUI_MILESTONE_ROWS_H

#include "model/milestone.h"
#include "tui/panes.h"

struct milestone_rows {
	struct milestones milestones;
	size_t *places, count;      /* those that the filter leaves */
	const char *path;           /* of the project; NULL: none */
	int today;                  /* where the client is: as late as reports and notices say */
};

/* Of one project, 0: none. kept: the one that was selected; answers its row, SIZE_MAX if it has gone, in found. */
bool milestone_rows_load(struct book *, int64_t project, const struct list *, int64_t kept, struct arena *, struct milestone_rows *, size_t *found);
/* NULL where the row holds none. */
const struct milestone *milestone_rows_at(const struct milestone_rows *, size_t row);
/* Fills in columns, rows and cells. */
void milestone_rows_table(const struct milestone_rows *, struct table *);
/* The whole pane: how late the first of them is stands at its edge. */
void milestone_rows_paint(const struct milestone_rows *, const struct list *, bool focused, struct canvas *);

#endif
