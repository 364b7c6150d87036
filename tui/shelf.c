#include "tui/shelf.h"

#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "tui/desk-inside.h"

enum { WIDTH_MOST = 110, EDGES = 2, CTRL_R = 18 };

struct opened {
	const struct shelf *shelf;
	struct shelf_rows rows;
	struct list list;
};

static const struct shelf_row *selected(const struct opened *opened)
{
	return opened->list.scroll.selected < opened->rows.count ? &opened->rows.items[opened->list.scroll.selected] : NULL;
}

static void start(void *state, struct desk *desk, const void *with)
{
	(void)desk;
	((struct opened *)state)->shelf = with;
}

static void lay(void *state, struct room room)
{
	struct opened *opened = state;

	opened->list.page = room.rows - EDGES - TABLE_HEAD > 0 ? room.rows - EDGES - TABLE_HEAD : 1;
}

static size_t place_of_key(const struct shelf_rows *rows, const char *key)
{
	for (size_t i = 0; key && i < rows->count; i++)
		if (!strcmp(rows->items[i].key, key))
			return i;
	return SIZE_MAX;
}

static void cell(const void *list, size_t row, int column, struct table_cell *to)
{
	const struct opened *opened = list;
	const struct shelf_row *shown = &opened->rows.items[row];

	snprintf(to->text, sizeof to->text, "%.300s", shown->cells[column] ? shown->cells[column] : "");
	to->tone = shown->dim ? TONE_DIM : TONE_PLAIN;
}

static void table(const void *state, struct table *to)
{
	const struct opened *opened = state;

	*to = (struct table){
		.columns = opened->shelf->columns, .count = opened->shelf->count, .rows = opened->rows.count,
		.scroll = opened->list.scroll, .focused = true, .empty = opened->shelf->empty, .list = opened, .cell = cell,
	};
}

/* The selection stays on the same thing; where that is gone, on what came into its place. */
static bool load(void *state, struct book *book, struct arena *arena)
{
	struct opened *opened = state;
	const struct shelf_row *before = selected(opened);
	struct shelf_rows rows = {0};
	struct table settled;
	size_t found;

	if (!opened->shelf->read(book, arena, &rows))
		return false;
	found = place_of_key(&rows, before ? before->key : NULL);
	opened->rows = rows;
	if (found != SIZE_MAX)
		opened->list.scroll.selected = found;
	table(opened, &settled);
	opened->list.scroll = table_settled(&settled);
	return true;
}

static enum answer move(struct opened *opened, enum move by)
{
	struct table listed;

	table(opened, &listed);
	opened->list.scroll = table_moved(&listed, by, opened->list.page);
	return ANSWER_STAY;
}

static enum answer with_row(struct opened *opened, struct desk *desk, enum answer (*act)(struct desk *, const struct shelf_row *))
{
	const struct shelf_row *row = selected(opened);

	if (act && row)
		return act(desk, row);
	return desk_say(desk, row ? speech("Nothing can be done with it here.") : speech("There is nothing to choose."));
}

static enum answer press(void *state, struct desk *desk, const struct press *press)
{
	struct opened *opened = state;

	desk_settle(desk); /* keys may come before the first picture */
	switch (press->key) {
	case PRESS_ESC: case 'q': return ANSWER_BACK;
	case 'j': case PRESS_DOWN: return move(opened, MOVE_DOWN);
	case 'k': case PRESS_UP: return move(opened, MOVE_UP);
	case 'g': case PRESS_HOME: return move(opened, MOVE_FIRST);
	case 'G': case PRESS_END: return move(opened, MOVE_LAST);
	case ' ': case PRESS_PAGE_DOWN: return move(opened, MOVE_PAGE_DOWN);
	case PRESS_PAGE_UP: return move(opened, MOVE_PAGE_UP);
	case 'a': return opened->shelf->add ? opened->shelf->add(desk) : with_row(opened, desk, NULL);
	case PRESS_ENTER: case '\n': case 'e': return with_row(opened, desk, opened->shelf->open);
	case 'd': case PRESS_DELETE: return with_row(opened, desk, opened->shelf->drop);
	case 'u': return desk_act(desk, "undo");
	case CTRL_R: return desk_act(desk, "redo");
	}
	return ANSWER_STAY;
}

static void paint(const void *state, struct canvas *canvas)
{
	const struct opened *opened = state;
	int width = canvas->columns < WIDTH_MOST ? canvas->columns : WIDTH_MOST;
	struct canvas box = canvas_part(canvas, 0, (canvas->columns - width) / 2, canvas->rows, width), inside;
	struct table listed;
	char count[32];

	snprintf(count, sizeof count, "%zu", opened->rows.count);
	canvas_clear(&box);
	inside = canvas_frame(&box, (struct frame){opened->shelf->title, NULL, opened->rows.count ? count : NULL, speech("Esc closes")});
	table(opened, &listed);
	table_paint(&listed, &inside);
}

static const char *ways(const void *state)
{
	return ((const struct opened *)state)->shelf->ways;
}

static const struct screen shelf_screen = {
	.name = "shelf",
	.title = "List",
	.purpose = "what has no screen of its own",
	.ways_now = ways,
	.size = sizeof(struct opened),
	.open = start,
	.lay = lay,
	.load = load,
	.key = press,
	.paint = paint,
};

enum answer shelf_open(struct desk *desk, const struct shelf *shelf)
{
	return desk_put(desk, &shelf_screen, shelf);
}
