/* Our own csv, which import csv reads back. */
#include <string.h>

#include "model/exports/format.h"

struct own_csv {
	struct utc_writer start, end;
};

/* Most notes are plain and go out as they are. */
static void add_text(struct text *text, const char *s)
{
	const unsigned char *at = (const unsigned char *)s;

	while (*at >= 0x20 && *at < 0x7f && *at != ',' && *at != '"')
		at++;
	if (*at || text_is_formula(s))
		text_add_csv(text, s);
	else
		text_add_n(text, s, (size_t)(at - (const unsigned char *)s));
}

static bool csv_begin(struct hours *hours)
{
	hours->state = arena_take(hours->arena, sizeof(struct own_csv));
	text_add(&hours->out->text, "uid,start,end,path,activity,disposition,note,seconds,hours,rate,currency,amount,invoice\r\n");
	return true;
}

static void add_figures(struct text *text, const struct hours_row *row)
{
	int digits = row->project->client ? currency_digits(row->project->currency) : 2;

	text_print(text, ",%lld,", (long long)row->seconds);
	hours_add(text, row->seconds, 4);
	text_add_char(text, ',');
	if (row->rate) {
		amount_add(text, rate_per_hour(row->rate), digits);
		text_add_char(text, ',');
		text_add(text, row->project->currency);
	} else {
		text_add_char(text, ',');
	}
	text_add_char(text, ',');
	amount_add(text, row->amount, digits);
	text_add_char(text, ',');
	if (row->invoice_number)
		text_add_csv(text, row->invoice_number);
}

static void csv_row(struct hours *hours, const struct hours_row *row)
{
	struct own_csv *csv = hours->state;
	struct text *text = &hours->out->text;

	add_text(text, row->uid);
	text_add_char(text, ',');
	utc_add(text, &csv->start, row->started_at);
	text_add_char(text, ',');
	utc_add(text, &csv->end, row->ended_at);
	text_add_char(text, ',');
	text_add(text, row->item->path);
	text_add_char(text, ',');
	text_add(text, row->activity);
	text_add_char(text, ',');
	text_add(text, disposition_words[row->disposition]);
	text_add_char(text, ',');
	add_text(text, row->note);
	add_figures(text, row);
	text_add_n(text, "\r\n", 2);
}

const struct exporter csv_exporter = {
	.name = "csv",
	.begin = csv_begin,
	.row = csv_row,
};
