#include "db/speech.h"
#include "model/timer.h"
#include "tui/answer.h"
#include "tui/entry-words.h"

static const struct option options[] = {
	{.name = "at", .value = "TIME", .help = "when the work ended"},
	{.name = "keep", .help = "all of it was work, however long it ran"},
	{0},
};

/* On a terminal a timer that was left running is asked about; elsewhere timer_stop refuses it. */
static bool ask_about_forgotten(struct call *call, int64_t *at)
{
	const char *zone = book_clock(call->book).zone;
	struct entry timer;
	bool any;

	if (!can_ask(call) || *at || call_flag(call, "keep"))
		return true;
	if (!timer_find(call->book, call->arena, &timer, &any))
		return false;
	if (!any || !timer_was_forgotten(call->book, &timer))
		return true;
	return ask_time(call, arena_print(call->arena, speech("%s has run since %s. When did the work end?"), timer.path,
		time_word(call, timer.started_at, zone)), zone_day(zone, timer.started_at), 0, at);
}

static bool run(struct call *call)
{
	struct entry entry;
	int64_t at = 0;

	if (!call_time(call, "at", &at) || !ask_about_forgotten(call, &at))
		return false;
	if (!timer_stop(call->book, at, entry_words_from(call, 0), call_flag(call, "keep"), call->arena, &entry))
		return false;
	if (call->json)
		return entry_answer_json(call, entry.id);
	if (!entry.seconds)
		call_say(call, "Stopped %s in the second of its start: an entry of no length (entry %lld).", entry.path, (long long)entry.id);
	else
		call_say(call, "Stopped %s after %s, %s (entry %lld).", entry.path, entry_length_words(call, entry.seconds),
			entry_span_words(call, &entry), (long long)entry.id);
	return true;
}

const struct command stop_command = {
	.name = "stop",
	.usage = "[NOTE]",
	.purpose = "Stop the timer and write the entry",
	.options = options,
	.least = 0,
	.most = -1,
	.run = run,
};
