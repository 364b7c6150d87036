#include "tui/table.h"

#include "db/speech.h"

enum { COLUMNS_MOST = 24, LEFT = 2, RIGHT = 1, GAP = 2, MARKER = 0x25b8, NARROW = 80 };

/* The columns that are shown, 0 for those left out. */
struct layout { int widths[COLUMNS_MOST]; };

static int column_gap(const struct table *table, int column)
{
	int gap = table->columns[column].gap;

	return column == 0 || gap == TABLE_TIGHT ? 0 : gap ? gap : GAP;
}

static int layout_room(const struct table *table, const struct layout *layout)
{
	int room = 0;

	for (int i = 0; i < table->count; i++)
		if (layout->widths[i])
			room += layout->widths[i] + (room ? column_gap(table, i) : 0);
	return room;
}

/* Leaves out the one of highest rank, the rightmost among equals; false when none may go. */
static bool layout_drop(const struct table *table, struct layout *layout)
{
	int worst = -1;

	for (int i = 0; i < table->count; i++)
		if (layout->widths[i] && table->columns[i].rank > 0 && (worst < 0 || table->columns[i].rank >= table->columns[worst].rank))
			worst = i;
	if (worst < 0)
		return false;
	layout->widths[worst] = 0;
	return true;
}

static struct layout table_layout(const struct table *table, int columns, bool narrow)
{
	struct layout layout = {{0}};
	int room = columns - LEFT - (table->flush ? 0 : RIGHT), left;

	for (int i = 0; i < table->count && i < COLUMNS_MOST; i++)
		layout.widths[i] = narrow && table->columns[i].spare ? 0 : table->columns[i].width;
	while (layout_room(table, &layout) > room && layout_drop(table, &layout))
		;
	left = room - layout_room(table, &layout);
	for (int i = 0; i < table->count && left != 0; i++)
		if (layout.widths[i] && table->columns[i].grows) {
			layout.widths[i] = layout.widths[i] + left > 1 ? layout.widths[i] + left : 1;
			break;
		}
	return layout;
}

static bool is_heading(const struct table *table, size_t row, struct table_cell *cell)
{
	return table->heading && table->heading(table->list, row, cell);
}

static void paint_titles(const struct table *table, const struct layout *layout, struct canvas *canvas)
{
	int column = LEFT;

	for (int i = 0; i < table->count; i++) {
		if (!layout->widths[i])
			continue;
		column += column > LEFT ? column_gap(table, i) : 0;
		canvas_put(canvas, 0, column, table->columns[i].right ? -layout->widths[i] : layout->widths[i], TONE_PLAIN,
			speech(table->columns[i].title));
		column += layout->widths[i];
	}
	canvas_rule(canvas, 1, LEFT, canvas->columns - LEFT - RIGHT);
}

static void paint_row(const struct table *table, const struct layout *layout, struct canvas *canvas, int at, size_t row)
{
	struct table_cell cell = {.tone = TONE_PLAIN};
	int column = LEFT;

	if (is_heading(table, row, &cell)) {
		canvas_put(canvas, at, LEFT, canvas->columns - LEFT - RIGHT, cell.tone, cell.text);
		return;
	}
	for (int i = 0; i < table->count; i++) {
		if (!layout->widths[i])
			continue;
		cell = (struct table_cell){.tone = TONE_PLAIN};
		table->cell(table->list, row, i, &cell);
		column += column > LEFT ? column_gap(table, i) : 0;
		canvas_put(canvas, at, column, table->columns[i].right ? -layout->widths[i] : layout->widths[i], cell.tone, cell.text);
		column += layout->widths[i];
	}
}

static void paint_marker(const struct table *table, struct canvas *canvas, int at)
{
	if (!table->focused)
		return;
	canvas_repeat(canvas, at, 0, 1, TONE_SELECTED, MARKER);
	canvas_cursor(canvas, at, 0);
}

void table_paint(const struct table *table, struct canvas *canvas)
{
	struct layout layout = table_layout(table, canvas->columns, canvas->grid->columns < NARROW);
	int head = !table->untitled && canvas->rows > TABLE_HEAD + 1 ? TABLE_HEAD : 0, page = canvas->rows - head;
	size_t top = table_top(table, page);

	if (head)
		paint_titles(table, &layout, canvas);
	if (!table->rows) {
		canvas_put(canvas, head, LEFT, canvas->columns - LEFT, TONE_DIM, speech(table->empty ? table->empty : "Nothing here."));
		paint_marker(table, canvas, head);
	}
	for (int i = 0; i < page && top + (size_t)i < table->rows; i++) {
		paint_row(table, &layout, canvas, head + i, top + (size_t)i);
		if (top + (size_t)i == table->scroll.selected)
			paint_marker(table, canvas, head + i);
	}
}

size_t table_top(const struct table *table, int page)
{
	struct table_cell cell;
	size_t top = table->scroll.top, selected = table->scroll.selected, room = page > 1 ? (size_t)page : 1;

	if (table->rows <= room)
		return 0;
	if (top > table->rows - room)
		top = table->rows - room;
	if (selected < top)
		top = selected;
	if (selected >= top + room)
		top = selected - room + 1;
	/* The words above a group stay with its first row. */
	if (top && top == selected && room > 1 && is_heading(table, top - 1, &cell))
		top--;
	return top;
}

/* From there on, in steps of one, to a row that can be selected; the start itself if there is none. */
static size_t nearest(const struct table *table, size_t row, int step)
{
	struct table_cell cell;

	for (size_t at = row; at < table->rows; at += (size_t)step)
		if (!is_heading(table, at, &cell))
			return at;
	for (size_t at = row; at < table->rows; at -= (size_t)step)
		if (!is_heading(table, at, &cell))
			return at;
	return row;
}

static size_t stepped(const struct table *table, int64_t by)
{
	int64_t last = (int64_t)table->rows - 1, to = (int64_t)table->scroll.selected + by;

	to = to < 0 ? 0 : to > last ? last : to;
	return nearest(table, (size_t)to, by < 0 ? -1 : 1);
}

/* A terminal moves whole lines alone: beside other panes each step over the edge would send all rows again, so it turns the page but for a third. */
static size_t turned(size_t top, size_t selected, size_t page)
{
	size_t kept = page / 3, above = page - 1 - kept;

	if (selected < top)
		return selected > above ? selected - above : 0;
	return selected >= top + page ? selected - kept : top;
}

struct scroll table_moved(const struct table *table, enum move move, int page)
{
	struct table after = *table;
	int64_t whole = page > 1 ? page : 1, half = whole > 1 ? whole / 2 : 1;
	const int64_t by[] = {
		[MOVE_UP] = -1, [MOVE_DOWN] = 1, [MOVE_FIRST] = INT32_MIN, [MOVE_LAST] = INT32_MAX,
		[MOVE_PAGE_UP] = -whole, [MOVE_PAGE_DOWN] = whole, [MOVE_HALF_UP] = -half, [MOVE_HALF_DOWN] = half,
	};

	if (!table->rows)
		return (struct scroll){0};
	after.scroll.top = table_top(table, page);
	after.scroll.selected = stepped(table, by[move]);
	if (table->beside && (move == MOVE_UP || move == MOVE_DOWN))
		after.scroll.top = turned(after.scroll.top, after.scroll.selected, (size_t)whole);
	after.scroll.top = table_top(&after, page);
	return after.scroll;
}

struct scroll table_settled(const struct table *table)
{
	struct scroll scroll = table->scroll;

	if (!table->rows)
		return (struct scroll){0};
	if (scroll.selected >= table->rows)
		scroll.selected = table->rows - 1;
	scroll.selected = nearest(table, scroll.selected, 1);
	return scroll;
}
