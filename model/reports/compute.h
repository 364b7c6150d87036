/* What the machines of a project cost, what is passed on, and when the budget was crossed. */
#ifndef MODEL_REPORTS_COMPUTE_H
#define MODEL_REPORTS_COMPUTE_H

#include "model/book.h"
#include "model/compute.h"
#include "model/report.h"

/* A machine of one's own instead: its price, what it draws, and the price of a kWh; in millionths. */
struct purchase { int64_t price_micro, watts, kwh_micro; };

/* Of a project as known at as_of, INT64_MAX: now. purchase NULL: none is weighed. */
bool report_compute(struct book *, int64_t project, int64_t as_of, const struct purchase *, struct arena *, struct report *);

/* Of all projects that go on, a line each. */
bool report_compute_all(struct book *, int64_t as_of, struct arena *, struct report *);

/* The section "compute" of the scope report too. */
void compute_facts(struct arena *, struct fact *parent, const struct compute *, const char *currency, const char *zone);

/* What each month cost by the start of its machines and the day of its bills, and to whom it went; to the facts, and as a section. */
void compute_add_months(struct report *, const struct compute *, int64_t at, const char *currency, const char *zone);

/*
 * After how many hours buying is cheaper than renting: price ÷ (mean price of a rented hour − watts × kWh price ÷ 1000),
 * with the hours that were rented in the last ninety days as what a month takes. To the facts, and as a section.
 */
void compute_add_purchase(struct report *, const struct compute *, const struct purchase *, int64_t at, const char *currency);

#endif
