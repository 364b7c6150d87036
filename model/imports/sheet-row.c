#include <string.h>

#include "model/imports/sheet-inside.h"
#include "model/imports/tags.h"

static bool refuse_row(struct reader *reader, const struct sheet *sheet, const char *what, const char *cell)
{
	return reader_refuse(reader, sheet->cells.line, what, cell);
}

static bool read_day(struct reader *reader, const struct sheet *sheet, const char *cell, int *day)
{
	struct loose_date date;
	const char *rest = date_read(cell, &date);

	*day = rest && !*rest ? date_day(&date, sheet->order == DATE_ORDER_MDY) : DAY_NONE;
	return *day != DAY_NONE || refuse_row(reader, sheet, "this is no date:", cell);
}

/* A time of that day, or a day and a time in one cell. */
static bool read_time(struct reader *reader, const struct sheet *sheet, const char *cell, int day, struct wall *wall)
{
	struct loose_date date;
	struct wall clock;
	const char *rest = date_read(cell, &date);

	if (rest && (*rest == ' ' || *rest == 'T')) {
		day = date_day(&date, sheet->order == DATE_ORDER_MDY);
		rest = time_read(rest + 1, &clock);
	} else {
		rest = time_read(cell, &clock);
	}
	if (!rest || *rest || day == DAY_NONE)
		return refuse_row(reader, sheet, "this is no time:", cell);
	*wall = day_civil(day);
	wall->hour = clock.hour;
	wall->minute = clock.minute;
	wall->second = clock.second;
	return true;
}

/* The length column, or else that of hours; -1 where both are empty. */
static bool read_length(struct reader *reader, const struct sheet *sheet, struct row *row, bool *said)
{
	const char *cell = sheet_cell(reader, sheet, FIELD_LENGTH);

	if (!*cell)
		cell = sheet_cell(reader, sheet, FIELD_HOURS);
	*said = *cell;
	if (!*said || clock_length_read(cell, &row->seconds))
		return true;
	if (sheet->format->length_in_seconds && whole_read(cell, &row->seconds))
		return true;
	row->decimal = true;
	return decimal_hours_read(cell, sheet->mark, &row->seconds)
		|| refuse_row(reader, sheet, mark_is_needed(cell) ? "nothing tells whether the comma parts thousands or decimals:" : "this is no length:", cell);
}

/* An end before its start is of the day after, where the format says so. */
static void carry_over(const struct sheet *sheet, struct row *row)
{
	int64_t until = wall_seconds(row->until);

	if (sheet->format->next_day && until < wall_seconds(row->from))
		row->until = wall_from_seconds(until + 86400);
}

static bool read_end(struct reader *reader, const struct sheet *sheet, struct row *row, int day)
{
	const char *end_day = sheet_cell(reader, sheet, FIELD_END_DAY);

	row->when = WHEN_WALLS;
	if (*end_day && !read_day(reader, sheet, end_day, &day))
		return false;
	if (!read_time(reader, sheet, sheet_cell(reader, sheet, FIELD_END), day, &row->until))
		return false;
	if (!*end_day)
		carry_over(sheet, row);
	return true;
}

static bool read_when(struct reader *reader, const struct sheet *sheet, struct row *row)
{
	const char *start = sheet_cell(reader, sheet, FIELD_START), *day = sheet_cell(reader, sheet, FIELD_DAY);
	bool has_length;

	if ((*day || !*start) && !read_day(reader, sheet, day, &row->day))
		return false;
	if (!read_length(reader, sheet, row, &has_length))
		return false;
	if (*start && !read_time(reader, sheet, start, row->day, &row->from))
		return false;
	if (*start && *sheet_cell(reader, sheet, FIELD_END))
		return read_end(reader, sheet, row, row->day);
	if (!has_length)
		row->left_out = "still running";
	row->when = *start ? WHEN_WALL_AND_LENGTH : WHEN_DAY_AND_LENGTH;
	return true;
}

static bool is_no(const char *cell)
{
	static const char *const words[] = {"no", "n", "0", "false", "nein", "non", "nicht abrechenbar"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (text_same_word(cell, words[i]))
			return true;
	return false;
}

static void read_what(struct reader *reader, const struct sheet *sheet, struct row *row)
{
	row->client = sheet_cell(reader, sheet, FIELD_CLIENT);
	row->project = sheet_cell(reader, sheet, FIELD_PROJECT);
	row->task = sheet_cell(reader, sheet, FIELD_TASK);
	row->note = sheet_at(sheet, sheet->places[FIELD_NOTE]);
	row->tags = tags_cut(reader->row_arena, sheet_at(sheet, sheet->places[FIELD_TAGS]), ",");
	row->user = arena_print(reader->row_arena, "%s %s", sheet_cell(reader, sheet, FIELD_USER), sheet_cell(reader, sheet, FIELD_USER_TOO));
	row->disposition = is_no(sheet_cell(reader, sheet, FIELD_BILLABLE)) ? NONBILLABLE : DISPOSITION_NONE;
}

enum outcome sheet_next(struct reader *reader, struct row *row)
{
	struct sheet *sheet = reader->state;
	enum outcome reading;

	do
		reading = cells_next(&sheet->cells);
	while (reading == READ_ROW && cells_is_blank(&sheet->cells));
	if (reading != READ_ROW)
		return reading;
	*row = (struct row){.line = sheet->cells.line, .day = DAY_NONE, .seconds = -1};
	if (!read_when(reader, sheet, row))
		return READ_FAULT;
	if (text_same_word(sheet_cell(reader, sheet, FIELD_KIND), "break"))
		row->left_out = "a break";
	read_what(reader, sheet, row);
	return READ_ROW;
}
