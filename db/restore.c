/* A copy takes the place of the store, as one write that others wait for and then see. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/backup.h"
#include "db/foreign.h"
#include "db/inside.h"
#include "db/path.h"

enum { HEADER_SIZE = 100, VERSION_PLACE = 60, APPLICATION_PLACE = 68 };

static uint32_t number_at(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static bool read_header(const char *path, unsigned char header[HEADER_SIZE])
{
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	ssize_t got = file < 0 ? -1 : pread(file, header, HEADER_SIZE, 0);

	if (file >= 0)
		close(file);
	return got == HEADER_SIZE;
}

static bool is_sound(struct store *copy)
{
	sqlite3_stmt *check = NULL;
	bool sound = store_prepare(copy, "PRAGMA integrity_check(1)", &check) && sqlite3_step(check) == SQLITE_ROW &&
		!strcmp((const char *)sqlite3_column_text(check, 0), "ok");

	sqlite3_finalize(check);
	return sound;
}

bool backup_look(const char *path, int64_t *entries, struct fault *fault)
{
	unsigned char header[HEADER_SIZE];
	struct fault inside = {0};
	struct store *copy;
	bool sound;

	if (access(path, R_OK) != 0)
		return fault_set(fault, FAULT_MISSING, "\"%s\" can't be read: %s.", path_tail(path), strerror(errno));
	if (!read_header(path, header) || memcmp(header, "SQLite format 3", 16) != 0 || number_at(header + APPLICATION_PLACE) != APPLICATION || !number_at(header + VERSION_PLACE))
		return fault_set(fault, FAULT_STORE, "\"%s\" is not a copy of an ambit store.", path_tail(path));
	if (number_at(header + VERSION_PLACE) > SCHEMA_VERSION)
		return fault_set(fault, FAULT_STORE, "\"%s\" was written by a newer ambit; use that one.", path_tail(path));
	copy = foreign_open(path, &inside);
	sound = copy && is_sound(copy) && store_number(copy, "SELECT count(*) FROM entry", entries);
	store_close(copy);
	return sound || fault_set(fault, FAULT_STORE, "\"%s\" is damaged; take an older copy, or try ambit recover on it.", path_tail(path));
}

bool backup_may_be_replaced(const char *path)
{
	unsigned char header[HEADER_SIZE];

	if (!read_header(path, header) || memcmp(header, "SQLite format 3", 16) != 0)
		return true;
	return (number_at(header + APPLICATION_PLACE) == APPLICATION || !number_at(header + APPLICATION_PLACE)) && number_at(header + VERSION_PLACE) <= SCHEMA_VERSION;
}

static bool copy_file(int from, const char *to, struct draft *draft, struct fault *fault)
{
	char bytes[65536];
	ssize_t got;

	if (!draft_open(draft, to, fault))
		return false;
	while ((got = read(from, bytes, sizeof bytes)) > 0 || (got < 0 && errno == EINTR))
		if (got > 0 && !draft_write(draft, bytes, (size_t)got, fault)) {
			draft_drop(draft);
			return false;
		}
	if (got < 0) {
		fault_set(fault, FAULT_STORE, "The copy can't be read: %s.", strerror(errno));
		draft_drop(draft);
	}
	return got == 0;
}

bool backup_keep_file(int from, const char *to, struct fault *fault)
{
	struct draft draft;

	return path_make_folders(to, fault) && copy_file(from, to, &draft, fault) && draft_settle(&draft, FAULT_CONFLICT, fault);
}

static bool sync_folder_of(const char *path, struct fault *fault)
{
	char *folder = path_folder(path);
	bool ok = folder && path_sync_folder(folder);

	free(folder);
	return ok || fault_set(fault, FAULT_STORE, "The folder of \"%s\" can't be synced: %s.", path_tail(path), strerror(errno));
}

bool backup_put(const char *from, const char *path, struct fault *fault)
{
	int file = open(from, O_RDONLY | O_CLOEXEC);
	struct draft draft;
	bool ok;

	if (file < 0)
		return fault_set(fault, FAULT_STORE, "\"%s\" can't be read: %s.", path_tail(from), strerror(errno));
	ok = path_make_folders(path, fault) && copy_file(file, path, &draft, fault);
	close(file);
	if (!ok)
		return false;
	ok = (fsync(draft.descriptor) == 0 && rename(draft.name, path) == 0) || fault_set(fault, FAULT_STORE, "\"%s\" can't be replaced: %s.", path_tail(path), strerror(errno));
	draft_drop(&draft);
	return ok && sync_folder_of(path, fault);
}

bool backup_restore(struct store *store, const char *from)
{
	struct store *copy;
	sqlite3_backup *pouring;
	int code;

	if (store->read_only)
		return store_refuse(store, SQLITE_READONLY);
	if (!store_make_durable(store) || !(copy = foreign_open(from, store->fault)))
		return false;
	store_forget_statements(store);
	pouring = sqlite3_backup_init(store->sqlite, "main", copy->sqlite, "main");
	code = pouring ? sqlite3_backup_step(pouring, -1) : sqlite3_errcode(store->sqlite);
	if (pouring && (code == SQLITE_DONE || code == SQLITE_OK))
		code = sqlite3_backup_finish(pouring);
	else
		sqlite3_backup_finish(pouring);
	store_close(copy);
	return code == SQLITE_OK ? store_reconnect(store) : store_refuse(store, code);
}
