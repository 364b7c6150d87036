/* What every rounding policy would make of the months of a period, invoiced or not: before a clause is signed. */
#ifndef MODEL_REPORTS_ROUNDING_H
#define MODEL_REPORTS_ROUNDING_H

#include "model/path.h"
#include "model/report.h"

/* place: a project. The usual policies and the project's own. as_of: INT64_MAX for now. */
bool report_rounding(struct book *, const struct place *, struct period, int64_t as_of, struct arena *, struct report *);

#endif
