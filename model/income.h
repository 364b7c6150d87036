/*
 * Income for the accountant: what was paid, or what was issued, line by line in the currency of each invoice. Sums of
 * two currencies stand side by side; what all of it is in one's own currency is told apart, and is about.
 */
#ifndef MODEL_INCOME_H
#define MODEL_INCOME_H

#include "model/book.h"

enum income_basis { INCOME_PAID, INCOME_ISSUED };
extern const char *const income_basis_words[];   /* paid issued, NULL */

struct income_question {
	struct period period;        /* days of payment, or of issue */
	enum income_basis basis;
	int64_t as_of;               /* INT64_MAX: now */
};

/* A payment, or an invoice; of credits all figures are less than nothing. */
struct income_line {
	size_t order;                /* as it was recorded */
	int day;
	const char *number, *client, *client_name, *currency;
	const char *tax_words;       /* "tax 19 %", the reason for none, "" */
	int64_t net, tax, gross;     /* paid: what it settled, its tax by the share of the invoice's, to the unit over all payments */
	int64_t withheld, fee;       /* of gross: what did not arrive */
	const char *reference;
	bool own_known;              /* own: net in one's own currency, by what arrived, else by the figure of that day */
	int64_t own;
};
struct income { const char *own_currency; struct income_line *lines; size_t count; };

/* By day, then number. Void invoices are no income. */
bool income_list(struct book *, const struct income_question *, struct arena *, struct income *);

#endif
