/* A report for people as markdown: numbered sections, tables, charts in characters. */
#include "model/report.h"

enum { PLOT_COLUMNS = 66, PLOT_ROWS = 16 };

static void write_cells(const struct report *report, const struct block *table, const struct value *cells, struct text *text)
{
	text_add_char(text, '|');
	for (int i = 0; i < table->column_count; i++) {
		text_add_char(text, ' ');
		text_add_markdown(text, report_words(report, cells[i]));
		text_add(text, " |");
	}
	text_add_char(text, '\n');
}

static void write_heading(const struct report *report, const struct block *table, const struct table_row *row, struct text *text)
{
	text_add(text, "| **");
	text_add_markdown(text, report_words(report, row->cells[0]));
	text_add(text, "** |");
	text_add_repeat(text, " |", table->column_count - 1);
	text_add_char(text, '\n');
}

static void write_table(const struct report *report, const struct block *table, struct text *text)
{
	text_add_char(text, '|');
	for (int i = 0; i < table->column_count; i++) {
		text_add_char(text, ' ');
		text_add_markdown(text, table->columns[i].title);
		text_add(text, *table->columns[i].title ? " |" : "|");
	}
	text_add(text, "\n|");
	for (int i = 0; i < table->column_count; i++)
		text_add(text, table->columns[i].right ? "---:|" : "---|");
	text_add_char(text, '\n');
	for (const struct table_row *row = table->rows; row; row = row->next)
		if (row->kind == ROW_HEADING)
			write_heading(report, table, row, text);
		else
			write_cells(report, table, row->cells, text);
}

static void write_lines(const struct block *block, const char *before, const char *after, struct text *text)
{
	for (const struct line *line = block->lines; line; line = line->next) {
		text_add(text, before);
		text_add_markdown(text, line->text);
		text_add(text, after);
	}
}

static void write_block(const struct report *report, const struct block *block, struct text *text)
{
	text_add_char(text, '\n');
	switch (block->kind) {
	case BLOCK_PARAGRAPH:
		text_add_markdown(text, block->text);
		text_add_char(text, '\n');
		break;
	case BLOCK_LIST:
		write_lines(block, "- ", "\n", text);
		break;
	case BLOCK_CHOICES:
		write_lines(block, "- [ ] ", "\n", text);
		break;
	case BLOCK_BLANKS:
		write_lines(block, "", ": \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_  \n", text);
		break;
	case BLOCK_TABLE:
		write_table(report, block, text);
		break;
	case BLOCK_CHART:
		text_add(text, "```\n");
		chart_plot(block->chart, PLOT_COLUMNS, PLOT_ROWS, report->locale, report->arena, text);
		text_add(text, "```\n");
		break;
	}
}

void report_write_markdown(const struct report *report, struct text *text)
{
	int number = 0;

	text_add(text, "# ");
	text_add_markdown(text, report->title);
	text_add_char(text, '\n');
	for (const struct line *line = report->lead; line; line = line->next) {
		text_add_char(text, '\n');
		text_add_markdown(text, line->text);
		text_add_char(text, '\n');
	}
	for (const struct section *section = report->sections; section; section = section->next) {
		if (section->title) {
			text_add(text, "\n## ");
			if (!report->unnumbered)
				text_print(text, "%d. ", ++number);
			text_add_markdown(text, section->title);
			text_add_char(text, '\n');
		}
		for (const struct block *block = section->blocks; block; block = block->next)
			write_block(report, block, text);
	}
	if (report->foot)
		text_add_char(text, '\n');
	for (const struct line *line = report->foot; line; line = line->next) {
		text_add_markdown(text, line->text);
		text_add(text, line->next ? "  \n" : "\n");
	}
}
