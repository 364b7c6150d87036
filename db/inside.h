/* What the files of db/ share among themselves. No other floor includes it: sqlite3.h has its one home here. */
#ifndef DB_INSIDE_H
#define DB_INSIDE_H

#ifndef SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_SESSION
#endif
#ifndef SQLITE_ENABLE_PREUPDATE_HOOK
#define SQLITE_ENABLE_PREUPDATE_HOOK
#endif
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "db/query.h"
#include "db/store.h"

enum {
	APPLICATION = 0x616d6274,  /* "ambt", in the header of the file */
	PATIENCE_SECONDS = 5,      /* how long one waits for another writer */
	LENGTH_LIMIT = 16 << 20,   /* no text or blob is longer */
	ROWS_PER_PART = 500,       /* of a bulk act */
	PART_SIZE = 4 << 20,       /* fewer rows, if they are as large as this */
	SPOTS = 16,                /* parameters whose places a statement keeps */
	SEATS = 64,                /* columns */
};

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(IS_SANITIZED)
enum { LEAKS_ARE_SOUGHT = 1 };
#else
enum { LEAKS_ARE_SOUGHT = 0 };
#endif

/* Where a parameter or column was found last, so that long loops don't search by name. */
struct spot {
	const char *asked;
	int index;
	char name[20];          /* a longer one is searched each time */
};

struct seat {
	const char *asked;
	int index;
};

struct query {
	struct store *store;
	sqlite3_stmt *compiled;
	enum statement statement;
	bool failed, running, over;
	bool doubted;           /* what it reads is damaged: it ends at this row */
	unsigned bound;         /* parameters, since it was asked for */
	struct spot parameters[SPOTS];
	struct seat columns[SEATS];
};

/* What is recorded between journal_begin and journal_commit. */
struct recording {
	sqlite3_session *session;
	int64_t act;    /* its number, 0 as long as it has none */
	int rows;       /* breaths since the last part */
	int parts;      /* parts put aside */
	struct bulk *bulk; /* rows being added in bulk, unseen by the session; else NULL */
};

/* The statement that reads one row of a fact table, and the one that finds which rule it breaks. */
struct row_reader {
	const char *table;
	sqlite3_stmt *compiled, *broken;
	bool is_free;  /* it has no rules */
};

/* Where a walk over all that the migrations make stands; the file has it in the same order, mostly. */
struct shape_walk { const struct migration *migration; size_t next; };

enum { SHAPE_NAME = 64 };

/* What shape.c saw of the schema: the first name that isn't as ambit makes it, "" while all is. */
struct shape {
	struct shape_walk walk;
	bool is_first;          /* the schema is being read for the first time */
	const void *reader;     /* the statement that does it */
	int rows;
	char unreadable[SHAPE_NAME], unwritable[SHAPE_NAME];
};

struct store {
	sqlite3 *sqlite;
	struct fault *fault;
	char *path, *stamp;
	char *(*backups)(const char *path);
	const char *const *fact_tables;
	struct row_reader *readers;
	bool is_new, read_only;
	bool replaceable;       /* synced once, when it is closed */
	bool durable;           /* this connection was told how to write: at the first write, a reader needn't know */
	bool resting;           /* triggers are switched off until the end of the transaction */
	bool hasty;             /* don't wait for other writers */
	bool given_up;          /* whoever waited for them wouldn't any longer */
	bool damaged;           /* the last refusal was about damage */
	int64_t changes_at_begin;
	int64_t changes;        /* rows that the last query_run changed */
	int64_t version, seen_data_version, seen_changes;
	struct timespec waiting_since;
	bool (*goes_on)(void *context); /* asked now and then while a statement runs; NULL: nobody is */
	void *going;
	struct headway headway; /* of the work they are asked about */
	struct shape shape;
	struct recording recording;
	struct query *queries[SQL_COUNT]; /* those asked for so far: a verb needs a dozen of hundreds */
	struct query lost;      /* the one for which there was no memory */
};

/* connect.c: the connection, and whose file it is */
bool store_connect(struct store *);
/* Leaves the store in memory, or a replaced file, for what lies at the path now. Statements are prepared anew. */
bool store_reconnect(struct store *);
/* True if the header still shows the schema that this program knows. */
bool store_is_current(struct store *);

/* schema.c: made and brought up to date */
bool schema_make(struct store *);
bool schema_migrate(struct store *);
/* In a transaction: makes all triggers and indexes anew. */
bool schema_mend(struct store *);
/* False when a table that ambit makes isn't there, or is a view, whose rows need not have an end. */
bool schema_has_tables(struct store *);
/* Says which triggers are missing, changed, or not ours. */
bool schema_check(struct store *, void (*say)(void *context, const char *line), void *context);

/* create.c: the first commit */
bool store_write_out(struct store *);

/* store.c */
bool store_run(struct store *, const char *sql);
bool store_number(struct store *, const char *sql, int64_t *number); /* the first column of the first row */
bool store_make_durable(struct store *);
void store_forget_statements(struct store *);
bool store_follows(const struct store *, const char *table); /* is it a fact table? */

/* journal.c: one part of the act, whose rows are hashed already */
bool journal_keep_part(struct store *, const void *changeset, int size);
/* What was recorded so far, as a part of its own. */
bool journal_put_aside(struct store *);

/* bulk.c: drops what was begun */
void bulk_free(struct store *);

/* refuse.c: answers of SQLite in plain words; they answer false */
bool store_refuse(struct store *, int code);
bool store_refuse_damaged(struct store *, const char *why);
/* For checks, which say damage and go on: says the refusal as a line and forgets it, if it was about damage. */
bool store_forgive_damage(struct store *, const char *where, void (*say)(void *context, const char *line), void *context);
bool store_refuse_bug(struct store *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* query.c: for statements made at run time */
bool store_prepare(struct store *, const char *sql, sqlite3_stmt **);

#endif
