#include "tui/week-pane.h"

#include <stdio.h>
#include <string.h>

#include "model/config.h"
#include "model/entry.h"
#include "model/rate.h"
#include "tui/chart.h"

enum { LEFT = 2, VALUE = 10, MARKER = 0x25b8, SLOT = 0x25aa, FIRST_HOUR = 8, LAST_HOUR = 20, PLACES_MOST = 64 };

/* What an entry's price depends on beside its day, kept for the places of one week. */
struct priced { int64_t project, item; struct place place; };
struct pricing {
	struct rate_book *rates;
	struct priced known[PLACES_MOST];
	int count;
};

static bool find_place(struct book *book, struct pricing *pricing, const struct entry *entry, struct arena *arena, struct place *place)
{
	for (int i = 0; i < pricing->count; i++)
		if (pricing->known[i].project == entry->project && pricing->known[i].item == entry->item) {
			*place = pricing->known[i].place;
			return true;
		}
	if (!place_of(book, entry->project, entry->item, arena, place))
		return false;
	if (pricing->count < PLACES_MOST)
		pricing->known[pricing->count++] = (struct priced){entry->project, entry->item, *place};
	return true;
}

static void add_worth(struct week_pane *week, const char *currency, int64_t minor)
{
	for (int i = 0; i < week->currencies; i++)
		if (!strcmp(week->worth[i].currency, currency)) {
			week->worth[i].minor += minor;
			return;
		}
	if (week->currencies == WEEK_CURRENCIES)
		return;
	week->worth[week->currencies].minor = minor;
	snprintf(week->worth[week->currencies++].currency, sizeof week->worth->currency, "%s", currency);
}

static bool price_entry(struct book *book, struct pricing *pricing, const struct entry *entry, struct arena *arena, struct week_pane *week)
{
	const struct rate *rate;
	struct place place = {0};

	if (entry->disposition != BILLABLE)
		return true;
	if (!find_place(book, pricing, entry, arena, &place))
		return false;
	rate = place.client ? rate_in_force(pricing->rates, place.client, place.project, place.item, place.currency, entry->day) : NULL;
	if (rate)
		add_worth(week, rate->amount.currency, rate_amount(rate, entry->seconds));
	return true;
}

static void mark_slots(struct week_pane *week, const struct entry *entry, int64_t start)
{
	for (int slot = 0; slot < DAY_SLOTS; slot++) {
		int64_t from = start + slot * 1800;

		if (entry->started_at < from + 1800 && entry->ended_at > from)
			week->slots[slot] = true;
	}
}

static int64_t length_set(struct book *book, const char *key)
{
	const char *value = config_get(book, key);
	struct fault fault = {0};
	int64_t seconds = 0;

	return value && moment_parse_length(value, &seconds, &fault) ? seconds : 0;
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
	struct pricing *pricing = arena_take(arena, sizeof *pricing);
	struct entries entries = {0};

	*week = (struct week_pane){.number = day_iso_week(day, &year)};
	week->target = length_set(book, "capacity");
	week->learning_target = length_set(book, "learning.target");
	if (!rate_book_open(book, INT64_MAX, arena, &pricing->rates) || !entry_list(book, &filter, arena, &entries))
		return false;
	for (size_t i = 0; i < entries.count; i++) {
		const struct entry *entry = &entries.items[i];

		week->seconds += entry->seconds;
		week->billable += entry->disposition == BILLABLE ? entry->seconds : 0;
		week->learning += is_learning(entry) ? entry->seconds : 0;
		mark_slots(week, entry, start);
		if (!price_entry(book, pricing, entry, arena, week))
			return false;
	}
	return true;
}

static void paint_billable(const struct week_pane *week, struct canvas *inside, int row)
{
	int bar = inside->columns - LEFT - VALUE - 14;
	char length[24];

	canvas_put(inside, row, LEFT, VALUE, TONE_PLAIN, "billable");
	canvas_print(inside, row, LEFT + VALUE, -6, TONE_PLAIN, "%s", moment_clock_length(week->billable, length));
	if (!week->target || bar < 4)
		return;
	chart_bar(inside, row, LEFT + VALUE + 8, bar, TONE_CHART, week->billable, week->target);
	canvas_print(inside, row, LEFT + VALUE + 8 + bar, -5, TONE_PLAIN, "%d%%", (int)round_divide(week->billable * 100, week->target));
}

static void paint_worth(const struct week_pane *week, struct canvas *inside, int row)
{
	struct money none = {0, "USD"};
	char amounts[160] = "", one[48];

	for (int i = 0; i < week->currencies; i++) {
		size_t used = strlen(amounts);

		snprintf(amounts + used, sizeof amounts - used, "%s%s", i ? " " : "", money_format(week->worth[i], MONEY_SIGNED, one));
	}
	canvas_put(inside, row, LEFT, VALUE, TONE_PLAIN, "worth");
	canvas_print(inside, row, LEFT + VALUE - 2, inside->columns - LEFT - VALUE + 2, TONE_PLAIN, "%s before rounding",
		amounts[0] ? amounts : money_format(none, MONEY_SIGNED, one));
}

static void paint_learning(const struct week_pane *week, struct canvas *inside, int row)
{
	char length[24], wanted[24];

	canvas_put(inside, row, LEFT, VALUE, TONE_PLAIN, "learning");
	canvas_print(inside, row, LEFT + VALUE, -6, TONE_PLAIN, "%s", moment_clock_length(week->learning, length));
	if (week->learning_target)
		canvas_print(inside, row, LEFT + VALUE + 8, inside->columns - LEFT - VALUE - 9, TONE_PLAIN, "of %s wanted",
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
	char target[40] = "", length[24];
	struct canvas inside;

	if (week->target)
		snprintf(target, sizeof target, "target %s", moment_clock_length(week->target, length));
	inside = canvas_frame(canvas, (struct frame){"This week", target, NULL, NULL});
	paint_billable(week, &inside, 1);
	paint_worth(week, &inside, 2);
	paint_learning(week, &inside, 3);
	paint_day(week, &inside, 5);
	canvas_put(&inside, inside.rows > 8 ? 8 : 7, LEFT, inside.columns - LEFT, TONE_PLAIN, "$ billable  ~ own  ! at risk");
	if (!focused || inside.rows < 2)
		return;
	canvas_repeat(&inside, 1, 0, 1, TONE_SELECTED, MARKER);
	canvas_cursor(&inside, 1, 0);
}
