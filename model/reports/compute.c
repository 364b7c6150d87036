#include "model/reports/compute.h"

#include <limits.h>
#include <string.h>

#include "db/speech.h"
#include "model/job.h"
#include "model/milestone.h"
#include "model/moment.h"
#include "model/project.h"

static const char *local_time(struct arena *arena, int64_t at, const char *zone)
{
	char text[32];

	return at ? arena_text(arena, moment_rfc3339(at, zone, text)) : NULL;
}

static void add_jobs(struct arena *arena, struct fact *facts, const struct compute *compute, const char *currency)
{
	struct fact *rows = fact_object(arena, facts, "rows");

	for (size_t i = 0; i < compute->row_count; i++) {
		const struct compute_row *row = &compute->rows[i];
		struct fact *fact = fact_object(arena, rows, row->job->code);

		fact_hours(arena, fact, "hours", row->seconds);
		fact_count(arena, fact, "micro", row->micro);
		fact_add(arena, fact, "cents", value_money(row->minor, currency));
		fact_add(arena, fact, "running", (struct value){.kind = VALUE_YES, .number = row->running});
		if (row->job->gpus)
			fact_hours(arena, fact, "gpu_hours", row->seconds * row->job->gpus);
	}
}

static int month_number(int year, int month)
{
	return year * 12 + month - 1;
}

/* The earlier one of the next month of machines and that of the next bill. */
static int next_month(const struct compute *compute, size_t month, size_t bill)
{
	int one = month < compute->month_count ? month_number(compute->months[month].year, compute->months[month].month) : INT_MAX;
	int other = bill < compute->bill_count ? month_number(compute->bills[bill].year, compute->bills[bill].month) : INT_MAX;

	return one < other ? one : other;
}

static void add_costs(struct arena *arena, struct fact *facts, const struct compute *compute, const char *currency)
{
	struct fact *costs = fact_list(arena, facts, "costs");

	for (size_t i = 0; i < compute->cost_count; i++) {
		const struct cost *cost = compute->costs[i];
		struct fact *fact = fact_object(arena, costs, NULL);
		struct outlay outlay = {0};

		outlay_add_cost(&outlay, cost, cost->at);
		fact_count(arena, fact, "id", cost->id);
		fact_add(arena, fact, "title", value_text(cost->title));
		fact_add(arena, fact, "ref", value_text(cost->ref));
		fact_count(arena, fact, "micro", cost->micro);
		fact_add(arena, fact, "cents", value_money(outlay_minor(outlay, currency), currency));
	}
}

static void add_passed_on(struct arena *arena, struct fact *facts, const struct compute *compute, const char *currency)
{
	struct fact *months = fact_object(arena, facts, "passthrough_cents_by_invoice");
	size_t month = 0, bill = 0;

	while (month < compute->month_count || bill < compute->bill_count) {
		int when = next_month(compute, month, bill);
		int64_t sum = 0;

		if (month < compute->month_count && month_number(compute->months[month].year, compute->months[month].month) == when)
			sum = compute->months[month++].minor;
		for (; bill < compute->bill_count && month_number(compute->bills[bill].year, compute->bills[bill].month) == when; bill++)
			sum += compute->bills[bill].minor;
		fact_add(arena, months, arena_print(arena, "%04d-%02d", when / 12, when % 12 + 1), value_money(sum, currency));
	}
	fact_add(arena, facts, "passthrough_cents_total_lines", value_money(compute->passthrough, currency));
	fact_add(arena, facts, "passthrough_cents_if_rounded_per_row", value_money(compute->passthrough_by_row, currency));
	fact_add(arena, facts, "absorbed_cents", value_money(compute->absorbed, currency));
}

static void add_alarms(struct arena *arena, struct fact *facts, const struct compute *compute, const char *zone)
{
	struct fact *crossings = fact_list(arena, facts, "budget_crossings"), *overdue = fact_list(arena, facts, "overdue_jobs");

	for (size_t i = 0; i < compute->crossing_count; i++) {
		const struct compute_crossing *crossing = &compute->crossings[i];
		struct fact *fact = fact_object(arena, crossings, NULL);

		fact_count(arena, fact, "pct", crossing->percent);
		fact_add(arena, fact, "at_local", value_text(local_time(arena, crossing->at, zone)));
		fact_add(arena, fact, "during", value_text(crossing->during ? crossing->during->code : NULL));
	}
	for (size_t i = 0; i < compute->overdue_count; i++) {
		struct fact *fact = fact_object(arena, overdue, NULL);

		fact_add(arena, fact, "id", value_text(compute->overdue[i].job->code));
		fact_add(arena, fact, "overdue_at_local", value_text(local_time(arena, compute->overdue[i].at, zone)));
	}
}

void compute_facts(struct arena *arena, struct fact *parent, const struct compute *compute, const char *currency, const char *zone)
{
	struct fact *refs;

	add_jobs(arena, parent, compute, currency);
	if (compute->cost_count)
		add_costs(arena, parent, compute, currency);
	add_passed_on(arena, parent, compute, currency);
	fact_count(arena, parent, "spent_micro", compute->spent_micro);
	fact_add(arena, parent, "budget_micro", compute->budget_micro ? value_count(compute->budget_micro) : value_none());
	fact_percent(arena, parent, "used_pct", ratio_of(compute->spent_micro, compute->budget_micro));
	add_alarms(arena, parent, compute, zone);
	refs = fact_object(arena, parent, "cost_by_ref_cents");
	for (size_t i = 0; i < compute->ref_count; i++)
		fact_add(arena, refs, compute->refs[i].ref, value_money(compute->refs[i].minor, currency));
}

static const char *micro_words(const struct report *report, int64_t micro, const char *currency)
{
	return arena_print(report->arena, "%s %s", report_words(report, value_decimal(report->arena, ratio_of(micro, 1000000), 2)), currency);
}

static void add_job_table(struct report *report, const struct compute *compute, const char *currency)
{
	static const struct column columns[] = {{"Id", false}, {"For", false}, {"Machine", false}, {"Hours", true}, {"Cost", true}, {"Treatment", false}, {"State", false}};
	struct section *section = report_section(report, NULL);
	struct block *table;

	if (!compute->row_count) {
		section_paragraph(report, section, speech("No machine has run."));
		return;
	}
	table = section_table(report, section, columns, 7);
	for (size_t i = 0; i < compute->row_count; i++) {
		const struct compute_row *row = &compute->rows[i];

		table_add(report, table, (struct value[]){value_text(row->job->code), value_text(row->job->ref), value_text(row->job->resource), value_hours(report->arena, ratio_of(row->seconds, 1), 2),
			value_money(row->minor, currency), value_text(speech(treatment_words[row->job->treatment])), value_text(row->running ? speech("runs") : speech("stopped"))});
	}
}

static void add_cost_table(struct report *report, const struct compute *compute, const char *currency)
{
	static const struct column columns[] = {{"Day", false}, {"For", false}, {"What", false}, {"Cost", true}, {"Treatment", false}, {"Budget", false}};
	struct block *table;

	if (!compute->cost_count)
		return;
	table = section_table(report, report_section(report, "Bills"), columns, 6);
	for (size_t i = 0; i < compute->cost_count; i++) {
		const struct cost *cost = compute->costs[i];
		struct outlay outlay = {0};

		outlay_add_cost(&outlay, cost, cost->at);
		table_add(report, table, (struct value[]){value_day(cost->on), value_text(cost->ref), value_text(cost->title),
			value_money(outlay_minor(outlay, currency), currency), value_text(speech(treatment_words[cost->treatment])), value_text(cost->beside_budget ? speech("beside it") : "")});
	}
}

/* Hours times GPUs, of the machines that say how many they have; 0: none does. */
static int64_t gpu_seconds(const struct compute *compute)
{
	int64_t seconds = 0;

	for (size_t i = 0; i < compute->row_count; i++)
		seconds += compute->rows[i].seconds * compute->rows[i].job->gpus;
	return seconds;
}

static void add_sums(struct report *report, const struct compute *compute, const char *currency, const char *zone)
{
	struct block *list = section_list(report, report_section(report, NULL));
	struct arena *arena = report->arena;
	struct value used = value_percent(arena, ratio_of(compute->spent_micro, compute->budget_micro), 1);

	if (compute->budget_micro)
		list_line(report, list, arena_print(arena, speech("Spent %s of %s (%s)."), micro_words(report, compute->spent_micro, currency), micro_words(report, compute->budget_micro, currency), report_words(report, used)));
	else
		list_line(report, list, arena_print(arena, speech("Spent %s; there is no budget."), micro_words(report, compute->spent_micro, currency)));
	list_line(report, list, arena_print(arena, speech("Passed on %s, absorbed %s."), report_words(report, value_money(compute->passthrough, currency)), report_words(report, value_money(compute->absorbed, currency))));
	if (gpu_seconds(compute))
		list_line(report, list, arena_print(arena, speech("%s GPU hours."), report_words(report, value_hours(arena, ratio_of(gpu_seconds(compute), 1), 2))));
	for (size_t i = 0; i < compute->crossing_count; i++)
		if (compute->crossings[i].at)
			list_line(report, list, arena_print(arena, speech("%d%% of the budget was spent at %s, while %s ran."), compute->crossings[i].percent, local_time(arena, compute->crossings[i].at, zone),
				compute->crossings[i].during ? compute->crossings[i].during->code : speech("nothing")));
	for (size_t i = 0; i < compute->overdue_count; i++)
		list_line(report, list, arena_print(arena, speech("%s was overdue at %s."), compute->overdue[i].job->code, local_time(arena, compute->overdue[i].at, zone)));
}

static int64_t spent_for(const struct compute *compute, const char *ref)
{
	for (size_t i = 0; i < compute->ref_count; i++)
		if (!strcmp(compute->refs[i].ref, ref))
			return compute->refs[i].minor;
	return 0;
}

/* What was reckoned before anything ran, beside what it came to. */
static void add_plans(struct report *report, const struct compute *compute, const struct milestones *milestones, const char *currency)
{
	static const struct column columns[] = {{"For", false}, {"What", false}, {"Planned", true}, {"Spent", true}};
	struct fact *plans = fact_object(report->arena, report->facts, "plans");
	struct block *table = NULL;

	for (size_t i = 0; i < milestones->count; i++) {
		const struct milestone *milestone = &milestones->items[i];
		int64_t planned = outlay_minor((struct outlay){(int128)milestone->compute_plan_micro * 3600}, currency), spent = spent_for(compute, milestone->code);
		struct fact *fact;

		if (milestone->compute_plan_micro < 0)
			continue;
		if (!table)
			table = section_table(report, report_section(report, "Planned"), columns, 4);
		fact = fact_object(report->arena, plans, milestone->code);
		fact_add(report->arena, fact, "planned_cents", value_money(planned, currency));
		fact_add(report->arena, fact, "spent_cents", value_money(spent, currency));
		table_add(report, table, (struct value[]){value_text(milestone->code), value_text(milestone->title), value_money(planned, currency), value_money(spent, currency)});
	}
}

/* By item, change and milestone, whoever pays. */
static void add_refs(struct report *report, const struct compute *compute, const char *currency)
{
	static const struct column columns[] = {{"For", false}, {"Cost", true}};
	struct block *table;

	if (compute->ref_count < 2)
		return;
	table = section_table(report, report_section(report, "What it was for"), columns, 2);
	for (size_t i = 0; i < compute->ref_count; i++)
		table_add(report, table, (struct value[]){value_text(compute->refs[i].ref), value_money(compute->refs[i].minor, currency)});
}

bool report_compute(struct book *book, int64_t id, int64_t as_of, const struct purchase *purchase, struct arena *arena, struct report *report)
{
	struct milestones milestones;
	struct project project;
	struct spending spending;
	struct compute compute;
	int64_t at = as_of == INT64_MAX ? book_now(book) : as_of;
	int alerts[16], count;

	if (!project_find(book, id, arena, &project) || !spending_read(book, id, arena, &spending) || !milestone_list(book, id, at, arena, &milestones))
		return false;
	count = percent_list(project.compute_alert, alerts);
	compute_of(&spending, project.compute_budget_micro, alerts, count < 0 ? 0 : count, at, arena, &compute);
	*report = report_own(arena, arena_print(arena, speech("Compute of %s"), project.path));
	compute_facts(arena, report->facts, &compute, project.currency, project.zone);
	add_job_table(report, &compute, project.currency);
	add_cost_table(report, &compute, project.currency);
	add_sums(report, &compute, project.currency, project.zone);
	add_refs(report, &compute, project.currency);
	add_plans(report, &compute, &milestones, project.currency);
	compute_add_months(report, &compute, at, project.currency, project.zone);
	if (purchase)
		compute_add_purchase(report, &compute, purchase, at, project.currency);
	return true;
}
