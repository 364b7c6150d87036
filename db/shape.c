#include "db/shape.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "db/inside.h"

static const char make_table[] = "CREATE TABLE ";

enum { SCHEMA_NAME = 1, SCHEMA_ROOTPAGE = 3, SCHEMA_SQL, SCHEMA_COLUMNS }; /* of sqlite_schema */

static const char *step(struct shape_walk *walk)
{
	while (walk->migration->version && !walk->migration->statements[walk->next])
		*walk = (struct shape_walk){walk->migration + 1, 0};
	return walk->migration->version ? walk->migration->statements[walk->next++] : NULL;
}

static bool find_from(struct shape_walk *walk, const char *sql)
{
	for (const char *made; (made = step(walk)); )
		if (!strcmp(made, sql))
			return true;
	return false;
}

static bool is_made_by_ambit(struct shape_walk *walk, const char *sql)
{
	if (find_from(walk, sql))
		return true;
	*walk = (struct shape_walk){migrations, 0};
	return find_from(walk, sql);
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
	struct shape_walk walk = {migrations, 0};

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

static bool refuse(struct store *store, const char *name)
{
	char why[80];

	snprintf(why, sizeof why, "\"%.30s\" in it is not as ambit makes it", name);
	return store_refuse_damaged(store, why);
}

static void note(char name[SHAPE_NAME], const unsigned char *found)
{
	if (!*name)
		snprintf(name, SHAPE_NAME, "%s", found && *found ? (const char *)found : "?");
}

static void look_at(struct shape *shape, sqlite3_stmt *row)
{
	const char *sql = (const char *)sqlite3_column_text(row, SCHEMA_SQL);

	if (sql && is_made_by_ambit(&shape->walk, sql))
		return;
	/* only tables and indexes have pages of their own: SQLite holds to that */
	if (sqlite3_column_int64(row, SCHEMA_ROOTPAGE) > 0 && (!sql || strncmp(sql, make_table, strlen(make_table)) != 0 || is_table_beside(sql)))
		return;
	note(sql && !strncmp(sql, "CREATE TRIGGER ", 15) ? shape->unwritable : shape->unreadable, sqlite3_column_text(row, SCHEMA_NAME));
}

/* While the schema is read for the first time, the statement that does it is known by its first row. */
static bool is_of_schema(struct shape *shape, sqlite3_stmt *row)
{
	bool is_named;

	if (sqlite3_column_count(row) != SCHEMA_COLUMNS) {
		shape->reader = NULL;
		return false;
	}
	if (row == shape->reader)
		return true;
	is_named = !strcmp(sqlite3_column_name(row, SCHEMA_SQL), "sql") && !strcmp(sqlite3_column_name(row, SCHEMA_ROOTPAGE), "rootpage");
	shape->reader = shape->is_first && is_named ? row : NULL;
	return is_named;
}

/* Rows of the schema pass by here whenever SQLite reads it: to read it once more would be a twentieth of a short verb. */
static int see(unsigned what, void *context, void *row, void *unused)
{
	struct shape *shape = context;

	(void)what;
	(void)unused;
	if (is_of_schema(shape, row)) {
		shape->rows++;
		look_at(shape, row);
	}
	return 0;
}

void shape_watch(struct store *store)
{
	store->shape = (struct shape){.walk = {migrations, 0}};
	sqlite3_trace_v2(store->sqlite, SQLITE_TRACE_ROW, see, &store->shape);
}

bool shape_can_be_read(struct store *store)
{
	int code;

	store->shape.is_first = true;
	/* asks for a table's name alone, and for that reads the schema */
	code = sqlite3_table_column_metadata(store->sqlite, "main", "sqlite_schema", NULL, NULL, NULL, NULL, NULL, NULL);
	store->shape.is_first = false;
	store->shape.reader = NULL;
	if (code != SQLITE_OK)
		return store_refuse(store, code);
	if (!store->shape.rows && !store_run(store, "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema"))
		return false;
	return !*store->shape.unreadable || refuse(store, store->shape.unreadable);
}

bool shape_can_be_written(struct store *store)
{
	/* one with tables of its own is a test's */
	return store->fact_tables != fact_tables || !*store->shape.unwritable || refuse(store, store->shape.unwritable);
}
