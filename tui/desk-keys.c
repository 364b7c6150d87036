/* From a key to an act: typing first, then the bindings of the screen, then those of everywhere. */
#include <string.h>

#include "tui/desk-inside.h"

bool binding_is_live(const struct desk *desk, const struct binding *binding)
{
	return !binding->live || binding->live(desk);
}

/* Recent acts stand first in the palette. */
static void remember(struct desk *desk, const char *act)
{
	int place = 0;

	while (place < RECENT_MOST - 1 && desk->recent[place] && strcmp(desk->recent[place], act))
		place++;
	memmove(desk->recent + 1, desk->recent, (size_t)place * sizeof *desk->recent);
	desk->recent[0] = act;
}

static bool is_common(const struct binding *binding)
{
	for (const struct binding *common = common_bindings; common->act; common++)
		if (common == binding)
			return true;
	return false;
}

enum answer desk_run(struct desk *desk, const struct binding *binding)
{
	int64_t version;
	enum answer answer;

	if (!binding->quiet)
		remember(desk, binding->act);
	desk_settle(desk);
	if (binding->quiet)
		return binding->run(desk, desk);
	version = book_version(desk->book);
	answer = binding->run(is_common(binding) ? desk : desk_base(desk)->state, desk);
	if (book_version(desk->book) != version)
		desk_turn(desk);
	return answer;
}

enum answer desk_act(struct desk *desk, const char *act)
{
	for (const struct binding *common = common_bindings; common->act; common++)
		if (!strcmp(common->act, act) && binding_is_live(desk, common))
			return desk_run(desk, common);
	return ANSWER_STAY;
}

static const struct binding *binding_for(struct desk *desk, uint32_t key)
{
	const struct screen *screen = desk_base(desk)->screen;
	const struct binding *binding = keymap_find(desk->options.keymap, screen->name, screen->bindings, key);

	return binding && binding_is_live(desk, binding) ? binding : NULL;
}

static enum answer press_binding(struct desk *desk, const struct press *press)
{
	const struct binding *binding;
	char name[16];

	if (press->key == PRESS_EDITED)
		return ANSWER_STAY;
	if (press->key == PRESS_PASTE)
		return desk_say(desk, "Pasted text does nothing here: it goes into a field or the filter.");
	binding = binding_for(desk, press->key);
	if (!binding)
		return desk_say(desk, "%s does nothing here; ? lists the keys.", key_label(press->key, name));
	return desk_run(desk, binding);
}

/* Screens on top take keys by typing alone: what they pass on does nothing. */
static enum answer press_top(struct desk *desk, const struct press *press)
{
	struct layer *top = desk_top(desk);
	enum answer answer = ANSWER_PASS;

	if (top->screen->key)
		answer = top->screen->key(top->state, desk, press);
	if (answer == ANSWER_PASS && desk->depth)
		return ANSWER_STAY;
	return answer == ANSWER_PASS ? press_binding(desk, press) : answer;
}

bool desk_press(struct desk *desk, const struct press *press)
{
	enum answer answer;

	arena_clear(desk->arena);
	desk->said[0] = '\0';
	desk->said_act = false;
	if (desk_key_asks(desk))
		return true;
	answer = press_top(desk, press);
	if (answer == ANSWER_BACK)
		desk_drop(desk);
	return answer != ANSWER_QUIT;
}
