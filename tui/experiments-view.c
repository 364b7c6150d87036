#include "tui/experiments-view.h"

#include "db/speech.h"
#include "tui/panes.h"

enum { UPPER_ROWS = 12, MIDDLE_LEAST = 12, MIDDLE_MOST = 18, STRIP_ROWS = 5, STRIP_FROM = 26 };

enum experiments_pane experiments_focus(const struct experiments_view *view)
{
	return room_is_wide(view->room) && view->pane == EXPERIMENTS_CARD ? EXPERIMENTS_MILESTONES : view->pane;
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

void experiments_lay(void *state, struct room room)
{
	struct experiments_view *view = state;
	int middle = room_is_wide(room) ? middle_rows(room) : room.rows;

	view->room = room;
	view->lists[EXPERIMENTS_MILESTONES].page = pane_page(upper_rows(room), room.bare, TABLE_HEAD);
	view->lists[EXPERIMENTS_JOBS].page = pane_page(middle - JOB_ROWS_FOOT, room.bare, TABLE_HEAD);
	view->lists[EXPERIMENTS_CHECKS].page = pane_page(lower_rows(room), room.bare, 0);
	view->lists[EXPERIMENTS_DATA].page = pane_page(lower_rows(room), room.bare, TABLE_HEAD);
}

void experiments_open(void *state, struct desk *desk, const void *with)
{
	struct experiments_view *view = state;

	(void)with;
	if (view->project == desk_project(desk))
		return;
	view->project = desk_project(desk);
	view->viewed = 0;
	for (int i = 0; i < EXPERIMENTS_CARD; i++)
		view->lists[i].scroll = (struct scroll){0};
	view->lists[EXPERIMENTS_JOBS].scroll.selected = SIZE_MAX; /* the last are of interest */
}

const struct milestone *experiments_milestone(const struct experiments_view *view)
{
	return milestone_rows_at(&view->milestones, view->lists[EXPERIMENTS_MILESTONES].scroll.selected);
}

const struct job *experiments_job(const struct experiments_view *view)
{
	return experiments_focus(view) == EXPERIMENTS_JOBS ? job_rows_at(&view->jobs, view->lists[EXPERIMENTS_JOBS].scroll.selected) : NULL;
}

const struct cost *experiments_cost(const struct experiments_view *view)
{
	return experiments_focus(view) == EXPERIMENTS_JOBS ? job_rows_cost(&view->jobs, view->lists[EXPERIMENTS_JOBS].scroll.selected) : NULL;
}

const struct dataset *experiments_data(const struct experiments_view *view)
{
	return experiments_focus(view) == EXPERIMENTS_DATA ? data_rows_at(&view->data, view->lists[EXPERIMENTS_DATA].scroll.selected) : NULL;
}

const struct check_line *experiments_line(const struct experiments_view *view)
{
	return experiments_focus(view) == EXPERIMENTS_CHECKS ? check_rows_at(&view->checks, view->lists[EXPERIMENTS_CHECKS].scroll.selected) : NULL;
}

/* The one that was opened, else the first that waits for a decision, else the last. */
static const struct milestone *choose_card(const struct experiments_view *view)
{
	const struct milestones *all = &view->milestones.milestones;

	for (size_t i = 0; i < all->count; i++) {
		const struct milestone *milestone = &all->items[i];

		if (view->viewed ? milestone->id == view->viewed : milestone->closed_on == DAY_NONE)
			return milestone;
	}
	return all->count ? &all->items[all->count - 1] : NULL;
}

/* What was selected in each list, by its id; 0 where another filter was read. */
static void note_kept(struct experiments_view *view, int64_t kept[EXPERIMENTS_CARD])
{
	const struct milestone *milestone = experiments_milestone(view);
	const struct check_line *line = check_rows_at(&view->checks, view->lists[EXPERIMENTS_CHECKS].scroll.selected);
	const struct dataset *set = data_rows_at(&view->data, view->lists[EXPERIMENTS_DATA].scroll.selected);
	const int64_t ids[EXPERIMENTS_CARD] = {milestone ? milestone->id : 0, job_rows_key(&view->jobs, view->lists[EXPERIMENTS_JOBS].scroll.selected), line ? line->id : 0, set ? set->id : 0};

	for (int i = 0; i < EXPERIMENTS_CARD; i++)
		kept[i] = list_is_same(&view->lists[i], view->read[i]) ? ids[i] : 0;
}

bool experiments_load(void *state, struct book *book, struct arena *arena)
{
	struct experiments_view *view = state;
	size_t found[EXPERIMENTS_CARD];
	int64_t kept[EXPERIMENTS_CARD];

	note_kept(view, kept);
	if (!milestone_rows_load(book, view->project, &view->lists[EXPERIMENTS_MILESTONES], kept[EXPERIMENTS_MILESTONES], arena, &view->milestones, &found[EXPERIMENTS_MILESTONES]))
		return false;
	if (!job_rows_load(book, view->project, &view->lists[EXPERIMENTS_JOBS], kept[EXPERIMENTS_JOBS], arena, &view->jobs, &found[EXPERIMENTS_JOBS]) ||
	    !data_rows_load(book, view->project, &view->lists[EXPERIMENTS_DATA], kept[EXPERIMENTS_DATA], arena, &view->data, &found[EXPERIMENTS_DATA]))
		return false;
	milestone_card_load(choose_card(view), &view->jobs.spending, &view->data.sets, view->jobs.now, arena, &view->card);
	if (!check_rows_load(book, view->card.milestone, &view->lists[EXPERIMENTS_CHECKS], kept[EXPERIMENTS_CHECKS], arena, &view->checks, &found[EXPERIMENTS_CHECKS]))
		return false;
	list_keep(&view->lists[EXPERIMENTS_MILESTONES], view->milestones.count, found[EXPERIMENTS_MILESTONES]);
	list_keep(&view->lists[EXPERIMENTS_JOBS], view->jobs.count, found[EXPERIMENTS_JOBS]);
	list_keep(&view->lists[EXPERIMENTS_CHECKS], view->checks.count, found[EXPERIMENTS_CHECKS]);
	list_keep(&view->lists[EXPERIMENTS_DATA], view->data.count, found[EXPERIMENTS_DATA]);
	return true;
}

void experiments_tick(void *state, int64_t now)
{
	((struct experiments_view *)state)->jobs.now = now;
}

void experiments_table(const void *state, struct table *table)
{
	const struct experiments_view *view = state;

	switch (experiments_focus(view)) {
	case EXPERIMENTS_JOBS: job_rows_table(&view->jobs, table); break;
	case EXPERIMENTS_CHECKS: check_rows_table(&view->checks, table); break;
	case EXPERIMENTS_DATA: data_rows_table(&view->data, table); break;
	default: milestone_rows_table(&view->milestones, table); break;
	}
}

struct list *experiments_list(void *state)
{
	struct experiments_view *view = state;

	return experiments_focus(view) == EXPERIMENTS_CARD ? NULL : &view->lists[experiments_focus(view)];
}

static void paint_card(const struct experiments_view *view, struct canvas *canvas)
{
	bool focused = experiments_focus(view) == EXPERIMENTS_CARD;

	if (view->card.milestone)
		milestone_card_paint(&view->card, canvas, focused, view->room.meeting);
	else
		pane_paint_empty(canvas, speech("Milestone"), speech("None to show."), 0, focused);
}

static void paint_pane(const struct experiments_view *view, enum experiments_pane pane, struct canvas *canvas)
{
	bool focused = experiments_focus(view) == pane;

	switch (pane) {
	case EXPERIMENTS_MILESTONES: milestone_rows_paint(&view->milestones, &view->lists[pane], focused, canvas); break;
	case EXPERIMENTS_JOBS: job_rows_paint(&view->jobs, &view->lists[pane], focused, canvas); break;
	case EXPERIMENTS_CHECKS: check_rows_paint(&view->checks, view->card.milestone, &view->lists[pane], focused, canvas); break;
	case EXPERIMENTS_DATA: data_rows_paint(&view->data, &view->lists[pane], focused, canvas); break;
	default: paint_card(view, canvas); break;
	}
}

/* Checklist and data have the lower half to themselves while one is in them. */
static void paint_wide(const struct experiments_view *view, struct canvas *canvas)
{
	int upper = upper_rows(view->room), strip = strip_rows(view->room), half = canvas->columns / 2;
	struct canvas top = canvas_part(canvas, 0, 0, upper, canvas->columns);
	struct canvas lower = canvas_part(canvas, upper, 0, canvas->rows - upper, canvas->columns);
	struct canvas left = canvas_part(&lower, 0, 0, lower.rows - strip, half);
	struct canvas right = canvas_part(&lower, 0, half, lower.rows - strip, canvas->columns - half);
	struct canvas below = canvas_part(&lower, lower.rows - strip, 0, strip, canvas->columns);

	paint_pane(view, EXPERIMENTS_MILESTONES, &top);
	if (experiments_focus(view) == EXPERIMENTS_CHECKS || experiments_focus(view) == EXPERIMENTS_DATA) {
		paint_pane(view, experiments_focus(view), &lower);
		return;
	}
	paint_pane(view, EXPERIMENTS_CARD, &left);
	paint_pane(view, EXPERIMENTS_JOBS, &right);
	if (strip)
		paint_pane(view, EXPERIMENTS_CHECKS, &below);
}

void experiments_paint(const void *state, struct canvas *canvas)
{
	const struct experiments_view *view = state;

	if (room_is_wide(view->room))
		paint_wide(view, canvas);
	else
		paint_pane(view, experiments_focus(view), canvas);
}

void experiments_turn(void *state, struct desk *desk, int by)
{
	struct experiments_view *view = state;

	(void)desk;
	do
		view->pane = (enum experiments_pane)pane_turned((int)experiments_focus(view), by, room_is_wide(view->room) ? EXPERIMENTS_CARD : EXPERIMENTS_PANES);
	while (view->room.meeting && (view->pane == EXPERIMENTS_CHECKS || view->pane == EXPERIMENTS_DATA));
}

bool experiments_back(void *state)
{
	struct experiments_view *view = state;
	bool away = view->pane != EXPERIMENTS_MILESTONES;

	view->pane = EXPERIMENTS_MILESTONES;
	return away;
}

void experiments_remark(const void *state, struct text *text)
{
	const struct experiments_view *view = state;
	const struct check_line *line = experiments_line(view);
	const struct job *job = experiments_job(view);

	if (experiments_data(view))
		data_rows_words(&view->data, view->lists[EXPERIMENTS_DATA].scroll.selected, text);
	else if (line)
		text_print(text, "%s", line->state == CHECK_OPEN ? speech("Enter: done. N: not called for, and why.") : line->why ? line->why : "");
	else if (experiments_cost(view))
		job_rows_cost_words(experiments_cost(view), text);
	else if (job)
		job_rows_words(&view->jobs, job, text);
	else
		job_rows_alarm(&view->jobs, text);
}

const struct milestone *experiments_meant(const struct experiments_view *view)
{
	enum experiments_pane pane = experiments_focus(view);

	return pane == EXPERIMENTS_MILESTONES ? experiments_milestone(view) : pane == EXPERIMENTS_CHECKS || pane == EXPERIMENTS_CARD ? view->card.milestone : NULL;
}
