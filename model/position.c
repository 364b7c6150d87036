#include "model/config.h"
#include "model/off.h"
#include "model/position-inside.h"
#include "model/record.h"

/* What the items are by now: their tasks, with the hours that were counted. */
static void complete_tasks(struct position *position, struct task *tasks)
{
	size_t count = position_tasks_at(position, position->at, tasks);

	for (size_t i = 0; i < count; i++) {
		tasks[i].actual = position->items[i].task.actual;
		position->items[i].task = tasks[i];
	}
}

static void build_bridge(struct position *position)
{
	struct ratio items = ratio_of(position->hours.bucket[BUCKET_IN_SCOPE], 1), changes = ratio_of(0, 1);

	for (size_t i = 0; i < position->item_count; i++) {
		const struct position_item *item = &position->items[i];
		struct ratio variance = task_variance(&item->task);

		if (item->change)
			changes = ratio_add(changes, variance);
		else
			items = ratio_add(items, variance);
		/* What is in scope on no item, ordinary work before the seal, varies the items' estimate as a whole. */
		items = ratio_subtract(items, ratio_of(item->task.actual, 1));
	}
	position->bridge = bridge_of(&position->scope, items, changes, position->hours.bucket);
}

static bool load_compute(struct book *book, struct arena *arena, struct position *position)
{
	const struct project *project = &position->project;
	struct spending *spending = arena_take(arena, sizeof *spending);
	int alerts[16], count = percent_list(project->compute_alert, alerts);

	if (!spending_read(book, project->id, arena, spending))
		return false;
	compute_of(spending, project->compute_budget_micro, alerts, count < 0 ? 0 : count, position->at, arena, &position->compute);
	return true;
}

/* What the configuration says is the person's; one that can't be read counts as not said. */
static int64_t capacity_of(struct book *book, const struct project *project)
{
	const char *said = config_get(book, "capacity");
	struct fault none = {0};
	int64_t seconds;

	if (project->capacity_seconds)
		return project->capacity_seconds;
	return said && moment_parse_length(said, &seconds, &none) ? seconds : 0;
}

/* As agreed; else the day it was made, or that of older work that came in later. */
static bool find_start(struct book *book, struct position *position)
{
	const struct project *project = &position->project;
	struct query *row;
	int first = DAY_NONE;

	position->start_on = day_or(project->start_on, zone_day(project->zone, project->known_at));
	if (project->start_on != DAY_NONE)
		return true;
	row = book_query(book, SQL_POSITION_FIRST);
	query_set_int(row, ":project", project->id);
	if (query_next(row))
		first = query_day(row, "day");
	query_end(row);
	if (first != DAY_NONE && first < position->start_on)
		position->start_on = first;
	return query_ok(row);
}

static bool load(struct book *book, int64_t id, int64_t as_of, struct arena *arena, struct position *position)
{
	struct days_off *off = arena_take(arena, sizeof *off);
	struct task *tasks;

	*position = (struct position){.at = as_of == INT64_MAX ? book_now(book) : as_of};
	if (!project_find(book, id, arena, &position->project))
		return false;
	position->day = zone_day(position->project.zone, position->at);
	position->capacity = capacity_of(book, &position->project);
	position->off = off;
	if (!off_days(book, position->at, arena, off) || !find_start(book, position) || !position_load_scope(book, arena, position) || !standing_open(book, position->at, arena, &position->standing) ||
	    !rate_book_open(book, position->at, arena, &position->rates))
		return false;
	position_lay_out_burnup(arena, position);
	if (!position_count(book, arena, position) || !position_earn(book, arena, position))
		return false;
	tasks = arena_array(arena, position->item_count + 1, sizeof *tasks);
	complete_tasks(position, tasks);
	for (size_t i = 0; i < position->item_count; i++)
		tasks[i] = position->items[i].task;
	position->forecast = forecast_of(tasks, position->item_count, position->hours.bucket[BUCKET_IN_SCOPE], position->day);
	position->earned_before = position_earned_at(position, position->day - 28, tasks);
	position_draw_burnup(position, tasks);
	build_bridge(position);
	return milestone_list(book, id, position->at, arena, &position->milestones) && load_compute(book, arena, position);
}

bool position_load(struct book *book, int64_t id, int64_t as_of, struct arena *arena, struct position *position)
{
	bool ok;

	if (!book_hold(book))
		return false;
	ok = load(book, id, as_of, arena, position);
	book_release(book);
	return ok;
}
