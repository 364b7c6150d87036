#include "tui/desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "model/act.h"
#include "model/project.h"
#include "tui/clipboard.h"
#include "tui/desk-inside.h"
#include "tui/ways.h"

void desk_turn(struct desk *desk)
{
	const char *remark = book_take_remark(desk->book);
	int64_t version;

	if (remark)
		desk_say(desk, "%s", remark);
	book_tick(desk->book);
	version = book_version(desk->book);
	if (version != desk->version || book_today(desk->book) != desk->today) {
		desk->version = version;
		desk->today = book_today(desk->book);
		desk_stale(desk);
		desk_read_clock(desk);
	}
	desk_watch_absence(desk);
	desk_watch_pomodoro(desk);
}

static void open_tab(struct desk *desk, int tab)
{
	struct layer *layer;

	desk->present = tab;
	layer = desk_base(desk);
	if (layer->screen->open)
		layer->screen->open(layer->state, desk, NULL);
}

static int64_t latest_act(struct desk *desk)
{
	struct history history = {0};

	if (!act_history(desk->book, 1, desk->arena, &history))
		book_forgive(desk->book);
	return history.count ? history.items[0].id : 0;
}

struct desk *desk_open(struct book *book, const struct desk_options *options)
{
	struct desk *desk = calloc(1, sizeof *desk);

	if (!desk)
		arena_exhausted();
	desk->book = book;
	book_spare_memory(book);
	desk->options = *options;
	desk->arena = arena_new();
	desk->spare = arena_new();
	desk->clock_arena = arena_new();
	desk->version = book_version(book);
	desk->today = book_today(book);
	desk->last_act = book_last_act(book);
	desk->acts_before = options->meeting ? latest_act(desk) : 0;
	desk_read_clock(desk);
	desk_begin_watch(desk);
	/* What was over before is said, and not rung for. */
	desk_watch_pomodoro(desk);
	text_clear(&desk->aside);
	desk->errand = (struct errand){0};
	desk_go(desk, options->meeting ? "scope" : "today");
	if (options->screen)
		desk_go(desk, options->screen);
	if (options->keymap && options->keymap->fault_count)
		desk_say(desk, "%s", options->keymap->faults[0]);
	if (options->first_words)
		desk_say(desk, "%s", options->first_words);
	return desk;
}

void desk_close(struct desk *desk)
{
	desk_end_watch(desk);
	desk_end_layers(desk);
	arena_free(desk->arena);
	arena_free(desk->spare);
	arena_free(desk->clock_arena);
	text_free(&desk->aside);
	free(desk->to_edit);
	free(desk);
}

void desk_resize(struct desk *desk, int rows, int columns)
{
	desk->rows = rows;
	desk->columns = columns;
}

bool desk_shows(const struct desk *desk, const struct screen *screen)
{
	return !desk->options.meeting || !strcmp(screen->name, "scope") || !strcmp(screen->name, "experiments");
}

enum answer desk_go(struct desk *desk, const char *name)
{
	for (const struct screen *const *screen = screens; *screen; screen++)
		if ((*screen)->digit && !strcmp((*screen)->name, name) && desk_shows(desk, *screen)) {
			desk->zoomed = false;
			open_tab(desk, (*screen)->digit - 1);
			return ANSWER_STAY;
		}
	return desk_say(desk, "That is not shown in a meeting.");
}

/* Rows below and above the selected one, as they were painted; words between groups can't be chosen. */
static void select_beside(struct layer *layer, int by)
{
	struct list *list = layer->screen->list(layer->state);
	struct table table = {0};
	struct table_cell cell;
	int64_t to;

	if (!list)
		return;
	layer->screen->table(layer->state, &table);
	to = (int64_t)list->scroll.selected + by;
	if (to < 0 || to >= (int64_t)table.rows || (table.heading && table.heading(table.list, (size_t)to, &cell)))
		return;
	list->scroll.selected = (size_t)to;
}

void desk_click(struct desk *desk, int row, int column, int cursor_row)
{
	struct layer *base = desk_base(desk);
	int tab = row == 0 ? desk_tab_at(desk, column) : -1;

	if (desk->depth)
		return;
	arena_clear(desk->arena);
	if (tab >= 0)
		open_tab(desk, tab);
	else if (row > 0 && row < desk->rows - ROWS_AROUND + 1 && base->screen->list && cursor_row > 0)
		select_beside(base, row - cursor_row);
}

struct book *desk_book(const struct desk *desk)
{
	return desk->book;
}

struct arena *desk_arena(const struct desk *desk)
{
	return desk->arena;
}

/* The client's project that was worked on last. */
static int64_t latest_project(struct desk *desk)
{
	struct entry_filter filter = {.period = {DAY_FIRST, DAY_LAST}, .newest_first = true, .limit = RECENT_ENTRIES};
	struct entries entries = {0};
	struct projects projects = {0};
	struct place place;

	if (entry_list(desk->book, &filter, desk->arena, &entries))
		for (size_t i = 0; i < entries.count; i++)
			if (place_of(desk->book, entries.items[i].project, 0, desk->arena, &place) && place.client && !place.closed)
				return entries.items[i].project;
	if (project_list(desk->book, true, desk->arena, &projects) && projects.count)
		return projects.items[0].id;
	return 0;
}

/* The one named at the start, the one in use, the one worked on last. */
int64_t desk_project(struct desk *desk)
{
	struct place place = {0};
	bool any = false;

	if (desk->project)
		return desk->project;
	if (desk->options.project && place_find(desk->book, desk->options.project, PLACE_PROJECT, desk->arena, &place))
		desk->project = place.project;
	else if (place_in_use(desk->book, desk->arena, &place, &any) && any)
		desk->project = place.project;
	else
		desk->project = latest_project(desk);
	book_forgive(desk->book);
	return desk->project;
}

void desk_view(struct desk *desk, int64_t project)
{
	struct layer *base = desk_base(desk);

	desk->project = project;
	desk_stale(desk);
	if (base->screen->open)
		base->screen->open(base->state, desk, NULL);
}

bool desk_is_alone(const struct desk *desk)
{
	return !desk->options.meeting;
}

/* What can't be undone is not offered to be. */
static bool is_undoable(struct desk *desk)
{
	struct history last = {0};

	return book_last_act(desk->book) != desk->last_act && act_history(desk->book, 1, desk->arena, &last) && last.count && !last.items[0].barrier;
}

enum answer desk_say(struct desk *desk, const char *format, ...)
{
	struct text words = {0};
	va_list list;

	va_start(list, format);
	ways_say(desk, arena_print_list(desk->arena, speech(format), list), &words);
	va_end(list);
	snprintf(desk->said, sizeof desk->said, "%s", text_string(&words));
	text_free(&words);
	desk->said[utf8_cut(desk->said, sizeof desk->said - 4)] = '\0';
	desk->said_act = is_undoable(desk);
	desk->last_act = book_last_act(desk->book);
	return ANSWER_STAY;
}

enum answer desk_refuse(struct desk *desk)
{
	const struct fault *fault = book_fault(desk->book);

	if (fault->kind != FAULT_NONE)
		desk_say(desk, "%s", fault->text);
	desk->said_act = false;
	book_forgive(desk->book);
	return ANSWER_STAY;
}

int desk_columns(const struct desk *desk)
{
	return desk->columns;
}

void desk_copy(struct desk *desk, const char *text)
{
	clipboard_add(&desk->aside, text);
}

enum answer desk_leave_for(struct desk *desk, const char *verb, const char *word)
{
	desk->left_for.verb = verb;
	snprintf(desk->left_for.word, sizeof desk->left_for.word, "%s", word ? word : "");
	return ANSWER_QUIT;
}

const struct leaving *desk_left_for(const struct desk *desk)
{
	return &desk->left_for;
}

bool desk_is_ticking(const struct desk *desk)
{
	if (book_clock_is_fixed(desk->book) || desk->options.accessible)
		return false;
	return desk->timer_runs || (desk->pomodoro_runs && (desk->pomodoro.phase == PHASE_BREAK || desk->pomodoro.phase == PHASE_LONG_BREAK));
}

void desk_take_aside(struct desk *desk, struct text *bytes)
{
	text_add_n(bytes, text_string(&desk->aside), desk->aside.length);
	text_clear(&desk->aside);
}

bool desk_take_errand(struct desk *desk, struct errand *errand)
{
	*errand = desk->errand;
	desk->errand = (struct errand){0};
	return errand->command || errand->desktop;
}

bool desk_take_repaint(struct desk *desk)
{
	bool wanted = desk->repaint;

	desk->repaint = false;
	return wanted;
}

bool desk_take_suspend(struct desk *desk)
{
	bool wanted = desk->suspend;

	desk->suspend = false;
	return wanted;
}
