#include "db/speech.h"
#include "model/timer.h"
#include "tui/entry-words.h"

static bool run(struct call *call)
{
	struct entry entry, stopped;
	const char *before = "";
	int64_t id = 0;

	if (call->count && !call_id(call, call->words[0], &id))
		return false;
	if (!timer_continue(call->book, id, call->arena, &entry, &stopped))
		return false;
	if (call->json)
		return entry_answer_json(call, entry.id);
	if (stopped.id)
		before = arena_print(call->arena, speech(" Stopped %s after %s."), stopped.path, entry_length_words(call, stopped.seconds));
	call_say(call, "Went on with %s%s%s%s, %s (entry %lld).%s", entry.path, *entry.note ? " \"" : "", entry.note, *entry.note ? "\"" : "",
		entry.activity, (long long)entry.id, before);
	return true;
}

const struct command continue_command = {
	.name = "continue",
	.usage = "[ID]",
	.purpose = "Start a timer where the last entry, or that one, was filed",
	.least = 0,
	.most = 1,
	.sorts = {WORD_ENTRY},
	.run = run,
};
