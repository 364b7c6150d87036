#include "model/invoice-doubts.h"

#include "model/entry.h"

/* Entries come in the order of their start: the latest end so far is all that an overlap needs. */
struct look { struct doubts *doubts; int64_t end, latest; };

static void look_at_clocks(struct doubts *doubts, const struct entry *entry)
{
	if (zone_offset(entry->zone, entry->started_at) == zone_offset(entry->zone, entry->ended_at) || doubts->jumps++)
		return;
	doubts->jump = entry->id;
	doubts->jump_seconds = entry->seconds;
	doubts->jump_on = zone_day(entry->zone, entry->ended_at);
}

static bool look_at(void *context, const struct entry *entry)
{
	struct look *look = context;

	if (entry->started_at < look->end && !look->doubts->overlaps++) {
		look->doubts->overlap = entry->id;
		look->doubts->overlapped = look->latest;
	}
	if (entry->ended_at > look->end) {
		look->end = entry->ended_at;
		look->latest = entry->id;
	}
	look_at_clocks(look->doubts, entry);
	return true;
}

bool invoice_doubts(struct book *book, const struct invoice *draft, struct doubts *doubts)
{
	struct entry_filter filter = {
		.period = draft->period, .disposition = BILLABLE, .unbilled = true,
		.client = draft->project ? 0 : draft->client, .project = draft->project,
	};
	struct look look = {.doubts = doubts, .end = INT64_MIN};

	*doubts = (struct doubts){.jump_on = DAY_NONE};
	return entry_each(book, &filter, look_at, &look);
}
