/*
 * How scope moved, what was worked without pay, and the bridge from the first estimate to the effort now expected:
 * pure arithmetic. Net growth is never shown without gross; there is no universal limit, so no red line (Kulk & Verhoef 2008).
 */
#ifndef MODEL_CREEP_H
#define MODEL_CREEP_H

#include "model/forecast.h"
#include "model/standing.h"

/* Sums of PERT means, seconds. */
struct scope {
	int64_t baseline;            /* H0: the first sealed version */
	int64_t added, removed;      /* approved additions and removals, apart, both not negative */
	int64_t pending;             /* additions sent and unanswered */
};

/* H0 + A+ - A-: nothing else moves it. Seconds. */
int64_t scope_current(const struct scope *);
/* (A+ - A-)/H0, A+/H0, (A+ + A-)/H0, sent and unanswered additions/H0: ratios. */
struct ratio scope_growth_net(const struct scope *);
struct ratio scope_growth_gross(const struct scope *);
struct ratio scope_volatility(const struct scope *);
struct ratio scope_exposure(const struct scope *);

/* Absorbed + at risk + unrecorded + worked on refused, seconds; and that by H0. Approved, paid change is none of it. */
int64_t uncompensated(const int64_t buckets[BUCKET_COUNT]);
struct ratio creep_ratio(const int64_t buckets[BUCKET_COUNT], const struct scope *);

enum bridge_row {
	BRIDGE_BASELINE, BRIDGE_ADDITIONS, BRIDGE_REDUCTIONS, BRIDGE_ITEM_VARIANCE, BRIDGE_CHANGE_VARIANCE, BRIDGE_ABSORBED,
	BRIDGE_AT_RISK, BRIDGE_UNRECORDED, BRIDGE_REFUSED, BRIDGE_HANDLING, BRIDGE_ROWS
};
extern const char *const bridge_words[]; /* baseline approved_additions … NULL */

struct bridge {
	int64_t row[BRIDGE_ROWS];    /* hundredths of an hour, as printed: apportioned by largest remainder */
	int64_t total;               /* their sum: effort now expected */
	int64_t minutes[BRIDGE_ROWS], total_minutes; /* the same for screens, which write 6:10 */
};

/*
 * item_variance, change_variance: sums of task_variance, seconds. Rows are exact until they are apportioned: floored to
 * 0.01 h, or a minute, and what is missing given to the largest fractions, earlier row first.
 */
struct bridge bridge_of(const struct scope *, struct ratio item_variance, struct ratio change_variance, const int64_t buckets[BUCKET_COUNT]);

/* The middle of rising numbers, of an even count the mean of the middle two; null when there are none. */
struct ratio median(const int64_t *rising, size_t count);

#endif
