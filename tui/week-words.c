#include "tui/week-words.h"

#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "tui/canvas.h"
#include "tui/words.h"

enum { NOTE_MOST = 28 };

void week_words_title(int monday, char out[80])
{
	struct wall first = day_civil(monday), last = day_civil(monday + WEEK_DAYS - 1);
	char from[16], until[16];
	int year, number = day_iso_week(monday, &year);

	words_said_day(monday, from);
	if (first.month == last.month)
		*strchr(from, ' ') = '\0';
	snprintf(out, 80, speech("Week %d · %s%s%s %d"), number, from, first.month == last.month ? "–" : " – ",
		words_said_day(monday + WEEK_DAYS - 1, until), last.year);
}

void week_words_sums(const struct week_rows *rows, struct text *text)
{
	char length[24], worth[160];

	text_print(text, "%s h", moment_clock_length(rows->total[WEEK_DAYS], length));
	if (rows->worth.count)
		text_print(text, speech("   %s billable"), worth_text(&rows->worth, worth));
	if (rows->worth_at_risk.count)
		text_print(text, speech("   %s at risk"), worth_text(&rows->worth_at_risk, worth));
}

/* What becomes of it: on invoice 2026-002, at risk until CR-3 is approved. */
static void add_fate(const struct week_row *row, const struct entry *entry, struct text *text)
{
	if (entry->invoice)
		text_print(text, speech(", on invoice %s"), entry->invoice);
	else if (entry->disposition == AT_RISK)
		text_print(text, speech(", at risk until %s is approved"), row->label);
	else if (entry->disposition == GOODWILL)
		text_add(text, speech(", goodwill"));
	else if (entry->disposition == NONBILLABLE && !row->own)
		text_add(text, speech(", not billed"));
}

static void add_note(const char *note, struct text *text)
{
	int width = canvas_width(note);

	text_add(text, " \"");
	text_add_fit(text, note, width < NOTE_MOST ? width : NOTE_MOST, false);
	text_add(text, "\"");
}

static void add_entry(const struct week_rows *rows, const struct week_row *row, size_t place, int day, struct text *text)
{
	const struct entry *entry = &rows->entries.items[place];
	int ahead = zone_day(entry->zone, entry->ended_at) - entry->day;
	char from[8], to[8], length[24];

	text_print(text, ": %s–%s", words_time(entry->started_at, entry->zone, from), words_time(entry->ended_at, entry->zone, to));
	if (ahead > 0)
		text_print(text, "+%d", ahead);
	if (entry->note && *entry->note)
		add_note(entry->note, text);
	if (week_rows_entry(rows, row, day, place + 1) < rows->entries.count)
		text_print(text, speech(" and more, %s in all"), moment_clock_length(row->seconds[day], length));
	add_fate(row, entry, text);
}

/* An empty cell says little: one walks over many of them. */
void week_words_cell(const struct week_rows *rows, const struct week_row *row, int day, struct text *text)
{
	size_t place = week_rows_entry(rows, row, day, 0);
	char name[24];

	words_weekday(rows->monday + day, rows->monday, name);
	if (place >= rows->entries.count) {
		text_print(text, speech("%s: nothing yet. = and a length such as 1:30 fills the cell."), name);
		return;
	}
	text_print(text, "%s · %s", name, words_short_path(row->path));
	add_entry(rows, row, place, day, text);
}
