#include "db/query.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/inside.h"

bool store_prepare(struct store *store, const char *sql, sqlite3_stmt **compiled)
{
	int code = sqlite3_prepare_v3(store->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, compiled, NULL);

	return code == SQLITE_OK || store_refuse(store, code);
}

static bool query_fail(struct query *query, int code)
{
	query->failed = true;
	return store_refuse(query->store, code);
}

static bool query_misuse(struct query *query, const char *what, const char *name)
{
	query->failed = true;
	return store_refuse_bug(query->store, "the statement %s %s \"%s\".", statement_name[query->statement], what, name);
}

/* The statement's own place, made when it is first asked for. */
static struct query *place_of(struct store *store, enum statement statement)
{
	if (!store->queries[statement])
		store->queries[statement] = calloc(1, sizeof(struct query));
	return store->queries[statement] ? store->queries[statement] : &store->lost;
}

struct query *store_query(struct store *store, enum statement statement)
{
	struct query *query = place_of(store, statement);

	query->store = store;
	query->statement = statement;
	query->failed = query->doubted = query->running = query->over = false;
	query->bound = 0;
	if (query->compiled) {
		sqlite3_reset(query->compiled);
		sqlite3_clear_bindings(query->compiled);
	} else if (query == &store->lost) {
		query_fail(query, SQLITE_NOMEM);
	} else {
		query->failed = !store_prepare(store, statement_text[statement], &query->compiled);
	}
	return query;
}

/* A statement is bound in the same order again, with names that are literals as a rule: one comparison settles it. */
static int parameter_place(struct query *query, const char *name)
{
	struct spot *spot = &query->parameters[query->bound++ % SPOTS];

	if (query->failed)
		return 0;
	if (query->running || query->over) {
		query_misuse(query, "is bound while it runs:", name);
		return 0;
	}
	if (spot->asked == name && strcmp(spot->name, name) == 0)
		return spot->index;
	*spot = (struct spot){.asked = name, .index = sqlite3_bind_parameter_index(query->compiled, name)};
	if (spot->index == 0)
		query_misuse(query, "has no parameter", name);
	else if (strlen(name) < sizeof spot->name)
		strcpy(spot->name, name);
	return spot->index;
}

static void query_bound(struct query *query, int code)
{
	if (code != SQLITE_OK)
		query_fail(query, code);
}

void query_set_int(struct query *query, const char *name, int64_t value)
{
	int place = parameter_place(query, name);

	if (place)
		query_bound(query, sqlite3_bind_int64(query->compiled, place, value));
}

void query_set_text(struct query *query, const char *name, const char *value)
{
	int place = parameter_place(query, name);

	if (place)
		query_bound(query, sqlite3_bind_text(query->compiled, place, value, -1, SQLITE_TRANSIENT));
}

void query_set_bytes(struct query *query, const char *name, const void *bytes, size_t size)
{
	int place = parameter_place(query, name);

	/* No bytes are a blob of no length, not NULL. */
	if (place)
		query_bound(query, sqlite3_bind_blob64(query->compiled, place, size ? bytes : "", size, SQLITE_TRANSIENT));
}

void query_set_null(struct query *query, const char *name)
{
	int place = parameter_place(query, name);

	if (place)
		query_bound(query, sqlite3_bind_null(query->compiled, place));
}

/* A write outside of a transaction would be neither undoable nor durable. */
static bool query_may_start(struct query *query)
{
	if (query->running || sqlite3_stmt_readonly(query->compiled) || store_in_transaction(query->store))
		return true;
	return query_misuse(query, "writes outside of a transaction on", query->store->path);
}

bool query_next(struct query *query)
{
	int code;

	if (query->failed || query->doubted || query->over || !query_may_start(query))
		return false;
	query->running = true;
	code = sqlite3_step(query->compiled);
	if (code == SQLITE_ROW)
		return true;
	if (code != SQLITE_DONE)
		query_fail(query, code);
	query_end(query);
	return false;
}

bool query_ok(const struct query *query)
{
	return !query->failed && !query->doubted;
}

void query_end(struct query *query)
{
	if (query->compiled)
		sqlite3_reset(query->compiled);
	query->running = false;
	query->over = true;
}

/* By where the name stands in the program: it is a literal as a rule. One of two neighbours is its own. */
static struct seat *seat_of(struct query *query, const char *column)
{
	size_t place = (uint32_t)((uintptr_t)column * 0x9e3779b1) / (UINT32_MAX / SEATS + 1);
	struct seat *seat = &query->columns[place];

	return seat->asked && seat->asked != column ? &query->columns[place ^ 1] : seat;
}

static int column_find(struct query *query, const char *column)
{
	for (int i = sqlite3_column_count(query->compiled); i-- > 0;)
		if (strcmp(sqlite3_column_name(query->compiled, i), column) == 0)
			return i;
	query_misuse(query, "has no column", column);
	return -1;
}

int query_column(struct query *query, const char *column)
{
	struct seat *seat;
	int index;

	if (query->failed)
		return -1;
	seat = seat_of(query, column);
	if (seat->asked == column && strcmp(sqlite3_column_name(query->compiled, seat->index), column) == 0)
		return seat->index;
	index = column_find(query, column);
	if (index >= 0)
		*seat = (struct seat){column, index};
	return index;
}

int64_t query_int_at(struct query *query, int place)
{
	return query->running && place >= 0 ? sqlite3_column_int64(query->compiled, place) : 0;
}

const char *query_text_at(struct query *query, int place)
{
	const unsigned char *text = query->running && place >= 0 ? sqlite3_column_text(query->compiled, place) : NULL;

	return text ? (const char *)text : "";
}

bool query_is_null_at(struct query *query, int place)
{
	return !query->running || place < 0 || sqlite3_column_type(query->compiled, place) == SQLITE_NULL;
}

void query_doubt(struct query *query, int place)
{
	char why[80];

	if (query->failed || query->doubted || !query->running || place < 0)
		return;
	query->doubted = true;
	snprintf(why, sizeof why, "%.30s can't be \"%.30s\"", sqlite3_column_name(query->compiled, place), query_text_at(query, place));
	store_refuse_damaged(query->store, why);
}

int64_t query_int(struct query *query, const char *column)
{
	return query_int_at(query, query_column(query, column));
}

const char *query_text(struct query *query, const char *column)
{
	return query_text_at(query, query_column(query, column));
}

const void *query_bytes(struct query *query, const char *column, size_t *size)
{
	int place = query_column(query, column);
	const void *bytes = query->running && place >= 0 ? sqlite3_column_blob(query->compiled, place) : NULL;

	*size = bytes ? (size_t)sqlite3_column_bytes(query->compiled, place) : 0;
	return bytes ? bytes : "";
}

bool query_is_null(struct query *query, const char *column)
{
	return query_is_null_at(query, query_column(query, column));
}

bool query_run(struct query *query, int64_t *id)
{
	bool found = query_next(query);

	if (found && id)
		*id = query_int_at(query, 0);
	while (query_next(query))
		;
	if (query->failed)
		return false;
	query->store->changes = sqlite3_changes64(query->store->sqlite);
	if (id && !found)
		return query_misuse(query, "answers no", "id");
	return true;
}

int64_t query_changes(struct query *query)
{
	return query->store->changes;
}
