/* Frames, rules and big digits: the parts of a canvas that are drawn rather than written. */

#include "tui/canvas.h"

enum { HORIZONTAL = 0x2500, VERTICAL = 0x2502, TOP_LEFT = 0x250c, TOP_RIGHT = 0x2510, BOTTOM_LEFT = 0x2514, BOTTOM_RIGHT = 0x2518 };
enum { HALF_UPPER = 0x2580, HALF_LOWER = 0x2584, FULL = 0x2588 };
enum { DIGIT_ROWS = 3, DIGIT_COLUMNS = 3 };

/* Words in an edge: the title at its left, cut if need be; the remark at its right only where both fit. */
static void paint_words(struct canvas *canvas, int row, const char *title, enum tone tone, const char *remark)
{
	int room = canvas->columns - 4, taken = 0, wanted;

	if (title && *title && room > 1) {
		wanted = canvas_width(title);
		taken = wanted < room - 2 ? wanted : room - 2;
		canvas_put(canvas, row, 1, 1, TONE_PLAIN, " ");
		canvas_put(canvas, row, 2, taken, tone, title);
		canvas_put(canvas, row, 2 + taken, 1, TONE_PLAIN, " ");
		taken += 2;
	}
	wanted = remark ? canvas_width(remark) : 0;
	if (wanted && taken + wanted + 3 <= canvas->columns - 2)
		canvas_print(canvas, row, canvas->columns - 3 - wanted, wanted + 2, TONE_PLAIN, " %s ", remark);
}

static void paint_edge(struct canvas *canvas, int row, uint32_t left, uint32_t right)
{
	canvas_repeat(canvas, row, 1, canvas->columns - 2, TONE_PLAIN, HORIZONTAL);
	canvas_repeat(canvas, row, 0, 1, TONE_PLAIN, left);
	canvas_repeat(canvas, row, canvas->columns - 1, 1, TONE_PLAIN, right);
}

/* Without frames the words stay, each edge a line of its own. */
static struct canvas bare_frame(struct canvas *canvas, const struct frame *frame)
{
	bool foot = frame->foot || frame->foot_remark;

	canvas_print(canvas, 0, 0, canvas->columns, TONE_TITLE, "%s%s%s", frame->title ? frame->title : "",
		frame->title && frame->remark && *frame->remark ? ": " : "", frame->remark ? frame->remark : "");
	if (foot)
		canvas_print(canvas, canvas->rows - 1, 0, canvas->columns, TONE_PLAIN, "%s  %s",
			frame->foot ? frame->foot : "", frame->foot_remark ? frame->foot_remark : "");
	return canvas_part(canvas, 1, 0, canvas->rows - 1 - foot, canvas->columns);
}

int canvas_middle(const struct canvas *canvas, int width)
{
	return canvas->grid->bare ? 0 : (canvas->columns - width) / 2;
}

struct canvas canvas_frame(struct canvas *canvas, struct frame frame)
{
	int last = canvas->rows - 1;

	if (canvas->rows < 2 || canvas->columns < 2)
		return canvas_part(canvas, 0, 0, 0, 0);
	if (canvas->grid->bare)
		return bare_frame(canvas, &frame);
	paint_edge(canvas, 0, TOP_LEFT, TOP_RIGHT);
	paint_words(canvas, 0, frame.title, TONE_TITLE, frame.remark);
	paint_edge(canvas, last, BOTTOM_LEFT, BOTTOM_RIGHT);
	paint_words(canvas, last, frame.foot, TONE_PLAIN, frame.foot_remark);
	for (int row = 1; row < last; row++) {
		canvas_repeat(canvas, row, 0, 1, TONE_PLAIN, VERTICAL);
		canvas_repeat(canvas, row, canvas->columns - 1, 1, TONE_PLAIN, VERTICAL);
	}
	return canvas_part(canvas, 1, 1, canvas->rows - 2, canvas->columns - 2);
}

void canvas_rule(struct canvas *canvas, int row, int column, int width)
{
	if (!canvas->grid->bare)
		canvas_repeat(canvas, row, column, width, TONE_PLAIN, HORIZONTAL);
}

/* Five rows of three dots for each digit, top row in the highest bits; drawn two dots to a cell. */
static uint32_t digit_sign(int digit, int row, int column)
{
	static const uint16_t dots[] = {
		075557, 026227, 071747, 071717, 055711, 074717, 074757, 071111, 075757, 075717,
	};
	int shift = 2 - column;
	bool upper = dots[digit] >> (3 * (4 - 2 * row) + shift) & 1;
	bool lower = row < 2 && dots[digit] >> (3 * (3 - 2 * row) + shift) & 1;

	return upper && lower ? FULL : upper ? HALF_UPPER : lower ? HALF_LOWER : ' ';
}

static uint32_t digit_in_ascii(int digit, int row, int column)
{
	static const char *const rows[DIGIT_ROWS] = {
		" _     _  _     _  _  _  _  _ ",
		"| |  | _| _||_||_ |_   ||_||_|",
		"|_|  ||_  _|  | _||_|  ||_| _|",
	};

	return (unsigned char)rows[row][digit * DIGIT_COLUMNS + column];
}

static void paint_digit(struct canvas *canvas, int at, int left, enum tone tone, int digit)
{
	for (int row = 0; row < DIGIT_ROWS; row++)
		for (int column = 0; column < DIGIT_COLUMNS; column++)
			canvas_repeat(canvas, at + row, left + column, 1, tone,
				canvas->grid->ascii ? digit_in_ascii(digit, row, column) : digit_sign(digit, row, column));
}

int canvas_digits(struct canvas *canvas, int row, int column, enum tone tone, const char *digits)
{
	int left = column;

	for (; *digits; digits++) {
		if (*digits == ':') {
			canvas_repeat(canvas, row + 1, left, 1, tone, canvas->grid->ascii ? '.' : HALF_LOWER);
			canvas_repeat(canvas, row + 2, left, 1, tone, canvas->grid->ascii ? '.' : HALF_UPPER);
			left += 2;
		} else if (*digits >= '0' && *digits <= '9') {
			paint_digit(canvas, row, left, tone, *digits - '0');
			left += DIGIT_COLUMNS + 1;
		}
	}
	return left - column;
}
