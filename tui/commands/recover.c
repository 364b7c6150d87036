#include "db/speech.h"
#include "model/upkeep.h"
#include "tui/command.h"

static bool run(struct call *call)
{
	struct json json = call_json(call);
	struct recovery recovery = {0};

	if (!upkeep_recover(call->book, call->words[0], &recovery))
		return false;
	if (call->json) {
		json_object(&json, NULL);
		json_int(&json, "rows", recovery.rows);
		json_int(&json, "lost", recovery.lost);
		json_bool(&json, "gaps", recovery.gaps);
		call_json_end(call, &json);
	} else if (!call->quiet) {
		text_print(&call->out->text, speech("Recovered %lld rows into "), (long long)recovery.rows);
		text_add_clean(&call->out->text, call->words[0], true);
		text_add(&call->out->text, recovery.gaps ? speech("; some parts could not be read") : speech("; all of it could be read"));
		if (recovery.lost)
			text_print(&call->out->text, speech(", and %lld rows were no use without them"), (long long)recovery.lost);
		text_add(&call->out->text, speech(". ambit check tells of it what doesn't fit.\n"));
	}
	return true;
}

const struct command recover_command = {
	.name = "recover",
	.usage = "FILE",
	.purpose = "Saves what can be read of a damaged store into FILE, a new one",
	.least = 1,
	.most = 1,
	.sorts = {WORD_FILE},
	.storeless = true,
	.run = run,
};
