/* The frame around a screen: tabs and clock above, message and hints below. */
#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "tui/desk-inside.h"
#include "tui/words.h"
#include "tui/wrap.h"

enum { TAB_SHORT = 3, TAB_LONG = 6, TAB_ROOM = 48, HINTS_APART = 2, PROGRAM_COLUMNS = 6, SAID_ROWS = 4 };
enum tab_form { TAB_GONE, TAB_CUT, TAB_FULL };

static const struct screen *tab_screen(int tab)
{
	for (const struct screen *const *screen = screens; *screen; screen++)
		if ((*screen)->digit == tab + 1)
			return *screen;
	return NULL;
}

/* "1 Today", "3 Pro…", "[4 Scope]"; "" for one that has gone. */
static void tab_text(const struct desk *desk, int tab, enum tab_form form, char out[TAB_ROOM])
{
	const struct screen *screen = tab_screen(tab);

	out[0] = '\0';
	if (!screen || form == TAB_GONE || !desk_shows(desk, screen))
		return;
	if (tab == desk->present)
		snprintf(out, TAB_ROOM, "[%d %.12s]", tab + 1, speech(screen->title));
	else if (form == TAB_CUT)
		snprintf(out, TAB_ROOM, "%d %.*s…", tab + 1, TAB_SHORT, speech(screen->title));
	else
		snprintf(out, TAB_ROOM, "%d %.12s", tab + 1, speech(screen->title));
}

static int tabs_width(const struct desk *desk, const enum tab_form forms[TABS])
{
	char text[TAB_ROOM];
	int width = 0;

	for (int tab = 0; tab < TABS; tab++) {
		tab_text(desk, tab, forms[tab], text);
		width += text[0] ? canvas_width(text) + 2 : 0;
	}
	return width;
}

/* From the right: first the long names are cut short, then tabs go; never the present one. */
static bool yield_one(const struct desk *desk, enum tab_form forms[TABS])
{
	for (int tab = TABS - 1; tab >= 0; tab--)
		if (tab != desk->present && forms[tab] == TAB_FULL && tab_screen(tab) && strlen(speech(tab_screen(tab)->title)) > TAB_LONG) {
			forms[tab] = TAB_CUT;
			return true;
		}
	for (int tab = TABS - 1; tab >= 0; tab--)
		if (tab != desk->present && forms[tab] != TAB_GONE) {
			forms[tab] = TAB_GONE;
			return true;
		}
	return false;
}

static void choose_forms(const struct desk *desk, int room, enum tab_form forms[TABS])
{
	for (int tab = 0; tab < TABS; tab++)
		forms[tab] = desk->columns < ONE_LIST_COLUMNS && tab != desk->present ? TAB_GONE : TAB_FULL;
	while (tabs_width(desk, forms) > room && yield_one(desk, forms))
		;
}

/* "07:18 2/4", "" when nothing runs. */
static char *clock_text(const struct desk *desk, bool round, char out[48])
{
	const struct pomodoro *pomodoro = &desk->pomodoro;
	int64_t now = book_now(desk->book);
	char length[24];

	out[0] = '\0';
	if (desk->options.accessible || desk->options.meeting)
		return out;
	if (desk->timer_runs && !(desk->pomodoro_runs && pomodoro->phase == PHASE_PAUSED))
		snprintf(out, 48, "%s", words_clock(moment_since(desk->timer.started_at, now), length));
	else if (desk->pomodoro_runs && pomodoro->phase == PHASE_PAUSED)
		snprintf(out, 48, speech("%s paused"), words_clock(pomodoro->elapsed, length));
	else if (desk->pomodoro_runs)
		snprintf(out, 48, speech("%s break"), words_clock(moment_since(pomodoro->phase_at, now), length));
	if (out[0] && round && desk->pomodoro_runs)
		snprintf(out + strlen(out), 48 - strlen(out), " %d/%d", pomodoro->round, pomodoro->every);
	return out;
}

static void paint_tabs(struct desk *desk, struct canvas *row)
{
	static const char program[] = " ambit";
	enum tab_form forms[TABS];
	char text[TAB_ROOM];
	int column = PROGRAM_COLUMNS, clock;

	clock_text(desk, row->columns >= ONE_LIST_COLUMNS, text);
	clock = canvas_width(text);
	canvas_put(row, 0, 0, column, TONE_TITLE, program);
	choose_forms(desk, row->columns - column - (clock ? clock + 4 : 0), forms);
	if (clock) {
		canvas_repeat(row, 0, row->columns - clock - 2, 1, TONE_GOOD, 0x25cf /* ● */);
		canvas_put(row, 0, row->columns - clock, clock, TONE_PLAIN, text);
	}
	for (int tab = 0; tab < TABS; tab++) {
		tab_text(desk, tab, forms[tab], text);
		if (!text[0])
			continue;
		canvas_put(row, 0, column + 2, canvas_width(text), tab == desk->present ? TONE_TITLE : TONE_PLAIN, text);
		column += canvas_width(text) + 2;
	}
}

int desk_tab_at(const struct desk *desk, int column)
{
	enum tab_form forms[TABS];
	char text[TAB_ROOM];
	int from, clock;

	clock_text(desk, desk->columns >= ONE_LIST_COLUMNS, text);
	clock = canvas_width(text);
	from = PROGRAM_COLUMNS;
	choose_forms(desk, desk->columns - from - (clock ? clock + 4 : 0), forms);
	for (int tab = 0; tab < TABS; tab++) {
		tab_text(desk, tab, forms[tab], text);
		if (text[0] && column >= from + 2 && column < from + 2 + canvas_width(text))
			return tab;
		from += text[0] ? canvas_width(text) + 2 : 0;
	}
	return -1;
}

/* The words of a hint, which for the timer depend on what it does. */
static const char *hint_words(const struct desk *desk, const struct hint *hint)
{
	if (strcmp(hint->act, "timer pause"))
		return hint->words;
	if (desk->pomodoro_runs && desk->pomodoro.phase == PHASE_PAUSED)
		return speech("resume");
	if (desk->pomodoro_runs && desk->pomodoro.phase != PHASE_WORK)
		return speech("end break");
	if (desk->pomodoro_runs && desk_phase_left(desk) <= 0)
		return speech("break");
	return desk->timer_runs || desk->pomodoro_runs ? speech("pause") : speech("start");
}

/* "A approve", "[ ] day"; "" when the act isn't live here or has no key. */
static void hint_text(struct desk *desk, const struct hint *hint, char out[96])
{
	const struct screen *screen = desk_base(desk)->screen;
	const struct binding *binding = binding_named(screen->bindings, hint->act);
	char keys[64], with[64] = "";

	out[0] = '\0';
	if (!binding)
		binding = binding_named(common_bindings, hint->act);
	if (!binding || !binding_is_live(desk, binding) || !keymap_keys(desk->options.keymap, screen->name, binding, true, keys)[0])
		return;
	if (hint->with && binding_named(common_bindings, hint->with))
		keymap_keys(desk->options.keymap, screen->name, binding_named(common_bindings, hint->with), true, with);
	snprintf(out, 96, "%.20s%s%.20s %.40s", keys, with[0] ? " " : "", with, speech(hint_words(desk, hint)));
}

/* The ways of a screen that takes all keys itself, whole ones only. */
static void paint_ways(struct canvas *row, const char *ways)
{
	int column = 1;

	while (*ways) {
		const char *end = strstr(ways, "  ");
		int length = (int)(end ? (size_t)(end - ways) : strlen(ways));
		char way[128];

		snprintf(way, sizeof way, "%.*s", length, ways);
		if (column + canvas_width(way) > row->columns)
			return;
		column += canvas_put(row, 0, column, canvas_width(way), TONE_PLAIN, way) + HINTS_APART;
		ways += length + (end ? HINTS_APART : 0);
	}
}

/* Whole hints from the left as long as they fit, the help always last. */
static void paint_hints(struct desk *desk, struct canvas *row)
{
	static const struct hint help = {.act = "help", .words = "help"};
	const struct layer *base = desk_base(desk), *top = desk_top(desk);
	const struct hint *hint = base->screen->hints_now ? base->screen->hints_now(base->state) : base->screen->hints;
	char last[96], text[96];
	int column = 1, room;

	if (top->screen->ways || top->screen->ways_now) {
		paint_ways(row, top->screen->ways_now ? top->screen->ways_now(top->state) : speech(top->screen->ways));
		return;
	}
	hint_text(desk, &help, last);
	room = row->columns - canvas_width(last);
	for (; hint && hint->act; hint++) {
		hint_text(desk, hint, text);
		if (!text[0])
			continue;
		if (column + canvas_width(text) + HINTS_APART > room)
			break;
		column += canvas_put(row, 0, column, canvas_width(text), TONE_PLAIN, text) + HINTS_APART;
	}
	canvas_put(row, 0, column, canvas_width(last), TONE_PLAIN, last);
}

static const char way_back[] = "u undo";

/* What just happened is said whole: where one row is too short for it, it grows upward, over the body. */
static void paint_said(struct desk *desk, struct canvas *canvas, int row)
{
	int way = (int)sizeof way_back, room = canvas->columns - 1;
	bool undo = desk->said_act && room > 4 * way;
	struct wrapping wrapping = {.column = 1, .width = room, .most = SAID_ROWS};
	struct canvas above;
	int rows;

	if (canvas_width(desk->said) <= room - (undo ? way + 1 : 0))
		wrapping.width -= undo ? way + 1 : 0;
	rows = wrap_paint(NULL, &wrapping, desk->said);
	/* The way back stands in the last row: a word goes over to a row of its own where both have no room. */
	while (undo && rows < SAID_ROWS && wrap_last_width(&wrapping, desk->said) > room - way - 1)
		wrapping.width--, rows = wrap_paint(NULL, &wrapping, desk->said);
	wrapping.row = row - rows + 1 > 1 ? row - rows + 1 : 1;
	above = canvas_part(canvas, wrapping.row, 0, rows, canvas->columns);
	canvas_clear(&above);
	wrap_paint(canvas, &wrapping, desk->said);
	if (undo)
		canvas_put(canvas, row, canvas->columns - way, way - 1, TONE_PLAIN, way_back);
}

/* As high as it wants to be, but below the tabs. */
static bool paint_line(const struct layer *top, struct canvas *canvas, int row)
{
	int wanted = top->screen->line_rows ? top->screen->line_rows(top->state, canvas->columns) : 1, rows = wanted < row ? wanted : row;
	struct canvas line = canvas_part(canvas, row - rows + 1, 0, rows, canvas->columns);

	if (rows > 1)
		canvas_clear(&line);
	return top->screen->line(top->state, &line);
}

static void paint_message(struct desk *desk, struct canvas *canvas, int row)
{
	struct layer *top = desk_top(desk), *base = desk_base(desk);
	struct canvas line = canvas_part(canvas, row, 0, 1, canvas->columns);
	struct text remark = {0};

	if (top->screen->line && paint_line(top, canvas, row))
		return;
	if (desk->said[0]) {
		paint_said(desk, canvas, row);
	} else if (base->screen->remark) {
		base->screen->remark(base->state, &remark);
		canvas_put(&line, 0, 1, line.columns - 1, TONE_PLAIN, text_string(&remark));
	}
	text_free(&remark);
}

static void tick_all(struct desk *desk)
{
	int64_t now = book_now(desk->book);
	struct layer *base = desk_base(desk);

	if (base->screen->tick)
		base->screen->tick(base->state, now);
	for (int i = 0; i < desk->depth; i++)
		if (desk->above[i].screen->tick)
			desk->above[i].screen->tick(desk->above[i].state, now);
}

/* Where there is no room for a screen: what runs, or the name alone. */
static void paint_one_row(struct desk *desk, struct canvas *canvas)
{
	char clock[48];

	clock_text(desk, false, clock);
	canvas_print(canvas, 0, 0, canvas->columns, TONE_PLAIN, " ambit %s%s%s", clock, clock[0] ? " " : "",
		desk->timer_runs ? words_short_path(desk->timer.path) : "");
	canvas_cursor(canvas, 0, 0);
}

/* The layer on which all that is seen stands; -1: the tab. Read aloud it is the last one, as no frame parts it from what lies below. */
static int first_painted(const struct desk *desk)
{
	int first = -1;

	for (int i = 0; desk->options.accessible && i < desk->depth; i++)
		if (desk->above[i].screen->paint)
			first = i;
	return first;
}

static void paint_body(struct desk *desk, struct canvas *canvas, int rows)
{
	struct canvas body = canvas_part(canvas, 1, 0, rows, canvas->columns);
	int first = first_painted(desk);

	if (first < 0)
		desk_base(desk)->screen->paint(desk_base(desk)->state, &body);
	for (int i = first < 0 ? 0 : first; i < desk->depth; i++)
		if (desk->above[i].screen->paint)
			desk->above[i].screen->paint(desk->above[i].state, &body);
}

void desk_paint(struct desk *desk, struct canvas *canvas)
{
	int rows = canvas->rows - ROWS_AROUND + (desk->without_hints ? 1 : 0);
	struct canvas row;

	/* While it is read the picture before stays whole. */
	desk_settle(desk);
	canvas_clear(canvas);
	tick_all(desk);
	if (canvas->rows < LEAST_ROWS || canvas->columns < LEAST_COLUMNS) {
		paint_one_row(desk, canvas);
		return;
	}
	row = canvas_part(canvas, 0, 0, 1, canvas->columns);
	paint_tabs(desk, &row);
	paint_body(desk, canvas, rows);
	paint_message(desk, canvas, 1 + rows);
	row = canvas_part(canvas, 2 + rows, 0, 1, canvas->columns);
	if (!desk->without_hints)
		paint_hints(desk, &row);
}

bool desk_read_soon(struct desk *desk)
{
	desk->hurries = true;
	desk_settle(desk);
	desk->hurries = false;
	return desk_base(desk)->lacks_rest;
}

void desk_paint_soon(struct desk *desk, struct canvas *canvas)
{
	desk->hurries = true;
	desk_paint(desk, canvas);
	desk->hurries = false;
}

char *desk_text(struct desk *desk, struct arena *arena)
{
	struct canvas canvas = canvas_new_as(arena, desk->rows, desk->columns, desk->options.ascii, desk->options.accessible), part;

	desk_paint(desk, &canvas);
	part = canvas_part(&canvas, 0, 0, desk->rows - 2, desk->columns);
	return canvas_text(&part, arena);
}
