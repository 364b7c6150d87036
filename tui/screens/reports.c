/* Reports: what its keys do. */
#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/client.h"
#include "tui/entry-forms.h"
#include "tui/reports-view.h"
#include "tui/verb.h"

static const struct report_row *chosen(const struct reports_view *view)
{
	return report_rows_at(&view->reports, view->lists[REPORTS_LIST].scroll.selected);
}

/* The entries behind a stretch of days, a project or an activity. */
static enum answer list_entries(const struct reports_view *view, struct desk *desk, const struct span_row *row, bool activity)
{
	const char *path = activity || !row->path ? view->client : row->path, *words[8] = {"entries"};
	char from[11], to[11];
	int count = 1;

	words[count++] = arena_print(desk_arena(desk), "%s..%s", day_text(row->period.first, from), day_text(row->period.last, to));
	if (*path) {
		words[count++] = "--path";
		words[count++] = path;
	}
	if (activity) {
		words[count++] = "--activity";
		words[count++] = row->path;
	}
	words[count] = NULL;
	return verb_do(desk, row->label, words);
}

static enum answer drill(void *state, struct desk *desk)
{
	const struct reports_view *view = state;
	size_t row = view->lists[view->pane].scroll.selected;
	const struct position_item *item = view->pane == REPORTS_WHY ? why_rows_at(&view->why, row) : NULL;

	if (view->pane == REPORTS_LIST)
		return chosen(view) ? report_row_read(desk, chosen(view)) : desk_say(desk, "No report is called so.");
	if (item)
		return verb_do(desk, item->code, (const char *const[]){"entries", "all", "--path",
			arena_print(desk_arena(desk), "%s/%s", view->card.position.project.path, item->code), NULL});
	if (view->pane == REPORTS_SPANS && row < view->spans.count)
		return list_entries(view, desk, &view->spans.items[row], false);
	if (view->pane == REPORTS_ACTIVITIES && row < view->activities.count)
		return list_entries(view, desk, &view->activities.items[row], true);
	return desk_say(desk, "Nothing stands here.");
}

static enum answer write_chosen(void *state, struct desk *desk)
{
	const struct report_row *row = chosen(state);

	return row ? report_row_write(desk, row) : desk_say(desk, "Choose a report first: Tab leads to the list.");
}

static enum answer turn_by(void *state, struct desk *desk)
{
	struct reports_view *view = state;

	view->by = (enum span_by)((view->by + 1) % SPAN_WAYS);
	view->lists[REPORTS_SPANS].scroll = (struct scroll){.selected = view->by == SPAN_WEEK ? SIZE_MAX : 0}; /* the last weeks are of interest */
	desk_stale(desk);
	return desk_say(desk, "Hours by %s.", span_by_words[view->by]);
}

/* Everybody, then each client, round and round. */
static enum answer turn_client(void *state, struct desk *desk)
{
	struct reports_view *view = state;
	struct clients clients = {0};
	size_t at = 0;

	if (!client_list(desk_book(desk), desk_arena(desk), &clients))
		return desk_refuse(desk);
	while (view->client[0] && at < clients.count && strcmp(clients.items[at].slug, view->client))
		at++;
	at += view->client[0] != '\0';
	snprintf(view->client, sizeof view->client, "%s", at < clients.count ? clients.items[at].slug : "");
	desk_stale(desk);
	return desk_say(desk, "Hours of %s.", view->client[0] ? clients.items[at].name : speech("everybody, and one's own"));
}

static enum answer export(void *state, struct desk *desk)
{
	const struct reports_view *view = state;
	char from[11], to[11];

	return entry_form_export(desk, arena_print(desk_arena(desk), "%s..%s", day_text(view->hours.period.first, from), day_text(view->hours.period.last, to)));
}

static const struct binding bindings[] = {
	{.act = "report read", .keys = "Enter", .purpose = "read the chosen report, or the entries behind a figure", .run = drill},
	{.act = "report write", .keys = "w", .purpose = "write the chosen report into a file", .run = write_chosen},
	{.act = "client", .keys = "c", .purpose = "hours of everybody, or of one client", .run = turn_client},
	{.act = "by", .keys = "b", .purpose = "hours by month, week or project", .run = turn_by},
	{.act = "export hours", .keys = "x", .purpose = "write the hours of the quarter into a file", .run = export},
	{.act = NULL},
};

static const struct hint hints[] = {
	{.act = "previous period", .with = "next period", .words = "period"}, {.act = "client", .words = "client"}, {.act = "by", .words = "by"},
	{.act = "report read", .words = "read, drill down"}, {.act = "report write", .words = "write"}, {.act = "next pane", .words = "next pane"},
	{.act = "export hours", .words = "export"}, {.act = "copy", .words = "copy as text"}, {.act = "filter", .words = "filter"}, {.act = NULL},
};

const struct screen reports_screen = {
	.name = "reports",
	.title = "Reports",
	.purpose = "where the hours went, every report",
	.digit = 7,
	.size = sizeof(struct reports_view),
	.bindings = bindings,
	.hints = hints,
	.open = reports_open,
	.lay = reports_lay,
	.load = reports_load,
	.paint = reports_paint,
	.remark = reports_remark,
	.list = reports_list,
	.table = reports_table,
	.back = reports_back,
	.pane = reports_turn,
	.period = reports_period,
};
