/*
 * Earned value, what remains, and when it will be done: pure arithmetic on what is in scope at one position. All in
 * hours of work, never in money, which would mix rate changes into efficiency. Seconds, exact until printed.
 */
#ifndef MODEL_FORECAST_H
#define MODEL_FORECAST_H

#include <stddef.h>

#include "model/estimate.h"

/* An agreed item, or an approved addition, as known at the position. */
struct task {
	struct estimate estimate;
	int64_t removed;             /* seconds of approved removals from it */
	int64_t actual;              /* seconds worked on it, in scope */
	int percent;                 /* the latest day's */
	bool re_estimated;
	struct estimate remaining;   /* of the latest day, if re-estimated */
	int start_on, end_on;        /* DAY_NONE: not planned */
	const struct days_off *off;  /* no working days; NULL: none */
};

/* Budget of a task: PERT mean less approved removals, seconds. */
int64_t task_budget(const struct task *);
/* Earned value: budget × percent, seconds. */
struct ratio task_earned(const struct task *);
/* Planned value: budget × working days passed ÷ working days planned, both ends included; null without an end. */
struct ratio task_planned(const struct task *, int day);
/* To do: nothing at 100 %, the mean of the latest re-estimate, else (1 - percent) × budget; and its variance, seconds². */
struct ratio task_remaining(const struct task *);
struct ratio task_remaining_variance(const struct task *);
/* Done and estimated: it can be compared with its estimate. */
bool task_is_closed(const struct task *);
/* Actual + remaining - budget, seconds. */
struct ratio task_variance(const struct task *);

struct forecast {
	struct ratio budget;         /* BAC: budget at completion */
	struct ratio earned;         /* EV */
	struct ratio planned;        /* PV; null if some task with a budget has no planned end */
	struct ratio actual;         /* AC: all in-scope work, also what stands on no task */
	struct ratio remaining;      /* ETC, bottom-up */
	struct ratio variance;       /* of ETC, independent, seconds² */
};

struct forecast forecast_of(const struct task *, size_t count, int64_t actual, int day);

/* Cost performance, EV/AC, and schedule performance, EV/PV (PMBOK). Above 1 is better than planned. */
struct ratio forecast_cpi(const struct forecast *);
struct ratio forecast_spi(const struct forecast *);
/* Efficiency needed from here to finish on budget: (BAC-EV)/(BAC-AC) (PMBOK). */
struct ratio forecast_tcpi(const struct forecast *);
/* Effort at completion, seconds: BAC/CPI; AC + BAC - EV; AC + (BAC-EV)/(CPI × SPI); AC + remaining (PMBOK; redmine_evm #43). */
struct ratio forecast_eac_typical(const struct forecast *);
struct ratio forecast_eac_atypical(const struct forecast *);
struct ratio forecast_eac_both(const struct forecast *);
struct ratio forecast_eac_bottom_up(const struct forecast *);
/* EV/BAC. */
struct ratio forecast_done(const struct forecast *);

/* Seconds earned a week: (EV now - EV 28 days ago) / 4. */
struct ratio forecast_pace(struct ratio earned, struct ratio earned_then);
/* (BAC-EV)/pace; null unless the pace is above 0. */
struct ratio forecast_weeks_left(const struct forecast *, struct ratio pace);
/* The day + ceil(7 × weeks). DAY_NONE without weeks, or past the year 9999. */
int forecast_finish_at_pace(int day, struct ratio weeks);
/* The working day on which the remaining work ends at a fifth of the weekly capacity a working day, from the day after; the day itself when nothing remains. DAY_NONE without a capacity. */
int forecast_finish_at_capacity(int day, struct ratio remaining, int64_t weekly, const struct days_off *);

/* Months of 30.4375 days between two days (Kulk & Verhoef 2008). */
struct ratio forecast_months(int from, int to);
/* Compound monthly growth in per cent, (now/then)^(1/months) - 1, printed (Kulk & Verhoef 2008). False: nothing to divide by. */
bool growth_format(char out[48], struct ratio now, struct ratio then, struct ratio months, int digits);

#endif
