/* What results, production values and watched values of a model say against its target: pure arithmetic on decimals in millionths. */
#ifndef MODEL_EXPERIMENT_H
#define MODEL_EXPERIMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/arena.h"
#include "model/parts.h"

/* A decimal that may be missing. */
struct reading {
	bool said;
	int64_t value;           /* millionths */
};

/* A result, and how many settings were tried for it: the best of them is the value. */
struct attempt { int64_t value, trials; };

struct experiment {
	bool accuracy;           /* the metric is accuracy */
	bool lower;              /* lower is better */
	struct reading baseline, target, positive_rate;
	struct reading result, train, production; /* the latest of each */
	const struct attempt *attempts; /* results, oldest first */
	size_t attempt_count;
	const int64_t *watched;  /* monitor values, oldest first */
	size_t watched_count;
	struct parts bounds;     /* of the milestone: latency_ms<=50 */
	struct parts limits, subgroups; /* of the latest result: latency_ms=71, A=0.91 */
	struct parts watched_limits; /* watched values of bounds, oldest first: latency_ms=43 */
	const char *result_data, *production_data; /* what each was measured on, NAME@VERSION; NULL: not said */
	int64_t n;               /* examples behind the production value, else the result; 0: not said */
};

/* Texts live in the arena; NULL: nothing to tell. */
struct findings {
	struct { bool said, met; } offline, production;
	const char *lift_over_baseline; /* result - baseline, signs turned for lower; three digits, as all but these: */
	const char *gap_abs;            /* result - production */
	const char *gap_rel_pct;        /* that / result, one digit; NULL at a result of 0 */
	const char *error_rate_factor;  /* accuracy: (1 - production) / (1 - result), one digit; NULL without an error */
	const char *errors_per_1000;    /* accuracy: 1000 × (1 - production, else result), one digit */
	const char *errors_of_n;        /* accuracy: the same share of n, in whole examples; NULL while n is not said */
	const char *data_differ;        /* "churn@1, in production customers@2": by name, versions apart; NULL: the same, or not said */
	const char *train_gap;          /* train - result */
	const char *subgroup_gap;       /* the largest difference between two subgroups; NULL with fewer than two */
	const char *limits_missed;      /* "latency_ms 71, at most 50": a target met with a limit missed is not met; train_gap and subgroup_gap may be bounds too */
	const char *majority_baseline;  /* accuracy with a positive rate r: max(r, 1 - r) */
	const char *imbalance_lift;     /* result - that */
	bool imbalance_warn;            /* no lift: always saying "no" is as good */
	const char *drift_threshold;    /* accepted × 0.95, × 1.05 for lower; NULL unless something was watched */
	int drift_alarm;                /* ordinal of the second value in a row strictly beyond it, 0: none */
	bool drifts;                    /* the last two values are beyond it */
	const char *limits_drift;       /* the same of what was watched of a bound, 5 % beyond the latest result and at most the bound: "latency_ms twice beyond 42.000" */
	int64_t trials, best_trial;     /* all that were counted; the one after which the best value stood. 0: none were */
	bool trials_stop;               /* none better in the last ten, and in the last third of them: more search isn't worth its price */
};

void experiment_judge(const struct experiment *, struct arena *, struct findings *);
/* Days late: from due to the day it was closed, DAY_NONE while open: to the position. Never below 0. */
int experiment_late_days(int due_on, int closed_on, int position);

#endif
