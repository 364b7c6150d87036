/* Scope: what was agreed, what was asked for beside it, what is done, and where that leads. */
#include <stdio.h>
#include <string.h>

#include "model/position.h"
#include "tui/panes.h"
#include "tui/scope-acts.h"
#include "tui/scope-panes.h"
#include "tui/verb.h"
#include "tui/words.h"

enum pane { PANE_CHANGES, PANE_ITEMS, PANE_BURNUP, PANE_FIGURES, PANES };
enum { RIGHT_WIDTH = 40, UPPER_ROWS = 16 };

struct scope_screen {
	struct room room;
	enum pane pane;
	struct list changes, items;
	char changes_read[PATTERN_MOST], items_read[PATTERN_MOST];
	int64_t project;
	bool any;                         /* a position was read */
	struct position position;
	struct scope_rows change_rows, item_rows;
};

static enum pane focus(const struct scope_screen *scope)
{
	return room_is_wide(scope->room) && scope->pane > PANE_ITEMS ? PANE_CHANGES : scope->pane;
}

static int lower_rows(struct room room)
{
	return room_is_wide(room) ? room.rows - UPPER_ROWS : room.rows;
}

static void scope_lay(void *state, struct room room)
{
	struct scope_screen *scope = state;

	scope->room = room;
	scope->changes.page = scope->items.page = pane_page(lower_rows(room), room.bare, TABLE_HEAD);
}

static void scope_open(void *state, struct desk *desk, const void *with)
{
	struct scope_screen *scope = state;

	(void)with;
	if (scope->project == desk_project(desk))
		return;
	scope->project = desk_project(desk);
	scope->changes.scroll = scope->items.scroll = (struct scroll){0};
	scope->any = false;
}

/* The rows that the filter leaves, and the one among them that was selected before. */
static size_t sift_changes(struct scope_screen *scope, const char *kept, struct arena *arena)
{
	size_t *places = arena_array(arena, scope->position.change_count + 1, sizeof *places), count = 0, found = SIZE_MAX;
	struct sieve sieve = sieve_open(&scope->changes);

	for (size_t i = 0; i < scope->position.change_count; i++) {
		const struct change *change = scope->position.changes[i].change;

		if (!sieve_passes(&sieve, (const char *const[]){change->code, change->title, change->origin, change_state_words[change->state]}, 4))
			continue;
		if (kept && !strcmp(kept, change->code))
			found = count;
		places[count++] = i;
	}
	sieve_close(&sieve);
	scope->change_rows = (struct scope_rows){&scope->position, places, count};
	return found;
}

static size_t sift_items(struct scope_screen *scope, const char *kept, struct arena *arena)
{
	size_t *places = arena_array(arena, scope->position.item_count + 1, sizeof *places), count = 0, found = SIZE_MAX;
	struct sieve sieve = sieve_open(&scope->items);

	for (size_t i = 0; i < scope->position.item_count; i++) {
		const struct position_item *item = &scope->position.items[i];

		if (!sieve_passes(&sieve, (const char *const[]){item->code, item->name}, 2))
			continue;
		if (kept && !strcmp(kept, item->code))
			found = count;
		places[count++] = i;
	}
	sieve_close(&sieve);
	scope->item_rows = (struct scope_rows){&scope->position, places, count};
	return found;
}

static const struct position_change *selected_change(const struct scope_screen *scope)
{
	size_t selected = scope->changes.scroll.selected;

	return scope->any && selected < scope->change_rows.count ? &scope->position.changes[scope->change_rows.places[selected]] : NULL;
}

static const struct position_item *selected_item(const struct scope_screen *scope)
{
	size_t selected = scope->items.scroll.selected;

	return scope->any && selected < scope->item_rows.count ? &scope->position.items[scope->item_rows.places[selected]] : NULL;
}

/* Codes are kept before the reading, as the rows they stand in go with it. */
static const char *kept_code(bool same, const char *code, struct arena *arena)
{
	return same ? arena_text(arena, code) : NULL;
}

static bool scope_load(void *state, struct book *book, struct arena *arena)
{
	struct scope_screen *scope = state;
	const struct position_change *change = selected_change(scope);
	const struct position_item *item = selected_item(scope);
	const char *change_code = kept_code(list_is_same(&scope->changes, scope->changes_read), change ? change->change->code : NULL, arena);
	const char *item_code = kept_code(list_is_same(&scope->items, scope->items_read), item ? item->code : NULL, arena);
	size_t found;

	scope->any = false;
	scope->change_rows = scope->item_rows = (struct scope_rows){0};
	if (!scope->project)
		return true;
	if (!position_load(book, scope->project, INT64_MAX, arena, &scope->position))
		return false;
	scope->any = true;
	found = sift_changes(scope, change_code, arena);
	list_keep(&scope->changes, scope->change_rows.count, found);
	found = sift_items(scope, item_code, arena);
	list_keep(&scope->items, scope->item_rows.count, found);
	return true;
}

static void scope_table(const void *state, struct table *table)
{
	const struct scope_screen *scope = state;

	if (focus(scope) == PANE_ITEMS)
		scope_items_table(&scope->item_rows, table);
	else
		scope_changes_table(&scope->change_rows, table);
}

static struct list *scope_list(void *state)
{
	struct scope_screen *scope = state;
	enum pane pane = focus(scope);

	return pane == PANE_CHANGES ? &scope->changes : pane == PANE_ITEMS ? &scope->items : NULL;
}

static void paint_list(const struct scope_screen *scope, struct canvas *canvas)
{
	bool items = focus(scope) == PANE_ITEMS;
	struct table table = {.scroll = items ? scope->items.scroll : scope->changes.scroll, .focused = true};
	struct canvas inside;
	char title[128], words[96];

	if (items)
		scope_items_words(&scope->position, words);
	else
		scope_changes_words(&scope->position, words);
	snprintf(title, sizeof title, "%s%.90s", items ? "Items of " : room_is_wide(scope->room) ? "Changes" : "Changes of ",
		items || !room_is_wide(scope->room) ? scope->position.project.path : "");
	inside = canvas_frame(canvas, (struct frame){title, words, NULL, NULL});
	scope_table(scope, &table);
	table_paint(&table, &inside);
}

static void paint_nothing(struct canvas *canvas)
{
	struct canvas inside = canvas_frame(canvas, (struct frame){"Scope", NULL, NULL, NULL});
	struct table table = {.focused = true, .untitled = true, .empty = "No project yet: 3 leads to the projects, A adds one there."};

	table_paint(&table, &inside);
}

static void paint_wide(const struct scope_screen *scope, struct canvas *canvas)
{
	struct canvas left = canvas_part(canvas, 0, 0, UPPER_ROWS, canvas->columns - RIGHT_WIDTH);
	struct canvas right = canvas_part(canvas, 0, canvas->columns - RIGHT_WIDTH, UPPER_ROWS, RIGHT_WIDTH);
	struct canvas lower = canvas_part(canvas, UPPER_ROWS, 0, canvas->rows - UPPER_ROWS, canvas->columns);

	scope_paint_burnup(&scope->position, &left, false);
	scope_paint_figures(&scope->position, &right, false, scope->room.meeting);
	paint_list(scope, &lower);
}

static void scope_paint(const void *state, struct canvas *canvas)
{
	const struct scope_screen *scope = state;

	if (!scope->any)
		paint_nothing(canvas);
	else if (room_is_wide(scope->room))
		paint_wide(scope, canvas);
	else if (scope->pane == PANE_BURNUP)
		scope_paint_burnup(&scope->position, canvas, true);
	else if (scope->pane == PANE_FIGURES)
		scope_paint_figures(&scope->position, canvas, true, scope->room.meeting);
	else
		paint_list(scope, canvas);
}

static void scope_pane(void *state, struct desk *desk, int by)
{
	struct scope_screen *scope = state;

	(void)desk;
	scope->pane = (enum pane)pane_turned((int)focus(scope), by, room_is_wide(scope->room) ? PANE_ITEMS + 1 : PANES);
}

static void remark_change(const struct scope_screen *scope, const struct position_change *change, struct text *text)
{
	char length[24];

	if (change->worked)
		text_print(text, "%s: %s worked%s. ", change->change->code, moment_clock_length(change->worked, length),
			change_state_is_final(change->change->state) ? "" : " before an answer");
	if (scope->position.hours.waiting)
		text_print(text, "%s not yet sorted: U files it.", moment_clock_length(scope->position.hours.waiting, length));
}

static void remark_item(const struct position_item *item, struct text *text)
{
	char agreed[24], spent[24];

	text_print(text, "%s: %s agreed, %s spent", item->code, moment_clock_length(task_budget(&item->task), agreed),
		moment_clock_length(item->task.actual, spent));
	if (item->acceptance)
		text_print(text, "; \"%s\" is its acceptance", item->acceptance);
	text_add_char(text, '.');
}

static void scope_remark(const void *state, struct text *text)
{
	const struct scope_screen *scope = state;

	if (scope->room.meeting)
		return;
	if (focus(scope) == PANE_CHANGES && selected_change(scope))
		remark_change(scope, selected_change(scope), text);
	else if (focus(scope) == PANE_ITEMS && selected_item(scope))
		remark_item(selected_item(scope), text);
}

static enum answer say_choose(struct desk *desk, const char *what)
{
	desk_say(desk, "Choose %s first: Tab leads to the list.", what);
	return ANSWER_STAY;
}

/* An act on the change that is selected; in the items an approved change is none of its rows' affair. */
static enum answer on_change(void *state, struct desk *desk, enum answer (*act)(struct desk *, const struct change *))
{
	const struct scope_screen *scope = state;
	const struct position_change *change = focus(scope) == PANE_CHANGES ? selected_change(scope) : NULL;

	return change ? act(desk, change->change) : say_choose(desk, "a change");
}

static enum answer estimate(void *state, struct desk *desk) { return on_change(state, desk, scope_estimate); }
static enum answer send(void *state, struct desk *desk) { return on_change(state, desk, scope_send); }
static enum answer approve(void *state, struct desk *desk) { return on_change(state, desk, scope_approve); }
static enum answer reject(void *state, struct desk *desk) { return on_change(state, desk, scope_reject); }
static enum answer absorb(void *state, struct desk *desk) { return on_change(state, desk, scope_absorb); }
static enum answer withdraw(void *state, struct desk *desk) { return on_change(state, desk, scope_withdraw); }
static enum answer deliver(void *state, struct desk *desk) { return on_change(state, desk, scope_deliver); }

static enum answer on_project(void *state, struct desk *desk, enum answer (*act)(struct desk *, const struct position *))
{
	const struct scope_screen *scope = state;

	if (scope->any)
		return act(desk, &scope->position);
	desk_say(desk, "There is no project yet: 3 leads to the projects, A adds one there.");
	return ANSWER_STAY;
}

static enum answer add(void *state, struct desk *desk)
{
	return on_project(state, desk, focus(state) == PANE_ITEMS ? scope_add_item : scope_propose);
}

static enum answer file(void *state, struct desk *desk) { return on_project(state, desk, scope_file); }
static enum answer seal(void *state, struct desk *desk) { return on_project(state, desk, scope_seal); }
static enum answer read_report(void *state, struct desk *desk) { return on_project(state, desk, scope_read_report); }
static enum answer write_report(void *state, struct desk *desk) { return on_project(state, desk, scope_write_report); }

static const char *item_path(const struct scope_screen *scope, struct desk *desk, const struct position_item *item)
{
	return arena_print(desk_arena(desk), "%s/%s", scope->position.project.path, item->code);
}

static enum answer progress(void *state, struct desk *desk)
{
	const struct scope_screen *scope = state;
	const struct position_item *item = focus(scope) == PANE_ITEMS ? selected_item(scope) : NULL;

	return item ? scope_progress(desk, item_path(scope, desk, item), item->task.percent) : say_choose(desk, "an item");
}

static enum answer remaining(void *state, struct desk *desk)
{
	const struct scope_screen *scope = state;
	const struct position_item *item = focus(scope) == PANE_ITEMS ? selected_item(scope) : NULL;

	return item ? scope_remaining(desk, item_path(scope, desk, item)) : say_choose(desk, "an item");
}

static enum answer accepted(void *state, struct desk *desk)
{
	const struct scope_screen *scope = state;
	const struct position_item *item = focus(scope) == PANE_ITEMS ? selected_item(scope) : NULL;

	return item ? scope_accepted(desk, item_path(scope, desk, item)) : say_choose(desk, "an item");
}

static enum answer show(void *state, struct desk *desk)
{
	const struct scope_screen *scope = state;
	const struct position_change *change = focus(scope) == PANE_CHANGES ? selected_change(scope) : NULL;

	if (!change)
		return focus(scope) == PANE_ITEMS ? progress(state, desk) : say_choose(desk, "a change");
	return verb_do(desk, change->change->code, (const char *const[]){"change", "show", change->change->path, NULL});
}

static const struct binding bindings[] = {
	{.act = "change show", .keys = "Enter", .purpose = "the change in full; progress of an item", .run = show},
	{.act = "change propose", .keys = "a", .purpose = "note a request; among the items: add one", .run = add},
	{.act = "change estimate", .keys = "E", .purpose = "estimate the change", .run = estimate},
	{.act = "change send", .keys = "s", .purpose = "send it to be decided", .run = send},
	{.act = "change approve", .keys = "A", .purpose = "approve the change", .run = approve},
	{.act = "change reject", .keys = "R", .purpose = "reject it: the client said no", .run = reject},
	{.act = "change absorb", .keys = "B", .purpose = "absorb it: goodwill, with a why", .run = absorb},
	{.act = "change withdraw", .keys = "W", .purpose = "withdraw it", .run = withdraw},
	{.act = "change deliver", .keys = "L", .purpose = "say that it was delivered", .run = deliver},
	{.act = "file", .keys = "U", .purpose = "file hours that belong to nothing yet", .run = file},
	{.act = "item progress", .keys = "%", .purpose = "how much of the item is done", .run = progress},
	{.act = "item remaining", .keys = "r", .purpose = "how much of it is still to do", .run = remaining},
	{.act = "item accepted", .keys = "C", .purpose = "the client accepted it", .run = accepted},
	{.act = "baseline seal", .keys = "K", .purpose = "seal the scope; it asks first", .run = seal},
	{.act = "report scope", .keys = "v", .purpose = "read the one-page report", .run = read_report},
	{.act = "report write", .keys = "w", .purpose = "write the one-page report", .run = write_report},
	{.act = NULL},
};

static const struct hint hints[] = {
	{.act = "change propose", .words = "add"}, {.act = "change estimate", .words = "estimate"}, {.act = "change send", .words = "send"},
	{.act = "change approve", .words = "approve"}, {.act = "change reject", .words = "reject"}, {.act = "change absorb", .words = "absorb"},
	{.act = "file", .words = "file"}, {.act = "report write", .words = "report"}, {.act = "next pane", .words = "items"}, {.act = NULL},
};

static const struct hint item_hints[] = {
	{.act = "next pane", .words = "changes"}, {.act = "item progress", .words = "progress"}, {.act = "item remaining", .words = "remaining"},
	{.act = "item accepted", .words = "accepted"}, {.act = "baseline seal", .words = "seal"}, {.act = "change propose", .words = "add"},
	{.act = "undo", .words = "undo"}, {.act = NULL},
};

static const struct hint *scope_hints(const void *state)
{
	return focus(state) == PANE_CHANGES ? hints : item_hints;
}

const struct screen scope_screen = {
	.name = "scope",
	.title = "Scope",
	.purpose = "what was agreed and what was asked",
	.digit = 4,
	.size = sizeof(struct scope_screen),
	.bindings = bindings,
	.hints = hints,
	.hints_now = scope_hints,
	.open = scope_open,
	.lay = scope_lay,
	.load = scope_load,
	.paint = scope_paint,
	.remark = scope_remark,
	.list = scope_list,
	.table = scope_table,
	.pane = scope_pane,
};
