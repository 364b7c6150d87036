#include "db/shape.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "db/inside.h"

static const char make_table[] = "CREATE TABLE ";

/* Where a walk over all that the migrations make stands; the file has it in the same order, mostly. */
struct walk { const struct migration *migration; size_t next; };

static const char *step(struct walk *walk)
{
	while (walk->migration->version && !walk->migration->statements[walk->next])
		*walk = (struct walk){walk->migration + 1, 0};
	return walk->migration->version ? walk->migration->statements[walk->next++] : NULL;
}

static bool find_from(struct walk *walk, const char *sql)
{
	for (const char *made; (made = step(walk)); )
		if (!strcmp(made, sql))
			return true;
	return false;
}

static bool is_made_by_ambit(struct walk *walk, const char *sql)
{
	if (sql && find_from(walk, sql))
		return true;
	*walk = (struct walk){migrations, 0};
	return sql && find_from(walk, sql);
}

/* Does it say how to make a table of that name? SQLite keeps the words of whoever made it, quotes too. */
static bool makes(const char *sql, const char *made)
{
	const char *name = made + strlen(make_table);
	size_t length = strcspn(name, " (");

	sql += strchr("\"`['", *sql) ? 1 : 0;
	return !sqlite3_strnicmp(sql, name, (int)length) && !isalnum((unsigned char)sql[length]) && sql[length] != '_';
}

/* A table that ambit doesn't know does nothing to it. */
static bool is_table_beside(const char *sql)
{
	struct walk walk = {migrations, 0};

	if (strncmp(sql, make_table, strlen(make_table)) != 0)
		return false;
	sql += strlen(make_table);
	if (!isalnum((unsigned char)*sql) && !strchr("\"`['_", *sql))
		return false;
	for (const char *made; (made = step(&walk)); )
		if (!strncmp(made, make_table, strlen(make_table)) && makes(sql, made))
			return false;
	return true;
}

static bool refuse(struct store *store, const unsigned char *name)
{
	char why[80];

	snprintf(why, sizeof why, "\"%.30s\" in it is not as ambit makes it", name ? (const char *)name : "");
	return store_refuse_damaged(store, why);
}

enum look { LOOK_TO_READ, LOOK_TO_WRITE };

static bool is_sound(struct walk *walk, enum look look, int64_t root, const char *sql)
{
	bool is_trigger = sql && !strncmp(sql, "CREATE TRIGGER ", 15), is_table = sql && root > 0 && !strncmp(sql, make_table, strlen(make_table));

	/* only tables and indexes have pages of their own: SQLite holds to that */
	if (is_trigger ? look == LOOK_TO_READ : root > 0 && (look == LOOK_TO_WRITE || !is_table))
		return true;
	return is_made_by_ambit(walk, sql) || (is_table && is_table_beside(sql));
}

static bool look_at_all(struct store *store, enum look look)
{
	struct walk walk = {migrations, 0};
	sqlite3_stmt *rows = NULL;
	bool ok = store_prepare(store, "SELECT rootpage, name, sql FROM sqlite_schema", &rows);
	int code = SQLITE_DONE;

	while (ok && (code = sqlite3_step(rows)) == SQLITE_ROW)
		if (!is_sound(&walk, look, sqlite3_column_int64(rows, 0), (const char *)sqlite3_column_text(rows, 2)))
			ok = refuse(store, sqlite3_column_text(rows, 1));
	if (ok && code != SQLITE_DONE)
		ok = store_refuse(store, code);
	sqlite3_finalize(rows);
	return ok;
}

bool shape_can_be_read(struct store *store)
{
	return look_at_all(store, LOOK_TO_READ);
}

bool shape_can_be_written(struct store *store)
{
	/* one with tables of its own is a test's */
	return store->fact_tables != fact_tables || look_at_all(store, LOOK_TO_WRITE);
}
