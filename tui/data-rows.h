/* The data sets of a project: which version, what span, how much of it is still to be labelled, until when it may be kept. */
#ifndef TUI_DATA_ROWS_H
#define TUI_DATA_ROWS_H

#include "model/dataset.h"
#include "model/text.h"
#include "tui/panes.h"

struct data_rows {
	struct datasets sets;
	const char **caveats;       /* beside the sets; NULL: none */
	size_t *places, count;      /* those that the filter leaves */
	int today;
	int64_t missing;            /* labels that are wanting in all */
};

/* Of one project, 0: none. kept: the one that was selected; answers its row, SIZE_MAX if it has gone, in found. */
bool data_rows_load(struct book *, int64_t project, const struct list *, int64_t kept, struct arena *, struct data_rows *, size_t *found);
/* NULL where the row holds none. */
const struct dataset *data_rows_at(const struct data_rows *, size_t row);
/* Fills in columns, rows and cells. */
void data_rows_table(const struct data_rows *, struct table *);
void data_rows_paint(const struct data_rows *, const struct list *, bool focused, struct canvas *);
/* What the message row says of one: its caveat, what is to be labelled, when it must be gone. */
void data_rows_words(const struct data_rows *, size_t row, struct text *);

#endif
