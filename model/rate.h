/* Rates: money per hour (or day) from a day on; never overwritten. The nearest path wins, on the entry's local start day. */
#ifndef MODEL_RATE_H
#define MODEL_RATE_H

#include "model/book.h"
#include "model/money.h"
#include "model/path.h"

struct rate {
	int64_t id;
	int64_t client, project, item;   /* at most one set; none: the currency's default */
	const char *path;                /* lumen/churn, or "default USD" */
	struct money amount;             /* per hour, or per day when day_seconds > 0 */
	int64_t day_seconds;
	int from_on;
	const char *why;
	int64_t known_at;
};
struct rates { struct rate *items; size_t count; };

/* Reads "175", "175.00 EUR", "1200/day", "600 EUR/day" into amount and day_seconds, a day of eight hours; in that currency, NULL: in one that is typed. */
bool rate_parse(const char *typed, const char *currency, struct arena *, struct rate *, struct fault *);
/* Adds the rate; FAULT_CONFLICT if the path has one from that very day. */
bool rate_set(struct book *, struct rate *);
bool rate_list(struct book *, const struct place *, struct arena *, struct rates *); /* place NULL: all */

/* What a rate that was set does to work done since its day. changed: unbilled entries that cost another sum now; first: those that had no rate; billed: those that would, but an invoice keeps them as they were. */
struct rate_reach { int64_t *changed; size_t count, first, billed; };
bool rate_reach(struct book *, const struct rate *, struct arena *, struct rate_reach *);

/* All rates once, for many questions: by path and day, as known at some instant (INT64_MAX: now and all). */
struct rate_book;
bool rate_book_open(struct book *, int64_t as_of, struct arena *, struct rate_book **);
/* The rate in force, NULL if none. */
const struct rate *rate_in_force(const struct rate_book *, int64_t client, int64_t project, int64_t item, const char *currency, int day);
/* What was in force there before that rate was set; NULL if nothing was. */
const struct rate *rate_before(const struct rate_book *, const struct rate *set, int64_t client, int64_t project, int64_t item, const char *currency, int day);
/* Raises *most to the dearest hour (minor units, a day rate rounded up) that any rate of the place ever asked. */
void rate_dearest(const struct rate_book *, int64_t client, int64_t project, int64_t item, const char *currency, int64_t *most);
/* Minor units per hour, day rates converted by their day length, half up. */
int64_t rate_per_hour(const struct rate *);
/* What an hour costs exactly: amount × seconds ÷ (3600 or day_seconds), half up once. */
int64_t rate_amount(const struct rate *, int64_t seconds);

#endif
