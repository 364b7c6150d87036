#include <string.h>

#include "db/speech.h"
#include "model/away.h"
#include "model/text.h"
#include "tui/answer.h"
#include "tui/entry-words.h"

static void aways_json(struct json *json, const struct entry *entry, const struct aways *aways)
{
	char from[32], until[32];

	json_array(json, "away");
	for (size_t i = 0; i < aways->count; i++) {
		json_object(json, NULL);
		json_string(json, "kind", away_words[aways->items[i].kind]);
		json_string(json, "start", moment_rfc3339(aways->items[i].from, entry->zone, from));
		json_string(json, "end", moment_rfc3339(aways->items[i].until, entry->zone, until));
		json_end(json);
	}
	json_end_array(json);
}

static bool answer_json(struct call *call, const struct entry *entry, const struct aways *aways)
{
	struct json json = call_json(call), whole;
	struct text object = {0};

	/* The object of a list, and beside it what only one entry says. */
	whole = (struct json){.text = &object};
	entry_json(&whole, NULL, entry);
	json_object(&json, NULL);
	text_add_n(json.text, object.bytes + 1, object.length - 2);
	json.filled[json.depth - 1] = true;
	json_string(&json, "given", entry->given ? disposition_words[entry->given] : NULL);
	json_string(&json, "bucket", bucket_words[entry->bucket]);
	json_bool(&json, "settled", entry->settled);
	json_string(&json, "invoice", entry->invoice);
	aways_json(&json, entry, aways);
	text_free(&object);
	call_json_end(call, &json);
	return true;
}

static void add_line(struct call *call, const char *label, const char *words)
{
	text_add(&call->out->text, "  ");
	add_column(&call->out->text, speech(label), 10);
	text_add(&call->out->text, "  ");
	text_add_clean(&call->out->text, words, true);
	text_add_char(&call->out->text, '\n');
}

/* A note of several lines stands below its label, each line under the other. */
static void add_note(struct call *call, const char *note)
{
	const char *label = "note";

	while (*note) {
		size_t length = strcspn(note, "\n");

		add_line(call, label, arena_text_n(call->arena, note, length));
		note += length + (note[length] == '\n');
		label = "";
	}
}

static void add_away(struct call *call, const struct away *away)
{
	const char *zone = book_clock(call->book).zone;
	char from[32], until[32], length[24];

	add_line(call, away_words[away->kind], arena_print(call->arena, speech("%s-%s, %s h of it, kept as nobody answered"), moment_local(away->from, zone, from) + 11,
		moment_local(away->until, zone, until) + 11, moment_clock_length(away->until - away->from, length)));
}

static void answer_lines(struct call *call, const struct entry *entry, const struct aways *aways)
{
	char length[24];
	bool running = !entry->ended_at;

	text_print(&call->out->text, speech("Entry %lld%s\n"), (long long)entry->id, running ? speech(", running") : "");
	add_line(call, "path", entry->path);
	add_line(call, "time", entry_span_words(call, entry));
	add_line(call, "length", moment_exact_length(entry->seconds, length));
	add_line(call, "day", arena_print(call->arena, speech("%s in %s"), day_word(call, entry->day), entry->zone));
	add_line(call, "activity", entry->activity);
	add_line(call, "counts as", arena_print(call->arena, "%s, %s%s", disposition_words[entry->disposition],
		entry->given ? speech("as was said") : speech("by path and state"), entry->settled ? speech(", billed elsewhere") : ""));
	add_line(call, "bucket", bucket_words[entry->bucket]);
	if (entry->invoice)
		add_line(call, "invoice", arena_print(call->arena, speech("%s, which locks it"), entry->invoice));
	for (size_t i = 0; i < aways->count; i++)
		add_away(call, &aways->items[i]);
	add_note(call, entry->note);
	add_line(call, "uid", entry->uid);
}

static bool show(struct call *call)
{
	struct entry entry;
	struct aways aways;
	int64_t id;

	if (!call_id(call, call->words[0], &id) || !entry_find(call->book, id, call->arena, &entry) || !away_list(call->book, id, call->arena, &aways))
		return false;
	if (call->json)
		return answer_json(call, &entry, &aways);
	answer_lines(call, &entry, &aways);
	return true;
}

static const struct command show_act = {
	.name = "entry show",
	.usage = "ID",
	.purpose = "Show all of one entry, or of the timer",
	.least = 1,
	.most = 1,
	.sorts = {WORD_ENTRY},
	.run = show,
};

static const struct command *const acts[] = {&show_act, NULL};

const struct command entry_command = {
	.name = "entry",
	.usage = "show ID",
	.purpose = "Show one entry",
	.acts = acts,
};
