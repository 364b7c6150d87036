/* What stands below the rows of Week: sums, shares, bars, what the week is measured against. */
#include <stdio.h>

#include "db/speech.h"
#include "tui/chart.h"
#include "tui/week-grid.h"

enum { LEFT = 2, SUM_ROWS = 5, CHART_ROWS = 4, NOTE_ROWS = 1, ROWS_FOR_SUMS = 14, ROWS_FOR_CHART = 24, ROWS_FOR_AIR = 26 };

/* Bars with the blank above and the legend below, each with a blank before it where there is room. */
static int chart_rows(int rows)
{
	return rows < ROWS_FOR_CHART ? 0 : rows < ROWS_FOR_AIR ? CHART_ROWS + 1 : CHART_ROWS + 3;
}

int week_foot_rows(int rows, bool bare)
{
	if (rows < ROWS_FOR_SUMS)
		return 1;
	return SUM_ROWS + NOTE_ROWS + (bare ? 0 : chart_rows(rows));
}

static void paint_figure(const struct week_grid *grid, struct canvas *inside, int row, int day, const char *figure)
{
	int column = week_grid_column(grid, inside->columns, day);

	if (week_grid_shows(grid, day))
		canvas_print(inside, row, column, day == WEEK_DAYS ? -TOTAL_WIDTH : -DAY_WIDTH, TONE_PLAIN, "%s%s", figure, day == WEEK_DAYS ? "" : " ");
}

static void paint_label(const struct week_grid *grid, struct canvas *inside, int row, const char *label)
{
	int first = 0;

	while (!week_grid_shows(grid, first))
		first++;
	canvas_put(inside, row, LEFT, week_grid_column(grid, inside->columns, first) - LEFT, TONE_PLAIN, speech(label));
}

static void paint_sum(const struct week_grid *grid, struct canvas *inside, int row, const char *label, const int64_t sums[WEEK_DAYS + 1])
{
	char length[24];

	paint_label(grid, inside, row, label);
	for (int day = 0; day <= WEEK_DAYS; day++)
		paint_figure(grid, inside, row, day, sums[day] ? moment_clock_length(sums[day], length) : "·");
}

static void paint_share(const struct week_rows *rows, const struct week_grid *grid, struct canvas *inside, int row)
{
	char share[16];

	paint_label(grid, inside, row, "billable share");
	for (int day = 0; day <= WEEK_DAYS; day++) {
		if (rows->total[day])
			snprintf(share, sizeof share, "%d%%", (int)round_divide(rows->billable[day] * 100, rows->total[day]));
		paint_figure(grid, inside, row, day, rows->total[day] ? share : "·");
	}
}

/* A narrow room has the bar of the one day that it shows. */
static void paint_bars(const struct week_rows *rows, const struct week_grid *grid, struct canvas *inside, int row)
{
	int64_t most = 3600;
	struct canvas area = canvas_part(inside, row, 0, CHART_ROWS, inside->columns);

	for (int day = 0; day < WEEK_DAYS; day++)
		most = rows->total[day] > most ? rows->total[day] : most;
	most = (most + 3599) / 3600 * 3600;
	canvas_print(inside, row, LEFT, 8, TONE_PLAIN, "%d h", (int)(most / 3600));
	canvas_put(inside, row + CHART_ROWS - 1, LEFT, 8, TONE_PLAIN, "0 h");
	for (int day = 0; day < WEEK_DAYS; day++) {
		int64_t other = rows->total[day] - rows->billable[day];
		int column = week_grid_column(grid, inside->columns, day) + 3;

		if (!week_grid_shows(grid, day))
			continue;
		chart_columns(&area, (struct chart_columns){.values = &rows->billable[day], .count = 1, .whole = most,
			.column = column, .width = 2, .tone = TONE_CHART});
		chart_columns(&area, (struct chart_columns){.values = &other, .count = 1, .whole = most,
			.column = column + 2, .width = 1, .sign = 0x2592, .tone = TONE_CHART_OTHER});
	}
}

/* Only as a whole: half a warning is none. */
static void paint_warning(const struct week_rows *rows, struct canvas *inside, int row, int column)
{
	char words[80] = "", length[24];
	int year;

	if (!rows->aims.meetings)
		return;
	if (rows->meetings > rows->aims.meetings)
		snprintf(words, sizeof words, speech("meetings over the cap"));
	else if (rows->meetings_before > rows->aims.meetings)
		snprintf(words, sizeof words, speech("week %d: meetings %s, over the cap"), day_iso_week(rows->monday - 1, &year),
			moment_clock_length(rows->meetings_before, length));
	if (canvas_width(words) <= inside->columns - column - 1)
		canvas_put(inside, row, column, canvas_width(words), TONE_WARNING, words);
}

static void paint_aims(const struct week_rows *rows, struct canvas *inside, int row)
{
	char of_meetings[40] = "", of_learning[40] = "", one[24], other[24];
	int column = LEFT;

	if (rows->aims.meetings)
		snprintf(of_meetings, sizeof of_meetings, speech(" of %s a week"), moment_clock_length(rows->aims.meetings, one));
	if (rows->aims.learning)
		snprintf(of_learning, sizeof of_learning, speech(" of %s"), moment_clock_length(rows->aims.learning, one));
	column += canvas_print(inside, row, column, inside->columns - column, TONE_PLAIN, "meetings %s%s   learning %s%s",
		moment_clock_length(rows->meetings, one), of_meetings, moment_clock_length(rows->learning, other), of_learning);
	paint_warning(rows, inside, row, column + 3);
}

void week_foot_paint(const struct week_rows *rows, const struct week_grid *grid, struct canvas *inside, int row, int height)
{
	int chart = height - SUM_ROWS - NOTE_ROWS;

	if (height == 1) {
		paint_sum(grid, inside, row, "total", rows->total);
		return;
	}
	canvas_rule(inside, row, LEFT, inside->columns - LEFT - 1);
	paint_sum(grid, inside, row + 1, "total", rows->total);
	paint_sum(grid, inside, row + 2, "billable", rows->billable);
	paint_sum(grid, inside, row + 3, "at risk", rows->at_risk);
	paint_share(rows, grid, inside, row + 4);
	row += SUM_ROWS;
	if (chart > 0) {
		paint_bars(rows, grid, inside, row + (chart > CHART_ROWS + 1));
		canvas_put(inside, row + chart - 1, LEFT, inside->columns - LEFT, TONE_PLAIN,
			rows->crosses ? speech("██ billable  ▒ other   $ billable  ! at risk  · not billable  ~ own  → past midnight") :
			speech("██ billable  ▒ other   $ billable  ! at risk  · not billable  ~ own"));
	}
	paint_aims(rows, inside, row + (chart > 0 ? chart : 0));
}
