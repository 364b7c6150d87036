/* The tables that are for oneself alone, in English, with the figures as the rest of the page writes them. */
#include <string.h>

#include "model/compute.h"
#include "model/reports/scope-inside.h"

static bool ends_with(const char *name, size_t length, const char *unit)
{
	size_t tail = strlen(unit);

	return length >= tail && !strncmp(name + length - tail, unit, tail) && (length == tail || name[length - tail - 1] == '_');
}

/* "creep_ratio_pct" is "creep ratio", "P80_h_normal" "P80 normal": the unit stands at the value. */
static const char *figure_name(struct scope_report *scope, const char *name)
{
	static const char *const units[] = {"_cents", "_h", "_pct", "_seconds", "_micro"}, *const within[] = {"_cents_", "_h_"};
	char *plain = arena_text(scope->arena, name), *at;
	size_t length = strlen(plain);

	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (ends_with(plain, length, units[i] + 1)) {
			plain[length < strlen(units[i]) ? 0 : length - strlen(units[i])] = '\0';
			break;
		}
	for (size_t i = 0; i < sizeof within / sizeof *within; i++)
		if ((at = strstr(plain, within[i])))
			memmove(at, at + strlen(within[i]) - 1, strlen(at + strlen(within[i]) - 1) + 1);
	for (at = plain; *at; at++)
		*at = *at == '_' ? ' ' : *at;
	return plain;
}

/* A length in whole seconds or minutes, or a cost in millionths, beside the same as people read it. */
static bool is_for_machines(const struct fact *siblings, const struct fact *fact)
{
	static const struct { const char *fine, *coarse; } twins[] = {{"seconds", "h"}, {"min", "h"}, {"micro", "cents"}};
	size_t length = fact->name ? strlen(fact->name) : 0;

	for (size_t i = 0; i < sizeof twins / sizeof *twins; i++) {
		size_t stem = length - strlen(twins[i].fine);

		if (!length || !ends_with(fact->name, length, twins[i].fine))
			continue;
		for (const struct fact *other = siblings->first; other; other = other->next)
			if (!strncmp(other->name, fact->name, stem) && !strcmp(other->name + stem, twins[i].coarse))
				return true;
	}
	return false;
}

/* Millionths are money to people. */
static struct value figure_value(struct scope_report *scope, const struct fact *fact)
{
	const char *currency = scope->position->project.currency;

	if (!fact->name || fact->value.kind != VALUE_COUNT || !ends_with(fact->name, strlen(fact->name), "micro"))
		return fact->value;
	return value_money(outlay_minor((struct outlay){(int128)fact->value.number * 3600}, currency), currency);
}

static void add_figures(struct scope_report *scope, struct block *table, const struct fact *facts, const char *before)
{
	for (const struct fact *fact = facts->first; fact; fact = fact->next) {
		const char *name = fact->name ? figure_name(scope, fact->name) : "";
		const char *whole = *before && *name ? arena_print(scope->arena, "%s, %s", before, name) : *name ? name : before;

		if (is_for_machines(facts, fact))
			continue;
		if (fact->kind == FACT_VALUE)
			table_add(scope->report, table, (struct value[]){value_text(whole), figure_value(scope, fact)});
		else
			add_figures(scope, table, fact, whole);
	}
}

void scope_page_internal(struct scope_report *scope)
{
	static const struct { const char *section, *title; void (*parts)(struct scope_report *); } parts[] = {
		{"time", "For you alone: time", NULL}, {"baseline", "For you alone: estimates as agreed", NULL}, {"scope", "For you alone: scope", scope_page_changes},
		{"evm", "For you alone: earned value", scope_page_items}, {"dates", "For you alone: pace, dates and growth", NULL},
		{"calibration", "For you alone: calibration", NULL}, {"rates", "For you alone: rates", NULL}, {"money", "For you alone: money", NULL},
		{"compute", "For you alone: compute", NULL},
	};
	static const struct column columns[] = {{"Figure", false}, {"", true}};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const struct fact *facts = fact_find(scope->report->facts, parts[i].section);

		if (facts && parts[i].parts)
			parts[i].parts(scope);
		if (facts)
			add_figures(scope, section_table(scope->report, report_section(scope->report, parts[i].title), columns, 2), facts, "");
	}
}
