/* Undo and redo: the changesets of an act, applied backwards or again, all or nothing. */
#include <stdlib.h>
#include <string.h>

#include "db/changeset.h"
#include "db/inside.h"
#include "db/journal.h"
#include "db/rows.h"

static bool refuse_damaged(struct store *store)
{
	return fault_set(store->fault, FAULT_STORE, "The record of that act is damaged, so it can't be undone or redone; "
		"ambit check tells more, a backup can be restored.");
}

static bool refuse_changed(struct store *store)
{
	return fault_set(store->fault, FAULT_CONFLICT, "The records were changed by another program since that act; nothing was changed.");
}

/* A copy, as the blob's memory goes while the changes are applied. A changeset cut short can hang SQLite, hence the digest. */
static bool copy_changes(struct store *store, struct query *from, void **bytes, size_t *size)
{
	size_t digest_size;
	const void *digest = query_bytes(from, "digest", &digest_size);
	const void *changes = query_bytes(from, "changes", size);

	if (!query_ok(from))
		return false;
	if (!changeset_is_whole(changes, *size, digest, digest_size))
		return refuse_damaged(store);
	*bytes = malloc(*size + 1);
	if (!*bytes)
		return store_refuse(store, SQLITE_NOMEM);
	memcpy(*bytes, changes, *size);
	return true;
}

/* A guard says why in its own words. All else says only that a row is not what it was. */
static int on_conflict(void *context, int kind, sqlite3_changeset_iter *change)
{
	struct store *store = context;
	const char *message = sqlite3_errmsg(store->sqlite);

	(void)change;
	if (kind == SQLITE_CHANGESET_CONSTRAINT && strncmp(message, "locked: ", 8) == 0)
		store_refuse(store, SQLITE_CONSTRAINT_TRIGGER);
	/* To pass over a row, or to force it, would undo half. */
	return SQLITE_CHANGESET_ABORT;
}

static bool apply(struct store *store, void *bytes, size_t size, bool undo)
{
	int flags = SQLITE_CHANGESETAPPLY_NOSAVEPOINT | (undo ? SQLITE_CHANGESETAPPLY_INVERT : 0);
	int code;

	if (size == 0)
		return true;
	code = sqlite3changeset_apply_v2(store->sqlite, (int)size, bytes, NULL, on_conflict, store, NULL, NULL, flags);
	if (code == SQLITE_ABORT || code == SQLITE_CONSTRAINT)
		return refuse_changed(store);
	if (code != SQLITE_OK)
		return store_refuse(store, code);
	return rows_hash(store, bytes, (int)size);
}

static bool is_allowed(struct store *store, void *context, const char *table, int64_t id, struct sqlite3_changeset_iter *added)
{
	(void)store, (void)context, (void)table, (void)id, (void)added;
	return true;
}

static bool apply_row(struct store *store, struct query *from, bool undo)
{
	void *bytes = NULL;
	size_t size = 0;
	bool ok = query_next(from) ? copy_changes(store, from, &bytes, &size) : query_ok(from) && refuse_damaged(store);

	query_end(from);
	ok = ok && changeset_walk(store, bytes, (int)size, is_allowed, NULL) && apply(store, bytes, size, undo);
	free(bytes);
	return ok;
}

static bool apply_last(struct store *store, int64_t act, bool undo)
{
	struct query *changes = store_query(store, SQL_ACT_CHANGES);

	query_set_int(changes, ":id", act);
	return apply_row(store, changes, undo);
}

static bool apply_part(struct store *store, int64_t act, int64_t part, bool undo)
{
	struct query *changes = store_query(store, SQL_ACT_PART_CHANGES);

	query_set_int(changes, ":act", act);
	query_set_int(changes, ":part", part);
	return apply_row(store, changes, undo);
}

/* What was done last is undone first, and redone last. */
static bool apply_all(struct store *store, int64_t act, int64_t parts, bool undo)
{
	if (undo && !apply_last(store, act, true))
		return false;
	for (int64_t i = 0; i < parts; i++)
		if (!apply_part(store, act, undo ? parts - i : i + 1, undo))
			return false;
	return undo || apply_last(store, act, false);
}

/* The act must still be the one that its reader saw on top. */
static bool may_apply(struct store *store, const struct act *act, bool undo, int64_t *parts)
{
	struct query *changes;
	struct act top;
	int64_t version = 0;

	if (!store_in_transaction(store))
		return store_refuse_bug(store, "undo outside of a transaction.");
	if (!journal_next(store, !undo, &top) && store->fault->kind != FAULT_NONE)
		return false;
	if (top.id == 0 || top.id != act->id)
		return fault_set(store->fault, FAULT_CONFLICT, "Something else was done meanwhile; look at ambit history, then try again.");
	if (top.barrier)
		return fault_set(store->fault, FAULT_LOCKED, "\"%s\" can't be undone, nor what was done before it.", top.verb);
	changes = store_query(store, SQL_ACT_CHANGES);
	query_set_int(changes, ":id", act->id);
	if (query_next(changes)) {
		version = query_int(changes, "schema_version");
		*parts = query_int(changes, "parts");
	}
	query_end(changes);
	return query_ok(changes) && (version == SCHEMA_VERSION || fault_set(store->fault, FAULT_REFUSED,
		"That act is from before the store took its present form, and can't be undone or redone any more."));
}

static bool mark(struct store *store, const struct act *act, bool undone)
{
	struct query *query = store_query(store, SQL_ACT_MARK);

	query_set_int(query, ":id", act->id);
	query_set_int(query, ":undone", undone);
	query_set_int(query, ":first_record", act->first_record);
	query_set_int(query, ":last_record", act->last_record);
	return query_run(query, NULL);
}

/* Half an undo must not be committed by anyone, so a refusal ends the transaction here. */
static bool journal_apply(struct store *store, const struct act *act, bool undo)
{
	int64_t parts = 0;

	if (may_apply(store, act, undo, &parts) && apply_all(store, act->id, parts, undo) && mark(store, act, undo))
		return true;
	store_rollback(store);
	return false;
}

bool journal_undo(struct store *store, const struct act *act)
{
	return journal_apply(store, act, true);
}

bool journal_redo(struct store *store, const struct act *act)
{
	return journal_apply(store, act, false);
}
