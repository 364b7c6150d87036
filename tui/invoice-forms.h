/* Forms of the verbs on drafts and invoices. What can't be undone asks first. */
#ifndef TUI_INVOICE_FORMS_H
#define TUI_INVOICE_FORMS_H

#include "model/invoice.h"
#include "tui/desk.h"

/* What is to be issued, as typed; kept by the screen while the question stands. */
struct issue_wish { char path[160], period[48], number[48], on[24], advance[48]; };

/* Its period as a verb takes it: 2026-03-02..2026-03-20. */
const char *invoice_period_word(const struct invoice *, struct arena *);

/* Asks for period, number and day, then names the sum and asks once more. The wish is borrowed until then. */
enum answer invoice_form_issue(struct desk *, const struct invoice *draft, struct issue_wish *);
/* number: the invoice whose voiding is asked about; borrowed until the question is answered. */
enum answer invoice_form_void(struct desk *, const struct invoice *, char number[48]);
enum answer invoice_form_paid(struct desk *, const struct invoice *);
enum answer invoice_form_sent(struct desk *, const struct invoice *);
enum answer invoice_form_draft(struct desk *);
/* A credit of every amount, for what went to the client. */
enum answer invoice_form_credit(struct desk *, const struct invoice *, char number[48]);
enum answer invoice_form_export(struct desk *, const struct invoice *);
/* The hours that an invoice bills, as a file. */
enum answer invoice_form_hours(struct desk *, const struct invoice *);

#endif
