/* The first commit: the store that has no file yet gets one, whole or not at all. */
#include <stdlib.h>
#include <unistd.h>

#include "db/beside.h"
#include "db/inside.h"
#include "db/path.h"

/* Unsynced, and without a journal: until it is settled nobody knows of the draft. */
static bool copy_pages(struct store *store, const char *draft)
{
	sqlite3_backup *backup = NULL;
	sqlite3 *copy = NULL;
	char *name = path_for_sqlite(draft);
	int code = name ? sqlite3_open_v2(name, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL) : SQLITE_NOMEM;

	if (code == SQLITE_OK)
		code = sqlite3_exec(copy, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF", NULL, NULL, NULL);
	if (code == SQLITE_OK)
		backup = sqlite3_backup_init(copy, "main", store->sqlite, "main");
	if (backup) {
		sqlite3_backup_step(backup, -1);
		code = sqlite3_backup_finish(backup);
	} else if (code == SQLITE_OK) {
		code = sqlite3_errcode(copy);
	}
	sqlite3_close(copy);
	free(name);
	return code == SQLITE_OK || store_refuse(store, code);
}

static bool make_file(struct store *store)
{
	struct draft draft;

	if (!path_make_folders(store->path, store->fault) || !draft_open(&draft, store->path, store->fault))
		return false;
	/* Whoever makes the file holds the draft: no other one's journal can lie there. */
	if (access(store->path, F_OK) != 0 && !beside_is_clear(store->path, store->fault)) {
		draft_drop(&draft);
		return false;
	}
	if (copy_pages(store, draft.name))
		return draft_settle(&draft, FAULT_AGAIN, store->fault);
	draft_drop(&draft);
	return false;
}

/*
 * The file appears by a link, so there is never half a store at its name, and of several processes that make it at
 * once one wins. The others turn to that one's file, so that their act can be run again. What has no file is copied
 * when it is committed; if that can't be written, it is forgotten.
 */
bool store_write_out(struct store *store)
{
	bool ok = store_run(store, "COMMIT") && make_file(store);

	return store_reconnect(store) && ok;
}
