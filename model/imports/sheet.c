#include <ctype.h>
#include <string.h>

#include "model/imports/sheet-inside.h"
#include "model/imports/tags.h"

/* A header cell in small letters, without blanks around it. */
static const char *header_name(struct arena *arena, const char *cell)
{
	char *name = arena_text(arena, cell + strspn(cell, " \t\n"));
	size_t length = strlen(name);

	while (length && strchr(" \t\n", name[length - 1]))
		name[--length] = '\0';
	for (size_t i = 0; i < length; i++)
		name[i] = (char)tolower((unsigned char)name[i]);
	return name;
}

static bool tells_marks(const char *name)
{
	static const char *const words[] = {"hours", "rate", "amount", "decimal", "cost", "duration", "(h)"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strstr(name, words[i]))
			return true;
	return false;
}

static void place_by(struct sheet *sheet, const struct sheet_column *columns, const char *const *names)
{
	for (const struct sheet_column *column = columns; column->name; column++)
		for (int i = 0; i < sheet->width && sheet->places[column->field] < 0; i++)
			if (!strcmp(names[i], column->name))
				sheet->places[column->field] = i;
}

static void place_columns(struct reader *reader, struct sheet *sheet)
{
	const char **names = arena_array(reader->arena, (size_t)sheet->width, sizeof *names);

	sheet->numbers = arena_array(reader->arena, (size_t)sheet->width, sizeof *sheet->numbers);
	for (int i = 0; i < sheet->width; i++) {
		names[i] = header_name(reader->arena, sheet->cells.items[i]);
		sheet->numbers[i] = tells_marks(names[i]);
	}
	for (int field = 0; field < FIELDS; field++)
		sheet->places[field] = -1;
	place_by(sheet, sheet->named, names);
	place_by(sheet, sheet->format->columns, names);
	for (int field = FIELD_LENGTH; field <= FIELD_HOURS; field++)
		if (sheet->places[field] >= 0)
			sheet->numbers[sheet->places[field]] = true;
}

static const char *field_name(const struct sheet_format *format, enum field field)
{
	const struct sheet_column *column = format->columns;

	while (column->name && column->field != field)
		column++;
	return column->name;
}

/* The first thing that the header lacks; NULL: it is whole. */
static const char *lacking(const struct sheet *sheet)
{
	const struct sheet_format *format = sheet->format;

	for (const struct sheet_column *column = sheet->named; column->name; column++)
		if (sheet->places[column->field] < 0)
			return column->name;
	for (const enum field *field = format->needed; *field != FIELDS; field++)
		if (sheet->places[*field] < 0)
			return field_name(format, *field);
	if (sheet->places[FIELD_START] < 0 && sheet->places[FIELD_LENGTH] < 0 && sheet->places[FIELD_HOURS] < 0)
		return field_name(format, field_name(format, FIELD_LENGTH) ? FIELD_LENGTH : FIELD_HOURS);
	return NULL;
}

/* Tries one separator: 1 the header is whole, 0 it lacks something, -1 a fault. */
static int try_header(struct reader *reader, struct sheet *sheet, char separator, const char **lack)
{
	enum outcome reading;

	sheet->cells.separator = separator;
	if (!cells_rewind(&sheet->cells))
		return -1;
	do
		reading = cells_next(&sheet->cells);
	while (reading == READ_ROW && cells_is_blank(&sheet->cells));
	if (reading != READ_ROW) {
		if (reading == READ_END)
			source_refuse(&reader->source, 1, "the file is empty.");
		return -1;
	}
	sheet->width = sheet->cells.count;
	place_columns(reader, sheet);
	*lack = lacking(sheet);
	return *lack ? 0 : 1;
}

static bool find_header(struct reader *reader, struct sheet *sheet)
{
	const char *lack = NULL, *found = NULL;
	int widest = 0;

	for (const char *separator = ",;\t"; *separator; separator++) {
		int whole = try_header(reader, sheet, *separator, &lack);

		if (whole)
			return whole > 0;
		if (sheet->width > widest) {
			widest = sheet->width;
			found = lack;
		}
	}
	return reader_refuse(reader, sheet->cells.line, "the header has no column", found);
}

const char *sheet_at(const struct sheet *sheet, int place)
{
	return place < 0 || place >= sheet->cells.count ? "" : sheet->cells.items[place];
}

const char *sheet_cell(struct reader *reader, const struct sheet *sheet, enum field field)
{
	const char *cell = sheet_at(sheet, sheet->places[field]);
	size_t length;

	cell += strspn(cell, " \t");
	length = strlen(cell);
	if (!length || !strchr(" \t", cell[length - 1]))
		return cell;
	while (length && strchr(" \t", cell[length - 1]))
		length--;
	return arena_text_n(reader->row_arena, cell, length);
}

/* The lines at which the file shows an order of day and month, or needs one. */
struct evidence_of_order { int mdy, dmy, open; };

static void look_at_date(const struct sheet *sheet, const char *cell, struct evidence_of_order *seen)
{
	struct loose_date date;

	if (!date_read(cell, &date) || date.year_first || date.day_first)
		return;
	if (date.numbers[0] > 12 && !seen->dmy)
		seen->dmy = sheet->cells.line;
	if (date.numbers[1] > 12 && !seen->mdy)
		seen->mdy = sheet->cells.line;
	if (date.numbers[0] != date.numbers[1] && !seen->open)
		seen->open = sheet->cells.line;
}

static bool settle_order(struct reader *reader, struct sheet *sheet, const struct evidence_of_order *seen)
{
	sheet->order = reader->order;
	if (sheet->order != DATE_ORDER_UNKNOWN)
		return true;
	if (seen->mdy && seen->dmy)
		return source_refuse(&reader->source, seen->mdy > seen->dmy ? seen->mdy : seen->dmy,
			"dates here put the month first and the day first; --date-order mdy or dmy tells which is meant.");
	if (seen->open && !seen->mdy && !seen->dmy)
		return source_refuse(&reader->source, seen->open, "these dates may put month or day first; --date-order mdy or dmy tells which.");
	sheet->order = seen->dmy ? DATE_ORDER_DMY : DATE_ORDER_MDY;
	return true;
}

static void look_at_marks(struct sheet *sheet)
{
	for (int i = 0; i < sheet->width; i++) {
		const char *cell = sheet->numbers[i] ? sheet_at(sheet, i) : "";
		enum decimal_mark told = mark_told(cell);

		if (sheet->cells.separator == ';' && mark_is_needed(cell))
			told = MARK_COMMA;
		if (told != MARK_UNKNOWN && sheet->mark != MARK_COMMA)
			sheet->mark = told;
	}
}

static bool is_wider(const struct sheet *sheet)
{
	for (int i = sheet->width; i < sheet->cells.count; i++)
		if (*sheet->cells.items[i])
			return true;
	return false;
}

/* Through the whole file once, for what its dates and numbers say about all of them. */
static bool survey(struct reader *reader, struct sheet *sheet)
{
	struct evidence_of_order seen = {0};
	enum outcome reading;

	while ((reading = cells_next(&sheet->cells)) == READ_ROW) {
		arena_clear(reader->row_arena);
		if (is_wider(sheet))
			return source_refuse(&reader->source, sheet->cells.line, "the row has more cells than the header.");
		look_at_date(sheet, sheet_cell(reader, sheet, FIELD_DAY), &seen);
		look_at_date(sheet, sheet_cell(reader, sheet, FIELD_END_DAY), &seen);
		look_at_marks(sheet);
	}
	return reading == READ_END && settle_order(reader, sheet, &seen) && sheet_rewind(reader);
}

/* What --columns calls the fields. */
static const char *const field_words[] = {
	[FIELD_DAY] = "date", [FIELD_START] = "start", [FIELD_END_DAY] = "end_date", [FIELD_END] = "end", [FIELD_LENGTH] = "length",
	[FIELD_HOURS] = "hours", [FIELD_CLIENT] = "client", [FIELD_PROJECT] = "project", [FIELD_TASK] = "task", [FIELD_TAGS] = "tags",
	[FIELD_NOTE] = "note", [FIELD_BILLABLE] = "billable", [FIELD_USER] = "user", [FIELD_USER_TOO] = NULL,
};

/* One of date=Datum,hours=Stunden. */
static bool read_pair(struct reader *reader, const char *pair, struct sheet_column *column)
{
	size_t length = strcspn(pair, "=");
	const char *field = arena_text_n(reader->arena, pair, length);
	int place = word_find(field_words, field);
	char quoted[64], words[400];

	if (place < 0 || !pair[length] || !pair[length + 1])
		return book_fail(reader->book, FAULT_INPUT, "\"%s\" names no column: it goes like date=Datum,hours=Stunden, with %s.", utf8_quote(pair, quoted),
			word_list(field_words, words));
	*column = (struct sheet_column){(enum field)place, header_name(reader->arena, pair + length + 1)};
	return true;
}

static bool read_named(struct reader *reader, const struct sheet_column **named)
{
	const char *const *pairs = tags_cut(reader->arena, reader->columns ? reader->columns : "", ",");
	struct sheet_column *columns;
	size_t count = 0;

	while (pairs[count])
		count++;
	columns = arena_array(reader->arena, count + 1, sizeof *columns);
	for (size_t i = 0; i < count; i++)
		if (!read_pair(reader, pairs[i], &columns[i]))
			return false;
	*named = columns;
	return true;
}

bool sheet_open(struct reader *reader, const struct sheet_format *format)
{
	struct sheet *sheet = reader->state = arena_take(reader->arena, sizeof *sheet);

	sheet->format = format;
	if (!read_named(reader, &sheet->named))
		return false;
	cells_open(&sheet->cells, &reader->source, ',', false);
	return find_header(reader, sheet) && survey(reader, sheet);
}

bool sheet_rewind(struct reader *reader)
{
	struct sheet *sheet = reader->state;

	if (!cells_rewind(&sheet->cells))
		return false;
	while (cells_next(&sheet->cells) == READ_ROW)
		if (!cells_is_blank(&sheet->cells))
			return true;
	return false;
}

void sheet_close(struct reader *reader)
{
	struct sheet *sheet = reader->state;

	if (sheet)
		cells_close(&sheet->cells);
}

