/* One change as a page to send: what, why, hours and range, price, what it does to cap and end, and room to answer. */
#ifndef MODEL_REPORTS_CHANGE_H
#define MODEL_REPORTS_CHANGE_H

#include "model/book.h"
#include "model/report.h"

/*
 * As known at as_of, INT64_MAX: now. FAULT_MISSING when it was not proposed by then. For the client's eyes: what was
 * noted for oneself, such as why it was absorbed, is not in it. It has no facts for machines.
 */
bool report_change(struct book *, int64_t project, int64_t change, int64_t as_of, struct arena *, struct report *);

#endif
