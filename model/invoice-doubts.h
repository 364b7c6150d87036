/* What one should look at before a draft is issued. Nothing of it is an error: it may well be right as it is. */
#ifndef MODEL_INVOICE_DOUBTS_H
#define MODEL_INVOICE_DOUBTS_H

#include "model/invoice.h"

struct doubts {
	size_t overlaps;                    /* entries that begin before an earlier one has ended */
	int64_t overlap, overlapped;        /* ids of the first of them, and of the one it overlaps */
	size_t jumps;                       /* entries within which the clocks were changed */
	int64_t jump, jump_seconds;         /* the first: its id and true length */
	int jump_on;                        /* the day that the clocks were changed on */
};

/* Looks through the hours that a draft would bill, each entry once. */
bool invoice_doubts(struct book *, const struct invoice *draft, struct doubts *);

#endif
