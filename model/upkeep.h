/* Looking after the store: is everything as it was written, and a copy of it. */
#ifndef MODEL_UPKEEP_H
#define MODEL_UPKEEP_H

#include "model/book.h"

/* Integrity, foreign keys, row hashes, roll-ups recomputed, invoice totals, evidence chain: say gets one line a fault. False only when it can't be looked at. */
bool upkeep_check(struct book *, void (*say)(void *context, const char *line), void *context);
/* Copies the store to a new file, or with "-" streams it to the descriptor. */
bool upkeep_backup(struct book *, const char *path, int descriptor);
/* Where a copy goes when no name is given: the state folder, named by the moment. NULL when that can't be made. */
const char *upkeep_backup_path(struct book *, struct arena *);

#endif
