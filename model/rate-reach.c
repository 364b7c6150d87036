/* What a rate with a day that has passed does to the work since: it is told, as nothing of that work was touched. */
#include "model/entry.h"
#include "model/project.h"
#include "model/rate.h"

struct reaching {
	struct arena *arena;
	const struct rate *set;
	struct rate_book *rates;
	struct standing *standing;
	struct projects projects;
	struct rate_reach *reach;
};

static const struct project *project_of(const struct reaching *reaching, int64_t id)
{
	for (size_t i = 0; i < reaching->projects.count; i++)
		if (reaching->projects.items[i].id == id)
			return &reaching->projects.items[i];
	return NULL;
}

static bool costs_the_same(const struct rate *one, const struct rate *other)
{
	return one->amount.minor == other->amount.minor && one->day_seconds == other->day_seconds;
}

static bool weigh(void *context, const struct entry *entry)
{
	struct reaching *reaching = context;
	struct rate_reach *reach = reaching->reach;
	const struct project *project = project_of(reaching, entry->project);
	const struct rate *now, *before;

	if (!project || entry->settled || standing_is_fixed(reaching->standing, entry->project) ||
	    !standing_is_billable(reaching->standing, entry->project, entry->item, entry->day, entry->activity, entry->given))
		return true;
	now = rate_in_force(reaching->rates, project->client, project->id, entry->item, project->currency, entry->day);
	before = rate_before(reaching->rates, reaching->set, project->client, project->id, entry->item, project->currency, entry->day);
	if (!now || now->id != reaching->set->id || (before && costs_the_same(now, before)))
		return true;
	if (entry->invoice) {
		reach->billed++;
	} else if (!before) {
		reach->first++;
	} else {
		arena_grow(reaching->arena, &reach->changed, reach->count, sizeof *reach->changed);
		reach->changed[reach->count++] = entry->id;
	}
	return true;
}

bool rate_reach(struct book *book, const struct rate *set, struct arena *arena, struct rate_reach *reach)
{
	struct reaching reaching = {.arena = arena, .set = set, .reach = reach};
	struct entry_filter filter = {.period = {set->from_on, DAY_LAST}, .client = set->client, .project = set->project, .item = set->item};

	*reach = (struct rate_reach){0};
	return rate_book_open(book, INT64_MAX, arena, &reaching.rates) && standing_open(book, INT64_MAX, arena, &reaching.standing) &&
	       project_list(book, false, arena, &reaching.projects) && entry_each(book, &filter, weigh, &reaching);
}
