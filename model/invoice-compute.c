/* What is passed on beside the work: machines by the hour, and what others billed. */
#include "model/compute.h"
#include "model/invoice-gather.h"
#include "model/text.h"

/* Jobs that are passed on, stopped, and not on another invoice; what remains of the list is what is taken. */
static void take_jobs(struct gathering *gathering, struct jobs *jobs)
{
	struct draft *draft = gathering->draft;
	size_t kept = 0;

	for (size_t i = 0; i < jobs->count; i++) {
		const struct job *job = &jobs->items[i];
		int day = zone_day(job->zone, job->started_at);

		if (job->treatment != TREATMENT_PASSTHROUGH || !job->stopped_at || job->invoice || day > gathering->period.last)
			continue;
		if (!gather_is_due(gathering, day)) {
			gather_leave(gathering, day, 0, LEFT_JOB);
			continue;
		}
		gather_note_day(gathering, day);
		arena_grow(gathering->arena, &draft->jobs, draft->job_count, sizeof *draft->jobs);
		draft->jobs[draft->job_count++] = job->id;
		jobs->items[kept++] = *job;
	}
	jobs->count = kept;
}

/* Costs that are passed on and not on another invoice; what remains of the list is what is taken. */
static void take_costs(struct gathering *gathering, struct costs *costs)
{
	struct draft *draft = gathering->draft;
	size_t kept = 0;

	for (size_t i = 0; i < costs->count; i++) {
		const struct cost *cost = &costs->items[i];

		if (cost->treatment != TREATMENT_PASSTHROUGH || cost->invoice || cost->on > gathering->period.last)
			continue;
		if (!gather_is_due(gathering, cost->on)) {
			gather_leave(gathering, cost->on, 0, LEFT_JOB);
			continue;
		}
		gather_note_day(gathering, cost->on);
		arena_grow(gathering->arena, &draft->costs, draft->cost_count, sizeof *draft->costs);
		draft->costs[draft->cost_count++] = cost->id;
		costs->items[kept++] = *cost;
	}
	costs->count = kept;
}

/* The jobs of one month, by their ids: "Compute January 2026 (G1, G2)". */
static const char *compute_name(struct gathering *gathering, const struct jobs *jobs, const struct compute_month *month)
{
	struct text codes = {0};
	const char *name;

	for (size_t i = 0; i < jobs->count && codes.length < 120; i++) {
		struct wall wall = zone_wall(jobs->items[i].zone, jobs->items[i].started_at);

		if (wall.year == month->year && wall.month == month->month)
			text_print(&codes, "%s%s", codes.length ? ", " : "", jobs->items[i].code);
	}
	name = arena_print(gathering->arena, phrase(gather_locale(gathering), "Compute %s (%s)"), gather_month(gathering, month->year, month->month - 1), text_string(&codes));
	text_free(&codes);
	return name;
}

/* One line a month of machines, and one a month for each other title; each rounded once. */
bool gather_compute(struct gathering *gathering)
{
	struct invoice *invoice = &gathering->draft->invoice;
	struct compute compute;
	struct spending spending;

	if (!spending_read(gathering->book, gathering->project->id, gathering->arena, &spending))
		return false;
	take_jobs(gathering, &spending.jobs);
	take_costs(gathering, &spending.costs);
	compute_of(&spending, 0, NULL, 0, book_now(gathering->book), gathering->arena, &compute);
	for (size_t i = 0; i < compute.month_count; i++) {
		struct invoice_line *line = gather_line(gathering, LINE_COMPUTE);

		line->name = compute_name(gathering, &spending.jobs, &compute.months[i]);
		line->amount = compute.months[i].minor;
		invoice->passthrough += line->amount;
	}
	for (size_t i = 0; i < compute.bill_count; i++) {
		struct invoice_line *line = gather_line(gathering, LINE_COST);

		line->name = arena_print(gathering->arena, "%s, %s", compute.bills[i].title, gather_month(gathering, compute.bills[i].year, compute.bills[i].month - 1));
		line->amount = compute.bills[i].minor;
		invoice->passthrough += line->amount;
	}
	return true;
}
