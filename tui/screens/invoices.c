/* Invoices: what could be billed, what was, what is unpaid. */
#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/invoice.h"
#include "tui/ages-pane.h"
#include "tui/doubts-pane.h"
#include "tui/invoice-card.h"
#include "tui/invoice-forms.h"
#include "tui/invoice-rows.h"
#include "tui/panes.h"
#include "tui/verb.h"
#include "tui/words.h"

enum pane { PANE_LIST, PANE_CARD, PANE_AGES, PANES };
enum { UPPER_LEAST = 7, UPPER_MOST = 9, RIGHT_WIDTH = 36, SHORT_WORDS = 96 };

struct invoices_screen {
	struct room room;
	enum pane pane;
	struct list list;
	char list_read[PATTERN_MOST], viewed[80]; /* number or path of the card; "": the first row */
	struct invoice_rows rows;
	struct invoice_row card;
	struct invoice card_invoice;              /* with its lines */
	struct ages ages;
	struct doubted doubted;
	struct issue_wish wish;
	char voided[48];
};

static bool is_wide(struct room room)
{
	return room_is_wide(room) && room.rows >= 24;
}

static enum pane focus(const struct invoices_screen *screen)
{
	return is_wide(screen->room) ? PANE_LIST : screen->pane;
}

/* A short list leaves its room to the lines of the card. */
static int upper_rows(const struct invoices_screen *screen)
{
	int wanted = (int)(screen->rows.count < UPPER_MOST ? screen->rows.count : UPPER_MOST) + TABLE_HEAD + 2;

	return wanted < UPPER_LEAST ? UPPER_LEAST : wanted < UPPER_MOST ? wanted : UPPER_MOST;
}

static void set_page(struct invoices_screen *screen)
{
	struct room room = screen->room;

	screen->list.page = pane_page(is_wide(room) ? upper_rows(screen) : room.rows, room.bare, TABLE_HEAD);
}

static void invoices_lay(void *state, struct room room)
{
	struct invoices_screen *screen = state;

	screen->room = room;
	set_page(screen);
}

static const struct invoice_row *selected(const struct invoices_screen *screen)
{
	size_t row = screen->list.scroll.selected;

	return row < screen->rows.count ? &screen->rows.items[row] : NULL;
}

/* What acts are for: the row, or the card once one has gone to it. */
static const struct invoice_row *acted(const struct invoices_screen *screen)
{
	if (focus(screen) == PANE_CARD)
		return screen->card.invoice ? &screen->card : NULL;
	return focus(screen) == PANE_LIST ? selected(screen) : NULL;
}

/* The list has invoices without their lines. */
static bool read_card(struct invoices_screen *screen, struct book *book, struct arena *arena)
{
	size_t at = invoice_rows_find(&screen->rows, screen->viewed);

	screen->card = (struct invoice_row){0};
	if (!screen->rows.count)
		return true;
	screen->card = screen->rows.items[at < screen->rows.count ? at : 0];
	if (screen->card.draft)
		return true;
	if (!invoice_find(book, screen->card.invoice->number, arena, &screen->card_invoice))
		return false;
	screen->card.invoice = &screen->card_invoice;
	return true;
}

static bool read_ages(struct invoices_screen *screen, struct book *book)
{
	const struct invoice *shown = screen->card.invoice;

	return ages_load(book, &screen->rows.issued, shown, shown ? invoice_rows_draft(&screen->rows, shown->project) : NULL, screen->rows.today, &screen->ages);
}

static bool invoices_load(void *state, struct book *book, struct arena *arena)
{
	struct invoices_screen *screen = state;
	const struct invoice_row *row = selected(screen);
	const char *kept = list_is_same(&screen->list, screen->list_read) && row ? arena_text(arena, invoice_key(row->invoice)) : NULL;

	if (!invoice_rows_load(book, &screen->list, screen->viewed, screen->room.columns < SHORT_WORDS, arena, &screen->rows, &screen->doubted))
		return false;
	list_keep(&screen->list, screen->rows.count, invoice_rows_find(&screen->rows, kept));
	set_page(screen);
	return read_card(screen, book, arena) && read_ages(screen, book);
}

static void invoices_table(const void *state, struct table *table)
{
	invoice_rows_table(&((const struct invoices_screen *)state)->rows, table);
}

static struct list *invoices_listed(void *state)
{
	struct invoices_screen *screen = state;

	return focus(screen) == PANE_LIST ? &screen->list : NULL;
}

static void paint_list(const struct invoices_screen *screen, struct canvas *canvas)
{
	struct table table = {.scroll = screen->list.scroll, .focused = focus(screen) == PANE_LIST};
	struct canvas inside;
	char words[SUMS_MOST];

	invoice_rows_sums(&screen->rows, words);
	inside = canvas_frame(canvas, (struct frame){speech("Invoices"), words, NULL, NULL});
	invoices_table(screen, &table);
	table_paint(&table, &inside);
}

static void paint_card(const struct invoices_screen *screen, struct canvas *canvas)
{
	bool focused = focus(screen) == PANE_CARD;

	if (screen->card.invoice)
		invoice_card_paint(screen->card.invoice, screen->card.draft, canvas, focused);
	else
		pane_paint_empty(canvas, speech("Draft"), speech("Nothing to show."), 0, focused);
}

/* What is looked at before an issue stands below a draft, where all panes are shown. */
static void invoices_paint(const void *state, struct canvas *canvas)
{
	const struct invoices_screen *screen = state;
	struct canvas upper = *canvas, left = *canvas, right = *canvas, lower = *canvas;
	bool wide = is_wide(screen->room);
	int top = upper_rows(screen), rows = canvas->rows - top - (screen->card.draft ? DOUBTS_ROWS : 0);

	if (wide) {
		upper = canvas_part(canvas, 0, 0, top, canvas->columns);
		left = canvas_part(canvas, top, 0, rows, canvas->columns - RIGHT_WIDTH);
		right = canvas_part(canvas, top, canvas->columns - RIGHT_WIDTH, rows, RIGHT_WIDTH);
		lower = canvas_part(canvas, top + rows, 0, DOUBTS_ROWS, canvas->columns);
	}
	if (!wide && screen->card.draft && focus(screen) == PANE_CARD && canvas->rows > 4 * DOUBTS_ROWS) {
		left = canvas_part(canvas, 0, 0, canvas->rows - DOUBTS_ROWS, canvas->columns);
		lower = canvas_part(canvas, left.rows, 0, DOUBTS_ROWS, canvas->columns);
		doubts_paint(&screen->doubted.doubts, screen->card.draft, &lower);
	}
	if (wide && screen->card.draft)
		doubts_paint(&screen->doubted.doubts, screen->card.draft, &lower);
	if (wide || focus(screen) == PANE_LIST)
		paint_list(screen, &upper);
	if (wide || focus(screen) == PANE_CARD)
		paint_card(screen, &left);
	if (wide || focus(screen) == PANE_AGES)
		ages_paint(&screen->ages, &right, focus(screen) == PANE_AGES);
}

static void invoices_pane(void *state, struct desk *desk, int by)
{
	struct invoices_screen *screen = state;

	(void)desk;
	screen->pane = is_wide(screen->room) ? PANE_LIST : (enum pane)pane_turned((int)screen->pane, by, PANES);
}

static bool invoices_back(void *state)
{
	struct invoices_screen *screen = state;
	bool away = screen->pane != PANE_LIST;

	screen->pane = PANE_LIST;
	return away;
}

/* What can be done next with the one that is selected. */
static void invoices_remark(const void *state, struct text *text)
{
	const struct invoice_row *row = acted(state);
	char day[16];

	if (row && row->draft && (*row->draft->own_lacks || *row->draft->their_lacks)) {
		text_add(text, speech("Not said yet: "));
		doubts_lacks(row->draft, text);
		text_add_char(text, '.');
	} else if (!row || row->draft)
		text_add(text, speech("An issued invoice is locked. The same entries cannot be invoiced twice."));
	else if (row->invoice->state == INVOICE_ISSUED)
		text_print(text, speech("%s is locked: x writes it, s says that it went to the client, V takes it back."), row->invoice->number);
	else if (row->invoice->state == INVOICE_SENT)
		text_print(text, speech("%s is due %s: P notes what was paid, C credits it."), row->invoice->number, words_day(row->invoice->due_on, day));
	else
		text_print(text, speech("%s: x writes it, X the hours that it bills."), row->invoice->number);
}

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
	struct invoices_screen *screen = state;
	const struct invoice_row *row = acted(screen);
	bool card_is_seen = is_wide(screen->room) || screen->pane == PANE_CARD;

	if (!row)
		return desk_say(desk, "Choose an invoice first: Tab leads to the list.");
	if (card_is_seen && screen->card.invoice && !strcmp(invoice_key(screen->card.invoice), invoice_key(row->invoice)))
		return read_all(desk, row);
	snprintf(screen->viewed, sizeof screen->viewed, "%s", invoice_key(row->invoice));
	if (!is_wide(screen->room))
		screen->pane = PANE_CARD;
	desk_stale(desk);
	return ANSWER_STAY;
}

static enum answer issue(void *state, struct desk *desk)
{
	struct invoices_screen *screen = state;
	const struct invoice_row *row = acted(screen);

	if (!row || !row->draft)
		return desk_say(desk, "Choose a draft first: what is issued already is locked.");
	return invoice_form_issue(desk, row->invoice, &screen->wish);
}

/* The issued invoice that is selected; NULL, and said, where none is. */
static const struct invoice *issued(const struct invoices_screen *screen, struct desk *desk)
{
	const struct invoice_row *row = acted(screen);

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
	struct invoices_screen *screen = state;
	const struct invoice *invoice = issued(screen, desk);

	return invoice ? invoice_form_void(desk, invoice, screen->voided) : ANSWER_STAY;
}

static enum answer credit(void *state, struct desk *desk)
{
	struct invoices_screen *screen = state;
	const struct invoice *invoice = issued(screen, desk);

	return invoice ? invoice_form_credit(desk, invoice, screen->voided) : ANSWER_STAY;
}

static enum answer draft(void *state, struct desk *desk)
{
	(void)state;
	return invoice_form_draft(desk);
}

static enum answer export(void *state, struct desk *desk)
{
	const struct invoice_row *row = acted(state);

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
	return focus(state) == PANE_CARD ? card_hints : hints;
}

const struct screen invoices_screen = {
	.name = "invoices",
	.title = "Invoices",
	.purpose = "drafts, invoices, what is unpaid",
	.digit = 6,
	.size = sizeof(struct invoices_screen),
	.bindings = bindings,
	.hints = hints,
	.hints_now = invoices_hints,
	.lay = invoices_lay,
	.load = invoices_load,
	.paint = invoices_paint,
	.remark = invoices_remark,
	.list = invoices_listed,
	.table = invoices_table,
	.back = invoices_back,
	.pane = invoices_pane,
};
