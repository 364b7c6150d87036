/* Copies of the store: whole, opened and checked before they are called good. */
#ifndef DB_BACKUP_H
#define DB_BACKUP_H

#include <stdbool.h>

#include "db/store.h"

/* Copies the store to a new file (0600): VACUUM INTO a temporary name, synced, checked, renamed. Refuses to replace a file (FAULT_CONFLICT). */
bool backup_to(struct store *, const char *path);
/* Streams such a copy to an open file descriptor. */
bool backup_stream(struct store *, int descriptor);

#endif
