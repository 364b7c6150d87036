/* Money in minor units of one currency, and the exact arithmetic of lines. No floating point. */
#ifndef MODEL_MONEY_H
#define MODEL_MONEY_H

#include <stdbool.h>
#include <stdint.h>

#include "db/fault.h"

/* Wide enough for any product of two int64. */
__extension__ typedef __int128 int128;

struct money {
	int64_t minor;
	char currency[4];
};

/* No amount that is typed, and none that is billed, passes this many minor units: thousands of them can be summed. */
#define MONEY_MOST INT64_C(1000000000000000)
/* Nor a price or cost in millionths of a unit this many. */
#define MICRO_MOST INT64_C(10000000000000000)

/* Three capital letters. */
bool currency_is_valid(const char *);
/* Decimals of the currency: JPY 0, KWD 3, most 2 (ISO 4217). */
int currency_digits(const char *);
/* "$" for USD and so on, "" where there is no single well-known sign. */
const char *currency_sign(const char *);

/* Reads "150", "150.00", "150.00 EUR": digits and one point only; more digits than the currency has, another currency than the expected one, or a value over MONEY_MOST are refused. Never negative unless allowed. A currency that is NULL or "" is not known yet: the word must name it then. */
bool money_parse(const char *, const char *currency, bool negative, struct money *, struct fault *);
/* Millionths of a currency unit, up to six decimals: compute prices. Never negative nor over MICRO_MOST; the currency may stand behind, as above. */
bool micro_parse(const char *, const char *currency, int64_t *micro, struct fault *);

enum money_style { MONEY_PLAIN /* 2012.50 */, MONEY_GROUPED /* 2,012.50 */, MONEY_SIGNED /* $2,012.50 */, MONEY_CODE /* 2,012.50 USD */ };
/* Writes into out and answers out; zero has no sign before it. Without a sign of its own a currency is written as its code. */
char *money_format(struct money, enum money_style, char out[48]);

/* half away from zero of a × b ÷ c in 128 bits, c > 0; sets *overflow (never clears it; may be NULL) and answers the nearest int64 when the answer exceeds it. */
int64_t round_product(int64_t a, int64_t b, int64_t c, bool *overflow);
/* half away from zero of a ÷ c, c > 0. */
int64_t round_divide(int64_t a, int64_t c);
/* A ratio as text with so many digits (0 to 9), half away from zero, never "-0.00": decimal_format(out, 1234, 100, 1) is "12.3". "null" is the caller's affair: the denominator is not 0. */
char *decimal_format(char out[48], int128 numerator, int128 denominator, int digits);
/* Reads a decimal such as 0.80 or -1.5 into numerator over 10^6; refuses more than six decimals and what exceeds int64. For metrics. */
bool decimal_parse(const char *, int64_t *millionths);

/*
 * Apportions by largest remainder: exact parts over a denominator are floored to units, then the missing units go to
 * the largest fractions, earlier first, so that the sum of out is the rounded sum of the parts. denominator > 0.
 */
void apportion(const int64_t *parts, int count, int64_t denominator, int64_t *out);

/* The square root of a ratio that is not negative, printed with so many digits (0 to 9), half up; no float needed. */
char *root_format(char out[48], int128 numerator, int128 denominator, int digits);

#endif
