/* Scope: what was agreed, what was asked for beside it, what is done, and where that leads. */
#include <stdio.h>

#include "db/speech.h"
#include "tui/entry-forms.h"
#include "tui/scope-acts.h"
#include "tui/scope-panes.h"
#include "tui/scope-view.h"
#include "tui/verb.h"

enum { RIGHT_WIDTH = 40 };

static void scope_open(void *state, struct desk *desk, const void *with)
{
	(void)with;
	scope_view_of(state, desk_project(desk));
}

static void scope_lay(void *state, struct room room)
{
	scope_view_lay(state, room);
}

static bool scope_load(void *state, struct book *book, struct arena *arena)
{
	return scope_view_load(state, book, arena);
}

static void fill_table(const struct scope_view *view, enum scope_list list, int width, struct table *table)
{
	const struct scope_rows *rows = &view->data.rows[list];

	switch (list) {
	case SCOPE_CHANGES: scope_changes_table(rows, table); break;
	case SCOPE_ITEMS: scope_items_table(rows, table); break;
	case SCOPE_BRIDGE: scope_bridge_table(rows, width, table); break;
	case SCOPE_PLAN: scope_plan_table(rows, table); break;
	case SCOPE_ASKS: scope_asks_table(rows, table); break;
	case SCOPE_FIGURES: scope_figures_table(rows, table); break;
	case SCOPE_BURNUP: scope_burnup_table(rows, table); break;
	default: scope_entries_table(rows, table); break;
	}
}

static void scope_table(const void *state, struct table *table)
{
	const struct scope_view *view = state;

	if (view->data.any)
		fill_table(view, view->list, view->room.columns, table);
}

static struct list *scope_list(void *state)
{
	struct scope_view *view = state;

	return &view->lists[view->list];
}

/* "Changes", "Changes of lumen/churn", or what was opened: "CR-3, hours worked on it". */
static void list_title(const struct scope_view *view, enum scope_list list, char out[160])
{
	static const char *const titles[SCOPE_LISTS] = {
		[SCOPE_CHANGES] = "Changes", [SCOPE_ITEMS] = "Items", [SCOPE_BRIDGE] = "Bridge, hours", [SCOPE_PLAN] = "Plan",
		[SCOPE_ASKS] = "Waiting for others", [SCOPE_ENTRIES] = "Entries",
	};

	if (view->behind.any && view->behind.list == list)
		snprintf(out, 160, "%s", speech(view->behind.title));
	else if (scope_view_is_wide(view) && list != SCOPE_ITEMS)
		snprintf(out, 160, "%s", speech(titles[list]));
	else
		snprintf(out, 160, speech("%s of %.90s"), speech(titles[list]), view->data.position.project.path);
}

static void list_words(const struct scope_view *view, enum scope_list list, char out[96])
{
	const struct position *position = &view->data.position;

	switch (list) {
	case SCOPE_CHANGES: scope_changes_words(position, out); break;
	case SCOPE_ITEMS: scope_items_words(position, out); break;
	case SCOPE_BRIDGE: scope_bridge_words(position, out); break;
	case SCOPE_PLAN: scope_plan_words(&view->data, out); break;
	case SCOPE_ASKS: scope_asks_words(&view->data.asks, out); break;
	default: scope_entries_words(&view->data.drill, out); break;
	}
}

static void paint_list(const struct scope_view *view, enum scope_list list, struct canvas *canvas)
{
	struct table table = {.scroll = view->lists[list].scroll, .focused = view->list == list};
	char title[160], words[96];
	struct canvas inside;

	list_title(view, list, title);
	list_words(view, list, words);
	inside = canvas_frame(canvas, (struct frame){title, words, NULL, view->depth && view->list == list ? speech("Esc leads back") : NULL});
	fill_table(view, list, inside.columns, &table);
	if (list == SCOPE_PLAN)
		scope_plan_paint(&view->data.rows[list], &table, &inside);
	else
		table_paint(&table, &inside);
	if (list == SCOPE_BRIDGE)
		scope_bridge_bars(&view->data.rows[list], &table, &inside);
}

static void paint_nothing(struct canvas *canvas)
{
	struct canvas inside = canvas_frame(canvas, (struct frame){speech("Scope"), NULL, NULL, NULL});
	struct table table = {.focused = true, .untitled = true, .empty = "No project yet: 3 leads to the projects, A adds one there."};

	table_paint(&table, &inside);
}

static void paint_upper(const struct scope_view *view, enum scope_list list, struct canvas *canvas)
{
	const struct scope_rows *rows = &view->data.rows[list];

	if (list == SCOPE_BURNUP)
		scope_paint_burnup(rows, canvas, view->lists[list].scroll, view->list == list);
	else
		scope_paint_figures(rows, canvas, view->lists[list].scroll, view->list == list);
}

static void paint_wide(const struct scope_view *view, struct canvas *canvas)
{
	struct canvas left = canvas_part(canvas, 0, 0, SCOPE_UPPER_ROWS, canvas->columns - RIGHT_WIDTH);
	struct canvas right = canvas_part(canvas, 0, canvas->columns - RIGHT_WIDTH, SCOPE_UPPER_ROWS, RIGHT_WIDTH);
	struct canvas lower = canvas_part(canvas, SCOPE_UPPER_ROWS, 0, canvas->rows - SCOPE_UPPER_ROWS, canvas->columns);

	paint_upper(view, SCOPE_BURNUP, &left);
	paint_upper(view, SCOPE_FIGURES, &right);
	paint_list(view, view->lower, &lower);
}

static void scope_paint(const void *state, struct canvas *canvas)
{
	const struct scope_view *view = state;

	if (!view->data.any)
		paint_nothing(canvas);
	else if (scope_view_is_wide(view))
		paint_wide(view, canvas);
	else if (scope_is_lower(view->list))
		paint_list(view, view->list, canvas);
	else
		paint_upper(view, view->list, canvas);
}

static void scope_pane(void *state, struct desk *desk, int by)
{
	(void)desk;
	scope_view_turn(state, by);
}

/* Esc ends a filter first, then leads back. */
static enum answer scope_key(void *state, struct desk *desk, const struct press *press)
{
	struct scope_view *view = state;

	if (press->key != PRESS_ESC || !view->depth || view->lists[view->list].pattern[0])
		return ANSWER_PASS;
	scope_view_back(view);
	desk_stale(desk);
	return ANSWER_STAY;
}

static void remark(const void *state, struct text *text)
{
	scope_remark(state, text);
}

static enum answer say_choose(struct desk *desk, const char *what)
{
	return desk_say(desk, "Choose %s first: Tab leads to the list.", speech(what));
}

static enum answer on_change(void *state, struct desk *desk, enum answer (*act)(struct desk *, const struct position *, const struct position_change *))
{
	const struct scope_view *view = state;
	const struct position_change *change = scope_meant_change(view);

	return change ? act(desk, &view->data.position, change) : say_choose(desk, "a change");
}

static enum answer estimate(void *state, struct desk *desk) { return on_change(state, desk, scope_estimate); }
static enum answer send(void *state, struct desk *desk) { return on_change(state, desk, scope_send); }
static enum answer approve(void *state, struct desk *desk) { return on_change(state, desk, scope_approve); }
static enum answer reject(void *state, struct desk *desk) { return on_change(state, desk, scope_reject); }
static enum answer absorb(void *state, struct desk *desk) { return on_change(state, desk, scope_absorb); }
static enum answer withdraw(void *state, struct desk *desk) { return on_change(state, desk, scope_withdraw); }
static enum answer expire(void *state, struct desk *desk) { return on_change(state, desk, scope_expire); }
static enum answer deliver(void *state, struct desk *desk) { return on_change(state, desk, scope_deliver); }

static enum answer on_project(void *state, struct desk *desk, enum answer (*act)(struct desk *, const struct position *))
{
	const struct scope_view *view = state;

	if (view->data.any)
		return act(desk, &view->data.position);
	return desk_say(desk, "There is no project yet: 3 leads to the projects, A adds one there.");
}

/* On a change its own page, elsewhere that of the whole scope. */
static enum answer page(void *state, struct desk *desk)
{
	return scope_meant_change(state) ? on_change(state, desk, scope_change_page) : on_project(state, desk, scope_baseline_page);
}

static enum answer write_page(void *state, struct desk *desk)
{
	return scope_meant_change(state) ? on_change(state, desk, scope_write_change) : on_project(state, desk, scope_write_baseline);
}

static enum answer asks(void *state, struct desk *desk)
{
	scope_view_go(state, SCOPE_ASKS);
	desk_stale(desk);
	return ANSWER_STAY;
}

static enum answer items(void *state, struct desk *desk)
{
	scope_view_go(state, SCOPE_ITEMS);
	desk_stale(desk);
	return ANSWER_STAY;
}

static enum answer changes(void *state, struct desk *desk)
{
	scope_view_go(state, SCOPE_CHANGES);
	desk_stale(desk);
	return ANSWER_STAY;
}

static enum answer ask_change(void *state, struct desk *desk)
{
	const struct ask *ask = scope_meant_ask(state);

	if (ask)
		return scope_ask_change(desk, ask);
	return desk_say(desk, "Choose what is late first: o leads to what you wait for.");
}

/* What is sealed takes no more items: what comes beside it is a change. */
static enum answer add(void *state, struct desk *desk)
{
	const struct scope_view *view = state;
	bool draft = view->list == SCOPE_ITEMS && !view->room.meeting && !view->data.position.sealed;

	return on_project(state, desk, view->list == SCOPE_ASKS ? scope_ask_add : draft ? scope_add_item : scope_propose);
}

static enum answer file_all(void *state, struct desk *desk) { return on_project(state, desk, scope_file); }
static enum answer seal(void *state, struct desk *desk) { return on_project(state, desk, scope_seal); }
static enum answer read_report(void *state, struct desk *desk) { return on_project(state, desk, scope_read_report); }
static enum answer write_report(void *state, struct desk *desk) { return on_project(state, desk, scope_write_report); }
static enum answer pack(void *state, struct desk *desk) { return on_project(state, desk, scope_pack); }

static const char *item_path(const struct scope_view *view, struct desk *desk, const struct position_item *item)
{
	return arena_print(desk_arena(desk), "%s/%s", view->data.position.project.path, item->code);
}

static const char *scope_path(const void *state, struct desk *desk)
{
	const struct scope_view *view = state;
	const struct position_change *change = scope_meant_change(view);
	const struct position_item *item = scope_meant_item(view);

	if (change)
		return change->change->path;
	return item ? item_path(view, desk, item) : NULL;
}

static enum answer progress(void *state, struct desk *desk)
{
	const struct position_item *item = scope_meant_item(state);

	return item ? scope_progress(desk, item_path(state, desk, item), item->task.percent) : say_choose(desk, "an item");
}

static enum answer remaining(void *state, struct desk *desk)
{
	const struct position_item *item = scope_meant_item(state);

	return item ? scope_remaining(desk, item_path(state, desk, item)) : say_choose(desk, "an item");
}

static enum answer accepted(void *state, struct desk *desk)
{
	const struct position_item *item = scope_meant_item(state);

	return item ? scope_accepted(desk, item_path(state, desk, item)) : say_choose(desk, "an item");
}

/* In a meeting nobody looks into the log: a change opens as the page that was sent. */
static enum answer open_selected(void *state, struct desk *desk)
{
	struct scope_view *view = state;
	struct behind behind = scope_data_behind(&view->data, view->list, scope_selected(view));
	const struct entry *entry = scope_meant_entry(view);

	if (entry)
		return entry_form_edit(desk, entry);
	if (scope_meant_ask(view))
		return scope_ask_answer(desk, scope_meant_ask(view));
	if (!behind.any)
		return desk_say(desk, "Nothing more stands behind this.");
	if (!view->room.meeting || behind.list != SCOPE_ENTRIES) {
		if (!scope_view_open(view, &behind))
			desk_say(desk, "Esc leads back first.");
		desk_stale(desk);
		return ANSWER_STAY;
	}
	if (scope_meant_change(view))
		return page(state, desk);
	return desk_say(desk, "Single entries are not shown in a meeting.");
}

static enum answer edit(void *state, struct desk *desk)
{
	const struct scope_view *view = state;
	const struct entry *entry = scope_meant_entry(view);
	const struct position_item *item = scope_meant_item(view);

	if (entry)
		return entry_form_edit(desk, entry);
	return item && !item->change ? scope_edit_item(desk, &view->data.position, item->id) : say_choose(desk, "an item or an entry");
}

static enum answer file(void *state, struct desk *desk)
{
	const struct entry *entry = scope_meant_entry(state);

	return entry ? entry_form_file(desk, entry) : say_choose(desk, "an entry");
}

static const struct binding bindings[] = {
	{.act = "open", .keys = "Enter", .purpose = "what stands behind it, down to the entries; Esc leads back", .run = open_selected},
	{.act = "change propose", .keys = "a", .purpose = "note a request; in a draft an item, among asks an ask", .run = add},
	{.act = "change estimate", .keys = "E", .purpose = "estimate the change", .run = estimate, .live = desk_is_alone},
	{.act = "change send", .keys = "s", .purpose = "send it to be decided", .run = send},
	{.act = "change approve", .keys = "A", .purpose = "approve the change", .run = approve},
	{.act = "change reject", .keys = "R", .purpose = "reject it: the client said no", .run = reject},
	{.act = "change absorb", .keys = "B", .purpose = "absorb it: goodwill, with a why", .run = absorb, .live = desk_is_alone},
	{.act = "change withdraw", .keys = "W", .purpose = "withdraw it", .run = withdraw},
	{.act = "change expire", .keys = "X", .purpose = "the offer ran out unanswered", .run = expire, .live = desk_is_alone},
	{.act = "change deliver", .keys = "L", .purpose = "say that it was delivered", .run = deliver},
	{.act = "page", .keys = "p", .purpose = "read the page to send, of the change or of all", .run = page},
	{.act = "page write", .keys = "P", .purpose = "write that page into a file", .run = write_page, .live = desk_is_alone},
	{.act = "items", .keys = "i", .purpose = "the items of the scope", .run = items},
	{.act = "changes", .keys = "b", .purpose = "what was asked beside it", .run = changes},
	{.act = "asks", .keys = "o", .purpose = "what you wait for from others", .run = asks},
	{.act = "ask change", .keys = "c", .purpose = "propose the change that a late answer brings", .run = ask_change, .live = desk_is_alone},
	{.act = "file unsorted", .keys = "U", .purpose = "file all hours that belong to nothing yet", .run = file_all, .live = desk_is_alone},
	{.act = "item progress", .keys = "%", .purpose = "how much of the item is done", .run = progress, .live = desk_is_alone},
	{.act = "item remaining", .keys = "r", .purpose = "how much of it is still to do", .run = remaining, .live = desk_is_alone},
	{.act = "item accepted", .keys = "C", .purpose = "the client accepted it", .run = accepted},
	{.act = "baseline seal", .keys = "K", .purpose = "seal the scope; it asks first", .run = seal},
	{.act = "report scope", .keys = "v", .purpose = "read the one-page report", .run = read_report},
	{.act = "report write", .keys = "w", .purpose = "write the one-page report", .run = write_report, .live = desk_is_alone},
	{.act = "report pack", .keys = "x", .purpose = "write all papers for a meeting", .run = pack, .live = desk_is_alone},
	{.act = "edit", .keys = "e", .purpose = "change the item or the entry", .run = edit, .live = desk_is_alone},
	{.act = "file", .keys = "f", .purpose = "file the entry under another path", .run = file, .live = desk_is_alone},
	{.act = NULL},
};

static const struct hint hints[] = {
	{.act = "change propose", .words = "add"}, {.act = "change estimate", .words = "estimate"}, {.act = "change send", .words = "send"},
	{.act = "change approve", .words = "approve"}, {.act = "change reject", .words = "reject"}, {.act = "change absorb", .words = "absorb"},
	{.act = "file unsorted", .words = "file"}, {.act = "report write", .words = "report"}, {.act = "next pane", .words = "items"}, {.act = NULL},
};

/* Nothing was asked for yet. */
static const struct hint first_hints[] = {
	{.act = "change propose", .words = "add"}, {.act = "next pane", .words = "items"}, {.act = "file unsorted", .words = "file"}, {.act = "page", .words = "read the baseline"},
	{.act = "report scope", .words = "read the report"}, {.act = "report write", .words = "write it"}, {.act = "undo", .words = "undo"}, {.act = NULL},
};

static const struct hint approved_hints[] = {
	{.act = "change propose", .words = "add"}, {.act = "change deliver", .words = "delivered"}, {.act = "open", .words = "hours"}, {.act = "page", .words = "its page"},
	{.act = "file unsorted", .words = "file"}, {.act = "report write", .words = "report"}, {.act = "next pane", .words = "items"}, {.act = "undo", .words = "undo"}, {.act = NULL},
};

/* Nothing more can become of it. */
static const struct hint settled_hints[] = {
	{.act = "change propose", .words = "add"}, {.act = "open", .words = "hours"}, {.act = "page", .words = "its page"}, {.act = "file unsorted", .words = "file"},
	{.act = "report write", .words = "report"}, {.act = "next pane", .words = "items"}, {.act = "undo", .words = "undo"}, {.act = NULL},
};

static const struct hint item_hints[] = {
	{.act = "changes", .words = "changes"}, {.act = "item progress", .words = "progress"}, {.act = "item remaining", .words = "remaining"},
	{.act = "item accepted", .words = "accepted"}, {.act = "baseline seal", .words = "seal"}, {.act = "change propose", .words = "add"},
	{.act = "open", .words = "entries"}, {.act = "next pane", .words = "bridge"}, {.act = "undo", .words = "undo"}, {.act = NULL},
};

/* Until the scope is sealed it is written. */
static const struct hint draft_hints[] = {
	{.act = "change propose", .words = "add"}, {.act = "edit", .words = "edit"}, {.act = "page", .words = "read the draft"}, {.act = "baseline seal", .words = "seal"},
	{.act = "next pane", .words = "bridge"}, {.act = "item progress", .words = "progress"}, {.act = "asks", .words = "asks"}, {.act = "undo", .words = "undo"}, {.act = NULL},
};

static const struct hint figure_hints[] = {
	{.act = "open", .words = "what stands behind it"}, {.act = "next pane", .words = "next pane"}, {.act = "report scope", .words = "read the report"},
	{.act = "report write", .words = "write it"}, {.act = "file unsorted", .words = "file"}, {.act = "undo", .words = "undo"}, {.act = NULL},
};

static const struct hint ask_hints[] = {
	{.act = "change propose", .words = "add"}, {.act = "open", .words = "answer"}, {.act = "ask change", .words = "change that follows"},
	{.act = "next pane", .words = "figures"}, {.act = "filter", .words = "filter"}, {.act = "undo", .words = "undo"}, {.act = NULL},
};

static const struct hint entry_hints[] = {
	{.act = "close", .words = "back"}, {.act = "edit", .words = "edit"}, {.act = "file", .words = "file it"}, {.act = "file unsorted", .words = "file all unsorted"},
	{.act = "filter", .words = "filter"}, {.act = "undo", .words = "undo"}, {.act = NULL},
};

static const struct hint *change_hints(const struct position_change *change)
{
	if (!change)
		return first_hints;
	if (change->change->state == CHANGE_APPROVED)
		return approved_hints;
	return change_state_is_final(change->change->state) || change_is_scope(change->change->state) ? settled_hints : hints;
}

static const struct hint *scope_hints(const void *state)
{
	const struct scope_view *view = state;
	static const struct hint *const of[SCOPE_LISTS] = {
		[SCOPE_CHANGES] = hints, [SCOPE_ITEMS] = item_hints, [SCOPE_BRIDGE] = figure_hints, [SCOPE_PLAN] = figure_hints,
		[SCOPE_ASKS] = ask_hints, [SCOPE_FIGURES] = figure_hints, [SCOPE_BURNUP] = figure_hints, [SCOPE_ENTRIES] = entry_hints,
	};

	if (view->list == SCOPE_ITEMS && view->data.any && !view->data.position.sealed)
		return draft_hints;
	if (view->list == SCOPE_CHANGES)
		return change_hints(scope_meant_change(view));
	return of[view->list];
}

const struct screen scope_screen = {
	.name = "scope",
	.title = "Scope",
	.purpose = "what was agreed and what was asked",
	.digit = 4,
	.size = sizeof(struct scope_view),
	.bindings = bindings,
	.hints = hints,
	.hints_now = scope_hints,
	.open = scope_open,
	.lay = scope_lay,
	.load = scope_load,
	.paint = scope_paint,
	.remark = remark,
	.key = scope_key,
	.list = scope_list,
	.table = scope_table,
	.path = scope_path,
	.pane = scope_pane,
};
