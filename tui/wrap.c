#include "tui/wrap.h"

#include <string.h>

#include "model/text.h"

enum { LINE_MOST = 512 };

/* The bytes that fit of a word that is too long for any line. */
static size_t part_length(const char *word, int width)
{
	uint32_t point;
	size_t length = 0;

	while (length < LINE_MOST - 8 && word[length]) {
		int size = utf8_decode(word + length, &point);

		width -= size ? utf8_width(point) : 1;
		if (width < 0 && length)
			break;
		length += size ? (size_t)size : 1;
	}
	return length;
}

/* The bytes of as many whole words as fit; of one that never would, a part. */
static size_t line_length(const char *text, int width)
{
	char line[LINE_MOST];
	size_t length = 0, next;

	do {
		next = length + strspn(text + length, " ");
		next += strcspn(text + next, " ");
		if (next >= sizeof line)
			break;
		memcpy(line, text, next);
		line[next] = '\0';
		if (canvas_width(line) > width)
			break;
		length = next;
	} while (text[length]);
	return length ? length : part_length(text, width);
}

/* The next line, and what follows it; the last row there is takes all the rest, to be cut where it is painted. */
static const char *cut_line(const struct wrapping *wrapping, const char *text, int rows, char line[LINE_MOST])
{
	size_t length;

	text += strspn(text, " ");
	length = rows == wrapping->most - 1 ? utf8_cut(text, LINE_MOST - 1) : line_length(text, wrapping->width);
	memcpy(line, text, length);
	line[length] = '\0';
	return rows == wrapping->most - 1 ? "" : text + length;
}

int wrap_paint(struct canvas *canvas, const struct wrapping *wrapping, const char *text)
{
	char line[LINE_MOST];
	int rows = 0;

	while (*text && rows < wrapping->most && wrapping->width > 0) {
		text = cut_line(wrapping, text, rows, line);
		if (canvas)
			canvas_put(canvas, wrapping->row + rows, wrapping->column, wrapping->width, wrapping->tone, line);
		rows++;
	}
	return rows;
}

int wrap_last_width(const struct wrapping *wrapping, const char *text)
{
	char line[LINE_MOST] = "";

	for (int rows = 0; *text && rows < wrapping->most && wrapping->width > 0; rows++)
		text = cut_line(wrapping, text, rows, line);
	return canvas_width(line);
}
