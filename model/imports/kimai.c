/* Kimai: export and the file of its import plug-in. Lengths are seconds, an end before its start is of the next day. */
#include "model/imports/sheet.h"

static const struct sheet_column columns[] = {
	{FIELD_DAY, "date"},
	{FIELD_START, "from"}, {FIELD_START, "begin"}, {FIELD_START, "start"},
	{FIELD_END, "to"}, {FIELD_END, "end"},
	{FIELD_LENGTH, "duration"},
	{FIELD_CLIENT, "customer"},
	{FIELD_PROJECT, "project"},
	{FIELD_TASK, "activity"},
	{FIELD_TAGS, "tags"},
	{FIELD_NOTE, "description"},
	{FIELD_BILLABLE, "billable"},
	{FIELD_USER, "email"},
	{FIELD_USER_TOO, "user"}, {FIELD_USER_TOO, "username"},
	{FIELDS, NULL}
};

static const enum field needed[] = {FIELD_DAY, FIELDS};

static const struct sheet_format format = {
	.columns = columns,
	.needed = needed,
	.length_in_seconds = true,
	.next_day = true,
};

static bool kimai_open(struct reader *reader)
{
	return sheet_open(reader, &format);
}

const struct importer kimai_importer = {
	.name = "kimai",
	.named_columns = true,
	.limit = SOURCE_WHOLE_LIMIT,
	.open = kimai_open,
	.next = sheet_next,
	.rewind = sheet_rewind,
	.close = sheet_close,
};
