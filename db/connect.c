/* The connection to the file: whose file it is, whether it is whole, and whether it may be written. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "db/beside.h"
#include "db/inside.h"
#include "db/memory.h"
#include "db/path.h"
#include "db/shape.h"

/* The part of the first 100 bytes that tells one file from another (sqlite.org/fileformat2.html, 1.3). */
struct header {
	sqlite3_int64 size;
	bool ours_to_judge;   /* it begins as every SQLite file does */
	bool is_wal;
	uint32_t page, pages, application, version, writes;
	bool pages_known;
};

static uint32_t number_at(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* Reads by SQLite's own file: to open and close the file beside it would drop the locks that this process holds. */
static bool header_read(struct store *store, struct header *header)
{
	unsigned char bytes[100] = {0};
	sqlite3_file *file = NULL;
	int code = sqlite3_file_control(store->sqlite, "main", SQLITE_FCNTL_FILE_POINTER, &file);

	*header = (struct header){0};
	if (code == SQLITE_OK)
		code = file->pMethods->xFileSize(file, &header->size);
	if (code == SQLITE_OK && header->size > 0)
		code = file->pMethods->xRead(file, bytes, sizeof bytes, 0);
	if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)
		return store_refuse(store, code);
	header->ours_to_judge = memcmp(bytes, "SQLite format 3", 16) == 0;
	header->page = (uint32_t)bytes[16] << 8 | bytes[17];
	if (header->page == 1)
		header->page = 65536;
	header->pages = number_at(bytes + 28);
	header->is_wal = bytes[18] == 2;
	header->writes = number_at(bytes + 24);
	header->pages_known = header->pages > 0 && number_at(bytes + 24) == number_at(bytes + 92);
	header->version = number_at(bytes + 60);
	header->application = number_at(bytes + 68);
	return true;
}

static bool header_is_ours(struct store *store, const struct header *header)
{
	const char *path = path_tail(store->path);

	if (header->size == 0)
		return fault_set(store->fault, FAULT_STORE, "\"%s\" is an empty file, not an ambit store; remove it or restore a backup.", path);
	if (!header->ours_to_judge)
		return fault_set(store->fault, FAULT_STORE, "\"%s\" is not an ambit store; name another file or restore a backup.", path);
	if (header->application != APPLICATION)
		return fault_set(store->fault, FAULT_STORE, "\"%s\" belongs to another program; name another file or restore a backup.", path);
	if (header->version > SCHEMA_VERSION)
		return fault_set(store->fault, FAULT_STORE, "\"%s\" was written by a newer ambit (store version %u, this one knows %d); "
			"use that one, or restore an older backup.", path, header->version, SCHEMA_VERSION);
	if (header->version == 0)
		return store_refuse_damaged(store, "its version is gone");
	return true;
}

static bool header_fits_size(const struct header *header)
{
	if (header->page < 512 || (header->page & (header->page - 1)) != 0 || header->size % header->page != 0)
		return false;
	return !header->pages_known || header->size / header->page >= header->pages;
}

/*
 * A size that doesn't fit may be another process's write in progress, or one that lost its power: SQLite finishes or
 * takes back such a write when it reads, and then the size must fit.
 */
static bool header_fits_at_rest(struct store *store, struct header *header)
{
	bool ok;

	if (header_fits_size(header))
		return true;
	ok = store_run(store, "BEGIN") && store_run(store, "SELECT 1 FROM sqlite_schema LIMIT 1") && header_read(store, header);
	if (sqlite3_get_autocommit(store->sqlite) == 0)
		sqlite3_exec(store->sqlite, "ROLLBACK", NULL, NULL, NULL);
	return ok && (header_fits_size(header) || store_refuse_damaged(store, "its size is not what its header says"));
}

static bool somebody_writes(struct store *store)
{
	sqlite3_file *file = NULL;
	int reserved = 0;

	return sqlite3_file_control(store->sqlite, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK &&
		file->pMethods->xCheckReservedLock(file, &reserved) == SQLITE_OK && reserved;
}

/* Each write adds one to the count in the first page, which it changes last of all. */
static bool is_journal_of(const struct beside *beside, const struct header *header)
{
	if (!beside->has_first)
		return beside->pages == header->pages || !header->pages_known;
	return beside->application == APPLICATION && header->writes - beside->writes <= 1;
}

/*
 * A journal that a killed write left takes the file back to where it began. SQLite knows it by its name alone: one of
 * another file, as when a copy was laid over a store, would wreck this one. Writers come and go while we look.
 */
static bool journal_fits(struct store *store, const struct header *header)
{
	enum { LOOKS = 20 };
	const char *path = sqlite3_db_filename(store->sqlite, "main");
	struct header now = *header;
	struct beside beside;

	for (int i = 0; i < LOOKS; i++) {
		if (!beside_look(path, now.is_wal, &beside, store->fault))
			return false;
		if (!beside.is_there)
			return true;
		if (!header_read(store, &now))
			return false;
		if (is_journal_of(&beside, &now) || somebody_writes(store))
			return true;
		nanosleep(&(struct timespec){0, 2000000}, NULL);
	}
	return fault_set(store->fault, FAULT_STORE, "\"%s-journal\" was left by a write to another file, or this file was laid here since, and would be damaged by it; "
		"move the journal away.", path_tail(path));
}

bool store_is_current(struct store *store)
{
	struct header header;

	if (store->is_new)
		return true;
	if (!header_read(store, &header))
		return false;
	return header.version == SCHEMA_VERSION || fault_set(store->fault, FAULT_STORE,
		"Another version of ambit changed the form of the store meanwhile; nothing was changed. Start ambit again.");
}

/* Waits a few milliseconds at a time, unevenly, so that several writers don't wake together and starve one. */
static int wait_for_others(void *context, int attempt)
{
	struct store *store = context;
	struct timespec now;
	long spread;

	if (store->hasty)
		return 0;
	store->given_up = store->goes_on && !store->goes_on(store->going);
	if (store->given_up)
		return 0;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (attempt == 0)
		store->waiting_since = now;
	if (now.tv_sec - store->waiting_since.tv_sec > PATIENCE_SECONDS)
		return 0;
	spread = (now.tv_nsec / 1000 + getpid()) % 4;
	nanosleep(&(struct timespec){0, (1 + spread) * 1000000}, NULL);
	return 1;
}

/* What SQLite advises for files that may come from strangers (sqlite.org/security.html). */
static bool harden(struct store *store)
{
	static const struct { int what, on; } wanted[] = {
		{SQLITE_DBCONFIG_DEFENSIVE, 1},
		{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
		{SQLITE_DBCONFIG_ENABLE_FKEY, 1},
		{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
		{SQLITE_DBCONFIG_DQS_DDL, 0},
		{SQLITE_DBCONFIG_DQS_DML, 0},
	};

	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		sqlite3_db_config(store->sqlite, wanted[i].what, wanted[i].on, NULL);
	sqlite3_limit(store->sqlite, SQLITE_LIMIT_LENGTH, LENGTH_LIMIT);
	sqlite3_limit(store->sqlite, SQLITE_LIMIT_ATTACHED, 1);
	sqlite3_busy_handler(store->sqlite, wait_for_others, store);
	return store_run(store, "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY");
}

/* Reading a page again costs a copy out of the system's cache; a screen that stays all day should be small. */
void store_spare_memory(struct store *store)
{
	enum { CACHE_KIB = 700 };
	char pragma[40];

	snprintf(pragma, sizeof pragma, "PRAGMA cache_size=-%d", CACHE_KIB);
	store_run(store, pragma);
}

static int hear(void *context)
{
	struct store *store = context;

	return !store->goes_on(store->going);
}

static void set_listening(struct store *store)
{
	enum { STEPS = 20000 };

	sqlite3_progress_handler(store->sqlite, STEPS, store->goes_on ? hear : NULL, store);
}

void store_listen(struct store *store, bool (*goes_on)(void *context), void *context)
{
	store->goes_on = goes_on;
	store->going = context;
	if (store->sqlite)
		set_listening(store);
}

bool store_goes_on(struct store *store, const char *what, int64_t done)
{
	if (what)
		store->headway = (struct headway){what, done};
	return !store->goes_on || store->goes_on(store->going) || store_refuse(store, SQLITE_INTERRUPT);
}

struct headway store_headway(const struct store *store)
{
	return store->headway;
}

void store_begin_work(struct store *store)
{
	store->headway = (struct headway){0};
}

static bool open_connection(struct store *store, const char *name, int flags)
{
	int code;

	memory_configure();
	code = sqlite3_open_v2(name, &store->sqlite,
		flags | SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

	store->durable = false;
	if (!store->sqlite)
		return fault_set(store->fault, FAULT_STORE, "Out of memory; nothing was changed.");
	shape_watch(store);
	set_listening(store);
	return code == SQLITE_OK ? harden(store) : store_refuse(store, code);
}

static bool folder_is_writable(struct store *store)
{
	/* SQLite has followed the links by now: its journal lies beside the file itself. */
	char *folder = path_folder(sqlite3_db_filename(store->sqlite, "main"));
	bool writable = folder && path_is_writable(folder);

	free(folder);
	return writable;
}

static bool connect_to_file(struct store *store)
{
	char *name = path_for_sqlite(store->path);
	struct header header;
	bool ok;

	if (!name)
		return fault_set(store->fault, FAULT_STORE, "Out of memory; nothing was changed.");
	ok = open_connection(store, name, 0);
	free(name);
	if (!ok || !header_read(store, &header) || !header_is_ours(store, &header) || !journal_fits(store, &header) || !header_fits_at_rest(store, &header))
		return false;
	store->is_new = false;
	store->read_only = sqlite3_db_readonly(store->sqlite, "main") == 1 || !folder_is_writable(store);
	return (header.version == SCHEMA_VERSION || schema_migrate(store)) && shape_can_be_read(store);
}

/* With no name, which is in memory until it is large, and then in a file of SQLite's that nobody else can open. */
static bool connect_to_none(struct store *store)
{
	if (!open_connection(store, "", SQLITE_OPEN_CREATE))
		return false;
	store->is_new = true;
	store->read_only = false;
	return schema_make(store);
}

bool store_connect(struct store *store)
{
	bool missing;

	if (!path_look(store->path, &missing, store->fault))
		return false;
	return missing ? connect_to_none(store) : connect_to_file(store);
}

bool store_reconnect(struct store *store)
{
	sqlite3 *old = store->sqlite;
	bool was_new = store->is_new, was_read_only = store->read_only;

	store_forget_statements(store);
	store->sqlite = NULL;
	if (store_connect(store)) {
		sqlite3_close(old);
		store->version++;
		return true;
	}
	sqlite3_close(store->sqlite);
	store->sqlite = old;
	store->is_new = was_new;
	store->read_only = was_read_only;
	return false;
}
