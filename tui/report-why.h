/* Why a project takes more than was agreed, for Reports: the bridge in two lines, and its items with what each is over. */
#ifndef TUI_REPORT_WHY_H
#define TUI_REPORT_WHY_H

#include "model/position.h"
#include "tui/panes.h"

struct why_rows {
	const struct position *position;    /* NULL: no project */
	size_t *places, count;              /* items that the filter leaves */
};

void why_rows_make(const struct position *, const struct list *, struct arena *, struct why_rows *);
/* NULL where the row holds none. */
const struct position_item *why_rows_at(const struct why_rows *, size_t row);
void why_rows_table(const struct why_rows *, struct table *);
void why_rows_paint(const struct why_rows *, const struct list *, bool focused, struct canvas *);

#endif
