#include "tui/week-view.h"

#include <stdio.h>
#include <string.h>

#include "tui/panes.h"
#include "tui/week-words.h"

enum { HEADING_LABEL = 22 };

static int foot_rows(const struct week_view *week)
{
	return week_foot_rows(week->room.rows, week->room.bare);
}

void week_lay(void *state, struct room room)
{
	struct week_view *week = state;

	week->room = room;
	week->list.page = pane_page(room.rows - foot_rows(week), room.bare, TABLE_HEAD);
}

void week_open(void *state, struct desk *desk, const void *with)
{
	struct week_view *week = state;

	(void)with;
	if (week->today)
		return;
	week->monday = DAY_NONE;
	week->today = book_today(desk_book(desk));
	week->day = day_weekday(week->today);
}

const struct week_row *week_selected(const struct week_view *week)
{
	size_t row = week->list.scroll.selected;

	return row < week->count && !week->rows.items[week->places[row]].heading ? &week->rows.items[week->places[row]] : NULL;
}

static bool is_same_work(const struct week_row *one, const struct week_row *other)
{
	return one->project == other->project && one->item == other->item && one->disposition == other->disposition &&
	       !strcmp(one->activity, other->activity);
}

static size_t sift(struct week_view *week, const struct week_row *kept, struct arena *arena)
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

bool week_load(void *state, struct book *book, struct arena *arena)
{
	struct week_view *week = state;
	bool same = list_is_same(&week->list, week->list_read);
	struct week_row kept = {.heading = false}, *was = NULL;
	struct table table = {0};
	int today = book_today(book);

	if (same && week_selected(week)) {
		kept = *week_selected(week);
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
	const struct week_view *week = list;
	const struct week_row *row = &week->rows.items[week->places[at]];

	snprintf(cell->text, sizeof cell->text, "%-*.250s  %s", HEADING_LABEL, row->label, row->rate);
	cell->tone = TONE_TITLE;
	return row->heading;
}

/* The cell stands in brackets; the others leave their place blank. */
static void put_hours(const struct week_view *week, const struct week_row *row, int day, struct table_cell *cell)
{
	char length[24] = "·";

	if (row->seconds[day])
		moment_clock_length(row->seconds[day], length);
	/* An open cell is painted where the edit point is known. */
	if (row == week_selected(week) && day == week->day)
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
	const struct week_view *week = list;
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

void week_table(const void *state, struct table *table)
{
	const struct week_view *week = state;

	table->columns = week->grid.columns;
	table->count = WEEK_COLUMNS;
	table->rows = week->count;
	table->list = week;
	table->cell = row_cell;
	table->heading = row_heading;
	table->empty = week->list.pattern[0] ? "Nothing matches. Esc shows all again." : "Nothing in this week yet: a adds an entry.";
}

struct list *week_list(void *state)
{
	return &((struct week_view *)state)->list;
}

/* The table has put the cursor into the row of the cell; there it goes to the cell itself, so that a move aside is heard and felt too. */
static void paint_open_cell(const struct week_view *week, struct canvas *inside)
{
	int row = inside->grid->cursor_row - inside->top, column = week_grid_column(&week->grid, inside->columns, week->day) + 1;

	if (week->cell.open)
		edit_paint(&week->cell.edit, inside, row, column, DAY_WIDTH - 2, true);
	else if (week->rows.count)
		canvas_cursor(inside, row, column);
}

void week_paint(const void *state, struct canvas *canvas)
{
	const struct week_view *week = state;
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

void week_aside(void *state, int by)
{
	struct week_view *week = state;
	int day = week->day + by;

	week->day = day < 0 ? 0 : day >= WEEK_DAYS ? WEEK_DAYS - 1 : day;
	week_grid_make(&week->grid, week->room.columns, week->rows.monday, week->day);
}

void week_period(void *state, int by)
{
	struct week_view *week = state;
	int present = week->today - day_weekday(week->today);

	week->monday = by ? week->rows.monday + by * WEEK_DAYS : DAY_NONE;
	if (week->monday == present)
		week->monday = DAY_NONE;
	week->list.scroll = (struct scroll){0};
}

const struct entry *week_entry(const struct week_view *week)
{
	const struct week_row *row = week_selected(week);
	size_t found = row ? week_rows_entry(&week->rows, row, week->day, 0) : week->rows.entries.count;

	return found < week->rows.entries.count ? &week->rows.entries.items[found] : NULL;
}

void week_remark(const void *state, struct text *text)
{
	const struct week_view *week = state;
	const struct week_row *row = week_selected(week);

	if (row)
		week_words_cell(&week->rows, row, week->day, text);
}

const char *week_path(const void *state, struct desk *desk)
{
	const struct week_row *row = week_selected(state);

	(void)desk;
	return row ? row->path : NULL;
}
