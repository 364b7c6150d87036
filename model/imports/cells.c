#include <stdlib.h>
#include <string.h>

#include "model/imports/cells.h"

void cells_open(struct cells *cells, struct source *source, char separator, bool strict)
{
	*cells = (struct cells){.source = source, .separator = separator, .strict = strict, .next_line = 1};
}

void cells_close(struct cells *cells)
{
	text_free(&cells->bytes);
	free(cells->starts);
	free(cells->items);
	cells->starts = NULL;
	cells->items = NULL;
}

bool cells_rewind(struct cells *cells)
{
	cells->next_line = 1;
	return source_rewind(cells->source);
}

static bool refuse(struct cells *cells, const char *reason)
{
	return source_refuse(cells->source, cells->line, "%s", reason);
}

static void begin_cell(struct cells *cells)
{
	if (cells->count == cells->room) {
		cells->room = cells->room ? cells->room * 2 : 16;
		cells->starts = realloc(cells->starts, (size_t)cells->room * sizeof *cells->starts);
		cells->items = realloc(cells->items, (size_t)cells->room * sizeof *cells->items);
		if (!cells->starts || !cells->items)
			arena_exhausted();
	}
	cells->starts[cells->count++] = cells->bytes.length;
}

static bool keep(struct cells *cells, int byte)
{
	struct text *bytes = &cells->bytes;

	if (bytes->length >= SOURCE_LINE_LIMIT)
		return refuse(cells, "the row is over 1 MiB.");
	if (byte >= 0x80)
		cells->high = true;
	else if ((byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7f)
		cells->control = true;
	if (bytes->length + 1 < bytes->room)
		bytes->bytes[bytes->length++] = (char)byte;
	else
		text_add_char(bytes, (char)byte);
	return true;
}

static bool is_plain(char byte, char mark)
{
	return (signed char)byte >= 0x20 && byte != 0x7f && byte != '"' && byte != mark;
}

/* The bytes up to the next that means something, as far as they were read already: most of a file, in few steps. */
static void keep_plain(struct cells *cells, char mark)
{
	struct source *source = cells->source;
	const char *bytes = source->buffer + source->at;
	size_t length = 0, most = source->filled - source->at, left = SOURCE_LINE_LIMIT - cells->bytes.length;

	if (most > left)
		most = left;
	while (length < most && is_plain(bytes[length], mark))
		length++;
	if (!length)
		return;
	text_add_n(&cells->bytes, bytes, length);
	source->at += length;
}

/* A line end, of which the first byte was read already: CRLF, LF, and CR alone unless strict. */
static bool end_line(struct cells *cells, int byte)
{
	if (byte == '\r') {
		if (source_peek(cells->source) == '\n')
			cells->source->at++;
		else if (cells->strict)
			return refuse(cells, "a carriage return without a line feed.");
	}
	cells->next_line++;
	return true;
}

/* From behind the opening quote to behind the closing one. */
static bool read_quoted(struct cells *cells)
{
	for (;;) {
		int byte = source_byte(cells->source);

		if (byte < 0)
			return refuse(cells, "a quote that is never closed.");
		if (byte == '"') {
			if (source_peek(cells->source) != '"')
				return true;
			cells->source->at++;
		} else if (byte == '\n' || byte == '\r') {
			if (!end_line(cells, byte))
				return false;
			byte = '\n';
		}
		if (!keep(cells, byte))
			return false;
		keep_plain(cells, '"');
	}
}

static bool ends_cell(const struct cells *cells, int byte)
{
	return byte < 0 || byte == cells->separator || byte == '\n' || byte == '\r';
}

/* One cell with what ends it, which is answered: the separator, a line end, or -1; -2 is a fault. */
static int read_cell(struct cells *cells)
{
	int byte = source_byte(cells->source);
	bool quoted = byte == '"';

	begin_cell(cells);
	if (quoted) {
		if (!read_quoted(cells))
			return -2;
		byte = source_byte(cells->source);
		if (cells->strict && !ends_cell(cells, byte)) {
			refuse(cells, "text after a closing quote.");
			return -2;
		}
	}
	for (; !ends_cell(cells, byte); byte = source_byte(cells->source)) {
		if (byte == '"' && cells->strict) {
			refuse(cells, "a quote inside a cell that has none around it.");
			return -2;
		}
		if (!keep(cells, byte))
			return -2;
		keep_plain(cells, cells->separator);
	}
	text_add_char(&cells->bytes, '\0');
	return byte;
}

static bool judge(struct cells *cells)
{
	for (int i = 0; i < cells->count; i++)
		cells->items[i] = cells->bytes.bytes + cells->starts[i];
	if (cells->control)
		return refuse(cells, "a control character.");
	if (!cells->high)
		return true;
	for (int i = 0; i < cells->count; i++)
		if (utf8_fault(cells->items[i], strlen(cells->items[i])) >= 0)
			return refuse(cells, "not UTF-8.");
	return true;
}

enum outcome cells_next(struct cells *cells)
{
	int end;

	cells->line = cells->next_line;
	cells->count = 0;
	cells->high = cells->control = false;
	text_clear(&cells->bytes);
	if (source_peek(cells->source) < 0)
		return cells->source->failed ? READ_FAULT : READ_END;
	do
		end = read_cell(cells);
	while (end == (unsigned char)cells->separator);
	if (end == -2 || cells->source->failed || (end >= 0 && !end_line(cells, end)))
		return READ_FAULT;
	return judge(cells) ? READ_ROW : READ_FAULT;
}

bool cells_is_blank(const struct cells *cells)
{
	return cells->count == 1 && !cells->items[0][0];
}
