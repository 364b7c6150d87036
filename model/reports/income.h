/* What came in, or was billed, by month, quarter or client: for the accountant, never for a client. */
#ifndef MODEL_REPORTS_INCOME_H
#define MODEL_REPORTS_INCOME_H

#include "model/income.h"
#include "model/report.h"

enum income_by { INCOME_BY_MONTH, INCOME_BY_QUARTER, INCOME_BY_CLIENT };
extern const char *const income_by_words[];   /* month quarter client, NULL */

/* Sums by key and currency, by currency, by tax, and each line. */
bool report_income(struct book *, const struct income_question *, enum income_by, struct arena *, struct report *);

#endif
