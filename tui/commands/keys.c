
#include "tui/answer.h"
#include "tui/keys.h"
#include "tui/screen.h"

static void list(struct json *json, const struct keymap *map, const char *scope, const struct binding *bindings)
{
	char keys[64];

	for (; bindings && bindings->act; bindings++) {
		json_object(json, NULL);
		json_string(json, "screen", scope);
		json_string(json, "keys", keymap_keys(map, scope, bindings, false, keys));
		json_string(json, "act", bindings->act);
		json_string(json, "purpose", bindings->purpose);
		json_end(json);
	}
}

/* Made from the very table that the screens look keys up in. */
static bool run(struct call *call)
{
	struct keymap map = {.items = NULL};
	struct json json = call_json(call);

	keymap_load(&map, call->book, call->arena);
	if (!call->json) {
		keymap_list(&map, &call->out->text);
		return true;
	}
	list_begin(call, &json, "keys");
	list(&json, &map, "all", common_bindings);
	for (const struct screen *const *screen = screens; *screen; screen++)
		list(&json, &map, (*screen)->name, (*screen)->bindings);
	list_end(call, &json);
	return true;
}

const struct command keys_command = {
	.name = "keys",
	.usage = "",
	.purpose = "Lists the keys of the full screen, as the configuration leaves them",
	.run = run,
};
