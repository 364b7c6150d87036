/* Three-point estimates: pure arithmetic. Estimates are in minutes; what comes out is in seconds or hours, as said. */
#ifndef MODEL_ESTIMATE_H
#define MODEL_ESTIMATE_H

#include "model/moment.h"
#include "model/ratio.h"

/* Normal quantiles times 10^10. */
#define QUANTILE_80 INT64_C(8416212336)
#define QUANTILE_90 INT64_C(12815515655)

/* Sums over several estimates. The mean is exact in seconds: (O+4M+P)/6 minutes = 10 (O+4M+P) seconds. */
struct estimate_sum {
	int count;
	int64_t mean;                           /* seconds */
	int64_t optimistic, likely, pessimistic; /* minutes */
	int64_t spread;                         /* sum of P-O, minutes: six times the correlated deviation */
	int128 squares;                         /* sum of (P-O)², minutes²: 36 times the independent variance */
};

/* An estimate was given: P > 0. */
bool estimate_is_known(struct estimate);
/* PERT mean, seconds, exact. */
int64_t estimate_mean(struct estimate);
void estimate_add(struct estimate_sum *, struct estimate);
struct estimate_sum estimate_sum_of(struct estimate);

/* Variance of the sum of independent estimates, seconds² (PERT: ((P-O)/6)²). */
struct ratio estimate_variance(const struct estimate_sum *);
/* Standard deviation when all go wrong together: sum of (P-O)/6, seconds. */
struct ratio estimate_correlated_deviation(const struct estimate_sum *);
/* mean + z × deviation when fully correlated, seconds; z times 10^10. */
struct ratio estimate_correlated_quantile(const struct estimate_sum *, int64_t z);
/* Triangular mean (O+M+P)/3, seconds: only to show that the two means must not be mixed. */
struct ratio estimate_triangular_mean(const struct estimate_sum *);

/* mean + z × √variance in hours, printed with so many digits, half away from zero once; seconds and seconds² come in. */
char *quantile_format(char out[48], struct ratio mean, struct ratio variance, int64_t z, int digits);
/* √variance in hours, so printed. */
char *deviation_format(char out[48], struct ratio variance, int digits);
/* (mean + z × √variance) × per_hour ÷ 3600: what that many hours cost, minor units, half away from zero once. */
int64_t quantile_cost(struct ratio mean, struct ratio variance, int64_t z, int64_t per_hour);

/* Percentile by linear interpolation (type 7) of values in rising order; percent 0 to 100. Null when there are none. */
struct ratio percentile(const struct ratio *rising, int count, int percent);

#endif
