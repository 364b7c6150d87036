/* What lies on the desk: the seven tabs, the welcome, and what stands on top of them; how each is laid out and read. */
#include <stdlib.h>
#include <string.h>

#include "tui/desk-inside.h"

static void layer_start(struct layer *layer, const struct screen *screen)
{
	layer->screen = screen;
	layer->state = calloc(1, screen->size ? screen->size : 1);
	if (!layer->state)
		arena_exhausted();
	layer->arena = arena_new();
	layer->stale = true;
	layer->lacks_rest = screen->rest != NULL;
}

static void layer_end(struct layer *layer)
{
	if (!layer->screen)
		return;
	if (layer->screen->close)
		layer->screen->close(layer->state);
	free(layer->state);
	arena_free(layer->arena);
	*layer = (struct layer){0};
}

static bool room_is(struct room one, struct room other)
{
	return one.rows == other.rows && one.columns == other.columns && one.zoomed == other.zoomed && one.bare == other.bare &&
	       one.meeting == other.meeting;
}

static void layer_lay(struct desk *desk, struct layer *layer)
{
	int around = desk->without_hints ? ROWS_AROUND - 1 : ROWS_AROUND;
	struct room room = {
		.rows = desk->rows > around ? desk->rows - around : 0,
		.columns = desk->columns,
		.zoomed = desk->zoomed,
		.bare = desk->options.accessible,
		.meeting = desk->options.meeting,
	};

	if (room_is(room, layer->room))
		return;
	layer->room = room;
	layer->stale = true;
	if (layer->screen->lay)
		layer->screen->lay(layer->state, room);
}

/*
 * Read into the spare arena, which is then the layer's, and the layer's the spare one. So after a failed reading
 * everything stands as before, and the next turn tries again.
 */
static bool layer_load(struct desk *desk, struct layer *layer)
{
	const struct screen *screen = layer->screen;
	void *before = arena_take(desk->arena, screen->size);
	struct arena *read = desk->spare;

	memcpy(before, layer->state, screen->size);
	arena_clear(read);
	if (!screen->load(layer->state, desk->book, read)) {
		memcpy(layer->state, before, screen->size);
		return false;
	}
	desk->spare = layer->arena;
	layer->arena = read;
	layer->stale = false;
	return true;
}

static bool layer_settle(struct desk *desk, struct layer *layer)
{
	if (!layer->screen->load)
		layer->stale = false;
	if (layer->stale && !layer_load(desk, layer))
		return false;
	if (layer->lacks_rest && !desk->hurries)
		layer->lacks_rest = !layer->screen->rest(layer->state, desk->book);
	return desk->hurries || !layer->lacks_rest;
}

static bool is_unsettled(const struct desk *desk, const struct layer *layer)
{
	return layer->stale || (layer->lacks_rest && !desk->hurries);
}

static struct layer *tab_layer(struct desk *desk, int tab)
{
	for (const struct screen *const *screen = screens; !desk->tabs[tab].screen && *screen; screen++)
		if ((*screen)->digit == tab + 1)
			layer_start(&desk->tabs[tab], *screen);
	return &desk->tabs[tab];
}

struct layer *desk_base(struct desk *desk)
{
	if (desk->present == 0 && book_is_new(desk->book)) {
		if (!desk->welcome.screen)
			layer_start(&desk->welcome, &welcome_screen);
		return &desk->welcome;
	}
	return tab_layer(desk, desk->present);
}

struct layer *desk_top(struct desk *desk)
{
	return desk->depth ? &desk->above[desk->depth - 1] : desk_base(desk);
}

static bool anything_is_unsettled(struct desk *desk)
{
	struct layer *base = desk_base(desk);
	bool any;

	layer_lay(desk, base);
	any = is_unsettled(desk, base);
	for (int i = 0; i < desk->depth; i++) {
		layer_lay(desk, &desk->above[i]);
		any |= is_unsettled(desk, &desk->above[i]);
	}
	return any;
}

/* Everything on the screen is of one moment. */
void desk_settle(struct desk *desk)
{
	bool all;

	if (!anything_is_unsettled(desk))
		return;
	if (!book_hold(desk->book)) {
		desk_refuse(desk);
		return;
	}
	all = layer_settle(desk, desk_base(desk));
	for (int i = 0; i < desk->depth && all; i++)
		all = layer_settle(desk, &desk->above[i]);
	book_release(desk->book);
	if (!all)
		desk_refuse(desk);
}

void desk_stale(struct desk *desk)
{
	for (int i = 0; i < TABS; i++)
		desk->tabs[i].stale = true;
	desk->welcome.stale = true;
	for (int i = 0; i < desk->depth; i++)
		desk->above[i].stale = true;
}

enum answer desk_put(struct desk *desk, const struct screen *screen, const void *with)
{
	struct layer *layer;

	if (desk->depth == LAYERS_MOST)
		return desk_say(desk, "Close what is open first: Esc.");
	layer = &desk->above[desk->depth++];
	layer_start(layer, screen);
	if (screen->open)
		screen->open(layer->state, desk, with);
	return ANSWER_STAY;
}

void desk_drop(struct desk *desk)
{
	if (desk->depth)
		layer_end(&desk->above[--desk->depth]);
}

void desk_end_layers(struct desk *desk)
{
	while (desk->depth)
		desk_drop(desk);
	for (int i = 0; i < TABS; i++)
		layer_end(&desk->tabs[i]);
	layer_end(&desk->welcome);
}
