/* A milestone as JSON: what was agreed, what was found, and every value, deployment and decision. */
#include "tui/answer.h"
#include "tui/milestone-print.h"

static void measurement_json(struct json *json, const struct measurement *measurement)
{
	json_object(json, NULL);
	json_int(json, "id", measurement->id);
	json_string(json, "kind", measurement_words[measurement->kind]);
	json_string(json, "metric", measurement->metric);
	json_string(json, "value", measurement->value);
	if (measurement->n >= 0)
		json_int(json, "n", measurement->n);
	json_string(json, "train", measurement->train);
	json_string(json, "dataset", measurement->dataset);
	json_string(json, "version", measurement->version);
	json_string(json, "subgroups", measurement->subgroups);
	json_string(json, "limits", measurement->limits);
	json_string(json, "run", measurement->run);
	if (measurement->trials >= 0)
		json_int(json, "trials", measurement->trials);
	json_day(json, "on", measurement->on);
	json_end(json);
}

static void deployment_json(struct json *json, const struct deployment *deployment)
{
	json_object(json, NULL);
	json_string(json, "version", deployment->version);
	json_string(json, "where", deployment->place);
	json_string(json, "rollback_to", deployment->rollback_to);
	json_day(json, "on", deployment->on);
	json_end(json);
}

static void decision_json(struct call *call, struct json *json, const struct milestone *milestone, const struct milestone_decision *decision)
{
	json_object(json, NULL);
	json_int(json, "record", decision->record);
	json_string(json, "decision", decision->word);
	json_day(json, "on", decision->on);
	json_string(json, "by", decision->who);
	json_string(json, "why", decision->why);
	json_string(json, "instead_of", decision->instead_of);
	if (decision->instead_of)
		json_string(json, "trade_off", milestone_trade_off(milestone, decision, call->arena));
	json_end(json);
}

static void best_json(struct json *json, const struct measurement *best)
{
	if (!best) {
		json_null(json, "best");
		return;
	}
	json_object(json, "best");
	json_string(json, "value", best->value);
	json_string(json, "dataset", best->dataset);
	json_string(json, "run", best->run);
	json_day(json, "on", best->on);
	json_end(json);
}

/* What is told only where there is enough to tell it. */
static void alarms_json(struct json *json, const struct findings *findings)
{
	if (findings->majority_baseline) {
		json_object(json, "imbalance");
		json_string(json, "majority_baseline", findings->majority_baseline);
		json_string(json, "lift", findings->imbalance_lift);
		json_bool(json, "warn", findings->imbalance_warn);
		json_end(json);
	}
	if (findings->trials) {
		json_object(json, "trials");
		json_int(json, "count", findings->trials);
		json_int(json, "best_at", findings->best_trial);
		json_bool(json, "stop", findings->trials_stop);
		json_end(json);
	}
	if (findings->drift_threshold) {
		json_object(json, "drift");
		json_string(json, "threshold", findings->drift_threshold);
		json_some(json, "alarm_at_measurement", findings->drift_alarm);
		json_end(json);
	}}

static void findings_json(struct call *call, struct json *json, const struct milestone *milestone)
{
	struct findings findings;

	milestone_judge(milestone, call->arena, &findings);
	json_int(json, "late_days", milestone_late_days(call, milestone));
	if (findings.offline.said)
		json_bool(json, "offline_met", findings.offline.met);
	if (findings.production.said)
		json_bool(json, "production_met", findings.production.met);
	json_string(json, "lift_over_baseline", findings.lift_over_baseline);
	json_string(json, "gap_abs", findings.gap_abs);
	json_string(json, "gap_rel_pct", findings.gap_rel_pct);
	json_string(json, "error_rate_factor", findings.error_rate_factor);
	json_string(json, "train_gap", findings.train_gap);
	json_string(json, "subgroup_gap", findings.subgroup_gap);
	json_string(json, "errors_per_1000", findings.errors_per_1000);
	json_string(json, "errors_of_n", findings.errors_of_n);
	json_string(json, "data_differ", findings.data_differ);
	json_string(json, "limits_missed", findings.limits_missed);
	json_string(json, "limits_drift", findings.limits_drift);
	alarms_json(json, &findings);
}

static void fields_json(struct json *json, const struct milestone *milestone)
{
	json_int(json, "id", milestone->id);
	json_string(json, "uid", milestone->uid);
	json_string(json, "path", milestone->path);
	json_string(json, "milestone", milestone->code);
	json_string(json, "title", milestone->title);
	json_day(json, "due", milestone->due_on);
	json_some(json, "every_days", milestone->every_days);
	json_string(json, "item", milestone->item_code);
	json_string(json, "gate", milestone->gate);
	json_string(json, "metric", milestone->metric);
	json_string(json, "direction", milestone->metric ? milestone->lower ? "lower" : "higher" : NULL);
	json_string(json, "baseline", milestone->baseline);
	json_string(json, "target", milestone->target);
	json_string(json, "positive_rate", milestone->positive_rate);
	json_some(json, "time_box_seconds", milestone->time_box_seconds);
	if (milestone->time_box_seconds && milestone->item)
		json_int(json, "worked_seconds", milestone->worked_seconds);
	json_int(json, "iterations", milestone->iterations);
	json_string(json, "hypothesis", milestone->hypothesis);
	json_string(json, "limits", milestone->limits);
	if (milestone->compute_plan_micro >= 0)
		json_int(json, "compute_plan_micro", milestone->compute_plan_micro);
	else
		json_null(json, "compute_plan_micro");
}

void milestone_write_json(struct call *call, struct json *json, const struct milestone *milestone)
{
	const struct milestone_decision *decision = milestone_decision_of(milestone);

	fields_json(json, milestone);
	json_string(json, "decision", decision ? decision->word : NULL);
	json_day(json, "closed", milestone->closed_on);
	findings_json(call, json, milestone);
	best_json(json, milestone_best(milestone));
	json_array(json, "measurements");
	for (size_t i = 0; i < milestone->measurement_count; i++)
		measurement_json(json, &milestone->measurements[i]);
	json_end_array(json);
	json_array(json, "deployments");
	for (size_t i = 0; i < milestone->deployment_count; i++)
		deployment_json(json, &milestone->deployments[i]);
	json_end_array(json);
	json_array(json, "decisions");
	for (size_t i = 0; i < milestone->decision_count; i++)
		decision_json(call, json, milestone, &milestone->decisions[i]);
	json_end_array(json);
}
