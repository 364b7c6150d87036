/* What the message row of Scope says of the row that is selected. */

#include "db/speech.h"
#include "tui/scope-panes.h"
#include "tui/scope-view.h"

static const char *next_step(enum change_state state)
{
	switch (state) {
	case CHANGE_PROPOSED: return speech("E estimates it.");
	case CHANGE_ESTIMATED: return speech("p shows the page to send, s says that it was sent.");
	case CHANGE_SENT: return speech("A: they said yes. R: they said no.");
	case CHANGE_APPROVED: return speech("L: it was delivered.");
	default: return "";
	}
}

static void remark_change(const struct scope_view *view, const struct position_change *change, struct text *text)
{
	const struct hours *hours = &view->data.position.hours;
	char length[24];

	if (change->worked)
		text_print(text, speech("%s: %s worked%s. "), change->change->code, moment_clock_length(change->worked, length),
			change_state_is_final(change->change->state) || change_is_scope(change->change->state) ? "" : speech(" before an answer"));
	if (hours->waiting)
		text_print(text, speech("%s not yet sorted: U files it."), moment_clock_length(hours->waiting, length));
	if (!text->length)
		text_add(text, next_step(change->change->state));
}

static void remark_item(const struct position_item *item, struct text *text)
{
	char agreed[24], spent[24];

	text_print(text, speech("%s: %s agreed, %s spent"), item->code, moment_clock_length(task_budget(&item->task), agreed),
		moment_clock_length(item->task.actual, spent));
	if (item->acceptance)
		text_print(text, speech("; \"%s\" is its acceptance"), item->acceptance);
	text_add_char(text, '.');
}

static void remark_line(const struct scope_view *view, const struct scope_line *line, struct text *text)
{
	static const char *const what[SCOPE_LISTS] = {[SCOPE_CHANGES] = "changes", [SCOPE_ITEMS] = "items", [SCOPE_ENTRIES] = "entries"};

	if (!line || !line->key)
		return;
	text_add(text, speech(line->how));
	if (line->behind.any && !(view->room.meeting && line->behind.list == SCOPE_ENTRIES))
		text_print(text, speech(" Enter: the %s."), speech(what[line->behind.list]));
}

static void remark_entry(const struct entry *entry, struct text *text)
{
	if (entry)
		text_print(text, speech("Entry %lld, %s%s%s%s."), (long long)entry->id, entry->path, *entry->note ? ": \"" : "", entry->note, *entry->note ? "\"" : "");
}

/* In a meeting what is spent on each item is told by the figures that the client's copy has too. */
void scope_view_remark(const void *state, struct text *text)
{
	const struct scope_view *view = state;
	const struct scope_data *data = &view->data;
	size_t selected = view->lists[view->list].scroll.selected;

	if (!data->any || selected >= data->rows[view->list].count)
		return;
	if (view->list == SCOPE_FIGURES || view->list == SCOPE_BRIDGE)
		remark_line(view, scope_data_line(data, view->list, selected), text);
	else if (view->list == SCOPE_PLAN) {
		chart_lane_words(scope_data_lane(data, selected), data->position.day, text);
		text_add_char(text, '.');
	} else if (view->list == SCOPE_ASKS)
		scope_ask_words(scope_data_ask(data, selected), view->room.meeting, text);
	else if (view->list == SCOPE_BURNUP)
		scope_friday_words(scope_data_friday(data, selected), text);
	else if (view->room.meeting)
		return;
	else if (view->list == SCOPE_CHANGES)
		remark_change(view, scope_data_change(data, selected), text);
	else if (view->list == SCOPE_ITEMS)
		remark_item(scope_data_item(data, selected), text);
	else
		remark_entry(scope_data_entry(data, selected), text);
}
