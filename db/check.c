/* Is the file sound, and is every row what the program wrote? */
#include <stdio.h>
#include <string.h>

#include "db/changeset.h"
#include "db/inside.h"
#include "db/rows.h"

struct listener {
	void (*say)(void *context, const char *line);
	void *context;
};

/* A line of a check must stay one line. */
static void say(const struct listener *listener, const char *format, const char *one, const char *two)
{
	char line[400];

	snprintf(line, sizeof line, format, one, two);
	for (char *c = line; *c; c++)
		if (*c == '\n')
			*c = ' ';
	listener->say(listener->context, line);
}

static void say_fault(struct store *store, const struct listener *listener)
{
	say(listener, "file: %s%s", store->fault->text, "");
	fault_clear(store->fault);
}

/* A damaged file ends a check early: that is a line too, as the other checks still may tell where. */
static bool each_row(struct store *store, const char *sql, const struct listener *listener,
	void (*row)(const struct listener *, sqlite3_stmt *))
{
	sqlite3_stmt *rows = NULL;
	int code;

	if (!store_prepare(store, sql, &rows)) {
		say_fault(store, listener);
		return false;
	}
	while ((code = sqlite3_step(rows)) == SQLITE_ROW)
		row(listener, rows);
	if (code != SQLITE_DONE) {
		store_refuse(store, code);
		say_fault(store, listener);
	}
	sqlite3_finalize(rows);
	return code == SQLITE_DONE;
}

static const char *text_at(sqlite3_stmt *row, int column)
{
	const unsigned char *text = sqlite3_column_text(row, column);

	return text ? (const char *)text : "?";
}

static void integrity_row(const struct listener *listener, sqlite3_stmt *row)
{
	if (strcmp(text_at(row, 0), "ok") != 0)
		say(listener, "file: %s%s", text_at(row, 0), "");
}

static void key_row(const struct listener *listener, sqlite3_stmt *row)
{
	char what[120];

	snprintf(what, sizeof what, "%s %s", text_at(row, 0), text_at(row, 1));
	say(listener, "%s: names a missing %s", what, text_at(row, 2));
}

static bool part_is_whole(struct store *store, int64_t act, int64_t part)
{
	struct query *query = store_query(store, SQL_ACT_PART_CHANGES);
	size_t size, digest_size;
	bool whole = false;

	query_set_int(query, ":act", act);
	query_set_int(query, ":part", part);
	if (query_next(query)) {
		const void *digest = query_bytes(query, "digest", &digest_size);
		const void *changes = query_bytes(query, "changes", &size);

		whole = changeset_is_whole(changes, size, digest, digest_size);
	}
	query_end(query);
	return whole;
}

static void check_acts(struct store *store, const struct listener *listener)
{
	struct query *acts = store_query(store, SQL_ACT_CHECK_LIST);
	size_t size, digest_size;
	char id[24];

	while (query_next(acts)) {
		const void *digest = query_bytes(acts, "digest", &digest_size);
		const void *changes = query_bytes(acts, "changes", &size);
		bool whole = changeset_is_whole(changes, size, digest, digest_size);

		for (int64_t part = 1; whole && part <= query_int(acts, "parts"); part++)
			whole = part_is_whole(store, query_int(acts, "id"), part);
		snprintf(id, sizeof id, "%lld", (long long)query_int(acts, "id"));
		if (!whole)
			say(listener, "act %s: its record is damaged%s", id, "");
	}
	if (!query_ok(acts))
		say_fault(store, listener);
}

bool store_check(struct store *store, void (*listen)(void *context, const char *line), void *context)
{
	struct listener listener = {listen, context};
	bool held = !store_in_transaction(store);
	bool ok;

	if (held && !store_hold(store))
		return false;
	each_row(store, "PRAGMA integrity_check", &listener, integrity_row);
	each_row(store, "PRAGMA foreign_key_check", &listener, key_row);
	check_acts(store, &listener);
	ok = schema_check(store, listen, context) && rows_check(store, listen, context);
	if (held)
		store_release(store);
	return ok;
}
