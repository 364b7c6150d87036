/* The pane beside an invoice: what is unpaid by age, how soon one is paid, what the project has been billed so far. */
#ifndef TUI_AGES_PANE_H
#define TUI_AGES_PANE_H

#include "model/invoice.h"
#include "tui/canvas.h"

struct ages {
	char currency[4];
	int64_t sums[AGE_COUNT], unpaid;        /* owed, by days past due; in all */
	int64_t days_to_pay, paid;         /* mean of the invoices that were paid, and how many */
	bool of_project;                   /* what follows is known */
	int64_t work, compute;             /* of the project: invoiced, and in the draft */
	bool capped;
	int64_t cap_left;                  /* below 0: over it */
};

/* Sums invoices of the currency; shown: the invoice or draft of the card, whose project is looked at (NULL: none); draft: that project's, NULL without. */
bool ages_load(struct book *, const struct invoices *, const struct invoice *shown, const struct invoice *draft, int today, struct ages *);
void ages_paint(const struct ages *, struct canvas *, bool focused);

#endif
