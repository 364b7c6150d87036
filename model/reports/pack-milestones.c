/* The milestones of a project as its client may read them. */
#include <string.h>
#include <strings.h>

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

/* What the figure means to somebody who never heard of it; NULL: that isn't known here. */
static const char *metric_words(struct scope_report *scope, const char *metric)
{
	static const char *const known[] = {
		"Accuracy: the share of all cases that are judged right.",
		"AUC: how often a true case is put above a false one; 0.5 is a toss of a coin, 1 is never wrong.",
		"F1: high only when few cases are missed and few are raised for nothing; 1 is the best.",
		"Precision: of the cases that were raised, the share that were true.",
		"Recall: of the true cases, the share that were found.",
		"MAE: how far off a forecast is on average, in the units of what is forecast.",
		"RMSE: how far off a forecast is, where a large error weighs more than many small ones.",
		"MAPE: how far off a forecast is on average, as a share of what came true.",
		"R2: the share of the ups and downs that the model explains; 0 is no better than the mean.",
	};
	size_t length = strlen(metric);

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (!strncasecmp(known[i], metric, length) && known[i][length] == ':')
			return scope_word(scope, known[i]);
	return NULL;
}

static bool was_explained(const struct milestones *milestones, size_t place)
{
	for (size_t i = 0; i < place; i++)
		if (milestones->items[i].metric && !strcasecmp(milestones->items[i].metric, milestones->items[place].metric))
			return true;
	return false;
}

static void explain_metrics(struct scope_report *scope, struct block *list)
{
	const struct milestones *milestones = &scope->position->milestones;

	for (size_t i = 0; i < milestones->count; i++) {
		const char *metric = milestones->items[i].metric, *words;

		if (metric && !was_explained(milestones, i) && (words = metric_words(scope, metric)))
			list_line(scope->report, list, words);
	}
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
	explain_metrics(scope, list);
}
