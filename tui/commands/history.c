#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "model/act.h"
#include "model/moment.h"
#include "tui/answer.h"

static void write_row(struct call *call, struct json *json, const struct history_act *act)
{
	char at[32];

	if (call->json) {
		json_object(json, NULL);
		json_int(json, "id", act->id);
		json_string(json, "at", moment_utc(act->at, at));
		json_string(json, "verb", act->verb);
		json_string(json, "summary", act->summary);
		json_bool(json, "undone", act->undone);
		json_bool(json, "barrier", act->barrier);
		json_end(json);
		return;
	}
	text_print(&call->out->text, "%6lld  %s  ", (long long)act->id, time_word(call, act->at, book_clock(call->book).zone));
	text_add_clean(&call->out->text, act->verb, true);
	text_add_char(&call->out->text, ' ');
	text_add_clean(&call->out->text, act->summary, true);
	text_add(&call->out->text, act->undone ? speech("  (undone)\n") : act->barrier ? speech("  (can't be undone)\n") : "\n");
}

static bool run(struct call *call)
{
	const char *typed = call->count ? call->words[0] : "20";
	size_t digits = strspn(typed, "0123456789");
	int count = digits && !typed[digits] && digits < 7 ? atoi(typed) : 0;
	struct history history;
	struct json json;

	if (count < 1)
		return book_fail(call->book, FAULT_INPUT, "\"%.40s\" is no number of acts.", typed);
	if (!act_history(call->book, count, call->arena, &history))
		return false;
	list_begin(call, &json, "acts");
	for (size_t i = 0; i < history.count; i++)
		write_row(call, &json, &history.items[i]);
	list_end(call, &json);
	return true;
}

const struct command history_command = {
	.name = "history",
	.usage = "[N]",
	.purpose = "The last acts, newest first",
	.most = 1,
	.run = run,
};
