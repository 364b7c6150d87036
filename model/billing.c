#include "model/billing.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "model/money.h"
#include "model/text.h"

/* Entries that are rounded together: of one line, and with a policy by day of one day. */
struct group {
	int64_t item, rate, day_seconds;
	const char *code;        /* NULL: the place is free */
	int day;
	bool rounded;            /* days that were rounded and joined already */
	int64_t raw_seconds, seconds; /* as worked; with the policy of the entry applied */
};

/* A hash table, open addressing, its room a power of two. */
struct groups {
	struct group *items;
	size_t count, room;
};

struct billing {
	struct arena *arena;
	struct rounding rounding;
	int64_t minimum;
	bool in_order;
	int day;                 /* the last that was fed, where days are in order */
	struct groups groups, past; /* past: the rounded days before that one */
};

enum { FIRST_ROOM = 8 };

struct billing *billing_new(struct arena *arena, struct rounding rounding, int64_t minimum)
{
	struct billing *billing = arena_take(arena, sizeof *billing);

	*billing = (struct billing){.arena = arena, .rounding = rounding, .minimum = minimum};
	billing->groups = (struct groups){.items = arena_array(arena, FIRST_ROOM, sizeof(struct group)), .room = FIRST_ROOM};
	return billing;
}

struct billing *billing_new_in_order(struct arena *arena, struct rounding rounding, int64_t minimum)
{
	struct billing *billing = billing_new(arena, rounding, minimum);

	billing->in_order = rounding.unit == ROUNDING_DAY;
	if (billing->in_order)
		billing->past = (struct groups){.items = arena_array(arena, FIRST_ROOM, sizeof(struct group)), .room = FIRST_ROOM};
	return billing;
}

/* Mixes the words of a key; the constants are those of splitmix64. */
static uint64_t mix(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * UINT64_C(0xbf58476d1ce4e5b9);
	return hash ^ hash >> 29;
}

static bool same_group(const struct group *one, const struct group *other)
{
	return one->item == other->item && one->rate == other->rate && one->day_seconds == other->day_seconds &&
	       one->day == other->day;
}

/* The group, or the free place where it belongs. */
static struct group *place_of_group(const struct groups *groups, const struct group *wanted)
{
	uint64_t hash = mix(mix(mix(mix(0, (uint64_t)wanted->item), (uint64_t)wanted->rate), (uint64_t)wanted->day_seconds),
	                    (uint64_t)wanted->day);
	size_t at = (size_t)hash & (groups->room - 1);

	while (groups->items[at].code && !same_group(&groups->items[at], wanted))
		at = (at + 1) & (groups->room - 1);
	return &groups->items[at];
}

static void grow(struct arena *arena, struct groups *groups)
{
	struct groups larger = {.room = groups->room * 2, .count = groups->count};

	larger.items = arena_array(arena, larger.room, sizeof *larger.items);
	for (size_t i = 0; i < groups->room; i++)
		if (groups->items[i].code)
			*place_of_group(&larger, &groups->items[i]) = groups->items[i];
	*groups = larger;
}

static struct group *take_group(struct arena *arena, struct groups *groups, const struct group *wanted)
{
	struct group *group = place_of_group(groups, wanted);

	if (group->code)
		return group;
	if (groups->count * 4 >= groups->room * 3) {
		grow(arena, groups);
		group = place_of_group(groups, wanted);
	}
	groups->count++;
	*group = *wanted;
	return group;
}

/* The days fed so far are over: each is rounded and joins its line. */
static void pass_days(struct billing *billing)
{
	for (size_t i = 0; billing->groups.count && i < billing->groups.room; i++) {
		struct group *group = &billing->groups.items[i], *line;

		if (!group->code)
			continue;
		line = take_group(billing->arena, &billing->past, &(struct group){
			.item = group->item, .code = group->code, .rate = group->rate, .day_seconds = group->day_seconds, .rounded = true});
		line->raw_seconds += group->raw_seconds;
		line->seconds += rounding_apply(&billing->rounding, group->seconds);
		group->code = NULL;
	}
	billing->groups.count = 0;
}

void billing_feed(struct billing *billing, const struct billed_entry *entry)
{
	bool by_day = billing->rounding.unit == ROUNDING_DAY;
	struct group *group;
	int64_t seconds = entry->seconds;

	if (seconds <= 0)
		return;
	if (billing->in_order && entry->day != billing->day) {
		pass_days(billing);
		billing->day = entry->day;
	}
	group = take_group(billing->arena, &billing->groups, &(struct group){
		.item = entry->item, .code = entry->code ? entry->code : "", .rate = entry->rate,
		.day_seconds = entry->day_seconds, .day = by_day ? entry->day : 0,
	});
	group->raw_seconds += seconds;
	if (seconds < billing->minimum)
		seconds = billing->minimum;
	group->seconds += billing->rounding.unit == ROUNDING_ENTRY ? rounding_apply(&billing->rounding, seconds) : seconds;
}

static int by_line(const void *a, const void *b)
{
	const struct group *one = a, *other = b;
	int codes = text_order(one->code, other->code);

	if (codes)
		return codes;
	if (one->item != other->item)
		return one->item < other->item ? -1 : 1;
	if (one->rate != other->rate)
		return one->rate < other->rate ? -1 : 1;
	if (one->day_seconds != other->day_seconds)
		return one->day_seconds < other->day_seconds ? -1 : 1;
	return (one->day > other->day) - (one->day < other->day);
}

static bool belongs(const struct bill_line *line, const struct group *group)
{
	return line->item == group->item && line->rate == group->rate && line->day_seconds == group->day_seconds;
}

/* Days are rounded one by one, before they join their line. */
static void join(struct bill *bill, const struct group *group, const struct rounding *rounding)
{
	struct bill_line *line = bill->count ? &bill->items[bill->count - 1] : NULL;

	if (!line || !belongs(line, group)) {
		line = &bill->items[bill->count++];
		*line = (struct bill_line){
			.item = group->item, .code = group->code, .rate = group->rate, .day_seconds = group->day_seconds,
		};
	}
	line->raw_seconds += group->raw_seconds;
	line->billed_seconds += rounding->unit == ROUNDING_DAY && !group->rounded ? rounding_apply(rounding, group->seconds) : group->seconds;
}

static bool price(struct bill *bill, const struct rounding *rounding, struct fault *fault)
{
	bool overflow = false;

	for (size_t i = 0; i < bill->count; i++) {
		struct bill_line *line = &bill->items[i];

		if (rounding->unit == ROUNDING_LINE)
			line->billed_seconds = rounding_apply(rounding, line->billed_seconds);
		line->amount = round_product(line->billed_seconds, line->rate, line->day_seconds ? line->day_seconds : 3600,
		                             &overflow);
		bill->raw_seconds += line->raw_seconds;
		bill->seconds += line->billed_seconds;
		overflow |= line->amount > MONEY_MOST || __builtin_add_overflow(bill->amount, line->amount, &bill->amount);
	}
	return !overflow || fault_set(fault, FAULT_REFUSED, "The amount is larger than an invoice can hold; look at the rate.");
}

static size_t gather(const struct groups *from, struct group *groups)
{
	size_t count = 0;

	for (size_t i = 0; i < from->room; i++)
		if (from->items[i].code)
			groups[count++] = from->items[i];
	return count;
}

bool billing_close(const struct billing *billing, struct arena *arena, struct bill *bill, struct fault *fault)
{
	size_t count = billing->groups.count + billing->past.count;
	struct group *groups = arena_array(arena, count, sizeof *groups);

	gather(&billing->groups, groups + gather(&billing->past, groups));
	if (count)
		qsort(groups, count, sizeof *groups, by_line);
	*bill = (struct bill){.items = arena_array(arena, count, sizeof *bill->items)};
	for (size_t i = 0; i < count; i++)
		join(bill, &groups[i], &billing->rounding);
	return price(bill, &billing->rounding, fault);
}

const struct bill_line *bill_line_of(const struct bill *bill, int64_t item, int64_t rate, int64_t day_seconds)
{
	for (size_t i = 0; i < bill->count; i++)
		if (belongs(&bill->items[i], &(struct group){.item = item, .rate = rate, .day_seconds = day_seconds}))
			return &bill->items[i];
	return NULL;
}
