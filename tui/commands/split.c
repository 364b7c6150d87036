#include "tui/entry-words.h"

static bool read_time(struct call *call, int64_t id, int64_t *at)
{
	struct clock clock = book_clock(call->book);
	struct entry entry;

	/* A clock time alone is one of the entry's own day. */
	return entry_find(call->book, id, call->arena, &entry)
		&& moment_parse_time_on(call->words[1], &clock, zone_day(clock.zone, entry.started_at), at, book_fault_slot(call->book));
}

static bool answer(struct call *call, int64_t id, int64_t second_id)
{
	struct entry first, second;
	struct json json = call_json(call);

	if (!entry_find(call->book, id, call->arena, &first) || !entry_find(call->book, second_id, call->arena, &second))
		return false;
	if (!call->json) {
		call_say(call, "Split entry %lld: it keeps %s, entry %lld has %s.", (long long)id, entry_length_words(call, first.seconds),
			(long long)second_id, entry_length_words(call, second.seconds));
		return true;
	}
	json_object(&json, NULL);
	json_array(&json, "entries");
	entry_json(&json, NULL, &first);
	entry_json(&json, NULL, &second);
	json_end_array(&json);
	call_json_end(call, &json);
	return true;
}

static bool run(struct call *call)
{
	int64_t id, at, second;

	return call_id(call, call->words[0], &id) && read_time(call, id, &at) && entry_split(call->book, id, at, &second) && answer(call, id, second);
}

const struct command split_command = {
	.name = "split",
	.usage = "ID TIME",
	.purpose = "Cut an entry in two; the second half gets a new id",
	.least = 2,
	.most = 2,
	.sorts = {WORD_ENTRY},
	.run = run,
};
