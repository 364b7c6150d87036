#include "model/imports/mlflow.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "db/foreign.h"
#include "model/utf8.h"

enum { DATA_LIMIT = 200 };

static bool has(struct tracker *tracker, const char *table, const char *column)
{
	struct query *asked = store_query(tracker->store, SQL_MLFLOW_HAS);
	bool known;

	query_set_text(asked, ":table", table);
	query_set_text(asked, ":column", column);
	known = query_next(asked);
	query_end(asked);
	return known;
}

/* Where its version keeps the last values. */
static bool find_metrics(struct tracker *tracker)
{
	bool last = has(tracker, "latest_metrics", "value"), stepped = has(tracker, "metrics", "is_nan");

	tracker->metric = last ? SQL_MLFLOW_METRIC : stepped ? SQL_MLFLOW_METRIC_HISTORY : SQL_MLFLOW_METRIC_FIRST;
	return last || has(tracker, "metrics", "value");
}

bool tracker_open(struct tracker *tracker, const char *path, struct fault *fault)
{
	*tracker = (struct tracker){.store = foreign_open(path, fault)};
	if (!tracker->store || !has(tracker, "runs", "run_uuid") || !has(tracker, "experiments", "lifecycle_stage") ||
	    !has(tracker, "tags", "value") || !find_metrics(tracker))
		return false;
	tracker->knows_data = has(tracker, "inputs", "source_id") && has(tracker, "datasets", "digest");
	tracker->knows_contexts = tracker->knows_data && has(tracker, "input_tags", "input_uuid");
	tracker->knows_models = has(tracker, "logged_model_metrics", "dataset_digest");
	return fault->kind == FAULT_NONE;
}

void tracker_close(struct tracker *tracker)
{
	if (tracker->store)
		store_close(tracker->store);
	tracker->store = NULL;
}

/* With at most six decimals, as one would type it; NULL when that can't be said. */
static const char *decimal_of(const char *value, struct arena *arena)
{
	double number = strtod(value, NULL);
	char *text;
	size_t length;

	if (!isfinite(number) || fabs(number) > 1e11)
		return NULL;
	text = arena_print(arena, "%.6f", number);
	length = strlen(text);
	while (text[length - 1] == '0' && text[length - 2] != '.')
		text[--length] = '\0';
	if (text[length - 1] == '0')
		text[length - 2] = '\0';
	return strcmp(text, "-0") ? text : "0";
}

/* NAME@DIGEST of each row, joined; NULL: there is none. */
static const char *data_of(struct query *rows, const char *run, struct arena *arena)
{
	const char *list = NULL;

	query_set_text(rows, ":run", run);
	while (query_next(rows))
		list = arena_print(arena, "%s%s%s@%s", list ? list : "", list ? ", " : "", query_text(rows, "name"), query_text(rows, "digest"));
	return list ? arena_text_n(arena, list, utf8_cut(list, DATA_LIMIT)) : NULL;
}

/* What it was measured on, where that was told apart from what it was trained on; else all that it was given. */
static const char *given_data(struct tracker *tracker, const char *run, struct arena *arena)
{
	const char *data = NULL;

	if (tracker->knows_contexts)
		data = data_of(store_query(tracker->store, SQL_MLFLOW_DATA_JUDGED), run, arena);
	return data || !tracker->knows_data ? data : data_of(store_query(tracker->store, SQL_MLFLOW_DATA), run, arena);
}

static void add(struct tracked_values *values, struct query *row, const char *dataset, struct arena *arena)
{
	struct tracked *last = values->count ? &values->items[values->count - 1] : NULL;

	if (!last || !last->dataset || !dataset || strcmp(last->dataset, dataset)) {
		arena_grow(arena, &values->items, values->count, sizeof *values->items);
		last = &values->items[values->count++];
	}
	*last = (struct tracked){query_int(row, "is_nan") ? NULL : decimal_of(query_text(row, "value"), arena), dataset};
}

static void add_by_data(struct tracker *tracker, const char *run, const char *metric, struct arena *arena, struct tracked_values *values)
{
	struct query *rows = store_query(tracker->store, SQL_MLFLOW_MODEL_METRICS);

	query_set_text(rows, ":run", run);
	query_set_text(rows, ":key", metric);
	while (query_next(rows)) {
		const char *data = arena_print(arena, "%s@%s", query_text(rows, "name"), query_text(rows, "digest"));

		add(values, rows, arena_text_n(arena, data, utf8_cut(data, DATA_LIMIT)), arena);
	}
}

void tracker_values(struct tracker *tracker, const char *run, const char *metric, struct arena *arena, struct tracked_values *values)
{
	struct query *row;

	*values = (struct tracked_values){0};
	if (tracker->knows_models)
		add_by_data(tracker, run, metric, arena, values);
	if (values->count)
		return;
	row = store_query(tracker->store, tracker->metric);
	query_set_text(row, ":run", run);
	query_set_text(row, ":key", metric);
	if (query_next(row))
		add(values, row, NULL, arena);
	query_end(row);
	if (values->count)
		values->items[0].dataset = given_data(tracker, run, arena);
}
