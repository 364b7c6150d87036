/* The client's copy of the scope report: head, decisions, where we stand, items. */
#include "model/reports/scope-inside.h"

static const char *terms(struct scope_report *scope)
{
	const struct position_money *money = &scope->position->money;
	const struct project *project = &scope->position->project;

	if (project->kind == KIND_FIXED)
		return project->price ? scope_say(scope, "fixed price %s", scope_money(scope, project->price)) : scope_word(scope, "fixed price");
	if (project->kind == KIND_RETAINER)
		return scope_say(scope, "retainer, %s a month for %s h", scope_money(scope, project->price), scope_hours(scope, project->hours_seconds));
	if (!money->cap_signed)
		return scope_word(scope, "time and material");
	if (money->cap == money->cap_signed)
		return scope_say(scope, "time and material, capped: not to exceed %s", scope_money(scope, money->cap));
	return scope_say(scope, "time and material, capped: not to exceed %s (agreed %s, changed by %s)", scope_money(scope, money->cap),
		scope_money(scope, money->cap_signed), scope_ids(scope, is_in_scope));
}

static const char *after(struct scope_report *scope, const char *before, const char *words)
{
	return words && *words ? arena_print(scope->arena, "%s%s", scope_word(scope, before), words) : "";
}

static const char *term(struct scope_report *scope)
{
	const struct project *project = &scope->position->project;

	if (project->start_on == DAY_NONE)
		return scope_word(scope, "Project:");
	if (project->end_on == DAY_NONE)
		return scope_say(scope, "Project from %s,", scope_day(scope, project->start_on));
	return scope_say(scope, "Project %s to %s,", scope_day(scope, project->start_on), scope_day(scope, project->end_on));
}

const char *scope_prepared(struct scope_report *scope)
{
	const struct client *client = scope->client;

	return scope_say(scope, "Prepared%s for %s%s%s.", after(scope, " by ", scope->prepared_by),
		client->legal_name ? client->legal_name : client->name, after(scope, ", attention ", client->contact), after(scope, ", contract ", client->reference));
}

static void add_head(struct scope_report *scope)
{
	report_lead(scope->report, scope_prepared(scope));
	report_lead(scope->report, scope_say(scope, "Position on %s. %s %s. Figures are hours unless marked; every line refers to an entry in the change log.%s",
		scope_day(scope, scope->position->day), term(scope), terms(scope), scope->position->sealed ? "" : scope_word(scope, " DRAFT: the scope is not sealed yet.")));
}

static void add_items(struct scope_report *scope)
{
	static const struct column columns[] = {{"Id", false}, {"Item", false}, {"Agreed", true}, {"Done", true}, {"Accepted on", false}};
	const struct position *position = scope->position;
	struct block *table;

	if (!position->item_count)
		return;
	table = section_table(scope->report, report_section(scope->report, "Items"), columns, 5);
	for (size_t i = 0; i < position->item_count; i++) {
		const struct position_item *item = &position->items[i];

		table_add(scope->report, table, (struct value[]){value_text(item->code), value_text(item->name),
			value_hours(scope->arena, ratio_of(task_budget(&item->task), 1), 2), value_text(scope_percent(scope, item->task.percent)), scope_acceptance(scope, item)});
	}
}

void scope_page(struct scope_report *scope)
{
	add_head(scope);
	if (scope->final) {
		scope_final(scope);
		return;
	}
	scope_decisions(scope, report_section(scope->report, "Decisions for today"));
	scope_standing(scope);
	if (scope->before)
		scope_since(scope);
	add_items(scope);
	scope_asks(scope);
}
