/* Clockify: detailed report (Start Date, Start Time, End Date …) and summary (Date, Time (h)), in any style of the profile. */
#include "model/imports/sheet.h"

static const struct sheet_column columns[] = {
	{FIELD_DAY, "start date"}, {FIELD_DAY, "date"},
	{FIELD_START, "start time"},
	{FIELD_END_DAY, "end date"},
	{FIELD_END, "end time"},
	{FIELD_LENGTH, "duration (h)"}, {FIELD_LENGTH, "time (h)"},
	{FIELD_HOURS, "duration (decimal)"}, {FIELD_HOURS, "time (decimal)"},
	{FIELD_CLIENT, "client"},
	{FIELD_PROJECT, "project"},
	{FIELD_TASK, "task"}, {FIELD_TASK, "activity"},
	{FIELD_TAGS, "tags"}, {FIELD_TAGS, "tag"},
	{FIELD_NOTE, "description"},
	{FIELD_BILLABLE, "billable"},
	{FIELD_USER, "email"},
	{FIELD_USER_TOO, "user"},
	{FIELD_KIND, "type"},
	{FIELDS, NULL}
};

static const enum field needed[] = {FIELD_DAY, FIELDS};

static const struct sheet_format format = {
	.columns = columns,
	.needed = needed,
};

static bool clockify_open(struct reader *reader)
{
	return sheet_open(reader, &format);
}

const struct importer clockify_importer = {
	.name = "clockify",
	.named_columns = true,
	.limit = SOURCE_WHOLE_LIMIT,
	.open = clockify_open,
	.next = sheet_next,
	.rewind = sheet_rewind,
	.close = sheet_close,
};
