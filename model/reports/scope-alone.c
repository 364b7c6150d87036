/* The tables that are for oneself alone, in English, with the figures as the rest of the page writes them. */
#include <string.h>

#include "model/reports/scope-inside.h"

static const char *plain(struct scope_report *scope, const char *name)
{
	char *words = arena_text(scope->arena, name);

	for (char *at = words; *at; at++)
		*at = *at == '_' ? ' ' : *at;
	return words;
}

/* "creep_ratio_pct" is "creep ratio": the unit stands at the value. */
static const char *figure_name(struct scope_report *scope, const char *name)
{
	static const char *const units[] = {"_cents", "_h", "_pct", "_seconds"};
	size_t length = strlen(name);

	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		size_t unit = strlen(units[i]);

		if (length > unit && !strcmp(name + length - unit, units[i]))
			return plain(scope, arena_text_n(scope->arena, name, length - unit));
	}
	return plain(scope, name);
}

static void add_figures(struct scope_report *scope, struct block *table, const struct fact *facts, const char *before)
{
	for (const struct fact *fact = facts->first; fact; fact = fact->next) {
		const char *name = fact->name ? figure_name(scope, fact->name) : "";
		const char *whole = *before && *name ? arena_print(scope->arena, "%s, %s", before, name) : *name ? name : before;

		if (fact->kind == FACT_VALUE)
			table_add(scope->report, table, (struct value[]){value_text(whole), fact->value});
		else
			add_figures(scope, table, fact, whole);
	}
}

void scope_page_internal(struct scope_report *scope)
{
	static const struct { const char *section, *title; } parts[] = {
		{"time", "For you alone: time"}, {"baseline", "For you alone: estimates as agreed"}, {"scope", "For you alone: scope"},
		{"evm", "For you alone: earned value"}, {"dates", "For you alone: pace, dates and growth"}, {"calibration", "For you alone: calibration"},
		{"rates", "For you alone: rates"}, {"money", "For you alone: money"}, {"compute", "For you alone: compute"},
	};
	static const struct column columns[] = {{"Figure", false}, {"", true}};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const struct fact *facts = fact_find(scope->report->facts, parts[i].section);

		if (facts)
			add_figures(scope, section_table(scope->report, report_section(scope->report, parts[i].title), columns, 2), facts, "");
	}
}
