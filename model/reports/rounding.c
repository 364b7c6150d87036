#include "model/reports/rounding.h"

#include <string.h>

#include "db/speech.h"
#include "model/invoice.h"
#include "model/project.h"

enum { USUAL = 6 };
static const char *const usual[USUAL] = {"exact", "entry_nearest_15", "entry_up_6", "entry_up_15", "day_nearest_15", "line_nearest_15"};

struct rounding_report {
	struct report *report;
	struct arena *arena;
	struct project project;
	const char *policies[USUAL + 1];
	size_t count;
	struct policy_bills bills[USUAL + 1];
};

static void choose_policies(struct rounding_report *rounding)
{
	bool own_is_usual = false;

	for (; rounding->count < USUAL; rounding->count++) {
		rounding->policies[rounding->count] = usual[rounding->count];
		own_is_usual = own_is_usual || !strcmp(usual[rounding->count], rounding->project.rounding);
	}
	if (!own_is_usual)
		rounding->policies[rounding->count++] = rounding->project.rounding;
}

static void add_lines(struct rounding_report *rounding, struct fact *month, const struct bill *bill)
{
	struct arena *arena = rounding->arena;
	const char *currency = rounding->project.currency;
	struct fact *lines = fact_list(arena, month, "lines");

	for (size_t i = 0; i < bill->count; i++) {
		const struct bill_line *line = &bill->items[i];
		struct fact *fact = fact_object(arena, lines, NULL);
		char hours[24];

		fact_add(arena, fact, "item", value_text(*line->code ? line->code : rounding->project.slug));
		fact_add(arena, fact, "rate_cents", value_money(line->rate, currency));
		if (line->day_seconds)
			fact_add(arena, fact, "day_seconds", value_seconds(line->day_seconds));
		fact_add(arena, fact, "billed_seconds", value_seconds(line->billed_seconds));
		fact_add(arena, fact, "hours", value_text(arena_text(arena, moment_invoice_hours(line->billed_seconds, hours))));
		fact_add(arena, fact, "amount_cents", value_money(line->amount, currency));
	}
	fact_add(arena, month, "labour_seconds", value_seconds(bill->seconds));
	fact_add(arena, month, "labour_cents", value_money(bill->amount, currency));
}

static void add_facts(struct rounding_report *rounding)
{
	struct fact *invoices = fact_object(rounding->arena, rounding->report->facts, "invoices");

	for (size_t i = 0; i < rounding->count; i++) {
		const struct policy_bills *bills = &rounding->bills[i];
		struct fact *policy = fact_object(rounding->arena, invoices, bills->policy);

		for (size_t m = 0; m < bills->count; m++)
			add_lines(rounding, fact_object(rounding->arena, policy, arena_print(rounding->arena, "%04d-%02d", bills->months[m].year, bills->months[m].month)), &bills->months[m].bill);
		fact_add(rounding->arena, policy, "total_labour_cents", value_money(bills->amount, rounding->project.currency));
		fact_hours(rounding->arena, policy, "total_labour_h", bills->seconds);
	}
}

static void add_table(struct rounding_report *rounding)
{
	static const struct column columns[] = {{"Policy", false}, {"Hours", true}, {"Labour", true}, {"Against exact", true}};
	struct arena *arena = rounding->arena;
	struct section *section = report_section(rounding->report, NULL);
	struct block *table = section_table(rounding->report, section, columns, 4);
	int64_t exact = rounding->bills[0].amount;

	for (size_t i = 0; i < rounding->count; i++) {
		const struct policy_bills *bills = &rounding->bills[i];
		struct value more = value_percent(arena, ratio_of(bills->amount - exact, exact), 1);

		if (more.kind == VALUE_PERCENT && bills->amount > exact)
			more.text = arena_print(arena, "+%s", more.text);
		table_add(rounding->report, table, (struct value[]){
			value_text(strcmp(bills->policy, rounding->project.rounding) ? bills->policy : arena_print(arena, speech("%s (agreed)"), bills->policy)),
			value_hours(arena, ratio_of(bills->seconds, 1), 2), value_money(bills->amount, rounding->project.currency), more});
	}
	if (rounding->bills[0].unpriced)
		section_paragraph(rounding->report, section, arena_print(arena, speech_of("%zu entry without a rate left out.", "%zu entries without a rate left out.", rounding->bills[0].unpriced), rounding->bills[0].unpriced));
}

bool report_rounding(struct book *book, const struct place *place, struct period period, int64_t as_of, struct arena *arena, struct report *report)
{
	struct rounding_report rounding = {.report = report, .arena = arena};

	if (!project_find(book, place->project, arena, &rounding.project))
		return false;
	choose_policies(&rounding);
	if (!invoice_what_if(book, place->project, period, as_of, rounding.policies, rounding.count, arena, rounding.bills))
		return false;
	*report = report_own(arena, arena_print(arena, speech("What rounding would make of %s"), place->path));
	add_facts(&rounding);
	add_table(&rounding);
	return true;
}
