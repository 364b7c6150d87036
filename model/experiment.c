#include "model/experiment.h"

#include <stddef.h>
#include <string.h>

#include "model/money.h"
#include "model/zone.h"

enum { ONE = 1000000 }; /* a unit in millionths */

/* The patience of early stopping: so many trials without a gain, and at least such a part of all. */
enum { PATIENCE = 10, PATIENCE_PART = 3 };

/* Strictly beyond this share of the accepted value, twice in a row: drift. */
enum { DRIFT_HIGHER_PERCENT = 95, DRIFT_LOWER_PERCENT = 105, DRIFT_IN_A_ROW = 2 };

static const char *print(struct arena *arena, int128 numerator, int128 denominator, int digits)
{
	char text[48];

	return arena_text(arena, decimal_format(text, numerator, denominator, digits));
}

static bool meets(const struct experiment *experiment, int64_t value)
{
	int64_t target = experiment->target.value;

	return experiment->lower ? value <= target : value >= target;
}

static void judge_target(const struct experiment *experiment, struct findings *findings)
{
	if (!experiment->target.said)
		return;
	if (experiment->result.said) {
		findings->offline.said = true;
		findings->offline.met = meets(experiment, experiment->result.value);
	}
	if (experiment->production.said) {
		findings->production.said = true;
		findings->production.met = meets(experiment, experiment->production.value);
	}
}

static void judge_result(const struct experiment *experiment, struct arena *arena, struct findings *findings)
{
	int128 result = experiment->result.value, lift = result - experiment->baseline.value;

	if (!experiment->result.said)
		return;
	if (experiment->baseline.said)
		findings->lift_over_baseline = print(arena, experiment->lower ? -lift : lift, ONE, 3);
	if (experiment->train.said)
		findings->train_gap = print(arena, experiment->train.value - result, ONE, 3);
	if (experiment->accuracy && experiment->positive_rate.said) {
		int64_t rate = experiment->positive_rate.value, majority = rate > ONE - rate ? rate : ONE - rate;

		findings->majority_baseline = print(arena, majority, ONE, 3);
		findings->imbalance_lift = print(arena, result - majority, ONE, 3);
		findings->imbalance_warn = result <= majority;
	}
}

static int128 spread(const struct parts *groups)
{
	int64_t least = groups->items[0].value, most = least;

	for (size_t i = 1; i < groups->count; i++) {
		least = groups->items[i].value < least ? groups->items[i].value : least;
		most = groups->items[i].value > most ? groups->items[i].value : most;
	}
	return (int128)most - least;
}

static void judge_subgroups(const struct experiment *experiment, struct arena *arena, struct findings *findings)
{
	if (experiment->subgroups.count > 1)
		findings->subgroup_gap = print(arena, spread(&experiment->subgroups), ONE, 3);
}

/* What stands against a bound: as it was measured with the latest result, or one of the two gaps that are reckoned. NULL digits: nothing. */
struct against { const char *digits; int128 value; };

static struct against against(const struct experiment *experiment, const char *bound, struct arena *arena)
{
	const struct part *measured = part_named(&experiment->limits, bound);
	struct against found = {0};

	if (measured)
		return (struct against){measured->digits, measured->value};
	if (!strcmp(bound, "subgroup_gap") && experiment->subgroups.count > 1)
		found.value = spread(&experiment->subgroups);
	else if (!strcmp(bound, "train_gap") && experiment->train.said && experiment->result.said)
		found.value = (int128)experiment->train.value - experiment->result.value;
	else
		return found;
	found.value = found.value < 0 ? -found.value : found.value;
	found.digits = print(arena, found.value, ONE, 3);
	return found;
}

/* What was not measured is not judged. */
static void judge_limits(const struct experiment *experiment, struct arena *arena, struct findings *findings)
{
	for (size_t i = 0; i < experiment->bounds.count; i++) {
		const struct part *bound = &experiment->bounds.items[i];
		struct against found = against(experiment, bound->name, arena);
		bool most = bound->relation == PART_MOST;

		if (!found.digits || (most ? found.value <= bound->value : found.value >= bound->value))
			continue;
		findings->limits_missed = arena_print(arena, "%s%s%s %s, %s %s", findings->limits_missed ? findings->limits_missed : "", findings->limits_missed ? "; " : "",
			bound->name, found.digits, most ? "at most" : "at least", bound->digits);
	}
	if (findings->limits_missed)
		findings->offline.met = findings->production.met = false;
}

/* By the names in front of the @: another version of the same data is no other data. */
static void judge_data(const struct experiment *experiment, struct arena *arena, struct findings *findings)
{
	const char *result = experiment->result_data, *production = experiment->production_data;
	size_t length;

	if (!result || !production)
		return;
	length = strcspn(result, "@");
	if (length != strcspn(production, "@") || strncmp(result, production, length))
		findings->data_differ = arena_print(arena, "%s, in production %s", result, production);
}

static void judge_errors(const struct experiment *experiment, struct arena *arena, struct findings *findings)
{
	int128 wrong = ONE - (experiment->production.said ? experiment->production.value : experiment->result.value);

	if (!experiment->accuracy || (!experiment->production.said && !experiment->result.said))
		return;
	findings->errors_per_1000 = print(arena, 1000 * wrong, ONE, 1);
	if (experiment->n > 0)
		findings->errors_of_n = print(arena, experiment->n * wrong, ONE, 0);
}

static void judge_production(const struct experiment *experiment, struct arena *arena, struct findings *findings)
{
	int128 result = experiment->result.value, production = experiment->production.value, gap = result - production;

	if (!experiment->result.said || !experiment->production.said)
		return;
	findings->gap_abs = print(arena, gap, ONE, 3);
	if (result)
		findings->gap_rel_pct = print(arena, 100 * gap, result, 1);
	if (experiment->accuracy && result != ONE)
		findings->error_rate_factor = print(arena, ONE - production, ONE - result, 1);
}

/* Strictly beyond the threshold; both sides are hundredfold, so that nothing is rounded. */
static bool drifts(const struct experiment *experiment, int128 accepted, int64_t value)
{
	int128 scaled = (int128)value * 100;

	return experiment->lower ? scaled > accepted * DRIFT_LOWER_PERCENT : scaled < accepted * DRIFT_HIGHER_PERCENT;
}

static void judge_drift(const struct experiment *experiment, struct arena *arena, struct findings *findings)
{
	const struct reading *accepted = experiment->production.said ? &experiment->production : &experiment->result;
	int percent = experiment->lower ? DRIFT_LOWER_PERCENT : DRIFT_HIGHER_PERCENT, row = 0;

	if (!accepted->said || !experiment->watched_count)
		return;
	findings->drift_threshold = print(arena, (int128)accepted->value * percent, (int128)ONE * 100, 3);
	for (size_t i = 0; i < experiment->watched_count; i++) {
		row = drifts(experiment, accepted->value, experiment->watched[i]) ? row + 1 : 0;
		if (row == DRIFT_IN_A_ROW && !findings->drift_alarm)
			findings->drift_alarm = (int)i + 1;
	}
	findings->drifts = row >= DRIFT_IN_A_ROW;
}

/* Whether the last two watched values of a bound lie beyond a hundredth of the threshold. */
static bool bound_drifts(const struct parts *watched, const struct part *bound, int128 threshold)
{
	int row = 0;

	for (size_t i = 0; i < watched->count; i++) {
		int128 value = (int128)watched->items[i].value * 100;

		if (!strcmp(watched->items[i].name, bound->name))
			row = (bound->relation == PART_MOST ? value > threshold : value < threshold) ? row + 1 : 0;
	}
	return row >= DRIFT_IN_A_ROW;
}

/* Hundredfold: 5 % beyond what the latest result had of it, and never beyond the bound itself. */
static int128 bound_threshold(const struct experiment *experiment, const struct part *bound)
{
	const struct part *accepted = part_named(&experiment->limits, bound->name);
	int128 most = (int128)bound->value * 100, drift;

	if (!accepted)
		return most;
	drift = (int128)accepted->value * (bound->relation == PART_MOST ? DRIFT_LOWER_PERCENT : DRIFT_HIGHER_PERCENT);
	return (bound->relation == PART_MOST) == (drift < most) ? drift : most;
}

/* Speed and price drift too, not the metric alone. */
static void judge_watched_limits(const struct experiment *experiment, struct arena *arena, struct findings *findings)
{
	for (size_t i = 0; i < experiment->bounds.count; i++) {
		const struct part *bound = &experiment->bounds.items[i];
		int128 threshold = bound_threshold(experiment, bound);

		if (bound_drifts(&experiment->watched_limits, bound, threshold))
			findings->limits_drift = arena_print(arena, "%s%s%s twice beyond %s", findings->limits_drift ? findings->limits_drift : "",
				findings->limits_drift ? "; " : "", bound->name, print(arena, threshold, (int128)ONE * 100, 3));
	}
}

/* With a batch of several the best is taken to stand after the last of them: it is not known which it was. */
static void judge_trials(const struct experiment *experiment, struct findings *findings)
{
	int64_t best = 0, stale;

	for (size_t i = 0; i < experiment->attempt_count; i++) {
		const struct attempt *attempt = &experiment->attempts[i];
		bool better = !findings->trials || (experiment->lower ? attempt->value < best : attempt->value > best);

		if (__builtin_add_overflow(findings->trials, attempt->trials, &findings->trials))
			findings->trials = INT64_MAX;
		if (!better)
			continue;
		best = attempt->value;
		findings->best_trial = findings->trials;
	}
	stale = findings->trials - findings->best_trial;
	findings->trials_stop = stale >= PATIENCE && stale >= (findings->trials - 1) / PATIENCE_PART + 1;
}

void experiment_judge(const struct experiment *experiment, struct arena *arena, struct findings *findings)
{
	*findings = (struct findings){0};
	judge_target(experiment, findings);
	judge_result(experiment, arena, findings);
	judge_subgroups(experiment, arena, findings);
	judge_limits(experiment, arena, findings);
	judge_data(experiment, arena, findings);
	judge_errors(experiment, arena, findings);
	judge_production(experiment, arena, findings);
	judge_drift(experiment, arena, findings);
	judge_watched_limits(experiment, arena, findings);
	judge_trials(experiment, findings);
}

int experiment_late_days(int due_on, int closed_on, int position)
{
	int until = day_or(closed_on, position);

	return until > due_on ? until - due_on : 0;
}
