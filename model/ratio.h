/* Exact ratios of whole numbers, rounded once when they are printed. */
#ifndef MODEL_RATIO_H
#define MODEL_RATIO_H

#include <stdbool.h>
#include <stdint.h>

#include "model/money.h"

/*
 * In lowest terms, down > 0. down 0 is null: there was nothing to divide by. Whatever is reckoned with a null is null.
 * Where terms outgrow 128 bits both are halved until they fit: an error of at most 2^-60 of the value, far below any
 * digit that is printed.
 */
struct ratio { int128 up, down; };

/* up ÷ down; null when down is 0. */
struct ratio ratio_of(int128 up, int128 down);
struct ratio ratio_null(void);
bool ratio_is_null(struct ratio);

struct ratio ratio_add(struct ratio, struct ratio);
struct ratio ratio_subtract(struct ratio, struct ratio);
struct ratio ratio_multiply(struct ratio, struct ratio);
struct ratio ratio_divide(struct ratio, struct ratio); /* null when the second is 0 */

/* -1, 0, 1; 0 for null too. */
int ratio_sign(struct ratio);
/* The nearest whole number, half away from zero; the least one not below. Null: 0. */
int64_t ratio_round(struct ratio);
int64_t ratio_ceiling(struct ratio);

/* base + √under, times scale, to the nearest whole number: a float under the root alone. under is not negative; 0 when either is null. */
int64_t ratio_plus_root(struct ratio base, struct ratio under, int64_t scale);

#endif
