/*
 * Rows added by the thousand within an act. The session would look at each of them three times: as it is added, for the
 * changeset, and for its hash. Here it is read back once, and its change and its hash come of that one reading. Changes
 * are in the session's own format, so undo needn't know who wrote them.
 */
#ifndef DB_BULK_H
#define DB_BULK_H

#include <stdbool.h>
#include <stdint.h>

#include "db/store.h"

/* Up to bulk_end rows are added to that fact table and nothing else is written; bulk_note follows each of them. */
bool bulk_begin(struct store *, const char *table);
/* That row was added. Refuses, as a bug, when it is not all that was changed since. */
bool bulk_note(struct store *, int64_t id);
bool bulk_end(struct store *);

#endif
