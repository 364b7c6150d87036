#include "db/foreign.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "db/inside.h"

enum { WAL_FORMAT = 2, FORMAT_PLACE = 18 };
/* A file can be made so that reading it takes for ever. */
enum { STEPS = 1000000, MOST_SECONDS = 60 };

/* Of this process, by its own clock: another that keeps the machine busy takes nothing from it. */
static int has_taken_long(void *nothing)
{
	(void)nothing;
	return clock() / CLOCKS_PER_SEC >= MOST_SECONDS;
}

/* A file in WAL mode that nobody has open. To read it, SQLite would make two files beside it. */
static bool is_resting_wal(const char *path)
{
	unsigned char format = 0;
	char log[PATH_MAX];
	int file = open(path, O_RDONLY | O_CLOEXEC);
	bool is_wal = file >= 0 && pread(file, &format, 1, FORMAT_PLACE) == 1 && format == WAL_FORMAT;

	if (file >= 0)
		close(file);
	return is_wal && snprintf(log, sizeof log, "%s-wal", path) < (int)sizeof log && access(log, F_OK) != 0;
}

/* The path as a URI, to be freed by sqlite3_free. */
static char *uri_of(const char *path, bool resting)
{
	sqlite3_str *uri = sqlite3_str_new(NULL);

	sqlite3_str_appendall(uri, "file:");
	for (; *path; path++) {
		if (strchr("%?#", *path))
			sqlite3_str_appendf(uri, "%%%02X", (unsigned char)*path);
		else
			sqlite3_str_appendchar(uri, 1, *path);
	}
	sqlite3_str_appendall(uri, resting ? "?mode=ro&immutable=1" : "?mode=ro");
	return sqlite3_str_finish(uri);
}

static bool connect(struct store *store)
{
	char *uri = uri_of(store->path, is_resting_wal(store->path));
	int code = uri ? sqlite3_open_v2(uri, &store->sqlite, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL) : SQLITE_NOMEM;

	sqlite3_free(uri);
	if (code != SQLITE_OK)
		return store_refuse(store, code);
	sqlite3_db_config(store->sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(store->sqlite, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_limit(store->sqlite, SQLITE_LIMIT_LENGTH, LENGTH_LIMIT);
	sqlite3_limit(store->sqlite, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_busy_timeout(store->sqlite, PATIENCE_SECONDS * 1000);
	sqlite3_progress_handler(store->sqlite, STEPS, has_taken_long, NULL);
	return store_run(store, "PRAGMA query_only=ON; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY");
}

struct store *foreign_open(const char *path, struct fault *fault)
{
	struct store *store = calloc(1, sizeof *store);

	if (!store) {
		fault_set(fault, FAULT_STORE, "Out of memory; nothing was changed.");
		return NULL;
	}
	store->fault = fault;
	store->read_only = true;
	store->path = realpath(path, NULL);
	if (store->path && connect(store))
		return store;
	if (!store->path)
		fault_set(fault, FAULT_STORE, "The file isn't there.");
	store_close(store);
	return NULL;
}
