/* What a week is measured against: configured, or else what the projects that run in it say. */
#ifndef MODEL_WEEK_AIMS_H
#define MODEL_WEEK_AIMS_H

#include "model/book.h"

enum { CAPPED_MOST = 8 };

struct week_aims {
	int64_t billable, learning, meetings; /* seconds a week; 0: none */
	int64_t capped[CAPPED_MOST];          /* projects whose meetings are capped */
	int count;
	bool all_meetings;                    /* the cap is configured: it holds for every meeting */
};

/* Capacities and caps of several projects add up; the largest target of learning holds. */
bool week_aims_load(struct book *, int monday, struct week_aims *);
/* Do its meetings count against the cap? */
bool week_aims_cap(const struct week_aims *, int64_t project);

#endif
