#include "model/timer.h"
#include "tui/entry-words.h"

static bool run(struct call *call)
{
	struct entry entry;
	struct json json;

	if (!timer_cancel(call->book, call->arena, &entry))
		return false;
	if (call->json) {
		if (!entry_weigh(call->book, call->arena, &entry))
			return false;
		json = call_json(call);
		json_object(&json, NULL);
		entry_json(&json, "cancelled", &entry);
		call_json_end(call, &json);
		return true;
	}
	call_say(call, "Forgot the timer on %s after %s; nothing is written of it.", entry.path, entry_length_words(call, entry.seconds));
	return true;
}

const struct command cancel_command = {
	.name = "cancel",
	.usage = "",
	.purpose = "Forget the timer: nothing is written of it",
	.run = run,
};
