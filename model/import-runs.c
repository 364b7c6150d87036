/* Runs of an MLflow tracking database become results of milestones. */
#include <stdio.h>
#include <string.h>

#include "model/import.h"
#include "model/imports/job.h"
#include "model/imports/mlflow.h"
#include "model/milestone.h"
#include "model/record.h"

struct runs_import {
	struct book *book;
	const struct import_wish *wish;
	struct arena *arena, *row_arena; /* row_arena is emptied before each run */
	struct import_tally *tally;
	struct tracker tracker;
	struct fault fault;              /* of the foreign file */
	struct source named;             /* for refusals alone: its path */
	struct milestones milestones;    /* of the project, when none was named */
	struct milestone milestone;      /* that was named */
	bool one;
	int64_t read;                    /* runs */
};

/* The foreign file's own refusal speaks of a store: here it is a file that can't be used. */
static bool refuse_file(struct runs_import *import)
{
	char name[132];

	return book_fail(import->book, FAULT_FILE, "%s: can't be read as a tracking database of MLflow.", source_name(import->wish->file, name));
}

static bool leave_out(struct runs_import *import, const char *run, const char *reason)
{
	struct import_tally *tally = import->tally;
	char quoted[64];

	arena_grow(import->arena, &tally->rows, tally->count, sizeof *tally->rows);
	tally->rows[tally->count++] = (struct left_out){0, arena_print(import->arena, "run \"%s\" %s", utf8_quote(run, quoted), reason)};
	tally->refused++;
	return true;
}

static bool find_place(struct runs_import *import)
{
	struct place place;

	if (!import->wish->into)
		return book_fail(import->book, FAULT_INPUT, "Runs go to a milestone, or to those of a project: --into PROJECT/M1 or --into PROJECT.");
	if (!place_find(import->book, import->wish->into, PLACE_PROJECT | PLACE_MILESTONE, import->arena, &place))
		return false;
	import->one = place.kind == PLACE_MILESTONE;
	return import->one ? milestone_find(import->book, place.milestone, import->arena, &import->milestone)
		: milestone_list(import->book, place.project, INT64_MAX, import->arena, &import->milestones);
}

/* The milestone that has the experiment's name for its id or title. */
static const struct milestone *milestone_of(struct runs_import *import, const char *experiment)
{
	char quoted[64];

	if (import->one)
		return &import->milestone;
	for (size_t i = 0; i < import->milestones.count; i++)
		if (text_same_word(import->milestones.items[i].code, experiment) || text_same_word(import->milestones.items[i].title, experiment))
			return &import->milestones.items[i];
	source_refuse(&import->named, 0, "no milestone there is called \"%s\"; --into PROJECT/M1 names one for all.", utf8_quote(experiment, quoted));
	return NULL;
}

static bool is_known(struct runs_import *import, const char *key, bool *known)
{
	struct query *query = book_query(import->book, SQL_IMPORT_GONE);

	query_set_text(query, ":uid", key);
	return query_any(query, known);
}

/* A result has no uid of its own: the key of its run is kept among those that imports pass over. */
static bool remember(struct runs_import *import, const char *key)
{
	int64_t id = book_take_id(import->book, "gone");
	struct query *add = book_query(import->book, SQL_ENTRY_GONE);

	query_set_int(add, ":id", id);
	query_set_text(add, ":uid", key);
	return id && query_run(add, NULL);
}

static bool add(struct runs_import *import, const struct milestone *milestone, const char *run, int64_t ended_at, const struct tracked *found)
{
	struct measurement result = {
		.milestone = milestone->id,
		.kind = MEASURED_OFFLINE,
		.value = found->value,
		.dataset = found->dataset,
		.run = run,
		.n = -1,
		.trials = -1,
		.on = zone_day(milestone->zone, ended_at),
	};

	import->tally->fresh++;
	return milestone_measure(import->book, &result) && book_breathe(import->book);
}

/* Why the run is no result; NULL: it may be one. */
static const char *fault_of(const char *status, bool ended)
{
	if (!strcmp(status, "FINISHED"))
		return ended ? NULL : "has no end";
	return !strcmp(status, "RUNNING") || !strcmp(status, "SCHEDULED") ? "is still running" : "failed or was killed";
}

/* One value of a run. The first goes by the run's own id, so that what an older version kept of it is known again. */
static bool take_value(struct runs_import *import, const struct milestone *milestone, const char *run, int64_t ended_at, const struct tracked *found, bool first)
{
	struct text content = {0};
	char key[208];
	bool known;

	text_print(&content, first ? "mlflow\x1fid\x1f%s" : "mlflow\x1fid\x1f%s\x1f%s", run, found->dataset);
	content_uid(&content, key);
	text_free(&content);
	if (!is_known(import, key, &known))
		return false;
	import->tally->known += known;
	return known || (remember(import, key) && add(import, milestone, run, ended_at, found));
}

static bool take_values(struct runs_import *import, const struct milestone *milestone, const char *run, const char *name, int64_t ended_at)
{
	struct tracked_values values;

	tracker_values(&import->tracker, run, milestone->metric, import->row_arena, &values);
	if (!values.count)
		return leave_out(import, name, arena_print(import->arena, "has no metric \"%.60s\"", milestone->metric));
	for (size_t i = 0; i < values.count; i++) {
		if (!values.items[i].value)
			leave_out(import, name, "has a value that is no number");
		else if (ended_at > book_now(import->book))
			return source_refuse(&import->named, 0, "run \"%.60s\" ends after now.", name);
		else if (!take_value(import, milestone, run, ended_at, &values.items[i], !i))
			return false;
	}
	return true;
}

static const char *name_of(struct runs_import *import, struct query *row)
{
	static const char *const columns[] = {"name", "tagged", "run_uuid"};
	size_t i = 0;

	while (i < 2 && !*query_text(row, columns[i]))
		i++;
	return arena_text(import->row_arena, query_text(row, columns[i]));
}

static bool take_run(struct runs_import *import, struct query *row)
{
	const char *run = arena_text(import->row_arena, query_text(row, "run_uuid")), *name = name_of(import, row);
	int64_t ended_at = query_int(row, "end_time") / 1000;
	const struct milestone *milestone = milestone_of(import, query_text(row, "experiment"));
	const char *reason = fault_of(query_text(row, "status"), !query_is_null(row, "end_time"));

	if (!milestone)
		return false;
	if (!milestone->metric)
		return book_fail(import->book, FAULT_REFUSED, "\"%s\" has no metric that runs could have; milestone edit %s --metric NAME.", milestone->path, milestone->code);
	return reason ? leave_out(import, name, reason) : take_values(import, milestone, run, name, ended_at);
}

static bool take_runs(struct runs_import *import)
{
	struct query *rows = store_query(import->tracker.store, SQL_MLFLOW_RUNS);

	while (query_next(rows)) {
		arena_clear(import->row_arena);
		if (!take_run(import, rows) || !book_goes_on(import->book, "runs read", ++import->read)) {
			query_end(rows);
			return false;
		}
	}
	return import->fault.kind == FAULT_NONE || refuse_file(import);
}

static bool write_act(struct runs_import *import)
{
	char name[132];
	bool ok;

	if (!book_begin(import->book))
		return false;
	ok = find_place(import) && take_runs(import);
	return book_end(import->book, ok, "import", "mlflow %s: %lld new", source_name(import->wish->file, name), (long long)import->tally->fresh);
}

bool import_runs(struct book *book, const struct import_wish *wish, struct arena *arena, struct import_tally *tally)
{
	struct runs_import import = {.book = book, .wish = wish, .arena = arena, .tally = tally,
		.named = {.path = wish->file, .fault = book_fault_slot(book), .descriptor = -1}};
	bool ok;

	*tally = (struct import_tally){0};
	import.row_arena = arena_new();
	ok = tracker_open(&import.tracker, wish->file, &import.fault) ? write_act(&import) : refuse_file(&import);
	tracker_close(&import.tracker);
	arena_free(import.row_arena);
	return ok;
}
