/* Scope: what its keys do. */
#include "db/speech.h"
#include "tui/entry-forms.h"
#include "tui/scope-acts.h"
#include "tui/scope-view.h"
#include "tui/verb.h"

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

static enum answer go_to(void *state, struct desk *desk, enum scope_list list)
{
	scope_view_go(state, list);
	desk_stale(desk);
	return ANSWER_STAY;
}

static enum answer asks(void *state, struct desk *desk) { return go_to(state, desk, SCOPE_ASKS); }
static enum answer items(void *state, struct desk *desk) { return go_to(state, desk, SCOPE_ITEMS); }
static enum answer changes(void *state, struct desk *desk) { return go_to(state, desk, SCOPE_CHANGES); }

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

const struct screen scope_screen = {
	.name = "scope",
	.title = "Scope",
	.purpose = "what was agreed and what was asked",
	.digit = 4,
	.size = sizeof(struct scope_view),
	.bindings = bindings,
	.hints_now = scope_view_hints,
	.open = scope_view_enter,
	.lay = scope_view_lay,
	.load = scope_view_load,
	.paint = scope_view_paint,
	.remark = scope_view_remark,
	.key = scope_key,
	.list = scope_view_list,
	.table = scope_view_table,
	.path = scope_path,
	.pane = scope_view_turn,
};
