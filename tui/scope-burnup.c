/* The burn-up of Scope: a chart over the Fridays of the project, one of which is selected; to be heard, a list. */
#include <stdio.h>

#include "db/speech.h"
#include "tui/chart.h"
#include "tui/scope-data.h"
#include "tui/scope-panes.h"
#include "tui/words.h"

enum { POINTS_MOST = 400, SERIES = 4 };
enum { COLUMN_DAY, COLUMN_SCOPE, COLUMN_WAITING, COLUMN_DONE, COLUMN_SPENT, COLUMNS };

static const struct table_column columns[COLUMNS] = {
	[COLUMN_DAY] = {.title = "Friday", .width = 6},
	[COLUMN_SCOPE] = {.title = "agreed", .width = 8, .right = true},
	[COLUMN_WAITING] = {.title = "+ waiting", .width = 9, .right = true, .rank = 1},
	[COLUMN_DONE] = {.title = "done", .width = 8, .right = true},
	[COLUMN_SPENT] = {.title = "hours spent", .width = 11, .right = true},
};

static int week_of(int from, int day)
{
	int first = from - day_weekday(from);

	return day < first ? 0 : (day - first) / 7 + 1;
}

static void burnup_words(const struct position *position, char out[48])
{
	int end = position->project.end_on;

	out[0] = '\0';
	if (!position->burnup_count)
		return;
	if (end == DAY_NONE)
		snprintf(out, 48, speech("week %d"), week_of(position->start_on, position->day));
	else
		snprintf(out, 48, speech("week %d of %d"), week_of(position->start_on, position->day), week_of(position->start_on, end));
}

/* The values of each series, point by point; what waits is drawn only where something does. */
struct points {
	int64_t scope[POINTS_MOST], waiting[POINTS_MOST], done[POINTS_MOST], spent[POINTS_MOST];
	char days[POINTS_MOST][16];
	const char *labels[POINTS_MOST];
	size_t count, first;
};

static void fill_points(const struct position *position, struct points *points)
{
	points->first = position->burnup_count > POINTS_MOST ? position->burnup_count - POINTS_MOST : 0;
	for (size_t i = points->first; i < position->burnup_count; i++) {
		const struct burnup_point *point = &position->burnup[i];
		size_t at = points->count++;

		points->scope[at] = point->scope;
		points->waiting[at] = point->waiting > point->scope ? point->waiting : CHART_NOTHING;
		points->done[at] = ratio_round(point->earned);
		points->spent[at] = point->effort;
		points->labels[at] = words_day(point->day, points->days[at]);
	}
}

/* The point that is selected, counted from 1 among those that are drawn. */
static size_t selected_point(const struct scope_rows *rows, const struct points *points, struct scroll scroll)
{
	if (scroll.selected >= rows->count || rows->places[scroll.selected] < points->first)
		return 0;
	return rows->places[scroll.selected] - points->first + 1;
}

static void paint_chart(const struct scope_rows *rows, struct canvas *inside, struct scroll scroll, bool focused)
{
	struct points points = {.count = 0};
	const struct chart_series series[SERIES] = {
		{.name = speech("agreed"), .mark = MARK_LINE, .tone = TONE_GOOD, .values = points.scope},
		{.name = speech("+ waiting"), .mark = MARK_DASHES, .tone = TONE_WARNING, .values = points.waiting},
		{.name = speech("done"), .mark = MARK_AREA, .tone = TONE_CHART, .values = points.done},
		{.name = speech("hours spent"), .mark = MARK_DOTS, .tone = TONE_CHART_OTHER, .values = points.spent},
	};

	fill_points(&rows->data->position, &points);
	chart_burnup(inside, &(struct burnup){
		.series = series, .count = SERIES, .points = points.count, .labels = points.labels, .unit = 3600, .suffix = " h",
		.selected = focused ? selected_point(rows, &points, scroll) : 0,
	});
}

void scope_paint_burnup(const struct scope_rows *rows, struct canvas *canvas, struct scroll scroll, bool focused)
{
	const struct position *position = &rows->data->position;
	struct table table = {.scroll = scroll, .focused = focused};
	struct canvas inside;
	char words[48];

	burnup_words(position, words);
	inside = canvas_frame(canvas, (struct frame){speech("Burn-up, hours"), words, NULL, NULL});
	if (position->burnup_count && !inside.grid->bare && chart_burnup_fits(&inside)) {
		paint_chart(rows, &inside, scroll, focused);
		return;
	}
	scope_burnup_table(rows, &table);
	table_paint(&table, &inside);
}

static void friday_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const struct scope_rows *rows = list;
	const struct burnup_point *point = &rows->data->position.burnup[rows->places[row]];
	const int64_t seconds[COLUMNS] = {
		[COLUMN_SCOPE] = point->scope, [COLUMN_WAITING] = point->waiting, [COLUMN_DONE] = ratio_round(point->earned), [COLUMN_SPENT] = point->effort,
	};
	char text[32];

	if (column == COLUMN_DAY)
		snprintf(cell->text, sizeof cell->text, "%s", words_day(point->day, text));
	else if (column != COLUMN_WAITING || point->waiting > point->scope)
		snprintf(cell->text, sizeof cell->text, "%s", moment_clock_length(seconds[column], text));
	else
		snprintf(cell->text, sizeof cell->text, "—");
}

void scope_burnup_table(const struct scope_rows *rows, struct table *table)
{
	table->columns = columns;
	table->count = COLUMNS;
	table->rows = rows->count;
	table->list = rows;
	table->cell = friday_cell;
	table->empty = rows->data->position.burnup_count ? "Nothing matches. Esc shows all again." : "Nothing to draw before the first Friday of the project.";
}

void scope_friday_words(const struct burnup_point *point, struct text *text)
{
	char day[16], length[4][24];

	text_print(text, speech("%s: %s agreed, "), words_day(point->day, day), moment_clock_length(point->scope, length[0]));
	if (point->waiting > point->scope)
		text_print(text, speech("%s with what waited, "), moment_clock_length(point->waiting, length[1]));
	text_print(text, speech("%s done, %s spent."), moment_clock_length(ratio_round(point->earned), length[2]), moment_clock_length(point->effort, length[3]));
}
