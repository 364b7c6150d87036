#include "tui/milestone-print.h"

#include "db/speech.h"
#include "model/compute.h"
#include "model/text.h"
#include "tui/answer.h"

/* The day it is where the client is. */
static int today_of(struct call *call, const struct milestone *milestone)
{
	return zone_day(milestone->zone, book_now(call->book));
}

int milestone_late_days(struct call *call, const struct milestone *milestone)
{
	return experiment_late_days(milestone->due_on, milestone->closed_on, today_of(call, milestone));
}

/* Where it stands: decided, late, due today, or how long there is. */
static const char *state_words(struct call *call, const struct milestone *milestone)
{
	const struct milestone_decision *decision = milestone_decision_of(milestone);
	int late = milestone_late_days(call, milestone), left = milestone->due_on - today_of(call, milestone);

	if (milestone->closed_on != DAY_NONE)
		return late ? arena_print(call->arena, speech("%s, %s late"), decision->word, days_word(call, late)) : decision->word;
	if (late)
		return arena_print(call->arena, speech("%s%s late"), decision ? speech("iterate, ") : "", days_word(call, late));
	return left ? arena_print(call->arena, speech("%s%s left"), decision ? speech("iterate, ") : "", days_word(call, left)) : speech("due today");
}

static const char *value_of(const struct milestone *milestone, enum measurement_kind kind)
{
	const struct measurement *measurement = milestone_latest(milestone, kind);

	return measurement ? measurement->value : "-";
}

void milestone_write_row(struct call *call, const struct milestone *milestone, bool whole)
{
	struct text *out = &call->out->text;

	text_add_fit(out, whole ? milestone->path : milestone->code, whole ? 24 : 6, false);
	text_print(out, "  %s  ", day_word(call, milestone->due_on));
	text_add_fit(out, milestone->gate ? milestone->gate : "-", 10, false);
	text_print(out, speech("  %7s %7s of %-7s  "), value_of(milestone, MEASURED_OFFLINE), value_of(milestone, MEASURED_PRODUCTION),
	           milestone->target ? milestone->target : "-");
	text_add_fit(out, state_words(call, milestone), 22, false);
	text_add(out, "  ");
	text_add_clean(out, milestone->title, true);
	text_add_char(out, '\n');
}

static void add_verdict(struct text *text, bool said, bool met, const char *target)
{
	if (said)
		text_print(text, speech(", target %s %s"), target, met ? speech("met") : speech("missed"));
}

/* What a result says of the target, the limits and the data. */
static void add_offline(struct text *text, const struct findings *findings, const char *target)
{
	add_verdict(text, findings->offline.said, findings->offline.met, target);
	if (findings->limits_missed)
		text_print(text, speech("; limit missed: %s"), findings->limits_missed);
	if (findings->subgroup_gap)
		text_print(text, speech("; subgroups differ by %s"), findings->subgroup_gap);
	if (findings->trials_stop)
		text_print(text, speech("; none better since trial %lld of %lld: time to stop"), (long long)findings->best_trial, (long long)findings->trials);
	if (findings->majority_baseline && findings->imbalance_warn)
		text_print(text, speech("; always saying no reaches %s"), findings->majority_baseline);
}

static void add_production(struct text *text, const struct findings *findings, const char *target)
{
	add_verdict(text, findings->production.said, findings->production.met, target);
	if (findings->gap_abs)
		text_print(text, speech(", gap %s"), findings->gap_abs);
	if (findings->gap_rel_pct)
		text_print(text, " (%s %%)", findings->gap_rel_pct);
	if (findings->data_differ)
		text_print(text, speech("; on other data: %s"), findings->data_differ);
}

static void add_watched(struct text *text, const struct findings *findings)
{
	if (findings->drift_alarm)
		text_print(text, speech("; drift: beyond %s twice in a row"), findings->drift_threshold);
	if (findings->limits_drift)
		text_print(text, speech("; drift: %s"), findings->limits_drift);
}

const char *milestone_verdict(struct call *call, const struct milestone *milestone, enum measurement_kind kind)
{
	struct text text = {0};
	struct findings findings;
	const char *words;

	milestone_judge(milestone, call->arena, &findings);
	switch (kind) {
	case MEASURED_OFFLINE: add_offline(&text, &findings, milestone->target); break;
	case MEASURED_PRODUCTION: add_production(&text, &findings, milestone->target); break;
	default: add_watched(&text, &findings); break;
	}
	words = arena_text(call->arena, text_string(&text));
	text_free(&text);
	return words;
}

static void write_measurement(struct call *call, const struct measurement *measurement)
{
	static const char *const said[] = {"result", "production", "watched"};
	struct text *out = &call->out->text;

	text_print(out, "  %s  ", day_word(call, measurement->on));
	add_column(out, speech(said[measurement->kind]), 10);
	text_print(out, "  %s", measurement->value);
	if (measurement->n >= 0)
		text_print(out, ", n %lld", (long long)measurement->n);
	if (measurement->train)
		text_print(out, speech(", train %s"), measurement->train);
	if (measurement->trials >= 0)
		text_print(out, speech(", %lld trials"), (long long)measurement->trials);
	for (int i = 0; i < 6; i++) {
		const char *const texts[] = {measurement->metric, measurement->dataset, measurement->version, measurement->subgroups, measurement->limits,
			measurement->run ? arena_print(call->arena, speech("run %s"), measurement->run) : NULL}, *text = texts[i];

		if (text) {
			text_add(out, ", ");
			text_add_clean(out, text, true);
		}
	}
	text_add_char(out, '\n');
}

static void write_deployment(struct call *call, const struct deployment *deployment)
{
	struct text *out = &call->out->text;

	text_print(out, speech("  %s  deployed    "), day_word(call, deployment->on));
	text_add_clean(out, deployment->version, true);
	text_add(out, speech(" on "));
	text_add_clean(out, deployment->place, true);
	if (deployment->rollback_to) {
		text_add(out, speech(", back to "));
		text_add_clean(out, deployment->rollback_to, true);
	}
	text_add_char(out, '\n');
}

/* "; instead of boosted trees=0.85, -0.020" */
static void add_trade_off(struct call *call, const struct milestone *milestone, const struct milestone_decision *decision)
{
	const char *price = milestone_trade_off(milestone, decision, call->arena);

	if (!decision->instead_of)
		return;
	text_add(&call->out->text, speech("; instead of "));
	text_add_clean(&call->out->text, decision->instead_of, true);
	if (price)
		text_print(&call->out->text, ", %s", price);
}

static void write_decision(struct call *call, const struct milestone *milestone, const struct milestone_decision *decision)
{
	struct text *out = &call->out->text;

	text_print(out, speech("  %s  decided     %s"), day_word(call, decision->on), decision->word);
	if (decision->who) {
		text_add(out, speech(" by "));
		text_add_clean(out, decision->who, true);
	}
	if (decision->why) {
		text_add(out, ": ");
		text_add_clean(out, decision->why, true);
	}
	add_trade_off(call, milestone, decision);
	text_add_char(out, '\n');
}

/* "40, best at 22, none better in 18 since: time to stop". */
static const char *trials_words(struct call *call, const struct findings *findings)
{
	long long since = findings->trials - findings->best_trial;

	if (!findings->trials)
		return NULL;
	return arena_print(call->arena, speech("%lld, best at %lld%s%s"), (long long)findings->trials, (long long)findings->best_trial,
		since ? arena_print(call->arena, speech(", none better in %lld since"), since) : "", findings->trials_stop ? speech(": time to stop") : "");
}

/* "50.0 in 1,000, 500 of those measured, 6.0 times as many in production". */
static const char *errors_words(struct call *call, const struct findings *findings)
{
	if (!findings->errors_per_1000)
		return NULL;
	return arena_print(call->arena, speech("%s in 1,000%s%s%s%s"), findings->errors_per_1000,
		findings->errors_of_n ? arena_print(call->arena, speech(", %s of those measured"), findings->errors_of_n) : "", findings->error_rate_factor ? "; " : "",
		findings->error_rate_factor ? findings->error_rate_factor : "", findings->error_rate_factor ? speech(" times as many in production") : "");
}

static void write_findings(struct call *call, const struct milestone *milestone)
{
	struct findings findings;

	milestone_judge(milestone, call->arena, &findings);
	answer_line(call, "lift", findings.lift_over_baseline);
	answer_line(call, "gap", findings.gap_abs ? arena_print(call->arena, "%s%s%s%s", findings.gap_abs, findings.gap_rel_pct ? " (" : "",
	            findings.gap_rel_pct ? findings.gap_rel_pct : "", findings.gap_rel_pct ? /* xgettext:no-c-format */ speech(" % of the result)") : "") : NULL);
	answer_line(call, "subgroups", findings.subgroup_gap ? arena_print(call->arena, speech("largest gap %s"), findings.subgroup_gap) : NULL);
	answer_line(call, "missed", findings.limits_missed);
	answer_line(call, "errors", errors_words(call, &findings));
	answer_line(call, "other data", findings.data_differ);
	answer_line(call, "imbalance", findings.majority_baseline ? arena_print(call->arena, speech("always saying no reaches %s; lift %s%s"), findings.majority_baseline,
	            findings.imbalance_lift, findings.imbalance_warn ? speech(": no better") : "") : NULL);
	answer_line(call, "trials", trials_words(call, &findings));
	answer_line(call, "drift", findings.drift_threshold ? arena_print(call->arena, speech("threshold %s%s"), findings.drift_threshold,
	            findings.drift_alarm ? arena_print(call->arena, speech(", passed twice in a row at value %d"), findings.drift_alarm) : speech(", not passed twice in a row")) : NULL);
	answer_line(call, "drift", findings.limits_drift);
}

/* Which of several results is the best, and where it came from. */
static const char *best_words(struct call *call, const struct milestone *milestone)
{
	const struct measurement *best = milestone_best(milestone), *latest = milestone_latest(milestone, MEASURED_OFFLINE);

	if (!best || (best == latest && !best->run))
		return NULL;
	return arena_print(call->arena, speech("%s on %s%s%s%s%s"), best->value, day_word(call, best->on), best->dataset ? ", " : "", best->dataset ? best->dataset : "",
		best->run ? speech(", run ") : "", best->run ? best->run : "");
}

void milestone_write_text(struct call *call, const struct milestone *milestone)
{
	char box[80];

	answer_line(call, "milestone", milestone->path);
	answer_line(call, "title", milestone->title);
	answer_line(call, "due", arena_print(call->arena, "%s, %s", day_word(call, milestone->due_on), state_words(call, milestone)));
	answer_line(call, "every", milestone->every_days ? days_word(call, milestone->every_days) : NULL);
	answer_line(call, "item", milestone->item_code);
	answer_line(call, "gate", milestone->gate);
	answer_line(call, "metric", milestone->metric ? arena_print(call->arena, speech("%s, %s is better"), milestone->metric, milestone->lower ? speech("lower") : speech("higher")) : NULL);
	answer_line(call, "baseline", milestone->baseline);
	answer_line(call, "target", milestone->target);
	answer_line(call, "limits", milestone->limits);
	answer_line(call, "hypothesis", milestone->hypothesis);
	answer_line(call, "time box", milestone_time_box(milestone, box));
	answer_line(call, "iterated", milestone->iterations ? arena_print(call->arena, milestone->iterations == 1 ? speech("once") : speech("%d times"), milestone->iterations) : NULL);
	answer_line(call, "best", best_words(call, milestone));
	write_findings(call, milestone);
	for (size_t i = 0; i < milestone->measurement_count; i++)
		write_measurement(call, &milestone->measurements[i]);
	for (size_t i = 0; i < milestone->deployment_count; i++)
		write_deployment(call, &milestone->deployments[i]);
	for (size_t i = 0; i < milestone->decision_count; i++)
		write_decision(call, milestone, &milestone->decisions[i]);
}

/* "40.00 USD of 226.80 USD planned, 1.00 USD a trial"; NULL: nothing was spent nor planned. */
static const char *spent_words(struct call *call, const struct milestone *milestone, struct outlay outlay, bool any, const char *currency)
{
	struct outlay plan = {(int128)milestone->compute_plan_micro * 3600};
	bool planned = milestone->compute_plan_micro >= 0;
	struct findings findings;

	if (!any && !planned)
		return NULL;
	milestone_judge(milestone, call->arena, &findings);
	return arena_print(call->arena, "%s%s%s%s%s", money_word(call, outlay_minor(outlay, currency), currency),
		planned ? arena_print(call->arena, " of %s", money_word(call, outlay_minor(plan, currency), currency)) : "", planned ? speech(" planned") : "",
		findings.trials ? arena_print(call->arena, ", %s", money_word(call, outlay_minor((struct outlay){outlay.parts / findings.trials}, currency), currency)) : "",
		findings.trials ? speech(" a trial") : "");
}

bool milestone_write_spent(struct call *call, const struct milestone *milestone, const char *currency)
{
	struct outlay outlay = {0};
	struct spending spending;
	bool any;

	if (!spending_read(call->book, milestone->project, call->arena, &spending))
		return false;
	any = outlay_add_milestone(&outlay, &spending, milestone->id, book_now(call->book));
	answer_line(call, "compute", spent_words(call, milestone, outlay, any, currency));
	return true;
}
