/*
 * A report as plain records, for the program that draws it on paper: a line is a word for what it is, a blank, and its
 * text. What stands below another thing follows it: cells a row, rows a table, points a series.
 */
#include "model/formats/records.h"
#include "model/moment.h"
#include "model/report.h"

void paper_record(struct text *text, const char *what, const char *words)
{
	text_add(text, what);
	text_add_char(text, ' ');
	text_add_clean(text, words, true);
	text_add_char(text, '\n');
}

static void write_lines(const struct line *line, const char *what, struct text *text)
{
	for (; line; line = line->next)
		paper_record(text, what, line->text);
}

static void write_table(const struct report *report, const struct block *table, struct text *text)
{
	static const char *const kinds[] = {"row \n", "sum \n", "part \n", "heading \n"};

	text_print(text, "%s %d\n", table->plain ? "plain" : "table", table->strong);
	for (int i = 0; i < table->column_count; i++)
		paper_record(text, table->columns[i].right ? "right" : "left", table->columns[i].title);
	for (const struct table_row *row = table->rows; row; row = row->next) {
		text_add(text, kinds[row->kind]);
		for (int i = 0; i < table->column_count; i++)
			paper_record(text, "cell", report_words(report, row->cells[i]));
	}
}

static void write_chart(const struct chart *chart, struct text *text)
{
	if (!chart->count || !chart->series_count)
		return;
	paper_record(text, "chart", chart->label);
	for (size_t i = 0; i < chart->count; i++)
		text_print(text, "day %d\n", chart->days[i]);
	for (size_t s = 0; s < chart->series_count; s++) {
		const struct series *series = &chart->series[s];

		text_print(text, "%s %c", series->steps ? "steps" : "joined", series->mark);
		text_add_clean(text, series->label, true);
		text_add_char(text, '\n');
		for (size_t i = 0; i < chart->count; i++)
			if (ratio_is_null(series->points[i]))
				text_add(text, "point -\n");
			else
				text_print(text, "point %lld\n", (long long)ratio_round(series->points[i]));
	}
}

static void write_block(const struct report *report, const struct block *block, struct text *text)
{
	switch (block->kind) {
	case BLOCK_PARAGRAPH:
		paper_record(text, "paragraph", block->text);
		break;
	case BLOCK_LIST:
		text_add(text, "list \n");
		write_lines(block->lines, "line", text);
		break;
	case BLOCK_CHOICES:
		text_add(text, "choices \n");
		write_lines(block->lines, "line", text);
		break;
	case BLOCK_BLANKS:
		text_add(text, "blanks \n");
		write_lines(block->lines, "line", text);
		break;
	case BLOCK_TABLE:
		write_table(report, block, text);
		break;
	case BLOCK_CHART:
		write_chart(block->chart, text);
		break;
	}
}

void report_write_records(const struct report *report, struct text *text)
{
	char utc[32];

	paper_record(text, "title", report->title ? report->title : "");
	if (report->position != INT64_MAX)
		paper_record(text, "position", moment_utc(report->position, utc));
	if (report->locale)
		paper_record(text, "locale", locale_name(report->locale));
	if (report->letter)
		paper_record(text, "paper", "letter");
	if (report->unnumbered)
		paper_record(text, "unnumbered", "");
	if (report->flows)
		paper_record(text, "flows", "");
	if (report->stamp)
		paper_record(text, "stamp", report->stamp);
	write_lines(report->lead, "lead", text);
	for (const struct section *section = report->sections; section; section = section->next) {
		paper_record(text, "section", section->title ? section->title : "");
		for (const struct block *block = section->blocks; block; block = block->next)
			write_block(report, block, text);
	}
	write_lines(report->foot, "foot", text);
}
