/* Runs of an MLflow tracking database become results of milestones. Its columns differ by version: only old ones are asked for. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/foreign.h"
#include "model/import.h"
#include "model/imports/job.h"
#include "model/milestone.h"
#include "model/record.h"

struct runs_import {
	struct book *book;
	const struct import_wish *wish;
	struct arena *arena, *row_arena; /* row_arena is emptied before each run */
	struct import_tally *tally;
	struct store *runs;
	struct fault fault;              /* of the foreign file */
	struct source named;             /* for refusals alone: its path */
	struct milestones milestones;    /* of the project, when none was named */
	struct milestone milestone;      /* that was named */
	bool one, knows_data;
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
	*known = query_next(query);
	query_end(query);
	return query_ok(query);
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

/* With at most six decimals, as one would type it; NULL when that can't be said. */
static const char *decimal_of(struct runs_import *import, const char *value)
{
	double number = strtod(value, NULL);
	char *text;
	size_t length;

	if (!isfinite(number) || fabs(number) > 1e11)
		return NULL;
	text = arena_print(import->row_arena, "%.6f", number);
	length = strlen(text);
	while (text[length - 1] == '0' && text[length - 2] != '.')
		text[--length] = '\0';
	if (text[length - 1] == '0')
		text[length - 2] = '\0';
	return strcmp(text, "-0") ? text : "0";
}

/* The value of the milestone's metric; NULL, and *reason, when the run has none that counts. */
static const char *value_of(struct runs_import *import, const char *run, const struct milestone *milestone, const char **reason)
{
	struct query *metric = store_query(import->runs, SQL_MLFLOW_METRIC);
	const char *value = NULL;

	query_set_text(metric, ":run", run);
	query_set_text(metric, ":key", milestone->metric);
	*reason = arena_print(import->arena, "has no metric \"%.60s\"", milestone->metric);
	if (query_next(metric)) {
		value = query_int(metric, "is_nan") ? NULL : decimal_of(import, query_text(metric, "value"));
		*reason = "has a value that is no number";
	}
	query_end(metric);
	return value;
}

/* NAME@DIGEST of all that it was given; NULL: nothing is known of it. */
static const char *data_of(struct runs_import *import, const char *run)
{
	enum { DATA_LIMIT = 200 };
	struct query *data;
	const char *list = NULL;

	if (!import->knows_data)
		return NULL;
	data = store_query(import->runs, SQL_MLFLOW_DATA);
	query_set_text(data, ":run", run);
	while (query_next(data))
		list = arena_print(import->row_arena, "%s%s%s@%s", list ? list : "", list ? ", " : "", query_text(data, "name"), query_text(data, "digest"));
	return list ? arena_text_n(import->row_arena, list, utf8_cut(list, DATA_LIMIT)) : NULL;
}

static bool add(struct runs_import *import, const struct milestone *milestone, const char *run, int64_t ended_at, const char *value)
{
	struct measurement result = {
		.milestone = milestone->id,
		.kind = MEASURED_OFFLINE,
		.value = value,
		.dataset = data_of(import, run),
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

static bool take_run(struct runs_import *import, struct query *row)
{
	const char *run = arena_text(import->row_arena, query_text(row, "run_uuid")), *name = arena_text(import->row_arena, query_text(row, "name"));
	int64_t ended_at = query_int(row, "end_time") / 1000;
	const struct milestone *milestone = milestone_of(import, query_text(row, "experiment"));
	const char *reason = fault_of(query_text(row, "status"), !query_is_null(row, "end_time")), *value;
	struct text content = {0};
	char key[208];
	bool known;

	if (!milestone)
		return false;
	if (!milestone->metric)
		return book_fail(import->book, FAULT_REFUSED, "\"%s\" has no metric that runs could have; milestone edit %s --metric NAME.", milestone->path, milestone->code);
	name = *name ? name : run;
	if (reason || !(value = value_of(import, run, milestone, &reason)))
		return leave_out(import, name, reason);
	if (ended_at > book_now(import->book))
		return source_refuse(&import->named, 0, "run \"%.60s\" ends after now.", name);
	text_print(&content, "mlflow\x1fid\x1f%s", run);
	content_uid(&content, key);
	text_free(&content);
	if (!is_known(import, key, &known))
		return false;
	import->tally->known += known;
	return known || (remember(import, key) && add(import, milestone, run, ended_at, value));
}

static bool take_runs(struct runs_import *import)
{
	struct query *rows = store_query(import->runs, SQL_MLFLOW_RUNS), *knows = store_query(import->runs, SQL_MLFLOW_KNOWS_DATA);

	import->knows_data = query_next(knows);
	query_end(knows);
	while (query_next(rows)) {
		arena_clear(import->row_arena);
		if (!take_run(import, rows)) {
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
	import.runs = foreign_open(wish->file, &import.fault);
	if (!import.runs)
		return refuse_file(&import);
	import.row_arena = arena_new();
	ok = write_act(&import);
	arena_free(import.row_arena);
	store_close(import.runs);
	return ok;
}
