/* The file of Kimai's import plug-in. */
#include "model/exports/format.h"

static bool kimai_begin(struct hours *hours)
{
	text_add(&hours->out->text, "Date,From,To,Duration,Rate,User,Email,Customer,Project,Activity,Description,Exported,Tags,HourlyRate,FixedRate,InternalRate\r\n");
	return true;
}

static void add_times(struct text *text, const struct hours_row *row)
{
	struct wall from = zone_wall(row->zone, row->started_at);

	wall_add_day(text, from);
	byte_add(text, ',');
	wall_add_time(text, from);
	byte_add(text, ',');
	wall_add_time(text, zone_wall(row->zone, row->ended_at));
	byte_add(text, ',');
	amount_add(text, row->seconds, 0);
	byte_add(text, ',');
}

static void kimai_row(struct hours *hours, const struct hours_row *row)
{
	struct text *text = &hours->out->text;
	const char *cells[] = {hours->user_name, hours->user_email, row->project->client_name, project_label(row), row->item->code, row->note,
		row->invoice ? "1" : "0", row->activity};

	add_times(text, row);
	amount_add(text, row->amount, hours->digits);
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		byte_add(text, ',');
		cell_add(text, cells[i]);
	}
	byte_add(text, ',');
	if (row->rate)
		amount_add(text, rate_per_hour(row->rate), hours->digits);
	text_add(text, ",,\r\n");
}

const struct exporter kimai_exporter = {
	.name = "kimai",
	.one_currency = true,
	.measured = true,
	.begin = kimai_begin,
	.row = kimai_row,
};
