#include "db/speech.h"
#include "tui/entry-words.h"

static const struct option options[] = {
	{.name = "to", .value = "PATH", .sort = WORD_PATH, .help = "where they belong"},
	{.name = "change", .value = "TITLE", .help = "to a new change of that title"},
	{.name = "goodwill", .help = "they were a favour"},
	{0},
};

static const char *how_many(struct call *call, const int64_t *ids, size_t count)
{
	return count == 1 ? arena_print(call->arena, speech("entry %lld"), (long long)ids[0]) : arena_print(call->arena, speech("%zu entries"), count);
}

static bool file_them(struct call *call, const int64_t *ids, size_t count)
{
	const char *to = call_option(call, "to"), *title = call_option(call, "change");
	int64_t change;

	if ((to != NULL) + (title != NULL) + call_flag(call, "goodwill") != 1)
		return book_fail(call->book, FAULT_INPUT, "Say where the work belongs: --to PATH, --change TITLE or --goodwill.");
	if (to)
		return entry_file(call->book, ids, count, to);
	if (title)
		return entry_file_as_change(call->book, ids, count, title, &change);
	return entry_forgive(call->book, ids, count);
}

static bool answer_json(struct call *call, const int64_t *ids, size_t count)
{
	struct json json = call_json(call);
	struct entry entry;

	json_object(&json, NULL);
	json_array(&json, "entries");
	for (size_t i = 0; i < count; i++) {
		if (!entry_find(call->book, ids[i], call->arena, &entry))
			return false;
		entry_json(&json, NULL, &entry);
	}
	json_end_array(&json);
	call_json_end(call, &json);
	return true;
}

static bool run(struct call *call)
{
	struct entry first;
	int64_t *ids;
	size_t count;

	if (!entry_ids(call, &ids, &count) || !file_them(call, ids, count))
		return false;
	if (call->json)
		return answer_json(call, ids, count);
	if (!entry_find(call->book, ids[0], call->arena, &first))
		return false;
	if (call_flag(call, "goodwill"))
		call_say(call, "Filed %s as goodwill.", how_many(call, ids, count));
	else
		call_say(call, "Filed %s on %s.", how_many(call, ids, count), first.path);
	return true;
}

const struct command file_command = {
	.name = "file",
	.usage = "ID... --to PATH | --change TITLE | --goodwill",
	.purpose = "Give work that waits a place",
	.options = options,
	.least = 1,
	.most = 1000,
	.sorts = {WORD_ENTRY, WORD_ENTRY, WORD_ENTRY, WORD_ENTRY},
	.run = run,
};
