#include "tui/today-view.h"

#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "tui/panes.h"
#include "tui/words.h"

enum { RIGHT_WIDTH = 36, NEEDS_LEAST = 3, NEEDS_MOST = 9, UPPER_ROWS = 18 };
enum { LIMIT_FIRST = 80, LIMIT_STEP = 4 };

/* Where the panes lie in the body; one without rows is not shown. */
struct layout { struct { int row, column, rows, columns; } panes[TODAY_PANES]; };

enum today_pane today_focus(const struct today_view *today)
{
	return room_is_wide(today->room) && today->pane > TODAY_NEEDS ? TODAY_ENTRIES : today->pane;
}

static struct layout layout_of(const struct today_view *today)
{
	struct room room = today->room;
	int needs = room.rows - UPPER_ROWS, upper, left = room.columns - RIGHT_WIDTH;
	struct layout layout = {0};
	enum today_pane only = today_focus(today);

	if (!room_is_wide(room)) {
		layout.panes[only].rows = room.rows;
		layout.panes[only].columns = room.columns;
		return layout;
	}
	needs = needs < NEEDS_LEAST ? NEEDS_LEAST : needs > NEEDS_MOST ? NEEDS_MOST : needs;
	upper = room.rows - needs;
	return (struct layout){.panes = {
		[TODAY_ENTRIES] = {0, 0, upper, left},
		[TODAY_CLOCK] = {0, left, CLOCK_ROWS, RIGHT_WIDTH},
		[TODAY_WEEK] = {CLOCK_ROWS, left, upper - CLOCK_ROWS, RIGHT_WIDTH},
		[TODAY_NEEDS] = {upper, 0, needs, room.columns},
	}};
}

void today_lay(void *state, struct room room)
{
	struct today_view *today = state;
	struct layout layout;

	today->room = room;
	layout = layout_of(today);
	today->entries.page = pane_page(layout.panes[TODAY_ENTRIES].rows, room.bare, TABLE_HEAD);
	today->needs.page = pane_page(layout.panes[TODAY_NEEDS].rows, room.bare, 0);
}

void today_open(void *state, struct desk *desk, const void *with)
{
	struct today_view *today = state;

	(void)desk, (void)with;
	if (today->limit)
		return;
	today->limit = LIMIT_FIRST;
	today->day = DAY_NONE;
}

static int64_t selected_id(const struct today_view *today)
{
	size_t selected = today->entries.scroll.selected;

	if (selected >= today->rows.count || !today->rows.items[selected].entry)
		return 0;
	return today->rows.items[selected].entry->id;
}

/* The selection stays on the same entry, at the same height, whatever came or went above it. */
static void keep_selection(struct today_view *today, int64_t id)
{
	struct table table = {0};

	list_keep(&today->entries, today->rows.count, id ? day_rows_find(&today->rows, id) : today->rows.count);
	day_rows_table(&today->rows, &table);
	table.scroll = today->entries.scroll;
	today->entries.scroll = table_settled(&table);
}

void today_close(void *state)
{
	around_close(&((struct today_view *)state)->around);
}

bool today_rest(void *state, struct book *book)
{
	struct today_view *today = state;

	return around_load(&today->around, book, today->shown_day, &today->needs);
}

bool today_load(void *state, struct book *book, struct arena *arena)
{
	struct today_view *today = state;
	bool same = today->rows.pattern && !strcmp(today->rows.pattern, today->entries.pattern);
	int64_t id = same ? selected_id(today) : 0;
	struct day_query query = {.limit = today->limit, .pattern = today->entries.pattern};

	today->shown_day = today->day == DAY_NONE ? book_today(book) : today->day;
	query.last = today->day == DAY_NONE ? DAY_LAST : today->day;
	if (!day_rows_load(book, &query, arena, &today->rows) || (today->around.arena && !today_rest(today, book)))
		return false;
	keep_selection(today, id);
	if (today->needs.scroll.selected >= today->around.notices.count)
		today->needs.scroll = (struct scroll){0};
	return true;
}

bool today_more(void *state, enum move move)
{
	struct today_view *today = state;
	size_t ahead = today->entries.scroll.selected + 2 * (size_t)(today->entries.page > 0 ? today->entries.page : 1);

	if (today->rows.complete || today_focus(today) != TODAY_ENTRIES || (move != MOVE_LAST && ahead < today->rows.count))
		return false;
	today->limit = move == MOVE_LAST ? 0 : today->limit * LIMIT_STEP;
	return true;
}

void today_tick(void *state, int64_t now)
{
	struct today_view *today = state;

	today->rows.now = today->around.clock.now = now;
}

void today_table(const void *state, struct table *table)
{
	const struct today_view *today = state;

	if (today_focus(today) == TODAY_NEEDS)
		needs_table(&today->around.notices, table);
	else
		day_rows_table(&today->rows, table);
	table->beside = today_focus(today) == TODAY_ENTRIES && room_is_wide(today->room);
}

struct list *today_list(void *state)
{
	struct today_view *today = state;
	enum today_pane pane = today_focus(today);

	return pane == TODAY_ENTRIES ? &today->entries : pane == TODAY_NEEDS ? &today->needs : NULL;
}

static void paint_entries(const struct today_view *today, struct canvas *canvas)
{
	struct table table = {.scroll = today->entries.scroll, .focused = today_focus(today) == TODAY_ENTRIES};
	char title[24], remark[64], length[24];
	struct canvas inside;
	struct wall civil = day_civil(today->shown_day);

	words_weekday(today->shown_day, today->shown_day, title);
	snprintf(title + strlen(title), sizeof title - strlen(title), " %d", civil.year);
	snprintf(remark, sizeof remark, speech("week %d: %s"), today->around.week.number, moment_clock_length(today->around.week.seconds, length));
	inside = canvas_frame(canvas, (struct frame){title, today->around.arena ? remark : NULL, NULL, NULL});
	day_rows_table(&today->rows, &table);
	table_paint(&table, &inside);
}

static void paint_needs(const struct today_view *today, struct canvas *canvas)
{
	struct table table = {.scroll = today->needs.scroll, .focused = today_focus(today) == TODAY_NEEDS};
	struct canvas inside = canvas_frame(canvas, (struct frame){speech("Needs you"), speech("Enter opens"), NULL, NULL});

	needs_table(&today->around.notices, &table);
	table_paint(&table, &inside);
}

static void paint_around(const struct today_view *today, struct canvas parts[TODAY_PANES])
{
	if (parts[TODAY_CLOCK].rows)
		clock_pane_paint(&today->around.clock, &parts[TODAY_CLOCK], today_focus(today) == TODAY_CLOCK);
	if (parts[TODAY_WEEK].rows)
		week_pane_paint(&today->around.week, &parts[TODAY_WEEK], today_focus(today) == TODAY_WEEK);
	if (parts[TODAY_NEEDS].rows)
		paint_needs(today, &parts[TODAY_NEEDS]);
}

void today_paint(const void *state, struct canvas *canvas)
{
	const struct today_view *today = state;
	struct layout layout = layout_of(today);
	struct canvas parts[TODAY_PANES];

	for (int i = 0; i < TODAY_PANES; i++)
		parts[i] = canvas_part(canvas, layout.panes[i].row, layout.panes[i].column, layout.panes[i].rows, layout.panes[i].columns);
	if (parts[TODAY_ENTRIES].rows)
		paint_entries(today, &parts[TODAY_ENTRIES]);
	if (today->around.arena)
		paint_around(today, parts);
}

void today_turn(void *state, struct desk *desk, int by)
{
	struct today_view *today = state;
	int panes = room_is_wide(today->room) ? TODAY_NEEDS + 1 : TODAY_PANES;

	today->pane = (enum today_pane)(((int)today_focus(today) + by + panes) % panes);
	today_lay(today, today->room);
	(void)desk;
}

void today_period(void *state, int by)
{
	struct today_view *today = state;
	int present = today->around.clock.now ? zone_day(today->rows.zone, today->around.clock.now) : today->shown_day;
	int day = today->shown_day + by;

	today->day = !by || day >= present ? DAY_NONE : day;
	today->entries.scroll = (struct scroll){0};
	today->rows.pattern = NULL;
}

bool today_back(void *state)
{
	struct today_view *today = state;
	bool away = today->pane != TODAY_ENTRIES;

	today->pane = TODAY_ENTRIES;
	return away;
}

/* What the sign of the selected entry asks for. */
static bool explain_sign(const struct today_view *today, struct text *text)
{
	size_t selected = today->entries.scroll.selected;
	const char *sign = today_focus(today) == TODAY_ENTRIES && selected < today->rows.count && today->rows.items[selected].entry ? today->rows.items[selected].sign : "";

	if (!strcmp(sign, "?"))
		text_add(text, speech("No item covers this yet: f files it, U in 4 files all that wait."));
	else if (!strcmp(sign, "!"))
		text_add(text, speech("At risk: what it is on was not agreed to yet; 4 has the change."));
	return text->length > 0;
}

void today_remark(const void *state, struct text *text)
{
	const struct today_view *today = state;
	char clock[8];

	if (!today->around.arena)
		return;
	if (today->around.clock.timer_runs)
		text_print(text, speech("%s runs since %s. S writes it; %s."), words_short_path(today->around.clock.timer.path),
			words_time(today->around.clock.timer.started_at, today->rows.zone, clock),
			today->around.clock.pomodoro_runs ? speech("' and - count interruptions") : speech("m notes what you are doing"));
	else if (!explain_sign(today, text))
		text_add(text, speech("No clock runs: Space starts it, P a Pomodoro, a adds past hours."));
}

const struct entry *today_entry(const struct today_view *today)
{
	size_t selected = today->entries.scroll.selected;

	if (today_focus(today) != TODAY_ENTRIES || selected >= today->rows.count)
		return NULL;
	return today->rows.items[selected].entry;
}
