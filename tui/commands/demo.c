#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/speech.h"
#include "tui/demo.h"
#include "tui/start.h"

static bool choose_folder(struct call *call, const char **folder)
{
	const char *temporary = getenv("TMPDIR");
	char *made;

	if (call->count) {
		*folder = call->words[0];
		return **folder || book_fail(call->book, FAULT_INPUT, "\"\" is no folder; leave the word out for a temporary one.");
	}
	made = arena_print(call->arena, "%s/ambit-demo-XXXXXX", temporary && *temporary ? temporary : "/tmp");
	*folder = made;
	return mkdtemp(made) || book_fail(call->book, FAULT_STORE, "\"%.200s\" can't be made: %s.", made, strerror(errno));
}

/* The store in the folder, by its whole path where there is one. */
static const char *store_in(struct call *call, const char *folder)
{
	char whole[PATH_MAX];

	return arena_print(call->arena, "%s/ambit.db", realpath(folder, whole) ? whole : folder);
}

static void answer(struct call *call, const char *path)
{
	struct json json = call_json(call);

	if (!call->json) {
		text_add(&call->out->text, speech("Made the worked example; this opens it: ambit --store "));
		text_add_clean(&call->out->text, path, true);
		text_add_char(&call->out->text, '\n');
		return;
	}
	json_object(&json, NULL);
	json_string(&json, "store", path);
	call_json_end(call, &json);
}

static bool run(struct call *call)
{
	struct fault *fault = book_fault_slot(call->book);
	struct invocation screen = {.color = "auto"};
	const char *folder, *path;

	if (!choose_folder(call, &folder))
		return false;
	if (!demo_make(arena_print(call->arena, "%s/ambit.db", folder), book_now(call->book), call->arena, fault)) {
		if (!call->count)
			rmdir(folder);
		return false;
	}
	screen.store = path = store_in(call, folder);
	if (!call->json && call->tty && isatty(STDIN_FILENO)) {
		if (start_screen(&screen, call->arena, fault))
			return true;
		if (fault->kind != FAULT_INPUT)
			return false;
		fault_clear(fault); /* a terminal that can't be used is none */
	}
	answer(call, path);
	return true;
}

const struct command demo_command = {
	.name = "demo",
	.usage = "[DIR]",
	.purpose = "Makes the worked example in a store of its own, and opens it",
	.most = 1,
	.sorts = {WORD_FILE},
	.storeless = true,
	.run = run,
};
