/* The schema: made in one go for a new store, brought up to date step by step for an older one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "db/backup.h"
#include "db/inside.h"
#include "db/path.h"
#include "db/rows.h"

enum { NAME_ROOM = 40 };

static bool run_steps(struct store *store, int from)
{
	char version[80];

	for (const struct migration *migration = migrations; migration->version; migration++)
		for (size_t i = 0; migration->version > from && migration->statements[i]; i++)
			if (!store_run(store, migration->statements[i]))
				return false;
	snprintf(version, sizeof version, "PRAGMA application_id=%d; PRAGMA user_version=%d", APPLICATION, SCHEMA_VERSION);
	return store_run(store, version);
}

bool schema_make(struct store *store)
{
	return store_run(store, "BEGIN") && run_steps(store, 0) && store_run(store, "COMMIT");
}

/* The newest migration brings all triggers, so those of older ones go first. */
static bool drop_triggers(struct store *store)
{
	sqlite3_stmt *list;
	char *drop = sqlite3_mprintf("%s", "");
	bool ok = store_prepare(store, "SELECT name FROM sqlite_schema WHERE type = 'trigger'", &list);

	while (ok && drop && sqlite3_step(list) == SQLITE_ROW)
		drop = sqlite3_mprintf("%z DROP TRIGGER \"%w\";", drop, sqlite3_column_text(list, 0));
	sqlite3_finalize(list);
	ok = ok && (drop || store_refuse(store, SQLITE_NOMEM)) && store_run(store, drop);
	sqlite3_free(drop);
	return ok;
}

static bool keys_hold(struct store *store)
{
	sqlite3_stmt *keys;
	bool ok = store_prepare(store, "PRAGMA foreign_key_check", &keys);

	if (ok && sqlite3_step(keys) == SQLITE_ROW)
		ok = store_refuse_damaged(store, "a row names another that is missing");
	sqlite3_finalize(keys);
	return ok;
}

/* Another process may have been quicker; the version that counts is the one under our lock. */
static bool migrate_under_lock(struct store *store)
{
	int64_t from;

	if (!store_number(store, "PRAGMA user_version", &from))
		return false;
	if (from >= SCHEMA_VERSION)
		return store_is_current(store);
	return rows_mark_wrong(store) && drop_triggers(store) && run_steps(store, (int)from) &&
		keys_hold(store) && rows_rehash(store);
}

/* A name that is taken, as by an attempt that was refused, is no reason to stop. */
static char *free_name(struct store *store)
{
	char *folder = store->backups(store->path), *path = folder ? sqlite3_mprintf("%s/%s-before-v%d.db", folder, store->stamp, SCHEMA_VERSION) : NULL;
	struct stat at;

	for (int i = 2; path && lstat(path, &at) == 0; i++) {
		sqlite3_free(path);
		path = sqlite3_mprintf("%s/%s-before-v%d-%d.db", folder, store->stamp, SCHEMA_VERSION, i);
	}
	free(folder);
	return path;
}

static bool copy_to_backups(struct store *store)
{
	char *path = store->backups ? free_name(store) : NULL;
	bool ok;

	if (!store->backups)
		return true;
	ok = (path || store_refuse(store, SQLITE_NOMEM)) && path_make_folders(path, store->fault) && backup_to(store, path);
	sqlite3_free(path);
	return ok;
}

bool schema_migrate(struct store *store)
{
	bool ok;

	if (store->read_only)
		return fault_set(store->fault, FAULT_STORE, "The store was written by an older ambit and can't be brought up to date: "
			"it or its folder is read-only. Make it writable, or copy it elsewhere.");
	if (!copy_to_backups(store) || !store_make_durable(store))
		return false;
	/* Tables are rebuilt under other names; the keys are checked as a whole at the end. */
	sqlite3_db_config(store->sqlite, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
	ok = store_run(store, "BEGIN IMMEDIATE") && migrate_under_lock(store) && store_run(store, "COMMIT");
	if (!ok)
		store_rollback(store);
	sqlite3_db_config(store->sqlite, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	store_forget_statements(store);
	return ok;
}

bool schema_mend(struct store *store)
{
	if (!drop_triggers(store))
		return false;
	for (const struct migration *migration = migrations; migration->version; migration++)
		for (size_t i = 0; migration->statements[i]; i++)
			if (!strncmp(migration->statements[i], "CREATE TRIGGER ", 15) && !store_run(store, migration->statements[i]))
				return false;
	return store_run(store, "REINDEX");
}

/* Says which triggers of one store the other hasn't got, or not in the same words. */
static int compare(sqlite3 *one, sqlite3 *other, const char *fault, void (*say)(void *context, const char *line), void *context)
{
	static const char list_them[] = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name";
	static const char find_it[] = "SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND name = ?1 AND sql = ?2";
	sqlite3_stmt *list = NULL, *twin = NULL;
	char line[200];
	int code = sqlite3_prepare_v2(one, list_them, -1, &list, NULL);

	if (code == SQLITE_OK)
		code = sqlite3_prepare_v2(other, find_it, -1, &twin, NULL);
	while (code == SQLITE_OK && (code = sqlite3_step(list)) == SQLITE_ROW) {
		sqlite3_bind_value(twin, 1, sqlite3_column_value(list, 0));
		sqlite3_bind_value(twin, 2, sqlite3_column_value(list, 1));
		code = sqlite3_step(twin);
		if (code == SQLITE_DONE) {
			snprintf(line, sizeof line, fault, (const char *)sqlite3_column_text(list, 0));
			say(context, line);
		}
		code = sqlite3_reset(twin);
	}
	sqlite3_finalize(list);
	sqlite3_finalize(twin);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

/* An empty store as ambit makes it, in memory. */
static int make_model(sqlite3 **model)
{
	int code = sqlite3_open_v2(":memory:", model, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);

	for (const struct migration *migration = migrations; code == SQLITE_OK && migration->version; migration++)
		for (size_t i = 0; code == SQLITE_OK && migration->statements[i]; i++)
			code = sqlite3_exec(*model, migration->statements[i], NULL, NULL, NULL);
	return code;
}

static bool find_missing(sqlite3 *model, sqlite3 *store, char name[NAME_ROOM])
{
	sqlite3_stmt *list = NULL, *twin = NULL;
	bool missing = false;

	if (sqlite3_prepare_v2(model, "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0", -1, &list, NULL) == SQLITE_OK &&
	    sqlite3_prepare_v2(store, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name = ?1", -1, &twin, NULL) == SQLITE_OK)
		while (!missing && sqlite3_step(list) == SQLITE_ROW) {
			sqlite3_bind_value(twin, 1, sqlite3_column_value(list, 0));
			missing = sqlite3_step(twin) == SQLITE_DONE;
			snprintf(name, NAME_ROOM, "%s", (const char *)sqlite3_column_text(list, 0));
			sqlite3_reset(twin);
		}
	sqlite3_finalize(list);
	sqlite3_finalize(twin);
	return missing;
}

bool schema_has_tables(struct store *store)
{
	sqlite3 *model = NULL;
	char name[NAME_ROOM], why[NAME_ROOM + 20];
	bool missing = make_model(&model) == SQLITE_OK && find_missing(model, store->sqlite, name);

	sqlite3_close(model);
	if (!missing)
		return true;
	snprintf(why, sizeof why, "it has no table %s", name);
	return store_refuse_damaged(store, why);
}

bool schema_check(struct store *store, void (*say)(void *context, const char *line), void *context)
{
	sqlite3 *model = NULL;
	int code = make_model(&model);

	if (code == SQLITE_OK)
		code = compare(model, store->sqlite, "guard %s: missing or changed", say, context);
	if (code == SQLITE_OK)
		code = compare(store->sqlite, model, "guard %s: not as ambit makes it", say, context);
	sqlite3_close(model);
	return code == SQLITE_OK || store_refuse(store, code);
}
