/*
 * Quotes: a rate and hours that were offered, and what came of it. They are what the next rate is judged by: at which
 * rate do half the clients say no? Rate and hours are kept apart, since a rate holds while hours are bargained.
 */
#ifndef MODEL_QUOTE_H
#define MODEL_QUOTE_H

#include "model/book.h"
#include "model/ratio.h"

enum outcome { OUTCOME_OPEN, OUTCOME_WON, OUTCOME_LOST_PRICE, OUTCOME_LOST_OTHER, OUTCOME_WITHDRAWN };
extern const char *const outcome_words[]; /* NULL-terminated, in the order of the enum */

struct quote {
	int64_t id, client, project;        /* project 0: none was drafted for it */
	const char *uid, *client_slug, *client_name, *currency, *zone, *project_path;
	int64_t rate;                       /* minor units an hour */
	int64_t asked_seconds;
	int64_t agreed_seconds;             /* of a won one; 0: not said */
	const char *title, *source, *domain; /* NULL: not said */
	int follow_up_on, quoted_on, decided_on; /* DAY_NONE: none */
	enum outcome outcome;
	const char *why;
};
struct quotes { struct quote *items; size_t count; };

/* Adds it, quoted_on DAY_NONE: today; sets id and uid. */
bool quote_add(struct book *, struct quote *);
/* id, outcome, agreed_seconds, why and decided_on (DAY_NONE: today) are read. FAULT_REFUSED when it was decided already. */
bool quote_decide(struct book *, const struct quote *);
bool quote_find(struct book *, int64_t id, struct arena *, struct quote *);
/* All in order of creation, as known at as_of (INT64_MAX: now): what was decided later is open. */
bool quote_list(struct book *, int64_t as_of, struct arena *, struct quotes *);
/*
 * The hours to ask for a drafted project: 80 in 100 when all its items go wrong together (fully correlated, the upper
 * end of the report's P80), up to the next quarter hour. FAULT_REFUSED without an estimate.
 */
bool quote_hours(struct book *, int64_t project, struct arena *, int64_t *seconds);

/* Answers by what was asked: won of won and lost; open and withdrawn ones don't count. */
struct quote_band {
	int64_t rate;                       /* of a band by rate */
	const char *name;                   /* of a band by source, domain or size */
	int64_t won_to, lost_from;          /* of a band by size: the dearest hour that was won, the cheapest that was refused for its price; 0: none */
	int won, answers;
	int low, high;                      /* Wilson interval of the share won, 95 %, in thousandths, half away from zero */
	bool too_few;                       /* fewer than five answers */
};
struct quote_bands { struct quote_band *items; size_t count; };

/* By distinct rate of that currency, rising. */
void quote_bands(const struct quotes *, const char *currency, struct arena *, struct quote_bands *);
enum quote_group { QUOTE_BY_SOURCE, QUOTE_BY_DOMAIN };
/* By source or domain, over all currencies, in order of first use; those without one aren't counted. */
void quote_groups(const struct quotes *, enum quote_group, struct arena *, struct quote_bands *);
/* By the hours asked: up to 40 h, up to 160 h, more; of that currency, those with answers alone. */
void quote_sizes(const struct quotes *, const char *currency, struct arena *, struct quote_bands *);
/* The lowest rate at which half or fewer said yes; 0: none. */
int64_t quote_half_rate(const struct quote_bands *);

#endif
