/*
 * A report for people as one file of HTML that needs nothing else: no script, no picture, no font from elsewhere. It is
 * well formed as XML too, light or dark as the reader likes, and told apart without colour.
 */
#include <string.h>

#include "model/formats/page-head.h"
#include "model/formats/page-size.h"
#include "model/report.h"

/* Ids, days and the like are not broken: a column of short words keeps each on one line. */
static const char *column_class(const struct report *report, const struct block *table, int column)
{
	if (column + 1 == table->strong)
		return " class=\"s\"";
	if (table->plain)
		return "";
	if (table->columns[column].right)
		return " class=\"n\"";
	if (!column_is_short(report, table, column))
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
	bool roomy;
	int number = 0, size = page_size(report, &roomy);

	page_head(text, &(struct page_head){.locale = report->locale, .title = report->title, .stamp = report->stamp, .letter = report->letter,
		.roomy = roomy, .size = size});
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
