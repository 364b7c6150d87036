/* A copy of a damaged file to read from, so that the file itself stays as it is. */
#ifndef DB_SALVAGE_COPY_H
#define DB_SALVAGE_COPY_H

#include "db/path.h"
#include "db/store.h"

struct sqlite3;

/* Copies it, and the journal of a write that was cut short, to a hidden name beside the path. Blocks that can't be read become zeros; a header that is gone is made anew. */
bool salvage_copy(const char *from, const char *beside, struct draft *copy, struct fault *);
struct sqlite3 *salvage_open(const char *copy);
/* Where its schema can't be read: lends it that of a store without rows, whose tables begin at the same pages; those of a store that was never copied whole, or of a copy. */
void salvage_lend_schema(int copy, bool vacuumed);
void salvage_drop(struct draft *copy);

#endif
