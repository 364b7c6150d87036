#include "tui/more.h"

#include <stdio.h>

#include "db/speech.h"
#include "tui/desk-inside.h"

enum { ACTS_MOST = 40, WIDTH_MOST = 64 };

struct more {
	const struct binding *acts[ACTS_MOST];
	size_t count;
	struct list list;
};

bool more_has(const struct binding *binding)
{
	return binding->keys[0] == MORE_KEY && binding->keys[1] && !binding->keys[2];
}

static void start(void *state, struct desk *desk, const void *with)
{
	struct more *more = state;

	(void)with;
	for (const struct binding *binding = common_bindings; binding->act && more->count < ACTS_MOST; binding++)
		if (more_has(binding) && binding_is_live(desk, binding))
			more->acts[more->count++] = binding;
}

static void cell(const void *list, size_t row, int column, struct table_cell *to)
{
	const struct more *more = list;

	snprintf(to->text, sizeof to->text, "%s", column ? speech(more->acts[row]->purpose) : more->acts[row]->keys + 1);
	to->tone = column ? TONE_PLAIN : TONE_KEY;
}

static struct table table_of(const struct more *more)
{
	static const struct table_column columns[] = {{.width = 3}, {.width = 8, .grows = true}};

	return (struct table){
		.columns = columns, .count = 2, .rows = more->count, .scroll = more->list.scroll, .focused = true, .untitled = true,
		.list = more, .cell = cell, .empty = "Nothing of it is for a meeting.",
	};
}

static void lay(void *state, struct room room)
{
	((struct more *)state)->list.page = room.rows > 2 ? room.rows - 2 : 1;
}

static enum answer move(struct more *more, enum move by)
{
	struct table table = table_of(more);

	more->list.scroll = table_moved(&table, by, more->list.page);
	return ANSWER_STAY;
}

static enum answer run(struct more *more, struct desk *desk, size_t row)
{
	const struct binding *chosen = more->acts[row];

	desk_drop(desk);
	return desk_run(desk, chosen);
}

static enum answer press(void *state, struct desk *desk, const struct press *press)
{
	struct more *more = state;

	switch (press->key) {
	case PRESS_ESC: case MORE_KEY: return ANSWER_BACK;
	case PRESS_DOWN: case PRESS_TAB: return move(more, MOVE_DOWN);
	case PRESS_UP: case PRESS_BACK_TAB: return move(more, MOVE_UP);
	case PRESS_ENTER: case '\n': return more->count ? run(more, desk, more->list.scroll.selected) : ANSWER_BACK;
	}
	for (size_t row = 0; row < more->count; row++)
		if (press->key == (uint32_t)more->acts[row]->keys[1])
			return run(more, desk, row);
	return ANSWER_STAY;
}

static void paint(const void *state, struct canvas *canvas)
{
	const struct more *more = state;
	int width = canvas->columns < WIDTH_MOST ? canvas->columns : WIDTH_MOST;
	int rows = (int)more->count + 2 < canvas->rows ? (int)more->count + 2 : canvas->rows;
	struct canvas box = canvas_part(canvas, 0, (canvas->columns - width) / 2, rows, width), inside;
	struct table table = table_of(more);

	canvas_clear(&box);
	inside = canvas_frame(&box, (struct frame){speech("What is rarely wanted"), NULL, NULL, speech("a letter runs one · Esc closes")});
	table_paint(&table, &inside);
}

static const struct screen more_screen = {
	.name = "more",
	.title = "More",
	.purpose = "acts that are rarely wanted",
	.ways = "a letter or Enter run  Up Down choose  Esc close",
	.size = sizeof(struct more),
	.open = start,
	.lay = lay,
	.key = press,
	.paint = paint,
};

enum answer more_open(void *state, struct desk *desk)
{
	(void)state;
	return desk_put(desk, &more_screen, NULL);
}
