/*
 * A report for people as one file of HTML that needs nothing else: no script, no picture, no font from elsewhere. It is
 * well formed as XML too, light or dark as the reader likes, and told apart without colour.
 */
#include <string.h>

#include "model/formats/page-head.h"
#include "model/report.h"

/* How the page is set when it is printed: as large as fits one A4 page, within what can be read. Tenths of a pixel. */
enum { PAGE_HEIGHT = 10350, LETTER_HEIGHT = 9680, LEADING = 126, ROOMY_LEADING = 168, FONT_LEAST = 74, FONT_MOST = 124, FONT_ROOMY = 136, FONT_STEP = 2, FONT_MANY = 104 /* where one page won't do */, LETTERS = 12500 /* on a line, times the size */, CHART_LINES = 13, SHORT_CELL = 16, SHORT_LABEL = 28 };

/* Lines that a text takes on the page, roughly: letters are taken to be alike. */
static int lines_of(const char *words, int letters)
{
	return 1 + text_width(words) / letters;
}

static int lines_of_all(const struct line *line, int letters)
{
	int lines = 0;

	for (; line; line = line->next)
		lines += lines_of(line->text, letters);
	return lines;
}

/* In tenths, as cells have air around them. */
static int table_lines(const struct report *report, const struct block *table, int letters)
{
	int tenths = 12;

	for (const struct table_row *row = table->rows; row; row = row->next) {
		int all = 0;

		for (int i = 0; i < table->column_count; i++)
			all += text_width(report_words(report, row->cells[i])) + 3;
		tenths += 12 + all / letters * 10;
	}
	return (tenths + 9) / 10;
}

static int block_lines(const struct report *report, const struct block *block, int letters)
{
	switch (block->kind) {
	case BLOCK_PARAGRAPH:
		return lines_of(block->text, letters);
	case BLOCK_TABLE:
		return table_lines(report, block, letters);
	case BLOCK_CHART:
		return CHART_LINES;
	case BLOCK_BLANKS:
		return 2 * lines_of_all(block->lines, letters);
	default:
		return lines_of_all(block->lines, letters);
	}
}

static int page_lines(const struct report *report, int letters)
{
	int lines = 3 + lines_of_all(report->lead, letters) + lines_of_all(report->foot, letters);

	for (const struct section *section = report->sections; section; section = section->next) {
		lines += section->title ? 2 : 0;
		for (const struct block *block = section->blocks; block; block = block->next)
			lines += block_lines(report, block, letters);
	}
	return lines;
}

static bool takes_one_page(const struct report *report, int size)
{
	return page_lines(report, LETTERS / size) * size * (report->flows ? ROOMY_LEADING : LEADING) / 100 <= (report->letter ? LETTER_HEIGHT : PAGE_HEIGHT);
}

/* The largest size of letters, in tenths of a pixel, with which all of it takes one page. */
static int font_size(const struct report *report)
{
	int least = report->flows ? FONT_MANY : FONT_LEAST, most = report->flows ? FONT_ROOMY : FONT_MOST;

	for (int size = most; size >= least; size -= FONT_STEP)
		if (takes_one_page(report, size))
			return size;
	return FONT_MANY;
}

/* Labels before facts, which have no titles, may be a little longer. */
static bool is_short(const struct report *report, const struct block *table, int column)
{
	int most = table_is_titled(table) ? SHORT_CELL : SHORT_LABEL;

	for (const struct table_row *row = table->rows; row; row = row->next)
		if (row->kind != ROW_HEADING && text_width(report_words(report, row->cells[column])) > most)
			return false;
	return true;
}

/* Ids, days and the like are not broken: a column of short words keeps each on one line. */
static const char *column_class(const struct report *report, const struct block *table, int column)
{
	if (column + 1 == table->strong)
		return " class=\"s\"";
	if (table->plain)
		return "";
	if (table->columns[column].right)
		return " class=\"n\"";
	if (!is_short(report, table, column))
		return "";
	return column == table_roomy(table) ? " class=\"k\"" : " class=\"w\"";
}

static void write_titles(const struct block *table, const char *const *classes, struct text *text)
{
	if (!table_is_titled(table))
		return;
	text_add(text, "<thead><tr>");
	for (int i = 0; i < table->column_count; i++) {
		text_print(text, "<th%s>", classes[i]);
		text_add_html(text, table->columns[i].title);
		text_add(text, "</th>");
	}
	text_add(text, "</tr></thead>\n");
}

static void write_row(const struct report *report, const struct block *table, const struct table_row *row, const char *const *classes, struct text *text)
{
	static const char *const kinds[] = {"<tr>", "<tr class=\"sum\">", "<tr class=\"part\">", "<tr class=\"over\">"};
	int count = row->kind == ROW_HEADING ? 1 : table->column_count;

	text_add(text, kinds[row->kind]);
	for (int i = 0; i < count; i++) {
		if (row->kind == ROW_HEADING)
			text_print(text, "<td colspan=\"%d\">", table->column_count);
		else
			text_print(text, "<td%s>", classes[i]);
		text_add_html(text, report_words(report, row->cells[i]));
		text_add(text, "</td>");
	}
	text_add(text, "</tr>\n");
}

static void write_table(const struct report *report, const struct block *table, struct text *text)
{
	const char **classes = arena_array(report->arena, (size_t)table->column_count, sizeof *classes);

	for (int i = 0; i < table->column_count; i++)
		classes[i] = column_class(report, table, i);
	text_add(text, table->plain ? "<table class=\"plain\">" : "<table>");
	write_titles(table, classes, text);
	text_add(text, "<tbody>\n");
	for (const struct table_row *row = table->rows; row; row = row->next)
		write_row(report, table, row, classes, text);
	text_add(text, "</tbody></table>\n");
}

static void write_lines(const struct line *line, const char *before, const char *after, struct text *text)
{
	for (; line; line = line->next) {
		text_add(text, before);
		text_add_html(text, line->text);
		text_add(text, after);
	}
}

static void write_block(const struct report *report, const struct block *block, struct text *text)
{
	switch (block->kind) {
	case BLOCK_PARAGRAPH:
		text_add(text, "<p>");
		text_add_html(text, block->text);
		text_add(text, "</p>\n");
		break;
	case BLOCK_LIST:
		text_add(text, "<ul>\n");
		write_lines(block->lines, "<li>", "</li>\n", text);
		text_add(text, "</ul>\n");
		break;
	case BLOCK_CHOICES:
		text_add(text, "<ul class=\"pick\">\n");
		write_lines(block->lines, "<li><span class=\"box\"></span>", "</li>\n", text);
		text_add(text, "</ul>\n");
		break;
	case BLOCK_BLANKS:
		write_lines(block->lines, "<div class=\"blank\">", "<i></i></div>\n", text);
		break;
	case BLOCK_TABLE:
		write_table(report, block, text);
		break;
	case BLOCK_CHART:
		chart_draw(block->chart, report->locale, report->arena, text);
		break;
	}
}

void report_write_html(const struct report *report, struct text *text)
{
	int number = 0;

	page_head(text, &(struct page_head){.locale = report->locale, .title = report->title, .stamp = report->stamp, .letter = report->letter,
		.roomy = report->flows, .size = font_size(report)});
	write_lines(report->lead, "<p>", "</p>\n", text);
	for (const struct section *section = report->sections; section; section = section->next) {
		if (section->title) {
			text_add(text, "<h2>");
			if (!report->unnumbered)
				text_print(text, "%d. ", ++number);
			text_add_html(text, section->title);
			text_add(text, "</h2>\n");
		}
		for (const struct block *block = section->blocks; block; block = block->next)
			write_block(report, block, text);
	}
	if (report->foot)
		text_add(text, "<footer>\n");
	write_lines(report->foot, "<p>", "</p>\n", text);
	if (report->foot)
		text_add(text, "</footer>\n");
	page_end(text);
}
