/* The open cell of Week: a length is typed where it will stand, and saved as one entry. */
#ifndef TUI_WEEK_CELL_H
#define TUI_WEEK_CELL_H

#include "tui/desk.h"
#include "tui/edit.h"
#include "tui/week-rows.h"

enum { CELL_PATH = 128, CELL_WORD = 40 };

/* Which work of which day; it holds while the store is read anew. */
struct week_cell {
	char path[CELL_PATH], activity[CELL_WORD];
	enum disposition disposition;   /* given, where it isn't what the path says; else none */
	int day;
	int64_t seconds, last;          /* what is in it; its last entry, 0: none */
	size_t entries;
	bool open, fresh;               /* fresh: the first character typed replaces what stands there */
	struct edit edit;
};

/* The cell of the row; its entries are looked up by week_rows_entry. */
void week_cell_choose(struct week_cell *, const struct week_rows *, const struct week_row *, int day);
/* Takes the keys until Enter has saved or Esc leaves. The cell is borrowed until then. */
enum answer week_cell_open(struct desk *, struct week_cell *);
/*
 * Makes the cell hold so much, as typed: an empty one gets an entry in the first free stretch of the day from nine on
 * (today: up to now), a single entry gets that length, the last of several takes up the difference. 0:00 deletes a
 * single one; a span such as 09:00-10:30 is logged beside what is there. False: it was refused, and the desk says why.
 */
bool week_cell_fill(struct desk *, const struct week_cell *, const char *typed);

#endif
