/* Rounding policies: how worked time becomes billed time. Raw time is never altered. Pure arithmetic. */
#ifndef MODEL_ROUNDING_H
#define MODEL_ROUNDING_H

#include <stdbool.h>
#include <stdint.h>

#include "model/locale.h"

/* What is rounded: nothing, each entry, the sum of a local day by item and rate, or the whole line. */
enum rounding_unit { ROUNDING_EXACT, ROUNDING_ENTRY, ROUNDING_DAY, ROUNDING_LINE };

struct rounding {
	enum rounding_unit unit;
	bool up;                 /* to the next step; else to the nearest, half up */
	int64_t step;            /* seconds; exact: 1 */
};

/* Reads exact, entry_nearest_N, entry_up_N, day_nearest_N, day_up_N, line_nearest_N, line_up_N; N minutes: 1 3 5 6 10 12 15 20 30 60. False for any other word. */
bool rounding_read(const char *word, struct rounding *);
/* Seconds (not negative) to a step: an exact multiple stays, nothing stays nothing. */
int64_t rounding_apply(const struct rounding *, int64_t seconds);
/* In plain words: "each day and item to the nearest 15 minutes", "to the second". */
enum { ROUNDING_WORDS = 128 };
const char *rounding_words(const struct rounding *, const struct locale *, char out[ROUNDING_WORDS]);

#endif
