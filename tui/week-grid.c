#include "tui/week-grid.h"

#include <stdio.h>

#include "db/speech.h"

enum { LABEL_LEAST = 11, NARROW = 76, TIGHT = 92, RIGHT = 1 };

static bool is_narrow(const struct week_grid *grid)
{
	return grid->room < NARROW;
}

static int day_gap(const struct week_grid *grid)
{
	return grid->room < TIGHT && !is_narrow(grid) ? 0 : 1;
}

bool week_grid_shows(const struct week_grid *grid, int day)
{
	return !is_narrow(grid) || day == grid->day || day == WEEK_DAYS;
}

void week_grid_make(struct week_grid *grid, int room, int monday, int day)
{
	static const char *const days[WEEK_DAYS] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

	grid->room = room;
	grid->day = day;
	grid->columns[COLUMN_LABEL] = (struct table_column){.title = "", .width = LABEL_LEAST, .grows = true};
	grid->columns[COLUMN_SIGN] = (struct table_column){.title = "", .width = 1, .gap = 1};
	for (int i = 0; i < WEEK_DAYS; i++) {
		snprintf(grid->titles[i], sizeof grid->titles[i], "%s %d ", speech(days[i]), day_civil(monday + i).day % 100);
		grid->columns[COLUMN_FIRST_DAY + i] = (struct table_column){
			.title = grid->titles[i], .right = true, .gap = i && !day_gap(grid) ? TABLE_TIGHT : 1,
			.width = week_grid_shows(grid, i) ? DAY_WIDTH : 0,
		};
	}
	grid->columns[COLUMN_TOTAL] = (struct table_column){.title = "Total", .width = TOTAL_WIDTH, .right = true, .gap = 1};
}

/* Counted from the right, as the first column grows. */
int week_grid_column(const struct week_grid *grid, int columns, int day)
{
	int total = columns - RIGHT - TOTAL_WIDTH, after = is_narrow(grid) ? 0 : WEEK_DAYS - 1 - day;

	return day == WEEK_DAYS ? total : total - 1 - DAY_WIDTH - after * (DAY_WIDTH + day_gap(grid));
}
