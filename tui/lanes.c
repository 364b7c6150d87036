/* Lanes over days: items as stretches, milestones as points, and today through them. */

#include "model/day.h"
#include "tui/chart.h"
#include "tui/words.h"

enum { DONE = 0x2588, TO_DO = 0x2591, OVER = 0x2592, POINT_OPEN = 0x25a1, POINT_CLOSED = 0x25a0 };
enum { TODAY = 0x2502, ACROSS = 0x2500, TICK = 0x252c, AXIS_ROWS = 2, LEAST_WIDTH = 10 };

/* The days lie between the names and the right edge. */
struct scale { int from, until, column, width; };

/* The first column of a day, one past the last for what lies behind the end. */
static int column_of(const struct scale *scale, int day)
{
	int64_t days = (int64_t)scale->until - scale->from + 1, at = (int64_t)day - scale->from;

	return scale->column + (int)(at <= 0 ? 0 : at >= days ? scale->width : at * scale->width / days);
}

static void paint_stretch(struct canvas *canvas, int row, const struct scale *scale, const struct chart_lane *lane, int today)
{
	int first = column_of(scale, lane->from), end = column_of(scale, lane->until + 1), done;

	if (end <= first)
		end = first + 1;
	done = first + ((end - first) * lane->percent + 50) / 100;
	canvas_repeat(canvas, row, first, done - first, TONE_CHART, DONE);
	canvas_repeat(canvas, row, done, end - done, TONE_PLAIN, TO_DO);
	if (lane->percent < 100 && lane->closed == DAY_NONE && today > lane->until)
		canvas_repeat(canvas, row, end, column_of(scale, today) - end + 1, TONE_WARNING, OVER);
}

static void paint_point(struct canvas *canvas, int row, const struct scale *scale, const struct chart_lane *lane, int today)
{
	int due = column_of(scale, lane->until), end = scale->column + scale->width;
	bool closed = lane->closed != DAY_NONE;

	if (!closed && today > lane->until)
		canvas_repeat(canvas, row, due, column_of(scale, today) - due + 1, TONE_WARNING, OVER);
	canvas_repeat(canvas, row, due < end ? due : end - 1, 1, closed ? TONE_GOOD : TONE_PLAIN, closed ? POINT_CLOSED : POINT_OPEN);
}

static void paint_lane(struct canvas *canvas, int row, const struct chart_lanes *lanes, const struct scale *scale, const struct chart_lane *lane)
{
	canvas_put(canvas, row, 0, lanes->name_width, TONE_PLAIN, lane->name);
	if (lanes->today >= scale->from && lanes->today <= scale->until)
		canvas_repeat(canvas, row, column_of(scale, lanes->today), 1, TONE_KEY, TODAY);
	if (lane->until == DAY_NONE)
		return;
	if (lane->from == DAY_NONE)
		paint_point(canvas, row, scale, lane, lanes->today);
	else
		paint_stretch(canvas, row, scale, lane, lanes->today);
}

/* The first day, then the first of each month, where there is room. */
static void paint_axis(struct canvas *canvas, int row, const struct scale *scale)
{
	int free_from = scale->column;

	canvas_repeat(canvas, row, scale->column, scale->width, TONE_PLAIN, ACROSS);
	for (int day = scale->from; day <= scale->until; day++) {
		int column = column_of(scale, day);
		char label[16];

		if (day != scale->from && day_civil(day).day != 1)
			continue;
		words_day(day, label);
		if (column < free_from || column + canvas_width(label) > canvas->columns)
			continue;
		canvas_repeat(canvas, row, column, 1, TONE_PLAIN, TICK);
		canvas_put(canvas, row + 1, column, canvas_width(label), TONE_PLAIN, label);
		free_from = column + canvas_width(label) + 1;
	}
}

static void say_lanes(struct canvas *canvas, const struct chart_lanes *lanes, size_t first)
{
	for (size_t i = first; i < lanes->count && (int)(i - first) < canvas->rows; i++) {
		struct text words = {0};

		chart_lane_words(&lanes->items[i], lanes->today, &words);
		canvas_put(canvas, (int)(i - first), 0, canvas->columns, TONE_PLAIN, text_string(&words));
		text_free(&words);
	}
}

void chart_lanes(struct canvas *canvas, const struct chart_lanes *lanes, size_t first)
{
	struct scale scale = {lanes->from, lanes->until, lanes->name_width + 1, canvas->columns - lanes->name_width - 1};
	int rows = canvas->rows - AXIS_ROWS;

	if (canvas->grid->bare) {
		say_lanes(canvas, lanes, first);
		return;
	}
	if (rows < 1 || scale.width < LEAST_WIDTH || lanes->until < lanes->from || first >= lanes->count)
		return;
	rows = lanes->count - first < (size_t)rows ? (int)(lanes->count - first) : rows;
	for (int row = 0; row < rows; row++)
		paint_lane(canvas, row, lanes, &scale, &lanes->items[first + (size_t)row]);
	paint_axis(canvas, rows, &scale);
}
