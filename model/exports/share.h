/*
 * Shares an invoice line's amount over its entries in proportion to their seconds, by largest remainder: what is missing
 * after rounding down goes to the largest fractions, earlier entries first. Entries are fed once to measure, then each
 * takes its share in the same order; memory grows with the different lengths, not with the entries. Pure arithmetic.
 */
#ifndef MODEL_EXPORTS_SHARE_H
#define MODEL_EXPORTS_SHARE_H

#include <stddef.h>
#include <stdint.h>

#include "model/arena.h"
#include "model/money.h"

struct share_length { int64_t seconds, count; };

/* Start with {.arena = …}. */
struct share {
	struct arena *arena;
	struct share_length *lengths;  /* open addressing by seconds; count 0: free */
	size_t used, room;
	int64_t total, amount;
	int128 threshold;              /* fractions above it get one unit more, -1: none is missing */
	int64_t ties;                  /* so many of those that are just that, the first ones */
};

void share_feed(struct share *, int64_t seconds);
/* All were fed: the amount is fixed. */
void share_close(struct share *, int64_t amount);
int64_t share_take(struct share *, int64_t seconds);

#endif
