/* Entries under the days they were made on, newest first: the list of Today. */
#ifndef TUI_DAY_ROWS_H
#define TUI_DAY_ROWS_H

#include "model/entry.h"
#include "tui/table.h"

/* A day, or an entry of it. */
struct day_row {
	int day;
	const struct entry *entry;  /* NULL: the day itself */
	bool running;
	int64_t away;                /* seconds in which nobody was there, kept and marked */
	const char *sign;           /* $ ~ ! + · ? or ● */
	enum tone tone;             /* of the sign */
};

struct day_rows {
	struct day_row *items;
	size_t count, entries;
	bool complete;              /* nothing older was left out */
	const char *pattern;        /* that they were read with */
	const char *zone;           /* of the one who reads: days and clocks are theirs */
	int64_t now;
	int today;
	struct table_column columns[7];
};

struct day_query {
	int last;                   /* the latest day wanted */
	size_t limit;               /* entries, the newest */
	const char *pattern;        /* "": all */
};

/* Reads them; the running timer stands first on its day, unless a pattern is asked for that it does not match. */
bool day_rows_load(struct book *, const struct day_query *, struct arena *, struct day_rows *);
/* Fills in columns, rows and cells; scroll and focus are the caller's. */
void day_rows_table(const struct day_rows *, struct table *);
/* How it counts, as a sign and its tone: $ ~ ! + · or ? */
const char *entry_sign(const struct standing *, const struct entry *, enum tone *);
/* The row of an entry; count when it isn't there. */
size_t day_rows_find(const struct day_rows *, int64_t entry);

#endif
