/* Amounts of several currencies: each in a sum of its own, and about what all of them are in one's own. */
#include <string.h>

#include "model/fx.h"
#include "model/money.h"

/* The sum of that currency, made where its name belongs. */
static struct fx_sum *sum_of(struct fx_sums *sums, struct arena *arena, const char *currency)
{
	size_t at = 0;

	while (at < sums->count && strcmp(sums->items[at].currency, currency) < 0)
		at++;
	if (at < sums->count && !strcmp(sums->items[at].currency, currency))
		return &sums->items[at];
	arena_grow(arena, &sums->items, sums->count, sizeof *sums->items);
	memmove(&sums->items[at + 1], &sums->items[at], (sums->count++ - at) * sizeof *sums->items);
	sums->items[at] = (struct fx_sum){.currency = currency};
	return &sums->items[at];
}

bool fx_add(struct book *book, struct fx_sums *sums, struct arena *arena, const char *currency, int64_t minor)
{
	struct fx_sum *sum = sum_of(sums, arena, currency);

	sum->count++;
	return !__builtin_add_overflow(sum->minor, minor, &sum->minor)
		|| book_fail(book, FAULT_REFUSED, "The amounts in %s are larger than a sum can hold; look at the rates.", currency);
}

bool fx_all(struct book *book, const struct fx_sums *sums, int day, struct arena *arena, struct fx_about *about)
{
	struct fxs fxs;

	*about = (struct fx_about){.own = fx_own(book), .currencies = sums->count};
	if (!fx_list(book, INT64_MAX, arena, &fxs))
		return false;
	for (size_t i = 0; i < sums->count; i++) {
		struct money money = {.minor = sums->items[i].minor};
		int64_t own;

		memcpy(money.currency, sums->items[i].currency, 3);
		if (!fx_convert(&fxs, money, about->own, day, &own) || __builtin_add_overflow(about->minor, own, &about->minor))
			about->lacks = about->lacks ? about->lacks : sums->items[i].currency;
	}
	return true;
}
