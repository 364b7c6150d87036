/* How invoices and drafts are told: as JSON, text or markdown. */
#ifndef TUI_INVOICE_PRINT_H
#define TUI_INVOICE_PRINT_H

#include "model/fx.h"
#include "model/invoice.h"
#include "tui/command.h"

/* Its members, into an object that is open; lines only if they were read. */
void invoice_write_json(struct call *, struct json *, const struct invoice *);
/* The same, and what the draft leaves out. */
void draft_write_json(struct call *, struct json *, const struct draft *);
/* evidence: "" for a draft. */
void invoice_write_text(struct call *, const struct invoice *, const char *evidence);
void draft_write_text(struct call *, const struct draft *);
/* Of a draft: one that was issued is a page. */
void invoice_write_markdown(struct call *, const struct invoice *);
void draft_write_markdown(struct call *, const struct draft *);

/* Below several drafts: the sum of each currency, and about all of it. One draft alone has none. */
bool drafts_write_sums(struct call *, const struct drafts *, void (*write)(struct call *, const char *label, const char *value));
bool drafts_write_sums_json(struct call *, struct json *, const struct drafts *); /* members "totals" and "own" */

/* Every invoice, what is unpaid by age and currency, and what is unbilled. */
bool invoice_write_list(struct call *);

/* One "- label: value" of a markdown page; nothing for an empty value. */
void answer_markdown(struct call *, const char *label, const char *value);
/* "≈ 1,000.00 EUR unpaid", or which figure lacks for it; NULL where all is of one currency. */
const char *about_words(struct call *, const struct fx_about *, const char *what);
void about_json(struct json *, const char *key, const struct fx_about *); /* null where a figure lacks */
/* 2026-01 for a whole month, else FROM..TO. */
const char *period_word(struct call *, struct period);
/* "sent 2026-03-05, not paid, 15 days", "paid 2026-02-19, 14 days", "void". */
const char *invoice_state_word(struct call *, const struct invoice *);

#endif
