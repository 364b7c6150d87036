/* How one's own estimates came out, over all projects: what the next quote is multiplied by. For oneself alone. */
#ifndef MODEL_REPORTS_CALIBRATION_H
#define MODEL_REPORTS_CALIBRATION_H

#include "model/book.h"
#include "model/report.h"

/* Actual ÷ PERT mean of each item that is done and was estimated, with type 7 percentiles from five items on, over all and by gate; and the share of data cleaning. As known at as_of, INT64_MAX: now. */
bool report_calibration(struct book *, int64_t as_of, struct arena *, struct report *);

#endif
