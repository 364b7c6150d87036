/* Where we stand: agreed and done, when it ends, what the models reach, what waits for an answer. */
#include <ctype.h>
#include <string.h>

#include "model/reports/scope-inside.h"

/* "+20.00 h and -5.00 h, net +16.3%": additions and reductions apart, net never alone. */
const char *scope_movement(struct scope_report *scope)
{
	const struct scope *sums = &scope->position->scope;
	struct ratio net = scope_growth_net(sums);
	const char *added = sums->added ? arena_print(scope->arena, "+%s h", scope_hours(scope, sums->added)) : "";
	const char *removed = sums->removed ? arena_print(scope->arena, "-%s h", scope_hours(scope, sums->removed)) : "";

	return arena_print(scope->arena, "%s%s%s%s", added, *added && *removed ? scope_word(scope, " and ") : "", removed,
		ratio_is_null(net) ? "" : scope_say(scope, ", net %s%s", ratio_sign(net) < 0 ? "" : "+", scope_value(scope, value_percent(scope->arena, net, 1))));
}

static void say_scope(struct scope_report *scope, struct block *list)
{
	const struct scope *sums = &scope->position->scope;
	const char *start = scope_hours(scope, sums->baseline), *current = scope_hours(scope, scope_current(sums));
	const char *with = sums->pending ? scope_say(scope, " With %s it would be %s h.", scope_ids(scope, is_waiting_addition),
		scope_hours(scope, scope_current(sums) + sums->pending)) : "";

	if (!sums->added && !sums->removed)
		list_line(scope->report, list, scope_say(scope, "Agreed scope: %s h, as at the start.%s", start, with));
	else
		list_line(scope->report, list, scope_say(scope, "Agreed scope: %s h at the start, %s h today (%s, all approved by you).%s", start, current, scope_movement(scope), with));
}

static void say_done(struct scope_report *scope, struct block *list)
{
	const struct forecast *now = &scope->position->forecast;
	struct value share = value_percent(scope->arena, forecast_done(now), 1);
	char band[48];

	list_line(scope->report, list, scope_say(scope, "Done: %s h of %s h (%s). Expected still to do: %s h%s.", scope_exact_hours(scope, now->earned, 2),
		scope_exact_hours(scope, now->budget, 2), scope_value(scope, share), scope_exact_hours(scope, now->remaining, 2),
		ratio_sign(now->variance) ? scope_say(scope, " (four chances in five: %s h or less)", scope_figure(scope, quantile_format(band, now->remaining, now->variance, QUANTILE_80, 1))) : ""));
}

static void say_finish(struct scope_report *scope, struct block *list)
{
	const struct position *position = scope->position;
	const struct forecast *now = &position->forecast;
	struct ratio weeks = forecast_weeks_left(now, forecast_pace(now->earned, position->earned_before));
	int by_capacity = forecast_finish_at_capacity(position->day, now->remaining, position->capacity, position->off), by_pace = forecast_finish_at_pace(position->day, weeks);
	const char *capacity = "", *pace = "", *end = "";

	if (by_capacity != DAY_NONE)
		capacity = scope_say(scope, "%s at %s h a week", scope_day(scope, by_capacity), scope_capacity(scope));
	if (by_pace != DAY_NONE)
		pace = scope_say(scope, "%s at the pace of the last four weeks", scope_day(scope, by_pace));
	if (position->project.end_on != DAY_NONE)
		end = scope_say(scope, " Contract end: %s.", scope_day(scope, position->project.end_on));
	if (*capacity || *pace || *end)
		list_line(scope->report, list, scope_say(scope, "Finish: %s%s%s.%s", *capacity || *pace ? capacity : scope_word(scope, "not foreseeable yet"), *capacity && *pace ? "; " : "", pace, end));
}

/* Short names of metrics are letters for words: auc is AUC. */
const char *scope_metric(struct scope_report *scope, const char *metric)
{
	char *words = arena_text(scope->arena, metric);

	for (char *at = words; *at; at++)
		*at = *at == '_' ? ' ' : strlen(metric) <= 4 ? (char)toupper((unsigned char)*at) : *at;
	return words;
}

static const char *reason(struct scope_report *scope, const struct milestone *milestone, const struct findings *found)
{
	const struct position_item *item = milestone->item ? position_item_of(scope->position, milestone->item) : NULL;

	if (!found->gap_abs || !found->production.said || found->production.met)
		return "";
	if (!item || item->task.percent >= 100)
		return scope_say(scope, " The gap is %s.", scope_figure(scope, found->gap_abs));
	return scope_say(scope, " The gap of %s is why %s is at %s, not done.", scope_figure(scope, found->gap_abs), item->code, scope_percent(scope, item->task.percent));
}

static const char *goals(struct scope_report *scope, const struct milestone *milestone)
{
	const char *target = scope_figure(scope, milestone->target), *baseline = scope_figure(scope, milestone->baseline);

	if (target && baseline)
		return scope_say(scope, " (target %s, simple baseline %s)", target, baseline);
	if (target)
		return scope_say(scope, " (target %s)", target);
	return baseline ? scope_say(scope, " (simple baseline %s)", baseline) : "";
}

/* A result beside target and production value, in plain words; what was decided is in the milestone's own report. */
void scope_say_milestone(struct scope_report *scope, struct block *list, const struct milestone *milestone)
{
	const struct measurement *result = milestone_latest(milestone, MEASURED_OFFLINE), *production = milestone_latest(milestone, MEASURED_PRODUCTION);
	struct findings found = {0};

	if (!milestone->metric || !result || (milestone->closed_on != DAY_NONE && !production))
		return;
	milestone_judge(milestone, scope->arena, &found);
	list_line(scope->report, list, scope_say(scope, "Model (%s): %s on hold-out data %s%s%s.%s%s", milestone->item_code ? milestone->item_code : milestone->code,
		scope_metric(scope, milestone->metric), scope_figure(scope, result->value), goals(scope, milestone),
		production ? scope_say(scope, "; on production data %s", scope_figure(scope, production->value)) : "",
		reason(scope, milestone, &found), found.errors_per_1000 ? scope_say(scope, " Of 1,000 cases about %s would be wrong.", scope_figure(scope, found.errors_per_1000)) : ""));
}

void scope_say_answers(struct scope_report *scope, struct block *list)
{
	const struct position_change **changes = scope_by_id(scope);
	struct text text = {0};
	size_t count;
	const int64_t *days = scope_decision_days(scope->arena, scope->position, &count);

	if (count)
		text_add(&text, scope_say(scope, "Answers to change requests took %s days (median)", scope_value(scope, value_decimal(scope->arena, median(days, count), 1))));
	for (size_t i = 0; i < scope->position->change_count; i++)
		if (changes[i]->days_pending > 0)
			text_print(&text, "%s%s", text.length ? "; " : "", changes[i]->days_pending == 1 ? scope_say(scope, "%s has waited 1 day", changes[i]->change->code)
				: scope_say(scope, "%s has waited %d days", changes[i]->change->code, changes[i]->days_pending));
	if (text.length)
		list_line(scope->report, list, arena_print(scope->arena, "%s.", text_string(&text)));
	text_free(&text);
}

void scope_standing(struct scope_report *scope)
{
	const struct position *position = scope->position;
	struct block *list = section_list(scope->report, report_section(scope->report, "Where we stand"));

	if (scope_is_planned(scope)) {
		say_scope(scope, list);
		say_done(scope, list);
	} else {
		list_line(scope->report, list, scope_say(scope, "Worked: %s h. No items are agreed yet that this could be held against.", scope_hours(scope, position->hours.client)));
	}
	say_finish(scope, list);
	for (size_t i = 0; i < position->milestones.count; i++)
		scope_say_milestone(scope, list, &position->milestones.items[i]);
	scope_say_answers(scope, list);
	if (position->hours.waiting)
		list_line(scope->report, list, scope_say(scope, "not yet sorted: %s h", scope_hours(scope, position->hours.waiting)));
}
