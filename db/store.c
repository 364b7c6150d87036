#include "db/store.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statfs.h>
#include <time.h>
#include <unistd.h>

#include "db/inside.h"
#include "db/journal.h"

struct store *store_open(const struct store_place *place, struct fault *fault)
{
	struct store *store = calloc(1, sizeof *store);
	bool ok;

	if (!store) {
		fault_set(fault, FAULT_STORE, "Out of memory; nothing was changed.");
		return NULL;
	}
	store->fault = fault;
	store->fact_tables = fact_tables;
	store->replaceable = place->replaceable;
	store->path = strdup(place->path);
	store->backups = place->backups;
	store->stamp = strdup(place->stamp ? place->stamp : "copy");
	ok = store->path && store->stamp;
	if (!ok)
		fault_set(fault, FAULT_STORE, "Out of memory; nothing was changed.");
	if (ok && store_connect(store))
		return store;
	store_close(store);
	return NULL;
}

static void sync_whole(const char *path)
{
	int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;

	if (file >= 0) {
		fsync(file);
		close(file);
	}
}

void store_close(struct store *store)
{
	if (!store)
		return;
	if (store->sqlite)
		journal_rollback(store);
	store_forget_statements(store);
	sqlite3_close(store->sqlite);
	if (store->replaceable)
		sync_whole(store->path);
	for (int i = 0; i < SQL_COUNT; i++)
		free(store->queries[i]);
	free(store->readers);
	free(store->path);
	free(store->stamp);
	free(store);
}

void store_leave(struct store *store)
{
	if (!store || LEAKS_ARE_SOUGHT)
		store_close(store);
	else if (store->sqlite)
		journal_rollback(store);
}

void store_forget_statements(struct store *store)
{
	for (int i = 0; i < SQL_COUNT; i++) {
		if (!store->queries[i] || !store->queries[i]->compiled)
			continue;
		sqlite3_finalize(store->queries[i]->compiled);
		store->queries[i]->compiled = NULL;
		store->queries[i]->over = true;
	}
	for (struct row_reader *reader = store->readers; reader && reader->table; reader++) {
		sqlite3_finalize(reader->compiled);
		sqlite3_finalize(reader->broken);
		reader->compiled = reader->broken = NULL;
	}
}

bool store_is_new(const struct store *store)
{
	return store->is_new;
}

bool store_is_read_only(const struct store *store)
{
	return store->read_only;
}

bool store_is_remote(const struct store *store)
{
	/* linux/magic.h has only some of them. */
	static const unsigned long kinds[] = {
		0x6969,      /* NFS */
		0x517b,      /* SMB */
		0xfe534d42,  /* SMB 2 */
		0xff534d42,  /* CIFS */
		0x01021997,  /* 9p */
		0x65735546,  /* FUSE */
		0x5346414f,  /* AFS */
		0x00c36400,  /* Ceph */
	};
	struct statfs at;

	if (statfs(store->path, &at) != 0)
		return false;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (((unsigned long)at.f_type & 0xffffffff) == kinds[i])
			return true;
	return false;
}

const char *store_path(const struct store *store)
{
	return store->path;
}

struct fault *store_fault(struct store *store)
{
	return store->fault;
}

bool store_run(struct store *store, const char *sql)
{
	int code = sqlite3_exec(store->sqlite, sql, NULL, NULL, NULL);

	return code == SQLITE_OK || store_refuse(store, code);
}

bool store_number(struct store *store, const char *sql, int64_t *number)
{
	sqlite3_stmt *compiled;
	int code;

	if (!store_prepare(store, sql, &compiled))
		return false;
	if (sqlite3_step(compiled) == SQLITE_ROW)
		*number = sqlite3_column_int64(compiled, 0);
	code = sqlite3_finalize(compiled);
	return code == SQLITE_OK || store_refuse(store, code);
}

bool store_follows(const struct store *store, const char *table)
{
	for (size_t i = 0; store->fact_tables[i]; i++)
		if (strcmp(store->fact_tables[i], table) == 0)
			return true;
	return false;
}

/* Another process may have made the file meanwhile; then it is the store. */
static bool adopt_made_by_another(struct store *store)
{
	if (!store->is_new || access(store->path, F_OK) != 0)
		return true;
	return store_reconnect(store);
}

int64_t store_version(struct store *store)
{
	struct query *number;
	int64_t version = store->seen_data_version, changes;
	struct fault *fault = store->fault, ignored = {0};

	store->fault = &ignored;
	store->hasty = true;
	if (!store_in_transaction(store))
		adopt_made_by_another(store);
	number = store_query(store, SQL_STORE_DATA_VERSION);
	if (query_next(number))
		version = query_int_at(number, 0);
	query_end(number);
	store->hasty = false;
	store->fault = fault;
	changes = sqlite3_total_changes64(store->sqlite);
	if (version != store->seen_data_version || changes != store->seen_changes)
		store->version++;
	store->seen_data_version = version;
	store->seen_changes = changes;
	return store->version;
}

/*
 * What a write needs to survive a power loss: with TRUNCATE and EXTRA every acknowledged entry was there in all
 * images of the disk, with the defaults not.
 */
bool store_make_durable(struct store *store)
{
	if (store->durable || store->is_new)
		return true;
	store->durable = store_run(store, store->replaceable ? "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF"
	                                                     : "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA");
	return store->durable;
}

bool store_begin(struct store *store)
{
	if (store_in_transaction(store))
		return store_refuse_bug(store, "a transaction in a transaction.");
	if (store->read_only)
		return store_refuse(store, SQLITE_READONLY);
	if (!adopt_made_by_another(store) || !store_make_durable(store) || !store_run(store, "BEGIN IMMEDIATE"))
		return false;
	if (!store_is_current(store)) {
		store_rollback(store);
		return false;
	}
	store->changes_at_begin = sqlite3_total_changes64(store->sqlite);
	return true;
}

bool store_commit(struct store *store)
{
	bool ok;

	if (!store_in_transaction(store))
		return store_refuse_bug(store, "a commit without a transaction.");
	store_rest_triggers(store, false);
	if (!store->is_new)
		ok = store_run(store, "COMMIT");
	else if (sqlite3_total_changes64(store->sqlite) == store->changes_at_begin)
		ok = store_run(store, "ROLLBACK");
	else
		ok = store_write_out(store);
	if (!ok)
		store_rollback(store);
	return ok;
}

void store_rest_triggers(struct store *store, bool rest)
{
	if (store->resting == rest)
		return;
	/* statements are compiled anew by themselves: they hold their triggers */
	sqlite3_db_config(store->sqlite, SQLITE_DBCONFIG_ENABLE_TRIGGER, !rest, NULL);
	store->resting = rest;
}

void store_rollback(struct store *store)
{
	store_rest_triggers(store, false);
	if (store_in_transaction(store))
		sqlite3_exec(store->sqlite, "ROLLBACK", NULL, NULL, NULL);
}

bool store_in_transaction(const struct store *store)
{
	return !sqlite3_get_autocommit(store->sqlite);
}

bool store_hold(struct store *store)
{
	if (store_in_transaction(store))
		return store_refuse_bug(store, "a transaction in a transaction.");
	return store_run(store, "BEGIN");
}

void store_release(struct store *store)
{
	store_rollback(store);
}

bool store_wipe_after(struct store *store)
{
	return store_run(store, "PRAGMA secure_delete=ON");
}

bool store_compact(struct store *store)
{
	return store_make_durable(store) && store_run(store, "VACUUM");
}

static bool take_ids(struct store *store, enum statement statement, const char *name, int64_t count, int64_t *last)
{
	struct query *take = store_query(store, statement);

	*last = 0;
	query_set_text(take, ":name", name);
	query_set_int(take, ":count", count);
	if (query_next(take))
		*last = query_int_at(take, 0);
	query_end(take);
	return query_ok(take);
}

bool store_take_ids(struct store *store, const char *name, int64_t count, int64_t *first)
{
	int64_t last;

	if (count < 1 || !store_in_transaction(store))
		return store_refuse_bug(store, "numbers are given out in a transaction, one at least.");
	if (!take_ids(store, SQL_STORE_TAKE_IDS, name, count, &last) ||
	    (!last && !take_ids(store, SQL_STORE_FIRST_IDS, name, count, &last)))
		return false;
	*first = last - count + 1;
	return true;
}
