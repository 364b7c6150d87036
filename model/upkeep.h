/* Looking after the store: is everything as it was written, and a copy of it. */
#ifndef MODEL_UPKEEP_H
#define MODEL_UPKEEP_H

#include "model/book.h"

/* Integrity, foreign keys, row hashes, roll-ups recomputed, invoice totals, evidence chain: say gets one line a fault. False only when it can't be looked at. */
bool upkeep_check(struct book *, void (*say)(void *context, const char *line), void *context);
/* After a copy was put by: makes guards, indexes and roll-ups anew, and forgets acts whose record is damaged. What was typed is never touched. kept: the copy. */
bool upkeep_repair(struct book *, struct arena *, const char **kept);
/* In a transaction: the roll-ups of all entries anew. */
bool upkeep_roll_up(struct book *);
/* Copies the store to a new file, or with "-" streams it to the descriptor. */
bool upkeep_backup(struct book *, const char *path, int descriptor);
/* Where a copy goes when no name is given: the store's folder among the backups, named by the moment. NULL when that can't be made. */
const char *upkeep_backup_path(struct book *, struct arena *);

/*
 * For a book without a store, as the one at its path may not open. The copy (NULL: the descriptor) takes the place of
 * the store, which is put among the backups before; kept: where, NULL if there was none. FAULT_STORE when it isn't
 * sound, or the store is another program's.
 */
bool upkeep_restore(struct book *, const char *copy, int descriptor, struct arena *, const char **kept, int64_t *entries);
/* What can be read of the store at its path, into a new store. */
struct recovery { int64_t rows, lost; bool gaps; };
bool upkeep_recover(struct book *, const char *into, struct recovery *);

/* Once a day, after an act: a copy among the backups, of which 7 days and 12 months are kept. One that holds more entries than the newest is never removed. */
void upkeep_rotate(struct book *);

#endif
