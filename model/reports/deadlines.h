/* What is due in the days to come, and what is over. */
#ifndef MODEL_REPORTS_DEADLINES_H
#define MODEL_REPORTS_DEADLINES_H

#include "model/book.h"
#include "model/report.h"

/* Open deadlines up to so many days from today, all that is over included; count answers how many. */
bool report_deadlines(struct book *, int within, struct arena *, struct report *, size_t *count);

#endif
