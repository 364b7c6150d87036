/* A CSV of nobody in particular: --columns says which header is what, and all else is read as in other programs' files. */
#include "model/imports/sheet.h"

static const struct sheet_column columns[] = {
	{FIELD_DAY, "date"},
	{FIELD_START, "start"},
	{FIELD_END_DAY, "end_date"},
	{FIELD_END, "end"},
	{FIELD_LENGTH, "length"}, {FIELD_LENGTH, "duration"},
	{FIELD_HOURS, "hours"},
	{FIELD_CLIENT, "client"},
	{FIELD_PROJECT, "project"},
	{FIELD_TASK, "task"},
	{FIELD_TAGS, "tags"},
	{FIELD_NOTE, "note"},
	{FIELD_BILLABLE, "billable"},
	{FIELD_USER, "user"},
	{FIELDS, NULL}
};

static const enum field needed[] = {FIELDS};

static const struct sheet_format format = {
	.columns = columns,
	.needed = needed,
	.next_day = true,
};

static bool columns_open(struct reader *reader)
{
	return sheet_open(reader, &format);
}

const struct importer columns_importer = {
	.name = "csv",
	.named_columns = true,
	.limit = SOURCE_WHOLE_LIMIT,
	.open = columns_open,
	.next = sheet_next,
	.rewind = sheet_rewind,
	.close = sheet_close,
};
