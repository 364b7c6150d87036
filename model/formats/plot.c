/* A chart in characters, for text and markdown. */
#include <string.h>

#include "model/report.h"

enum { LABEL_COLUMNS = 6, DAY_COLUMNS = 5 };

struct plot {
	const struct chart *chart;
	int width, height;
	int64_t top;             /* hours at the highest row */
	char *cells;             /* height rows of width, the highest first */
};

int64_t chart_top(const struct chart *chart, int64_t *step)
{
	static const int leads[] = {1, 2, 5};
	int64_t highest = 1, power = 1;

	for (size_t s = 0; s < chart->series_count; s++)
		for (size_t i = 0; i < chart->count; i++) {
			int64_t hours = ratio_ceiling(ratio_divide(chart->series[s].points[i], ratio_of(3600, 1)));

			highest = hours > highest ? hours : highest;
		}
	for (;; power *= 10)
		for (int i = 0; i < 3; i++)
			if (highest <= 7 * leads[i] * power) {
				*step = leads[i] * power;
				return (highest + *step - 1) / *step * *step;
			}
}

/* The place of a point among the columns: the first at 0, the last at the right edge. */
static struct ratio place_of(const struct plot *plot, size_t point)
{
	return ratio_of((int128)point * (plot->width - 1), plot->chart->count > 1 ? (int128)plot->chart->count - 1 : 1);
}

/* The value of a series at a column: a step holds, others run straight to the next point. */
static struct ratio value_at(const struct plot *plot, const struct series *series, int column)
{
	struct ratio here = ratio_of(column, 1);
	size_t point = 0;
	struct ratio share;

	while (point + 1 < plot->chart->count && ratio_sign(ratio_subtract(here, place_of(plot, point + 1))) >= 0)
		point++;
	if (series->steps || point + 1 >= plot->chart->count)
		return series->points[point];
	share = ratio_divide(ratio_subtract(here, place_of(plot, point)), place_of(plot, 1));
	return ratio_add(series->points[point], ratio_multiply(share, ratio_subtract(series->points[point + 1], series->points[point])));
}

static void draw_series(struct plot *plot, const struct series *series)
{
	for (int column = 0; column < plot->width; column++) {
		struct ratio value = value_at(plot, series, column);
		int64_t row = ratio_round(ratio_multiply(value, ratio_of(plot->height - 1, (int128)plot->top * 3600)));

		if (ratio_is_null(value) || row < 0 || row >= plot->height)
			continue;
		plot->cells[(plot->height - 1 - row) * plot->width + column] = series->mark;
	}
}

static void write_rows(const struct plot *plot, struct text *text)
{
	for (int row = 0; row < plot->height; row++) {
		const char *line = plot->cells + row * plot->width;
		int length = plot->width;

		while (length && line[length - 1] == ' ')
			length--;
		text_print(text, "%4lld |%.*s\n", (long long)ratio_round(ratio_of((int128)plot->top * (plot->height - 1 - row), plot->height - 1)), length, line);
	}
}

/* Days under as many points as there is room for; the last one ends at the right edge. */
static void write_days(const struct plot *plot, const struct locale *locale, struct arena *arena, struct text *text)
{
	const struct chart *chart = plot->chart;
	int64_t last = plot->width - DAY_COLUMNS;
	char *line = arena_take(arena, (size_t)plot->width + 1), day[32];
	size_t stride = 1;

	memset(line, ' ', (size_t)plot->width);
	while (stride < chart->count && ratio_round(place_of(plot, stride)) < DAY_COLUMNS + 3)
		stride++;
	for (size_t i = 0; i + 1 < chart->count; i += stride) {
		int64_t column = ratio_round(place_of(plot, i));

		if (column + DAY_COLUMNS < last)
			memcpy(line + column, locale_day(locale, DAY_AXIS, chart->days[i], day), DAY_COLUMNS);
	}
	memcpy(line + last, locale_day(locale, DAY_AXIS, chart->days[chart->count - 1], day), DAY_COLUMNS);
	text_print(text, "%*s%s\n", LABEL_COLUMNS, "", line);
}

static void write_keys(const struct chart *chart, bool steps, struct text *text)
{
	const char *gap = "      ";

	for (size_t i = 0; i < chart->series_count; i++)
		if (chart->series[i].steps == steps) {
			text_print(text, "%s%c %s", gap, chart->series[i].mark, chart->series[i].label);
			gap = "   ";
		}
	text_add_char(text, '\n');
}

void chart_plot(const struct chart *chart, int width, int height, const struct locale *locale, struct arena *arena, struct text *text)
{
	struct plot plot = {.chart = chart, .width = width, .height = height};
	int64_t step;

	if (!chart->count)
		return;
	plot.top = chart_top(chart, &step);
	plot.cells = arena_take(arena, (size_t)width * (size_t)height);
	memset(plot.cells, ' ', (size_t)width * (size_t)height);
	/* Lines cover steps; among steps the first covers, so that what is agreed hides what waits where both are one. */
	for (size_t i = chart->series_count; i-- > 0;)
		if (chart->series[i].steps)
			draw_series(&plot, &chart->series[i]);
	for (size_t i = 0; i < chart->series_count; i++)
		if (!chart->series[i].steps)
			draw_series(&plot, &chart->series[i]);
	write_rows(&plot, text);
	text_add(text, "     +");
	text_add_repeat(text, "-", width);
	text_add_char(text, '\n');
	write_days(&plot, locale, arena, text);
	write_keys(chart, true, text);
	write_keys(chart, false, text);
}
