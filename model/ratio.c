#include "model/ratio.h"

#include <math.h>

__extension__ typedef unsigned __int128 uint128;

static uint128 magnitude(int128 value)
{
	return value < 0 ? -(uint128)value : (uint128)value;
}

static uint128 common_divisor(uint128 a, uint128 b)
{
	while (b) {
		uint128 rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

struct ratio ratio_null(void)
{
	return (struct ratio){0, 0};
}

bool ratio_is_null(struct ratio ratio)
{
	return !ratio.down;
}

struct ratio ratio_of(int128 up, int128 down)
{
	uint128 divisor;
	bool negative = (up < 0) != (down < 0);

	if (!down)
		return ratio_null();
	divisor = common_divisor(magnitude(up), magnitude(down));
	up = (int128)(magnitude(up) / divisor);
	return (struct ratio){negative ? -up : up, (int128)(magnitude(down) / divisor)};
}

/* Terms below 2^62, so that a product of two and a sum of two products fit. */
static struct ratio shortened(struct ratio ratio)
{
	while (ratio.down > 1 && (magnitude(ratio.up) >> 62 || magnitude(ratio.down) >> 62)) {
		ratio.up /= 2;
		ratio.down /= 2;
	}
	return ratio;
}

static bool try_add(struct ratio a, struct ratio b, struct ratio *sum)
{
	int128 left, right, up, down;

	if (__builtin_mul_overflow(a.up, b.down, &left) || __builtin_mul_overflow(b.up, a.down, &right) ||
	    __builtin_add_overflow(left, right, &up) || __builtin_mul_overflow(a.down, b.down, &down))
		return false;
	*sum = ratio_of(up, down);
	return true;
}

static bool try_multiply(struct ratio a, struct ratio b, struct ratio *product)
{
	int128 up, down;

	if (__builtin_mul_overflow(a.up, b.up, &up) || __builtin_mul_overflow(a.down, b.down, &down))
		return false;
	*product = ratio_of(up, down);
	return true;
}

struct ratio ratio_add(struct ratio a, struct ratio b)
{
	struct ratio sum;

	if (ratio_is_null(a) || ratio_is_null(b))
		return ratio_null();
	if (try_add(a, b, &sum) || try_add(shortened(a), shortened(b), &sum))
		return sum;
	return ratio_null();
}

struct ratio ratio_subtract(struct ratio a, struct ratio b)
{
	return ratio_add(a, (struct ratio){-b.up, b.down});
}

struct ratio ratio_multiply(struct ratio a, struct ratio b)
{
	struct ratio product;

	if (ratio_is_null(a) || ratio_is_null(b))
		return ratio_null();
	/* Crossed terms are cancelled first: 1/3 × 3/7 stays small. */
	if (try_multiply(ratio_of(a.up, b.down), ratio_of(b.up, a.down), &product) || try_multiply(shortened(a), shortened(b), &product))
		return product;
	return ratio_null();
}

struct ratio ratio_divide(struct ratio a, struct ratio b)
{
	if (ratio_is_null(b) || !b.up)
		return ratio_null();
	return ratio_multiply(a, ratio_of(b.down, b.up));
}

int ratio_sign(struct ratio ratio)
{
	return (ratio.up > 0) - (ratio.up < 0);
}

int64_t ratio_round(struct ratio ratio)
{
	uint128 whole, rest;

	if (ratio_is_null(ratio))
		return 0;
	whole = magnitude(ratio.up) / (uint128)ratio.down;
	rest = magnitude(ratio.up) % (uint128)ratio.down;
	if (rest >= (uint128)ratio.down - rest)
		whole++;
	return ratio.up < 0 ? -(int64_t)whole : (int64_t)whole;
}

int64_t ratio_ceiling(struct ratio ratio)
{
	int128 whole;

	if (ratio_is_null(ratio))
		return 0;
	whole = ratio.up / ratio.down;
	return (int64_t)(ratio.up > 0 && ratio.up % ratio.down ? whole + 1 : whole);
}

int64_t ratio_plus_root(struct ratio base, struct ratio under, int64_t scale)
{
	long double root, part;
	struct ratio rest;
	int128 whole;

	if (ratio_is_null(base) || ratio_is_null(under))
		return 0;
	root = sqrtl((long double)under.up / (long double)under.down);
	/* The whole part stays out of the float, so that large bases cost the root no digits. */
	whole = base.up / base.down - (base.up % base.down < 0);
	rest = ratio_subtract(base, ratio_of(whole, 1));
	part = (long double)rest.up / (long double)rest.down;
	return (int64_t)whole * scale + llroundl((part + root) * (long double)scale);
}
