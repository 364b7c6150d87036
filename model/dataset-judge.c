/* What there is to say of a data set before one trusts a value that was measured on it: pure arithmetic. */
#include <string.h>

#include "db/speech.h"
#include "model/dataset.h"
#include "model/money.h"

enum { YEAR_DAYS = 365 };

const struct dataset *dataset_named(const struct datasets *datasets, const char *label)
{
	const struct dataset *found = NULL;

	for (size_t i = 0; i < datasets->count; i++) {
		const struct dataset *dataset = &datasets->items[i];

		if (!strcmp(dataset->label, label))
			return dataset;
		if (!strcmp(dataset->name, label))
			found = dataset; /* the newest of that name */
	}
	return found;
}

int64_t dataset_labels_missing(const struct dataset *dataset)
{
	int64_t labelled = dataset->labelled < 0 ? 0 : dataset->labelled;

	return dataset->needed > labelled ? dataset->needed - labelled : 0;
}

int64_t dataset_label_work(const struct dataset *dataset)
{
	return round_product(dataset_labels_missing(dataset), dataset->label_seconds, 1, NULL);
}

/* It covers less than twelve months, so that no model on it has seen every season. False where no span was said. */
static bool is_short(const struct dataset *dataset)
{
	return dataset->from_on != DAY_NONE && dataset->to_on != DAY_NONE && dataset->to_on - dataset->from_on + 1 < YEAR_DAYS;
}

const char *dataset_caveat(const struct dataset *dataset, struct arena *arena)
{
	const char *words = NULL;

	if (dataset->scrapped_on != DAY_NONE)
		return arena_print(arena, "%s was scrapped: %s.", dataset->label, dataset->scrapped_why);
	if (dataset->kind == DATA_SYNTHETIC)
		words = arena_print(arena, "%s is synthetic: a value on it says little about real cases.", dataset->label);
	if (is_short(dataset))
		words = arena_print(arena, "%s%s%s covers %d days, less than a year: no model on it has seen every season.", words ? words : "", words ? " " : "",
			words ? "It" : dataset->label, dataset->to_on - dataset->from_on + 1);
	return words;
}

const char *dataset_doubt(const struct dataset *dataset, struct arena *arena)
{
	const char *kind = dataset->scrapped_on != DAY_NONE ? "scrapped" : dataset->kind == DATA_SYNTHETIC ? speech("synthetic") : "";

	if (!is_short(dataset))
		return *kind ? kind : NULL;
	return arena_print(arena, "%s%scovers %d days", kind, *kind ? ", " : "", dataset->to_on - dataset->from_on + 1);
}
