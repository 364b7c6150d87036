/*
 * What a project was at an instant: the state and estimate of its changes, its tasks, its scope, and from them the
 * burn-up, evening by evening. Only what was known then has a say.
 */
#include "model/position-inside.h"

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

size_t position_tasks_at(const struct position *position, int64_t at, struct task *tasks)
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

struct scope position_scope_at(const struct position *position, int64_t at)
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

void position_lay_out_burnup(struct arena *arena, struct position *position)
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
			struct scope scope = position_scope_at(position, position->baselines.items[i].known_at);

			baseline = scope_current(&scope);
		}
	return baseline;
}

void position_draw_burnup(const struct position *position, struct task *tasks)
{
	int64_t effort = 0;

	for (size_t i = 0; i < position->burnup_count; i++) {
		struct burnup_point *point = &position->burnup[i];
		int64_t at = end_of_day(position, point->day);
		struct scope scope = position_scope_at(position, at);
		struct forecast then = forecast_of(tasks, position_tasks_at(position, at, tasks), 0, point->day);

		point->baseline = baseline_at(position, at);
		point->scope = scope_current(&scope);
		point->waiting = point->scope + scope.pending;
		point->earned = then.earned;
		point->planned = then.planned;
		point->effort = effort += point->effort; /* summed by week so far */
	}
}

struct ratio position_earned_at(const struct position *position, int day, struct task *tasks)
{
	int64_t at = end_of_day(position, day);

	return forecast_of(tasks, position_tasks_at(position, at, tasks), 0, day).earned;
}
