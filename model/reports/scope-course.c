/* How it went week by week, when it will be done, and what the milestones say: by the names that machines read. */
#include "model/reports/scope.h"

static void add_burnup(struct scope_report *scope)
{
	struct fact *list = fact_list(scope->arena, scope->report->facts, "burnup");

	for (size_t i = 0; i < scope->position->burnup_count; i++) {
		const struct burnup_point *point = &scope->position->burnup[i];
		struct fact *fact = fact_object(scope->arena, list, NULL);

		fact_add(scope->arena, fact, "date", value_day(point->day));
		fact_hours(scope->arena, fact, "baseline_h", point->baseline);
		fact_hours(scope->arena, fact, "approved_scope_h", point->scope);
		fact_hours(scope->arena, fact, "scope_plus_pending_h", point->waiting);
		fact_exact_hours(scope->arena, fact, "done_h", point->earned);
		fact_exact_hours(scope->arena, fact, "planned_h", point->planned);
		fact_hours(scope->arena, fact, "effort_h", point->effort);
	}
}

static struct value growth(struct scope_report *scope, int64_t now)
{
	const struct position *position = scope->position;
	struct ratio months = forecast_months(position->start_on, position->day);
	char digits[48];
	struct value value;

	if (!growth_format(digits, ratio_of(now, 1), ratio_of(position->scope.baseline, 1), months, 1))
		return value_none();
	value = value_digits(scope->arena, digits);
	value.kind = VALUE_PERCENT;
	return value;
}

static void add_dates(struct scope_report *scope)
{
	const struct position *position = scope->position;
	const struct forecast *now = &position->forecast;
	struct ratio pace = forecast_pace(now->earned, position->earned_before), weeks = forecast_weeks_left(now, pace);
	struct fact *dates = fact_object(scope->arena, scope->report->facts, "dates");
	int64_t current = scope_current(&position->scope);

	fact_exact_hours(scope->arena, dates, "pace_done_h_per_week_last4", pace);
	fact_add(scope->arena, dates, "weeks_left_at_pace", value_decimal(scope->arena, weeks, 2));
	fact_add(scope->arena, dates, "finish_at_pace", value_day(forecast_finish_at_pace(position->day, weeks)));
	fact_add(scope->arena, dates, "finish_at_capacity", value_day(forecast_finish_at_capacity(position->day, now->remaining, position->capacity, position->off)));
	fact_add(scope->arena, dates, "project_end", value_day(position->project.end_on));
	fact_add(scope->arena, dates, "months", value_decimal(scope->arena, forecast_months(position->start_on, position->day), 3));
	fact_add(scope->arena, dates, "cmgr_approved_pct", growth(scope, current));
	fact_add(scope->arena, dates, "cmgr_with_pending_pct", growth(scope, current + position->scope.pending));
}

static void add_digits(struct arena *arena, struct fact *fact, const char *name, const char *digits)
{
	if (digits)
		fact_add(arena, fact, name, value_digits(arena, digits));
}

static void add_yes(struct arena *arena, struct fact *fact, const char *name, bool said, bool yes)
{
	if (said)
		fact_add(arena, fact, name, (struct value){.kind = VALUE_YES, .number = yes});
}

static void add_findings(struct arena *arena, struct fact *fact, const struct findings *found)
{
	struct fact *part;

	add_yes(arena, fact, "offline_met", found->offline.said, found->offline.met);
	add_digits(arena, fact, "lift_over_baseline", found->lift_over_baseline);
	add_yes(arena, fact, "production_met", found->production.said, found->production.met);
	add_digits(arena, fact, "gap_abs", found->gap_abs);
	add_digits(arena, fact, "gap_rel_pct", found->gap_rel_pct);
	add_digits(arena, fact, "error_rate_factor", found->error_rate_factor);
	add_digits(arena, fact, "errors_per_1000", found->errors_per_1000);
	add_digits(arena, fact, "train_gap", found->train_gap);
	add_digits(arena, fact, "subgroup_gap", found->subgroup_gap);
	if (found->limits_missed)
		fact_add(arena, fact, "limits_missed", value_text(found->limits_missed));
	if (found->limits_drift)
		fact_add(arena, fact, "limits_drift", value_text(found->limits_drift));
	if (found->data_differ)
		fact_add(arena, fact, "data_differ", value_text(found->data_differ));
	if (found->majority_baseline) {
		part = fact_object(arena, fact, "imbalance");
		add_digits(arena, part, "majority_baseline", found->majority_baseline);
		add_digits(arena, part, "lift", found->imbalance_lift);
		add_yes(arena, part, "warn", found->imbalance_lift, found->imbalance_warn);
	}
	if (found->drift_threshold) {
		part = fact_object(arena, fact, "drift");
		add_digits(arena, part, "threshold", found->drift_threshold);
		fact_add(arena, part, "alarm_at_measurement", found->drift_alarm ? value_count(found->drift_alarm) : value_none());
	}
}

static void add_milestones(struct scope_report *scope)
{
	struct fact *list = fact_object(scope->arena, scope->report->facts, "milestones");

	for (size_t i = 0; i < scope->position->milestones.count; i++) {
		const struct milestone *milestone = &scope->position->milestones.items[i];
		struct fact *fact = fact_object(scope->arena, list, milestone->code);
		struct findings found = {0};

		fact_count(scope->arena, fact, "late_days", experiment_late_days(milestone->due_on, milestone->closed_on, scope->position->day));
		milestone_judge(milestone, scope->arena, &found);
		add_findings(scope->arena, fact, &found);
	}
}

void scope_course_facts(struct scope_report *scope)
{
	add_burnup(scope);
	add_dates(scope);
	add_milestones(scope);
}
