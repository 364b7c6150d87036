/* What is unpaid, by currency and by days past due. Currencies stand side by side, never in one sum. */
#include <stdlib.h>
#include <string.h>

#include "model/invoice.h"

const char *const age_words[] = {"not due", "1-7 days", "8-30 days", "more than 30 days", NULL};

static enum age age_of(const struct invoice *invoice, int today)
{
	int late = today - invoice->due_on;

	return late <= 0 ? AGE_NOT_DUE : late <= 7 ? AGE_WEEK : late <= 30 ? AGE_MONTH : AGE_OVER;
}

static struct invoice_ageing *ageing_in(struct invoice_ageings *ageings, const char *currency, struct arena *arena)
{
	for (size_t i = 0; i < ageings->count; i++)
		if (!strcmp(ageings->items[i].currency, currency))
			return &ageings->items[i];
	arena_grow(arena, &ageings->items, ageings->count, sizeof *ageings->items);
	ageings->items[ageings->count] = (struct invoice_ageing){.currency = currency};
	return &ageings->items[ageings->count++];
}

static int by_currency(const void *one, const void *other)
{
	return strcmp(((const struct invoice_ageing *)one)->currency, ((const struct invoice_ageing *)other)->currency);
}

void invoice_age(const struct invoices *list, int today, struct arena *arena, struct invoice_ageings *ageings)
{
	*ageings = (struct invoice_ageings){0};
	for (size_t i = 0; i < list->count; i++) {
		const struct invoice *invoice = &list->items[i];
		struct invoice_ageing *ageing;
		enum age age = age_of(invoice, today);

		if (!invoice->open)
			continue;
		ageing = ageing_in(ageings, invoice->currency, arena);
		if (invoice->open < 0) {
			ageing->owed_back -= invoice->open;
			continue;
		}
		ageing->open[age] += invoice->open;
		ageing->counts[age]++;
		ageing->unpaid += invoice->open;
	}
	if (ageings->count)
		qsort(ageings->items, ageings->count, sizeof *ageings->items, by_currency);
}
