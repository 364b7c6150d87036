/* The store: one SQLite file, opened with care, changed by one transaction at a time. */
#ifndef DB_STORE_H
#define DB_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/fault.h"

struct store;

struct store_place {
	const char *path;    /* the file; its folder is made (0700) by the first write, not before */
	char *(*backups)(const char *path); /* the folder, on the heap, for the copy that precedes a migration; asked then alone. NULL: none is made */
	const char *stamp;   /* text put into the names of such copies, e.g. 2026-03-20T180000 */
	bool replaceable;    /* what is in it can be made again: synced once, when it is closed, and not at each act */
};

/*
 * Opens the store at the place. A file that isn't there is no fault: the answer is then an empty store in memory,
 * which the first commit writes out in full, under a temporary name, synced and linked into place (FAULT_AGAIN when
 * another process was quicker: the store is then that one's file, and the act can be run again). A file that is damaged, foreign, newer, empty or no regular file is refused
 * untouched (FAULT_STORE). A file or folder that can't be written is opened for reading; writes are then refused.
 * An older store is copied to the backups and migrated in one transaction. Paths are copied; the fault is borrowed
 * for the life of the store. Close with store_close.
 */
struct store *store_open(const struct store_place *, struct fault *);
void store_close(struct store *);
/* At the end of the process: takes back what was begun and not committed. Locks end with the process, and to free the parsed schema would take as long as to answer. */
void store_leave(struct store *);

/* True while nothing was ever written: the file does not exist yet. */
bool store_is_new(const struct store *);
/* True when the file or its folder can't be written. */
bool store_is_read_only(const struct store *);
/* True when the file lies on a network or FUSE file system, where locks can't be trusted. */
bool store_is_remote(const struct store *);
const char *store_path(const struct store *);
struct fault *store_fault(struct store *);

/* Grows whenever this process or another changed the store. Never blocks; on a busy store answers the last number. */
int64_t store_version(struct store *);

/* One write transaction, begun IMMEDIATE (waits up to 5 s for other writers). Not nested. */
bool store_begin(struct store *);
/* Commits. For a new store this is where the file comes into being. On failure everything is rolled back. */
bool store_commit(struct store *);
void store_rollback(struct store *);
bool store_in_transaction(const struct store *);

/*
 * In a transaction that only adds rows, many of them: triggers rest, and the act itself brings up to date what they
 * would have kept. They are awake again when told, and in any case after the transaction.
 */
void store_rest_triggers(struct store *, bool rest);

/* Outside of a transaction: from now on what is deleted or replaced is overwritten with zeros. */
bool store_wipe_after(struct store *);
/* Outside of a transaction: writes the file anew, without the room that deleted rows had. */
bool store_compact(struct store *);

/* A read transaction over several queries, so that they see one moment. End it before painting. */
bool store_hold(struct store *);
void store_release(struct store *);

/* The next number for things of that name; never given twice, not even after undo. Inside a transaction only. */
bool store_take_ids(struct store *, const char *name, int64_t count, int64_t *first);

/*
 * Long work: goes_on is asked now and then while statements run or wait for another writer, and whenever work between
 * them asks; it is to answer quickly, and must leave the store alone. On false the statement ends with FAULT_REFUSED, as do those after it until goes_on answers
 * true again; a transaction is rolled back. NULL: nobody is asked.
 */
void store_listen(struct store *, bool (*goes_on)(void *context), void *context);
/*
 * Long work in each turn of its loop, so that it is asked between statements too: false, FAULT_REFUSED, when it is to end.
 * what: "rows read", and how many, -1 where that isn't known; a fixed text; NULL: it has nothing to say.
 */
bool store_goes_on(struct store *, const char *what, int64_t done);
/* How far the present work is, as it said last; what is NULL where it said nothing. */
struct headway { const char *what; int64_t done; };
struct headway store_headway(const struct store *);
/* What follows is work of its own. */
void store_begin_work(struct store *);

/* For a program that stays: keeps fewer pages in memory than SQLite would. */
void store_spare_memory(struct store *);

/* Integrity of file, foreign keys, digests of acts, guards and row hashes: calls say with one line a fault; answers false on a fault of its own. */
bool store_check(struct store *, void (*say)(void *context, const char *line), void *context);
/* In a transaction: makes guards and indexes anew, and forgets the acts up to the last whose record is damaged, as they can't be undone. Facts and their hashes stay as they are. */
bool store_mend(struct store *);

#endif
