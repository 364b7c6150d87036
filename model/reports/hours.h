/* Hours of a period by day, week, project, activity or disposition: answered from the roll-ups, without reading entries. */
#ifndef MODEL_REPORTS_HOURS_H
#define MODEL_REPORTS_HOURS_H

#include "model/path.h"
#include "model/report.h"

enum hours_by { HOURS_BY_DAY, HOURS_BY_WEEK, HOURS_BY_PROJECT, HOURS_BY_ACTIVITY, HOURS_BY_DISPOSITION };
extern const char *const hours_by_words[];   /* day week project activity disposition, NULL */

struct hours_question {
	struct period period;        /* local days of the entries; DAY_FIRST..DAY_LAST: all */
	enum hours_by by;
	const struct place *place;   /* NULL: everything */
	int64_t as_of;               /* INT64_MAX: now; else entries that had ended by then, one by one */
};

struct hours_sum { const char *key; int64_t seconds, billable; };
struct hours_sums { struct hours_sum *items; size_t count; int64_t seconds, billable; };

/* The sums alone, by key. */
bool hours_sum(struct book *, const struct hours_question *, struct arena *, struct hours_sums *);
bool report_hours(struct book *, const struct hours_question *, struct arena *, struct report *);

#endif
