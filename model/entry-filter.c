/* Which entries a filter lets through. */
#include <string.h>

#include "model/entry-walk.h"

static bool place_fits(const struct entry_filter *filter, const struct entry *entry)
{
	return (!filter->project || filter->project == entry->project) && (!filter->item || filter->item == entry->item);
}

/* A client's paths begin with its slug; own time has no client. */
static bool client_fits(const struct walk *walk, const struct entry *entry)
{
	size_t length = walk->client ? strlen(walk->client) : 0;

	return !walk->filter->client || (walk->client && !strncmp(entry->path, walk->client, length) && entry->path[length] == '/');
}

const char *const entry_sum_words[] = {"billed_labour", "value_given", "value_at_risk", NULL};

/* Hours in dispute stay at risk, whatever became of their change. */
static bool sum_fits(const struct walk *walk, const struct entry *entry, const char *sum)
{
	bool disputed = entry->bucket == BUCKET_REFUSED && entry->disposition == AT_RISK;

	if (!strcmp(sum, "billed_labour"))
		return standing_is_billable(walk->standing, entry->project, entry->item, entry->day, entry->activity, entry->given);
	if (!strcmp(sum, "value_given"))
		return entry->bucket == BUCKET_ABSORBED || entry->bucket == BUCKET_UNRECORDED || (entry->bucket == BUCKET_REFUSED && !disputed);
	return !strcmp(sum, "value_at_risk") && (entry->bucket == BUCKET_AT_RISK || disputed);
}

static bool bucket_fits(const struct walk *walk, const struct entry *entry)
{
	const char *wanted = walk->filter->bucket;

	return !wanted || !strcmp(wanted, bucket_words[entry->bucket]) || sum_fits(walk, entry, wanted);
}

bool walk_fits(const struct walk *walk, const struct entry *entry)
{
	const struct entry_filter *filter = walk->filter;
	const struct standing *standing = walk->standing;

	if (!place_fits(filter, entry) || !client_fits(walk, entry))
		return false;
	if (filter->activity && strcmp(filter->activity, entry->activity))
		return false;
	if (filter->disposition && filter->disposition != entry->disposition)
		return false;
	if (!bucket_fits(walk, entry))
		return false;
	if (filter->as_of && entry->ended_at > filter->as_of)
		return false;
	if (filter->unfiled && (entry->settled || !standing_waits(standing, entry->project, entry->item, entry->day, entry->activity, entry->given)))
		return false;
	if (!filter->unbilled)
		return true;
	return !entry->invoice && !entry->settled && !standing_is_fixed(standing, entry->project)
		&& standing_is_billable(standing, entry->project, entry->item, entry->day, entry->activity, entry->given);
}
