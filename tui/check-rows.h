/* The checklist of a milestone: what has to be looked at before it is decided. */
#ifndef TUI_CHECK_ROWS_H
#define TUI_CHECK_ROWS_H

#include "model/checklist.h"
#include "tui/panes.h"

struct check_rows {
	struct checklist list;
	size_t *places, count;      /* those that the filter leaves */
	int open;                   /* of all of them */
};

/* Of one milestone, NULL: none. kept: the line that was selected; answers its row, SIZE_MAX if it has gone, in found. */
bool check_rows_load(struct book *, const struct milestone *, const struct list *, int64_t kept, struct arena *, struct check_rows *, size_t *found);
/* NULL where the row holds none. */
const struct check_line *check_rows_at(const struct check_rows *, size_t row);
/* Its number in the whole list, as the verb takes it. */
size_t check_rows_number(const struct check_rows *, size_t row);
/* Fills in columns, rows and cells. */
void check_rows_table(const struct check_rows *, struct table *);
/* The whole pane. Without the focus its lines stand side by side, open ones first. */
void check_rows_paint(const struct check_rows *, const struct milestone *, const struct list *, bool focused, struct canvas *);

#endif
