/*
 * Undo and redo. An act is one verb's transaction; its changeset, recorded by SQLite's session extension over the
 * fact tables, is kept in the store beside it. Fact tables are those whose CREATE TABLE in db/schema is preceded by a
 * line "-- fact". Row hashes of changed facts are written at commit and at undo.
 */
#ifndef DB_JOURNAL_H
#define DB_JOURNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "db/store.h"

struct act {
	int64_t id;
	int64_t at;               /* UTC seconds */
	char verb[32];            /* "log", "change approve" */
	char summary[256];        /* what the user is told it was, e.g. log 1:30 on churn/B1 */
	bool undone;
	bool barrier;             /* can't be undone, nor anything before it */
	int64_t first_record, last_record; /* evidence records that it appended, 0 if none */
};

/* Begins a write transaction and starts to record it. */
bool journal_begin(struct store *);
/* During a bulk act: puts aside what was recorded so far when it is over 500 rows. Call it after each row. */
bool journal_breathe(struct store *);
/* Ends the record, hashes the rows, keeps the act (its id is set) and commits. An act that changed nothing is committed without a trace, unless keep. Deletes the undone acts above it. */
bool journal_commit(struct store *, struct act *, bool keep);
void journal_rollback(struct store *);

/*
 * Within an act that erases: what follows is recorded nowhere and no guard looks at it, up to the end, which hashes all
 * rows that matched theirs before and forgets every act before this one, as their records hold the old texts.
 */
bool journal_erase_begin(struct store *);
bool journal_erase_end(struct store *);

/* The act that undo (or, with redo, redo) would take next; false with act->id 0 when there is none. */
bool journal_next(struct store *, bool redo, struct act *);
/* The acts, newest first, from before the given id (0: the newest); at most limit; answers how many. */
int journal_list(struct store *, int64_t before, struct act *acts, int limit);
/* Inside store_begin: applies the act's changeset backwards (undo) or again (redo), checks digest and schema version first, rehashes, and marks the act with its new range of records. FAULT_CONFLICT when the rows are no longer what they were. A refusal rolls the whole transaction back. */
bool journal_undo(struct store *, const struct act *);
bool journal_redo(struct store *, const struct act *);

#endif
