#include "model/estimate.h"

enum { HOUR = 3600 };

static const int64_t tens[] = {1, 10, 100, 1000, 10000, 100000, 1000000};

bool estimate_is_known(struct estimate estimate)
{
	return estimate.pessimistic > 0;
}

int64_t estimate_mean(struct estimate estimate)
{
	return 10 * (estimate.optimistic + 4 * estimate.likely + estimate.pessimistic);
}

void estimate_add(struct estimate_sum *sum, struct estimate estimate)
{
	int64_t spread = estimate.pessimistic - estimate.optimistic;

	sum->count++;
	sum->mean += estimate_mean(estimate);
	sum->optimistic += estimate.optimistic;
	sum->likely += estimate.likely;
	sum->pessimistic += estimate.pessimistic;
	sum->spread += spread;
	sum->squares += (int128)spread * spread;
}

struct estimate_sum estimate_sum_of(struct estimate estimate)
{
	struct estimate_sum sum = {0};

	estimate_add(&sum, estimate);
	return sum;
}

struct ratio estimate_variance(const struct estimate_sum *sum)
{
	return ratio_of(sum->squares * 100, 1); /* 60² / 6² */
}

struct ratio estimate_correlated_deviation(const struct estimate_sum *sum)
{
	return ratio_of((int128)sum->spread * 10, 1);
}

struct ratio estimate_correlated_quantile(const struct estimate_sum *sum, int64_t z)
{
	struct ratio more = ratio_multiply(estimate_correlated_deviation(sum), ratio_of(z, INT64_C(10000000000)));

	return ratio_add(ratio_of(sum->mean, 1), more);
}

struct ratio estimate_triangular_mean(const struct estimate_sum *sum)
{
	return ratio_of(((int128)sum->optimistic + sum->likely + sum->pessimistic) * 20, 1);
}

/* z² × variance: what stands under the root. */
static struct ratio stretched(struct ratio variance, int64_t z)
{
	struct ratio factor = ratio_of(z, INT64_C(10000000000));

	return ratio_multiply(ratio_multiply(factor, factor), variance);
}

char *quantile_format(char out[48], struct ratio mean, struct ratio variance, int64_t z, int digits)
{
	struct ratio hours = ratio_divide(mean, ratio_of(HOUR, 1));
	struct ratio under = ratio_divide(stretched(variance, z), ratio_of((int128)HOUR * HOUR, 1));

	return decimal_format(out, ratio_plus_root(hours, under, tens[digits]), tens[digits], digits);
}

char *deviation_format(char out[48], struct ratio variance, int digits)
{
	struct ratio hours = ratio_divide(variance, ratio_of((int128)HOUR * HOUR, 1));

	return root_format(out, hours.up, hours.down, digits);
}

int64_t quantile_cost(struct ratio mean, struct ratio variance, int64_t z, int64_t per_hour)
{
	struct ratio price = ratio_of(per_hour, HOUR);

	return ratio_plus_root(ratio_multiply(mean, price), ratio_multiply(stretched(variance, z), ratio_multiply(price, price)), 1);
}

struct ratio percentile(const struct ratio *rising, int count, int percent)
{
	int64_t place = (int64_t)(count - 1) * percent, whole = place / 100;
	struct ratio step;

	if (count < 1)
		return ratio_null();
	if (whole >= count - 1)
		return rising[count - 1];
	step = ratio_subtract(rising[whole + 1], rising[whole]);
	return ratio_add(rising[whole], ratio_multiply(step, ratio_of(place % 100, 100)));
}
