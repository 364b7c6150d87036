#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "tui/undoing.h"

enum { NAMED_MOST = 5 };

static bool read_count(struct call *call, int *count)
{
	const char *typed = call->count ? call->words[0] : "1";
	size_t digits = strspn(typed, "0123456789");

	*count = digits && !typed[digits] && digits < 7 ? atoi(typed) : 0;
	return *count > 0 || book_fail(call->book, FAULT_INPUT, "\"%.40s\" is no number of acts; 1 is the last one.", typed);
}

/* Each by its name, in the order in which it was done; of many the first few. */
static void say_done(struct call *call, const struct history *done, bool redo)
{
	const char *names = "";
	size_t i;

	for (i = 0; i < done->count && i < NAMED_MOST; i++)
		names = arena_print(call->arena, "%s%s%s %s", names, i ? "; " : "", done->items[i].verb, done->items[i].summary);
	call_say(call, "%s: %s%s", redo ? speech("Redone") : speech("Undone"), names, i < done->count ? arena_print(call->arena, speech("; and %zu more"), done->count - i) : "");
}

bool undoing_run(struct call *call, bool redo)
{
	struct history done;
	struct json json;
	int count;

	if (!read_count(call, &count))
		return false;
	if (!(redo ? act_redo : act_undo)(call->book, count, call->arena, &done))
		return false;
	if (!call->json) {
		say_done(call, &done, redo);
		return true;
	}
	json = call_json(call);
	json_object(&json, NULL);
	json_array(&json, redo ? "redone" : "undone");
	for (size_t i = 0; i < done.count; i++) {
		json_object(&json, NULL);
		json_int(&json, "id", done.items[i].id);
		json_string(&json, "verb", done.items[i].verb);
		json_string(&json, "summary", done.items[i].summary);
		json_end(&json);
	}
	json_end_array(&json);
	call_json_end(call, &json);
	return true;
}
