/* Experiments: milestones with what was measured, and the machines that run for them. */
#include <stdio.h>
#include <string.h>

#include "model/compute.h"
#include "model/milestone.h"
#include "model/project.h"
#include "tui/chart.h"
#include "tui/milestone-card.h"
#include "tui/panes.h"
#include "tui/verb.h"
#include "tui/words.h"

enum pane { PANE_MILESTONES, PANE_JOBS, PANE_CARD, PANES };
enum { LOWER_ROWS = 14, LEFT = 2, JOBS_FOOT = 1 };
enum { CODE, GATE, TITLE, DUE, OFFLINE, PRODUCTION, TARGET, DECISION, COLUMNS };

struct experiments_screen {
	struct room room;
	enum pane pane;
	struct list list, jobs;
	char list_read[PATTERN_MOST], jobs_read[PATTERN_MOST];
	int64_t project, viewed;         /* milestone of the card; 0: the first that is open */
	const char *path, *currency;
	int today;
	int64_t now, budget_micro;
	struct milestones milestones;
	struct jobs all_jobs;
	size_t *places, count, *job_places, job_count;
	const struct milestone *card;    /* NULL: none */
	struct findings findings;
	struct cost spent;
};

static enum pane focus(const struct experiments_screen *screen)
{
	return room_is_wide(screen->room) && screen->pane == PANE_CARD ? PANE_MILESTONES : screen->pane;
}

static int upper_rows(struct room room)
{
	return room_is_wide(room) ? room.rows - LOWER_ROWS : room.rows;
}

static void experiments_lay(void *state, struct room room)
{
	struct experiments_screen *screen = state;

	screen->room = room;
	screen->list.page = pane_page(upper_rows(room), room.bare, TABLE_HEAD);
	screen->jobs.page = pane_page((room_is_wide(room) ? LOWER_ROWS : room.rows) - JOBS_FOOT, room.bare, TABLE_HEAD);
}

static void experiments_open(void *state, struct desk *desk, const void *with)
{
	struct experiments_screen *screen = state;

	(void)with;
	if (screen->project == desk_project(desk))
		return;
	screen->project = desk_project(desk);
	screen->viewed = 0;
	screen->list.scroll = screen->jobs.scroll = (struct scroll){0};
}

static const struct milestone *selected(const struct experiments_screen *screen)
{
	size_t row = screen->list.scroll.selected;

	return row < screen->count ? &screen->milestones.items[screen->places[row]] : NULL;
}

static const struct job *selected_job(const struct experiments_screen *screen)
{
	size_t row = screen->jobs.scroll.selected;

	return row < screen->job_count ? &screen->all_jobs.items[screen->job_places[row]] : NULL;
}

static size_t sift_milestones(struct experiments_screen *screen, int64_t kept, struct arena *arena)
{
	struct sieve sieve = sieve_open(&screen->list);
	size_t found = SIZE_MAX;

	screen->places = arena_array(arena, screen->milestones.count + 1, sizeof *screen->places);
	screen->count = 0;
	for (size_t i = 0; i < screen->milestones.count; i++) {
		const struct milestone *milestone = &screen->milestones.items[i];

		if (!sieve_passes(&sieve, (const char *const[]){milestone->code, milestone->title, milestone->gate}, 3))
			continue;
		if (milestone->id == kept)
			found = screen->count;
		screen->places[screen->count++] = i;
	}
	sieve_close(&sieve);
	return found;
}

static size_t sift_jobs(struct experiments_screen *screen, int64_t kept, struct arena *arena)
{
	struct sieve sieve = sieve_open(&screen->jobs);
	size_t found = SIZE_MAX;

	screen->job_places = arena_array(arena, screen->all_jobs.count + 1, sizeof *screen->job_places);
	screen->job_count = 0;
	for (size_t i = 0; i < screen->all_jobs.count; i++) {
		const struct job *job = &screen->all_jobs.items[i];

		if (!sieve_passes(&sieve, (const char *const[]){job->code, job->resource, job->ref}, 3))
			continue;
		if (job->id == kept)
			found = screen->job_count;
		screen->job_places[screen->job_count++] = i;
	}
	sieve_close(&sieve);
	return found;
}

/* The one that was opened, else the first that waits for a decision, else the last. */
static void choose_card(struct experiments_screen *screen, struct arena *arena)
{
	screen->card = NULL;
	for (size_t i = 0; i < screen->milestones.count; i++) {
		const struct milestone *milestone = &screen->milestones.items[i];

		if (screen->viewed ? milestone->id == screen->viewed : milestone->closed_on == DAY_NONE) {
			screen->card = milestone;
			break;
		}
	}
	if (!screen->card && screen->milestones.count)
		screen->card = &screen->milestones.items[screen->milestones.count - 1];
	if (screen->card)
		milestone_judge(screen->card, arena, &screen->findings);
}

static bool experiments_load(void *state, struct book *book, struct arena *arena)
{
	struct experiments_screen *screen = state;
	int64_t kept = list_is_same(&screen->list, screen->list_read) && selected(screen) ? selected(screen)->id : 0;
	int64_t kept_job = list_is_same(&screen->jobs, screen->jobs_read) && selected_job(screen) ? selected_job(screen)->id : 0;
	struct project project = {0};

	screen->now = book_now(book);
	screen->today = book_today(book);
	screen->milestones = (struct milestones){0};
	screen->all_jobs = (struct jobs){0};
	screen->spent = (struct cost){0};
	screen->path = NULL;
	if (screen->project && (!project_find(book, screen->project, arena, &project) ||
	    !milestone_list(book, screen->project, INT64_MAX, arena, &screen->milestones) ||
	    !job_list(book, screen->project, false, arena, &screen->all_jobs)))
		return false;
	screen->path = project.path;
	screen->currency = project.currency;
	screen->budget_micro = project.compute_budget_micro;
	for (size_t i = 0; i < screen->all_jobs.count; i++)
		cost_add(&screen->spent, &screen->all_jobs.items[i], screen->now);
	kept = (int64_t)sift_milestones(screen, kept, arena);
	list_keep(&screen->list, screen->count, (size_t)kept);
	kept_job = (int64_t)sift_jobs(screen, kept_job, arena);
	list_keep(&screen->jobs, screen->job_count, (size_t)kept_job);
	choose_card(screen, arena);
	return true;
}

static void experiments_tick(void *state, int64_t now)
{
	((struct experiments_screen *)state)->now = now;
}

static const char *measured(const struct milestone *milestone, enum measurement_kind kind)
{
	const struct measurement *latest = milestone_latest(milestone, kind);

	return latest ? latest->value : "—";
}

static void milestone_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const struct experiments_screen *screen = list;
	const struct milestone *milestone = &screen->milestones.items[screen->places[row]];
	char text[32], day[16];
	const char *const texts[COLUMNS] = {
		[CODE] = milestone->code, [GATE] = milestone->gate, [TITLE] = milestone->title, [DUE] = words_day(milestone->due_on, day),
		[OFFLINE] = measured(milestone, MEASURED_OFFLINE), [PRODUCTION] = measured(milestone, MEASURED_PRODUCTION),
		[TARGET] = milestone->target ? milestone->target : "—", [DECISION] = milestone_standing(milestone, screen->today, text),
	};

	snprintf(cell->text, sizeof cell->text, "%.300s", texts[column] ? texts[column] : "");
	if (column == DECISION && milestone->closed_on == DAY_NONE && milestone->due_on != DAY_NONE && milestone->due_on <= screen->today)
		cell->tone = TONE_WARNING;
}

static void milestones_table(const struct experiments_screen *screen, struct table *table)
{
	static const struct table_column columns[COLUMNS] = {
		[CODE] = {.title = "id", .width = 4}, [GATE] = {.title = "gate", .width = 10, .rank = 4},
		[TITLE] = {.title = "title", .width = 12, .grows = true}, [DUE] = {.title = "due", .width = 6, .right = true},
		[OFFLINE] = {.title = "offline", .width = 7, .right = true, .rank = 2}, [PRODUCTION] = {.title = "prod", .width = 6, .right = true, .rank = 1},
		[TARGET] = {.title = "target", .width = 6, .right = true, .rank = 3}, [DECISION] = {.title = "decision", .width = 12},
	};

	table->columns = columns;
	table->count = COLUMNS;
	table->rows = screen->count;
	table->list = screen;
	table->cell = milestone_cell;
	table->empty = screen->project ? "No milestones yet: a adds one." : "No project yet: 3 leads to the projects.";
}

static void job_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const struct experiments_screen *screen = list;
	const struct job *job = &screen->all_jobs.items[screen->job_places[row]];
	struct cost cost = {0};
	struct money money = {0};
	char text[48];

	switch (column) {
	case 0: snprintf(cell->text, sizeof cell->text, "%s", job->code); break;
	case 1: snprintf(cell->text, sizeof cell->text, "%.300s%s", job->resource, job_is_running(job, screen->now) ? " ●" : ""); break;
	case 2: snprintf(cell->text, sizeof cell->text, "%s", moment_clock_length(job_seconds(job, screen->now), text)); break;
	case 3:
		cost_add(&cost, job, screen->now);
		money.minor = cost_minor(cost, job->currency);
		snprintf(money.currency, sizeof money.currency, "%s", job->currency);
		snprintf(cell->text, sizeof cell->text, "%s", money_format(money, MONEY_GROUPED, text));
		break;
	case 4:
		snprintf(cell->text, sizeof cell->text, "%s", job_is_overdue(job, screen->now) ? "!" : "");
		cell->tone = TONE_DANGER;
		break;
	}
}

static void jobs_table(const struct experiments_screen *screen, struct table *table)
{
	static const struct table_column columns[] = {
		{.title = "id", .width = 4}, {.title = "resource", .width = 10, .grows = true}, {.title = "hours", .width = 7, .right = true, .gap = 1},
		{.title = "cost", .width = 9, .right = true, .gap = 1}, {.title = "", .width = 1, .gap = 1},
	};

	table->columns = columns;
	table->count = 5;
	table->rows = screen->job_count;
	table->list = screen;
	table->cell = job_cell;
	table->empty = "No machines yet: J starts the clock of one.";
}

static void experiments_table(const void *state, struct table *table)
{
	const struct experiments_screen *screen = state;

	if (focus(screen) == PANE_JOBS)
		jobs_table(screen, table);
	else
		milestones_table(screen, table);
}

static struct list *experiments_list(void *state)
{
	struct experiments_screen *screen = state;
	enum pane pane = focus(screen);

	return pane == PANE_MILESTONES ? &screen->list : pane == PANE_JOBS ? &screen->jobs : NULL;
}

static void late_words(const struct experiments_screen *screen, char out[64])
{
	out[0] = '\0';
	for (size_t i = 0; i < screen->milestones.count && !out[0]; i++) {
		const struct milestone *milestone = &screen->milestones.items[i];

		if (milestone->closed_on == DAY_NONE && milestone->due_on != DAY_NONE && milestone->due_on < screen->today)
			snprintf(out, 64, "%.16s is %d day%s late", milestone->code, screen->today - milestone->due_on, screen->today - milestone->due_on == 1 ? "" : "s");
	}
}

static void paint_milestones(const struct experiments_screen *screen, struct canvas *canvas)
{
	struct table table = {.scroll = screen->list.scroll, .focused = focus(screen) == PANE_MILESTONES};
	char title[128], late[64];
	struct canvas inside;

	late_words(screen, late);
	snprintf(title, sizeof title, "%.80s%smilestones", screen->path ? screen->path : "", screen->path ? " — " : "");
	inside = canvas_frame(canvas, (struct frame){title, late, NULL, NULL});
	milestones_table(screen, &table);
	table_paint(&table, &inside);
}

static void spent_words(const struct experiments_screen *screen, char out[128])
{
	struct money spent = {0}, budget = {0};
	char one[48], other[48];

	if (!screen->currency) {
		snprintf(out, 128, "Compute");
		return;
	}
	spent.minor = cost_minor(screen->spent, screen->currency);
	snprintf(spent.currency, sizeof spent.currency, "%s", screen->currency);
	budget = spent;
	budget.minor = words_minor(screen->budget_micro, screen->currency);
	snprintf(out, 128, "Compute, %s%s%s", money_format(spent, MONEY_SIGNED, one), screen->budget_micro ? " of " : "",
		screen->budget_micro ? money_format(budget, MONEY_SIGNED, other) : "");
}

static void paint_jobs(const struct experiments_screen *screen, struct canvas *canvas)
{
	struct table table = {.scroll = screen->jobs.scroll, .focused = focus(screen) == PANE_JOBS};
	int64_t spent = cost_micro(screen->spent);
	char title[128], share[24];
	struct canvas inside, rows;

	spent_words(screen, title);
	inside = canvas_frame(canvas, (struct frame){title, NULL, NULL, NULL});
	rows = canvas_part(&inside, 0, 0, inside.rows - JOBS_FOOT, inside.columns);
	jobs_table(screen, &table);
	table_paint(&table, &rows);
	if (!screen->budget_micro || inside.columns < 24)
		return;
	canvas_put(&inside, inside.rows - 1, LEFT, 7, TONE_PLAIN, "budget");
	chart_bar(&inside, inside.rows - 1, LEFT + 7, inside.columns - LEFT - 16, spent > screen->budget_micro ? TONE_DANGER : TONE_CHART, spent, screen->budget_micro);
	canvas_put(&inside, inside.rows - 1, inside.columns - 8, 7, TONE_PLAIN, words_percent(ratio_of(spent, screen->budget_micro), share));
}

static void paint_card(const struct experiments_screen *screen, struct canvas *canvas)
{
	struct canvas inside;

	if (screen->card) {
		milestone_card_paint(screen->card, &screen->findings, canvas, focus(screen) == PANE_CARD);
		return;
	}
	inside = canvas_frame(canvas, (struct frame){"Milestone", NULL, NULL, NULL});
	canvas_put(&inside, 0, LEFT, inside.columns - LEFT, TONE_DIM, "None to show.");
	if (focus(screen) == PANE_CARD) {
		canvas_repeat(&inside, 0, 0, 1, TONE_SELECTED, 0x25b8);
		canvas_cursor(&inside, 0, 0);
	}
}

static void experiments_paint(const void *state, struct canvas *canvas)
{
	const struct experiments_screen *screen = state;
	struct canvas upper = *canvas, left = *canvas, right = *canvas;
	bool wide = room_is_wide(screen->room);
	int half = canvas->columns / 2, rows = upper_rows(screen->room);

	if (wide) {
		upper = canvas_part(canvas, 0, 0, rows, canvas->columns);
		left = canvas_part(canvas, rows, 0, LOWER_ROWS, half);
		right = canvas_part(canvas, rows, half, LOWER_ROWS, canvas->columns - half);
	}
	if (wide || focus(screen) == PANE_MILESTONES)
		paint_milestones(screen, &upper);
	if (wide || focus(screen) == PANE_CARD)
		paint_card(screen, &left);
	if (wide || focus(screen) == PANE_JOBS)
		paint_jobs(screen, &right);
}

static void experiments_pane(void *state, struct desk *desk, int by)
{
	struct experiments_screen *screen = state;

	(void)desk;
	screen->pane = (enum pane)pane_turned((int)focus(screen), by, room_is_wide(screen->room) ? PANE_JOBS + 1 : PANES);
}

static void experiments_remark(const void *state, struct text *text)
{
	const struct experiments_screen *screen = state;

	for (size_t i = 0; i < screen->all_jobs.count; i++) {
		const struct job *job = &screen->all_jobs.items[i];
		char length[24];

		if (!job_is_running(job, screen->now) || !job_is_overdue(job, screen->now))
			continue;
		text_print(text, "%s should have ended: %s was expected. J stops it.", job->code, moment_clock_length(job->expected_seconds, length));
		return;
	}
}

static enum answer say_choose(struct desk *desk)
{
	desk_say(desk, "Choose a milestone first: Tab leads to the list.");
	return ANSWER_STAY;
}

static enum answer on_milestone(void *state, struct desk *desk, const char *title, const char *verb, const struct verb_field *fields, int count)
{
	const struct experiments_screen *screen = state;
	const struct milestone *milestone = focus(screen) == PANE_JOBS ? NULL : selected(screen);

	if (!milestone)
		return say_choose(desk);
	return verb_ask(desk, &(struct verb_form){.title = title, .words = {"milestone", verb, milestone->path}, .fields = fields, .count = count});
}

static enum answer add(void *state, struct desk *desk)
{
	static const struct verb_field fields[] = {
		{.label = "title", .hint = "Tuned model on hold-out and production"}, {.label = "due", .option = "--due", .hint = "2026-02-27, fri, +14d"},
		{.label = "item", .option = "--item", .hint = "B3"}, {.label = "gate", .option = "--gate", .hint = "data_audit baseline model evaluation …"},
		{.label = "metric", .option = "--metric", .hint = "auc"}, {.label = "direction", .option = "--direction", .hint = "higher or lower"},
		{.label = "baseline", .option = "--baseline", .hint = "0.71"}, {.label = "target", .option = "--target", .hint = "0.80"},
		{.label = "time box", .option = "--time-box", .hint = "20h"}, {.label = "hypothesis", .option = "--hypothesis"},
	};
	const struct experiments_screen *screen = state;

	if (!screen->path) {
		desk_say(desk, "There is no project yet: 3 leads to the projects, A adds one there.");
		return ANSWER_STAY;
	}
	return verb_ask(desk, &(struct verb_form){.title = "Add a milestone", .words = {"milestone", "add", screen->path}, .fields = fields, .count = 10});
}

static enum answer edit(void *state, struct desk *desk)
{
	const struct experiments_screen *screen = state;
	const struct milestone *milestone = focus(screen) == PANE_JOBS ? NULL : selected(screen);
	char day[11];

	if (!milestone)
		return say_choose(desk);
	return verb_ask(desk, &(struct verb_form){
		.title = "Edit the milestone", .words = {"milestone", "edit", milestone->path}, .edits = true, .count = 5,
		.fields = (const struct verb_field[]){
			{.label = "title", .option = "--title", .value = milestone->title},
			{.label = "due", .option = "--due", .value = milestone->due_on == DAY_NONE ? "" : day_text(milestone->due_on, day)},
			{.label = "metric", .option = "--metric", .value = milestone->metric},
			{.label = "target", .option = "--target", .value = milestone->target},
			{.label = "hypothesis", .option = "--hypothesis", .value = milestone->hypothesis},
		},
	});
}

static enum answer result(void *state, struct desk *desk)
{
	static const struct verb_field fields[] = {
		{.label = "value", .hint = "0.83"}, {.label = "examples", .option = "--n", .hint = "4000"}, {.label = "training", .option = "--train", .hint = "0.91"},
		{.label = "dataset", .option = "--dataset", .hint = "churn@2025Q4"}, {.label = "on", .option = "--on", .hint = "today"},
	};

	return on_milestone(state, desk, "A result, offline", "result", fields, 5);
}

static enum answer production(void *state, struct desk *desk)
{
	static const struct verb_field fields[] = {
		{.label = "value", .hint = "0.74"}, {.label = "examples", .option = "--n", .hint = "1200"},
		{.label = "dataset", .option = "--dataset", .hint = "prod@2026W11"}, {.label = "on", .option = "--on", .hint = "today"},
	};

	return on_milestone(state, desk, "A value from production", "production", fields, 4);
}

static enum answer decide(void *state, struct desk *desk)
{
	static const struct verb_field fields[] = {
		{.label = "decision", .hint = "go, iterate, stop or waived"}, {.label = "why", .option = "--why"},
		{.label = "by", .option = "--by"}, {.label = "on", .option = "--on", .hint = "today"},
	};

	return on_milestone(state, desk, "Decide", "decide", fields, 4);
}

/* A machine that runs is stopped; else the clock of one is started for the milestone. */
static enum answer job(void *state, struct desk *desk)
{
	const struct experiments_screen *screen = state;
	const struct job *chosen = focus(screen) == PANE_JOBS ? selected_job(screen) : NULL;
	const struct milestone *milestone = selected(screen);
	const struct verb_field fields[] = {
		{.label = "for", .value = milestone ? milestone->path : screen->path, .hint = "M3, B4, CR-1 or the project"},
		{.label = "machine", .hint = "A100 80GB"}, {.label = "an hour", .option = "--price", .hint = "1.89"},
		{.label = "expected", .option = "--expect", .hint = "4h"}, {.label = "who pays", .option = "--treatment", .hint = "passthrough, client_account, absorbed, learning"},
	};

	if (chosen && job_is_running(chosen, screen->now))
		return verb_do(desk, "Stopped", (const char *const[]){"job", "stop", chosen->path, NULL});
	return verb_ask(desk, &(struct verb_form){.title = "Start the clock of a machine", .words = {"job", "start"}, .fields = fields, .count = 5});
}

/* The card follows what is opened, not whatever the selection passes. */
static enum answer open_card(void *state, struct desk *desk)
{
	struct experiments_screen *screen = state;
	const struct milestone *milestone = focus(screen) == PANE_MILESTONES ? selected(screen) : NULL;

	if (!milestone)
		return say_choose(desk);
	screen->viewed = milestone->id;
	if (!room_is_wide(screen->room))
		screen->pane = PANE_CARD;
	desk_stale(desk);
	return ANSWER_STAY;
}

static const struct binding bindings[] = {
	{.act = "milestone show", .keys = "Enter", .purpose = "show what was measured", .run = open_card},
	{.act = "milestone add", .keys = "a", .purpose = "add a milestone", .run = add},
	{.act = "milestone edit", .keys = "e", .purpose = "change it", .run = edit},
	{.act = "milestone result", .keys = "r", .purpose = "a result, measured offline", .run = result},
	{.act = "milestone production", .keys = "p", .purpose = "a value from production", .run = production},
	{.act = "milestone decide", .keys = "D", .purpose = "go, iterate, stop or waived", .run = decide},
	{.act = "job", .keys = "J", .purpose = "stop the machine that is selected, or start one", .run = job},
	{.act = NULL},
};

static const struct hint hints[] = {
	{.act = "milestone add", .words = "add"}, {.act = "milestone edit", .words = "edit"}, {.act = "milestone result", .words = "result"},
	{.act = "milestone production", .words = "production"}, {.act = "milestone decide", .words = "decide"}, {.act = "job", .words = "job"},
	{.act = "milestone show", .words = "show"}, {.act = "next pane", .words = "jobs"}, {.act = NULL},
};

const struct screen experiments_screen = {
	.name = "experiments",
	.title = "Experiments",
	.purpose = "milestones, results, compute",
	.digit = 5,
	.size = sizeof(struct experiments_screen),
	.bindings = bindings,
	.hints = hints,
	.open = experiments_open,
	.lay = experiments_lay,
	.load = experiments_load,
	.tick = experiments_tick,
	.paint = experiments_paint,
	.remark = experiments_remark,
	.list = experiments_list,
	.table = experiments_table,
	.pane = experiments_pane,
};
