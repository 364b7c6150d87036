/* The hint line of Scope: what is of use on the selected row, by the list that has the focus. */
#include "tui/scope-view.h"

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

const struct hint *scope_view_hints(const void *state)
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
