/* Drafts and invoices as the rows of a list. */
#ifndef TUI_INVOICE_ROWS_H
#define TUI_INVOICE_ROWS_H

#include "model/invoice-doubts.h"
#include "tui/invoice-card.h"
#include "tui/panes.h"

enum { INVOICE_COLUMNS = 6, SUMS_MOST = 160 };

/* A draft, or an issued invoice without its lines. */
struct invoice_row { const struct invoice *invoice; const struct left_out *draft; };
struct drafted { struct invoice invoice; struct left_out out; };

struct invoice_rows {
	struct drafted *drafts;
	size_t draft_count;
	struct invoices issued;
	struct invoice_row *items;            /* those that the filter leaves: drafts, then the latest invoices */
	size_t count;
	int today;
	bool brief;                           /* a narrow room: short paths and words */
	struct table_column columns[INVOICE_COLUMNS];
};

/* What there is to doubt of one draft, as it was at that version of the store: looking through thousands of entries takes long. */
struct doubted { struct doubts doubts; int64_t version; char path[80]; };

/* viewed: path of the draft that is looked at, else the first. All lives in the arena. */
bool invoice_rows_load(struct book *, const struct list *, const char *viewed, bool brief, struct arena *, struct invoice_rows *, struct doubted *);
/* The row with the number, or the draft of the path; SIZE_MAX: gone. */
size_t invoice_rows_find(const struct invoice_rows *, const char *key);
/* What a row goes by: its number, or the path of a draft. */
const char *invoice_key(const struct invoice *);
/* The project's draft, NULL if it has none. */
const struct invoice *invoice_rows_draft(const struct invoice_rows *, int64_t project);
/* Fills in columns, rows and cells. */
void invoice_rows_table(const struct invoice_rows *, struct table *);
/* unpaid $6,035.38, €210.00 · draft $2,316.48: one sum a currency. */
void invoice_rows_sums(const struct invoice_rows *, char out[SUMS_MOST]);

#endif
