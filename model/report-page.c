/* The pages of a report, put together piece by piece. */
#include <string.h>

#include "db/speech.h"
#include "model/report.h"

struct report report_new(struct arena *arena, const char *title)
{
	return (struct report){.arena = arena, .title = title, .position = INT64_MAX, .facts = fact_root(arena)};
}

struct report report_own(struct arena *arena, const char *title)
{
	struct report report = report_new(arena, speech(title));

	report.own = true;
	report.locale = locale_own();
	return report;
}

static const char *turned(const struct report *report, const char *title)
{
	return report->own ? speech(title) : phrase(report->locale, title);
}

static void add_line(struct arena *arena, struct line **first, struct line **last, const char *text)
{
	struct line *line = arena_take(arena, sizeof *line);

	line->text = text;
	if (*last)
		(*last)->next = line;
	else
		*first = line;
	*last = line;
}

void report_lead(struct report *report, const char *text)
{
	add_line(report->arena, &report->lead, &report->last_lead, text);
}

void report_foot(struct report *report, const char *text)
{
	add_line(report->arena, &report->foot, &report->last_foot, text);
}

struct section *report_section(struct report *report, const char *title)
{
	struct section *section = arena_take(report->arena, sizeof *section);

	section->title = title ? turned(report, title) : NULL;
	if (report->last_section)
		report->last_section->next = section;
	else
		report->sections = section;
	return report->last_section = section;
}

static struct block *section_block(struct report *report, struct section *section, enum block_kind kind)
{
	struct block *block = arena_take(report->arena, sizeof *block);

	block->kind = kind;
	if (section->last_block)
		section->last_block->next = block;
	else
		section->blocks = block;
	return section->last_block = block;
}

void section_paragraph(struct report *report, struct section *section, const char *text)
{
	section_block(report, section, BLOCK_PARAGRAPH)->text = text;
}

struct block *section_list(struct report *report, struct section *section)
{
	return section_block(report, section, BLOCK_LIST);
}

struct block *section_choices(struct report *report, struct section *section)
{
	return section_block(report, section, BLOCK_CHOICES);
}

struct block *section_blanks(struct report *report, struct section *section)
{
	return section_block(report, section, BLOCK_BLANKS);
}

void list_line(struct report *report, struct block *list, const char *text)
{
	add_line(report->arena, &list->lines, &list->last_line, text);
}

struct block *section_table(struct report *report, struct section *section, const struct column *columns, int count)
{
	struct block *table = section_block(report, section, BLOCK_TABLE);
	struct column *titled = arena_array(report->arena, (size_t)count, sizeof *titled);

	for (int i = 0; i < count; i++)
		titled[i] = (struct column){turned(report, columns[i].title), columns[i].right};
	table->columns = titled;
	table->column_count = count;
	return table;
}

void table_add_kind(struct report *report, struct block *table, enum row_kind kind, const struct value *cells)
{
	struct table_row *row = arena_take(report->arena, sizeof *row);
	struct value *copy = arena_array(report->arena, (size_t)table->column_count, sizeof *copy);

	memcpy(copy, cells, (size_t)table->column_count * sizeof *copy);
	row->cells = copy;
	row->kind = kind;
	if (table->last_row)
		table->last_row->next = row;
	else
		table->rows = row;
	table->last_row = row;
}

void table_add(struct report *report, struct block *table, const struct value *cells)
{
	table_add_kind(report, table, ROW_PLAIN, cells);
}

void table_sum(struct report *report, struct block *table, const struct value *cells)
{
	table_add_kind(report, table, ROW_SUM, cells);
}

void table_heading(struct report *report, struct block *table, const char *words)
{
	struct value *cells = arena_array(report->arena, (size_t)table->column_count, sizeof *cells);

	for (int i = 0; i < table->column_count; i++)
		cells[i] = i ? value_blank() : value_text(words);
	table_add_kind(report, table, ROW_HEADING, cells);
}

bool table_is_titled(const struct block *table)
{
	for (int i = 0; i < table->column_count; i++)
		if (*table->columns[i].title)
			return true;
	return false;
}

int table_roomy(const struct block *table)
{
	int column = table->column_count - 1;

	if (column > 0 && table_is_titled(table) && !*table->columns[column].title)
		column--;
	while (column >= 0 && table->columns[column].right)
		column--;
	return column;
}

void section_chart(struct report *report, struct section *section, const struct chart *chart)
{
	section_block(report, section, BLOCK_CHART)->chart = chart;
}
