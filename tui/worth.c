#include "tui/worth.h"

#include <stdio.h>
#include <string.h>

#include "model/locale.h"
#include "model/rate.h"

enum { PLACES_MOST = 64 };

/* What an entry's price depends on beside its day. */
struct priced { int64_t project, item; struct place place; };
struct pricing {
	struct book *book;
	struct arena *arena;
	struct rate_book *rates;
	struct priced known[PLACES_MOST];
	int count;
};

bool pricing_open(struct book *book, struct arena *arena, struct pricing **pricing)
{
	*pricing = arena_take(arena, sizeof **pricing);
	(*pricing)->book = book;
	(*pricing)->arena = arena;
	(*pricing)->count = 0;
	return rate_book_open(book, INT64_MAX, arena, &(*pricing)->rates);
}

static bool find_place(struct pricing *pricing, const struct entry *entry, struct place *place)
{
	for (int i = 0; i < pricing->count; i++)
		if (pricing->known[i].project == entry->project && pricing->known[i].item == entry->item) {
			*place = pricing->known[i].place;
			return true;
		}
	if (!place_of(pricing->book, entry->project, entry->item, pricing->arena, place))
		return false;
	if (pricing->count < PLACES_MOST)
		pricing->known[pricing->count++] = (struct priced){entry->project, entry->item, *place};
	return true;
}

static void add_sum(struct worth *worth, const char *currency, int64_t minor)
{
	for (int i = 0; i < worth->count; i++)
		if (!strcmp(worth->sums[i].currency, currency)) {
			worth->sums[i].minor += minor;
			return;
		}
	if (worth->count == WORTH_CURRENCIES)
		return;
	worth->sums[worth->count].minor = minor;
	snprintf(worth->sums[worth->count++].currency, sizeof worth->sums->currency, "%s", currency);
}

bool worth_add(struct pricing *pricing, const struct entry *entry, struct worth *worth)
{
	const struct rate *rate;
	struct place place = {0};

	if (!find_place(pricing, entry, &place))
		return false;
	rate = place.client ? rate_in_force(pricing->rates, place.client, place.project, place.item, place.currency, entry->day) : NULL;
	if (rate)
		add_sum(worth, rate->amount.currency, rate_amount(rate, entry->seconds));
	return true;
}

char *worth_text(const struct worth *worth, char out[160])
{
	struct money none = {0, "USD"};
	char one[48];

	snprintf(out, 160, "%s", worth->count ? "" : locale_own_money(none, MONEY_SIGNED, one));
	for (int i = 0; i < worth->count; i++) {
		size_t used = strlen(out);

		snprintf(out + used, 160 - used, "%s%s", i ? " " : "", locale_own_money(worth->sums[i], MONEY_SIGNED, one));
	}
	return out;
}
