#include "tests/db_fixture.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/inside.h"
#include "db/journal.h"

static const char *const library_tables[] = {"shelf", "book", NULL};

int place_setup(void **state)
{
	struct place *place = calloc(1, sizeof *place);

	if (!place)
		return -1;
	snprintf(place->folder, sizeof place->folder, "%s/ambit-test-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (!mkdtemp(place->folder))
		return -1;
	snprintf(place->path, sizeof place->path, "%s/deep/store.db", place->folder);
	snprintf(place->backups, sizeof place->backups, "%s/state/backups", place->folder);
	*state = place;
	return 0;
}

static int remove_one(const char *path, const struct stat *at, int kind, struct FTW *where)
{
	(void)at, (void)kind, (void)where;
	return remove(path);
}

int place_teardown(void **state)
{
	struct place *place = *state;

	nftw(place->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	free(place);
	return 0;
}

/* Of the place that was opened last. */
static const char *present_backups;

static char *backups_of(const char *path)
{
	(void)path;
	return strdup(present_backups);
}

struct store *open_place(struct place *place)
{
	present_backups = place->backups;
	return store_open(&(struct store_place){.path = place->path, .backups = backups_of, .stamp = "2026-03-20T180000"}, &place->fault);
}

void run(struct store *store, const char *format, ...)
{
	va_list list;
	char *sql, *error = NULL;

	va_start(list, format);
	sql = sqlite3_vmprintf(format, list);
	va_end(list);
	if (sqlite3_exec(store->sqlite, sql, NULL, NULL, &error) != SQLITE_OK)
		fail_msg("%s: %s", sql, error);
	sqlite3_free(sql);
}

int64_t number(struct store *store, const char *sql)
{
	int64_t answer = -1;

	assert_fine(store_number(store, sql, &answer), store->fault);
	return answer;
}

struct store *open_library(struct place *place)
{
	struct store *store = open_place(place);
	bool fresh = store_is_new(store);
	int64_t id;

	store->fact_tables = library_tables;
	if (!fresh)
		return store;
	assert_fine(store_begin(store), &place->fault);
	run(store, "CREATE TABLE shelf (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT");
	run(store, "CREATE TABLE book (id INTEGER PRIMARY KEY, shelf INTEGER NOT NULL REFERENCES shelf,"
		" title TEXT NOT NULL, pages INTEGER CHECK (pages > 0), weight REAL, cover BLOB) STRICT");
	run(store, "CREATE TABLE tally (shelf INTEGER PRIMARY KEY, books INTEGER NOT NULL) STRICT");
	run(store, "CREATE TRIGGER book_in AFTER INSERT ON book BEGIN INSERT INTO tally VALUES (new.shelf, 1)"
		" ON CONFLICT DO UPDATE SET books = books + 1; END");
	run(store, "CREATE TRIGGER book_out AFTER DELETE ON book BEGIN UPDATE tally SET books = books - 1 WHERE shelf = old.shelf;"
		" DELETE FROM tally WHERE books = 0; END");
	run(store, "CREATE TRIGGER book_move AFTER UPDATE OF shelf ON book BEGIN"
		" INSERT INTO tally VALUES (new.shelf, 1) ON CONFLICT DO UPDATE SET books = books + 1;"
		" UPDATE tally SET books = books - 1 WHERE shelf = old.shelf; DELETE FROM tally WHERE books = 0; END");
	run(store, "CREATE TRIGGER book_lock BEFORE UPDATE ON book WHEN old.title = 'sealed' BEGIN"
		" SELECT RAISE(ABORT, 'locked: that book is sealed'); END");
	/* Making a table counts as no change. */
	assert_true(store_take_ids(store, "library", 1, &id));
	assert_fine(store_commit(store), &place->fault);
	return store;
}

static void add_table(struct store *store, const char *table, sqlite3_str *out)
{
	char *sql = sqlite3_mprintf("SELECT * FROM \"%w\" ORDER BY 1, 2", table);
	sqlite3_stmt *rows;

	assert_fine(store_prepare(store, sql, &rows), store->fault);
	sqlite3_free(sql);
	while (sqlite3_step(rows) == SQLITE_ROW) {
		sqlite3_str_appendf(out, "%s", table);
		for (int i = 0; i < sqlite3_column_count(rows); i++) {
			sqlite3_str_appendf(out, "|%d:", sqlite3_column_type(rows, i));
			if (sqlite3_column_type(rows, i) == SQLITE_BLOB)
				for (int k = 0; k < sqlite3_column_bytes(rows, i); k++)
					sqlite3_str_appendf(out, "%02x", ((const unsigned char *)sqlite3_column_blob(rows, i))[k]);
			else
				sqlite3_str_appendf(out, "%s", sqlite3_column_text(rows, i));
		}
		sqlite3_str_appendf(out, "\n");
	}
	sqlite3_finalize(rows);
}

char *dump(struct store *store)
{
	sqlite3_str *out = sqlite3_str_new(NULL);
	sqlite3_stmt *tables;
	char *text, *copy;

	assert_fine(store_prepare(store, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
		" AND name NOT IN ('counter', 'act', 'act_part') ORDER BY name", &tables), store->fault);
	while (sqlite3_step(tables) == SQLITE_ROW)
		add_table(store, (const char *)sqlite3_column_text(tables, 0), out);
	sqlite3_finalize(tables);
	text = sqlite3_str_finish(out);
	copy = strdup(text ? text : "");
	sqlite3_free(text);
	return copy;
}

void act(struct store *store, const char *sql)
{
	struct act done = {.at = 1, .verb = "shelve", .summary = "shelve a book"};

	assert_fine(journal_begin(store), store->fault);
	run(store, "%s", sql);
	assert_fine(journal_commit(store, &done, false), store->fault);
}

static void step(struct store *store, bool back)
{
	struct act top;

	assert_fine(store_begin(store), store->fault);
	assert_true(journal_next(store, !back, &top));
	assert_fine(back ? journal_undo(store, &top) : journal_redo(store, &top), store->fault);
	assert_fine(store_commit(store), store->fault);
}

void undo(struct store *store)
{
	step(store, true);
}

void redo(struct store *store)
{
	step(store, false);
}

static void assert_dump(struct store *store, const char *wanted)
{
	char *now = dump(store);

	assert_string_equal(now, wanted);
	free(now);
}

void undo_and_redo(struct store *store, const char *before, const char *after)
{
	for (int i = 0; i < 2; i++) {
		undo(store);
		assert_dump(store, before);
		redo(store);
		assert_dump(store, after);
	}
}

void keep_lines(void *lines, const char *line)
{
	char *text = lines;
	size_t length = strlen(text);

	snprintf(text + length, 2000 - length, "%s\n", line);
}
