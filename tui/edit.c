#include "tui/edit.h"

#include <string.h>

#include "model/text.h"

enum { CTRL_A = 1, CTRL_E = 5, CTRL_H = 8, CTRL_K = 11, CTRL_U = 21, CTRL_W = 23, DELETE = 127 };

void edit_set(struct edit *edit, const char *text)
{
	size_t length = utf8_cut(text, sizeof edit->text - 1);

	memcpy(edit->text, text, length);
	edit->text[length] = '\0';
	edit->point = length;
}

/* Marks that combine belong to the letter before them: the edit point never stands between. */
static bool is_start(const char *text, size_t at)
{
	uint32_t point;

	if (((unsigned char)text[at] & 0xc0) == 0x80)
		return false;
	return !text[at] || !utf8_decode(text + at, &point) || utf8_width(point) > 0 || utf8_is_forbidden(point);
}

static size_t before(const struct edit *edit, size_t at)
{
	while (at > 0 && !is_start(edit->text, --at))
		;
	return at;
}

static size_t after(const struct edit *edit, size_t at)
{
	if (!edit->text[at])
		return at;
	while (!is_start(edit->text, ++at))
		;
	return at;
}

static size_t word_before(const struct edit *edit)
{
	size_t at = edit->point;

	while (at > 0 && edit->text[at - 1] == ' ')
		at--;
	while (at > 0 && edit->text[at - 1] != ' ')
		at--;
	return at;
}

static void erase(struct edit *edit, size_t from, size_t until)
{
	memmove(edit->text + from, edit->text + until, strlen(edit->text + until) + 1);
	edit->point = from;
}

static void insert(struct edit *edit, const char *text, size_t length)
{
	size_t rest = strlen(edit->text + edit->point) + 1;

	if (edit->point + length + rest > sizeof edit->text)
		return;
	memmove(edit->text + edit->point + length, edit->text + edit->point, rest);
	memcpy(edit->text + edit->point, text, length);
	edit->point += length;
}

static void insert_point(struct edit *edit, uint32_t point)
{
	char bytes[4];

	insert(edit, bytes, (size_t)utf8_put(point, bytes));
}

static void paste(struct edit *edit, const char *text)
{
	uint32_t point;

	while (*text) {
		int length = utf8_decode(text, &point);

		if (!length)
			point = 0xfffd;
		if (point == '\n' || point == '\r' || point == '\t')
			point = ' ';
		if (key_is_text(point))
			insert_point(edit, point);
		text += length ? length : 1;
	}
}

static bool edit_delete(struct edit *edit, uint32_t key)
{
	switch (key) {
	case PRESS_BACKSPACE: case CTRL_H: case DELETE:
		erase(edit, before(edit, edit->point), edit->point);
		return true;
	case PRESS_DELETE:
		erase(edit, edit->point, after(edit, edit->point));
		return true;
	case CTRL_U:
		edit_set(edit, "");
		return true;
	case CTRL_W:
		erase(edit, word_before(edit), edit->point);
		return true;
	case CTRL_K:
		edit->text[edit->point] = '\0';
		return true;
	}
	return false;
}

static bool edit_move(struct edit *edit, uint32_t key)
{
	switch (key) {
	case PRESS_LEFT: edit->point = before(edit, edit->point); return true;
	case PRESS_RIGHT: edit->point = after(edit, edit->point); return true;
	case PRESS_HOME: case CTRL_A: edit->point = 0; return true;
	case PRESS_END: case CTRL_E: edit->point = strlen(edit->text); return true;
	}
	return false;
}

bool edit_press(struct edit *edit, const struct press *press)
{
	if (press->key == PRESS_PASTE)
		paste(edit, press->text);
	else if (key_is_text(press->key))
		insert_point(edit, press->key);
	else
		return edit_delete(edit, press->key) || edit_move(edit, press->key);
	return true;
}

/* The columns between two places of the text. */
static int span_width(const struct edit *edit, size_t from, size_t until)
{
	char part[EDIT_MOST];

	memcpy(part, edit->text + from, until - from);
	part[until - from] = '\0';
	return canvas_width(part);
}

void edit_paint(const struct edit *edit, struct canvas *canvas, int row, int column, int width, bool focused)
{
	size_t from = edit->point, earlier;

	if (width <= 0)
		return;
	while (focused && from > 0 && span_width(edit, earlier = before(edit, from), edit->point) < width)
		from = earlier;
	from = focused ? from : 0;
	canvas_put(canvas, row, column, width, TONE_PLAIN, edit->text + from);
	if (focused)
		canvas_cursor(canvas, row, column + span_width(edit, from, edit->point));
}
