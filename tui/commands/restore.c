#include <string.h>
#include <unistd.h>

#include "db/speech.h"
#include "model/upkeep.h"
#include "tui/command.h"

static void answer(struct call *call, const char *kept, int64_t entries)
{
	struct json json = call_json(call);

	if (call->json) {
		json_object(&json, NULL);
		json_int(&json, "entries", entries);
		json_string(&json, "kept", kept);
		call_json_end(call, &json);
		return;
	}
	if (call->quiet)
		return;
	text_print(&call->out->text, speech("Restored %lld %s."), (long long)entries, entries == 1 ? speech("entry") : speech("entries"));
	if (kept) {
		text_add(&call->out->text, speech(" What was here before lies at "));
		text_add_clean(&call->out->text, kept, true);
		text_add_char(&call->out->text, '.');
	}
	text_add_char(&call->out->text, '\n');
}

static bool run(struct call *call)
{
	bool streamed = !strcmp(call->words[0], "-");
	const char *kept;
	int64_t entries = 0;

	if (streamed && isatty(STDIN_FILENO))
		return book_fail(call->book, FAULT_INPUT, "A copy is nothing to type; send it in from a file or a pipe.");
	if (!upkeep_restore(call->book, streamed ? NULL : call->words[0], STDIN_FILENO, call->arena, &kept, &entries))
		return false;
	answer(call, kept, entries);
	return true;
}

const struct command restore_command = {
	.name = "restore",
	.usage = "FILE|-",
	.purpose = "Puts a copy in the place of the store, which is put among the backups before",
	.least = 1,
	.most = 1,
	.sorts = {WORD_FILE},
	.storeless = true,
	.run = run,
};
