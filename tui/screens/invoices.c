/* Invoices: what its keys do. */
#include <stdio.h>
#include <string.h>

#include "tui/invoice-forms.h"
#include "tui/invoices-view.h"
#include "tui/verb.h"

/* All of it, to be read. */
static enum answer read_all(struct desk *desk, const struct invoice_row *row)
{
	const struct invoice *invoice = row->invoice;

	if (row->draft)
		return verb_do(desk, "Draft", (const char *const[]){"invoice", "draft", invoice->path, invoice_period_word(invoice, desk_arena(desk)), NULL});
	return verb_do(desk, invoice->number, (const char *const[]){"invoice", "show", invoice->number, NULL});
}

/* The card shows what was opened; opened again, it is read in full. */
static enum answer open(void *state, struct desk *desk)
{
	struct invoices_view *view = state;
	const struct invoice_row *row = invoices_meant(view);
	bool card_is_seen = invoices_show_all(view) || view->pane == INVOICES_CARD;

	if (!row)
		return desk_say(desk, "Choose an invoice first: Tab leads to the list.");
	if (card_is_seen && view->card.invoice && !strcmp(invoice_key(view->card.invoice), invoice_key(row->invoice)))
		return read_all(desk, row);
	snprintf(view->viewed, sizeof view->viewed, "%s", invoice_key(row->invoice));
	if (!invoices_show_all(view))
		view->pane = INVOICES_CARD;
	desk_stale(desk);
	return ANSWER_STAY;
}

static enum answer issue(void *state, struct desk *desk)
{
	struct invoices_view *view = state;
	const struct invoice_row *row = invoices_meant(view);

	if (!row || !row->draft)
		return desk_say(desk, "Choose a draft first: what is issued already is locked.");
	return invoice_form_issue(desk, row->invoice, &view->wish);
}

/* The issued invoice that is selected; NULL, and said, where none is. */
static const struct invoice *issued(const struct invoices_view *view, struct desk *desk)
{
	const struct invoice_row *row = invoices_meant(view);

	if (row && !row->draft)
		return row->invoice;
	desk_say(desk, "Choose an issued invoice first.");
	return NULL;
}

static enum answer paid(void *state, struct desk *desk)
{
	const struct invoice *invoice = issued(state, desk);

	return invoice ? invoice_form_paid(desk, invoice) : ANSWER_STAY;
}

static enum answer sent(void *state, struct desk *desk)
{
	const struct invoice *invoice = issued(state, desk);

	return invoice ? invoice_form_sent(desk, invoice) : ANSWER_STAY;
}

static enum answer take_back(void *state, struct desk *desk)
{
	struct invoices_view *view = state;
	const struct invoice *invoice = issued(view, desk);

	return invoice ? invoice_form_void(desk, invoice, view->voided) : ANSWER_STAY;
}

static enum answer credit(void *state, struct desk *desk)
{
	struct invoices_view *view = state;
	const struct invoice *invoice = issued(view, desk);

	return invoice ? invoice_form_credit(desk, invoice, view->voided) : ANSWER_STAY;
}

static enum answer draft(void *state, struct desk *desk)
{
	(void)state;
	return invoice_form_draft(desk);
}

static enum answer export(void *state, struct desk *desk)
{
	const struct invoice_row *row = invoices_meant(state);

	return row ? invoice_form_export(desk, row->invoice) : desk_say(desk, "Choose an invoice first: Tab leads to the list.");
}

static enum answer hours(void *state, struct desk *desk)
{
	const struct invoice *invoice = issued(state, desk);

	return invoice ? invoice_form_hours(desk, invoice) : ANSWER_STAY;
}

static enum answer unpaid(void *state, struct desk *desk)
{
	(void)state;
	return verb_do(desk, "Unpaid and unbilled, by age", (const char *const[]){"invoice", "list", NULL});
}

static const struct binding bindings[] = {
	{.act = "invoice show", .keys = "Enter", .purpose = "show its lines; again: all of it", .run = open},
	{.act = "invoice draft", .keys = "N", .purpose = "what could be billed for a client, project or period", .run = draft},
	{.act = "invoice issue", .keys = "I", .purpose = "issue the draft; it asks, as that is final", .run = issue},
	{.act = "invoice sent", .keys = "s", .purpose = "say that it went to the client", .run = sent},
	{.act = "invoice paid", .keys = "P", .purpose = "the client paid it, or a part", .run = paid},
	{.act = "invoice void", .keys = "V", .purpose = "take it back; it asks", .run = take_back},
	{.act = "invoice credit", .keys = "C", .purpose = "credit what was sent; it asks", .run = credit},
	{.act = "export invoice", .keys = "x", .purpose = "write the document: html, pdf, md, UBL …", .run = export},
	{.act = "export hours", .keys = "X", .purpose = "write the hours that it bills", .run = hours},
	{.act = "invoice list", .keys = "v", .purpose = "what is unpaid and unbilled, by age", .run = unpaid},
	{.act = NULL},
};

static const struct hint hints[] = {
	{.act = "invoice show", .words = "preview"}, {.act = "invoice draft", .words = "new draft"}, {.act = "invoice issue", .words = "issue"},
	{.act = "invoice sent", .words = "sent"}, {.act = "invoice paid", .words = "paid"}, {.act = "invoice void", .words = "void"}, {.act = "export invoice", .words = "export"},
	{.act = "undo", .words = "undo"}, {.act = "filter", .words = "filter"}, {.act = NULL},
};

static const struct hint card_hints[] = {
	{.act = "invoice show", .words = "all of it"}, {.act = "close", .words = "list"}, {.act = "invoice issue", .words = "issue"}, {.act = "invoice sent", .words = "sent"},
	{.act = "invoice paid", .words = "paid"}, {.act = "export invoice", .words = "export"}, {.act = "invoice void", .words = "void"}, {.act = "undo", .words = "undo"}, {.act = NULL},
};

static const struct hint *invoices_hints(const void *state)
{
	return invoices_focus(state) == INVOICES_CARD ? card_hints : hints;
}

const struct screen invoices_screen = {
	.name = "invoices",
	.title = "Invoices",
	.purpose = "drafts, invoices, what is unpaid",
	.digit = 6,
	.size = sizeof(struct invoices_view),
	.bindings = bindings,
	.hints = hints,
	.hints_now = invoices_hints,
	.lay = invoices_lay,
	.load = invoices_load,
	.paint = invoices_paint,
	.remark = invoices_remark,
	.list = invoices_list,
	.table = invoices_table,
	.back = invoices_back,
	.pane = invoices_turn,
};
