/* Toggl Track: detailed report, with or without amounts and clients; logs of lengths alone too. */
#include "model/imports/sheet.h"

static const struct sheet_column columns[] = {
	{FIELD_DAY, "start date"}, {FIELD_DAY, "date"},
	{FIELD_START, "start time"},
	{FIELD_END_DAY, "end date"}, {FIELD_END_DAY, "stop date"},
	{FIELD_END, "end time"}, {FIELD_END, "stop time"},
	{FIELD_LENGTH, "duration"},
	{FIELD_CLIENT, "client"},
	{FIELD_PROJECT, "project"},
	{FIELD_TASK, "task"},
	{FIELD_TAGS, "tags"},
	{FIELD_NOTE, "description"},
	{FIELD_BILLABLE, "billable"},
	{FIELD_USER, "email"},
	{FIELD_USER_TOO, "user"}, {FIELD_USER_TOO, "member"},
	{FIELDS, NULL}
};

static const enum field needed[] = {FIELD_DAY, FIELDS};

static const struct sheet_format format = {
	.columns = columns,
	.needed = needed,
};

static bool toggl_open(struct reader *reader)
{
	return sheet_open(reader, &format);
}

const struct importer toggl_importer = {
	.name = "toggl",
	.named_columns = true,
	.limit = SOURCE_WHOLE_LIMIT,
	.open = toggl_open,
	.next = sheet_next,
	.rewind = sheet_rewind,
	.close = sheet_close,
};
