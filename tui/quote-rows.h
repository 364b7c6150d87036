/* Quotes as a list: to whom, at which rate, and what came of it. */
#ifndef TUI_QUOTE_ROWS_H
#define TUI_QUOTE_ROWS_H

#include "model/quote.h"
#include "model/text.h"
#include "tui/panes.h"

struct quote_rows {
	struct quotes quotes;
	size_t *places, count;      /* those that the filter leaves, the latest first */
	int today, open;
};

/* kept: the one that was selected; answers its row, SIZE_MAX if it has gone, in found. */
bool quote_rows_load(struct book *, const struct list *, int64_t kept, struct arena *, struct quote_rows *, size_t *found);
/* NULL where the row holds none. */
const struct quote *quote_rows_at(const struct quote_rows *, size_t row);
void quote_rows_table(const struct quote_rows *, struct table *);
void quote_rows_paint(const struct quote_rows *, const struct list *, bool focused, struct canvas *);
/* What the message row says of one. */
void quote_rows_words(const struct quote *, struct text *);

#endif
