/* Timer activities for QuickBooks Desktop (IIF): tabs, minutes, at most 23:59 a row. */
#include <string.h>

#include "model/exports/format.h"

enum { MINUTES_MOST = 23 * 60 + 59, NOTE_MOST = 1000 };

static bool iif_begin(struct hours *hours)
{
	text_add(&hours->out->text, "!TIMERHDR\tVER\tREL\tCOMPANYNAME\tIMPORTEDBEFORE\tFROMTIMER\tCOMPANYCREATETIME\r\n"
		"TIMERHDR\t 8\t 0\t\tN\tY\t0\r\n"
		"!TIMEACT\tDATE\tJOB\tEMP\tITEM\tPITEM\tDURATION\tPROJ\tNOTE\tBILLINGSTATUS\r\n");
	return true;
}

/* Text without what ends a field; at most so many characters. */
static void add_field(struct text *text, const char *s, int most)
{
	for (int count = 0; *s && count < most; count++) {
		bool blank = strchr("\t\r\n", *s);

		do
			byte_add(text, blank ? ' ' : *s);
		while (((unsigned char)*++s & 0xc0) == 0x80);
	}
}

static void add_row(struct hours *hours, const struct hours_row *row, int64_t minutes)
{
	struct text *text = &hours->out->text;
	struct wall day = day_civil(row->day_number);

	text_print(text, "TIMEACT\t%02d/%02d/%02d\t", day.month, day.day, day.year % 100);
	if (*row->project->client_name) {
		add_field(text, row->project->client_name, NOTE_MOST);
		byte_add(text, ':');
	}
	add_field(text, project_label(row), NOTE_MOST);
	byte_add(text, '\t');
	add_field(text, hours->user_name, NOTE_MOST);
	text_print(text, "\t%s\t\t%lld:%02lld\t\t", row->item->code, (long long)(minutes / 60), (long long)(minutes % 60));
	add_field(text, row->note, NOTE_MOST);
	text_add(text, row->billable ? "\t1\r\n" : "\t0\r\n");
}

static void iif_row(struct hours *hours, const struct hours_row *row)
{
	int64_t minutes = (row->seconds + 30) / 60;

	for (; minutes > MINUTES_MOST; minutes -= MINUTES_MOST)
		add_row(hours, row, MINUTES_MOST);
	add_row(hours, row, minutes);
}

const struct exporter iif_exporter = {
	.name = "iif",
	.begin = iif_begin,
	.row = iif_row,
};
