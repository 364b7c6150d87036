/* The lines of one invoice or draft, down to its total. */
#ifndef TUI_INVOICE_CARD_H
#define TUI_INVOICE_CARD_H

#include "model/invoice.h"
#include "tui/canvas.h"

/* draft: NULL for an issued one; it says what is left out too. */
void invoice_card_paint(const struct invoice *, const struct draft *draft, struct canvas *, bool focused);
/* "March", "1–20 March", "January 2025": the days as people say them, seen from today. */
char *invoice_period(struct period, int today, char out[48]);
/* "not issued", "sent 5 Mar, not paid, 15 days", "paid 19 Feb, 14 days", "void". */
char *invoice_standing(const struct invoice *, int today, char out[64]);

#endif
