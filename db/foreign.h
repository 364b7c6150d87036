/* Another program's SQLite file, for reading alone: nothing in it is changed, and no file is left beside it. */
#ifndef DB_FOREIGN_H
#define DB_FOREIGN_H

#include "db/store.h"

/*
 * NULL, and the fault says why, when it can't be opened. Ask it by store_query, whose texts must suit its tables; close
 * with store_close. Its refusals go to the fault given, as if it were the store: the caller says what they mean.
 */
struct store *foreign_open(const char *path, struct fault *);

#endif
