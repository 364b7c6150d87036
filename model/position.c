#include "model/position.h"

#include <string.h>

#include "model/config.h"
#include "model/off.h"
#include "model/position-inside.h"
#include "model/record.h"

enum change_state change_at(const struct change *change, int64_t at, struct estimate *estimate, int *approved_on)
{
	enum change_state state = CHANGE_NONE;

	*estimate = (struct estimate){0};
	*approved_on = DAY_NONE;
	for (size_t i = 0; i < change->event_count; i++) {
		const struct change_event *event = &change->events[i];

		if (event->known_at > at)
			continue;
		state = event->state;
		if (estimate_is_known(event->estimate))
			*estimate = event->estimate;
		if (event->state == CHANGE_APPROVED)
			*approved_on = event->on;
	}
	return state;
}

bool change_waits(const struct change *change)
{
	return change->state == CHANGE_SENT;
}

static int percent_at(const struct position *position, int64_t item, int64_t at)
{
	int percent = 0;

	for (size_t i = 0; i < position->progress.count; i++)
		if (position->progress.items[i].item == item && position->progress.items[i].known_at <= at)
			percent = position->progress.items[i].percent;
	return percent;
}

static void take_remaining(const struct position *position, int64_t item, int64_t at, struct task *task)
{
	for (size_t i = 0; i < position->remaining.count; i++)
		if (position->remaining.items[i].item == item && position->remaining.items[i].known_at <= at) {
			task->re_estimated = true;
			task->remaining = position->remaining.items[i].estimate;
		}
}

static int64_t removed_at(const struct position *position, int64_t item, int64_t at)
{
	int64_t removed = 0;

	for (size_t i = 0; i < position->known.count; i++) {
		const struct change *change = &position->known.items[i];
		struct estimate estimate;
		int approved_on;

		if (change->removes == item && change_is_scope(change_at(change, at, &estimate, &approved_on)))
			removed += estimate_mean(estimate);
	}
	return removed;
}

static int day_or(int day, int otherwise)
{
	return day == DAY_NONE ? otherwise : day;
}

static struct task task_at(const struct position *position, int64_t item, struct estimate estimate, int start_on, int end_on, int64_t at)
{
	struct task task = {
		.estimate = estimate,
		.removed = removed_at(position, item, at),
		.percent = percent_at(position, item, at),
		.start_on = start_on,
		.end_on = day_or(end_on, position->project.end_on),
		.off = position->off,
	};

	take_remaining(position, item, at, &task);
	return task;
}

/* The tasks in force at an instant, as many as answered: agreed items, then approved additions. */
static size_t tasks_at(const struct position *position, int64_t at, struct task *tasks)
{
	size_t count = 0;

	for (size_t i = 0; i < position->agreed_count; i++) {
		const struct position_item *item = &position->items[i];

		tasks[count++] = task_at(position, item->id, item->task.estimate, item->task.start_on, item->task.end_on, at);
	}
	for (size_t i = 0; i < position->known.count; i++) {
		const struct change *change = &position->known.items[i];
		struct estimate estimate;
		int approved_on;

		if (!change->removes && change_is_scope(change_at(change, at, &estimate, &approved_on)))
			tasks[count++] = task_at(position, change->id, estimate, day_or(change->start_on, approved_on), change->end_on, at);
	}
	return count;
}

/* H0 + A+ - A- and what waits, at an instant. */
static struct scope scope_at(const struct position *position, int64_t at)
{
	struct scope scope = {.baseline = position->agreed.mean};

	for (size_t i = 0; i < position->known.count; i++) {
		const struct change *change = &position->known.items[i];
		struct estimate estimate;
		int approved_on;
		enum change_state state = change_at(change, at, &estimate, &approved_on);

		if (change_is_scope(state) && change->removes)
			scope.removed += estimate_mean(estimate);
		else if (change_is_scope(state))
			scope.added += estimate_mean(estimate);
		else if (state == CHANGE_SENT && !change->removes)
			scope.pending += estimate_mean(estimate);
	}
	return scope;
}

static void take_agreed(struct position *position, const struct items *items)
{
	for (size_t i = 0; i < items->count; i++) {
		const struct item *item = &items->items[i];
		struct position_item *mine = &position->items[position->agreed_count];

		if (item->kind != ITEM_AGREED || item->excluded || (!position->sealed && item->known_at > position->at))
			continue;
		*mine = (struct position_item){.id = item->id, .code = item->code, .name = item->name, .acceptance = item->acceptance, .accepted_on = DAY_NONE};
		mine->task.estimate = item->estimate;
		mine->task.start_on = day_or(item->start_on, position->project.start_on);
		mine->task.end_on = item->end_on;
		estimate_add(&position->agreed, item->estimate);
		position->agreed_count++;
	}
}

static void take_additions(struct position *position)
{
	position->item_count = position->agreed_count;
	for (size_t i = 0; i < position->known.count; i++) {
		const struct change *change = &position->known.items[i];

		if (!change->removes && change_is_scope(change->state))
			position->items[position->item_count++] = (struct position_item){.id = change->id, .code = change->code, .name = change->title, .change = change, .accepted_on = DAY_NONE};
	}
}

/* What is taken back to under 100 % is accepted no longer. */
static void accept(struct position_item *item, const struct progress *progress)
{
	if (!progress->accepted && progress->percent >= 100)
		return;
	item->accepted_on = progress->accepted ? progress->on_day : DAY_NONE;
	item->accepted_evidence = progress->accepted ? progress->evidence : NULL;
}

static void take_acceptance(struct position *position)
{
	for (size_t i = 0; i < position->progress.count; i++) {
		const struct progress *progress = &position->progress.items[i];
		struct position_item *item = (struct position_item *)position_item_of(position, progress->item);

		if (item)
			accept(item, progress);
	}
}

static struct position_change position_change_of(const struct change *change, int day)
{
	bool answered = change->state == CHANGE_APPROVED || change->state == CHANGE_DELIVERED || change->state == CHANGE_REJECTED || change->state == CHANGE_WITHDRAWN;
	struct position_change mine = {
		.change = change,
		.removes = change->removes,
		.estimated = estimate_is_known(change->estimate),
		.mean = estimate_mean(change->estimate),
		.days_to_decision = -1,
		.days_pending = -1,
	};

	if (change->sent_on != DAY_NONE && answered && change->decided_on != DAY_NONE)
		mine.days_to_decision = change->decided_on - change->sent_on;
	if (change->sent_on != DAY_NONE && change_waits(change))
		mine.days_pending = day - change->sent_on;
	return mine;
}

static bool load_scope(struct book *book, struct arena *arena, struct position *position)
{
	int64_t id = position->project.id;
	struct items items;

	if (!baseline_list(book, id, position->at, arena, &position->baselines) || !item_list(book, id, false, arena, &items) ||
	    !change_list(book, id, position->at, arena, &position->known) ||
	    !item_progress_list(book, id, position->at, arena, &position->progress) ||
	    !item_remaining_list(book, id, position->at, arena, &position->remaining))
		return false;
	position->sealed = position->baselines.count > 0;
	position->items = arena_array(arena, items.count + position->known.count + 1, sizeof *position->items);
	take_agreed(position, &items);
	take_additions(position);
	take_acceptance(position);
	position->changes = arena_array(arena, position->known.count + 1, sizeof *position->changes);
	for (size_t i = 0; i < position->known.count; i++)
		position->changes[position->change_count++] = position_change_of(&position->known.items[i], position->day);
	position->scope = scope_at(position, position->at);
	return true;
}

/* Fridays from the first on or after the start up to the position. */
static void lay_out_burnup(struct arena *arena, struct position *position)
{
	int friday = position->start_on + (11 - day_weekday(position->start_on)) % 7;

	if (friday > position->day)
		return;
	position->burnup_count = (size_t)((position->day - friday) / 7) + 1;
	position->burnup = arena_array(arena, position->burnup_count, sizeof *position->burnup);
	for (size_t i = 0; i < position->burnup_count; i++)
		position->burnup[i].day = friday + 7 * (int)i;
}

/* The last second of a local day, or the position if that is earlier. */
static int64_t end_of_day(const struct position *position, int day)
{
	int64_t end = zone_day_start(position->project.zone, day + 1) - 1;

	return end < position->at ? end : position->at;
}

/* The scope that the latest version sealed by then froze; before the first seal what it was to freeze. */
static int64_t baseline_at(const struct position *position, int64_t at)
{
	int64_t baseline = position->agreed.mean;

	for (size_t i = 1; i < position->baselines.count; i++)
		if (position->baselines.items[i].known_at <= at) {
			struct scope scope = scope_at(position, position->baselines.items[i].known_at);

			baseline = scope_current(&scope);
		}
	return baseline;
}

/* Each point is what was known on the evening of its Friday, so that a later fact moves none of them. */
static void draw_burnup(const struct position *position, struct task *tasks)
{
	int64_t effort = 0;

	for (size_t i = 0; i < position->burnup_count; i++) {
		struct burnup_point *point = &position->burnup[i];
		int64_t at = end_of_day(position, point->day);
		struct scope scope = scope_at(position, at);
		struct forecast then = forecast_of(tasks, tasks_at(position, at, tasks), 0, point->day);

		point->baseline = baseline_at(position, at);
		point->scope = scope_current(&scope);
		point->waiting = point->scope + scope.pending;
		point->earned = then.earned;
		point->planned = then.planned;
		point->effort = effort += point->effort; /* summed by week so far */
	}
}

static struct ratio earned_at(const struct position *position, int day, struct task *tasks)
{
	int64_t at = end_of_day(position, day);

	return forecast_of(tasks, tasks_at(position, at, tasks), 0, day).earned;
}

/* What the items are by now: their tasks, with the hours that were counted. */
static void complete_tasks(struct position *position, struct task *tasks)
{
	size_t count = tasks_at(position, position->at, tasks);

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
	if (!off_days(book, position->at, arena, off) || !find_start(book, position) || !load_scope(book, arena, position) || !standing_open(book, position->at, arena, &position->standing) ||
	    !rate_book_open(book, position->at, arena, &position->rates))
		return false;
	lay_out_burnup(arena, position);
	if (!position_count(book, arena, position) || !position_earn(book, arena, position))
		return false;
	tasks = arena_array(arena, position->item_count + 1, sizeof *tasks);
	complete_tasks(position, tasks);
	for (size_t i = 0; i < position->item_count; i++)
		tasks[i] = position->items[i].task;
	position->forecast = forecast_of(tasks, position->item_count, position->hours.bucket[BUCKET_IN_SCOPE], position->day);
	position->earned_before = earned_at(position, position->day - 28, tasks);
	draw_burnup(position, tasks);
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

const struct position_item *position_item_of(const struct position *position, int64_t item)
{
	for (size_t i = 0; i < position->item_count; i++)
		if (position->items[i].id == item)
			return &position->items[i];
	return NULL;
}
