/* The burn-up chart and the steps of a rate: charts with axes. */
#include <stdio.h>

#include "model/money.h"
#include "tui/chart.h"

enum { AXIS_UP = 0x2524, AXIS_PLAIN = 0x2502, CORNER = 0x2514, TICK = 0x252c, ACROSS = 0x2500 };
enum { EIGHTHS = 8, FULL = 0x2588, LOWER_EIGHTHS = 0x2580 };
enum { LINE_LOW = 0x2581, LINE_MIDDLE = 0x2501, LINE_HIGH = 0x2594, DASH = 0x2504, DOT = 0x2219 };
enum { SELECTED = 0x25b4 /* ▴ */ };
enum { ROUND_UP_RIGHT = 0x256d, ROUND_DOWN_LEFT = 0x256f };

/* Where the plot lies in its canvas. */
struct plot {
	struct canvas area;
	int axis;       /* column of the axis */
	int pitch;      /* columns a point */
	size_t first;   /* first point that has room */
	int64_t step;   /* value of one row */
	enum tone area_tone;
};

/* The least round number of units that is enough for a row. */
static int64_t round_step(int64_t least)
{
	static const int64_t nice[] = {1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80};
	int64_t power = 1;

	while (power <= INT64_MAX / 1000) {
		for (size_t i = 0; i < sizeof nice / sizeof *nice; i++)
			if (nice[i] * power >= least)
				return nice[i] * power;
		power *= 10;
	}
	return least;
}

static int64_t chart_most(const struct burnup *chart)
{
	int64_t most = 1;

	for (size_t i = 0; i < chart->count; i++)
		for (size_t p = 0; p < chart->points; p++)
			if (chart->series[i].values[p] > most)
				most = chart->series[i].values[p];
	return most;
}

static int label_width(const struct burnup *chart, int64_t top)
{
	char text[48];

	return snprintf(text, sizeof text, "%lld%s", (long long)top, chart->suffix);
}

/* Rows of the plot: all but the names, the axis and the labels under it. */
static struct plot plot_place(struct canvas *canvas, const struct burnup *chart)
{
	int rows = canvas->rows - 3;
	int64_t units = (chart_most(chart) + chart->unit - 1) / chart->unit;
	int64_t step = round_step(rows > 0 ? (units + rows - 1) / rows : units);
	int axis = label_width(chart, step * rows) + 2, room = canvas->columns - axis - 2;
	struct plot plot = {.axis = axis, .step = step * chart->unit};
	size_t points = chart->points;

	if (room < 1 || rows < 1 || !points)
		return plot;
	if (points > (size_t)room) {
		plot.first = points - (size_t)room;
		points = (size_t)room;
	}
	plot.pitch = room / (int)points;
	plot.area = canvas_part(canvas, 1, axis + 1, rows, room);
	return plot;
}

static uint32_t series_sign(enum chart_mark mark, int64_t within, int64_t step, bool ascii)
{
	if (mark == MARK_DASHES)
		return DASH;
	if (mark == MARK_DOTS)
		return DOT;
	/* The low line's plain form would be that of the dots. */
	return ascii ? LINE_MIDDLE : 3 * within < step ? LINE_LOW : 3 * within < 2 * step ? LINE_MIDDLE : LINE_HIGH;
}

static void plot_area(struct plot *plot, const struct chart_series *series, int column, int64_t value)
{
	int64_t filled = (value * EIGHTHS * 2 + plot->step) / (2 * plot->step);

	for (int row = plot->area.rows - 1; row >= 0 && filled > 0; row--, filled -= EIGHTHS)
		canvas_repeat(&plot->area, row, column, plot->pitch, series->tone,
			filled >= EIGHTHS ? FULL : (uint32_t)(LOWER_EIGHTHS + filled));
}

/* Does a line of another series run there? The low one looks like the foot of an area, which gives way. */
static bool is_line(const struct plot *plot, int row, int column)
{
	static const uint32_t signs[] = {LINE_MIDDLE, LINE_HIGH, DASH, LINE_LOW};
	const struct cell *cell = canvas_cell(&plot->area, row, column);
	size_t count = sizeof signs / sizeof *signs - (cell && cell->tone == plot->area_tone);

	for (size_t i = 0; cell && i < count; i++)
		if (cell->point == (plot->area.grid->ascii ? sign_in_ascii(signs[i]) : signs[i]))
			return true;
	return false;
}

/* Where two lines fall into one row they share its columns. */
static void plot_sign(struct plot *plot, int row, int column, enum tone tone, uint32_t sign)
{
	for (int i = 0; i < plot->pitch; i++)
		if (i % 2 || plot->pitch < 2 || !is_line(plot, row, column + i))
			canvas_repeat(&plot->area, row, column + i, 1, tone, sign);
}

/* A value that is a whole number of rows stands at the upper edge of the row below. */
static void plot_line(struct plot *plot, const struct chart_series *series, int column, int64_t value)
{
	int64_t up = value > 0 ? (value - 1) / plot->step : 0;

	plot_sign(plot, plot->area.rows - 1 - (int)up, column, series->tone,
		series_sign(series->mark, value - up * plot->step, plot->step, plot->area.grid->ascii));
}

static void plot_series(struct plot *plot, const struct chart_series *series, size_t points)
{
	for (size_t p = plot->first; p < points; p++) {
		int column = (int)(p - plot->first) * plot->pitch;

		if (series->values[p] < 0)
			continue;
		plot->area_tone = series->mark == MARK_AREA ? series->tone : plot->area_tone;
		if (series->mark == MARK_AREA)
			plot_area(plot, series, column, series->values[p]);
		else
			plot_line(plot, series, column, series->values[p]);
	}
}

static void plot_names(struct canvas *canvas, const struct burnup *chart)
{
	static const uint32_t signs[] = {FULL, LINE_MIDDLE, DASH, DOT};
	int column = 2;

	for (size_t i = 0; i < chart->count; i++) {
		const struct chart_series *series = &chart->series[i];
		int width = canvas_width(series->name);

		if (column + width + 3 > canvas->columns)
			return;
		canvas_put(canvas, 0, column, width, TONE_PLAIN, series->name);
		canvas_repeat(canvas, 0, column + width + 1, 2, series->tone, signs[series->mark]);
		column += width + 5;
	}
}

/* Every other row bears its number, counted from the top, and the foot bears 0. */
static void plot_axis(struct canvas *canvas, const struct plot *plot, const struct burnup *chart)
{
	int rows = plot->area.rows;

	for (int row = 0; row < rows; row++) {
		int64_t value = plot->step / chart->unit * (rows - row);

		canvas_repeat(canvas, 1 + row, plot->axis, 1, TONE_PLAIN, row % 2 ? AXIS_PLAIN : AXIS_UP);
		if (row % 2 == 0)
			canvas_print(canvas, 1 + row, 0, -(plot->axis - 1), TONE_PLAIN, "%lld%s", (long long)value, chart->suffix);
	}
	canvas_print(canvas, 1 + rows, 0, -(plot->axis - 1), TONE_PLAIN, "0%s", chart->suffix);
	canvas_repeat(canvas, 1 + rows, plot->axis, 1, TONE_PLAIN, CORNER);
}

/* Ticks and labels for as many points as there is room for, the first always among them. */
static void plot_labels(struct canvas *canvas, const struct plot *plot, const struct burnup *chart)
{
	int row = 1 + plot->area.rows, left = plot->axis + 1, free_from = left;

	canvas_repeat(canvas, row, left, (int)(chart->points - plot->first) * plot->pitch, TONE_PLAIN, ACROSS);
	for (size_t p = plot->first; p < chart->points; p++) {
		int column = left + (int)(p - plot->first) * plot->pitch;
		int width = chart->labels && chart->labels[p] ? canvas_width(chart->labels[p]) : 0;

		if (!width || column < free_from || column + width > canvas->columns)
			continue;
		canvas_repeat(canvas, row, column, 1, TONE_PLAIN, TICK);
		canvas_put(canvas, row + 1, column, width, TONE_PLAIN, chart->labels[p]);
		free_from = column + width + 1;
	}
}

/* Under the middle of the point, on the axis. */
static void plot_selected(struct canvas *canvas, const struct plot *plot, const struct burnup *chart)
{
	int row = 1 + plot->area.rows, column;

	if (!chart->selected || chart->selected > chart->points || chart->selected - 1 < plot->first)
		return;
	column = plot->axis + 1 + (int)(chart->selected - 1 - plot->first) * plot->pitch + plot->pitch / 2;
	canvas_repeat(canvas, row, column, 1, TONE_SELECTED, SELECTED);
	canvas_cursor(canvas, row, column);
}

bool chart_burnup_fits(const struct canvas *canvas)
{
	return canvas->rows >= 6 && canvas->columns >= 24;
}

/* The latest points that have room, a line each. */
static void say_burnup(struct canvas *canvas, const struct burnup *chart)
{
	size_t first = chart->points > (size_t)canvas->rows ? chart->points - (size_t)canvas->rows : 0;

	for (size_t point = first; point < chart->points; point++) {
		struct text words = {0};

		chart_burnup_words(chart, point, &words);
		canvas_put(canvas, (int)(point - first), 0, canvas->columns, TONE_PLAIN, text_string(&words));
		text_free(&words);
	}
}

void chart_burnup(struct canvas *canvas, const struct burnup *chart)
{
	struct plot plot = plot_place(canvas, chart);

	if (canvas->grid->bare) {
		say_burnup(canvas, chart);
		return;
	}
	if (!plot.pitch)
		return;
	plot_names(canvas, chart);
	plot_axis(canvas, &plot, chart);
	for (int lines = 0; lines < 2; lines++)
		for (size_t i = 0; i < chart->count; i++)
			if ((chart->series[i].mark != MARK_AREA) == lines)
				plot_series(&plot, &chart->series[i], chart->points);
	plot_labels(canvas, &plot, chart);
	plot_selected(canvas, &plot, chart);
}

/* The row of a level among the steps: how many different values are above it. */
static int step_row(const struct chart_step *steps, size_t count, int64_t value)
{
	int above = 0;

	for (size_t i = 0; i < count; i++) {
		bool seen = false;

		for (size_t j = 0; j < i; j++)
			seen |= steps[j].value == steps[i].value;
		above += !seen && steps[i].value > value;
	}
	return above;
}

static int step_column(int64_t at, int64_t from, int64_t until, int width)
{
	bool overflow = false;

	if (at <= from || until <= from)
		return 0;
	return at >= until ? width - 1 : (int)round_product(at - from, width - 1, until - from, &overflow);
}

static void paint_step(struct canvas *area, int column, int end, int row, int row_before)
{
	int top = row < row_before ? row : row_before, bottom = row < row_before ? row_before : row;

	canvas_repeat(area, row, column, end - column, TONE_CHART, ACROSS);
	if (row_before < 0 || row == row_before)
		return;
	for (int between = top + 1; between < bottom; between++)
		canvas_repeat(area, between, column, 1, TONE_CHART, AXIS_PLAIN);
	canvas_repeat(area, row, column, 1, TONE_CHART, row < row_before ? ROUND_UP_RIGHT : 0x2570 /* ╰ */);
	canvas_repeat(area, row_before, column, 1, TONE_CHART, row < row_before ? ROUND_DOWN_LEFT : 0x256e /* ╮ */);
}

static int levels_width(const struct chart_step *steps, size_t count)
{
	int width = 0;

	for (size_t i = 0; i < count; i++)
		width = canvas_width(steps[i].level) > width ? canvas_width(steps[i].level) : width;
	return width;
}

static void say_steps(struct canvas *canvas, const struct chart_step *steps, size_t count)
{
	struct text words = {0};

	chart_steps_words(steps, count, &words);
	canvas_put(canvas, 0, 0, canvas->columns, TONE_PLAIN, text_string(&words));
	text_free(&words);
}

void chart_steps(struct canvas *canvas, const struct chart_step *steps, size_t count, int64_t from, int64_t until)
{
	int left = levels_width(steps, count) + 1, foot = step_row(steps, count, INT64_MIN), free_from = left + 1, before = -1;
	struct canvas area = canvas_part(canvas, 0, left + 1, foot, canvas->columns - left - 1);

	if (canvas->grid->bare) {
		say_steps(canvas, steps, count);
		return;
	}
	if (!count || area.columns < 2 || canvas->rows < foot + 2)
		return;
	canvas_repeat(canvas, foot, left, 1, TONE_PLAIN, CORNER);
	canvas_repeat(canvas, foot, left + 1, area.columns, TONE_PLAIN, ACROSS);
	for (size_t i = 0; i < count; i++) {
		int row = step_row(steps, count, steps[i].value), column = step_column(steps[i].at, from, until, area.columns);
		int end = i + 1 < count ? step_column(steps[i + 1].at, from, until, area.columns) : area.columns;
		int width = steps[i].label ? canvas_width(steps[i].label) : 0, under = left + 1 + column;

		canvas_put(canvas, row, 0, -(left - 1), TONE_PLAIN, steps[i].level);
		canvas_repeat(canvas, row, left, 1, TONE_PLAIN, AXIS_UP);
		paint_step(&area, column, end, row, before);
		before = row;
		if (!width || under < free_from || under + width > canvas->columns)
			continue;
		canvas_repeat(canvas, foot, under, 1, TONE_PLAIN, TICK);
		canvas_put(canvas, foot + 1, under, width, TONE_PLAIN, steps[i].label);
		free_from = under + width + 2;
	}
}
