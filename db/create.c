/* The first commit: the store in memory becomes a file, whole or not at all. */
#include "db/inside.h"
#include "db/path.h"

/*
 * The file appears by a link, so there is never half a store at its name, and of several processes that make it at
 * once one wins. The others turn to that one's file, so that their act can be run again.
 */
bool store_write_out(struct store *store)
{
	sqlite3_int64 size;
	unsigned char *bytes = sqlite3_serialize(store->sqlite, "main", &size, 0);
	struct draft draft;
	bool ok;

	if (!bytes)
		return store_refuse(store, SQLITE_NOMEM);
	ok = path_make_folders(store->path, store->fault) && draft_open(&draft, store->path, store->fault);
	if (ok) {
		ok = draft_write(&draft, bytes, (size_t)size, store->fault);
		if (ok)
			ok = draft_settle(&draft, FAULT_AGAIN, store->fault);
		else
			draft_drop(&draft);
	}
	sqlite3_free(bytes);
	if (!ok && store->fault->kind != FAULT_AGAIN)
		return false;
	store_rollback(store);
	return store_reconnect(store) && ok;
}
