/* Where one is on Invoices: the list, the card and the ages, and how they are laid out and painted. */
#ifndef TUI_INVOICES_VIEW_H
#define TUI_INVOICES_VIEW_H

#include "tui/ages-pane.h"
#include "tui/invoice-forms.h"
#include "tui/invoice-rows.h"
#include "tui/screen.h"

enum invoices_pane { INVOICES_LIST, INVOICES_CARD, INVOICES_AGES, INVOICES_PANES };

struct invoices_view {
	struct room room;
	enum invoices_pane pane;
	struct list list;
	char list_read[PATTERN_MOST], viewed[80]; /* number or path of the card; "": the first row */
	struct invoice_rows rows;
	struct invoice_row card;
	struct invoice card_invoice;              /* with its lines */
	struct ages ages;
	struct doubted doubted;
	struct issue_wish wish;                   /* of the forms: what was typed last, and what was taken back */
	char voided[48];
};

/* Is there room for all panes? */
bool invoices_show_all(const struct invoices_view *);
/* The pane that has the focus: where all are shown, the list. */
enum invoices_pane invoices_focus(const struct invoices_view *);
/* What acts are for: the row, or the card once one has gone to it. NULL: none. */
const struct invoice_row *invoices_meant(const struct invoices_view *);

/* For the card of the screen, whose state the view is. */
void invoices_lay(void *state, struct room);
bool invoices_load(void *state, struct book *, struct arena *);
void invoices_paint(const void *state, struct canvas *);
void invoices_remark(const void *state, struct text *);
struct list *invoices_list(void *state);
void invoices_table(const void *state, struct table *);
void invoices_turn(void *state, struct desk *, int by);
bool invoices_back(void *state);

#endif
