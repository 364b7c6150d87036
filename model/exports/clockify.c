/* Clockify's detailed report: every cell in quotes. */
#include "model/exports/format.h"

static bool clockify_begin(struct hours *hours)
{
	text_print(&hours->out->text, "\"Project\",\"Client\",\"Description\",\"Task\",\"User\",\"Group\",\"Email\",\"Tags\",\"Billable\",\"Start Date\",\"Start Time\","
		"\"End Date\",\"End Time\",\"Duration (h)\",\"Duration (decimal)\",\"Billable Rate (%s)\",\"Billable Amount (%s)\"\r\n", hours->currency, hours->currency);
	return true;
}

static void add_texts(struct hours *hours, const struct hours_row *row)
{
	const char *cells[] = {project_label(row), row->project->client_name, row->note, row->item->code, hours->user_name, "", hours->user_email,
		row->activity, row->billable ? "Yes" : "No"};

	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		text_add_csv_quoted(&hours->out->text, one_line(cells[i], hours->row_arena));
		byte_add(&hours->out->text, ',');
	}
}

static void clockify_row(struct hours *hours, const struct hours_row *row)
{
	struct text *text = &hours->out->text;

	add_texts(hours, row);
	byte_add(text, '"');
	span_add(text, row, "\",\"", "\",\"");
	text_add(text, "\",\"");
	length_add(text, row->seconds);
	text_add(text, "\",\"");
	hours_add(text, row->seconds, 2);
	text_add(text, "\",\"");
	if (row->rate)
		amount_add(text, rate_per_hour(row->rate), hours->digits);
	text_add(text, "\",\"");
	amount_add(text, row->amount, hours->digits);
	text_add(text, "\"\r\n");
}

const struct exporter clockify_exporter = {
	.name = "clockify",
	.one_currency = true,
	.measured = true,
	.begin = clockify_begin,
	.row = clockify_row,
};
