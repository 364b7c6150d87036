/* The panes of Scope. Tables fill in columns, rows and cells; scroll and focus are the caller's. */
#ifndef TUI_SCOPE_PANES_H
#define TUI_SCOPE_PANES_H

#include "model/text.h"
#include "tui/canvas.h"
#include "tui/scope-data.h"
#include "tui/table.h"

void scope_changes_table(const struct scope_rows *, struct table *);
void scope_items_table(const struct scope_rows *, struct table *);
/* width: of the room, as steps are told in bars where it is wide enough. */
void scope_bridge_table(const struct scope_rows *, int width, struct table *);
void scope_plan_table(const struct scope_rows *, struct table *);
void scope_asks_table(const struct scope_rows *, struct table *);
void scope_figures_table(const struct scope_rows *, struct table *);
void scope_burnup_table(const struct scope_rows *, struct table *);
void scope_entries_table(const struct scope_rows *, struct table *);

/* What belongs beside the table that was painted there. */
void scope_bridge_bars(const struct scope_rows *, const struct table *, struct canvas *inside);

/* In place of table_paint. */
void scope_plan_paint(const struct scope_rows *, const struct table *, struct canvas *inside);

/* Whole panes with their frames. */
void scope_paint_burnup(const struct scope_rows *, struct canvas *, struct scroll, bool focused);
void scope_paint_figures(const struct scope_rows *, struct canvas *, struct scroll, bool focused);

/* What the edges of the lists say: "1 waits for an answer, 1 has no estimate"; "73.3% done, 32:50 to do"; "6:10, 3 entries". */
void scope_changes_words(const struct position *, char out[96]);
void scope_items_words(const struct position *, char out[96]);
void scope_bridge_words(const struct position *, char out[96]);
void scope_plan_words(const struct scope_data *, char out[96]);
void scope_asks_words(const struct asks *, char out[96]);
void scope_entries_words(const struct drill *, char out[96]);
/* What came of one, or what follows where its day has passed. */
void scope_ask_words(const struct ask *, bool meeting, struct text *);
/* A Friday of the burn-up in one sentence. */
void scope_friday_words(const struct burnup_point *, struct text *);

#endif
