/* What can still be read of a damaged store, row by row, into a new one. */
#ifndef DB_SALVAGE_H
#define DB_SALVAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "db/store.h"

struct salvage {
	int64_t rows;    /* taken over */
	int64_t unfit;   /* read, but damaged so that no table takes them */
	int64_t orphans; /* taken back: what they name could not be read */
	bool gaps;       /* parts could not be read at all */
};

/*
 * Within a transaction of the new store, in which triggers rest: copies every row that can be read of the file, which
 * is not touched. Undo's journal is left behind. FAULT_STORE when nothing at all can be read.
 */
bool salvage_rows(struct store *, const char *from, struct salvage *);
/* Then: removes what names rows that aren't there, and gives rows without a hash one. Rows that don't match theirs are left so, for check to tell. */
bool salvage_close(struct store *, struct salvage *);
/* To be asked before the transaction begins: keys are looked at as a whole, at the end. */
void salvage_expect(struct store *);

#endif
