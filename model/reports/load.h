/* Whether all that is promised fits into the weeks there are, over all clients. For oneself alone. */
#ifndef MODEL_REPORTS_LOAD_H
#define MODEL_REPORTS_LOAD_H

#include "model/book.h"
#include "model/report.h"

/*
 * The next eight ISO weeks, the present one included. What remains of each open project is spread evenly over its
 * working days from today to its end; past its end, or without one, over its own capacity, else all in the present
 * week. The capacity of a week is config capacity, else the sum of the projects' own, less a fifth for each day off.
 */
bool report_load(struct book *, struct arena *, struct report *);

#endif
