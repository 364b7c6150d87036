#include "tui/entry-listing.h"
#include "tui/entry-words.h"

static const struct option options[] = {
	{.name = "path", .value = "PATH", .sort = WORD_PATH, .help = "only that client, project, item, change or own time"},
	{.name = "match", .value = "PATTERN", .help = "only where note, path or activity fits"},
	{.name = "activity", .letter = 'a', .value = "ACTIVITY", .sort = WORD_ACTIVITY, .help = "only that activity"},
	{.name = "disposition", .letter = 'd', .other = "bill", .value = "DISPOSITION", .sort = WORD_DISPOSITION, .help = "only what counts so now"},
	{.name = "bucket", .value = "BUCKET", .help = "only what the scope report counts there: in_scope, at_risk, billed_labour, value_given and so on"},
	{.name = "unbilled", .help = "only what an invoice would still take"},
	{.name = "unfiled", .help = "only what waits for a place"},
	{.name = "worth", .help = "what they come to, as worked and as an invoice would round it"},
	{0},
};

/* found is false for own time that nothing was ever filed on. */
static bool read_path(struct call *call, struct entry_filter *filter, bool *found)
{
	const char *typed = call_option(call, "path");
	struct place place;

	*found = true;
	if (!typed)
		return true;
	if (!place_find(call->book, typed, PLACE_CLIENT | PLACE_LOGGABLE, call->arena, &place))
		return false;
	*found = place.kind != PLACE_OWN || (place.project && (!place.code || place.item));
	filter->client = place.kind == PLACE_CLIENT ? place.client : 0;
	filter->project = place.project;
	filter->item = place.item;
	return true;
}

static bool read_bucket(struct call *call, const char **bucket)
{
	char words[400], sums[400];

	*bucket = call_option(call, "bucket");
	return !*bucket || word_find(bucket_words, *bucket) >= 0 || word_find(entry_sum_words, *bucket) >= 0 ||
		book_fail(call->book, FAULT_INPUT, "\"%.40s\" is no bucket of the scope report: %s; %s are sums of several.", *bucket, word_list(bucket_words, words), word_list(entry_sum_words, sums));
}

static bool run(struct call *call)
{
	struct entry_filter filter = {
		.pattern = call_option(call, "match"), .unbilled = call_flag(call, "unbilled"), .unfiled = call_flag(call, "unfiled"),
		.as_of = call->as_of == INT64_MAX ? 0 : call->as_of,
	};
	struct appraisal *appraisal;
	int64_t count;
	bool found;

	if (!call_period(call, 0, "week", &filter.period) || !entry_option_activity(call, &filter.activity)
		|| !entry_option_disposition(call, &filter.disposition) || !read_bucket(call, &filter.bucket) || !read_path(call, &filter, &found))
		return false;
	if (!found)
		filter.activity = ""; /* no entry has that */
	if (!call_flag(call, "worth"))
		return listing_answer(call, &filter, NULL, &count);
	return appraisal_open(call->book, call->as_of, call->arena, &appraisal) && listing_answer(call, &filter, appraisal, &count);
}

const struct command entries_command = {
	.name = "entries",
	.usage = "[PERIOD]",
	.purpose = "List entries; without a period those of this week",
	.options = options,
	.least = 0,
	.most = 1,
	.sorts = {WORD_PERIOD},
	.as_of = true,
	.run = run,
};
