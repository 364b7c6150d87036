/* The hours of a week by item and activity: the table of Week. */
#ifndef TUI_WEEK_ROWS_H
#define TUI_WEEK_ROWS_H

#include "model/entry.h"
#include "model/money.h"

enum { WEEK_DAYS = 7 };

/* A project, or one kind of work on it. */
struct week_row {
	bool heading;
	int64_t project, item;
	const char *path, *label, *activity; /* label: B3, CR-1, learning; of a heading the project's path */
	enum disposition disposition;
	bool own;
	char rate[32];                       /* of a heading */
	int64_t seconds[WEEK_DAYS], total;
};

struct week_rows {
	int monday;
	struct week_row *items;
	size_t count;
	struct entries entries;              /* of the week, oldest first */
	int64_t total[WEEK_DAYS + 1], billable[WEEK_DAYS + 1], at_risk[WEEK_DAYS + 1]; /* the last: of the week */
	int64_t meetings, learning;
};

bool week_rows_load(struct book *, int monday, struct arena *, struct week_rows *);
/* The first entry of that row and day from the given place on; the count of entries when there is none. */
size_t week_rows_entry(const struct week_rows *, const struct week_row *, int day, size_t from);

#endif
