/* A chart as a drawing inside of HTML (SVG): told apart by dashes and words, colour only repeats it. Lengths are tenths. */
#include <stdlib.h>
#include <string.h>

#include "model/report.h"

enum { LEFT = 340, TOP = 70, WIDTH = 4400, HEIGHT = 1380, GUTTER = 60, WHOLE_WIDTH = 7200, WHOLE_HEIGHT = 1660, LABEL_STEP = 120, DAY_WIDTH = 420 };

struct drawing {
	const struct chart *chart;
	int64_t top, step;           /* hours */
	const struct locale *locale;
	struct arena *arena;
	struct text *text;
};

/* Where a series ends, for its label. */
struct ending { const struct series *series; int64_t y; };

static void add_tenths(struct drawing *drawing, const char *before, int64_t tenths)
{
	text_print(drawing->text, "%s%lld.%lld", before, (long long)(tenths / 10), (long long)(tenths % 10));
}

static int64_t x_of(const struct drawing *drawing, size_t point)
{
	size_t last = drawing->chart->count > 1 ? drawing->chart->count - 1 : 1;

	return LEFT + (int64_t)point * WIDTH / (int64_t)last;
}

static int64_t y_of(const struct drawing *drawing, struct ratio seconds)
{
	return TOP + HEIGHT - ratio_round(ratio_multiply(seconds, ratio_of(HEIGHT, (int128)drawing->top * 3600)));
}

/* The class that says how a series looks, by the mark that it has in characters. */
static int look_of(const struct series *series)
{
	static const char marks[] = "=:-#o";
	const char *found = series->mark ? strchr(marks, series->mark) : NULL;

	return found ? (int)(found - marks) : (int)sizeof marks - 2;
}

static void draw_grid(struct drawing *drawing)
{
	for (int64_t hours = 0; hours <= drawing->top; hours += drawing->step) {
		int64_t y = y_of(drawing, ratio_of(hours * 3600, 1));

		add_tenths(drawing, "<path class=\"grid\" d=\"M", LEFT);
		add_tenths(drawing, ",", y);
		add_tenths(drawing, " H", LEFT + WIDTH);
		add_tenths(drawing, "\"/><text x=\"28\" text-anchor=\"end\" y=\"", y + 30);
		text_print(drawing->text, "\">%lld</text>\n", (long long)hours);
	}
}

static void draw_day(struct drawing *drawing, size_t point)
{
	char day[32];

	add_tenths(drawing, "<text text-anchor=\"middle\" x=\"", x_of(drawing, point));
	add_tenths(drawing, "\" y=\"", TOP + HEIGHT + 140);
	text_print(drawing->text, "\">%s</text>\n", locale_day(drawing->locale, DAY_AXIS, drawing->chart->days[point], day));
}

/* Days under as many points as there is room for, and under the last one. */
static void draw_days(struct drawing *drawing)
{
	size_t last = drawing->chart->count - 1, stride = 1;

	while (stride < last && x_of(drawing, stride) - LEFT < DAY_WIDTH)
		stride++;
	for (size_t i = 0; i < last; i += stride)
		if (x_of(drawing, last) - x_of(drawing, i) >= DAY_WIDTH)
			draw_day(drawing, i);
	draw_day(drawing, last);
}

/* A step holds until the next point; what is not known is left out. */
static void draw_series(struct drawing *drawing, const struct series *series)
{
	bool begun = false;

	text_print(drawing->text, "<path class=\"line m%d\" d=\"", look_of(series));
	for (size_t i = 0; i < drawing->chart->count; i++) {
		if (ratio_is_null(series->points[i])) {
			begun = false;
			continue;
		}
		if (!begun) {
			add_tenths(drawing, "M", x_of(drawing, i));
			add_tenths(drawing, ",", y_of(drawing, series->points[i]));
		} else if (series->steps) {
			add_tenths(drawing, " H", x_of(drawing, i));
			add_tenths(drawing, " V", y_of(drawing, series->points[i]));
		} else {
			add_tenths(drawing, " L", x_of(drawing, i));
			add_tenths(drawing, ",", y_of(drawing, series->points[i]));
		}
		begun = true;
	}
	text_add(drawing->text, "\"/>\n");
}

static int by_height(const void *a, const void *b)
{
	const struct ending *left = a, *right = b;

	return left->y != right->y ? (left->y > right->y) - (left->y < right->y) : (left->series > right->series) - (left->series < right->series);
}

/* Labels stand where their lines end, pushed apart so that each can be read. */
static void spread(struct ending *endings, size_t count)
{
	int64_t lowest = TOP + HEIGHT + 30;

	qsort(endings, count, sizeof *endings, by_height);
	for (size_t i = 1; i < count; i++)
		if (endings[i].y < endings[i - 1].y + LABEL_STEP)
			endings[i].y = endings[i - 1].y + LABEL_STEP;
	for (size_t i = count; i-- > 0; lowest -= LABEL_STEP)
		if (endings[i].y > lowest)
			endings[i].y = lowest;
}

static void draw_labels(struct drawing *drawing)
{
	const struct chart *chart = drawing->chart;
	struct ending *endings = arena_array(drawing->arena, chart->series_count + 1, sizeof *endings);

	for (size_t i = 0; i < chart->series_count; i++)
		endings[i] = (struct ending){&chart->series[i], y_of(drawing, chart->series[i].points[chart->count - 1]) + 30};
	spread(endings, chart->series_count);
	for (size_t i = 0; i < chart->series_count; i++) {
		const struct series *series = endings[i].series;

		text_print(drawing->text, "<text class=\"name m%d\"", look_of(series));
		add_tenths(drawing, " x=\"", LEFT + WIDTH + GUTTER);
		add_tenths(drawing, "\" y=\"", endings[i].y);
		text_print(drawing->text, "\">%s h ", value_in(value_hours(drawing->arena, series->points[chart->count - 1], 1), drawing->locale, drawing->arena));
		text_add_html(drawing->text, series->label);
		text_add(drawing->text, "</text>\n");
	}
}

void chart_draw(const struct chart *chart, const struct locale *locale, struct arena *arena, struct text *text)
{
	struct drawing drawing = {.chart = chart, .locale = locale, .arena = arena, .text = text};

	if (!chart->count)
		return;
	drawing.top = chart_top(chart, &drawing.step);
	text_print(text, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", WHOLE_WIDTH / 10, WHOLE_HEIGHT / 10);
	text_add_html(text, chart->label);
	text_add(text, "\">\n");
	draw_grid(&drawing);
	draw_days(&drawing);
	for (size_t i = chart->series_count; i-- > 0;)
		if (chart->series[i].steps)
			draw_series(&drawing, &chart->series[i]);
	for (size_t i = 0; i < chart->series_count; i++)
		if (!chart->series[i].steps)
			draw_series(&drawing, &chart->series[i]);
	draw_labels(&drawing);
	text_add(text, "</svg>\n");
}
