#include <string.h>
#include <unistd.h>

#include "db/speech.h"
#include "model/upkeep.h"
#include "tui/command.h"

static bool run(struct call *call)
{
	const char *path = call->count ? call->words[0] : upkeep_backup_path(call->book, call->arena);
	struct json json = call_json(call);

	if (!path)
		return false;
	if (!strcmp(path, "-")) {
		if (call->on_screen || isatty(STDOUT_FILENO))
			return book_fail(call->book, FAULT_INPUT, "A copy is no text for a terminal; send it into a file or a pipe.");
		return upkeep_backup(call->book, NULL, STDOUT_FILENO);
	}
	if (!upkeep_backup(call->book, path, -1))
		return false;
	if (call->json) {
		json_object(&json, NULL);
		json_string(&json, "backup", path);
		call_json_end(call, &json);
	} else if (!call->quiet) {
		text_add(&call->out->text, speech("Copied the store to "));
		text_add_clean(&call->out->text, path, true);
		text_add(&call->out->text, ".\n");
	}
	return true;
}

const struct command backup_command = {
	.name = "backup",
	.usage = "[FILE|-]",
	.purpose = "Copies the whole store, whole or not at all; - streams it",
	.most = 1,
	.sorts = {WORD_FILE},
	.run = run,
};
