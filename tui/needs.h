/* What needs an answer: the list at the foot of Today. */
#ifndef TUI_NEEDS_H
#define TUI_NEEDS_H

#include "model/notice.h"
#include "tui/table.h"

/* Notices that match what is filtered by; they live in the arena. */
bool needs_load(struct book *, const struct list *, struct arena *, struct notices *);
/* Fills in columns, rows and cells. */
void needs_table(const struct notices *, struct table *);

#endif
