/* A report for people as plain text, at most 96 columns wide: the widest columns of a table are wrapped at blanks. */
#include <string.h>

#include "model/report.h"

enum { PAGE_COLUMNS = 96, PAGE_LEAST = 48, PLOT_COLUMNS = 66, PLOT_ROWS = 16, GAP = 2, NARROWEST = 16, BLANK_COLUMNS = 40 };

/* Words up to a width, broken at the last blank that fits; answers what is left, "" at the end. */
static const char *take_line(const char *words, int width, struct text *line)
{
	const char *end = words, *last_blank = NULL;
	int columns = 0;

	while (*end) {
		bool is_plain = *end >= ' ' && *end <= '~';
		uint32_t point = 0;
		int bytes = is_plain ? 1 : utf8_decode(end, &point);

		if (*end == ' ')
			last_blank = end;
		columns += bytes && !is_plain ? utf8_width(point) : 1;
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

static int page_columns(const struct report *report)
{
	int columns = report->columns && report->columns < PAGE_COLUMNS ? report->columns : PAGE_COLUMNS;

	return columns > PAGE_LEAST ? columns : PAGE_LEAST;
}

static void write_wrapped(const struct report *report, const char *words, const char *first, const char *then, struct text *text)
{
	const char *lead = first;

	do {
		struct text line = {0};

		words = take_line(words, page_columns(report) - (int)strlen(lead), &line);
		text_add(text, lead);
		text_add_clean(text, text_string(&line), true);
		text_add_char(text, '\n');
		text_free(&line);
		lead = then;
	} while (*words);
}

/* What stands in the cells, row after row, and last NULL: the widths ask for it and the lines. A heading has no cells. */
static const char **table_words(const struct report *report, const struct block *table)
{
	size_t rows = 0, at = 0;
	const char **words;

	for (const struct table_row *row = table->rows; row; row = row->next)
		rows++;
	words = arena_array(report->arena, rows * (size_t)table->column_count + 1, sizeof *words);
	for (const struct table_row *row = table->rows; row; row = row->next)
		for (int i = 0; i < table->column_count; i++)
			words[at++] = row->kind == ROW_HEADING ? "" : report_words(report, row->cells[i]);
	return words;
}

/* Widths of the columns as they'd like to be, then the widest one narrowed to the page. */
static int *table_widths(const struct report *report, const struct block *table, const char *const *words)
{
	int *widths = arena_array(report->arena, (size_t)table->column_count, sizeof *widths);
	int all = (table->column_count - 1) * GAP, widest = 0;

	for (int i = 0; i < table->column_count; i++)
		widths[i] = text_width(table->columns[i].title);
	for (size_t i = 0; words[i]; i++) {
		int width = text_width(words[i]), *column = &widths[i % (size_t)table->column_count];

		*column = width > *column ? width : *column;
	}
	for (int i = 0; i < table->column_count; i++)
		all += widths[i];
	while (all > page_columns(report)) {
		for (int i = 0; i < table->column_count; i++)
			widest = widths[i] > widths[widest] ? i : widest;
		if (widths[widest] <= NARROWEST)
			break;
		widths[widest]--;
		all--;
	}
	return widths;
}

static void write_line_of_cells(const struct block *table, const int *widths, const char **rest, struct text *text)
{
	struct text line = {0}, cell = {0};

	for (int i = 0; i < table->column_count; i++) {
		text_clear(&cell);
		rest[i] = take_line(rest[i], widths[i], &cell);
		text_add_fit(&line, text_string(&cell), table->columns[i].right ? -widths[i] : widths[i], false);
		if (i + 1 < table->column_count)
			text_add_repeat(&line, " ", GAP);
	}
	text_free(&cell);
	while (line.length && line.bytes[line.length - 1] == ' ')
		line.bytes[--line.length] = '\0';
	text_add_clean(text, text_string(&line), true);
	text_add_char(text, '\n');
	text_free(&line);
}

static bool any_left(const char *const *rest, int count)
{
	for (int i = 0; i < count; i++)
		if (*rest[i])
			return true;
	return false;
}

static void write_table(const struct report *report, const struct block *table, struct text *text)
{
	const char **rest = arena_array(report->arena, (size_t)table->column_count, sizeof *rest), **words = table_words(report, table);
	int *widths = table_widths(report, table, words);
	bool titled = false;

	for (int i = 0; i < table->column_count; i++) {
		rest[i] = table->columns[i].title;
		titled = titled || *rest[i];
	}
	if (titled)
		write_line_of_cells(table, widths, rest, text);
	for (const struct table_row *row = table->rows; row; row = row->next, words += table->column_count) {
		if (row->kind == ROW_HEADING) {
			write_wrapped(report, report_words(report, row->cells[0]), "", "", text);
			continue;
		}
		memcpy(rest, words, (size_t)table->column_count * sizeof *rest);
		do
			write_line_of_cells(table, widths, rest, text);
		while (any_left(rest, table->column_count));
	}
}

static void write_block(const struct report *report, const struct block *block, struct text *text)
{
	switch (block->kind) {
	case BLOCK_PARAGRAPH:
		write_wrapped(report, block->text, "", "", text);
		break;
	case BLOCK_LIST:
		for (const struct line *line = block->lines; line; line = line->next)
			write_wrapped(report, line->text, "- ", "  ", text);
		break;
	case BLOCK_CHOICES:
		for (const struct line *line = block->lines; line; line = line->next)
			write_wrapped(report, line->text, "[ ] ", "    ", text);
		break;
	case BLOCK_BLANKS:
		for (const struct line *line = block->lines; line; line = line->next) {
			text_add_clean(text, line->text, true);
			text_add(text, ": ");
			text_add_repeat(text, "_", BLANK_COLUMNS);
			text_add_char(text, '\n');
		}
		break;
	case BLOCK_TABLE:
		write_table(report, block, text);
		break;
	case BLOCK_CHART:
		chart_plot(block->chart, PLOT_COLUMNS, PLOT_ROWS, report->locale, report->arena, text);
		break;
	}
}

static void write_section(const struct report *report, const struct section *section, int number, struct text *text)
{
	if (section->title) {
		text_add_char(text, '\n');
		if (number)
			text_print(text, "%d. ", number);
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
		write_wrapped(report, line->text, "", "", text);
	}
	for (const struct section *section = report->sections; section; section = section->next)
		write_section(report, section, section->title && !report->unnumbered ? ++number : 0, text);
	if (report->foot)
		text_add_char(text, '\n');
	for (const struct line *line = report->foot; line; line = line->next)
		write_wrapped(report, line->text, "", "", text);
}
