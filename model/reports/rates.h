/* One's own figures about rates, never for a client: what was asked and won, what an hour brought, when rates rose. */
#ifndef MODEL_REPORTS_RATES_H
#define MODEL_REPORTS_RATES_H

#include "model/book.h"
#include "model/report.h"

/* As known at as_of, INT64_MAX: now. Win rates in the currency with the most quotes come first; currencies are never mixed. */
bool report_rates(struct book *, int64_t as_of, struct arena *, struct report *);

#endif
