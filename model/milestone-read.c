/* Reading milestones: the rows, their values, and the decisions that stand in the evidence. */
#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/evidence.h"
#include "model/milestone.h"
#include "model/moment.h"
#include "model/money.h"
#include "model/names.h"
#include "model/record.h"

const char *const measurement_words[] = {"offline", "production", "monitor", NULL};

enum { CHECK_AFTER_DAYS = 7 }; /* complaints come within the first week */

/* Which are read: one by id, those of a project, or (both 0) those of all open ones. */
struct scope { int64_t id, project, as_of; };

static struct milestone milestone_of(struct query *row, struct arena *arena)
{
	struct milestone milestone = {
		.id = query_int(row, "id"),
		.project = query_int(row, "project"),
		.item = query_int(row, "item"),
		.uid = query_take(row, "uid", arena),
		.code = query_take(row, "code", arena),
		.title = query_take(row, "title", arena),
		.project_path = query_take(row, "project_path", arena),
		.zone = query_take(row, "zone", arena),
		.item_code = query_take(row, "item_code", arena),
		.due_on = query_day(row, "due_on"),
		.every_days = (int)query_int(row, "every_days"),
		.gate = query_take(row, "gate", arena),
		.metric = query_take(row, "metric", arena),
		.lower = !strcmp(query_text(row, "direction"), "lower"),
		.baseline = query_take(row, "baseline", arena),
		.target = query_take(row, "target", arena),
		.positive_rate = query_take(row, "positive_rate", arena),
		.time_box_seconds = query_int(row, "time_box_seconds"),
		.worked_seconds = query_int(row, "worked"),
		.hypothesis = query_take(row, "hypothesis", arena),
		.limits = query_take(row, "limits", arena),
		.compute_plan_micro = query_is_null(row, "compute_plan_micro") ? -1 : query_int(row, "compute_plan_micro"),
		.known_at = query_int(row, "known_at"),
		.closed_on = DAY_NONE,
	};

	milestone.path = arena_print(arena, "%s/%s", milestone.project_path, milestone.code);
	return milestone;
}

static void bind_scope(struct query *rows, const struct scope *scope)
{
	query_set_some(rows, ":id", scope->id);
	query_set_some(rows, ":project", scope->project);
	query_set_int(rows, ":as_of", scope->as_of);
}

static bool read_rows(struct book *book, const struct scope *scope, struct arena *arena, struct milestones *list)
{
	struct query *rows = book_query(book, SQL_MILESTONE_ROWS);

	*list = (struct milestones){0};
	bind_scope(rows, scope);
	while (query_next(rows)) {
		arena_grow(arena, &list->items, list->count, sizeof *list->items);
		list->items[list->count++] = milestone_of(rows, arena);
	}
	return query_ok(rows);
}

static struct measurement measurement_of(struct query *row, struct arena *arena)
{
	return (struct measurement){
		.id = query_int(row, "id"),
		.milestone = query_int(row, "milestone"),
		.kind = (enum measurement_kind)word_find(measurement_words, query_text(row, "kind")),
		.metric = query_take(row, "metric", arena),
		.value = query_take(row, "value", arena),
		.train = query_take(row, "train", arena),
		.dataset = query_take(row, "dataset", arena),
		.version = query_take(row, "version", arena),
		.subgroups = query_take(row, "subgroups", arena),
		.limits = query_take(row, "limits", arena),
		.run = query_take(row, "run", arena),
		.n = query_is_null(row, "n") ? -1 : query_int(row, "n"),
		.trials = query_is_null(row, "trials") ? -1 : query_int(row, "trials"),
		.on = query_day(row, "on_day"),
		.known_at = query_int(row, "known_at"),
	};
}

/* The milestone of a row. Both lists rise by milestone, so one walk along them does; NULL: it isn't among them. */
static struct milestone *next_of(struct milestones *list, size_t *at, int64_t id)
{
	while (*at < list->count && list->items[*at].id < id)
		++*at;
	return *at < list->count && list->items[*at].id == id ? &list->items[*at] : NULL;
}

static bool read_measurements(struct book *book, const struct scope *scope, struct arena *arena, struct milestones *list)
{
	struct query *rows = book_query(book, SQL_MILESTONE_MEASUREMENTS);
	size_t at = 0;

	bind_scope(rows, scope);
	while (query_next(rows)) {
		struct milestone *milestone = next_of(list, &at, query_int(rows, "milestone"));

		if (!milestone)
			continue;
		arena_grow(arena, &milestone->measurements, milestone->measurement_count, sizeof *milestone->measurements);
		milestone->measurements[milestone->measurement_count++] = measurement_of(rows, arena);
	}
	return query_ok(rows);
}

static struct deployment deployment_of(struct query *row, struct arena *arena)
{
	return (struct deployment){
		.id = query_int(row, "id"),
		.milestone = query_int(row, "milestone"),
		.uid = query_take(row, "uid", arena),
		.version = query_take(row, "version", arena),
		.place = query_take(row, "place", arena),
		.rollback_to = query_take(row, "rollback_to", arena),
		.on = query_day(row, "on_day"),
	};
}

static bool read_deployments(struct book *book, const struct scope *scope, struct arena *arena, struct milestones *list)
{
	struct query *rows = book_query(book, SQL_MILESTONE_DEPLOYMENTS);
	size_t at = 0;

	bind_scope(rows, scope);
	while (query_next(rows)) {
		struct milestone *milestone = next_of(list, &at, query_int(rows, "milestone"));

		if (!milestone)
			continue;
		arena_grow(arena, &milestone->deployments, milestone->deployment_count, sizeof *milestone->deployments);
		milestone->deployments[milestone->deployment_count++] = deployment_of(rows, arena);
	}
	return query_ok(rows);
}

static void take_decision(struct milestone *milestone, const struct record *record, struct arena *arena)
{
	const char *word = record->state ? record->state : "";

	arena_grow(arena, &milestone->decisions, milestone->decision_count, sizeof *milestone->decisions);
	milestone->decisions[milestone->decision_count++] = (struct milestone_decision){
		.word = word, .why = record->why, .who = record->who, .instead_of = record->title, .on = record->meant_on, .record = record->number, .typed_at = record->typed_at,
	};
	if (!strcmp(word, "iterate"))
		milestone->iterations++;
	else
		milestone->closed_on = record->meant_on;
}

static bool read_decisions(struct book *book, const struct scope *scope, struct arena *arena, struct milestones *list)
{
	const char *subject = scope->id && list->count ? list->items[0].uid : NULL;
	struct records records;

	if (!list->count)
		return true;
	if (!evidence_list(book, "decision", scope->project, subject, scope->as_of, arena, &records))
		return false;
	for (size_t i = 0; i < records.count; i++)
		for (size_t k = 0; k < list->count; k++)
			if (!strcmp(records.items[i].subject, list->items[k].uid))
				take_decision(&list->items[k], &records.items[i], arena);
	return true;
}

static bool read_all(struct book *book, const struct scope *scope, struct arena *arena, struct milestones *list)
{
	return read_rows(book, scope, arena, list) && read_measurements(book, scope, arena, list) && read_deployments(book, scope, arena, list) && read_decisions(book, scope, arena, list);
}

bool milestone_find(struct book *book, int64_t id, struct arena *arena, struct milestone *milestone)
{
	struct milestones one;

	if (!read_all(book, &(struct scope){.id = id, .as_of = INT64_MAX}, arena, &one))
		return false;
	if (!one.count)
		return book_fail(book, FAULT_MISSING, "There is no such milestone; ambit milestone list names them.");
	*milestone = one.items[0];
	return true;
}

bool milestone_list(struct book *book, int64_t project, int64_t as_of, struct arena *arena, struct milestones *list)
{
	return read_all(book, &(struct scope){.project = project, .as_of = as_of}, arena, list);
}

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
