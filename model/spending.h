/* All that a project spends beside hours: machines by the clock, and what others bill. */
#ifndef MODEL_SPENDING_H
#define MODEL_SPENDING_H

#include "model/cost.h"
#include "model/job.h"

struct spending { struct jobs jobs; struct costs costs; };

/* Of one project, each in order of creation. */
bool spending_read(struct book *, int64_t project, struct arena *, struct spending *);

#endif
