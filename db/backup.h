/* Copies of the store: whole, opened and checked before they are called good. */
#ifndef DB_BACKUP_H
#define DB_BACKUP_H

#include <stdbool.h>

#include "db/store.h"

/* Copies the store to a new file (0600): VACUUM INTO a temporary name, synced, checked, renamed. Refuses to replace a file (FAULT_CONFLICT). */
bool backup_to(struct store *, const char *path);
/* Streams such a copy to an open file descriptor. */
bool backup_stream(struct store *, int descriptor);

/* Is it a sound copy that this program can read, and how many entries has it? The file is only read. */
bool backup_look(const char *path, int64_t *entries, struct fault *);
/* The copy takes the place of all that the store holds, in one write. Other programs that have the store open see it. */
bool backup_restore(struct store *, const char *from);

/* For a store that can't be opened. True unless the file is sound enough to show that it is another program's, or a newer ambit's. */
bool backup_may_be_replaced(const char *path);
/* Copies the bytes as they are to a new file (0600). */
bool backup_keep_file(int from, const char *to, struct fault *);
/* A copy of the file takes the place of whatever lies at the path. */
bool backup_put(const char *from, const char *path, struct fault *);

#endif
