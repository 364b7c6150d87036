#include "db/changeset.h"

#include <string.h>
#include <sys/types.h>

#include "db/digest.h"
#include "db/inside.h"

bool changeset_is_whole(const void *bytes, size_t size, const void *digest, size_t digest_size)
{
	unsigned char own[DIGEST_SIZE];

	digest_of(bytes, size, own);
	return digest_size == sizeof own && memcmp(own, digest, sizeof own) == 0;
}

/* The value of the INTEGER PRIMARY KEY of the row that a change is about. */
static bool changed_id(sqlite3_changeset_iter *change, int operation, int columns, int64_t *id)
{
	sqlite3_value *value = NULL;
	unsigned char *keys;
	int key = 0;

	if (sqlite3changeset_pk(change, &keys, NULL) != SQLITE_OK)
		return false;
	while (key < columns - 1 && !keys[key])
		key++;
	if (operation == SQLITE_INSERT)
		sqlite3changeset_new(change, key, &value);
	else
		sqlite3changeset_old(change, key, &value);
	if (!value || sqlite3_value_type(value) != SQLITE_INTEGER)
		return false;
	*id = sqlite3_value_int64(value);
	return true;
}

static bool read_change(struct store *store, sqlite3_changeset_iter *change, const char **table, int64_t *id, bool *adds)
{
	int columns, operation, indirect;

	sqlite3changeset_op(change, table, &columns, &operation, &indirect);
	*adds = operation == SQLITE_INSERT;
	if (!store_follows(store, *table))
		return store_refuse_bug(store, "undo doesn't follow the table \"%s\".", *table);
	if (indirect)
		return store_refuse_bug(store, "a trigger changed the table \"%s\", which undo follows.", *table);
	return changed_id(change, operation, columns, id) ||
		store_refuse_bug(store, "the table \"%s\" has no number as its key.", *table);
}

bool changeset_walk(struct store *store, const void *bytes, int size,
	bool (*each)(struct store *, void *context, const char *table, int64_t id, struct sqlite3_changeset_iter *added), void *context)
{
	sqlite3_changeset_iter *change = NULL;
	int code = sqlite3changeset_start(&change, size, (void *)bytes);
	bool ok = code == SQLITE_OK, adds = false;
	const char *table;
	int64_t id = 0;

	while (ok && (code = sqlite3changeset_next(change)) == SQLITE_ROW)
		ok = read_change(store, change, &table, &id, &adds) && each(store, context, table, id, adds ? change : NULL);
	if (change)
		sqlite3changeset_finalize(change);
	if (code != SQLITE_DONE && code != SQLITE_ROW)
		return store_refuse(store, code);
	return ok;
}
