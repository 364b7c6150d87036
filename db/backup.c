#include "db/backup.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/inside.h"
#include "db/path.h"

static bool vacuum_into(struct store *store, const char *path)
{
	char *name = path_for_sqlite(path);
	sqlite3_stmt *vacuum = NULL;
	int code;

	if (!name)
		return store_refuse(store, SQLITE_NOMEM);
	code = sqlite3_prepare_v2(store->sqlite, "VACUUM INTO ?1", -1, &vacuum, NULL);
	if (code == SQLITE_OK) {
		sqlite3_bind_text(vacuum, 1, name, -1, SQLITE_STATIC);
		code = sqlite3_step(vacuum);
	}
	if (code != SQLITE_DONE)
		store_refuse(store, code);
	sqlite3_finalize(vacuum);
	free(name);
	return code == SQLITE_DONE;
}

/* The copy as a stranger would open it. */
static bool copy_is_sound(struct store *store, const char *path)
{
	char *name = path_for_sqlite(path);
	sqlite3 *copy = NULL;
	sqlite3_stmt *check = NULL;
	bool sound = false;

	if (name && sqlite3_open_v2(name, &copy, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
	    sqlite3_prepare_v2(copy, "PRAGMA integrity_check(1)", -1, &check, NULL) == SQLITE_OK &&
	    sqlite3_step(check) == SQLITE_ROW)
		sound = strcmp((const char *)sqlite3_column_text(check, 0), "ok") == 0;
	sqlite3_finalize(check);
	sqlite3_close(copy);
	free(name);
	return sound || fault_set(store->fault, FAULT_STORE,
		"The copy is not sound, so none was kept; look at ambit check, and restore an older backup.");
}

static bool may_copy(struct store *store)
{
	if (store->is_new)
		return fault_set(store->fault, FAULT_MISSING, "There is no store \"%s\" yet, so nothing to copy.", path_tail(store->path));
	if (store_in_transaction(store))
		return store_refuse_bug(store, "a copy inside of a transaction.");
	return true;
}

static bool draft_copy(struct store *store, struct draft *draft, const char *path)
{
	if (!may_copy(store) || !draft_open(draft, path, store->fault))
		return false;
	if (vacuum_into(store, draft->name) && copy_is_sound(store, draft->name))
		return true;
	draft_drop(draft);
	return false;
}

bool backup_to(struct store *store, const char *path)
{
	struct draft draft;

	if (access(path, F_OK) == 0)
		return fault_set(store->fault, FAULT_CONFLICT, "\"%s\" is already there; name another file.", path_tail(path));
	return draft_copy(store, &draft, path) && draft_settle(&draft, FAULT_CONFLICT, store->fault);
}

static bool pour(struct store *store, int from, int to)
{
	char bytes[65536];
	ssize_t got, put;

	for (off_t at = 0; (got = pread(from, bytes, sizeof bytes, at)) > 0; at += got) {
		for (ssize_t done = 0; done < got; done += put) {
			put = write(to, bytes + done, (size_t)(got - done));
			if (put < 0 && errno == EINTR)
				put = 0;
			else if (put < 0)
				return fault_set(store->fault, FAULT_STORE, "The copy can't be written: %s.", strerror(errno));
		}
	}
	return got == 0 || fault_set(store->fault, FAULT_STORE, "The copy can't be read back: %s.", strerror(errno));
}

/* The reader of a stream may be slow, and must not keep writers waiting: so the copy is made in full before. */
static char *scratch_name(struct store *store)
{
	const char *folder = getenv("TMPDIR");
	char *name;

	if (!store->read_only)
		return asprintf(&name, "%s.copy", store->path) < 0 ? NULL : name;
	return asprintf(&name, "%s/ambit-copy-%ld", folder && *folder ? folder : "/tmp", (long)getpid()) < 0 ? NULL : name;
}

bool backup_stream(struct store *store, int descriptor)
{
	char *name = scratch_name(store);
	struct draft draft;
	bool ok;

	if (!name)
		return store_refuse(store, SQLITE_NOMEM);
	ok = draft_copy(store, &draft, name);
	free(name);
	if (!ok)
		return false;
	ok = pour(store, draft.descriptor, descriptor);
	draft_drop(&draft);
	return ok;
}
