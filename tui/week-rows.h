/* The hours of a week by item and activity: the table of Week. */
#ifndef TUI_WEEK_ROWS_H
#define TUI_WEEK_ROWS_H

#include "model/entry.h"
#include "model/week-aims.h"
#include "tui/worth.h"

enum { WEEK_DAYS = 7 };

/* A project, or one kind of work on it. */
struct week_row {
	bool heading;
	int64_t project, item;
	const char *path, *label, *activity; /* label: B3, CR-1, learning; of a heading the project's path */
	enum disposition disposition;
	bool own;
	char rate[64];                       /* of a heading: $172.50, or $160.00 → $172.50 where it changes within the week */
	int64_t seconds[WEEK_DAYS], total;
	bool crosses[WEEK_DAYS];             /* something of that day goes on past its midnight */
};

struct week_rows {
	int monday;
	struct week_row *items;
	size_t count;
	struct entries entries;              /* of the week, oldest first */
	int64_t total[WEEK_DAYS + 1], billable[WEEK_DAYS + 1], at_risk[WEEK_DAYS + 1]; /* the last: of the week */
	bool crosses;                        /* some row does */
	struct worth worth, worth_at_risk;   /* of what is billable; of what is at risk */
	struct week_aims aims;
	int64_t meetings, learning;          /* meetings: those that count against a cap, or all where there is none */
	int64_t meetings_before;             /* of the week before */
};

/* Own time always has its rows; projects have those that were worked on. */
bool week_rows_load(struct book *, int monday, struct arena *, struct week_rows *);
/* Is the entry of this kind of work? */
bool week_rows_is_of(const struct week_row *, const struct entry *);
/* The first entry of that row and day from the given place on; the count of entries when there is none. */
size_t week_rows_entry(const struct week_rows *, const struct week_row *, int day, size_t from);

#endif
