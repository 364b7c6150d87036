/* Today: the day and those before it, the clock, the week, what needs an answer. */
#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/timer.h"
#include "tui/around.h"
#include "tui/day-rows.h"
#include "tui/entry-forms.h"
#include "tui/panes.h"
#include "tui/screen.h"
#include "tui/timing.h"
#include "tui/verb.h"
#include "tui/words.h"

enum pane { PANE_ENTRIES, PANE_NEEDS, PANE_CLOCK, PANE_WEEK, PANES };
enum { RIGHT_WIDTH = 36, NEEDS_LEAST = 3, NEEDS_MOST = 9, UPPER_ROWS = 18 };
enum { LIMIT_FIRST = 80, LIMIT_STEP = 4 };

struct today {
	struct room room;
	enum pane pane;
	struct list entries, needs;
	int day;                     /* the latest shown; DAY_NONE: whatever day it is */
	size_t limit;
	struct day_rows rows;
	struct around around;
	int shown_day;
};

/* Where the panes lie in the body; one without rows is not shown. */
struct layout { struct { int row, column, rows, columns; } panes[PANES]; };

/* In a wide room clock and week are beside the list and have no focus of their own. */
static enum pane focus(const struct today *today)
{
	return room_is_wide(today->room) && today->pane > PANE_NEEDS ? PANE_ENTRIES : today->pane;
}

static struct layout today_layout(const struct today *today)
{
	struct room room = today->room;
	int needs = room.rows - UPPER_ROWS, upper, left = room.columns - RIGHT_WIDTH;
	struct layout layout = {0};
	enum pane only = focus(today);

	if (!room_is_wide(room)) {
		layout.panes[only].rows = room.rows;
		layout.panes[only].columns = room.columns;
		return layout;
	}
	needs = needs < NEEDS_LEAST ? NEEDS_LEAST : needs > NEEDS_MOST ? NEEDS_MOST : needs;
	upper = room.rows - needs;
	return (struct layout){.panes = {
		[PANE_ENTRIES] = {0, 0, upper, left},
		[PANE_CLOCK] = {0, left, CLOCK_ROWS, RIGHT_WIDTH},
		[PANE_WEEK] = {CLOCK_ROWS, left, upper - CLOCK_ROWS, RIGHT_WIDTH},
		[PANE_NEEDS] = {upper, 0, needs, room.columns},
	}};
}

static void today_lay(void *state, struct room room)
{
	struct today *today = state;
	struct layout layout;

	today->room = room;
	layout = today_layout(today);
	today->entries.page = pane_page(layout.panes[PANE_ENTRIES].rows, room.bare, TABLE_HEAD);
	today->needs.page = pane_page(layout.panes[PANE_NEEDS].rows, room.bare, 0);
}

static void today_open(void *state, struct desk *desk, const void *with)
{
	struct today *today = state;

	(void)desk, (void)with;
	if (today->limit)
		return;
	today->limit = LIMIT_FIRST;
	today->day = DAY_NONE;
}

static int64_t selected_id(const struct today *today)
{
	size_t selected = today->entries.scroll.selected;

	if (selected >= today->rows.count || !today->rows.items[selected].entry)
		return 0;
	return today->rows.items[selected].entry->id;
}

static void today_table(const void *state, struct table *table);

/* The selection stays on the same entry, at the same height, whatever came or went above it. */
static void keep_selection(struct today *today, int64_t id)
{
	struct table table = {0};

	list_keep(&today->entries, today->rows.count, id ? day_rows_find(&today->rows, id) : today->rows.count);
	day_rows_table(&today->rows, &table);
	table.scroll = today->entries.scroll;
	today->entries.scroll = table_settled(&table);
}

static void today_close(void *state)
{
	around_close(&((struct today *)state)->around);
}

static bool today_rest(void *state, struct book *book)
{
	struct today *today = state;

	return around_load(&today->around, book, today->shown_day, &today->needs);
}

static bool today_load(void *state, struct book *book, struct arena *arena)
{
	struct today *today = state;
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

static bool today_more(void *state, enum move move)
{
	struct today *today = state;
	size_t ahead = today->entries.scroll.selected + 2 * (size_t)(today->entries.page > 0 ? today->entries.page : 1);

	if (today->rows.complete || focus(today) != PANE_ENTRIES || (move != MOVE_LAST && ahead < today->rows.count))
		return false;
	today->limit = move == MOVE_LAST ? 0 : today->limit * LIMIT_STEP;
	return true;
}

static void today_tick(void *state, int64_t now)
{
	struct today *today = state;

	today->rows.now = today->around.clock.now = now;
}

static void today_table(const void *state, struct table *table)
{
	const struct today *today = state;

	if (focus(today) == PANE_NEEDS)
		needs_table(&today->around.notices, table);
	else
		day_rows_table(&today->rows, table);
	table->beside = focus(today) == PANE_ENTRIES && room_is_wide(today->room);
}

static struct list *today_list(void *state)
{
	struct today *today = state;
	enum pane pane = focus(today);

	return pane == PANE_ENTRIES ? &today->entries : pane == PANE_NEEDS ? &today->needs : NULL;
}

static void paint_entries(const struct today *today, struct canvas *canvas)
{
	struct table table = {.scroll = today->entries.scroll, .focused = focus(today) == PANE_ENTRIES};
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

static void paint_needs(const struct today *today, struct canvas *canvas)
{
	struct table table = {.scroll = today->needs.scroll, .focused = focus(today) == PANE_NEEDS};
	struct canvas inside = canvas_frame(canvas, (struct frame){speech("Needs you"), speech("Enter opens"), NULL, NULL});

	needs_table(&today->around.notices, &table);
	table_paint(&table, &inside);
}

static void paint_around(const struct today *today, struct canvas parts[PANES])
{
	if (parts[PANE_CLOCK].rows)
		clock_pane_paint(&today->around.clock, &parts[PANE_CLOCK], focus(today) == PANE_CLOCK);
	if (parts[PANE_WEEK].rows)
		week_pane_paint(&today->around.week, &parts[PANE_WEEK], focus(today) == PANE_WEEK);
	if (parts[PANE_NEEDS].rows)
		paint_needs(today, &parts[PANE_NEEDS]);
}

static void today_paint(const void *state, struct canvas *canvas)
{
	const struct today *today = state;
	struct layout layout = today_layout(today);
	struct canvas parts[PANES];

	for (int i = 0; i < PANES; i++)
		parts[i] = canvas_part(canvas, layout.panes[i].row, layout.panes[i].column, layout.panes[i].rows, layout.panes[i].columns);
	if (parts[PANE_ENTRIES].rows)
		paint_entries(today, &parts[PANE_ENTRIES]);
	if (today->around.arena)
		paint_around(today, parts);
}

static void today_pane(void *state, struct desk *desk, int by)
{
	struct today *today = state;
	int panes = room_is_wide(today->room) ? PANE_NEEDS + 1 : PANES;

	today->pane = (enum pane)(((int)focus(today) + by + panes) % panes);
	today_lay(today, today->room);
	(void)desk;
}

static void today_period(void *state, int by)
{
	struct today *today = state;
	int present = today->around.clock.now ? zone_day(today->rows.zone, today->around.clock.now) : today->shown_day;
	int day = today->shown_day + by;

	today->day = !by || day >= present ? DAY_NONE : day;
	today->entries.scroll = (struct scroll){0};
	today->rows.pattern = NULL;
}

static bool today_back(void *state)
{
	struct today *today = state;
	bool away = today->pane != PANE_ENTRIES;

	today->pane = PANE_ENTRIES;
	return away;
}

/* What the sign of the selected entry asks for. */
static bool today_explain(const struct today *today, struct text *text)
{
	size_t selected = today->entries.scroll.selected;
	const char *sign = focus(today) == PANE_ENTRIES && selected < today->rows.count && today->rows.items[selected].entry ? today->rows.items[selected].sign : "";

	if (!strcmp(sign, "?"))
		text_add(text, "No item covers this yet: f files it, U in 4 files all that wait.");
	else if (!strcmp(sign, "!"))
		text_add(text, "At risk: what it is on was not agreed to yet; 4 has the change.");
	return text->length > 0;
}

static void today_remark(const void *state, struct text *text)
{
	const struct today *today = state;
	char clock[8];

	if (!today->around.arena)
		return;
	if (today->around.clock.timer_runs)
		text_print(text, speech("%s runs since %s. S writes it; %s."), words_short_path(today->around.clock.timer.path),
			words_time(today->around.clock.timer.started_at, today->rows.zone, clock),
			today->around.clock.pomodoro_runs ? speech("' and - count interruptions") : speech("m notes what you are doing"));
	else if (!today_explain(today, text))
		text_add(text, speech("No clock runs: Space starts it, P a Pomodoro, a adds past hours."));
}

static const struct entry *selected_entry(const struct today *today)
{
	size_t selected = today->entries.scroll.selected;

	if (focus(today) != PANE_ENTRIES || selected >= today->rows.count)
		return NULL;
	return today->rows.items[selected].entry;
}

static enum answer none_selected(struct desk *desk)
{
	return desk_say(desk, "Choose an entry first: Tab leads to the list.");
}

static enum answer add(void *state, struct desk *desk)
{
	struct today *today = state;

	return entry_form_log(desk, today->day, NULL, NULL);
}

static enum answer edit(void *state, struct desk *desk)
{
	struct today *today = state;
	const struct entry *entry = selected_entry(today);

	return entry ? entry_form_edit(desk, entry) : none_selected(desk);
}

static enum answer delete(void *state, struct desk *desk)
{
	const struct entry *entry = selected_entry(state);
	struct entry timer;
	char length[24];

	if (!entry)
		return none_selected(desk);
	if (!entry->ended_at ? !timer_cancel(desk_book(desk), desk_arena(desk), &timer) : !entry_delete(desk_book(desk), &entry->id, 1))
		return desk_refuse(desk);
	return desk_say(desk, "Deleted %s on %s.", moment_clock_length(entry->seconds, length), words_short_path(entry->path));
}

static enum answer split(void *state, struct desk *desk)
{
	struct today *today = state;
	const struct entry *entry = selected_entry(today);

	return entry ? entry_form_split(desk, entry) : none_selected(desk);
}

static enum answer file(void *state, struct desk *desk)
{
	struct today *today = state;
	const struct entry *entry = selected_entry(today);

	return entry ? entry_form_file(desk, entry) : none_selected(desk);
}

/* With the one before it, which stands below. */
static enum answer join(void *state, struct desk *desk)
{
	struct today *today = state;
	const struct entry *entry = selected_entry(today);
	size_t below = today->entries.scroll.selected + 1;
	int64_t kept = 0;

	if (!entry)
		return none_selected(desk);
	if (below >= today->rows.count || !today->rows.items[below].entry)
		return desk_say(desk, "There is no entry before it on that day to join it with.");
	if (!entry_join(desk_book(desk), today->rows.items[below].entry->id, entry->id, &kept))
		return desk_refuse(desk);
	return desk_say(desk, "Joined both to entry %lld.", (long long)kept);
}

static enum answer go_on(void *state, struct desk *desk)
{
	const struct entry *entry = selected_entry(state);
	struct entry started = {0}, stopped = {0};

	if (!entry)
		return none_selected(desk);
	if (!timer_continue(desk_book(desk), entry->id, desk_arena(desk), &started, &stopped))
		return desk_refuse(desk);
	return desk_say(desk, "Going on with %s.", words_short_path(started.path));
}

static enum answer pomodoro(void *state, struct desk *desk)
{
	(void)state;
	return timing_start_form(desk, true);
}

/* A need opens where it is answered; an entry opens to be edited. */
static enum answer open(void *state, struct desk *desk)
{
	struct today *today = state;
	const struct notice *notice;
	struct place place = {0};

	if (focus(today) != PANE_NEEDS)
		return edit(state, desk);
	if (today->needs.scroll.selected >= today->around.notices.count)
		return ANSWER_STAY;
	notice = &today->around.notices.items[today->needs.scroll.selected];
	if (notice->project && place_find(desk_book(desk), notice->project, PLACE_PROJECT, desk_arena(desk), &place))
		desk_view(desk, place.project);
	book_forgive(desk_book(desk));
	return notice->screen ? desk_go(desk, notice->screen) : ANSWER_STAY;
}

static enum answer export(void *state, struct desk *desk)
{
	char day[11];

	return entry_form_export(desk, day_text(((struct today *)state)->shown_day, day));
}

static enum answer search(void *state, struct desk *desk) { (void)state; return entry_form_search(desk); }
static enum answer import(void *state, struct desk *desk) { (void)state; return entry_form_import(desk); }

static enum answer rule(void *state, struct desk *desk)
{
	const struct entry *entry = selected_entry(state);

	return entry_form_rule(desk, entry && *entry->note ? entry->note : NULL);
}

static enum answer rules(void *state, struct desk *desk)
{
	(void)state;
	return verb_do(desk, "Filed by rules", (const char *const[]){"rule", "apply", NULL});
}

static enum answer gaps(void *state, struct desk *desk)
{
	(void)state;
	return verb_do(desk, "Between the entries of this week", (const char *const[]){"gaps", NULL});
}

static const struct binding bindings[] = {
	{.act = "open", .keys = "Enter", .purpose = "edit the entry, or go to what needs you", .run = open},
	{.act = "log", .keys = "a", .purpose = "add an entry", .run = add},
	{.act = "edit", .keys = "e", .purpose = "change the entry", .run = edit},
	{.act = "delete", .keys = "d Delete", .purpose = "delete the entry; undo brings it back", .run = delete},
	{.act = "split", .keys = "s", .purpose = "split the entry in two", .run = split},
	{.act = "join", .keys = "J", .purpose = "join it with the entry before", .run = join},
	{.act = "file", .keys = "f", .purpose = "file the entry under another path", .run = file},
	{.act = "continue", .keys = "c", .purpose = "start the clock again on the same", .run = go_on},
	{.act = "pomodoro start", .keys = "P", .purpose = "start a Pomodoro", .run = pomodoro},
	{.act = "rule add", .keys = "r", .purpose = "a rule that files such notes", .run = rule},
	{.act = "rule apply", .keys = "R", .purpose = "file by the rules what waits", .run = rules},
	{.act = "search", .keys = "F", .purpose = "search all notes, paths and activities", .run = search},
	{.act = "gaps", .keys = "w", .purpose = "where time is missing this week", .run = gaps},
	{.act = "import", .keys = "I", .purpose = "bring in hours of another program", .run = import},
	{.act = "export hours", .keys = "x", .purpose = "write the hours of the day into a file", .run = export},
	{.act = NULL},
};

static const struct hint hints[] = {
	{.act = "timer pause"}, {.act = "timer stop", .words = "stop"}, {.act = "timer note", .words = "note"},
	{.act = "log", .words = "add"}, {.act = "edit", .words = "edit"},
	{.act = "previous period", .with = "next period", .words = "day"}, {.act = "filter", .words = "filter"},
	{.act = "palette", .words = "command"}, {.act = "quit", .words = "quit"}, {.act = NULL},
};

const struct screen today_screen = {
	.name = "today",
	.title = "Today",
	.purpose = "the day, the clock, what needs you",
	.digit = 1,
	.size = sizeof(struct today),
	.bindings = bindings,
	.hints = hints,
	.open = today_open,
	.close = today_close,
	.lay = today_lay,
	.load = today_load,
	.rest = today_rest,
	.tick = today_tick,
	.paint = today_paint,
	.remark = today_remark,
	.list = today_list,
	.table = today_table,
	.more = today_more,
	.back = today_back,
	.pane = today_pane,
	.period = today_period,
};
