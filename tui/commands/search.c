#include "tui/entry-listing.h"

static bool run(struct call *call)
{
	struct entry_filter filter = {.pattern = call->words[0]};
	int64_t count;

	if (!call_period(call, 1, "all", &filter.period) || !listing_answer(call, &filter, NULL, &count))
		return false;
	return count || book_fail(call->book, FAULT_MISSING, "No entry has \"%.100s\" in its note, path or activity.", call->words[0]);
}

const struct command search_command = {
	.name = "search",
	.usage = "PATTERN [PERIOD]",
	.purpose = "List entries whose note, path or activity fits a regular expression",
	.least = 1,
	.most = 2,
	.sorts = {WORD_ANY, WORD_PERIOD},
	.run = run,
};
