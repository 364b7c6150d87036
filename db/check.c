/* Is the file sound, and is every row what the program wrote? */
#include <stdio.h>
#include <string.h>

#include "db/changeset.h"
#include "db/inside.h"
#include "db/rows.h"
#include "db/rules.h"

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

static bool forgive(struct store *store, const struct listener *listener)
{
	return store_forgive_damage(store, "file", listener->say, listener->context);
}

/* Damage ends one check early: that is a line too, as the others may still tell where. False on any other fault. */
static bool each_row(struct store *store, const char *sql, const struct listener *listener,
	void (*row)(const struct listener *, sqlite3_stmt *))
{
	sqlite3_stmt *rows = NULL;
	int code;

	if (!store_prepare(store, sql, &rows))
		return forgive(store, listener);
	while ((code = sqlite3_step(rows)) == SQLITE_ROW)
		row(listener, rows);
	if (code != SQLITE_DONE)
		store_refuse(store, code);
	sqlite3_finalize(rows);
	return code == SQLITE_DONE || forgive(store, listener);
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

static bool row_is_whole(struct query *row)
{
	size_t size, digest_size;
	const void *digest = query_bytes(row, "digest", &digest_size);
	const void *changes = query_bytes(row, "changes", &size);

	return changeset_is_whole(changes, size, digest, digest_size);
}

static bool check_part(struct store *store, int64_t act, int64_t part, bool *whole)
{
	struct query *row = store_query(store, SQL_ACT_PART_CHANGES);

	query_set_int(row, ":act", act);
	query_set_int(row, ":part", part);
	*whole = query_next(row) && row_is_whole(row);
	query_end(row);
	return query_ok(row);
}

static bool check_acts(struct store *store, const struct listener *listener)
{
	struct query *acts = store_query(store, SQL_ACT_CHECK_LIST);
	int64_t count = 0;
	bool ok = true;

	while (ok && query_next(acts)) {
		int64_t id = query_int(acts, "id"), parts = query_int(acts, "parts");
		bool whole = row_is_whole(acts);

		ok = store_goes_on(store, "acts looked at", ++count);
		for (int64_t part = 1; ok && whole && part <= parts; part++)
			ok = check_part(store, id, part, &whole);
		if (ok && !whole)
			say(listener, "act %s: its record is damaged%s", query_text(acts, "id"), "");
	}
	query_end(acts);
	return (ok && query_ok(acts)) || forgive(store, listener);
}

bool store_check(struct store *store, void (*listen)(void *context, const char *line), void *context)
{
	struct listener listener = {listen, context};
	bool held = !store_in_transaction(store);
	bool ok;

	if (held && !store_hold(store))
		return false;
	store->damaged = false;
	ok = each_row(store, "PRAGMA integrity_check", &listener, integrity_row) && schema_has_tables(store) &&
		each_row(store, "PRAGMA foreign_key_check", &listener, key_row) &&
		check_acts(store, &listener) &&
		(schema_check(store, listen, context) || forgive(store, &listener)) &&
		rules_check(store, listen, context) && rows_check(store, listen, context);
	if (held)
		store_release(store);
	return ok;
}

/* The newest act whose record is damaged: none before it can be undone either. */
static bool find_damaged_act(struct store *store, int64_t *newest)
{
	struct query *acts = store_query(store, SQL_ACT_CHECK_LIST);
	bool ok = true;

	*newest = 0;
	while (ok && query_next(acts)) {
		int64_t id = query_int(acts, "id"), parts = query_int(acts, "parts");
		bool whole = row_is_whole(acts);

		for (int64_t part = 1; ok && whole && part <= parts; part++)
			ok = check_part(store, id, part, &whole);
		if (ok && !whole && id > *newest)
			*newest = id;
	}
	query_end(acts);
	return ok && query_ok(acts);
}

static bool forget_acts(struct store *store, int64_t newest)
{
	struct query *forget = store_query(store, SQL_ACT_FORGET_OLD);

	query_set_int(forget, ":id", newest + 1);
	if (!query_run(forget, NULL))
		return false;
	forget = store_query(store, SQL_ACT_PART_FORGET);
	query_set_int(forget, ":id", 0);
	return query_run(forget, NULL);
}

bool store_mend(struct store *store)
{
	int64_t damaged;

	return schema_mend(store) && find_damaged_act(store, &damaged) && (!damaged || forget_acts(store, damaged));
}
