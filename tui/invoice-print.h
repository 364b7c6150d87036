/* How invoices and drafts are told: as JSON, text or markdown. */
#ifndef TUI_INVOICE_PRINT_H
#define TUI_INVOICE_PRINT_H

#include "model/invoice.h"
#include "tui/command.h"

/* Its members, into an object that is open; lines only if they were read. */
void invoice_write_json(struct call *, struct json *, const struct invoice *);
/* The same, and what the draft leaves out. */
void draft_write_json(struct call *, struct json *, const struct draft *);
/* evidence: "" for a draft. */
void invoice_write_text(struct call *, const struct invoice *, const char *evidence);
void draft_write_text(struct call *, const struct draft *);
void invoice_write_markdown(struct call *, const struct invoice *, const char *evidence);
void draft_write_markdown(struct call *, const struct draft *);

/* Every invoice, what is unpaid by age and currency, and what is unbilled. */
bool invoice_write_list(struct call *);

/* 2026-01 for a whole month, else FROM..TO. */
const char *period_word(struct call *, struct period);
/* "sent 2026-03-05, not paid, 15 days", "paid 2026-02-19, 14 days", "void". */
const char *invoice_state_word(struct call *, const struct invoice *);

#endif
