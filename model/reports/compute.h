/* What the machines of a project cost, what is passed on, and when the budget was crossed. */
#ifndef MODEL_REPORTS_COMPUTE_H
#define MODEL_REPORTS_COMPUTE_H

#include "model/book.h"
#include "model/compute.h"
#include "model/report.h"

/* Of a project as known at as_of, INT64_MAX: now. */
bool report_compute(struct book *, int64_t project, int64_t as_of, struct arena *, struct report *);

/* The section "compute" of the scope report too. */
void compute_facts(struct arena *, struct fact *parent, const struct compute *, const char *currency, const char *zone);

#endif
