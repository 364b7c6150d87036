/* The ladder of rates: each step of each path, and when to look at it again: every half year, until clients say no. */
#ifndef MODEL_REPORTS_LADDER_H
#define MODEL_REPORTS_LADDER_H

#include "model/book.h"
#include "model/quote.h"
#include "model/report.h"

/* Adds sections and facts ("history", "reviews") to a report about rates, as known at as_of; nothing where there is no rate. The quotes tell what clients said since each last step. */
bool ladder_add(struct book *, int64_t as_of, const struct quotes *, struct arena *, struct report *);

#endif
