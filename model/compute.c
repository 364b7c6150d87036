#include "model/compute.h"

#include <stdlib.h>
#include <string.h>

enum { MICRO_DIGITS = 6 };

void outlay_add_job(struct outlay *outlay, const struct job *job, int64_t at)
{
	outlay->parts += (int128)job_seconds(job, at) * job->hour_micro;
}

void outlay_add_cost(struct outlay *outlay, const struct cost *cost, int64_t at)
{
	if (cost->at <= at)
		outlay->parts += (int128)cost->micro * 3600;
}

const char *outlay_add_milestone(struct outlay *outlay, const struct spending *spending, int64_t milestone, int64_t at)
{
	const char *currency = NULL;

	for (size_t i = 0; i < spending->jobs.count; i++)
		if (spending->jobs.items[i].milestone == milestone) {
			outlay_add_job(outlay, &spending->jobs.items[i], at);
			currency = spending->jobs.items[i].currency;
		}
	for (size_t i = 0; i < spending->costs.count; i++)
		if (spending->costs.items[i].milestone == milestone) {
			outlay_add_cost(outlay, &spending->costs.items[i], at);
			currency = spending->costs.items[i].currency;
		}
	return currency;
}

static int64_t divide(int128 parts, int64_t denominator)
{
	int128 half = parts < 0 ? -denominator / 2 : denominator / 2, answer = (parts + half) / denominator;

	return answer > INT64_MAX ? INT64_MAX : answer < -INT64_MAX ? -INT64_MAX : (int64_t)answer;
}

int64_t outlay_micro(struct outlay outlay)
{
	return divide(outlay.parts, 3600);
}

int64_t outlay_minor(struct outlay outlay, const char *currency)
{
	int64_t denominator = 3600;

	for (int digits = currency_digits(currency); digits < MICRO_DIGITS; digits++)
		denominator *= 10;
	return divide(outlay.parts, denominator);
}

/* A moment at which the cost of an hour changes, because a job begins or ends, or at which a bill falls due: at once. */
struct turn { int64_t at, slope; int128 jump; };

static int by_moment(const void *a, const void *b)
{
	const struct turn *one = a, *other = b;

	return (one->at > other->at) - (one->at < other->at);
}

static size_t turns_of(const struct spending *spending, int64_t at, struct turn *turns)
{
	size_t count = 0;

	for (size_t i = 0; i < spending->jobs.count; i++) {
		const struct job *job = &spending->jobs.items[i];
		int64_t seconds = job_seconds(job, at);

		if (!seconds || !job->hour_micro)
			continue;
		turns[count++] = (struct turn){.at = job->started_at, .slope = job->hour_micro};
		turns[count++] = (struct turn){.at = job->started_at + seconds, .slope = -job->hour_micro};
	}
	for (size_t i = 0; i < spending->costs.count; i++) {
		const struct cost *cost = &spending->costs.items[i];

		if (cost->at <= at && !cost->beside_budget)
			turns[count++] = (struct turn){.at = cost->at, .jump = (int128)cost->micro * 3600};
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

	for (size_t i = 0; i < count; i++) {
		int64_t length = i + 1 < count ? turns[i + 1].at - turns[i].at : 0;

		spent += turns[i].jump;
		slope += turns[i].slope;
		/* What falls due in one second is taken together: a bill and the credit for it. */
		if (!length && i + 1 < count)
			continue;
		if (spent >= threshold)
			return turns[i].at;
		if (slope && spent + slope * length >= threshold)
			return turns[i].at + (int64_t)((threshold - spent + slope - 1) / slope);
		spent += slope * length;
	}
	return 0;
}

int64_t compute_crossed_at(const struct spending *spending, int64_t budget_micro, int percent, int64_t at, const struct job **during)
{
	/* × 3600 for the hour, ÷ 100 for the percent: budgets of whole millionths stay whole. */
	int128 threshold = (int128)budget_micro * percent * 36;
	struct turn *turns = calloc(spending->jobs.count * 2 + spending->costs.count + 1, sizeof *turns);
	int64_t moment;

	if (!turns)
		arena_exhausted();
	moment = walk(turns, turns_of(spending, at, turns), threshold);
	free(turns);
	*during = moment ? running_before(&spending->jobs, moment) : NULL;
	return moment;
}

static void add_rows(const struct jobs *jobs, int64_t at, struct arena *arena, struct compute *compute)
{
	compute->rows = arena_array(arena, jobs->count, sizeof *compute->rows);
	compute->overdue = arena_array(arena, jobs->count, sizeof *compute->overdue);
	for (size_t i = 0; i < jobs->count; i++) {
		const struct job *job = &jobs->items[i];
		struct outlay outlay = {0};

		if (job->started_at > at)
			continue;
		outlay_add_job(&outlay, job, at);
		compute->rows[compute->row_count++] = (struct compute_row){
			job, job_seconds(job, at), outlay_micro(outlay), outlay_minor(outlay, job->currency), job_is_running(job, at),
		};
		if (job_is_overdue(job, at))
			compute->overdue[compute->overdue_count++] = (struct compute_overdue){job, job_overdue_at(job)};
	}
}

static bool is_passed_on(const struct compute_row *row)
{
	return row->job->treatment == TREATMENT_PASSTHROUGH && !row->running;
}

static void add_costs(const struct costs *costs, int64_t at, struct arena *arena, struct compute *compute)
{
	compute->costs = arena_array(arena, costs->count, sizeof *compute->costs);
	for (size_t i = 0; i < costs->count; i++)
		if (costs->items[i].at <= at)
			compute->costs[compute->cost_count++] = &costs->items[i];
}

/* A sum under way, with what it is the sum of: a month, a reference, or a month and a title. */
struct sum { int year, month; const char *name, *currency; struct outlay outlay; };

static int by_key(const void *a, const void *b)
{
	const struct sum *one = a, *other = b;

	if (one->year != other->year)
		return one->year - other->year;
	return one->month != other->month ? one->month - other->month : strcmp(one->name, other->name);
}

/* Sorts the sums and joins equal ones; answers how many are left. */
static size_t join(struct sum *sums, size_t count)
{
	size_t kept = 0;

	if (count)
		qsort(sums, count, sizeof *sums, by_key);
	for (size_t i = 0; i < count; i++)
		if (kept && !by_key(&sums[kept - 1], &sums[i]))
			sums[kept - 1].outlay.parts += sums[i].outlay.parts;
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
		sums[count] = (struct sum){.year = wall.year, .month = wall.month, .name = "", .currency = row->job->currency};
		outlay_add_job(&sums[count++].outlay, row->job, at);
		compute->passthrough_by_row += row->minor;
	}
	compute->month_count = join(sums, count);
	compute->months = arena_array(arena, compute->month_count, sizeof *compute->months);
	for (size_t i = 0; i < compute->month_count; i++) {
		compute->months[i] = (struct compute_month){sums[i].year, sums[i].month, outlay_minor(sums[i].outlay, sums[i].currency)};
		compute->passthrough += compute->months[i].minor;
	}
}

static void add_bills(int64_t at, struct arena *arena, struct compute *compute)
{
	struct sum *sums = arena_array(arena, compute->cost_count, sizeof *sums);
	size_t count = 0;

	for (size_t i = 0; i < compute->cost_count; i++) {
		const struct cost *cost = compute->costs[i];
		struct outlay alone = {0};
		struct wall wall;

		if (cost->treatment != TREATMENT_PASSTHROUGH)
			continue;
		wall = zone_wall(cost->zone, cost->at);
		outlay_add_cost(&alone, cost, at);
		sums[count++] = (struct sum){wall.year, wall.month, cost->title, cost->currency, alone};
		compute->passthrough_by_row += outlay_minor(alone, cost->currency);
	}
	compute->bill_count = join(sums, count);
	compute->bills = arena_array(arena, compute->bill_count, sizeof *compute->bills);
	for (size_t i = 0; i < compute->bill_count; i++) {
		compute->bills[i] = (struct compute_bill){sums[i].year, sums[i].month, sums[i].name, outlay_minor(sums[i].outlay, sums[i].currency)};
		compute->passthrough += compute->bills[i].minor;
	}
}

static void add_refs(int64_t at, struct arena *arena, struct compute *compute)
{
	struct sum *sums = arena_array(arena, compute->row_count + compute->cost_count, sizeof *sums);
	size_t count = 0;

	for (size_t i = 0; i < compute->row_count; i++) {
		const struct job *job = compute->rows[i].job;

		sums[count] = (struct sum){.name = job->ref, .currency = job->currency};
		outlay_add_job(&sums[count++].outlay, job, at);
	}
	for (size_t i = 0; i < compute->cost_count; i++) {
		const struct cost *cost = compute->costs[i];

		sums[count] = (struct sum){.name = cost->ref, .currency = cost->currency};
		outlay_add_cost(&sums[count++].outlay, cost, at);
	}
	compute->ref_count = join(sums, count);
	compute->refs = arena_array(arena, compute->ref_count, sizeof *compute->refs);
	for (size_t i = 0; i < compute->ref_count; i++)
		compute->refs[i] = (struct compute_ref){sums[i].name, outlay_minor(sums[i].outlay, sums[i].currency)};
}

static int64_t treated(const struct compute *compute, enum treatment treatment, int64_t at)
{
	struct outlay outlay = {0};
	const char *currency = "";

	for (size_t i = 0; i < compute->row_count; i++)
		if (compute->rows[i].job->treatment == treatment) {
			outlay_add_job(&outlay, compute->rows[i].job, at);
			currency = compute->rows[i].job->currency;
		}
	for (size_t i = 0; i < compute->cost_count; i++)
		if (compute->costs[i]->treatment == treatment) {
			outlay_add_cost(&outlay, compute->costs[i], at);
			currency = compute->costs[i]->currency;
		}
	return outlay_minor(outlay, currency);
}

void outlay_add_all(struct outlay *outlay, const struct spending *spending, int64_t at)
{
	for (size_t i = 0; i < spending->jobs.count; i++)
		outlay_add_job(outlay, &spending->jobs.items[i], at);
	for (size_t i = 0; i < spending->costs.count; i++)
		if (!spending->costs.items[i].beside_budget)
			outlay_add_cost(outlay, &spending->costs.items[i], at);
}

static void add_sums(const struct spending *spending, int64_t at, struct compute *compute)
{
	struct outlay all = {0};

	outlay_add_all(&all, spending, at);
	compute->spent_micro = outlay_micro(all);
	compute->absorbed = treated(compute, TREATMENT_ABSORBED, at);
	compute->learning = treated(compute, TREATMENT_LEARNING, at);
	compute->client_account = treated(compute, TREATMENT_CLIENT, at);
}

void compute_of(const struct spending *spending, int64_t budget_micro, const int *alerts, int alert_count, int64_t at, struct arena *arena, struct compute *compute)
{
	*compute = (struct compute){.budget_micro = budget_micro};
	add_rows(&spending->jobs, at, arena, compute);
	add_costs(&spending->costs, at, arena, compute);
	add_months(at, arena, compute);
	add_bills(at, arena, compute);
	add_refs(at, arena, compute);
	add_sums(spending, at, compute);
	if (!budget_micro)
		return;
	compute->crossing_count = (size_t)alert_count;
	compute->crossings = arena_array(arena, compute->crossing_count, sizeof *compute->crossings);
	for (int i = 0; i < alert_count; i++) {
		struct compute_crossing *crossing = &compute->crossings[i];

		crossing->percent = alerts[i];
		crossing->at = compute_crossed_at(spending, budget_micro, alerts[i], at, &crossing->during);
	}
}
