/* Toggl's detailed report. */
#include "model/exports/toggl.h"

bool toggl_begin(struct hours *hours)
{
	text_print(&hours->out->text, "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (%s)\r\n",
		hours->currency);
	return true;
}

void toggl_add(struct hours *hours, const struct hours_row *row, const char *billable)
{
	struct text *text = &hours->out->text;
	const char *cells[] = {hours->user_name, hours->user_email, row->project->client_name, project_label(row), row->item->code, row->note, billable};

	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		cell_add(text, cells[i]);
		byte_add(text, ',');
	}
	span_add(text, row, ",", ",");
	byte_add(text, ',');
	length_add(text, row->seconds);
	byte_add(text, ',');
	cell_add(text, row->activity);
	byte_add(text, ',');
	amount_add(text, row->amount, hours->digits);
	text_add(text, "\r\n");
}

static void toggl_row(struct hours *hours, const struct hours_row *row)
{
	toggl_add(hours, row, row->billable ? "Yes" : "No");
}

const struct exporter toggl_exporter = {
	.name = "toggl",
	.one_currency = true,
	.measured = true,
	.begin = toggl_begin,
	.row = toggl_row,
};
