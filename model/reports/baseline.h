/* The agreed scope as a page to sign: items with acceptance, what is not part of it, what is assumed, who owes what by when. */
#ifndef MODEL_REPORTS_BASELINE_H
#define MODEL_REPORTS_BASELINE_H

#include "model/book.h"
#include "model/report.h"

/*
 * A sealed version (0: the latest known at as_of) as it was signed, or before the first seal the draft, marked so.
 * Assumptions and what is owed are those known when the seal was typed. It has no facts for machines.
 */
bool report_baseline(struct book *, int64_t project, int64_t version, int64_t as_of, struct arena *, struct report *);

#endif
