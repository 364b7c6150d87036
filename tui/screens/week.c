/* Week: hours by item and day, what of them is billable or at risk. */
#include <stdio.h>
#include <string.h>

#include "tui/entry-forms.h"
#include "tui/panes.h"
#include "tui/verb.h"
#include "tui/week-cell.h"
#include "tui/week-grid.h"
#include "tui/week-words.h"

enum { HEADING_LABEL = 22 };

struct week_screen {
	struct room room;
	struct list list;
	char list_read[PATTERN_MOST];
	int monday;                  /* DAY_NONE: the present week */
	int day;                     /* of the cell, 0 to 6 */
	int today;
	struct week_rows rows;
	size_t *places, count;       /* rows that the filter leaves */
	struct week_grid grid;
	struct week_cell cell;       /* while it is open */
	int64_t copied;              /* what the cell held when y was pressed; 0: nothing */
};

static int foot_rows(const struct week_screen *week)
{
	return week_foot_rows(week->room.rows, week->room.bare);
}

static void week_lay(void *state, struct room room)
{
	struct week_screen *week = state;

	week->room = room;
	week->list.page = pane_page(room.rows - foot_rows(week), room.bare, TABLE_HEAD);
}

static void week_open(void *state, struct desk *desk, const void *with)
{
	struct week_screen *week = state;

	(void)with;
	if (week->today)
		return;
	week->monday = DAY_NONE;
	week->today = book_today(desk_book(desk));
	week->day = day_weekday(week->today);
}

static const struct week_row *selected(const struct week_screen *week)
{
	size_t row = week->list.scroll.selected;

	return row < week->count && !week->rows.items[week->places[row]].heading ? &week->rows.items[week->places[row]] : NULL;
}

static bool is_same_work(const struct week_row *one, const struct week_row *other)
{
	return one->project == other->project && one->item == other->item && one->disposition == other->disposition &&
	       !strcmp(one->activity, other->activity);
}

static size_t sift(struct week_screen *week, const struct week_row *kept, struct arena *arena)
{
	struct sieve sieve = sieve_open(&week->list);
	size_t found = SIZE_MAX;

	week->places = arena_array(arena, week->rows.count + 1, sizeof *week->places);
	week->count = 0;
	for (size_t i = 0; i < week->rows.count; i++) {
		const struct week_row *row = &week->rows.items[i];

		if (week->list.pattern[0] && (row->heading || !sieve_passes(&sieve, (const char *const[]){row->path, row->activity}, 2)))
			continue;
		if (kept && !row->heading && is_same_work(row, kept))
			found = week->count;
		week->places[week->count++] = i;
	}
	sieve_close(&sieve);
	return found;
}

static void week_table(const void *state, struct table *table);

static bool week_load(void *state, struct book *book, struct arena *arena)
{
	struct week_screen *week = state;
	bool same = list_is_same(&week->list, week->list_read);
	struct week_row kept = {.heading = false}, *was = NULL;
	struct table table = {0};
	int today = book_today(book);

	if (same && selected(week)) {
		kept = *selected(week);
		kept.activity = arena_text(arena, kept.activity);
		was = &kept;
	}
	week->today = today;
	if (!week_rows_load(book, week->monday == DAY_NONE ? today - day_weekday(today) : week->monday, arena, &week->rows))
		return false;
	list_keep(&week->list, week->rows.count, sift(week, was, arena));
	week_grid_make(&week->grid, week->room.columns, week->rows.monday, week->day);
	week_table(week, &table);
	table.scroll = week->list.scroll;
	week->list.scroll = table_settled(&table);
	return true;
}

static bool row_heading(const void *list, size_t at, struct table_cell *cell)
{
	const struct week_screen *week = list;
	const struct week_row *row = &week->rows.items[week->places[at]];

	snprintf(cell->text, sizeof cell->text, "%-*.250s  %s", HEADING_LABEL, row->label, row->rate);
	cell->tone = TONE_TITLE;
	return row->heading;
}

/* The cell stands in brackets; the others leave their place blank. */
static void put_hours(const struct week_screen *week, const struct week_row *row, int day, struct table_cell *cell)
{
	char length[24] = "·";

	if (row->seconds[day])
		moment_clock_length(row->seconds[day], length);
	/* An open cell is painted where the edit point is known. */
	if (row == selected(week) && day == week->day)
		snprintf(cell->text, sizeof cell->text, "[%5s]", row->seconds[day] && !week->cell.open ? length : "");
	else
		snprintf(cell->text, sizeof cell->text, "%s%s", length, row->crosses[day] ? "→" : " ");
}

static const char *sign_of(const struct week_row *row)
{
	static const char *const signs[] = {
		[DISPOSITION_NONE] = "·", [BILLABLE] = "$", [NONBILLABLE] = "·", [GOODWILL] = "+", [AT_RISK] = "!",
	};

	return row->own ? "~" : signs[row->disposition];
}

static void row_cell(const void *list, size_t at, int column, struct table_cell *cell)
{
	const struct week_screen *week = list;
	const struct week_row *row = &week->rows.items[week->places[at]];
	char length[24];

	if (column == COLUMN_LABEL)
		snprintf(cell->text, sizeof cell->text, "  %-4s %.200s", row->label, row->own && !strcmp(row->label, row->activity) ? "" : row->activity);
	else if (column == COLUMN_SIGN)
		snprintf(cell->text, sizeof cell->text, "%s", sign_of(row));
	else if (column == COLUMN_TOTAL)
		snprintf(cell->text, sizeof cell->text, "%s", row->total ? moment_clock_length(row->total, length) : "·");
	else
		put_hours(week, row, column - COLUMN_FIRST_DAY, cell);
}

static void week_table(const void *state, struct table *table)
{
	const struct week_screen *week = state;

	table->columns = week->grid.columns;
	table->count = WEEK_COLUMNS;
	table->rows = week->count;
	table->list = week;
	table->cell = row_cell;
	table->heading = row_heading;
	table->empty = week->list.pattern[0] ? "Nothing matches. Esc shows all again." : "Nothing in this week yet: a adds an entry.";
}

static struct list *week_list(void *state)
{
	return &((struct week_screen *)state)->list;
}

/* The table has put the cursor into the row of the cell; there it goes to the cell itself, so that a move aside is heard and felt too. */
static void paint_open_cell(const struct week_screen *week, struct canvas *inside)
{
	int row = inside->grid->cursor_row - inside->top, column = week_grid_column(&week->grid, inside->columns, week->day) + 1;

	if (week->cell.open)
		edit_paint(&week->cell.edit, inside, row, column, DAY_WIDTH - 2, true);
	else if (week->rows.count)
		canvas_cursor(inside, row, column);
}

static void week_paint(const void *state, struct canvas *canvas)
{
	const struct week_screen *week = state;
	struct table table = {.scroll = week->list.scroll, .focused = true};
	struct text remark = {0};
	char title[80];
	struct canvas inside, rows;
	int foot = foot_rows(week);

	week_words_title(week->rows.monday, title);
	week_words_sums(&week->rows, &remark);
	inside = canvas_frame(canvas, (struct frame){title, text_string(&remark), NULL, NULL});
	text_free(&remark);
	rows = canvas_part(&inside, 0, 0, inside.rows - foot, inside.columns);
	week_table(week, &table);
	table_paint(&table, &rows);
	paint_open_cell(week, &inside);
	week_foot_paint(&week->rows, &week->grid, &inside, inside.rows - foot, foot);
}

static void week_aside(void *state, int by)
{
	struct week_screen *week = state;
	int day = week->day + by;

	week->day = day < 0 ? 0 : day >= WEEK_DAYS ? WEEK_DAYS - 1 : day;
	week_grid_make(&week->grid, week->room.columns, week->rows.monday, week->day);
}

static void week_period(void *state, int by)
{
	struct week_screen *week = state;
	int present = week->today - day_weekday(week->today);

	week->monday = by ? week->rows.monday + by * WEEK_DAYS : DAY_NONE;
	if (week->monday == present)
		week->monday = DAY_NONE;
	week->list.scroll = (struct scroll){0};
}

static const struct entry *selected_entry(const struct week_screen *week)
{
	const struct week_row *row = selected(week);
	size_t found = row ? week_rows_entry(&week->rows, row, week->day, 0) : week->rows.entries.count;

	return found < week->rows.entries.count ? &week->rows.entries.items[found] : NULL;
}

static void week_remark(const void *state, struct text *text)
{
	const struct week_screen *week = state;
	const struct week_row *row = selected(week);

	if (row)
		week_words_cell(&week->rows, row, week->day, text);
}

static const char *week_path(const void *state, struct desk *desk)
{
	const struct week_row *row = selected(state);

	(void)desk;
	return row ? row->path : NULL;
}

static enum answer add(void *state, struct desk *desk)
{
	const struct week_screen *week = state;
	const struct week_row *row = selected(week);

	return entry_form_log(desk, week->rows.monday + week->day, row ? row->path : NULL, NULL);
}

static enum answer edit(void *state, struct desk *desk)
{
	const struct entry *entry = selected_entry(state);

	return entry ? entry_form_edit(desk, entry) : add(state, desk);
}

/* All of the cell in one act. */
static enum answer delete(void *state, struct desk *desk)
{
	const struct week_screen *week = state;
	const struct week_row *row = selected(week);
	size_t count = 0, most = week->rows.entries.count, at = row ? week_rows_entry(&week->rows, row, week->day, 0) : most;
	const char **words = arena_array(desk_arena(desk), most + 2, sizeof *words);

	words[count++] = "delete";
	for (; at < most; at = week_rows_entry(&week->rows, row, week->day, at + 1))
		words[count++] = arena_print(desk_arena(desk), "%lld", (long long)week->rows.entries.items[at].id);
	words[count] = NULL;
	if (count > 1)
		return verb_do(desk, "Deleted", words);
	return desk_say(desk, "There is nothing in this cell.");
}

static enum answer open_cell(void *state, struct desk *desk)
{
	struct week_screen *week = state;
	const struct week_row *row = selected(week);

	if (!row)
		return add(state, desk);
	week_cell_choose(&week->cell, &week->rows, row, week->day);
	return week_cell_open(desk, &week->cell);
}

static void week_copied(void *state)
{
	struct week_screen *week = state;
	const struct week_row *row = selected(week);

	week->copied = row ? row->seconds[week->day] : 0;
}

static enum answer paste(void *state, struct desk *desk)
{
	struct week_screen *week = state;
	const struct week_row *row = selected(week);
	char length[24];

	if (!row || !week->copied)
		return desk_say(desk, "Nothing to paste: y takes the length of a cell, p puts it into another.");
	week_cell_choose(&week->cell, &week->rows, row, week->day);
	week_cell_fill(desk, &week->cell, moment_typed_length(week->copied, length));
	return ANSWER_STAY;
}

static enum answer export(void *state, struct desk *desk)
{
	const struct week_screen *week = state;
	char from[11], to[11];

	return entry_form_export(desk, arena_print(desk_arena(desk), "%s..%s", day_text(week->rows.monday, from),
		day_text(week->rows.monday + WEEK_DAYS - 1, to)));
}

static const struct binding bindings[] = {
	{.act = "open cell", .keys = "Enter =", .purpose = "type the length of the cell", .run = open_cell},
	{.act = "paste", .keys = "p", .purpose = "put the length that y took into this cell", .run = paste},
	{.act = "log", .keys = "a", .purpose = "add an entry to the cell", .run = add},
	{.act = "edit", .keys = "e", .purpose = "change the first entry of the cell", .run = edit},
	{.act = "delete", .keys = "d Delete", .purpose = "delete what is in the cell; undo brings it back", .run = delete},
	{.act = "export hours", .keys = "x", .purpose = "write the hours of the week into a file", .run = export},
	{.act = NULL},
};

static const struct hint hints[] = {
	{.act = "down", .with = "right", .words = "move"}, {.act = "open cell", .words = "opens the cell"}, {.act = "log", .words = "add"},
	{.act = "copy", .words = "copy"}, {.act = "paste", .words = "paste"}, {.act = "previous period", .with = "next period", .words = "week"},
	{.act = "export hours", .words = "export"}, {.act = "filter", .words = "filter"}, {.act = NULL},
};

const struct screen week_screen = {
	.name = "week",
	.title = "Week",
	.purpose = "the week by item and day",
	.digit = 2,
	.size = sizeof(struct week_screen),
	.bindings = bindings,
	.hints = hints,
	.open = week_open,
	.lay = week_lay,
	.load = week_load,
	.paint = week_paint,
	.remark = week_remark,
	.list = week_list,
	.table = week_table,
	.path = week_path,
	.aside = week_aside,
	.copied = week_copied,
	.period = week_period,
};
