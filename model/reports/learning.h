/* One's own learning: by week against the target, by topic, and what it cost. Never for a client. */
#ifndef MODEL_REPORTS_LEARNING_H
#define MODEL_REPORTS_LEARNING_H

#include "model/book.h"
#include "model/report.h"

/*
 * Of the twelve ISO weeks up to the present one, and by topic over all time. The cost is what the hours would have
 * brought at the dearest rate that is in force today for an open project, per currency: the best use there was for them.
 */
bool report_learning(struct book *, struct arena *, struct report *);

#endif
