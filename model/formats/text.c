/* A report for people as plain text, at most 96 columns wide: the widest column of a table is wrapped at blanks. */
#include <string.h>

#include "model/report.h"

enum { PAGE_COLUMNS = 96, PLOT_COLUMNS = 66, PLOT_ROWS = 16, GAP = 2, NARROWEST = 16 };

/* Words up to a width, broken at the last blank that fits; answers what is left, "" at the end. */
static const char *take_line(const char *words, int width, struct text *line)
{
	const char *end = words, *last_blank = NULL;
	int columns = 0;

	while (*end) {
		uint32_t point;
		int bytes = utf8_decode(end, &point);

		if (*end == ' ')
			last_blank = end;
		columns += bytes ? utf8_width(point) : 1;
		if (columns > width && end > words) {
			if (last_blank)
				end = last_blank;
			break;
		}
		end += bytes ? bytes : 1;
	}
	text_add_n(line, words, (size_t)(end - words));
	while (*end == ' ')
		end++;
	return end;
}

static void write_wrapped(const char *words, const char *first, const char *then, struct text *text)
{
	const char *lead = first;

	do {
		struct text line = {0};

		words = take_line(words, PAGE_COLUMNS - (int)strlen(lead), &line);
		text_add(text, lead);
		text_add_clean(text, text_string(&line), true);
		text_add_char(text, '\n');
		text_free(&line);
		lead = then;
	} while (*words);
}

/* A cell made ready once: clean words, and the columns they take. */
struct cell { const char *words; int width; };

static struct cell cell_of(const char *words, struct arena *arena)
{
	size_t length = strlen(words);
	bool plain = true;

	for (size_t i = 0; plain && i < length; i++)
		plain = words[i] >= ' ' && words[i] < 0x7f;
	if (plain)
		return (struct cell){words, (int)length};
	words = text_clean(words, true, arena);
	return (struct cell){words, text_width(words)};
}

/* The titles, then the rows, column by column; rows counts all. */
static struct cell *make_cells(const struct report *report, const struct block *table, size_t *rows)
{
	size_t columns = (size_t)table->column_count, at = 0;
	struct cell *cells;

	*rows = 1;
	for (const struct table_row *row = table->rows; row; row = row->next)
		++*rows;
	cells = arena_array(report->arena, *rows * columns, sizeof *cells);
	for (size_t i = 0; i < columns; i++)
		cells[at++] = cell_of(table->columns[i].title, report->arena);
	for (const struct table_row *row = table->rows; row; row = row->next)
		for (size_t i = 0; i < columns; i++)
			cells[at++] = cell_of(value_words(row->cells[i], report->arena), report->arena);
	return cells;
}

/* Widths of the columns as they'd like to be, the widest ones narrowed until the page holds them. */
static int *table_widths(const struct cell *cells, size_t rows, int columns, struct arena *arena)
{
	int *widths = arena_array(arena, (size_t)columns, sizeof *widths);
	int all = (columns - 1) * GAP, widest = 0;

	for (size_t i = 0; i < rows * (size_t)columns; i++)
		if (cells[i].width > widths[i % (size_t)columns])
			widths[i % (size_t)columns] = cells[i].width;
	for (int i = 0; i < columns; i++)
		all += widths[i];
	for (; all > PAGE_COLUMNS; all--) {
		for (int i = 0; i < columns; i++)
			widest = widths[i] > widths[widest] ? i : widest;
		if (widths[widest] <= NARROWEST)
			break;
		widths[widest]--;
	}
	return widths;
}

static void write_padded(const char *words, int width, int columns, bool right, struct text *line)
{
	if (right)
		text_add_repeat(line, " ", columns - width);
	text_add(line, words);
	if (!right)
		text_add_repeat(line, " ", columns - width);
}

/* One line of a row; what doesn't fit stays in the cells for the next. Answers whether any does. */
static bool write_line(const struct block *table, const int *widths, struct cell *cells, struct text *text)
{
	bool more = false;

	for (int i = 0; i < table->column_count; i++) {
		if (i)
			text_add_repeat(text, " ", GAP);
		if (cells[i].width <= widths[i]) {
			write_padded(cells[i].words, cells[i].width, widths[i], table->columns[i].right, text);
			cells[i] = (struct cell){"", 0};
		} else {
			struct text part = {0};

			cells[i].words = take_line(cells[i].words, widths[i], &part);
			cells[i].width = text_width(cells[i].words);
			write_padded(text_string(&part), text_width(text_string(&part)), widths[i], table->columns[i].right, text);
			more = more || *cells[i].words;
			text_free(&part);
		}
	}
	while (text->length && text->bytes[text->length - 1] == ' ')
		text->bytes[--text->length] = '\0';
	text_add_char(text, '\n');
	return more;
}

static void write_table(const struct report *report, const struct block *table, struct text *text)
{
	size_t columns = (size_t)table->column_count, rows, first = 1;
	struct cell *cells = make_cells(report, table, &rows);
	const int *widths = table_widths(cells, rows, table->column_count, report->arena);

	for (size_t i = 0; i < columns; i++)
		first = cells[i].width ? 0 : first;
	for (size_t row = first; row < rows; row++)
		while (write_line(table, widths, cells + row * columns, text))
			;
}

static void write_block(const struct report *report, const struct block *block, struct text *text)
{
	switch (block->kind) {
	case BLOCK_PARAGRAPH:
		write_wrapped(block->text, "", "", text);
		break;
	case BLOCK_LIST:
		for (const struct line *line = block->lines; line; line = line->next)
			write_wrapped(line->text, "- ", "  ", text);
		break;
	case BLOCK_TABLE:
		write_table(report, block, text);
		break;
	case BLOCK_CHART:
		chart_plot(block->chart, PLOT_COLUMNS, PLOT_ROWS, report->arena, text);
		break;
	}
}

static void write_section(const struct report *report, const struct section *section, int number, struct text *text)
{
	if (section->title) {
		text_print(text, "\n%d. ", number);
		text_add_clean(text, section->title, true);
		text_add_char(text, '\n');
	}
	for (const struct block *block = section->blocks; block; block = block->next) {
		if (section->title || block != section->blocks || section != report->sections || report->title)
			text_add_char(text, '\n');
		write_block(report, block, text);
	}
}

void report_write_text(const struct report *report, struct text *text)
{
	int number = 0;

	if (report->title) {
		text_add_clean(text, report->title, true);
		text_add_char(text, '\n');
	}
	for (const struct line *line = report->lead; line; line = line->next) {
		text_add_char(text, '\n');
		write_wrapped(line->text, "", "", text);
	}
	for (const struct section *section = report->sections; section; section = section->next)
		write_section(report, section, section->title ? ++number : 0, text);
	if (report->foot)
		text_add_char(text, '\n');
	for (const struct line *line = report->foot; line; line = line->next)
		write_wrapped(line->text, "", "", text);
}
