/* Our own csv, as export hours writes it. Strict: a fault anywhere refuses the file. */
#include <string.h>

#include "model/imports/cells.h"
#include "model/imports/reader.h"

enum column { UID, START, END, PATH, ACTIVITY, DISPOSITION, NOTE, COLUMNS };
enum { DAY_SECONDS = 86400, LONGEST_DAYS = 366 };

static const char *const column_words[] = {"uid", "start", "end", "path", "activity", "disposition", "note", NULL};

struct own_csv {
	struct cells cells;
	int places[COLUMNS];      /* -1: not there */
	int width;
};

static bool place_column(struct reader *reader, struct own_csv *csv, int place)
{
	const char *name = csv->cells.items[place];
	int column = word_find(column_words, name);

	if (column < 0)
		return true;
	if (csv->places[column] >= 0)
		return reader_refuse(reader, csv->cells.line, "two columns are named", name);
	csv->places[column] = place;
	return true;
}

static bool read_header(struct reader *reader)
{
	struct own_csv *csv = reader->state;
	enum outcome reading = cells_next(&csv->cells);

	if (reading != READ_ROW)
		return reading == READ_END ? source_refuse(&reader->source, 1, "the file is empty.") : false;
	for (int i = 0; i < COLUMNS; i++)
		csv->places[i] = -1;
	csv->width = csv->cells.count;
	for (int i = 0; i < csv->width; i++)
		if (!place_column(reader, csv, i))
			return false;
	for (int column = START; column <= PATH; column++)
		if (csv->places[column] < 0)
			return reader_refuse(reader, csv->cells.line, "the header has no column", column_words[column]);
	return true;
}

static bool csv_open(struct reader *reader)
{
	struct own_csv *csv = reader->state = arena_take(reader->arena, sizeof *csv);

	cells_open(&csv->cells, &reader->source, ',', true);
	return read_header(reader);
}

static bool csv_rewind(struct reader *reader)
{
	struct own_csv *csv = reader->state;

	return cells_rewind(&csv->cells) && read_header(reader);
}

static void csv_close(struct reader *reader)
{
	struct own_csv *csv = reader->state;

	if (csv)
		cells_close(&csv->cells);
}

static const char *cell(const struct own_csv *csv, enum column column)
{
	return csv->places[column] < 0 ? "" : csv->cells.items[csv->places[column]];
}

/* A text as it was before an export put ' in front of what a spreadsheet would run. */
static const char *text_cell(const struct own_csv *csv, enum column column)
{
	const char *text = cell(csv, column);

	return *text == '\'' && text_is_formula(text) ? text + 1 : text;
}

/* What tells the row from others when it has no uid. */
static const char *content_of(struct reader *reader, const struct own_csv *csv)
{
	struct text text = {0};
	const char *content;

	for (int column = START; column < COLUMNS; column++) {
		text_add(&text, cell(csv, column));
		text_add_char(&text, '\x1f');
	}
	content = arena_text(reader->row_arena, text_string(&text));
	text_free(&text);
	return content;
}

static bool fill_row(struct reader *reader, struct own_csv *csv, struct row *row)
{
	if (csv->cells.count != csv->width)
		return source_refuse(&reader->source, csv->cells.line, "the row has %d cells, the header %d.", csv->cells.count, csv->width);
	*row = (struct row){.line = csv->cells.line, .seconds = -1, .uid = text_cell(csv, UID), .path = text_cell(csv, PATH),
		.activity = text_cell(csv, ACTIVITY), .note = text_cell(csv, NOTE)};
	if (!row_instants(reader, row, cell(csv, START), cell(csv, END)) || !row_disposition(reader, row, text_cell(csv, DISPOSITION)))
		return false;
	if (!row->left_out && row->ended_at - row->started_at > (int64_t)LONGEST_DAYS * DAY_SECONDS)
		return source_refuse(&reader->source, row->line, "the row is over %d days long.", LONGEST_DAYS);
	if (!*row->uid)
		row->content = content_of(reader, csv);
	return true;
}

static enum outcome csv_next(struct reader *reader, struct row *row)
{
	struct own_csv *csv = reader->state;
	enum outcome reading = cells_next(&csv->cells);

	if (reading != READ_ROW)
		return reading;
	return fill_row(reader, csv, row) ? READ_ROW : READ_FAULT;
}

const struct importer csv_importer = {
	.name = "csv",
	.own = true,
	.limit = SOURCE_STREAM_LIMIT,
	.open = csv_open,
	.next = csv_next,
	.rewind = csv_rewind,
	.close = csv_close,
};
