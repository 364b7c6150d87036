/* Hashes of the rows of fact tables, so that a byte changed behind our back is found. */
#ifndef DB_ROWS_H
#define DB_ROWS_H

#include <stdbool.h>

#include "db/store.h"

/* Reads again every row that the changeset names and notes its hash; refuses a changeset that does what no act may. */
bool rows_hash(struct store *, const void *changeset, int size);
/* The same for a changeset that was just recorded: rows that it adds are taken from it as they are. */
bool rows_hash_recorded(struct store *, const void *changeset, int size);
/* Says, one line each, which rows and hashes don't belong together. */
bool rows_check(struct store *, void (*say)(void *context, const char *line), void *context);
/*
 * Around a migration, which changes the shape of rows: first mark those that are wrong, so that they stay wrong,
 * then hash all others anew.
 */
bool rows_mark_wrong(struct store *);
bool rows_rehash(struct store *);
/* After a salvage: rows without a hash get one, hashes without a row go; those that don't match stay, for check to tell. */
bool rows_hash_missing(struct store *);

#endif
