/* What the answers to quotes say: shares won with their uncertainty. */
#include <string.h>

#include "model/quote.h"

enum { THOUSAND = 1000, ENOUGH = 5 };

static const int64_t z_units = INT64_C(1959963985), z_scale = INT64_C(1000000000);

/* The Wilson score interval with z = 1.959963985 (E. B. Wilson, JASA 22, 1927), in thousandths: for won of answers, answers > 0. */
static void wilson_interval(int won, int answers, int *low, int *high)
{
	struct ratio n = ratio_of(answers, 1), share = ratio_of(won, answers);
	struct ratio z = ratio_of(z_units, z_scale), square = ratio_multiply(z, z);
	struct ratio scale = ratio_add(ratio_of(1, 1), ratio_divide(square, n));
	struct ratio middle = ratio_divide(ratio_add(share, ratio_divide(square, ratio_multiply(ratio_of(2, 1), n))), scale);
	struct ratio inner = ratio_add(ratio_divide(ratio_multiply(share, ratio_subtract(ratio_of(1, 1), share)), n),
		ratio_divide(square, ratio_multiply(ratio_of(4, 1), ratio_multiply(n, n))));
	struct ratio under = ratio_divide(ratio_multiply(square, inner), ratio_multiply(scale, scale));

	*high = (int)ratio_plus_root(middle, under, THOUSAND);
	*low = -(int)ratio_plus_root(ratio_subtract(ratio_of(0, 1), middle), under, THOUSAND);
}

static bool is_answered(const struct quote *quote)
{
	return quote->outcome == OUTCOME_WON || quote->outcome == OUTCOME_LOST_PRICE || quote->outcome == OUTCOME_LOST_OTHER;
}

static void count_answer(struct quote_band *band, const struct quote *quote)
{
	band->answers++;
	band->won += quote->outcome == OUTCOME_WON;
}

static void judge(struct quote_bands *bands)
{
	for (size_t i = 0; i < bands->count; i++) {
		struct quote_band *band = &bands->items[i];

		wilson_interval(band->won, band->answers, &band->low, &band->high);
		band->too_few = band->answers < ENOUGH;
	}
}

static struct quote_band *add_band(struct quote_bands *bands, size_t place, struct arena *arena, struct quote_band band)
{
	arena_grow(arena, &bands->items, bands->count, sizeof *bands->items);
	memmove(&bands->items[place + 1], &bands->items[place], (bands->count - place) * sizeof *bands->items);
	bands->count++;
	bands->items[place] = band;
	return &bands->items[place];
}

void quote_bands(const struct quotes *quotes, const char *currency, struct arena *arena, struct quote_bands *bands)
{
	*bands = (struct quote_bands){0};
	for (size_t i = 0; i < quotes->count; i++) {
		const struct quote *quote = &quotes->items[i];
		size_t place = 0;

		if (!is_answered(quote) || strcmp(quote->currency, currency))
			continue;
		while (place < bands->count && bands->items[place].rate < quote->rate)
			place++;
		if (place == bands->count || bands->items[place].rate > quote->rate)
			add_band(bands, place, arena, (struct quote_band){.rate = quote->rate});
		count_answer(&bands->items[place], quote);
	}
	judge(bands);
}

void quote_groups(const struct quotes *quotes, enum quote_group by, struct arena *arena, struct quote_bands *bands)
{
	*bands = (struct quote_bands){0};
	for (size_t i = 0; i < quotes->count; i++) {
		const struct quote *quote = &quotes->items[i];
		const char *name = by == QUOTE_BY_SOURCE ? quote->source : quote->domain;
		size_t place = 0;

		if (!is_answered(quote) || !name)
			continue;
		while (place < bands->count && strcmp(bands->items[place].name, name))
			place++;
		if (place == bands->count)
			add_band(bands, place, arena, (struct quote_band){.name = name});
		count_answer(&bands->items[place], quote);
	}
	judge(bands);
}

/* A week of work, a month of it, and more. */
static const struct { const char *name; int64_t most; } sizes[] = {
	{"up to 40 h", 40 * INT64_C(3600)}, {"up to 160 h", 160 * INT64_C(3600)}, {"more than 160 h", INT64_MAX},
};

static void count_rate(struct quote_band *band, const struct quote *quote)
{
	if (quote->outcome == OUTCOME_WON && quote->rate > band->won_to)
		band->won_to = quote->rate;
	if (quote->outcome == OUTCOME_LOST_PRICE && (!band->lost_from || quote->rate < band->lost_from))
		band->lost_from = quote->rate;
}

void quote_sizes(const struct quotes *quotes, const char *currency, struct arena *arena, struct quote_bands *bands)
{
	*bands = (struct quote_bands){0};
	for (size_t size = 0; size < sizeof sizes / sizeof *sizes; size++) {
		struct quote_band band = {.name = sizes[size].name};

		for (size_t i = 0; i < quotes->count; i++) {
			const struct quote *quote = &quotes->items[i];

			if (!is_answered(quote) || strcmp(quote->currency, currency) || quote->asked_seconds > sizes[size].most || (size && quote->asked_seconds <= sizes[size - 1].most))
				continue;
			count_answer(&band, quote);
			count_rate(&band, quote);
		}
		if (band.answers)
			add_band(bands, bands->count, arena, band);
	}
	judge(bands);
}

int64_t quote_half_rate(const struct quote_bands *bands)
{
	for (size_t i = 0; i < bands->count; i++)
		if (2 * bands->items[i].won <= bands->items[i].answers)
			return bands->items[i].rate;
	return 0;
}
