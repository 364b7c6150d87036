/* Reading milestones: the rows, their values, and the decisions that stand in the evidence. */
#include <string.h>

#include "model/evidence.h"
#include "model/milestone.h"
#include "model/names.h"
#include "model/record.h"

const char *const measurement_words[] = {"offline", "production", "monitor", NULL};

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
		.kind = (enum measurement_kind)query_word(row, "kind", measurement_words),
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
