/*
 * What a choice of entries comes to, by project: exactly, at the rates in force on their days, and rounded as an invoice
 * would. What is billable is rounded month by month, as it is invoiced; the rest as if it came on one invoice. Own time
 * has no worth.
 */
#ifndef MODEL_APPRAISAL_H
#define MODEL_APPRAISAL_H

#include "model/entry.h"

struct appraised {
	const char *project, *currency;    /* its path */
	const char *policy;                /* the project's word: day_nearest_15 */
	int64_t seconds;
	int64_t unpriced_seconds;          /* of them, without a rate: in no figure below */
	int64_t exact;                     /* minor units, rounded once */
	int64_t billed_seconds, billed;    /* by the policy */
};

struct appraisal;

/* By the rates and states known at as_of (INT64_MAX: now). Lives in the arena, whose size grows with projects, items and days. */
bool appraisal_open(struct book *, int64_t as_of, struct arena *, struct appraisal **);
/* The entry as lists have it, with its bucket. */
bool appraisal_add(struct appraisal *, const struct entry *);
/* One for each project met, in the order of their first entry. FAULT_REFUSED where an amount passes what an invoice can hold. */
bool appraisal_close(struct appraisal *, const struct appraised **, size_t *count);

#endif
