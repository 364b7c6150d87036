#include "tui/entry-words.h"

static bool answer_json(struct call *call, const int64_t *ids, size_t count)
{
	struct json json = call_json(call);

	json_object(&json, NULL);
	json_array(&json, "deleted");
	for (size_t i = 0; i < count; i++)
		json_int(&json, NULL, ids[i]);
	json_end_array(&json);
	call_json_end(call, &json);
	return true;
}

static bool run(struct call *call)
{
	struct entry first;
	int64_t *ids;
	size_t count;

	if (!entry_ids(call, &ids, &count) || !entry_find(call->book, ids[0], call->arena, &first) || !entry_delete(call->book, ids, count))
		return false;
	if (call->json)
		return answer_json(call, ids, count);
	if (count > 1)
		call_say(call, "Deleted %zu entries; undo brings them back.", count);
	else
		call_say(call, "Deleted entry %lld: %s on %s, %s; undo brings it back.", (long long)ids[0], entry_length_words(call, first.seconds),
			first.path, entry_span_words(call, &first));
	return true;
}

const struct command delete_command = {
	.name = "delete",
	.usage = "ID...",
	.purpose = "Delete entries",
	.least = 1,
	.most = 1000,
	.sorts = {WORD_ENTRY, WORD_ENTRY, WORD_ENTRY, WORD_ENTRY},
	.run = run,
};
