/* Where one is on Week: the week, the cell, the rows that the filter leaves, and how they are laid out and painted. */
#ifndef TUI_WEEK_VIEW_H
#define TUI_WEEK_VIEW_H

#include "tui/screen.h"
#include "tui/week-cell.h"
#include "tui/week-grid.h"

struct week_view {
	struct room room;
	struct list list;
	char list_read[PATTERN_MOST];
	int monday;                  /* DAY_NONE: the present week */
	int day;                     /* of the cell, 0 to 6 */
	int today;
	struct week_rows rows;
	size_t *places, count;       /* rows that the filter leaves */
	struct week_grid grid;
	struct week_cell cell;       /* while it is open */
	int64_t copied;              /* what the cell held when y was pressed; 0: nothing */
};

/* The row of the cell, NULL where it is a heading or there is none; and the first entry of the cell. */
const struct week_row *week_selected(const struct week_view *);
const struct entry *week_entry(const struct week_view *);

/* For the card of the screen, whose state the view is. */
void week_open(void *state, struct desk *, const void *with);
void week_lay(void *state, struct room);
bool week_load(void *state, struct book *, struct arena *);
void week_paint(const void *state, struct canvas *);
void week_remark(const void *state, struct text *);
struct list *week_list(void *state);
void week_table(const void *state, struct table *);
const char *week_path(const void *state, struct desk *);
void week_aside(void *state, int by);
void week_period(void *state, int by);

#endif
