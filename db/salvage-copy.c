#include "db/salvage-copy.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/inside.h"

static bool copy_bytes(int from, struct draft *draft, struct fault *fault)
{
	char bytes[65536];
	ssize_t got;

	for (off_t at = 0; (got = pread(from, bytes, sizeof bytes, at)) != 0; at += got) {
		/* a bad block is a page of zeros */
		if (got < 0) {
			memset(bytes, 0, sizeof bytes);
			got = 4096;
		}
		if (!draft_write(draft, bytes, (size_t)got, fault))
			return false;
	}
	return true;
}

/* The first 100 bytes as ambit writes them, where they are gone (sqlite.org/fileformat2.html, 1.3). */
static bool mend_header(int file, struct fault *fault)
{
	static const unsigned char rest[] = "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\4\0\0\0\0\0\0\0\0\0\0\0\1";
	static const unsigned char wanted[] = "SQLite format 3\0\x10\x00\x01\x01\x00\x40\x20\x20";
	unsigned char found[24];

	if (pread(file, found, sizeof found, 0) != sizeof found || memcmp(found, wanted, 16) == 0)
		return true;
	return (pwrite(file, wanted, 24, 0) == 24 && pwrite(file, rest, 36, 24) == 36) || fault_set(fault, FAULT_STORE, "The disk is full; nothing was changed.");
}

static bool copy_file(const char *from, const char *to, struct draft *draft, struct fault *fault)
{
	int file = open(from, O_RDONLY | O_CLOEXEC);
	bool ok = file >= 0 && draft_open(draft, to, fault);

	if (file < 0)
		fault_set(fault, FAULT_STORE, "\"%s\" can't be read.", path_tail(from));
	if (ok && !copy_bytes(file, draft, fault)) {
		draft_drop(draft);
		ok = false;
	}
	if (file >= 0)
		close(file);
	if (!ok || mend_header(draft->descriptor, fault))
		return ok;
	draft_drop(draft);
	return false;
}

/* A write that was cut short lies in the journal beside it: SQLite takes it back in the copy. */
static void copy_journal(const char *from, const char *copy)
{
	struct draft draft;
	struct fault ignored = {0};
	char old[4096], new[4096];
	bool fits = snprintf(old, sizeof old, "%s-journal", from) < (int)sizeof old && snprintf(new, sizeof new, "%s-journal", copy) < (int)sizeof new;
	int file = fits ? open(old, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) : -1;
	struct stat at;

	if (file < 0)
		return;
	if (fstat(file, &at) != 0 || !S_ISREG(at.st_mode)) {
		close(file);
		return;
	}
	if (draft_open(&draft, new, &ignored)) {
		if (copy_bytes(file, &draft, &ignored))
			draft_settle(&draft, FAULT_CONFLICT, &ignored);
		else
			draft_drop(&draft);
	}
	close(file);
}

bool salvage_copy(const char *from, const char *beside, struct draft *copy, struct fault *fault)
{
	if (!copy_file(from, beside, copy, fault))
		return false;
	copy_journal(from, copy->name);
	return true;
}

sqlite3 *salvage_open(const char *name)
{
	char *path = path_for_sqlite(name);
	sqlite3 *from = NULL;

	if (path && sqlite3_open_v2(path, &from, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL) == SQLITE_OK) {
		sqlite3_db_config(from, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
		sqlite3_db_config(from, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
		sqlite3_limit(from, SQLITE_LIMIT_LENGTH, LENGTH_LIMIT);
		sqlite3_exec(from, "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0", NULL, NULL, NULL);
	}
	free(path);
	return from;
}

static void remove_journal(const char *name)
{
	char journal[4096];

	if (snprintf(journal, sizeof journal, "%s-journal", name) < (int)sizeof journal)
		unlink(journal);
}

void salvage_drop(struct draft *copy)
{
	remove_journal(copy->name);
	draft_drop(copy);
}

/* Tables and indexes as the program makes them, or as VACUUM, which every copy goes through, orders them. Triggers come after all of them, views with VACUUM too. */
static sqlite3 *empty_store(bool vacuumed)
{
	sqlite3 *empty = NULL;
	int code = sqlite3_open_v2(":memory:", &empty, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);

	for (const struct migration *migration = migrations; code == SQLITE_OK && migration->version; migration++)
		for (size_t i = 0; code == SQLITE_OK && migration->statements[i]; i++)
			if (strncmp(migration->statements[i], "CREATE TRIGGER ", 15) != 0 && !(vacuumed && !strncmp(migration->statements[i], "CREATE VIEW ", 12)))
				code = sqlite3_exec(empty, migration->statements[i], NULL, NULL, NULL);
	if (code == SQLITE_OK && vacuumed)
		sqlite3_exec(empty, "VACUUM", NULL, NULL, NULL);
	return empty;
}

static bool is_root(sqlite3_stmt *roots, int64_t page)
{
	bool root;

	sqlite3_bind_int64(roots, 1, page);
	root = sqlite3_step(roots) == SQLITE_ROW;
	sqlite3_reset(roots);
	return root;
}

/* In a store without rows each page is the root of a table or index, or belongs to the schema. */
static bool lend_pages(sqlite3 *empty, const unsigned char *bytes, sqlite3_int64 size, int copy)
{
	sqlite3_stmt *roots = NULL;
	int64_t page = size > 100 ? bytes[16] << 8 | bytes[17] : 0;
	bool ok = page >= 512 && sqlite3_prepare_v2(empty, "SELECT 1 FROM sqlite_schema WHERE rootpage = ?1", -1, &roots, NULL) == SQLITE_OK;

	for (int64_t i = 1; ok && i <= size / page; i++)
		if (!is_root(roots, i))
			ok = pwrite(copy, bytes + (i - 1) * page, (size_t)page, (i - 1) * page) == page;
	sqlite3_finalize(roots);
	/* as many pages as the file has */
	return ok && pwrite(copy, "\0\0\0\0", 4, 28) == 4;
}

void salvage_lend_schema(int copy, bool vacuumed)
{
	sqlite3 *empty = empty_store(vacuumed);
	sqlite3_int64 size = 0;
	unsigned char *bytes = empty ? sqlite3_serialize(empty, "main", &size, 0) : NULL;

	if (bytes)
		lend_pages(empty, bytes, size, copy);
	sqlite3_free(bytes);
	sqlite3_close(empty);
}
