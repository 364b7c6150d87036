/* The changeset of an act: its digest, and the rows that it is about. */
#ifndef DB_CHANGESET_H
#define DB_CHANGESET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/store.h"

struct sqlite3_changeset_iter;

bool changeset_is_whole(const void *bytes, size_t size, const void *digest, size_t digest_size);
/*
 * Calls each with every row that the changeset names; added: the change itself where it adds the row, else NULL. Refuses a changeset that an act can't have made: of a table that
 * undo doesn't follow, or with a change made by a trigger, which undo would make twice.
 */
bool changeset_walk(struct store *, const void *bytes, int size,
	bool (*each)(struct store *, void *context, const char *table, int64_t id, struct sqlite3_changeset_iter *added), void *context);

#endif
