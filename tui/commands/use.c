#include <string.h>

#include "db/speech.h"
#include "model/path.h"
#include "tui/answer.h"

static bool say_present(struct call *call)
{
	struct place place;
	struct json json = call_json(call);
	bool any;

	if (!place_in_use(call->book, call->arena, &place, &any))
		return false;
	if (call->json) {
		json_object(&json, NULL);
		json_string(&json, "project", any ? place.path : NULL);
		call_json_end(call, &json);
	} else if (!call->quiet) {
		text_print(&call->out->text, "%s\n", any ? place.path : speech("No project is in use; ambit use PROJECT chooses one."));
	}
	return true;
}

static bool run(struct call *call)
{
	struct place place;

	if (!call->count)
		return say_present(call);
	if (!strcmp(call->words[0], "-")) {
		if (!place_use(call->book, NULL))
			return false;
		call_say(call, "No project is in use.");
	} else {
		if (!place_find(call->book, call->words[0], PLACE_PROJECT, call->arena, &place) || !place_use(call->book, &place))
			return false;
		call_say(call, "%s is in use: bare ids mean its own first.", place.path);
	}
	return !call->json || say_present(call);
}

const struct command use_command = {
	.name = "use",
	.usage = "[PROJECT|-]",
	.purpose = "The project that bare ids and start mean; - for none",
	.most = 1,
	.sorts = {WORD_PROJECT},
	.run = run,
};
