#include "db/rows.h"

#include <stdio.h>
#include <string.h>

#include "db/changeset.h"
#include "db/row-hash.h"
#include "db/rules.h"

enum mismatch { HASH_MISSING, HASH_WRONG, HASH_SURPLUS };

/* The hash of a row that was wrong before a migration: no row has it. */
static const unsigned char wrong_mark[HASH_SIZE];

static bool hash_again(struct store *store, struct row_reader *reader, int64_t id)
{
	unsigned char hash[HASH_SIZE];
	bool there;
	int code;

	if (!row_reader_prepare(store, reader))
		return false;
	sqlite3_bind_int64(reader->compiled, 1, id);
	code = sqlite3_step(reader->compiled);
	there = code == SQLITE_ROW;
	if (there)
		row_hash(reader->table, reader->compiled, hash);
	code = sqlite3_reset(reader->compiled);
	if (code != SQLITE_OK)
		return store_refuse(store, code);
	return (!there || rules_hold(store, reader, id)) && row_hash_note(store, reader->table, id, there ? hash : NULL);
}

static bool hash_changed(struct store *store, void *context, const char *table, int64_t id, sqlite3_changeset_iter *added)
{
	struct row_reader **reader = context;

	(void)added;
	*reader = row_reader_find(store, *reader, table);
	return *reader && hash_again(store, *reader, id);
}

static bool hash_recorded(struct store *store, void *context, const char *table, int64_t id, sqlite3_changeset_iter *added)
{
	struct row_reader **reader = context;
	unsigned char hash[HASH_SIZE];

	if (!added || !row_hash_added(table, added, hash))
		return hash_changed(store, context, table, id, NULL);
	*reader = row_reader_find(store, *reader, table);
	return *reader && rules_hold(store, *reader, id) && row_hash_note(store, table, id, hash);
}

bool rows_hash(struct store *store, const void *changeset, int size)
{
	struct row_reader *reader = NULL;

	return changeset_walk(store, changeset, size, hash_changed, &reader);
}

bool rows_hash_recorded(struct store *store, const void *changeset, int size)
{
	struct row_reader *reader = NULL;

	return changeset_walk(store, changeset, size, hash_recorded, &reader);
}

/* The rows of a table beside its hashes, both by rising id. */
struct comparison {
	struct store *store;
	const char *table;
	bool marked;  /* the hash at hand is the mark of a migration */
	bool (*found)(struct comparison *, int64_t id, enum mismatch);
	void (*say)(void *context, const char *line);
	void *context;
};

static const void *noted_hash(struct comparison *comparison, struct query *hashes)
{
	size_t size;
	const void *hash = query_bytes(hashes, "hash", &size);

	if (size != HASH_SIZE)
		hash = wrong_mark;
	comparison->marked = memcmp(hash, wrong_mark, HASH_SIZE) == 0;
	return hash;
}

/* Passes the hashes that have no row, up to the row of that id. */
static bool pass_surplus(struct comparison *comparison, int64_t id, struct query *hashes, bool *more)
{
	for (; *more && query_int_at(hashes, 0) < id; *more = query_next(hashes)) {
		noted_hash(comparison, hashes);
		if (!comparison->found(comparison, query_int_at(hashes, 0), HASH_SURPLUS))
			return false;
	}
	return true;
}

static bool compare_row(struct comparison *comparison, sqlite3_stmt *row, int64_t id, struct query *hashes, bool *more)
{
	unsigned char hash[HASH_SIZE];
	bool same;

	if (!pass_surplus(comparison, id, hashes, more))
		return false;
	if (!*more || query_int_at(hashes, 0) > id)
		return comparison->found(comparison, id, HASH_MISSING);
	row_hash(comparison->table, row, hash);
	same = memcmp(noted_hash(comparison, hashes), hash, HASH_SIZE) == 0;
	if (!same && !comparison->found(comparison, id, HASH_WRONG))
		return false;
	*more = query_next(hashes);
	return true;
}

static int id_column(sqlite3_stmt *rows)
{
	int column = sqlite3_column_count(rows) - 1;

	while (column > 0 && strcmp(sqlite3_column_name(rows, column), "id") != 0)
		column--;
	return column;
}

static bool compare_table(struct comparison *comparison)
{
	struct store *store = comparison->store;
	struct query *hashes = store_query(store, SQL_ROW_HASH_LIST);
	sqlite3_stmt *rows = NULL;
	char *sql = sqlite3_mprintf("SELECT * FROM \"%w\" ORDER BY id", comparison->table);
	bool ok = sql && store_prepare(store, sql, &rows), more;
	int code = SQLITE_DONE;

	sqlite3_free(sql);
	query_set_int(hashes, ":first", row_hash_first(comparison->table));
	query_set_int(hashes, ":last", row_hash_last(comparison->table));
	more = ok && query_next(hashes);
	while (ok && (code = sqlite3_step(rows)) == SQLITE_ROW)
		ok = compare_row(comparison, rows, sqlite3_column_int64(rows, id_column(rows)), hashes, &more);
	if (ok && code != SQLITE_DONE)
		ok = store_refuse(store, code);
	ok = ok && pass_surplus(comparison, INT64_MAX, hashes, &more);
	query_end(hashes);
	sqlite3_finalize(rows);
	return ok && query_ok(hashes);
}

static bool say_mismatch(struct comparison *comparison, int64_t id, enum mismatch mismatch)
{
	static const char *const words[] = {
		[HASH_MISSING] = "added by another program",
		[HASH_WRONG] = "changed by another program, or damaged",
		[HASH_SURPLUS] = "removed by another program",
	};
	char line[160];

	snprintf(line, sizeof line, "%s %lld: %s", comparison->table, (long long)id, words[mismatch]);
	comparison->say(comparison->context, line);
	return true;
}

static bool is_mark_of_ours(const struct store *store, int64_t mark)
{
	for (size_t i = 0; store->fact_tables[i]; i++)
		if (row_hash_mark(store->fact_tables[i]) == mark)
			return true;
	return false;
}

bool rows_check(struct store *store, void (*say)(void *context, const char *line), void *context)
{
	struct comparison comparison = {.store = store, .found = say_mismatch, .say = say, .context = context};
	struct query *marks;
	char line[160];

	for (size_t i = 0; store->fact_tables[i]; i++) {
		comparison.table = store->fact_tables[i];
		/* What can't be read is said too, and the other tables are looked at all the same. */
		if (!compare_table(&comparison) && !store_forgive_damage(store, comparison.table, say, context))
			return false;
	}
	marks = store_query(store, SQL_ROW_HASH_MARKS);
	while (query_next(marks)) {
		int64_t mark = query_int(marks, "mark");

		if (is_mark_of_ours(store, mark))
			continue;
		snprintf(line, sizeof line, "row_hash: %lld is the mark of no table of ambit's", (long long)mark);
		say(context, line);
	}
	return query_ok(marks) || store_forgive_damage(store, "row_hash", say, context);
}

static bool mark_wrong(struct comparison *comparison, int64_t id, enum mismatch mismatch)
{
	(void)mismatch;
	return row_hash_note(comparison->store, comparison->table, id, wrong_mark);
}

/* Tables that the migration makes aren't there yet. */
static bool table_exists(struct store *store, const char *table, bool *exists)
{
	sqlite3_stmt *find;

	if (!store_prepare(store, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1", &find))
		return false;
	sqlite3_bind_text(find, 1, table, -1, SQLITE_STATIC);
	*exists = sqlite3_step(find) == SQLITE_ROW;
	sqlite3_finalize(find);
	return true;
}

bool rows_mark_wrong(struct store *store)
{
	struct comparison comparison = {.store = store, .found = mark_wrong};
	bool exists;

	for (size_t i = 0; store->fact_tables[i]; i++) {
		comparison.table = store->fact_tables[i];
		if (!table_exists(store, comparison.table, &exists) || (exists && !compare_table(&comparison)))
			return false;
	}
	return true;
}

static bool rehash(struct comparison *comparison, int64_t id, enum mismatch mismatch)
{
	struct store *store = comparison->store;
	struct row_reader *reader;

	if (mismatch != HASH_MISSING && comparison->marked)
		return true;
	reader = row_reader_find(store, NULL, comparison->table);
	return reader && hash_again(store, reader, id);
}

static bool forget_dropped_tables(struct store *store)
{
	struct query *marks = store_query(store, SQL_ROW_HASH_MARKS);
	bool ok = true;

	while (ok && query_next(marks)) {
		struct query *forget = store_query(store, SQL_ROW_HASH_FORGET);

		if (is_mark_of_ours(store, query_int(marks, "mark")))
			continue;
		query_set_int(forget, ":mark", query_int(marks, "mark"));
		ok = query_run(forget, NULL);
	}
	query_end(marks);
	return ok && query_ok(marks);
}

bool rows_rehash(struct store *store)
{
	struct comparison comparison = {.store = store, .found = rehash};

	for (size_t i = 0; store->fact_tables[i]; i++) {
		comparison.table = store->fact_tables[i];
		if (!compare_table(&comparison))
			return false;
	}
	return forget_dropped_tables(store);
}

static bool hash_missing(struct comparison *comparison, int64_t id, enum mismatch mismatch)
{
	return mismatch == HASH_WRONG || rehash(comparison, id, mismatch);
}

bool rows_hash_missing(struct store *store)
{
	struct comparison comparison = {.store = store, .found = hash_missing};

	for (size_t i = 0; store->fact_tables[i]; i++) {
		comparison.table = store->fact_tables[i];
		if (!compare_table(&comparison))
			return false;
	}
	return true;
}
