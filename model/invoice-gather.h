/* What one project gives to an invoice: its entries and jobs of a period, and those that came late. For invoice-draft alone. */
#ifndef MODEL_INVOICE_GATHER_H
#define MODEL_INVOICE_GATHER_H

#include "model/invoice.h"
#include "model/project.h"
#include "model/rate.h"
#include "model/standing.h"

/* What is known while one project is gathered. */
struct gathering {
	struct book *book;
	struct arena *arena;
	const struct project *project;
	struct period period;
	struct period *covered;       /* by standing invoices */
	size_t covered_count;
	const struct standing *standing;
	const struct rate_book *rates;
	struct billing *billing;
	struct draft *draft;
	int earliest, latest;         /* days of what is taken; DAY_NONE: none yet */
};

/* Adds the project's lines and sums to the draft's invoice, and what it leaves out beside them. */
bool invoice_gather(struct gathering *);

#endif
