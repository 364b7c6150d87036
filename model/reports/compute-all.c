/* What machines and bills cost in all projects that go on, side by side. */
#include <string.h>

#include "db/speech.h"
#include "model/project.h"
#include "model/reports/compute.h"

struct each { const struct project *project; struct compute compute; };

static bool read_each(struct book *book, const struct project *project, int64_t at, struct arena *arena, struct each *each)
{
	struct spending spending;

	*each = (struct each){.project = project};
	if (!spending_read(book, project->id, arena, &spending))
		return false;
	compute_of(&spending, project->compute_budget_micro, NULL, 0, at, arena, &each->compute);
	return true;
}

static int running(const struct compute *compute)
{
	int count = 0;

	for (size_t i = 0; i < compute->row_count; i++)
		count += compute->rows[i].running;
	return count;
}

static struct value minor_of(int64_t micro, const char *currency)
{
	return value_money(outlay_minor((struct outlay){(int128)micro * 3600}, currency), currency);
}

static void add_row(struct report *report, struct block *table, struct fact *list, const struct each *each)
{
	const struct compute *compute = &each->compute;
	const char *currency = each->project->currency;
	struct ratio used = ratio_of(compute->spent_micro, compute->budget_micro);
	struct fact *fact = fact_object(report->arena, list, NULL);

	table_add(report, table, (struct value[]){
		value_text(each->project->path), minor_of(compute->spent_micro, currency), compute->budget_micro ? minor_of(compute->budget_micro, currency) : value_none(),
		value_percent(report->arena, used, 1), value_money(compute->passthrough, currency), value_money(compute->absorbed, currency), value_count(running(compute)),
	});
	fact_add(report->arena, fact, "project", value_text(each->project->path));
	fact_add(report->arena, fact, "currency", value_text(currency));
	fact_count(report->arena, fact, "spent_micro", compute->spent_micro);
	fact_add(report->arena, fact, "budget_micro", compute->budget_micro ? value_count(compute->budget_micro) : value_none());
	fact_percent(report->arena, fact, "used_pct", used);
	fact_add(report->arena, fact, "passthrough_cents", value_money(compute->passthrough, currency));
	fact_add(report->arena, fact, "absorbed_cents", value_money(compute->absorbed, currency));
	fact_count(report->arena, fact, "running", running(compute));
}

/* One compute of all, for what goes by month and provider; they are of one currency. */
static struct compute joined(const struct each *all, size_t count, struct arena *arena)
{
	struct compute sum = {0};
	size_t rows = 0, costs = 0;

	for (size_t i = 0; i < count; i++) {
		rows += all[i].compute.row_count;
		costs += all[i].compute.cost_count;
	}
	sum.rows = arena_array(arena, rows + 1, sizeof *sum.rows);
	sum.costs = arena_array(arena, costs + 1, sizeof *sum.costs);
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < all[i].compute.row_count; k++)
			sum.rows[sum.row_count++] = all[i].compute.rows[k];
		for (size_t k = 0; k < all[i].compute.cost_count; k++)
			sum.costs[sum.cost_count++] = all[i].compute.costs[k];
	}
	return sum;
}

static bool is_of_one_currency(const struct each *all, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (strcmp(all[i].project->currency, all[0].project->currency))
			return false;
	return count;
}

bool report_compute_all(struct book *book, int64_t as_of, struct arena *arena, struct report *report)
{
	static const struct column columns[] = {{"Project", false}, {"Spent", true}, {"Budget", true}, {"Used", true}, {"Passed on", true}, {"Absorbed", true}, {"Running", true}};
	int64_t at = as_of == INT64_MAX ? book_now(book) : as_of;
	struct projects projects;
	struct section *section;
	struct block *table = NULL;
	struct fact *list;
	struct each *all;
	size_t count = 0;

	if (!project_list(book, true, arena, &projects))
		return false;
	*report = report_own(arena, "Compute");
	list = fact_list(arena, report->facts, "projects");
	section = report_section(report, NULL);
	all = arena_array(arena, projects.count + 1, sizeof *all);
	for (size_t i = 0; i < projects.count; i++) {
		if (!read_each(book, &projects.items[i], at, arena, &all[count]))
			return false;
		if (!all[count].compute.row_count && !all[count].compute.cost_count && !projects.items[i].compute_budget_micro)
			continue;
		table = table ? table : section_table(report, section, columns, 7);
		add_row(report, table, list, &all[count++]);
	}
	if (!table)
		section_paragraph(report, section, speech("No machine has run, nothing was billed."));
	if (is_of_one_currency(all, count)) {
		struct compute sum = joined(all, count, arena);

		compute_add_months(report, &sum, at, all[0].project->currency, book_clock(book).zone);
	}
	return true;
}
