/* Harvest: time report. It knows lengths alone, so that its rows are laid end to end. */
#include "model/imports/sheet.h"

static const struct sheet_column columns[] = {
	{FIELD_DAY, "date"},
	{FIELD_HOURS, "hours"},
	{FIELD_CLIENT, "client"},
	{FIELD_PROJECT, "project"},
	{FIELD_TASK, "task"},
	{FIELD_NOTE, "notes"},
	{FIELD_BILLABLE, "billable?"}, {FIELD_BILLABLE, "billable"},
	{FIELD_USER, "first name"},
	{FIELD_USER_TOO, "last name"},
	{FIELDS, NULL}
};

static const enum field needed[] = {FIELD_DAY, FIELD_PROJECT, FIELD_HOURS, FIELDS};

static const struct sheet_format format = {
	.columns = columns,
	.needed = needed,
};

static bool harvest_open(struct reader *reader)
{
	return sheet_open(reader, &format);
}

const struct importer harvest_importer = {
	.name = "harvest",
	.named_columns = true,
	.limit = SOURCE_WHOLE_LIMIT,
	.open = harvest_open,
	.next = sheet_next,
	.rewind = sheet_rewind,
	.close = sheet_close,
};
