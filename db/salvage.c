/*
 * Each table is read by rising rowid. Where a page can't be read, the next ids are asked for one by one until the tree
 * leads to a sound page again: its upper pages are few, and mostly whole.
 */
#include "db/salvage.h"

#include "db/inside.h"
#include "db/path.h"
#include "db/rows.h"
#include "db/rules.h"
#include "db/salvage-copy.h"

enum {
	PATIENCE = 200000,     /* ids asked for in vain, one after the other */
	FIRST_PATIENCE = 5000, /* as long as nothing was read, and nobody knows the last one */
};

struct reading {
	struct store *into;
	struct salvage *salvage;
	sqlite3 *from;
	const char *table;
	char *columns;        /* that both have, "a","b" */
	int count;
	sqlite3_stmt *rows, *add;
	sqlite3_int64 last;   /* rowid read last */
};

void salvage_expect(struct store *into)
{
	sqlite3_db_config(into->sqlite, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
}

/* The columns that the damaged table has too, quoted, by the new one's order. */
static bool find_columns(struct reading *reading)
{
	sqlite3_stmt *list = NULL;
	char *columns = NULL;

	reading->count = 0;
	if (!store_prepare(reading->into, "SELECT name FROM pragma_table_info(?1)", &list))
		return false;
	sqlite3_bind_text(list, 1, reading->table, -1, SQLITE_STATIC);
	while (sqlite3_step(list) == SQLITE_ROW) {
		const char *name = (const char *)sqlite3_column_text(list, 0);

		if (sqlite3_table_column_metadata(reading->from, NULL, reading->table, name, NULL, NULL, NULL, NULL, NULL) != SQLITE_OK)
			continue;
		columns = sqlite3_mprintf(columns ? "%z,\"%w\"" : "%z\"%w\"", columns, name);
		reading->count++;
	}
	sqlite3_finalize(list);
	reading->columns = columns;
	return true;
}

static bool prepare_add(struct reading *reading)
{
	char *marks = sqlite3_mprintf("?"), *sql;
	bool ok;

	for (int i = 1; i < reading->count; i++)
		marks = sqlite3_mprintf("%z,?", marks);
	sql = sqlite3_mprintf("INSERT INTO \"%w\" (%s) VALUES (%s)", reading->table, reading->columns, marks);
	ok = sql && store_prepare(reading->into, sql, &reading->add);
	sqlite3_free(marks);
	sqlite3_free(sql);
	return ok;
}

/* A new store has some rows of its own, such as own time: the damaged one's are meant. */
static bool empty_table(struct reading *reading)
{
	char *sql = sqlite3_mprintf("DELETE FROM \"%w\" WHERE 1", reading->table);
	bool ok = sql && store_run(reading->into, sql);

	sqlite3_free(sql);
	return ok;
}

static void add_row(struct reading *reading)
{
	for (int i = 0; i < reading->count; i++)
		sqlite3_bind_value(reading->add, i + 1, sqlite3_column_value(reading->rows, 1 + i));
	if (sqlite3_step(reading->add) == SQLITE_DONE)
		reading->salvage->rows++;
	else
		reading->salvage->unfit++;
	sqlite3_reset(reading->add);
}

/* From that rowid up to where reading fails. True at the end of the table. */
static bool read_on(struct reading *reading, sqlite3_int64 next)
{
	int code;

	sqlite3_reset(reading->rows);
	sqlite3_bind_int64(reading->rows, 1, next);
	while ((code = sqlite3_step(reading->rows)) == SQLITE_ROW) {
		reading->last = sqlite3_column_int64(reading->rows, 0);
		add_row(reading);
	}
	return code == SQLITE_DONE;
}

static bool last_rowid(struct reading *reading, sqlite3_int64 *last)
{
	char *sql = sqlite3_mprintf("SELECT max(rowid) FROM \"%w\"", reading->table);
	sqlite3_stmt *ask = NULL;
	bool known = sql && sqlite3_prepare_v2(reading->from, sql, -1, &ask, NULL) == SQLITE_OK && sqlite3_step(ask) == SQLITE_ROW;

	if (known)
		*last = sqlite3_column_int64(ask, 0);
	sqlite3_finalize(ask);
	sqlite3_free(sql);
	return known;
}

static void read_by_id(struct reading *reading)
{
	sqlite3_int64 next = 0, end = INT64_MAX, before;
	int vain = 0;
	bool known = last_rowid(reading, &end);

	reading->last = -1;
	while (!read_on(reading, next)) {
		reading->salvage->gaps = true;
		before = next;
		next = (reading->last >= next ? reading->last : next) + 1;
		vain = next == before + 1 && reading->last < before ? vain + 1 : 0;
		if (next > end || vain > (known || reading->last >= 0 ? PATIENCE : FIRST_PATIENCE))
			break;
	}
}

static void read_table(struct reading *reading)
{
	char *sql = sqlite3_mprintf("SELECT rowid,%s FROM \"%w\" WHERE rowid >= ?1 ORDER BY rowid", reading->columns, reading->table);

	if (sql && sqlite3_prepare_v2(reading->from, sql, -1, &reading->rows, NULL) == SQLITE_OK)
		read_by_id(reading);
	else
		reading->salvage->gaps = true;
	sqlite3_finalize(reading->rows);
	reading->rows = NULL;
	sqlite3_free(sql);
}

static bool copy_table(struct reading *reading)
{
	bool ok = find_columns(reading);

	if (ok && reading->count) {
		ok = empty_table(reading) && prepare_add(reading);
		if (ok)
			read_table(reading);
		sqlite3_finalize(reading->add);
		reading->add = NULL;
	} else if (ok) {
		reading->salvage->gaps = true;
	}
	sqlite3_free(reading->columns);
	reading->columns = NULL;
	return ok;
}

static bool copy_tables(struct reading *reading)
{
	/* undo needs rows to be as its changesets left them: it ends here */
	static const char list_them[] = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('act', 'act_part') ORDER BY rowid";
	sqlite3_stmt *list;
	bool ok = store_prepare(reading->into, list_them, &list);

	while (ok && sqlite3_step(list) == SQLITE_ROW) {
		reading->table = (const char *)sqlite3_column_text(list, 0);
		ok = copy_table(reading);
	}
	sqlite3_finalize(list);
	return ok;
}

enum schema { SCHEMA_OWN, SCHEMA_AS_MADE, SCHEMA_AS_COPIED };

static bool read_all(struct reading *reading, const char *from, enum schema schema)
{
	struct store *into = reading->into;
	struct draft copy;
	bool ok;

	*reading->salvage = (struct salvage){0};
	if (!salvage_copy(from, into->path, &copy, into->fault))
		return false;
	if (schema != SCHEMA_OWN)
		salvage_lend_schema(copy.descriptor, schema == SCHEMA_AS_COPIED);
	reading->from = salvage_open(copy.name);
	ok = reading->from ? copy_tables(reading) : store_refuse(into, SQLITE_NOMEM);
	sqlite3_close(reading->from);
	salvage_drop(&copy);
	return ok;
}

/* The file no longer says where its tables begin: where they would, in whichever order gives more. */
static bool read_by_guess(struct reading *reading, const char *from)
{
	int64_t rows;

	if (!read_all(reading, from, SCHEMA_AS_MADE))
		return false;
	rows = reading->salvage->rows;
	if (!read_all(reading, from, SCHEMA_AS_COPIED))
		return false;
	return rows <= reading->salvage->rows || read_all(reading, from, SCHEMA_AS_MADE);
}

/* No CHECK of a table refused them. */
static bool remove_unfit(struct store *into, struct salvage *salvage)
{
	int64_t removed = 0;
	bool ok = rules_enforce(into, &removed);

	salvage->rows -= removed;
	salvage->unfit += removed;
	return ok;
}

bool salvage_rows(struct store *into, const char *from, struct salvage *salvage)
{
	struct reading reading = {.into = into, .salvage = salvage};
	bool ok = path_make_folders(into->path, into->fault) && read_all(&reading, from, SCHEMA_OWN);

	if (ok && !salvage->rows) {
		ok = read_by_guess(&reading, from);
		salvage->gaps = true;
	}
	ok = ok && remove_unfit(into, salvage);
	return ok && (salvage->rows || fault_set(into->fault, FAULT_STORE, "Nothing can be read of \"%s\"; restore a backup.", path_tail(from)));
}

/* One round: rows that name what isn't there. */
static bool remove_orphans(struct store *into, int64_t *removed)
{
	sqlite3_stmt *keys;
	bool ok = store_prepare(into, "SELECT DISTINCT \"table\", rowid FROM pragma_foreign_key_check WHERE rowid IS NOT NULL", &keys);
	char *sql = sqlite3_mprintf("%s", "");

	*removed = 0;
	while (ok && sqlite3_step(keys) == SQLITE_ROW) {
		sql = sqlite3_mprintf("%z DELETE FROM \"%w\" WHERE rowid = %lld;", sql, sqlite3_column_text(keys, 0), sqlite3_column_int64(keys, 1));
		++*removed;
	}
	sqlite3_finalize(keys);
	ok = ok && (sql || store_refuse(into, SQLITE_NOMEM)) && store_run(into, sql);
	sqlite3_free(sql);
	return ok;
}

/* No number is given twice, though the list of those given out was lost. */
static bool raise_counters(struct store *into)
{
	bool ok = true;

	for (size_t i = 0; ok && into->fact_tables[i]; i++) {
		char *sql = sqlite3_mprintf("INSERT INTO counter (name, last) SELECT %Q, max(id) FROM \"%w\" WHERE 1 HAVING max(id) > 0 "
			"ON CONFLICT (name) DO UPDATE SET last = max(last, excluded.last)", into->fact_tables[i], into->fact_tables[i]);

		ok = sql && store_run(into, sql);
		sqlite3_free(sql);
	}
	return ok;
}

bool salvage_close(struct store *into, struct salvage *salvage)
{
	int64_t removed = 0;

	do {
		if (!remove_orphans(into, &removed))
			return false;
		salvage->orphans += removed;
	} while (removed);
	return raise_counters(into) && rows_hash_missing(into);
}
