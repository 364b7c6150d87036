/*
 * From entries to the lines of an invoice: entries are fed in any order, each line is one item at one rate, and is
 * rounded and priced once. Pure arithmetic; memory grows with the lines (by day: with days, items and rates), never
 * with the entries.
 */
#ifndef MODEL_BILLING_H
#define MODEL_BILLING_H

#include <stddef.h>

#include "db/fault.h"
#include "model/arena.h"
#include "model/rounding.h"

/* What billing must know of one entry. */
struct billed_entry {
	int64_t item;            /* 0: the project itself */
	const char *code;        /* what lines are sorted by: B1, CR-3; "" for the project itself; borrowed for good */
	int day;                 /* local day of its start */
	int64_t seconds;
	int64_t rate;            /* minor units per hour, or per day when day_seconds > 0 */
	int64_t day_seconds;     /* length of a day of a day rate; 0: the rate is per hour */
};

struct bill_line {
	int64_t item;
	const char *code;
	int64_t rate, day_seconds;
	int64_t raw_seconds, billed_seconds;
	int64_t amount;          /* minor units: half up of billed seconds × rate ÷ 3600, once */
};

/* Sorted by code, byte by byte, then rate; the sums are those of the lines. */
struct bill {
	struct bill_line *items;
	size_t count;
	int64_t raw_seconds, seconds, amount;
};

struct billing;

/* minimum: seconds that an entry counts at least, before rounding; 0: none. Lives in the arena. */
struct billing *billing_new(struct arena *, struct rounding, int64_t minimum);
/* The same for entries that are fed day by day, none of an earlier day than the last: memory grows with the lines alone. */
struct billing *billing_new_in_order(struct arena *, struct rounding, int64_t minimum);
/* An entry of no length makes no line. */
void billing_feed(struct billing *, const struct billed_entry *);
/* The lines of all that was fed so far. FAULT_REFUSED when an amount passes what int64 holds. */
bool billing_close(const struct billing *, struct arena *, struct bill *, struct fault *);

/* The line that holds entries of that item and rate; NULL if none does. */
const struct bill_line *bill_line_of(const struct bill *, int64_t item, int64_t rate, int64_t day_seconds);

#endif
