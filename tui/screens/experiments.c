/* Experiments: milestones with what was measured, and the machines that run for them. */
#include <stdio.h>
#include <string.h>

#include "model/milestone.h"
#include "tui/job-rows.h"
#include "tui/milestone-card.h"
#include "tui/milestone-forms.h"
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
	const char *path;
	int today;
	struct milestones milestones;
	size_t *places, count;
	struct job_rows job_rows;
	const struct milestone *card;    /* NULL: none */
	struct findings findings;
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
	const struct job *job = job_rows_at(&screen->job_rows, screen->jobs.scroll.selected);
	int64_t kept = list_is_same(&screen->list, screen->list_read) && selected(screen) ? selected(screen)->id : 0;
	int64_t kept_job = list_is_same(&screen->jobs, screen->jobs_read) && job ? job->id : 0;
	struct place place = {0};
	size_t found;

	screen->today = book_today(book);
	screen->milestones = (struct milestones){0};
	if (screen->project && (!place_of(book, screen->project, 0, arena, &place) ||
	    !milestone_list(book, screen->project, INT64_MAX, arena, &screen->milestones)))
		return false;
	screen->path = place.path;
	if (!job_rows_load(book, screen->project, &screen->jobs, kept_job, arena, &screen->job_rows, &found))
		return false;
	list_keep(&screen->jobs, screen->job_rows.count, found);
	found = sift_milestones(screen, kept, arena);
	list_keep(&screen->list, screen->count, found);
	choose_card(screen, arena);
	return true;
}

static void experiments_tick(void *state, int64_t now)
{
	((struct experiments_screen *)state)->job_rows.now = now;
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

static void experiments_table(const void *state, struct table *table)
{
	const struct experiments_screen *screen = state;

	if (focus(screen) == PANE_JOBS)
		job_rows_table(&screen->job_rows, table);
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

static void paint_card(const struct experiments_screen *screen, struct canvas *canvas)
{
	struct canvas inside;

	if (screen->card) {
		milestone_card_paint(screen->card, &screen->findings, canvas, focus(screen) == PANE_CARD, screen->room.meeting);
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
		job_rows_paint(&screen->job_rows, &screen->jobs, focus(screen) == PANE_JOBS, &right);
}

static void experiments_pane(void *state, struct desk *desk, int by)
{
	struct experiments_screen *screen = state;

	(void)desk;
	screen->pane = (enum pane)pane_turned((int)focus(screen), by, room_is_wide(screen->room) ? PANE_JOBS + 1 : PANES);
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
	const struct job_rows *rows = &((const struct experiments_screen *)state)->job_rows;
	char length[24];

	for (size_t i = 0; i < rows->jobs.count; i++) {
		const struct job *job = &rows->jobs.items[i];

		if (!job_is_running(job, rows->now) || !job_is_overdue(job, rows->now))
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

static enum answer on_milestone(void *state, struct desk *desk, enum answer (*act)(struct desk *, const struct milestone *))
{
	const struct experiments_screen *screen = state;
	const struct milestone *milestone = focus(screen) == PANE_JOBS ? NULL : selected(screen);

	return milestone ? act(desk, milestone) : say_choose(desk);
}

static enum answer edit(void *state, struct desk *desk) { return on_milestone(state, desk, milestone_form_edit); }
static enum answer result(void *state, struct desk *desk) { return on_milestone(state, desk, milestone_form_result); }
static enum answer production(void *state, struct desk *desk) { return on_milestone(state, desk, milestone_form_production); }
static enum answer decide(void *state, struct desk *desk) { return on_milestone(state, desk, milestone_form_decide); }

static enum answer add(void *state, struct desk *desk)
{
	const struct experiments_screen *screen = state;

	if (screen->path)
		return milestone_form_add(desk, screen->path);
	desk_say(desk, "There is no project yet: 3 leads to the projects, A adds one there.");
	return ANSWER_STAY;
}

/* A machine that runs is stopped; else the clock of one is started for the milestone. */
static enum answer job(void *state, struct desk *desk)
{
	const struct experiments_screen *screen = state;
	const struct job *chosen = focus(screen) == PANE_JOBS ? job_rows_at(&screen->job_rows, screen->jobs.scroll.selected) : NULL;
	const struct milestone *milestone = selected(screen);

	if (chosen && job_is_running(chosen, screen->job_rows.now))
		return verb_do(desk, "Stopped", (const char *const[]){"job", "stop", chosen->path, NULL});
	return milestone_form_job(desk, milestone ? milestone->path : screen->path);
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
	.back = experiments_back,
	.pane = experiments_pane,
};
