/* The milestones of a project as its client may read them. */
#include "model/reports/pack.h"
#include "model/reports/scope-inside.h"

static const char *state_words(struct scope_report *scope, const struct milestone *milestone)
{
	const struct milestone_decision *decision = milestone_decision_of(milestone);
	int late = experiment_late_days(milestone->due_on, milestone->closed_on, scope->position->day);
	const char *days = !late ? "" : late == 1 ? scope_word(scope, ", 1 day late") : scope_say(scope, ", %d days late", late);
	const char *state = scope_word(scope, "open"), *on;

	if (decision) {
		state = scope_word(scope, decision->word);
		on = scope_day(scope, decision->on);
		state = decision->who ? scope_say(scope, "%s by %s on %s", state, decision->who, on) : scope_say(scope, "%s on %s", state, on);
	}
	return arena_print(scope->arena, "%s%s", state, days);
}

static struct value latest(struct scope_report *scope, const struct milestone *milestone, enum measurement_kind kind)
{
	const struct measurement *measurement = milestone_latest(milestone, kind);

	return value_text(measurement ? scope_figure(scope, measurement->value) : NULL);
}

static void add_table(struct scope_report *scope)
{
	static const struct column columns[] = {
		{"Id", false}, {"Milestone", false}, {"Due", false}, {"Metric", false}, {"Target", true}, {"Hold-out", true}, {"Production", true}, {"State", false},
	};
	const struct milestones *milestones = &scope->position->milestones;
	struct block *table = section_table(scope->report, report_section(scope->report, "What was to be shown, and what was"), columns, 8);

	for (size_t i = 0; i < milestones->count; i++) {
		const struct milestone *milestone = &milestones->items[i];

		table_add(scope->report, table, (struct value[]){value_text(milestone->code), value_text(milestone->title), value_day(milestone->due_on),
			value_text(milestone->metric ? scope_metric(scope, milestone->metric) : NULL), value_text(scope_figure(scope, milestone->target)),
			latest(scope, milestone, MEASURED_OFFLINE), latest(scope, milestone, MEASURED_PRODUCTION), value_text(state_words(scope, milestone))});
	}
}

/* What was weighed against it and not taken: a model that reads easily may be worth a point. */
static void say_trade_off(struct scope_report *scope, struct block *list, const struct milestone *milestone)
{
	const struct milestone_decision *decision = milestone_decision_of(milestone);
	struct parts other = parts_of(decision ? decision->instead_of : NULL, scope->arena);
	const char *price = other.count == 1 ? milestone_trade_off(milestone, decision, scope->arena) : NULL;

	if (price)
		list_line(scope->report, list, scope_say(scope, "%s: %s, at %s, was not taken; the difference is %s.", milestone->code, other.items[0].name,
			scope_figure(scope, other.items[0].digits), scope_figure(scope, price)));
}

void pack_milestones(struct scope_report *scope)
{
	const struct milestones *milestones = &scope->position->milestones;
	struct section *section;
	struct block *list;

	if (!milestones->count) {
		section_paragraph(scope->report, report_section(scope->report, NULL), scope_word(scope, "No milestone was agreed."));
		return;
	}
	add_table(scope);
	section = report_section(scope->report, "In plain words");
	list = section_list(scope->report, section);
	for (size_t i = 0; i < milestones->count; i++) {
		scope_say_milestone(scope, list, &milestones->items[i]);
		say_trade_off(scope, list, &milestones->items[i]);
	}
	if (!list->lines)
		list_line(scope->report, list, scope_word(scope, "No result was measured that is still open."));
}
