/* The week as it was lived: hours by day, at night and at the weekend by the user's own clock, held against what a week should be. */
#ifndef MODEL_REPORTS_WEEK_H
#define MODEL_REPORTS_WEEK_H

#include "model/moment.h"
#include "model/report.h"

struct book;

/* The days of the period, with a sum for each ISO week; as_of INT64_MAX: now. Of a single week it is also told what of its aims was reached. */
bool report_week(struct book *, struct period, int64_t as_of, struct arena *, struct report *);

#endif
