/* The panes of Scope: burn-up, figures, changes, items. All of one position of the project. */
#ifndef TUI_SCOPE_PANES_H
#define TUI_SCOPE_PANES_H

#include "model/position.h"
#include "tui/canvas.h"
#include "tui/table.h"

/* What is shown of a position: rows that match the filter, by their places in it. */
struct scope_rows { const struct position *position; const size_t *places; size_t count; };

void scope_paint_burnup(const struct position *, struct canvas *, bool focused);
/* meeting: without what a client must not see. */
void scope_paint_figures(const struct position *, struct canvas *, bool focused, bool meeting);
/* Fill in columns, rows and cells; scroll and focus are the caller's. */
void scope_changes_table(const struct scope_rows *, struct table *);
void scope_items_table(const struct scope_rows *, struct table *);
/* What the edges of the lists say: "1 waits for an answer, 1 has no estimate"; "73.3% done, 32:50 to do". */
void scope_changes_words(const struct position *, char out[96]);
void scope_items_words(const struct position *, char out[96]);

#endif
