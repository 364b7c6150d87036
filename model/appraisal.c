#include "model/appraisal.h"

#include <string.h>

#include "model/billing.h"
#include "model/project.h"
#include "model/rate.h"
#include "model/ratio.h"

/* Work that one invoice rounds: of a month, or (month 0) all that isn't billable. */
struct pile { int year, month; struct billing *billing; };
struct priced { const struct rate *rate; int64_t seconds; };

struct valued {
	int64_t id;
	struct project project;
	struct rounding rounding;
	struct pile *piles;
	size_t pile_count;
	struct priced *priced;
	size_t priced_count;
	int64_t seconds, unpriced_seconds;
};

struct appraisal {
	struct book *book;
	struct arena *arena;
	struct rate_book *rates;
	struct standing *standing;
	struct valued **projects;
	size_t count;
};

bool appraisal_open(struct book *book, int64_t as_of, struct arena *arena, struct appraisal **appraisal)
{
	*appraisal = arena_take(arena, sizeof **appraisal);
	**appraisal = (struct appraisal){.book = book, .arena = arena};
	return rate_book_open(book, as_of, arena, &(*appraisal)->rates) && standing_open(book, as_of, arena, &(*appraisal)->standing);
}

static bool find_project(struct appraisal *appraisal, int64_t id, struct valued **found)
{
	struct valued *valued;

	for (size_t i = appraisal->count; i-- > 0;)
		if (appraisal->projects[i]->id == id) {
			*found = appraisal->projects[i];
			return true;
		}
	*found = valued = arena_take(appraisal->arena, sizeof *valued);
	valued->id = id;
	if (!project_find(appraisal->book, id, appraisal->arena, &valued->project))
		return false;
	if (!rounding_read(valued->project.rounding, &valued->rounding))
		return book_fail(appraisal->book, FAULT_STORE, "\"%.60s\" is no rounding policy; ambit project edit --rounding names a new one.", valued->project.rounding);
	arena_grow(appraisal->arena, &appraisal->projects, appraisal->count, sizeof *appraisal->projects);
	appraisal->projects[appraisal->count++] = valued;
	return true;
}

static struct billing *pile_of(struct appraisal *appraisal, struct valued *valued, struct wall month)
{
	for (size_t i = valued->pile_count; i-- > 0;)
		if (valued->piles[i].year == month.year && valued->piles[i].month == month.month)
			return valued->piles[i].billing;
	arena_grow(appraisal->arena, &valued->piles, valued->pile_count, sizeof *valued->piles);
	valued->piles[valued->pile_count] = (struct pile){month.year, month.month, billing_new(appraisal->arena, valued->rounding, valued->project.minimum_seconds)};
	return valued->piles[valued->pile_count++].billing;
}

static void add_priced(struct appraisal *appraisal, struct valued *valued, const struct rate *rate, int64_t seconds)
{
	for (size_t i = 0; i < valued->priced_count; i++)
		if (valued->priced[i].rate == rate) {
			valued->priced[i].seconds += seconds;
			return;
		}
	arena_grow(appraisal->arena, &valued->priced, valued->priced_count, sizeof *valued->priced);
	valued->priced[valued->priced_count++] = (struct priced){rate, seconds};
}

static bool is_own(enum bucket bucket)
{
	return bucket == BUCKET_OWN_LEARNING || bucket == BUCKET_OWN_ADMIN || bucket == BUCKET_OWN_SALES || bucket == BUCKET_UNFILED;
}

bool appraisal_add(struct appraisal *appraisal, const struct entry *entry)
{
	const struct rate *rate;
	struct valued *valued;
	bool billable;

	if (is_own(entry->bucket))
		return true;
	if (!find_project(appraisal, entry->project, &valued))
		return false;
	valued->seconds += entry->seconds;
	rate = rate_in_force(appraisal->rates, valued->project.client, entry->project, entry->item, valued->project.currency, entry->day);
	if (!rate) {
		valued->unpriced_seconds += entry->seconds;
		return true;
	}
	add_priced(appraisal, valued, rate, entry->seconds);
	billable = standing_is_billable(appraisal->standing, entry->project, entry->item, entry->day, entry->activity, entry->given);
	/* Lines have no names here: an item has one, whatever it is called. */
	billing_feed(pile_of(appraisal, valued, billable ? day_civil(entry->day) : (struct wall){0}), &(struct billed_entry){.item = entry->item, .code = "",
		.day = entry->day, .seconds = entry->seconds, .rate = rate->amount.minor, .day_seconds = rate->day_seconds});
	return true;
}

static int64_t exact_sum(const struct valued *valued)
{
	struct ratio sum = ratio_of(0, 1);

	for (size_t i = 0; i < valued->priced_count; i++) {
		const struct rate *rate = valued->priced[i].rate;

		sum = ratio_add(sum, ratio_of((int128)valued->priced[i].seconds * rate->amount.minor, rate->day_seconds ? rate->day_seconds : 3600));
	}
	return ratio_round(sum);
}

static bool close_project(struct appraisal *appraisal, const struct valued *valued, struct appraised *sum)
{
	struct bill bill;

	*sum = (struct appraised){
		.project = valued->project.path, .currency = valued->project.currency, .policy = valued->project.rounding,
		.seconds = valued->seconds, .unpriced_seconds = valued->unpriced_seconds, .exact = exact_sum(valued),
	};
	for (size_t i = 0; i < valued->pile_count; i++) {
		if (!billing_close(valued->piles[i].billing, appraisal->arena, &bill, book_fault_slot(appraisal->book)))
			return false;
		sum->billed_seconds += bill.seconds;
		sum->billed += bill.amount;
	}
	return true;
}

bool appraisal_close(struct appraisal *appraisal, const struct appraised **sums, size_t *count)
{
	struct appraised *all = arena_array(appraisal->arena, appraisal->count, sizeof *all);

	for (size_t i = 0; i < appraisal->count; i++)
		if (!close_project(appraisal, appraisal->projects[i], &all[i]))
			return false;
	*sums = all;
	*count = appraisal->count;
	return true;
}
