/* Our own csv, which import csv reads back. */
#include <string.h>

#include "model/exports/format.h"

static bool csv_begin(struct hours *hours)
{
	hours->state = arena_take(hours->arena, sizeof(struct utc_writer));
	text_add(&hours->out->text, "uid,start,end,path,activity,disposition,note,seconds,hours,rate,currency,amount,invoice\r\n");
	return true;
}

static void add_figures(struct text *text, const struct hours_row *row)
{
	int digits = row->project->digits;

	byte_add(text, ',');
	amount_add(text, row->seconds, 0);
	byte_add(text, ',');
	hours_add(text, row->seconds, 4);
	byte_add(text, ',');
	if (row->rate) {
		amount_add(text, rate_per_hour(row->rate), digits);
		byte_add(text, ',');
		text_add(text, row->project->currency);
	} else {
		byte_add(text, ',');
	}
	byte_add(text, ',');
	amount_add(text, row->amount, digits);
	byte_add(text, ',');
	if (row->invoice_number)
		text_add_csv(text, row->invoice_number);
}

static void csv_row(struct hours *hours, const struct hours_row *row)
{
	struct utc_writer *utc = hours->state;
	struct text *text = &hours->out->text;

	text_add_csv(text, row->uid);
	byte_add(text, ',');
	utc_add(text, utc, row->started_at);
	byte_add(text, ',');
	utc_add(text, utc, row->ended_at);
	byte_add(text, ',');
	text_add(text, row->item->path);
	byte_add(text, ',');
	text_add(text, row->activity);
	byte_add(text, ',');
	text_add(text, disposition_words[row->disposition]);
	byte_add(text, ',');
	text_add_csv(text, row->note);
	add_figures(text, row);
	text_add_n(text, "\r\n", 2);
}

const struct exporter csv_exporter = {
	.name = "csv",
	.begin = csv_begin,
	.row = csv_row,
};
