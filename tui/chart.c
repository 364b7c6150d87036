#include "tui/chart.h"

#include "model/money.h"

enum { FULL = 0x2588, LIGHT = 0x2591, LEFT_EIGHTHS = 0x2590, LOWER_EIGHTHS = 0x2580 };
enum { EIGHTHS = 8 };

static int64_t scaled(int64_t value, int64_t whole, int64_t length)
{
	bool overflow = false;

	if (whole <= 0 || value <= 0)
		return 0;
	return value >= whole ? length : round_product(value, length, whole, &overflow);
}

/* ▏ is one eighth from the left, █ all eight. */
static uint32_t left_block(int64_t eighths)
{
	return (uint32_t)(LEFT_EIGHTHS - eighths);
}

static uint32_t lower_block(int64_t eighths)
{
	return (uint32_t)(LOWER_EIGHTHS + eighths);
}

/* On a canvas that is read aloud: the words in place of the picture. Takes the text. */
static void say(struct canvas *canvas, int row, int column, int width, struct text *words)
{
	canvas_put(canvas, row, column, width, TONE_PLAIN, text_string(words));
	text_free(words);
}

void chart_bar(struct canvas *canvas, int row, int column, int width, enum tone tone, int64_t value, int64_t whole)
{
	int64_t filled = scaled(value, whole, (int64_t)width * EIGHTHS);
	int full = (int)(filled / EIGHTHS);
	struct text words = {0};

	if (width <= 0)
		return;
	if (canvas->grid->bare) {
		chart_bar_words(value, whole, &words);
		say(canvas, row, column, width, &words);
		return;
	}
	canvas_repeat(canvas, row, column, full, tone, FULL);
	if (filled % EIGHTHS)
		canvas_repeat(canvas, row, column + full++, 1, tone, left_block(filled % EIGHTHS));
	canvas_repeat(canvas, row, column + full, width - full, TONE_PLAIN, LIGHT);
}

void chart_stack(struct canvas *canvas, int row, int column, int width, const struct chart_part *parts, size_t count, int64_t whole)
{
	struct text words = {0};
	int64_t sum = 0;
	int done = 0;

	if (canvas->grid->bare) {
		chart_stack_words(parts, count, whole, &words);
		say(canvas, row, column, width, &words);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		int end;

		sum += parts[i].value;
		end = (int)scaled(sum, whole, width);
		canvas_repeat(canvas, row, column + done, end - done, parts[i].tone, parts[i].sign);
		done = end > done ? end : done;
	}
}

void chart_span(struct canvas *canvas, int row, int column, int width, struct chart_part part, struct chart_ends ends)
{
	int first = (int)scaled(ends.from < ends.until ? ends.from : ends.until, ends.whole, width);
	int last = (int)scaled(ends.from < ends.until ? ends.until : ends.from, ends.whole, width);

	if (width <= 0 || ends.from == ends.until || canvas->grid->bare)
		return;
	if (first == width)
		first--;
	canvas_repeat(canvas, row, column + first, last > first ? last - first : 1, part.tone, part.sign);
}

/* One upright bar; a value over nothing shows at least its lowest eighth. */
static void paint_column(struct canvas *canvas, int column, int width, enum tone tone, uint32_t sign, int64_t filled)
{
	for (int row = canvas->rows - 1; row >= 0 && filled > 0; row--, filled -= EIGHTHS)
		canvas_repeat(canvas, row, column, width, tone,
			sign ? sign : lower_block(filled > EIGHTHS ? EIGHTHS : filled));
}

void chart_columns(struct canvas *canvas, struct chart_columns chart)
{
	for (size_t i = 0; i < chart.count; i++) {
		int64_t filled = scaled(chart.values[i], chart.whole, (int64_t)canvas->rows * EIGHTHS);

		if (chart.values[i] > 0 && !filled)
			filled = 1;
		paint_column(canvas, chart.column + (int)i * chart.pitch, chart.width, chart.tone, chart.sign, filled);
	}
}
