#include <string.h>

#include "db/speech.h"
#include "model/config.h"
#include "tui/answer.h"

/* What is not set stands as a remark, the way one would write it in the file. */
static void list_unset(struct call *call)
{
	for (const struct config_key *known = config_keys(); known->key; known++)
		if (!config_get(call->book, known->key))
			text_print(&call->out->text, "# %s = %s\n", known->key, known->sample);
	text_add(&call->out->text, "# alias.NAME = WORDS\n# key SCREEN KEY = ACT\n");
}

static bool list(struct call *call)
{
	struct config_lines lines;
	struct json json = call_json(call);

	if (!config_list(call->book, call->arena, &lines))
		return false;
	if (call->json)
		json_object(&json, NULL);
	for (size_t i = 0; i < lines.count; i++) {
		if (call->json) {
			json_string(&json, lines.items[i].key, lines.items[i].value);
			continue;
		}
		text_add_clean(&call->out->text, lines.items[i].key, true);
		text_add(&call->out->text, " = ");
		text_add_clean(&call->out->text, lines.items[i].value, true);
		text_add_char(&call->out->text, '\n');
	}
	if (call->json)
		call_json_end(call, &json);
	for (size_t i = 0; !call->json && i < lines.fault_count; i++) {
		text_add_clean(&call->out->text, lines.faults[i], true);
		text_add_char(&call->out->text, '\n');
	}
	if (!call->json && !call->quiet)
		list_unset(call);
	return true;
}

static bool get(struct call *call)
{
	const char *value = config_get(call->book, call->words[0]);
	struct json json = call_json(call);

	if (!value)
		return book_fail(call->book, FAULT_MISSING, "\"%.60s\" is not set.", call->words[0]);
	if (call->json) {
		json_object(&json, NULL);
		json_string(&json, call->words[0], value);
		call_json_end(call, &json);
		return true;
	}
	text_add_clean(&call->out->text, value, true);
	text_add_char(&call->out->text, '\n');
	return true;
}

static bool run(struct call *call)
{
	static const char alias[] = "alias.";

	if (!call->count)
		return list(call);
	if (call->count == 1)
		return get(call);
	if (!strncmp(call->words[0], alias, sizeof alias - 1) && *call->words[1] && command_find(commands, call->words[0] + sizeof alias - 1, false))
		return book_fail(call->book, FAULT_INPUT, "\"%.40s\" is a verb of ambit, which no alias can stand for.", call->words[0] + sizeof alias - 1);
	if (!config_set(call->book, call->words[0], call->words[1]))
		return false;
	if (!call->quiet && !call->json)
		text_print(&call->out->text, speech("Set in %s.\n"), config_file(call->arena));
	return !call->json || get(call);
}

const struct command config_command = {
	.name = "config",
	.usage = "[KEY [VALUE]]",
	.purpose = "Reads and writes the settings; \"\" takes one away",
	.most = 2,
	.sorts = {WORD_SETTING},
	.run = run,
};
