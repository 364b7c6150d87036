/* When what was agreed at a price is owed: an item once it is accepted, a change once it is delivered. */
#ifndef MODEL_AGREED_H
#define MODEL_AGREED_H

#include "model/change.h"
#include "model/item.h"

/* The day of its first acceptance; DAY_NONE: not accepted. */
int agreed_item_owed_on(const struct progresses *, int64_t item);
/* A removal is set off once the item that it takes from is owed, but not before it was approved. DAY_NONE: not yet, or it has no price. */
int agreed_change_owed_on(const struct progresses *, const struct change *);

#endif
