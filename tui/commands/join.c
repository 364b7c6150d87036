#include "tui/entry-words.h"

static bool run(struct call *call)
{
	int64_t one, other, kept;
	struct entry entry;

	if (!call_id(call, call->words[0], &one) || !call_id(call, call->words[1], &other) || !entry_join(call->book, one, other, &kept))
		return false;
	if (call->json)
		return entry_answer_json(call, kept);
	if (!entry_find(call->book, kept, call->arena, &entry))
		return false;
	call_say(call, "Joined entry %lld into entry %lld: %s on %s, %s.", (long long)(kept == one ? other : one), (long long)kept,
		entry_length_words(call, entry.seconds), entry.path, entry_span_words(call, &entry));
	return true;
}

const struct command join_command = {
	.name = "join",
	.usage = "ID ID",
	.purpose = "Make one entry of two that touch; the earlier one keeps its id",
	.least = 2,
	.most = 2,
	.sorts = {WORD_ENTRY, WORD_ENTRY},
	.run = run,
};
