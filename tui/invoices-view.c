#include "tui/invoices-view.h"

#include "db/speech.h"
#include "tui/doubts-pane.h"
#include "tui/panes.h"
#include "tui/words.h"

enum { UPPER_LEAST = 7, UPPER_MOST = 9, RIGHT_WIDTH = 36, SHORT_WORDS = 96, ROWS_FOR_ALL = 24 };

bool invoices_show_all(const struct invoices_view *view)
{
	return room_is_wide(view->room) && view->room.rows >= ROWS_FOR_ALL;
}

enum invoices_pane invoices_focus(const struct invoices_view *view)
{
	return invoices_show_all(view) ? INVOICES_LIST : view->pane;
}

/* A short list leaves its room to the lines of the card. */
static int upper_rows(const struct invoices_view *view)
{
	int wanted = (int)(view->rows.count < UPPER_MOST ? view->rows.count : UPPER_MOST) + TABLE_HEAD + 2;

	return wanted < UPPER_LEAST ? UPPER_LEAST : wanted < UPPER_MOST ? wanted : UPPER_MOST;
}

static void set_page(struct invoices_view *view)
{
	struct room room = view->room;

	view->list.page = pane_page(invoices_show_all(view) ? upper_rows(view) : room.rows, room.bare, TABLE_HEAD);
}

void invoices_lay(void *state, struct room room)
{
	struct invoices_view *view = state;

	view->room = room;
	set_page(view);
}

static const struct invoice_row *selected(const struct invoices_view *view)
{
	size_t row = view->list.scroll.selected;

	return row < view->rows.count ? &view->rows.items[row] : NULL;
}

const struct invoice_row *invoices_meant(const struct invoices_view *view)
{
	if (invoices_focus(view) == INVOICES_CARD)
		return view->card.invoice ? &view->card : NULL;
	return invoices_focus(view) == INVOICES_LIST ? selected(view) : NULL;
}

/* The list has invoices without their lines. */
static bool read_card(struct invoices_view *view, struct book *book, struct arena *arena)
{
	size_t at = invoice_rows_find(&view->rows, view->viewed);

	view->card = (struct invoice_row){0};
	if (!view->rows.count)
		return true;
	view->card = view->rows.items[at < view->rows.count ? at : 0];
	if (view->card.draft)
		return true;
	if (!invoice_find(book, view->card.invoice->number, arena, &view->card_invoice))
		return false;
	view->card.invoice = &view->card_invoice;
	return true;
}

static bool read_ages(struct invoices_view *view, struct book *book)
{
	const struct invoice *shown = view->card.invoice;

	return ages_load(book, &view->rows.issued, shown, shown ? invoice_rows_draft(&view->rows, shown->project) : NULL, view->rows.today, &view->ages);
}

bool invoices_load(void *state, struct book *book, struct arena *arena)
{
	struct invoices_view *view = state;
	const struct invoice_row *row = selected(view);
	const char *kept = list_is_same(&view->list, view->list_read) && row ? arena_text(arena, invoice_key(row->invoice)) : NULL;

	if (!invoice_rows_load(book, &view->list, view->viewed, view->room.columns < SHORT_WORDS, arena, &view->rows, &view->doubted))
		return false;
	list_keep(&view->list, view->rows.count, invoice_rows_find(&view->rows, kept));
	set_page(view);
	return read_card(view, book, arena) && read_ages(view, book);
}

void invoices_table(const void *state, struct table *table)
{
	invoice_rows_table(&((const struct invoices_view *)state)->rows, table);
}

struct list *invoices_list(void *state)
{
	struct invoices_view *view = state;

	return invoices_focus(view) == INVOICES_LIST ? &view->list : NULL;
}

static void paint_list(const struct invoices_view *view, struct canvas *canvas)
{
	struct table table = {.scroll = view->list.scroll, .focused = invoices_focus(view) == INVOICES_LIST};
	struct canvas inside;
	char words[SUMS_MOST];

	invoice_rows_sums(&view->rows, words);
	inside = canvas_frame(canvas, (struct frame){speech("Invoices"), words, NULL, NULL});
	invoices_table(view, &table);
	table_paint(&table, &inside);
}

static void paint_card(const struct invoices_view *view, struct canvas *canvas)
{
	bool focused = invoices_focus(view) == INVOICES_CARD;

	if (view->card.invoice)
		invoice_card_paint(view->card.invoice, view->card.draft, canvas, focused);
	else
		pane_paint_empty(canvas, speech("Draft"), speech("Nothing to show."), 0, focused);
}

void invoices_paint(const void *state, struct canvas *canvas)
{
	const struct invoices_view *view = state;
	struct canvas upper = *canvas, left = *canvas, right = *canvas, lower = *canvas;
	bool wide = invoices_show_all(view);
	int top = upper_rows(view), rows = canvas->rows - top - (view->card.draft ? DOUBTS_ROWS : 0);

	if (wide) {
		upper = canvas_part(canvas, 0, 0, top, canvas->columns);
		left = canvas_part(canvas, top, 0, rows, canvas->columns - RIGHT_WIDTH);
		right = canvas_part(canvas, top, canvas->columns - RIGHT_WIDTH, rows, RIGHT_WIDTH);
		lower = canvas_part(canvas, top + rows, 0, DOUBTS_ROWS, canvas->columns);
	}
	if (!wide && view->card.draft && invoices_focus(view) == INVOICES_CARD && canvas->rows > 4 * DOUBTS_ROWS) {
		left = canvas_part(canvas, 0, 0, canvas->rows - DOUBTS_ROWS, canvas->columns);
		lower = canvas_part(canvas, left.rows, 0, DOUBTS_ROWS, canvas->columns);
		doubts_paint(&view->doubted.doubts, view->card.draft, &lower);
	}
	if (wide && view->card.draft)
		doubts_paint(&view->doubted.doubts, view->card.draft, &lower);
	if (wide || invoices_focus(view) == INVOICES_LIST)
		paint_list(view, &upper);
	if (wide || invoices_focus(view) == INVOICES_CARD)
		paint_card(view, &left);
	if (wide || invoices_focus(view) == INVOICES_AGES)
		ages_paint(&view->ages, &right, invoices_focus(view) == INVOICES_AGES);
}

void invoices_turn(void *state, struct desk *desk, int by)
{
	struct invoices_view *view = state;

	(void)desk;
	view->pane = invoices_show_all(view) ? INVOICES_LIST : (enum invoices_pane)pane_turned((int)view->pane, by, INVOICES_PANES);
}

bool invoices_back(void *state)
{
	struct invoices_view *view = state;
	bool away = view->pane != INVOICES_LIST;

	view->pane = INVOICES_LIST;
	return away;
}

void invoices_remark(const void *state, struct text *text)
{
	const struct invoice_row *row = invoices_meant(state);
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
