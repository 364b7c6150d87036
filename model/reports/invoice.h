/* An issued invoice as the document that goes to the client, from the frozen copy alone. */
#ifndef MODEL_REPORTS_INVOICE_H
#define MODEL_REPORTS_INVOICE_H

#include "model/invoice.h"
#include "model/report.h"

/* On Letter paper where the locale's country uses it, else on A4. It has no facts for machines. */
bool report_invoice(struct book *, const struct invoice *, struct arena *, struct report *);

#endif
