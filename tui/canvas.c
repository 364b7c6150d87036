#include "tui/canvas.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "model/text.h"

enum { LINE_MOST = 2048, ELLIPSIS = 0x2026, REPLACEMENT = 0xfffd };

/* One character of a text as it is shown: two points only for ^X. */
struct sign {
	uint32_t points[2];
	int count, width;
};

struct canvas canvas_new_as(struct arena *arena, int rows, int columns, bool ascii, bool bare)
{
	struct grid *grid = arena_take(arena, sizeof *grid);
	struct canvas canvas;

	rows = rows > 0 ? rows : 0;
	columns = columns > 0 ? columns : 0;
	*grid = (struct grid){.rows = rows, .columns = columns, .ascii = ascii, .bare = bare, .arena = arena};
	grid->cells = arena_array(arena, (size_t)rows * (size_t)columns, sizeof *grid->cells);
	canvas = (struct canvas){.rows = rows, .columns = columns, .grid = grid};
	canvas_clear(&canvas);
	return canvas;
}

struct canvas canvas_new(struct arena *arena, int rows, int columns)
{
	return canvas_new_as(arena, rows, columns, false, false);
}

static int between(int least, int value, int most)
{
	return value < least ? least : value > most ? most : value;
}

struct canvas canvas_part(const struct canvas *whole, int row, int column, int rows, int columns)
{
	int top = between(0, row, whole->rows), left = between(0, column, whole->columns);

	return (struct canvas){
		.rows = between(0, row + rows - top, whole->rows - top),
		.columns = between(0, column + columns - left, whole->columns - left),
		.top = whole->top + top,
		.left = whole->left + left,
		.grid = whole->grid,
	};
}

static struct cell *cell_at(const struct canvas *canvas, int row, int column)
{
	const struct grid *grid = canvas->grid;

	return grid->cells + (size_t)(canvas->top + row) * (size_t)grid->columns + (size_t)(canvas->left + column);
}

const struct cell *canvas_cell(const struct canvas *canvas, int row, int column)
{
	return cell_at(canvas, row, column);
}

static bool canvas_has(const struct canvas *canvas, int row, int column)
{
	return row >= 0 && row < canvas->rows && column >= 0 && column < canvas->columns;
}

/* Whoever paints over half of a wide character blanks the other half. */
static void part_wide(const struct canvas *canvas, int row, int column)
{
	struct cell *cell = cell_at(canvas, row, column);
	int place = canvas->left + column;

	if (cell->width == 0 && place > 0)
		cell[-1] = (struct cell){.point = ' ', .width = 1};
	if (cell->width == 2 && place + 1 < canvas->grid->columns)
		cell[1] = (struct cell){.point = ' ', .width = 1};
}

static void set_cell(const struct canvas *canvas, int row, int column, struct cell cell)
{
	if (!canvas_has(canvas, row, column))
		return;
	part_wide(canvas, row, column);
	*cell_at(canvas, row, column) = cell;
}

void canvas_clear(struct canvas *canvas)
{
	struct grid *grid = canvas->grid;

	for (int row = 0; row < canvas->rows; row++)
		for (int column = 0; column < canvas->columns; column++)
			set_cell(canvas, row, column, (struct cell){.point = ' ', .width = 1});
	if (canvas->rows != grid->rows || canvas->columns != grid->columns)
		return;
	grid->cursor_row = grid->cursor_column = -1;
	grid->mark_count = 0;
}

/* Joiners and presentation selectors make terminals disagree about columns; without them each part is drawn apart. */
static bool is_joiner(uint32_t point)
{
	return (point >= 0x200b && point <= 0x200d) || point == 0x2060 || point == 0xfeff || (point >= 0xfe00 && point <= 0xfe0f);
}

static const char *sign_next(const char *text, struct sign *sign)
{
	uint32_t point;
	int length = utf8_decode(text, &point);

	*sign = (struct sign){.points = {REPLACEMENT}, .count = 1, .width = 1};
	if (!length)
		return text + 1;
	if (point == '\n' || point == '\t')
		sign->points[0] = ' ';
	else if (point < 0x20 || point == 0x7f)
		*sign = (struct sign){.points = {'^', point ^ 0x40}, .count = 2, .width = 2};
	else if (is_joiner(point))
		sign->count = sign->width = 0;
	else if (!utf8_is_forbidden(point))
		*sign = (struct sign){.points = {point}, .count = 1, .width = utf8_width(point)};
	return text + length;
}

int canvas_width(const char *text)
{
	struct sign sign;
	int width = 0;

	while (*text) {
		text = sign_next(text, &sign);
		width += sign.width;
	}
	return width;
}

static void add_mark(const struct canvas *canvas, struct cell *cell, uint32_t mark)
{
	struct grid *grid = canvas->grid;

	if (grid->ascii)
		return;
	if (!cell->marks && grid->mark_count < UINT16_MAX) {
		if (grid->mark_count == grid->mark_room) {
			struct marks *more = arena_array(grid->arena, grid->mark_room * 2 + 8, sizeof *more);

			if (grid->mark_count)
				memcpy(more, grid->marks, grid->mark_count * sizeof *more);
			grid->mark_room = grid->mark_room * 2 + 8;
			grid->marks = more;
		}
		grid->marks[grid->mark_count++] = (struct marks){{0}};
		cell->marks = (uint16_t)grid->mark_count;
	}
	for (int i = 0; cell->marks && i < MARKS_MOST; i++)
		if (!grid->marks[cell->marks - 1].points[i]) {
			grid->marks[cell->marks - 1].points[i] = mark;
			return;
		}
}

static void put_point(const struct canvas *canvas, int row, int column, enum tone tone, uint32_t point, int width)
{
	if (canvas->grid->ascii)
		point = sign_in_ascii(point);
	if (width == 2 && canvas->grid->ascii) {
		set_cell(canvas, row, column, (struct cell){.point = point, .tone = (uint8_t)tone, .width = 1});
		set_cell(canvas, row, column + 1, (struct cell){.point = point, .tone = (uint8_t)tone, .width = 1});
	} else if (width == 2 && (!canvas_has(canvas, row, column) || !canvas_has(canvas, row, column + 1))) {
		set_cell(canvas, row, column, (struct cell){.point = ' ', .width = 1});
		set_cell(canvas, row, column + 1, (struct cell){.point = ' ', .width = 1});
	} else {
		if (width == 2)
			set_cell(canvas, row, column + 1, (struct cell){.point = ' ', .width = 1});
		set_cell(canvas, row, column, (struct cell){.point = point, .tone = (uint8_t)tone, .width = (uint8_t)width});
		if (width == 2)
			*cell_at(canvas, row, column + 1) = (struct cell){.tone = (uint8_t)tone};
	}
}

/* Paints as many whole characters as the columns hold; answers how many columns that were. */
static int put_signs(struct canvas *canvas, int row, int column, int room, enum tone tone, const char *text)
{
	struct cell *last = NULL;
	struct sign sign;
	int used = 0;

	while (*text) {
		text = sign_next(text, &sign);
		if (used + sign.width > room)
			break;
		if (sign.count && !sign.width && last)
			add_mark(canvas, last, sign.points[0]);
		if (!sign.width)
			continue;
		for (int i = 0; i < sign.count; i++)
			put_point(canvas, row, column + used + i, tone, sign.points[i], sign.count == 2 ? 1 : sign.width);
		last = canvas_has(canvas, row, column + used) ? cell_at(canvas, row, column + used) : NULL;
		used += sign.width;
	}
	return used;
}

int canvas_put(struct canvas *canvas, int row, int column, int width, enum tone tone, const char *text)
{
	int room = abs(width), wanted = canvas_width(text), pad, used;

	if (row < 0 || row >= canvas->rows || !room)
		return 0;
	if (wanted > room) {
		used = put_signs(canvas, row, column, room - 1, tone, text);
		put_point(canvas, row, column + used, tone, ELLIPSIS, 1);
		canvas_repeat(canvas, row, column + used + 1, room - used - 1, TONE_PLAIN, ' ');
		return used + 1;
	}
	pad = width < 0 ? room - wanted : 0;
	canvas_repeat(canvas, row, column, pad, TONE_PLAIN, ' ');
	put_signs(canvas, row, column + pad, room - pad, tone, text);
	canvas_repeat(canvas, row, column + pad + wanted, room - pad - wanted, TONE_PLAIN, ' ');
	return wanted;
}

int canvas_print(struct canvas *canvas, int row, int column, int width, enum tone tone, const char *format, ...)
{
	char line[LINE_MOST];
	va_list list;

	va_start(list, format);
	vsnprintf(line, sizeof line, speech(format), list);
	va_end(list);
	line[utf8_cut(line, sizeof line - 4)] = '\0';
	return canvas_put(canvas, row, column, width, tone, line);
}

void canvas_repeat(struct canvas *canvas, int row, int column, int count, enum tone tone, uint32_t sign)
{
	if (row < 0 || row >= canvas->rows)
		return;
	for (int i = 0; i < count && column + i < canvas->columns; i++)
		put_point(canvas, row, column + i, tone, sign, 1);
}

void canvas_cursor(struct canvas *canvas, int row, int column)
{
	if (!canvas_has(canvas, row, column))
		return;
	canvas->grid->cursor_row = canvas->top + row;
	canvas->grid->cursor_column = canvas->left + column;
}

static void add_row(struct text *text, const struct canvas *canvas, int row)
{
	size_t end = text->length;

	for (int column = 0; column < canvas->columns; column++) {
		const struct cell *cell = canvas_cell(canvas, row, column);

		if (!cell->width)
			continue;
		text_add_point(text, cell->point);
		for (int i = 0; cell->marks && i < MARKS_MOST && canvas->grid->marks[cell->marks - 1].points[i]; i++)
			text_add_point(text, canvas->grid->marks[cell->marks - 1].points[i]);
		if (cell->point != ' ' || cell->marks)
			end = text->length;
	}
	text->length = end;
	text_add_char(text, '\n');
}

char *canvas_text(const struct canvas *canvas, struct arena *arena)
{
	struct text text = {0};
	char *copy;

	for (int row = 0; row < canvas->rows; row++)
		add_row(&text, canvas, row);
	copy = arena_text(arena, text_string(&text));
	text_free(&text);
	return copy;
}

/* The sign in a cell, as it was meant or in its plain form. */
static bool is_sign(const struct canvas *canvas, int row, int column, uint32_t sign)
{
	return canvas_cell(canvas, row, column)->point == (canvas->grid->ascii ? sign_in_ascii(sign) : sign);
}

bool canvas_has_way(const struct canvas *canvas, int from_row, int from_column, int to_row, int to_column)
{
	enum { HORIZONTAL = 0x2500, VERTICAL = 0x2502 };
	int down = to_row > from_row ? 1 : -1, right = to_column > from_column ? 1 : -1;

	if (to_row <= 0)
		return to_row == 0;
	if (from_row < 0 || to_row >= canvas->rows || to_column < 0 || to_column >= canvas->columns)
		return false;
	for (int row = from_row; row != to_row; row += down)
		if (is_sign(canvas, row + down, from_column, HORIZONTAL))
			return false;
	for (int column = from_column; column != to_column; column += right)
		if (is_sign(canvas, to_row, column + right, VERTICAL))
			return false;
	return true;
}
