/* Plain records, as records.c writes them, made a report again: what follows another thing is put below it. */
#include <stdlib.h>
#include <string.h>

#include "model/moment.h"
#include "model/report.h"

enum { COLUMNS_MOST = 64 };

/* What is being read: the thing that the next record belongs to. */
struct reading {
	struct arena *arena;
	struct report *report;
	struct section *section;
	struct block *lines, *table;
	struct column *columns;
	struct value *cells;
	enum row_kind kind;
	int cell;                   /* of the present row */
	struct chart *chart;
	int *days;
	struct series *series;
	size_t point;
};

/* Nothing was cut off: the row has its cells, the series its points. */
static bool is_complete(const struct reading *reading)
{
	const struct chart *chart = reading->chart;

	return !reading->cells && (!chart || (chart->series_count && reading->point == chart->count));
}

static bool begin_block(struct reading *reading)
{
	bool complete = is_complete(reading);

	reading->lines = reading->table = NULL;
	reading->columns = NULL;
	reading->chart = NULL;
	reading->cell = 0;
	return complete && reading->section;
}

static bool read_title(struct reading *reading, const char *words)
{
	reading->report->title = words;
	return true;
}

static bool read_position(struct reading *reading, const char *words)
{
	struct fault ignored = {0};

	return moment_parse_instant(words, &reading->report->position, &ignored);
}

static bool read_locale(struct reading *reading, const char *words)
{
	reading->report->locale = locale_find(words);
	return true;
}

static bool read_paper(struct reading *reading, const char *words)
{
	reading->report->letter = !strcmp(words, "letter");
	return true;
}

static bool read_lead(struct reading *reading, const char *words)
{
	report_lead(reading->report, words);
	return true;
}

static bool read_foot(struct reading *reading, const char *words)
{
	report_foot(reading->report, words);
	return true;
}

static bool read_section(struct reading *reading, const char *words)
{
	reading->section = report_section(reading->report, *words ? words : NULL);
	return begin_block(reading);
}

static bool read_paragraph(struct reading *reading, const char *words)
{
	if (!begin_block(reading))
		return false;
	section_paragraph(reading->report, reading->section, words);
	return true;
}

static bool read_list(struct reading *reading, const char *words)
{
	(void)words;
	return begin_block(reading) && (reading->lines = section_list(reading->report, reading->section));
}

static bool read_choices(struct reading *reading, const char *words)
{
	(void)words;
	return begin_block(reading) && (reading->lines = section_choices(reading->report, reading->section));
}

static bool read_blanks(struct reading *reading, const char *words)
{
	(void)words;
	return begin_block(reading) && (reading->lines = section_blanks(reading->report, reading->section));
}

static bool read_line(struct reading *reading, const char *words)
{
	if (!reading->lines)
		return false;
	list_line(reading->report, reading->lines, words);
	return true;
}

static bool read_number(const char *words, int64_t *number)
{
	char *end;

	*number = strtoll(words, &end, 10);
	return *words && !*end && *number > INT64_MIN / 2 && *number < INT64_MAX / 2;
}

static bool read_unnumbered(struct reading *reading, const char *words)
{
	(void)words;
	reading->report->unnumbered = true;
	return true;
}

static bool read_flows(struct reading *reading, const char *words)
{
	(void)words;
	reading->report->flows = true;
	return true;
}

static bool read_stamp(struct reading *reading, const char *words)
{
	reading->report->stamp = words;
	return true;
}

static bool add_table(struct reading *reading, const char *words, bool plain)
{
	int64_t strong;

	if (!read_number(words, &strong) || strong < 0 || strong > COLUMNS_MOST || !begin_block(reading))
		return false;
	reading->table = section_table(reading->report, reading->section, NULL, 0);
	reading->table->strong = (int)strong;
	reading->table->plain = plain;
	return true;
}

static bool read_table(struct reading *reading, const char *words)
{
	return add_table(reading, words, false);
}

static bool read_plain(struct reading *reading, const char *words)
{
	return add_table(reading, words, true);
}

static bool add_column(struct reading *reading, const char *words, bool right)
{
	struct block *table = reading->table;

	if (!table || reading->cells)
		return false;
	arena_grow(reading->arena, &reading->columns, (size_t)table->column_count, sizeof *reading->columns);
	reading->columns[table->column_count++] = (struct column){words, right};
	table->columns = reading->columns;
	return true;
}

static bool read_left(struct reading *reading, const char *words)
{
	return add_column(reading, words, false);
}

static bool read_right(struct reading *reading, const char *words)
{
	return add_column(reading, words, true);
}

/* A row is put into its table once its last cell is there. */
static bool begin_row(struct reading *reading, enum row_kind kind)
{
	if (!reading->table || !reading->table->column_count || reading->cells)
		return false;
	reading->cells = arena_array(reading->arena, (size_t)reading->table->column_count, sizeof *reading->cells);
	reading->cell = 0;
	reading->kind = kind;
	return true;
}

static bool read_row(struct reading *reading, const char *words)
{
	(void)words;
	return begin_row(reading, ROW_PLAIN);
}

static bool read_sum(struct reading *reading, const char *words)
{
	(void)words;
	return begin_row(reading, ROW_SUM);
}

static bool read_part(struct reading *reading, const char *words)
{
	(void)words;
	return begin_row(reading, ROW_PART);
}

static bool read_heading(struct reading *reading, const char *words)
{
	(void)words;
	return begin_row(reading, ROW_HEADING);
}

static bool read_cell(struct reading *reading, const char *words)
{
	if (!reading->cells)
		return false;
	reading->cells[reading->cell++] = *words ? value_text(words) : value_blank();
	if (reading->cell == reading->table->column_count) {
		table_add_kind(reading->report, reading->table, reading->kind, reading->cells);
		reading->cells = NULL;
	}
	return true;
}

static bool read_chart(struct reading *reading, const char *words)
{
	if (!begin_block(reading))
		return false;
	reading->chart = arena_take(reading->arena, sizeof *reading->chart);
	reading->chart->label = words;
	reading->days = NULL;
	reading->series = NULL;
	section_chart(reading->report, reading->section, reading->chart);
	return true;
}

static bool read_day(struct reading *reading, const char *words)
{
	int64_t day;

	if (!reading->chart || reading->series || !read_number(words, &day) || day < DAY_FIRST || day > DAY_LAST)
		return false;
	arena_grow(reading->arena, &reading->days, reading->chart->count, sizeof *reading->days);
	reading->days[reading->chart->count++] = (int)day;
	reading->chart->days = reading->days;
	return true;
}

static bool add_series(struct reading *reading, const char *words, bool steps)
{
	struct chart *chart = reading->chart;

	if (!chart || !chart->count || !*words || (chart->series_count && reading->point != chart->count))
		return false;
	arena_grow(reading->arena, &reading->series, chart->series_count, sizeof *reading->series);
	reading->series[chart->series_count++] = (struct series){words + 1, *words, steps, arena_array(reading->arena, chart->count, sizeof(struct ratio))};
	chart->series = reading->series;
	reading->point = 0;
	return true;
}

static bool read_steps(struct reading *reading, const char *words)
{
	return add_series(reading, words, true);
}

static bool read_joined(struct reading *reading, const char *words)
{
	return add_series(reading, words, false);
}

static bool read_point(struct reading *reading, const char *words)
{
	struct chart *chart = reading->chart;
	bool known = strcmp(words, "-");
	int64_t seconds = 0;

	if (!chart || !chart->series_count || reading->point >= chart->count || (known && !read_number(words, &seconds)))
		return false;
	reading->series[chart->series_count - 1].points[reading->point++] = known ? ratio_of(seconds, 1) : ratio_null();
	return true;
}

static bool read_record(struct reading *reading, char *line)
{
	static const struct { const char *name; bool (*read)(struct reading *, const char *); } sorts[] = {
		{"title", read_title}, {"position", read_position}, {"locale", read_locale}, {"paper", read_paper}, {"unnumbered", read_unnumbered}, {"flows", read_flows}, {"stamp", read_stamp}, {"lead", read_lead},
		{"section", read_section}, {"paragraph", read_paragraph}, {"list", read_list}, {"choices", read_choices}, {"blanks", read_blanks}, {"line", read_line},
		{"table", read_table}, {"plain", read_plain}, {"left", read_left}, {"right", read_right}, {"row", read_row}, {"sum", read_sum}, {"part", read_part}, {"heading", read_heading}, {"cell", read_cell},
		{"chart", read_chart}, {"day", read_day}, {"steps", read_steps}, {"joined", read_joined}, {"point", read_point}, {"foot", read_foot},
	};
	char *blank = strchr(line, ' ');

	if (!blank)
		return false;
	*blank = '\0';
	for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++)
		if (!strcmp(sorts[i].name, line))
			return sorts[i].read(reading, blank + 1);
	return false;
}

bool report_read_records(char *lines, struct arena *arena, struct report *report)
{
	struct reading reading = {.arena = arena, .report = report};

	*report = report_new(arena, NULL);
	while (*lines) {
		char *end = strchr(lines, '\n');

		if (!end)
			return false;
		*end = '\0';
		if (!read_record(&reading, lines))
			return false;
		lines = end + 1;
	}
	return is_complete(&reading) && report->title;
}
