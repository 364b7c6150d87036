#include "db/journal.h"

#include <stdio.h>

#include "db/changeset.h"
#include "db/digest.h"
#include "db/inside.h"
#include "db/rows.h"
#include "db/shape.h"

enum {
	ACTS_KEPT = 10000,
	ACTS_PRUNED = 100,    /* at a time */
	BULK_CACHE_KIB = 8192,
};

struct changeset {
	void *bytes;
	int size;
};

static int is_followed(void *context, const char *table)
{
	return store_follows(context, table);
}

static bool recording_start(struct store *store)
{
	sqlite3_session *session = NULL;
	int code = sqlite3session_create(store->sqlite, "main", &session), on = 1;

	if (code == SQLITE_OK)
		code = sqlite3session_object_config(session, SQLITE_SESSION_OBJCONFIG_SIZE, &on);
	if (code == SQLITE_OK) {
		sqlite3session_table_filter(session, is_followed, store);
		code = sqlite3session_attach(session, NULL);
	}
	store->recording.session = session;
	store->recording.rows = 0;
	return code == SQLITE_OK || store_refuse(store, code);
}

static void recording_stop(struct store *store)
{
	if (store->recording.session)
		sqlite3session_delete(store->recording.session);
	store->recording.session = NULL;
	bulk_free(store);
}

/* Ends the present session; what it saw is in the changeset, to be freed by sqlite3_free. */
static bool recording_take(struct store *store, struct changeset *changeset)
{
	int code = sqlite3session_changeset(store->recording.session, &changeset->size, &changeset->bytes);

	recording_stop(store);
	return code == SQLITE_OK || store_refuse(store, code);
}

bool journal_begin(struct store *store)
{
	if (!store_begin(store))
		return false;
	if (!shape_can_be_written(store)) {
		store_rollback(store);
		return false;
	}
	store->recording = (struct recording){0};
	if (recording_start(store))
		return true;
	journal_rollback(store);
	return false;
}

void journal_rollback(struct store *store)
{
	recording_stop(store);
	store_rollback(store);
}

/* Taken late, so that an act that changes nothing leaves no trace. */
static bool take_number(struct store *store)
{
	return store->recording.act || store_take_ids(store, "act", 1, &store->recording.act);
}


/* Ids at random touch many pages of an index: a larger cache spares writing them over and over. */
static bool expect_bulk(struct store *store)
{
	char pragma[40];

	if (store->recording.parts > 0)
		return true;
	snprintf(pragma, sizeof pragma, "PRAGMA cache_size=-%d", BULK_CACHE_KIB);
	return store_run(store, pragma);
}

bool journal_keep_part(struct store *store, const void *changeset, int size)
{
	unsigned char digest[DIGEST_SIZE];
	struct query *add;

	if (!expect_bulk(store) || !take_number(store))
		return false;
	digest_of(changeset, (size_t)size, digest);
	add = store_query(store, SQL_ACT_PART_ADD);
	query_set_int(add, ":act", store->recording.act);
	query_set_int(add, ":part", ++store->recording.parts);
	query_set_bytes(add, ":digest", digest, sizeof digest);
	query_set_bytes(add, ":changes", changeset, (size_t)size);
	return query_run(add, NULL);
}

bool journal_put_aside(struct store *store)
{
	struct changeset changeset = {0};
	bool ok = recording_take(store, &changeset);

	if (ok && changeset.size > 0)
		ok = rows_hash_recorded(store, changeset.bytes, changeset.size) && journal_keep_part(store, changeset.bytes, changeset.size);
	sqlite3_free(changeset.bytes);
	return ok && recording_start(store);
}

bool journal_breathe(struct store *store)
{
	if (!store->recording.session)
		return store_refuse_bug(store, "nothing is being recorded.");
	if (!store_goes_on(store, NULL, 0))
		return false;
	if (++store->recording.rows < ROWS_PER_PART && sqlite3session_changeset_size(store->recording.session) < PART_SIZE)
		return true;
	return journal_put_aside(store);
}

/* The undone acts, the newest of all, go, and their numbers with them: the new act has its own by now. */
static bool forget_undone(struct store *store)
{
	struct query *newest = store_query(store, SQL_ACT_NEWEST), *forget;
	bool undone = query_next(newest) && query_int_at(newest, 0);

	query_end(newest);
	if (!undone)
		return query_ok(newest);
	forget = store_query(store, SQL_ACT_FORGET_UNDONE);
	if (!query_run(forget, NULL))
		return false;
	forget = store_query(store, SQL_ACT_PART_FORGET);
	query_set_int(forget, ":id", store->recording.act);
	return query_run(forget, NULL);
}

static bool forget_old(struct store *store)
{
	struct query *oldest, *forget;
	int64_t id = 0;

	if (store->recording.act % ACTS_PRUNED != 0)
		return true;
	oldest = store_query(store, SQL_ACT_OLDEST_KEPT);
	query_set_int(oldest, ":kept", ACTS_KEPT);
	if (query_next(oldest))
		id = query_int_at(oldest, 0);
	query_end(oldest);
	if (id == 0)
		return query_ok(oldest);
	forget = store_query(store, SQL_ACT_FORGET_OLD);
	query_set_int(forget, ":id", id);
	if (!query_run(forget, NULL))
		return false;
	forget = store_query(store, SQL_ACT_PART_FORGET);
	query_set_int(forget, ":id", store->recording.act);
	return query_run(forget, NULL);
}

static bool keep_act(struct store *store, struct act *act, const struct changeset *changeset)
{
	unsigned char digest[DIGEST_SIZE];
	struct query *add;

	if (!rows_hash_recorded(store, changeset->bytes, changeset->size) || !take_number(store) || !forget_undone(store))
		return false;
	act->id = store->recording.act;
	digest_of(changeset->bytes, (size_t)changeset->size, digest);
	add = store_query(store, SQL_ACT_ADD);
	query_set_int(add, ":id", act->id);
	query_set_int(add, ":at", act->at);
	query_set_text(add, ":verb", act->verb);
	query_set_text(add, ":summary", act->summary);
	query_set_int(add, ":barrier", act->barrier);
	query_set_int(add, ":first_record", act->first_record);
	query_set_int(add, ":last_record", act->last_record);
	query_set_int(add, ":schema_version", SCHEMA_VERSION);
	query_set_int(add, ":parts", store->recording.parts);
	query_set_bytes(add, ":digest", digest, sizeof digest);
	query_set_bytes(add, ":changes", changeset->bytes, (size_t)changeset->size);
	return query_run(add, NULL) && forget_old(store);
}

bool journal_commit(struct store *store, struct act *act, bool keep)
{
	struct changeset changeset = {0};
	bool ok, worth;

	if (!store->recording.session || store->recording.bulk)
		return store_refuse_bug(store, store->recording.bulk ? "rows in bulk have no end." : "nothing is being recorded.");
	ok = recording_take(store, &changeset);
	worth = keep || changeset.size > 0 || store->recording.parts > 0 || act->first_record > 0;
	if (ok && worth)
		ok = keep_act(store, act, &changeset);
	sqlite3_free(changeset.bytes);
	if (ok && shape_can_be_written(store)) /* a trigger may have been added since it was opened */
		return store_commit(store);
	store_rollback(store);
	return false;
}

bool journal_erase_begin(struct store *store)
{
	if (!store->recording.session)
		return store_refuse_bug(store, "nothing is being recorded.");
	recording_stop(store);
	store_rest_triggers(store, true);
	return rows_mark_wrong(store);
}

bool journal_erase_end(struct store *store)
{
	struct query *forget;

	store_rest_triggers(store, false);
	if (!rows_rehash(store))
		return false;
	forget = store_query(store, SQL_ACT_FORGET_OLD);
	query_set_int(forget, ":id", INT64_MAX);
	if (!query_run(forget, NULL))
		return false;
	forget = store_query(store, SQL_ACT_PART_FORGET);
	query_set_int(forget, ":id", 0);
	return query_run(forget, NULL) && recording_start(store);
}

static void act_read(struct query *query, struct act *act)
{
	*act = (struct act){
		.id = query_int(query, "id"),
		.at = query_int(query, "at"),
		.undone = query_int(query, "undone"),
		.barrier = query_int(query, "barrier"),
		.first_record = query_int(query, "first_record"),
		.last_record = query_int(query, "last_record"),
	};
	snprintf(act->verb, sizeof act->verb, "%s", query_text(query, "verb"));
	snprintf(act->summary, sizeof act->summary, "%s", query_text(query, "summary"));
}

bool journal_next(struct store *store, bool redo, struct act *act)
{
	struct query *next = store_query(store, redo ? SQL_ACT_NEXT_REDO : SQL_ACT_NEXT_UNDO);
	bool found = query_next(next);

	*act = (struct act){0};
	if (found)
		act_read(next, act);
	query_end(next);
	return found && query_ok(next);
}

int journal_list(struct store *store, int64_t before, struct act *acts, int limit)
{
	struct query *list = store_query(store, SQL_ACT_LIST);
	int count = 0;

	query_set_int(list, ":before", before > 0 ? before : INT64_MAX);
	query_set_int(list, ":limit", limit);
	while (count < limit && query_next(list))
		act_read(list, &acts[count++]);
	query_end(list);
	return count;
}
