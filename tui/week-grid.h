/* The columns of Week: one place that says where days stand, for the rows and for the sums and bars below them. */
#ifndef TUI_WEEK_GRID_H
#define TUI_WEEK_GRID_H

#include "tui/table.h"
#include "tui/week-rows.h"

enum { COLUMN_LABEL, COLUMN_SIGN, COLUMN_FIRST_DAY, COLUMN_TOTAL = COLUMN_FIRST_DAY + WEEK_DAYS, WEEK_COLUMNS };
enum { DAY_WIDTH = 7, TOTAL_WIDTH = 6 };

struct week_grid {
	int room;                                /* columns of the whole screen */
	int day;                                 /* where there is no room for seven, the one that is shown */
	char titles[WEEK_DAYS][8];
	struct table_column columns[WEEK_COLUMNS];
};

void week_grid_make(struct week_grid *, int room, int monday, int day);
bool week_grid_shows(const struct week_grid *, int day);
/* Where the day begins in a pane of so many columns; WEEK_DAYS: the total. */
int week_grid_column(const struct week_grid *, int columns, int day);

/* Sums, bars and what the week is measured against, below the rows. The height depends on the room alone. */
int week_foot_rows(int rows, bool bare);
void week_foot_paint(const struct week_rows *, const struct week_grid *, struct canvas *, int row, int height);

#endif
