/* What the values of a milestone say: the latest and the best, what is late, what a choice cost, and how all stands to the target. */
#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/milestone.h"
#include "model/moment.h"
#include "model/money.h"

enum { CHECK_AFTER_DAYS = 7 }; /* complaints come within the first week */

const struct measurement *milestone_latest(const struct milestone *milestone, enum measurement_kind kind)
{
	for (size_t i = milestone->measurement_count; i > 0; i--)
		if (milestone->measurements[i - 1].kind == kind)
			return &milestone->measurements[i - 1];
	return NULL;
}

const struct measurement *milestone_best(const struct milestone *milestone)
{
	const struct measurement *best = NULL;
	int64_t value, record = 0;

	for (size_t i = 0; i < milestone->measurement_count; i++) {
		const struct measurement *result = &milestone->measurements[i];

		if (result->kind != MEASURED_OFFLINE || !decimal_parse(result->value, &value) || (best && (milestone->lower ? value > record : value < record)))
			continue;
		best = result;
		record = value;
	}
	return best;
}

const char *milestone_time_box(const struct milestone *milestone, char out[80])
{
	int64_t over = milestone->worked_seconds - milestone->time_box_seconds;
	char worked[24], box[24], more[24];

	if (!milestone->time_box_seconds)
		return NULL;
	moment_clock_length(milestone->time_box_seconds, box);
	if (!milestone->item)
		snprintf(out, 80, "%s", box);
	else if (over <= 0)
		snprintf(out, 80, speech("%s of %s"), moment_clock_length(milestone->worked_seconds, worked), box);
	else
		snprintf(out, 80, speech("%s of %s, %s over"), moment_clock_length(milestone->worked_seconds, worked), box, moment_clock_length(over, more));
	return out;
}

const struct milestone_decision *milestone_decision_of(const struct milestone *milestone)
{
	return milestone->decision_count ? &milestone->decisions[milestone->decision_count - 1] : NULL;
}

int milestone_check_due(const struct milestone *milestone)
{
	const struct deployment *latest = milestone->deployment_count ? &milestone->deployments[milestone->deployment_count - 1] : NULL;
	const struct measurement *production = milestone_latest(milestone, MEASURED_PRODUCTION);

	if (!latest || (production && production->on >= latest->on))
		return DAY_NONE;
	return latest->on + CHECK_AFTER_DAYS;
}

const char *milestone_trade_off(const struct milestone *milestone, const struct milestone_decision *decision, struct arena *arena)
{
	struct parts other = parts_of(decision->instead_of, arena);
	const struct measurement *result = NULL;
	char digits[48];
	int128 cost;
	int64_t value;

	for (size_t i = 0; i < milestone->measurement_count; i++)
		if (milestone->measurements[i].kind == MEASURED_OFFLINE && milestone->measurements[i].on <= decision->on)
			result = &milestone->measurements[i];
	if (other.count != 1 || !result || !decimal_parse(result->value, &value))
		return NULL;
	cost = (int128)value - other.items[0].value;
	return arena_text(arena, decimal_format(digits, milestone->lower ? -cost : cost, 1000000, 3));
}

static struct reading reading_of(const char *typed)
{
	struct reading reading = {0};

	reading.said = typed && decimal_parse(typed, &reading.value);
	return reading;
}

static bool is_watched(const struct milestone *milestone, const struct measurement *measurement)
{
	if (measurement->kind != MEASURED_MONITOR)
		return false;
	return !measurement->metric || (milestone->metric && !strcmp(measurement->metric, milestone->metric));
}

/* What was watched of the bounds, not of the metric. */
static struct parts watched_limits(const struct milestone *milestone, struct arena *arena)
{
	struct parts parts = {0};

	for (size_t i = 0; i < milestone->measurement_count; i++) {
		const struct measurement *measurement = &milestone->measurements[i];
		struct part part = {.name = measurement->metric, .digits = measurement->value};

		if (measurement->kind != MEASURED_MONITOR || !part.name || is_watched(milestone, measurement) || !decimal_parse(part.digits, &part.value))
			continue;
		arena_grow(arena, &parts.items, parts.count, sizeof *parts.items);
		parts.items[parts.count++] = part;
	}
	return parts;
}

/* How many settings a result stands for, 0: none. A run that a tracker kept is one; a result typed without a number says nothing of trials. */
static int64_t trials_of(const struct milestone *milestone, const struct measurement *measurement)
{
	if (measurement->kind != MEASURED_OFFLINE || (measurement->metric && (!milestone->metric || strcmp(measurement->metric, milestone->metric))))
		return 0;
	return measurement->trials > 0 ? measurement->trials : measurement->run != NULL;
}

/* Results in order of their days; a run that was measured on several data is one trial, with the best of its values. */
static size_t attempts_of(const struct milestone *milestone, struct attempt *attempts)
{
	const char *run = NULL;
	size_t count = 0;

	for (size_t i = 0; i < milestone->measurement_count; i++) {
		const struct measurement *measurement = &milestone->measurements[i];
		struct attempt next = {.trials = trials_of(milestone, measurement)}, *last = count ? &attempts[count - 1] : NULL;

		if (!next.trials || !decimal_parse(measurement->value, &next.value))
			continue;
		if (last && run && measurement->run && !strcmp(run, measurement->run))
			last->value = (milestone->lower ? next.value < last->value : next.value > last->value) ? next.value : last->value;
		else
			attempts[count++] = next;
		run = measurement->run;
	}
	return count;
}

void milestone_judge(const struct milestone *milestone, struct arena *arena, struct findings *findings)
{
	const struct measurement *result = milestone_latest(milestone, MEASURED_OFFLINE);
	const struct measurement *production = milestone_latest(milestone, MEASURED_PRODUCTION);
	int64_t *watched = arena_array(arena, milestone->measurement_count, sizeof *watched);
	struct attempt *attempts = arena_array(arena, milestone->measurement_count, sizeof *attempts);
	struct experiment experiment = {
		.accuracy = milestone->metric && !strcmp(milestone->metric, "accuracy"),
		.lower = milestone->lower,
		.baseline = reading_of(milestone->baseline),
		.target = reading_of(milestone->target),
		.positive_rate = reading_of(milestone->positive_rate),
		.result = reading_of(result ? result->value : NULL),
		.train = reading_of(result ? result->train : NULL),
		.production = reading_of(production ? production->value : NULL),
		.watched = watched,
		.attempts = attempts,
	};

	for (size_t i = 0; i < milestone->measurement_count; i++)
		if (is_watched(milestone, &milestone->measurements[i]) && decimal_parse(milestone->measurements[i].value, &watched[experiment.watched_count]))
			experiment.watched_count++;
	experiment.attempt_count = attempts_of(milestone, attempts);
	experiment.result_data = result ? result->dataset : NULL;
	experiment.production_data = production ? production->dataset : NULL;
	experiment.n = production ? production->n : result ? result->n : 0;
	experiment.watched_limits = watched_limits(milestone, arena);
	experiment.bounds = parts_of(milestone->limits, arena);
	experiment.limits = parts_of(result ? result->limits : NULL, arena);
	experiment.subgroups = parts_of(result ? result->subgroups : NULL, arena);
	experiment_judge(&experiment, arena, findings);
}
