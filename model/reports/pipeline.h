/* What comes next: offers that wait, and when the work that is signed ends. For oneself alone. */
#ifndef MODEL_REPORTS_PIPELINE_H
#define MODEL_REPORTS_PIPELINE_H

#include "model/book.h"
#include "model/report.h"

/* As known at as_of, INT64_MAX: now. Runway: days from the position to the last signed end of an open project; a project without an end counts for none, and is named. */
bool report_pipeline(struct book *, int64_t as_of, struct arena *, struct report *);

#endif
