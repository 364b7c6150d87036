/* The compute budget of a project, and who moves it past one of its alerts. */
#ifndef MODEL_BUDGET_H
#define MODEL_BUDGET_H

#include "model/compute.h"

/*
 * What is spent includes part by now: "80% of the compute budget is spent" when part passed an alert, the highest that it
 * did; NULL: none, or there is no budget. In the arena.
 */
bool budget_passed_by(struct book *, int64_t project, struct outlay part, struct arena *, const char **words);

#endif
