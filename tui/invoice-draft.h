/* What an invoice would bill, as a verb; and where there is nothing to bill, what waits since. */
#ifndef TUI_INVOICE_DRAFT_H
#define TUI_INVOICE_DRAFT_H

#include "tui/command.h"

extern const struct command invoice_draft_act;

#endif
