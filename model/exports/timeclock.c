/* timeclock for hledger and ledger. It knows no zone and counts wall time: where a clock change makes that wrong, the end is moved. */
#include <stdlib.h>

#include "model/exports/format.h"

static bool timeclock_begin(struct hours *hours)
{
	(void)hours;
	return true;
}

static void add_clock(struct text *text, const char *letter, struct wall wall)
{
	text_add(text, letter);
	wall_add_day(text, wall);
	byte_add(text, ' ');
	wall_add_time(text, wall);
}

static void timeclock_row(struct hours *hours, const struct hours_row *row)
{
	struct text *text = &hours->out->text;
	struct wall from = zone_wall(row->zone, row->started_at), until = zone_wall(row->zone, row->ended_at);
	int64_t moved = wall_seconds(from) + row->seconds - wall_seconds(until);

	add_clock(text, "i ", from);
	byte_add(text, ' ');
	account_add(text, row->item->path);
	if (*row->note) {
		text_add(text, "  ");
		plain_note_add(text, row->note);
	}
	if (moved)
		text_print(text, "\n; clock change: end moved by %s%d:%02d", moved < 0 ? "-" : "", (int)(llabs(moved) / 3600), (int)(llabs(moved) / 60 % 60));
	byte_add(text, '\n');
	add_clock(text, "o ", wall_from_seconds(wall_seconds(until) + moved));
	byte_add(text, '\n');
}

const struct exporter timeclock_exporter = {
	.name = "timeclock",
	.begin = timeclock_begin,
	.row = timeclock_row,
};
