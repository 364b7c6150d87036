#include "model/compute.h"

#include <stdlib.h>
#include <string.h>

enum { MICRO_DIGITS = 6 };

void cost_add(struct cost *cost, const struct job *job, int64_t at)
{
	cost->parts += (int128)job_seconds(job, at) * job->hour_micro;
}

static int64_t divide(int128 parts, int64_t denominator)
{
	int128 answer = (parts + denominator / 2) / denominator;

	return answer > INT64_MAX ? INT64_MAX : (int64_t)answer;
}

int64_t cost_micro(struct cost cost)
{
	return divide(cost.parts, 3600);
}

int64_t cost_minor(struct cost cost, const char *currency)
{
	int64_t denominator = 3600;

	for (int digits = currency_digits(currency); digits < MICRO_DIGITS; digits++)
		denominator *= 10;
	return divide(cost.parts, denominator);
}

/* A moment at which the cost of an hour changes, because a job begins or ends. */
struct turn { int64_t at, slope; };

static int by_moment(const void *a, const void *b)
{
	const struct turn *one = a, *other = b;

	return (one->at > other->at) - (one->at < other->at);
}

static size_t turns_of(const struct jobs *jobs, int64_t at, struct turn *turns)
{
	size_t count = 0;

	for (size_t i = 0; i < jobs->count; i++) {
		const struct job *job = &jobs->items[i];
		int64_t seconds = job_seconds(job, at);

		if (!seconds || !job->hour_micro)
			continue;
		turns[count++] = (struct turn){job->started_at, job->hour_micro};
		turns[count++] = (struct turn){job->started_at + seconds, -job->hour_micro};
	}
	if (count)
		qsort(turns, count, sizeof *turns, by_moment);
	return count;
}

/* The job begun last of those that ran just before the moment. */
static const struct job *running_before(const struct jobs *jobs, int64_t moment)
{
	const struct job *last = NULL;

	for (size_t i = 0; i < jobs->count; i++) {
		const struct job *job = &jobs->items[i];

		if (job->started_at >= moment || (job->stopped_at && job->stopped_at < moment))
			continue;
		if (!last || job->started_at >= last->started_at)
			last = job;
	}
	return last;
}

/* Walks along the cost, which is straight between two turns; 0 when it stays below. Costs are millionths × seconds, over 3600. */
static int64_t walk(const struct turn *turns, size_t count, int128 threshold)
{
	int128 spent = 0, slope = 0;

	for (size_t i = 0; i + 1 < count; i++) {
		int64_t length = turns[i + 1].at - turns[i].at;

		slope += turns[i].slope;
		if (slope && spent + slope * length >= threshold)
			return turns[i].at + (int64_t)((threshold - spent + slope - 1) / slope);
		spent += slope * length;
	}
	return 0;
}

int64_t compute_crossed_at(const struct jobs *jobs, int64_t budget_micro, int percent, int64_t at, const struct job **during)
{
	/* × 3600 for the hour, ÷ 100 for the percent: budgets of whole millionths stay whole. */
	int128 threshold = (int128)budget_micro * percent * 36;
	struct turn *turns = calloc(jobs->count ? jobs->count * 2 : 1, sizeof *turns);
	int64_t moment;

	if (!turns)
		arena_exhausted();
	moment = walk(turns, turns_of(jobs, at, turns), threshold);
	free(turns);
	*during = moment ? running_before(jobs, moment) : NULL;
	return moment;
}

static void add_rows(const struct jobs *jobs, int64_t at, struct arena *arena, struct compute *compute)
{
	compute->rows = arena_array(arena, jobs->count, sizeof *compute->rows);
	compute->overdue = arena_array(arena, jobs->count, sizeof *compute->overdue);
	for (size_t i = 0; i < jobs->count; i++) {
		const struct job *job = &jobs->items[i];
		struct cost cost = {0};

		if (job->started_at > at)
			continue;
		cost_add(&cost, job, at);
		compute->rows[compute->row_count++] = (struct compute_row){
			job, job_seconds(job, at), cost_micro(cost), cost_minor(cost, job->currency), job_is_running(job, at),
		};
		if (job_is_overdue(job, at))
			compute->overdue[compute->overdue_count++] = (struct compute_overdue){job, job_overdue_at(job)};
	}
}

static bool is_passed_on(const struct compute_row *row)
{
	return row->job->treatment == TREATMENT_PASSTHROUGH && !row->running;
}

/* A sum under way, with what it is the sum of. */
struct sum { int year, month; const char *ref, *currency; struct cost cost; };

static int by_month(const void *a, const void *b)
{
	const struct sum *one = a, *other = b;

	return one->year != other->year ? one->year - other->year : one->month - other->month;
}

static int by_ref(const void *a, const void *b)
{
	return strcmp(((const struct sum *)a)->ref, ((const struct sum *)b)->ref);
}

/* Sorts the sums and joins equal ones; answers how many are left. */
static size_t join(struct sum *sums, size_t count, int (*order)(const void *, const void *))
{
	size_t kept = 0;

	if (count)
		qsort(sums, count, sizeof *sums, order);
	for (size_t i = 0; i < count; i++)
		if (kept && !order(&sums[kept - 1], &sums[i]))
			sums[kept - 1].cost.parts += sums[i].cost.parts;
		else
			sums[kept++] = sums[i];
	return kept;
}

static void add_months(int64_t at, struct arena *arena, struct compute *compute)
{
	struct sum *sums = arena_array(arena, compute->row_count, sizeof *sums);
	size_t count = 0;

	for (size_t i = 0; i < compute->row_count; i++) {
		const struct compute_row *row = &compute->rows[i];
		struct wall wall;

		if (!is_passed_on(row))
			continue;
		wall = zone_wall(row->job->zone, row->job->started_at);
		sums[count] = (struct sum){.year = wall.year, .month = wall.month, .currency = row->job->currency};
		cost_add(&sums[count++].cost, row->job, at);
		compute->passthrough_by_row += row->minor;
	}
	compute->month_count = join(sums, count, by_month);
	compute->months = arena_array(arena, compute->month_count, sizeof *compute->months);
	for (size_t i = 0; i < compute->month_count; i++) {
		compute->months[i] = (struct compute_month){sums[i].year, sums[i].month, cost_minor(sums[i].cost, sums[i].currency)};
		compute->passthrough += compute->months[i].minor;
	}
}

static void add_refs(int64_t at, struct arena *arena, struct compute *compute)
{
	struct sum *sums = arena_array(arena, compute->row_count, sizeof *sums);

	for (size_t i = 0; i < compute->row_count; i++) {
		const struct job *job = compute->rows[i].job;

		sums[i] = (struct sum){.ref = job->ref, .currency = job->currency};
		cost_add(&sums[i].cost, job, at);
	}
	compute->ref_count = join(sums, compute->row_count, by_ref);
	compute->refs = arena_array(arena, compute->ref_count, sizeof *compute->refs);
	for (size_t i = 0; i < compute->ref_count; i++)
		compute->refs[i] = (struct compute_ref){sums[i].ref, cost_minor(sums[i].cost, sums[i].currency)};
}

static int64_t treated(const struct compute *compute, enum treatment treatment, int64_t at)
{
	struct cost cost = {0};
	const char *currency = "";

	for (size_t i = 0; i < compute->row_count; i++)
		if (compute->rows[i].job->treatment == treatment) {
			cost_add(&cost, compute->rows[i].job, at);
			currency = compute->rows[i].job->currency;
		}
	return cost_minor(cost, currency);
}

static void add_sums(int64_t at, struct compute *compute)
{
	struct cost all = {0};

	for (size_t i = 0; i < compute->row_count; i++)
		cost_add(&all, compute->rows[i].job, at);
	compute->spent_micro = cost_micro(all);
	compute->absorbed = treated(compute, TREATMENT_ABSORBED, at);
	compute->learning = treated(compute, TREATMENT_LEARNING, at);
	compute->client_account = treated(compute, TREATMENT_CLIENT, at);
}

void compute_of(const struct jobs *jobs, int64_t budget_micro, const int *alerts, int alert_count, int64_t at, struct arena *arena, struct compute *compute)
{
	*compute = (struct compute){.budget_micro = budget_micro};
	add_rows(jobs, at, arena, compute);
	add_months(at, arena, compute);
	add_refs(at, arena, compute);
	add_sums(at, compute);
	if (!budget_micro)
		return;
	compute->crossing_count = (size_t)alert_count;
	compute->crossings = arena_array(arena, compute->crossing_count, sizeof *compute->crossings);
	for (int i = 0; i < alert_count; i++) {
		struct compute_crossing *crossing = &compute->crossings[i];

		crossing->percent = alerts[i];
		crossing->at = compute_crossed_at(jobs, budget_micro, alerts[i], at, &crossing->during);
	}
}
