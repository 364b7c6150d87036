/* A chart on paper: told apart by dashes, widths and words, so that it can be printed in black. */
#include <stdlib.h>
#include <string.h>

#include "model/pdf-sheet.h"

/* In sizes of a letter. */
#define PLOT_HEIGHT 14.0
#define LABEL_STEP 1.25
#define SMALL 0.95

struct plot {
	struct sheet *sheet;
	const struct chart *chart;
	struct arena *arena;
	int64_t top, step;               /* hours */
	double left, width, upper, height;
};

struct ending { const struct series *series; double y; };

/* How a series looks, by the mark that it has in characters. */
struct pen { char mark; enum tone tone; double width, dashes[2]; };

static const struct pen *pen_of(const struct series *series)
{
	static const struct pen pens[] = {
		{'o', TONE_DIM, 0.8, {0, 0}}, {'=', TONE_AGREED, 1.8, {0, 0}}, {':', TONE_WAITING, 1.2, {1.5, 2.2}}, {'-', TONE_DIM, 0.9, {6, 3}}, {'#', TONE_DONE, 2.2, {0, 0}},
	};

	for (size_t i = 0; i < sizeof pens / sizeof *pens; i++)
		if (pens[i].mark == series->mark)
			return &pens[i];
	return &pens[0];
}

static double hours_of(struct ratio seconds)
{
	return ratio_is_null(seconds) ? 0 : (double)seconds.up / (double)seconds.down / 3600;
}

static double x_of(const struct plot *plot, size_t point)
{
	return plot->left + (plot->chart->count > 1 ? plot->width * (double)point / (double)(plot->chart->count - 1) : 0);
}

static double y_of(const struct plot *plot, double hours)
{
	return plot->upper + plot->height * (1 - hours / (double)plot->top);
}

static const char *label_of(const struct plot *plot, const struct series *series)
{
	return arena_print(plot->arena, "%s h %s", value_in(value_hours(plot->arena, series->points[plot->chart->count - 1], 1), plot->sheet->locale, plot->arena), series->label);
}

/* Words whose middle stands at that height. */
static void print_at(struct plot *plot, const char *words, double x, double y, double width, struct look look)
{
	struct sheet *sheet = plot->sheet;
	double across, down, before = sheet->y;

	look.scale = SMALL;
	sheet_measure(sheet, words, look, &across, &down);
	sheet->y = y - down / 2;
	sheet_text(sheet, words, x, width, look);
	sheet->y = before;
}

static void draw_grid(struct plot *plot)
{
	for (int64_t hours = 0; hours <= plot->top; hours += plot->step) {
		double y = y_of(plot, (double)hours);

		sheet_rule(plot->sheet, plot->left, plot->width, y, TONE_LINE, 0.4);
		print_at(plot, arena_print(plot->arena, "%lld", (long long)hours), SHEET_SIDE, y, plot->left - SHEET_SIDE - 4, (struct look){.right = true, .tone = TONE_DIM});
	}
}

static void print_day(struct plot *plot, size_t point, double width)
{
	char day[32];
	double x = x_of(plot, point) - width / 2;

	print_at(plot, locale_day(plot->sheet->locale, DAY_AXIS, plot->chart->days[point], day), x, plot->upper + plot->height + plot->sheet->size, 0, (struct look){.tone = TONE_DIM});
}

/* Days under as many points as there is room for, and under the last one. */
static void draw_days(struct plot *plot)
{
	size_t last = plot->chart->count - 1, stride = 1;
	double width, height, room;

	sheet_measure(plot->sheet, "00-00", (struct look){.scale = SMALL}, &width, &height);
	room = width * 1.5;
	while (stride < last && x_of(plot, stride) - plot->left < room)
		stride++;
	for (size_t i = 0; i < last; i += stride)
		if (x_of(plot, last) - x_of(plot, i) >= room)
			print_day(plot, i, width);
	print_day(plot, last, width);
}

/* A step holds until the next point; what is not known is left out. */
static void draw_series(struct plot *plot, const struct series *series)
{
	cairo_t *cairo = plot->sheet->cairo;
	const struct pen *pen = pen_of(series);
	bool begun = false;

	for (size_t i = 0; i < plot->chart->count; i++) {
		double x = x_of(plot, i), y = y_of(plot, hours_of(series->points[i])), from_x, from_y;

		if (ratio_is_null(series->points[i])) {
			begun = false;
			continue;
		}
		if (begun && series->steps) {
			cairo_get_current_point(cairo, &from_x, &from_y);
			cairo_line_to(cairo, x, from_y);
		}
		(begun ? cairo_line_to : cairo_move_to)(cairo, x, y);
		begun = true;
	}
	sheet_ink(plot->sheet, pen->tone);
	cairo_set_line_width(cairo, pen->width);
	cairo_set_dash(cairo, pen->dashes, pen->dashes[0] > 0 ? 2 : 0, 0);
	cairo_stroke(cairo);
	cairo_set_dash(cairo, NULL, 0, 0);
}

static int by_height(const void *a, const void *b)
{
	const struct ending *left = a, *right = b;

	return left->y < right->y ? -1 : left->y > right->y ? 1 : (left->series > right->series) - (left->series < right->series);
}

/* Labels stand where their lines end, pushed apart so that each can be read. */
static void draw_labels(struct plot *plot)
{
	size_t count = plot->chart->series_count;
	struct ending *endings = arena_array(plot->arena, count, sizeof *endings);
	double step = LABEL_STEP * plot->sheet->size, lowest = plot->upper + plot->height;

	for (size_t i = 0; i < count; i++)
		endings[i] = (struct ending){&plot->chart->series[i], y_of(plot, hours_of(plot->chart->series[i].points[plot->chart->count - 1]))};
	qsort(endings, count, sizeof *endings, by_height);
	for (size_t i = 1; i < count; i++)
		if (endings[i].y < endings[i - 1].y + step)
			endings[i].y = endings[i - 1].y + step;
	for (size_t i = count; i-- > 0; lowest -= step)
		if (endings[i].y > lowest)
			endings[i].y = lowest;
	for (size_t i = 0; i < count; i++)
		print_at(plot, label_of(plot, endings[i].series), plot->left + plot->width + 5, endings[i].y, 0, (struct look){.tone = pen_of(endings[i].series)->tone});
}

/* What the labels leave, but for half of the sheet at least. */
static void lay_out(struct plot *plot)
{
	double labels = 0, width, height;

	sheet_measure(plot->sheet, arena_print(plot->arena, "%lld", (long long)plot->top), (struct look){.scale = SMALL}, &width, &height);
	plot->left = SHEET_SIDE + width + 4;
	for (size_t i = 0; i < plot->chart->series_count; i++) {
		sheet_measure(plot->sheet, label_of(plot, &plot->chart->series[i]), (struct look){.scale = SMALL}, &width, &height);
		labels = width > labels ? width : labels;
	}
	plot->width = SHEET_SIDE + plot->sheet->room - plot->left - labels - 6;
	if (plot->width < plot->sheet->room / 2)
		plot->width = plot->sheet->room / 2;
	plot->upper = plot->sheet->y + plot->sheet->size;
	plot->height = PLOT_HEIGHT * plot->sheet->size;
}

void pdf_chart(struct sheet *sheet, const struct chart *chart, struct arena *arena)
{
	struct plot plot = {.sheet = sheet, .chart = chart, .arena = arena};
	double whole = (PLOT_HEIGHT + 3) * sheet->size;

	sheet_need(sheet, whole);
	plot.top = chart_top(chart, &plot.step);
	lay_out(&plot);
	if (sheet->paints) {
		draw_grid(&plot);
		draw_days(&plot);
		for (size_t i = chart->series_count; i-- > 0;)
			if (chart->series[i].steps)
				draw_series(&plot, &chart->series[i]);
		for (size_t i = 0; i < chart->series_count; i++)
			if (!chart->series[i].steps)
				draw_series(&plot, &chart->series[i]);
		draw_labels(&plot);
	}
	sheet->y += whole;
}
