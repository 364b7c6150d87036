/*
 * What lies beside a store under the names of its journals. SQLite takes those files for the store's own by their names
 * alone: it would write through a link, wait for ever at a pipe, and play what another file, or another user, left there.
 */
#ifndef DB_BESIDE_H
#define DB_BESIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "db/fault.h"

/* What the journal says of the file that it belongs to, as it was before the write that it takes back. */
struct beside {
	bool is_there;
	uint32_t pages;
	bool has_first;        /* it holds the first page, in which the rest stands; else the file has that page still */
	uint32_t application, writes;
};

/* Refuses what can't be the journals of the file, without opening the store. */
bool beside_look(const char *path, bool is_wal, struct beside *, struct fault *);

/* For a path without a store: refuses journals that were left there, as they would be played into what is laid there. */
bool beside_is_clear(const char *path, struct fault *);
/* Copies journals that hold anything beside the copy of the store that was put by, then removes them. */
bool beside_put_by(const char *path, const char *kept, struct fault *);

#endif
