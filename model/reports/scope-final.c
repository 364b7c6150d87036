/* The last report of a project: as agreed, as built, what was learnt. Bridge, chart and change log follow as ever. */
#include <string.h>

#include "model/reports/scope-inside.h"

static void say_agreed(struct scope_report *scope, struct block *list)
{
	const struct position *position = scope->position;
	const struct scope *sums = &position->scope;

	list_line(scope->report, list, position->agreed_count == 1 ? scope_say(scope, "At the start: %s h in 1 item.", scope_hours(scope, sums->baseline))
		: scope_say(scope, "At the start: %s h in %zu items.", scope_hours(scope, sums->baseline), position->agreed_count));
	for (size_t i = 0; i < position->baselines.count; i++) {
		const struct baseline *seal = &position->baselines.items[i];

		list_line(scope->report, list, scope_say(scope, "Version %lld signed by %s on %s (%s).", (long long)seal->version, seal->who, scope_day(scope, seal->sealed_on), seal->evidence));
	}
	if (sums->added || sums->removed)
		list_line(scope->report, list, scope_say(scope, "Changed by %s: %s, all approved by you; %s h in the end.", scope_ids(scope, is_in_scope),
			scope_movement(scope), scope_hours(scope, scope_current(sums))));
}

static void add_agreed(struct scope_report *scope)
{
	static const struct column columns[] = {{"Id", false}, {"Item", false}, {"Agreed", true}, {"Accepted when", false}};
	struct section *section = report_section(scope->report, "As agreed");
	struct block *table;

	say_agreed(scope, section_list(scope->report, section));
	if (!scope->position->item_count)
		return;
	table = section_table(scope->report, section, columns, 4);
	for (size_t i = 0; i < scope->position->item_count; i++) {
		const struct position_item *item = &scope->position->items[i];

		table_add(scope->report, table, (struct value[]){value_text(item->code), value_text(item->name),
			value_hours(scope->arena, ratio_of(task_budget(&item->task), 1), 2), value_text(item->acceptance)});
	}
}

static bool is_unfinished(const struct position_item *item)
{
	return item->task.percent < 100;
}

static bool is_unaccepted(const struct position_item *item)
{
	return item->task.percent >= 100 && item->accepted_on == DAY_NONE;
}

/* "Not finished: B3 (80%), B4 (40%)." of the items that fit; nothing when none does. */
static void say_items(struct scope_report *scope, struct block *list, const char *words, bool (*fits)(const struct position_item *), bool with_percent)
{
	struct text text = {0};

	for (size_t i = 0; i < scope->position->item_count; i++) {
		const struct position_item *item = &scope->position->items[i];

		if (!fits(item))
			continue;
		text_print(&text, "%s%s", text.length ? ", " : "", item->code);
		if (with_percent)
			text_print(&text, " (%s)", scope_percent(scope, item->task.percent));
	}
	if (text.length)
		list_line(scope->report, list, arena_print(scope->arena, "%s: %s.", words, text_string(&text)));
	text_free(&text);
}

static void say_built(struct scope_report *scope, struct block *list)
{
	const struct position *position = scope->position;
	const struct forecast *now = &position->forecast;
	struct value share = value_percent(scope->arena, forecast_done(now), 1);

	list_line(scope->report, list, scope_say(scope, "Done: %s h of %s h%s, with %s h of work in scope.", scope_exact_hours(scope, now->earned, 2), scope_exact_hours(scope, now->budget, 2),
		share.kind == VALUE_NONE ? "" : arena_print(scope->arena, " (%s)", scope_value(scope, share)), scope_exact_hours(scope, now->actual, 2)));
	say_items(scope, list, scope_word(scope, "Not finished"), is_unfinished, true);
	say_items(scope, list, scope_word(scope, "Done and not accepted yet"), is_unaccepted, false);
	if (*scope_ids(scope, is_waiting_addition))
		list_line(scope->report, list, scope_say(scope, "Still waiting for your answer: %s.", scope_ids(scope, is_waiting_addition)));
	if (position->project.end_on != DAY_NONE)
		list_line(scope->report, list, scope_say(scope, "Contract end: %s.", scope_day(scope, position->project.end_on)));
	if (position->hours.waiting)
		list_line(scope->report, list, scope_say(scope, "not yet sorted: %s h", scope_hours(scope, position->hours.waiting)));
}

static void add_built(struct scope_report *scope)
{
	static const struct column columns[] = {{"Id", false}, {"Item", false}, {"Agreed", true}, {"Worked", true}, {"Done", true}, {"Accepted on", false}};
	struct section *section = report_section(scope->report, "As built");
	struct block *table;

	say_built(scope, section_list(scope->report, section));
	if (!scope->position->item_count)
		return;
	table = section_table(scope->report, section, columns, 6);
	for (size_t i = 0; i < scope->position->item_count; i++) {
		const struct position_item *item = &scope->position->items[i];

		table_add(scope->report, table, (struct value[]){value_text(item->code), value_text(item->name),
			value_hours(scope->arena, ratio_of(task_budget(&item->task), 1), 2), value_hours(scope->arena, ratio_of(item->task.actual, 1), 2),
			value_text(scope_percent(scope, item->task.percent)), scope_acceptance(scope, item)});
	}
}

/* By the printed parts of the bridge, so that both say the same. */
static void say_estimates(struct scope_report *scope, struct block *list)
{
	const int64_t *row = scope->position->bridge.row, variance = row[BRIDGE_ITEM_VARIANCE] + row[BRIDGE_CHANGE_VARIANCE];
	const char *culprit = scope_culprit(scope, variance);
	struct value hours = value_decimal(scope->arena, ratio_of(variance < 0 ? -variance : variance, 100), 2);

	if (!variance)
		return;
	culprit = *culprit ? arena_print(scope->arena, " (%s)", culprit) : "";
	list_line(scope->report, list, variance < 0 ? scope_say(scope, "My estimates were high by %s h%s.", scope_value(scope, hours), culprit)
		: scope_say(scope, "My estimates were low by %s h%s.", scope_value(scope, hours), culprit));
}

/* What was taken for granted, and what limits the result: it stays true after the project. */
static void say_caveats(struct scope_report *scope, struct block *list)
{
	for (size_t i = 0; i < scope->asks.count; i++) {
		const struct ask *ask = &scope->asks.items[i];

		if (ask->kind == ASK_CAVEAT || ask->kind == ASK_ASSUMPTION)
			list_line(scope->report, list, arena_print(scope->arena, "%s: %s%s%s", scope_word(scope, ask->kind == ASK_CAVEAT ? "Caveat" : "Assumption"), ask->text,
				ask->answer ? " - " : "", ask->answer ? ask->answer : ""));
	}
}

/* What was tried, and given up: nobody has to try it again. */
static void say_stopped(struct scope_report *scope, struct block *list, const struct milestone *milestone)
{
	const struct milestone_decision *decision = milestone_decision_of(milestone);
	const struct measurement *result = milestone_latest(milestone, MEASURED_OFFLINE);
	const char *reached = "";

	if (!decision || strcmp(decision->word, "stop"))
		return;
	if (result && milestone->metric && milestone->target)
		reached = scope_say(scope, " with %s %s (target %s)", scope_metric(scope, milestone->metric), scope_figure(scope, result->value), scope_figure(scope, milestone->target));
	list_line(scope->report, list, decision->who
		? scope_say(scope, "%s %s: stopped by %s on %s%s; that it can't be had this way is an answer too.", milestone->code, milestone->title, decision->who, scope_day(scope, decision->on), reached)
		: scope_say(scope, "%s %s: stopped on %s%s; that it can't be had this way is an answer too.", milestone->code, milestone->title, scope_day(scope, decision->on), reached));
}

static void add_learnt(struct scope_report *scope)
{
	struct section *section = report_section(scope->report, "What was learnt");
	struct block *list = section_list(scope->report, section);

	say_estimates(scope, list);
	for (size_t i = 0; i < scope->position->milestones.count; i++)
		scope_say_milestone(scope, list, &scope->position->milestones.items[i]);
	for (size_t i = 0; i < scope->position->milestones.count; i++)
		say_stopped(scope, list, &scope->position->milestones.items[i]);
	scope_say_answers(scope, list);
	say_caveats(scope, list);
	if (!list->lines)
		list_line(scope->report, list, scope_word(scope, "Nothing went otherwise than planned."));
}

void scope_final(struct scope_report *scope)
{
	add_agreed(scope);
	add_built(scope);
	add_learnt(scope);
}
