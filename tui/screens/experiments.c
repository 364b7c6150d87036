/* Experiments: what its keys do. */
#include "tui/experiment-forms.h"
#include "tui/experiments-view.h"
#include "tui/milestone-forms.h"
#include "tui/verb.h"

static enum answer on_milestone(void *state, struct desk *desk, enum answer (*act)(struct desk *, const struct milestone *))
{
	const struct milestone *milestone = experiments_meant(state);

	return milestone ? act(desk, milestone) : desk_say(desk, "Choose a milestone first: Tab leads to the list.");
}

static enum answer result(void *state, struct desk *desk) { return on_milestone(state, desk, milestone_form_result); }
static enum answer production(void *state, struct desk *desk) { return on_milestone(state, desk, milestone_form_production); }
static enum answer decide(void *state, struct desk *desk) { return on_milestone(state, desk, milestone_form_decide); }
static enum answer watched(void *state, struct desk *desk) { return on_milestone(state, desk, milestone_form_monitor); }
static enum answer deployed(void *state, struct desk *desk) { return on_milestone(state, desk, milestone_form_deployed); }
static enum answer compare(void *state, struct desk *desk) { return on_milestone(state, desk, milestone_read); }

static enum answer edit(void *state, struct desk *desk)
{
	const struct dataset *set = experiments_data(state);

	if (experiments_cost(state))
		return cost_form_edit(desk, experiments_cost(state));
	return set ? data_form_edit(desk, set) : on_milestone(state, desk, milestone_form_edit);
}

static enum answer delete(void *state, struct desk *desk)
{
	const struct dataset *set = experiments_data(state);

	if (experiments_cost(state))
		return cost_delete_it(desk, experiments_cost(state));
	return set ? data_form_scrap(desk, set) : on_milestone(state, desk, milestone_delete_it);
}

static enum answer add(void *state, struct desk *desk)
{
	const struct experiments_view *view = state;

	if (!view->milestones.path)
		return desk_say(desk, "There is no project yet: 3 leads to the projects, A adds one there.");
	if (experiments_focus(view) == EXPERIMENTS_CHECKS && view->card.milestone)
		return check_form_add(desk, view->card.milestone);
	if (experiments_focus(view) == EXPERIMENTS_JOBS)
		return cost_form_add(desk, view->card.milestone ? view->card.milestone->path : view->milestones.path);
	return experiments_focus(view) == EXPERIMENTS_DATA ? data_form_add(desk, view->milestones.path) : milestone_form_add(desk, view->milestones.path);
}

/* A machine that runs is stopped; else the clock of one is started for the milestone. */
static enum answer job(void *state, struct desk *desk)
{
	const struct experiments_view *view = state;
	const struct job *chosen = experiments_job(view);
	const struct milestone *milestone = experiments_milestone(view);

	if (!chosen)
		chosen = job_rows_overdue(&view->jobs);
	if (chosen && job_is_running(chosen, view->jobs.now))
		return verb_do(desk, "Stopped", (const char *const[]){"job", "stop", chosen->path, NULL});
	return milestone_form_job(desk, milestone ? milestone->path : view->milestones.path);
}

static enum answer turn_to(struct experiments_view *view, struct desk *desk, enum experiments_pane pane)
{
	view->pane = pane;
	desk_stale(desk);
	return ANSWER_STAY;
}

/* The checklist is that of the milestone that is selected. */
static enum answer checks(void *state, struct desk *desk)
{
	struct experiments_view *view = state;

	if (experiments_focus(view) == EXPERIMENTS_MILESTONES && experiments_milestone(view))
		view->viewed = experiments_milestone(view)->id;
	return turn_to(view, desk, EXPERIMENTS_CHECKS);
}

static enum answer data(void *state, struct desk *desk)
{
	return turn_to(state, desk, EXPERIMENTS_DATA);
}

static enum answer settle_line(struct experiments_view *view, struct desk *desk)
{
	size_t row = view->lists[EXPERIMENTS_CHECKS].scroll.selected;

	if (!experiments_line(view))
		return desk_say(desk, "a adds a line, or a whole template: data_audit, bias, model_card …");
	if (experiments_line(view)->state == CHECK_DONE)
		return desk_say(desk, "That is done already.");
	return check_do(desk, view->card.milestone, check_rows_number(&view->checks, row));
}

static enum answer not_called_for(void *state, struct desk *desk)
{
	const struct experiments_view *view = state;

	if (!experiments_line(view))
		return desk_say(desk, "Choose a line of the checklist first: c leads to it.");
	return check_form_na(desk, view->card.milestone, check_rows_number(&view->checks, view->lists[EXPERIMENTS_CHECKS].scroll.selected));
}

/* The card follows what is opened, not whatever the selection passes. */
static enum answer open_selected(void *state, struct desk *desk)
{
	struct experiments_view *view = state;
	const struct milestone *milestone = experiments_meant(view);

	if (experiments_focus(view) == EXPERIMENTS_CHECKS)
		return settle_line(view, desk);
	if (experiments_data(view))
		return data_read(desk, experiments_data(view));
	if (experiments_cost(view))
		return cost_form_edit(desk, experiments_cost(view));
	if (experiments_job(view))
		return desk_say(desk, "J stops a machine that runs.");
	if (!milestone)
		return desk_say(desk, "There is nothing here yet: a adds to it.");
	if (!view->room.meeting && view->card.milestone == milestone && (room_is_wide(view->room) || experiments_focus(view) == EXPERIMENTS_CARD))
		return milestone_read(desk, milestone);
	view->viewed = milestone->id;
	return turn_to(view, desk, room_is_wide(view->room) ? EXPERIMENTS_MILESTONES : EXPERIMENTS_CARD);
}

static enum answer resource(void *state, struct desk *desk) { (void)state; return resource_form_add(desk); }

static enum answer cost(void *state, struct desk *desk)
{
	const struct experiments_view *view = state;
	const struct milestone *milestone = experiments_meant(view);

	if (!view->milestones.path)
		return desk_say(desk, "There is no project yet: 3 leads to the projects, A adds one there.");
	return cost_form_add(desk, milestone ? milestone->path : view->milestones.path);
}

static enum answer calendar(void *state, struct desk *desk)
{
	const struct experiments_view *view = state;

	return view->milestones.path ? deadlines_form(desk, view->milestones.path) : desk_say(desk, "There is no project yet.");
}

static const struct binding bindings[] = {
	{.act = "open", .keys = "Enter", .purpose = "show what was measured; in the checklist: done", .run = open_selected},
	{.act = "milestone add", .keys = "a", .purpose = "add a milestone, a bill, a line, a data set", .run = add},
	{.act = "milestone edit", .keys = "e", .purpose = "change it", .run = edit},
	{.act = "milestone delete", .keys = "d Delete", .purpose = "delete it; of data: it is gone, and why", .run = delete},
	{.act = "milestone result", .keys = "r", .purpose = "a result, measured offline", .run = result},
	{.act = "milestone production", .keys = "p", .purpose = "a value from production", .run = production},
	{.act = "milestone decide", .keys = "D", .purpose = "go, iterate, stop or waived", .run = decide},
	{.act = "job", .keys = "J", .purpose = "stop the machine that is selected or late, or start one", .run = job},
	{.act = "cost add", .keys = "C", .purpose = "a bill of others: an API, labels, a licence", .run = cost},
	{.act = "resource add", .keys = "R", .purpose = "a machine and the price of its hour", .run = resource},
	{.act = "checklist", .keys = "c", .purpose = "its checklist", .run = checks, .live = desk_is_alone},
	{.act = "check na", .keys = "N", .purpose = "a line that is not called for, and why", .run = not_called_for, .live = desk_is_alone},
	{.act = "data", .keys = "s", .purpose = "the data sets", .run = data, .live = desk_is_alone},
	{.act = "milestone show", .keys = "v", .purpose = "compare all that was measured and decided", .run = compare, .live = desk_is_alone},
	{.act = "milestone deployed", .keys = "P", .purpose = "a version is put to work", .run = deployed},
	{.act = "monitor add", .keys = "M", .purpose = "a watched value, to see it drift", .run = watched},
	{.act = "export ics", .keys = "x", .purpose = "write the deadlines for a calendar", .run = calendar, .live = desk_is_alone},
	{.act = NULL},
};

static const struct hint hints[] = {
	{.act = "milestone add", .words = "add"}, {.act = "milestone edit", .words = "edit"}, {.act = "milestone result", .words = "result"},
	{.act = "milestone production", .words = "production"}, {.act = "milestone decide", .words = "decide"}, {.act = "job", .words = "job"},
	{.act = "checklist", .words = "checklist"}, {.act = "milestone show", .words = "compare"}, {.act = "export ics", .words = "iCal"},
	{.act = "data", .words = "data"}, {.act = "next pane", .words = "jobs"}, {.act = NULL},
};

static const struct hint job_hints[] = {
	{.act = "job", .words = "stop, start"}, {.act = "milestone add", .words = "add a bill"}, {.act = "milestone edit", .words = "edit"}, {.act = "milestone delete", .words = "delete"},
	{.act = "resource add", .words = "machine"}, {.act = "close", .words = "back"}, {.act = "next pane", .words = "checklist"}, {.act = "undo", .words = "undo"}, {.act = NULL},
};

static const struct hint check_hints[] = {
	{.act = "open", .words = "done"}, {.act = "check na", .words = "not called for"}, {.act = "milestone add", .words = "add"},
	{.act = "milestone decide", .words = "decide"}, {.act = "close", .words = "back"}, {.act = "undo", .words = "undo"}, {.act = NULL},
};

static const struct hint data_hints[] = {
	{.act = "milestone add", .words = "add"}, {.act = "milestone edit", .words = "edit"}, {.act = "milestone delete", .words = "it is gone"},
	{.act = "open", .words = "show"}, {.act = "close", .words = "back"}, {.act = "undo", .words = "undo"}, {.act = NULL},
};

static const struct hint *experiments_hints(const void *state)
{
	enum experiments_pane pane = experiments_focus(state);

	return pane == EXPERIMENTS_JOBS ? job_hints : pane == EXPERIMENTS_CHECKS ? check_hints : pane == EXPERIMENTS_DATA ? data_hints : hints;
}

const struct screen experiments_screen = {
	.name = "experiments",
	.title = "Experiments",
	.purpose = "milestones, results, compute",
	.digit = 5,
	.size = sizeof(struct experiments_view),
	.bindings = bindings,
	.hints = hints,
	.hints_now = experiments_hints,
	.open = experiments_open,
	.lay = experiments_lay,
	.load = experiments_load,
	.tick = experiments_tick,
	.paint = experiments_paint,
	.remark = experiments_remark,
	.list = experiments_list,
	.table = experiments_table,
	.back = experiments_back,
	.pane = experiments_turn,
};
