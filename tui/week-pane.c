#include "tui/week-pane.h"

#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/entry.h"
#include "tui/chart.h"
#include "model/week-aims.h"

enum { LEFT = 2, VALUE = 10, MARKER = 0x25b8, SLOT = 0x25aa, FIRST_HOUR = 8, LAST_HOUR = 20 };

static void mark_slots(struct week_pane *week, const struct entry *entry, int64_t start)
{
	for (int slot = 0; slot < DAY_SLOTS; slot++) {
		int64_t from = start + slot * 1800;

		if (entry->started_at < from + 1800 && entry->ended_at > from)
			week->slots[slot] = true;
	}
}

static bool is_learning(const struct entry *entry)
{
	return !strncmp(entry->path, "learning", 8) && (!entry->path[8] || entry->path[8] == '/');
}

bool week_pane_load(struct book *book, int day, struct arena *arena, struct week_pane *week)
{
	int monday = day - day_weekday(day), year;
	int64_t start = zone_day_start(book_clock(book).zone, day);
	struct entry_filter filter = {.period = {monday, monday + 6}};
	struct pricing *pricing;
	struct week_aims aims;
	struct entries entries = {0};

	*week = (struct week_pane){.number = day_iso_week(day, &year)};
	if (!week_aims_load(book, monday, &aims) || !pricing_open(book, arena, &pricing) || !entry_list(book, &filter, arena, &entries))
		return false;
	week->target = aims.billable;
	week->learning_target = aims.learning;
	for (size_t i = 0; i < entries.count; i++) {
		const struct entry *entry = &entries.items[i];

		week->seconds += entry->seconds;
		week->billable += entry->disposition == BILLABLE ? entry->seconds : 0;
		week->learning += is_learning(entry) ? entry->seconds : 0;
		mark_slots(week, entry, start);
		if (entry->disposition == BILLABLE && !worth_add(pricing, entry, &week->worth))
			return false;
	}
	return true;
}

static void paint_billable(const struct week_pane *week, struct canvas *inside, int row)
{
	int bar = inside->columns - LEFT - VALUE - 14;
	char length[24];

	canvas_put(inside, row, LEFT, VALUE, TONE_PLAIN, speech("billable"));
	canvas_print(inside, row, LEFT + VALUE, -6, TONE_PLAIN, "%s", moment_clock_length(week->billable, length));
	if (!week->target || bar < 4)
		return;
	if (inside->grid->bare)
		bar = 0;
	else
		chart_bar(inside, row, LEFT + VALUE + 8, bar, TONE_CHART, week->billable, week->target);
	canvas_print(inside, row, LEFT + VALUE + 8 + bar, -5, TONE_PLAIN, "%d%%", (int)round_divide(week->billable * 100, week->target));
}

static void paint_worth(const struct week_pane *week, struct canvas *inside, int row)
{
	char amounts[160];

	canvas_put(inside, row, LEFT, VALUE, TONE_PLAIN, speech("worth"));
	canvas_print(inside, row, LEFT + VALUE - 2, inside->columns - LEFT - VALUE + 2, TONE_PLAIN, "%s before rounding",
		worth_text(&week->worth, amounts));
}

static void paint_learning(const struct week_pane *week, struct canvas *inside, int row)
{
	char length[24], wanted[24];

	canvas_put(inside, row, LEFT, VALUE, TONE_PLAIN, speech("learning"));
	canvas_print(inside, row, LEFT + VALUE, -6, TONE_PLAIN, "%s", moment_clock_length(week->learning, length));
	if (week->learning_target)
		canvas_print(inside, row, LEFT + VALUE + 8, inside->columns - LEFT - VALUE - 8, TONE_PLAIN, "of %s wanted",
			moment_clock_length(week->learning_target, wanted));
}

/* Two columns an hour from 8 to 20; earlier or later work widens nothing, but is marked at the edge. */
static void paint_day(const struct week_pane *week, struct canvas *inside, int row)
{
	for (int hour = FIRST_HOUR; hour <= LAST_HOUR; hour += 2)
		canvas_print(inside, row, LEFT + (hour - FIRST_HOUR) * 2, 2, TONE_PLAIN, "%02d", hour);
	for (int slot = 0; slot < DAY_SLOTS; slot++) {
		int place = slot < FIRST_HOUR * 2 ? -1 : slot > LAST_HOUR * 2 + 1 ? LAST_HOUR * 2 + 2 - FIRST_HOUR * 2 : slot - FIRST_HOUR * 2;

		if (week->slots[slot])
			canvas_repeat(inside, row + 1, LEFT + place, 1, TONE_CHART, SLOT);
	}
}

void week_pane_paint(const struct week_pane *week, struct canvas *canvas, bool focused)
{
	int first = canvas->grid->bare ? 0 : 1;
	char target[40] = "", length[24];
	struct canvas inside;

	if (week->target)
		snprintf(target, sizeof target, speech("target %s"), moment_clock_length(week->target, length));
	inside = canvas_frame(canvas, (struct frame){speech("This week"), target, NULL, NULL});
	paint_billable(week, &inside, first);
	paint_worth(week, &inside, first + 1);
	paint_learning(week, &inside, first + 2);
	if (!canvas->grid->bare) {
		paint_day(week, &inside, 5);
		canvas_put(&inside, inside.rows > 8 ? 8 : 7, LEFT, inside.columns - LEFT, TONE_PLAIN, speech("$ billable  ~ own  ! at risk"));
	}
	if (!focused || inside.rows < 2)
		return;
	canvas_repeat(&inside, first, 0, 1, TONE_SELECTED, MARKER);
	canvas_cursor(&inside, first, 0);
}
