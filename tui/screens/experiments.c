/* Experiments: milestones with what was measured, their checklists, the data, and the machines that run for them. */
#include <string.h>

#include "db/speech.h"
#include "tui/check-rows.h"
#include "tui/data-rows.h"
#include "tui/experiment-forms.h"
#include "tui/job-rows.h"
#include "tui/milestone-card.h"
#include "tui/milestone-forms.h"
#include "tui/milestone-rows.h"
#include "tui/verb.h"

enum pane { PANE_MILESTONES, PANE_JOBS, PANE_CHECKS, PANE_DATA, PANE_CARD, PANES };
enum { UPPER_ROWS = 12, MIDDLE_LEAST = 12, MIDDLE_MOST = 18, STRIP_ROWS = 5, STRIP_FROM = 26 };

struct experiments_screen {
	struct room room;
	enum pane pane;
	struct list lists[PANE_CARD];
	char read[PANE_CARD][PATTERN_MOST];
	int64_t project, viewed;         /* milestone of the card; 0: the first that is open */
	struct milestone_rows milestones;
	struct job_rows jobs;
	struct check_rows checks;
	struct data_rows data;
	struct milestone_card card;
};

static enum pane focus(const struct experiments_screen *screen)
{
	return room_is_wide(screen->room) && screen->pane == PANE_CARD ? PANE_MILESTONES : screen->pane;
}

/* The checklist stands below all else where there is room for it; it is in no copy of the client's. */
static int strip_rows(struct room room)
{
	return room.rows < STRIP_FROM || room.meeting ? 0 : STRIP_ROWS;
}

static int middle_rows(struct room room)
{
	int left = room.rows - strip_rows(room) - UPPER_ROWS;

	return left < MIDDLE_LEAST ? MIDDLE_LEAST : left > MIDDLE_MOST ? MIDDLE_MOST : left;
}

static int lower_rows(struct room room)
{
	return room_is_wide(room) ? middle_rows(room) + strip_rows(room) : room.rows;
}

static int upper_rows(struct room room)
{
	return room_is_wide(room) ? room.rows - lower_rows(room) : room.rows;
}

static void experiments_lay(void *state, struct room room)
{
	struct experiments_screen *screen = state;
	int middle = room_is_wide(room) ? middle_rows(room) : room.rows;

	screen->room = room;
	screen->lists[PANE_MILESTONES].page = pane_page(upper_rows(room), room.bare, TABLE_HEAD);
	screen->lists[PANE_JOBS].page = pane_page(middle - JOB_ROWS_FOOT, room.bare, TABLE_HEAD);
	screen->lists[PANE_CHECKS].page = pane_page(lower_rows(room), room.bare, 0);
	screen->lists[PANE_DATA].page = pane_page(lower_rows(room), room.bare, TABLE_HEAD);
}

static void experiments_open(void *state, struct desk *desk, const void *with)
{
	struct experiments_screen *screen = state;

	(void)with;
	if (screen->project == desk_project(desk))
		return;
	screen->project = desk_project(desk);
	screen->viewed = 0;
	for (int i = 0; i < PANE_CARD; i++)
		screen->lists[i].scroll = (struct scroll){0};
	screen->lists[PANE_JOBS].scroll.selected = SIZE_MAX; /* the last are of interest */
}

static const struct milestone *selected(const struct experiments_screen *screen)
{
	return milestone_rows_at(&screen->milestones, screen->lists[PANE_MILESTONES].scroll.selected);
}

static const struct job *selected_job(const struct experiments_screen *screen)
{
	return focus(screen) == PANE_JOBS ? job_rows_at(&screen->jobs, screen->lists[PANE_JOBS].scroll.selected) : NULL;
}

static const struct cost *selected_cost(const struct experiments_screen *screen)
{
	return focus(screen) == PANE_JOBS ? job_rows_cost(&screen->jobs, screen->lists[PANE_JOBS].scroll.selected) : NULL;
}

static const struct dataset *selected_data(const struct experiments_screen *screen)
{
	return focus(screen) == PANE_DATA ? data_rows_at(&screen->data, screen->lists[PANE_DATA].scroll.selected) : NULL;
}

static const struct check_line *selected_line(const struct experiments_screen *screen)
{
	return focus(screen) == PANE_CHECKS ? check_rows_at(&screen->checks, screen->lists[PANE_CHECKS].scroll.selected) : NULL;
}

/* The one that was opened, else the first that waits for a decision, else the last. */
static const struct milestone *choose_card(const struct experiments_screen *screen)
{
	const struct milestones *all = &screen->milestones.milestones;

	for (size_t i = 0; i < all->count; i++) {
		const struct milestone *milestone = &all->items[i];

		if (screen->viewed ? milestone->id == screen->viewed : milestone->closed_on == DAY_NONE)
			return milestone;
	}
	return all->count ? &all->items[all->count - 1] : NULL;
}

/* What was selected in each list, by its id; 0 where another filter was read. */
static void note_kept(struct experiments_screen *screen, int64_t kept[PANE_CARD])
{
	const struct milestone *milestone = selected(screen);
	const struct check_line *line = check_rows_at(&screen->checks, screen->lists[PANE_CHECKS].scroll.selected);
	const struct dataset *set = data_rows_at(&screen->data, screen->lists[PANE_DATA].scroll.selected);
	const int64_t ids[PANE_CARD] = {milestone ? milestone->id : 0, job_rows_key(&screen->jobs, screen->lists[PANE_JOBS].scroll.selected), line ? line->id : 0, set ? set->id : 0};

	for (int i = 0; i < PANE_CARD; i++)
		kept[i] = list_is_same(&screen->lists[i], screen->read[i]) ? ids[i] : 0;
}

static bool experiments_load(void *state, struct book *book, struct arena *arena)
{
	struct experiments_screen *screen = state;
	size_t found[PANE_CARD];
	int64_t kept[PANE_CARD];

	note_kept(screen, kept);
	if (!milestone_rows_load(book, screen->project, &screen->lists[PANE_MILESTONES], kept[PANE_MILESTONES], arena, &screen->milestones, &found[PANE_MILESTONES]))
		return false;
	if (!job_rows_load(book, screen->project, &screen->lists[PANE_JOBS], kept[PANE_JOBS], arena, &screen->jobs, &found[PANE_JOBS]) ||
	    !data_rows_load(book, screen->project, &screen->lists[PANE_DATA], kept[PANE_DATA], arena, &screen->data, &found[PANE_DATA]))
		return false;
	milestone_card_load(choose_card(screen), &screen->jobs.spending, &screen->data.sets, screen->jobs.now, arena, &screen->card);
	if (!check_rows_load(book, screen->card.milestone, &screen->lists[PANE_CHECKS], kept[PANE_CHECKS], arena, &screen->checks, &found[PANE_CHECKS]))
		return false;
	list_keep(&screen->lists[PANE_MILESTONES], screen->milestones.count, found[PANE_MILESTONES]);
	list_keep(&screen->lists[PANE_JOBS], screen->jobs.count, found[PANE_JOBS]);
	list_keep(&screen->lists[PANE_CHECKS], screen->checks.count, found[PANE_CHECKS]);
	list_keep(&screen->lists[PANE_DATA], screen->data.count, found[PANE_DATA]);
	return true;
}

static void experiments_tick(void *state, int64_t now)
{
	((struct experiments_screen *)state)->jobs.now = now;
}

static void experiments_table(const void *state, struct table *table)
{
	const struct experiments_screen *screen = state;

	switch (focus(screen)) {
	case PANE_JOBS: job_rows_table(&screen->jobs, table); break;
	case PANE_CHECKS: check_rows_table(&screen->checks, table); break;
	case PANE_DATA: data_rows_table(&screen->data, table); break;
	default: milestone_rows_table(&screen->milestones, table); break;
	}
}

static struct list *experiments_list(void *state)
{
	struct experiments_screen *screen = state;

	return focus(screen) == PANE_CARD ? NULL : &screen->lists[focus(screen)];
}

static void paint_card(const struct experiments_screen *screen, struct canvas *canvas)
{
	bool focused = focus(screen) == PANE_CARD;

	if (screen->card.milestone)
		milestone_card_paint(&screen->card, canvas, focused, screen->room.meeting);
	else
		pane_paint_empty(canvas, speech("Milestone"), speech("None to show."), 0, focused);
}

static void paint_pane(const struct experiments_screen *screen, enum pane pane, struct canvas *canvas)
{
	bool focused = focus(screen) == pane;

	switch (pane) {
	case PANE_MILESTONES: milestone_rows_paint(&screen->milestones, &screen->lists[pane], focused, canvas); break;
	case PANE_JOBS: job_rows_paint(&screen->jobs, &screen->lists[pane], focused, canvas); break;
	case PANE_CHECKS: check_rows_paint(&screen->checks, screen->card.milestone, &screen->lists[pane], focused, canvas); break;
	case PANE_DATA: data_rows_paint(&screen->data, &screen->lists[pane], focused, canvas); break;
	default: paint_card(screen, canvas); break;
	}
}

/* Checklist and data have the lower half to themselves while one is in them. */
static void paint_wide(const struct experiments_screen *screen, struct canvas *canvas)
{
	int upper = upper_rows(screen->room), strip = strip_rows(screen->room), half = canvas->columns / 2;
	struct canvas top = canvas_part(canvas, 0, 0, upper, canvas->columns);
	struct canvas lower = canvas_part(canvas, upper, 0, canvas->rows - upper, canvas->columns);
	struct canvas left = canvas_part(&lower, 0, 0, lower.rows - strip, half);
	struct canvas right = canvas_part(&lower, 0, half, lower.rows - strip, canvas->columns - half);
	struct canvas below = canvas_part(&lower, lower.rows - strip, 0, strip, canvas->columns);

	paint_pane(screen, PANE_MILESTONES, &top);
	if (focus(screen) == PANE_CHECKS || focus(screen) == PANE_DATA) {
		paint_pane(screen, focus(screen), &lower);
		return;
	}
	paint_pane(screen, PANE_CARD, &left);
	paint_pane(screen, PANE_JOBS, &right);
	if (strip)
		paint_pane(screen, PANE_CHECKS, &below);
}

static void experiments_paint(const void *state, struct canvas *canvas)
{
	const struct experiments_screen *screen = state;

	if (room_is_wide(screen->room))
		paint_wide(screen, canvas);
	else
		paint_pane(screen, focus(screen), canvas);
}

static void experiments_pane(void *state, struct desk *desk, int by)
{
	struct experiments_screen *screen = state;

	(void)desk;
	do
		screen->pane = (enum pane)pane_turned((int)focus(screen), by, room_is_wide(screen->room) ? PANE_CARD : PANES);
	while (screen->room.meeting && (screen->pane == PANE_CHECKS || screen->pane == PANE_DATA));
}

static bool experiments_back(void *state)
{
	struct experiments_screen *screen = state;
	bool away = screen->pane != PANE_MILESTONES;

	screen->pane = PANE_MILESTONES;
	return away;
}

static void experiments_remark(const void *state, struct text *text)
{
	const struct experiments_screen *screen = state;
	const struct check_line *line = selected_line(screen);
	const struct job *job = selected_job(screen);

	if (selected_data(screen))
		data_rows_words(&screen->data, screen->lists[PANE_DATA].scroll.selected, text);
	else if (line)
		text_print(text, "%s", line->state == CHECK_OPEN ? speech("Enter: done. N: not called for, and why.") : line->why ? line->why : "");
	else if (selected_cost(screen))
		job_rows_cost_words(selected_cost(screen), text);
	else if (job)
		job_rows_words(&screen->jobs, job, text);
	else
		job_rows_alarm(&screen->jobs, text);
}

/* The milestone that is meant: selected, or the one whose checklist or card is shown. */
static const struct milestone *meant(const struct experiments_screen *screen)
{
	enum pane pane = focus(screen);

	return pane == PANE_MILESTONES ? selected(screen) : pane == PANE_CHECKS || pane == PANE_CARD ? screen->card.milestone : NULL;
}

static enum answer on_milestone(void *state, struct desk *desk, enum answer (*act)(struct desk *, const struct milestone *))
{
	const struct milestone *milestone = meant(state);

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
	const struct dataset *set = selected_data(state);

	if (selected_cost(state))
		return cost_form_edit(desk, selected_cost(state));
	return set ? data_form_edit(desk, set) : on_milestone(state, desk, milestone_form_edit);
}

static enum answer delete(void *state, struct desk *desk)
{
	const struct dataset *set = selected_data(state);

	if (selected_cost(state))
		return cost_delete_it(desk, selected_cost(state));
	return set ? data_form_scrap(desk, set) : on_milestone(state, desk, milestone_delete_it);
}

static enum answer add(void *state, struct desk *desk)
{
	const struct experiments_screen *screen = state;

	if (!screen->milestones.path)
		return desk_say(desk, "There is no project yet: 3 leads to the projects, A adds one there.");
	if (focus(screen) == PANE_CHECKS && screen->card.milestone)
		return check_form_add(desk, screen->card.milestone);
	if (focus(screen) == PANE_JOBS)
		return cost_form_add(desk, screen->card.milestone ? screen->card.milestone->path : screen->milestones.path);
	return focus(screen) == PANE_DATA ? data_form_add(desk, screen->milestones.path) : milestone_form_add(desk, screen->milestones.path);
}

/* A machine that runs is stopped; else the clock of one is started for the milestone. */
static enum answer job(void *state, struct desk *desk)
{
	const struct experiments_screen *screen = state;
	const struct job *chosen = selected_job(screen);
	const struct milestone *milestone = selected(screen);

	if (!chosen)
		chosen = job_rows_overdue(&screen->jobs);
	if (chosen && job_is_running(chosen, screen->jobs.now))
		return verb_do(desk, "Stopped", (const char *const[]){"job", "stop", chosen->path, NULL});
	return milestone_form_job(desk, milestone ? milestone->path : screen->milestones.path);
}

static enum answer turn_to(struct experiments_screen *screen, struct desk *desk, enum pane pane)
{
	screen->pane = pane;
	desk_stale(desk);
	return ANSWER_STAY;
}

/* The checklist is that of the milestone that is selected. */
static enum answer checks(void *state, struct desk *desk)
{
	struct experiments_screen *screen = state;

	if (focus(screen) == PANE_MILESTONES && selected(screen))
		screen->viewed = selected(screen)->id;
	return turn_to(screen, desk, PANE_CHECKS);
}

static enum answer data(void *state, struct desk *desk)
{
	return turn_to(state, desk, PANE_DATA);
}

static enum answer settle_line(struct experiments_screen *screen, struct desk *desk)
{
	size_t row = screen->lists[PANE_CHECKS].scroll.selected;

	if (!selected_line(screen))
		return desk_say(desk, "a adds a line, or a whole template: data_audit, bias, model_card …");
	if (selected_line(screen)->state == CHECK_DONE)
		return desk_say(desk, "That is done already.");
	return check_do(desk, screen->card.milestone, check_rows_number(&screen->checks, row));
}

static enum answer not_called_for(void *state, struct desk *desk)
{
	const struct experiments_screen *screen = state;

	if (!selected_line(screen))
		return desk_say(desk, "Choose a line of the checklist first: c leads to it.");
	return check_form_na(desk, screen->card.milestone, check_rows_number(&screen->checks, screen->lists[PANE_CHECKS].scroll.selected));
}

/* The card follows what is opened, not whatever the selection passes. */
static enum answer open_selected(void *state, struct desk *desk)
{
	struct experiments_screen *screen = state;
	const struct milestone *milestone = meant(screen);

	if (focus(screen) == PANE_CHECKS)
		return settle_line(screen, desk);
	if (selected_data(screen))
		return data_read(desk, selected_data(screen));
	if (selected_cost(screen))
		return cost_form_edit(desk, selected_cost(screen));
	if (selected_job(screen))
		return desk_say(desk, "J stops a machine that runs.");
	if (!milestone)
		return desk_say(desk, "There is nothing here yet: a adds to it.");
	if (!screen->room.meeting && screen->card.milestone == milestone && (room_is_wide(screen->room) || focus(screen) == PANE_CARD))
		return milestone_read(desk, milestone);
	screen->viewed = milestone->id;
	return turn_to(screen, desk, room_is_wide(screen->room) ? PANE_MILESTONES : PANE_CARD);
}

static enum answer resource(void *state, struct desk *desk) { (void)state; return resource_form_add(desk); }

static enum answer cost(void *state, struct desk *desk)
{
	const struct experiments_screen *screen = state;
	const struct milestone *milestone = meant(screen);

	if (!screen->milestones.path)
		return desk_say(desk, "There is no project yet: 3 leads to the projects, A adds one there.");
	return cost_form_add(desk, milestone ? milestone->path : screen->milestones.path);
}

static enum answer calendar(void *state, struct desk *desk)
{
	const struct experiments_screen *screen = state;

	return screen->milestones.path ? deadlines_form(desk, screen->milestones.path) : desk_say(desk, "There is no project yet.");
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
	enum pane pane = focus(state);

	return pane == PANE_JOBS ? job_hints : pane == PANE_CHECKS ? check_hints : pane == PANE_DATA ? data_hints : hints;
}

const struct screen experiments_screen = {
	.name = "experiments",
	.title = "Experiments",
	.purpose = "milestones, results, compute",
	.digit = 5,
	.size = sizeof(struct experiments_screen),
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
	.pane = experiments_pane,
};
