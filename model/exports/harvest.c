/* Harvest's import: exactly these eight columns, lengths alone. */
#include <string.h>

#include "model/exports/format.h"

static bool harvest_begin(struct hours *hours)
{
	text_add(&hours->out->text, "Date,Client,Project,Task,Notes,Hours,First name,Last name\r\n");
	return true;
}

static void harvest_row(struct hours *hours, const struct hours_row *row)
{
	struct text *text = &hours->out->text;
	const char *cells[] = {row->day, row->project->client_name, project_label(row), row->item->code, row->note};
	size_t first = strcspn(hours->user_name, " ");

	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		cell_add(text, cells[i]);
		byte_add(text, ',');
	}
	hours_add(text, row->seconds, 2);
	byte_add(text, ',');
	cell_add(text, arena_text_n(hours->row_arena, hours->user_name, first));
	byte_add(text, ',');
	cell_add(text, hours->user_name + first + (hours->user_name[first] == ' '));
	text_add(text, "\r\n");
}

const struct exporter harvest_exporter = {
	.name = "harvest",
	.begin = harvest_begin,
	.row = harvest_row,
};
