/* For notice alone: how near billable work has come to the cap. */
#ifndef MODEL_NOTICE_CAP_H
#define MODEL_NOTICE_CAP_H

#include "model/book.h"
#include "model/rate.h"
#include "model/ratio.h"
#include "model/standing.h"

struct capped {
	int64_t project, client;
	const char *currency;
	int64_t cap;                  /* as signed, minor units */
	int least;                    /* the percent from which on it is worth a word */
	const struct standing *standing;
	const struct rate_book *rates;
};

/* The cap as approved changes have moved it, and the exact value of billable work; near is false (and value null) below the least percent. */
bool cap_value(struct book *, const struct capped *, struct arena *, int64_t *cap, struct ratio *value, bool *near);

#endif
