/* Invoices: what could be billed, what was, what is unpaid. */
#include <stdio.h>
#include <string.h>

#include "model/invoice.h"
#include "tui/chart.h"
#include "tui/invoice-card.h"
#include "tui/panes.h"
#include "tui/verb.h"
#include "tui/words.h"

enum pane { PANE_LIST, PANE_CARD, PANE_AGES, PANES };
enum { UPPER_ROWS = 9, RIGHT_WIDTH = 36, LEFT = 2, AGES = 4 };
enum { NUMBER, PROJECT, PERIOD, HOURS, AMOUNT, STATUS, COLUMNS };

/* A draft, or an issued invoice. */
struct invoice_row { const struct invoice *invoice; const struct left_out *draft; };

struct invoices_screen {
	struct room room;
	enum pane pane;
	struct list list;
	char list_read[PATTERN_MOST], viewed[80]; /* number or path of the card; "": the first row */
	int today;
	struct { struct invoice invoice; struct left_out out; } *drafts;
	size_t draft_count;
	struct invoices issued;
	struct invoice_row *rows;
	size_t count;
	struct invoice_row card;
	struct invoice card_invoice;              /* with its lines */
};

static bool is_wide(struct room room)
{
	return room_is_wide(room) && room.rows >= 24;
}

static enum pane focus(const struct invoices_screen *screen)
{
	return is_wide(screen->room) ? PANE_LIST : screen->pane;
}

static void invoices_lay(void *state, struct room room)
{
	struct invoices_screen *screen = state;

	screen->room = room;
	screen->list.page = pane_page(is_wide(room) ? UPPER_ROWS : room.rows, room.bare, TABLE_HEAD);
}

static const char *key_of(const struct invoice *invoice)
{
	return invoice->number ? invoice->number : invoice->path;
}

static void add_row(struct invoices_screen *screen, struct arena *arena, const struct sieve *sieve, const struct invoice *invoice, const struct left_out *draft)
{
	if (!sieve_passes(sieve, (const char *const[]){invoice->number ? invoice->number : "draft", invoice->path, invoice->client_name, invoice_state_words[invoice->state]}, 4))
		return;
	arena_grow(arena, &screen->rows, screen->count, sizeof *screen->rows);
	screen->rows[screen->count++] = (struct invoice_row){invoice, draft};
}

/* Drafts first, then the latest invoices. */
static void make_rows(struct invoices_screen *screen, struct arena *arena)
{
	struct sieve sieve = sieve_open(&screen->list);

	screen->rows = NULL;
	screen->count = 0;
	for (size_t i = 0; i < screen->draft_count; i++)
		add_row(screen, arena, &sieve, &screen->drafts[i].invoice, &screen->drafts[i].out);
	for (size_t i = screen->issued.count; i-- > 0;)
		add_row(screen, arena, &sieve, &screen->issued.items[i], NULL);
	sieve_close(&sieve);
}

static size_t find_row(const struct invoices_screen *screen, const char *key)
{
	for (size_t i = 0; key && *key && i < screen->count; i++)
		if (!strcmp(key_of(screen->rows[i].invoice), key))
			return i;
	return SIZE_MAX;
}

/* The list has invoices without their lines. */
static bool read_card(struct invoices_screen *screen, struct book *book, struct arena *arena)
{
	size_t at = find_row(screen, screen->viewed);

	screen->card = (struct invoice_row){0};
	if (!screen->count)
		return true;
	screen->card = screen->rows[at < screen->count ? at : 0];
	if (screen->card.draft)
		return true;
	if (!invoice_find(book, screen->card.invoice->number, arena, &screen->card_invoice))
		return false;
	screen->card.invoice = &screen->card_invoice;
	return true;
}

/* Drafts hold the ids of all that they would lock; what is shown of them is little. */
static bool read_drafts(struct invoices_screen *screen, struct book *book, struct arena *arena)
{
	struct arena *scratch = arena_new();
	struct drafts read = {0};
	bool ok = invoice_draft_all(book, (struct period){DAY_FIRST, screen->today}, scratch, &read);

	screen->draft_count = ok ? read.count : 0;
	screen->drafts = arena_array(arena, screen->draft_count + 1, sizeof *screen->drafts);
	for (size_t i = 0; i < screen->draft_count; i++) {
		screen->drafts[i].invoice = invoice_copy(&read.items[i].invoice, arena);
		screen->drafts[i].out = invoice_left_out(&read.items[i]);
	}
	arena_free(scratch);
	return ok;
}

static bool invoices_load(void *state, struct book *book, struct arena *arena)
{
	struct invoices_screen *screen = state;
	bool same = list_is_same(&screen->list, screen->list_read);
	const char *kept = same && screen->list.scroll.selected < screen->count ? arena_text(arena, key_of(screen->rows[screen->list.scroll.selected].invoice)) : NULL;

	screen->today = book_today(book);
	if (!read_drafts(screen, book, arena) || !invoice_list(book, arena, &screen->issued))
		return false;
	make_rows(screen, arena);
	list_keep(&screen->list, screen->count, find_row(screen, kept));
	return read_card(screen, book, arena);
}

static void row_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const struct invoices_screen *screen = list;
	const struct invoice *invoice = screen->rows[row].invoice;
	struct money amount = {.minor = invoice->total};
	char text[64];

	switch (column) {
	case NUMBER: snprintf(cell->text, sizeof cell->text, "%s", invoice->number ? invoice->number : "draft"); break;
	case PROJECT: snprintf(cell->text, sizeof cell->text, "%.300s", invoice->path ? invoice->path : invoice->client_name); break;
	case PERIOD: snprintf(cell->text, sizeof cell->text, "%s", invoice_period(invoice->period, screen->today, text)); break;
	case HOURS: snprintf(cell->text, sizeof cell->text, "%s", moment_clock_length(invoice->seconds, text)); break;
	case AMOUNT:
		snprintf(amount.currency, sizeof amount.currency, "%s", invoice->currency);
		snprintf(cell->text, sizeof cell->text, "%s", money_format(amount, MONEY_GROUPED, text));
		break;
	case STATUS:
		snprintf(cell->text, sizeof cell->text, "%s", invoice_standing(invoice, screen->today, text));
		cell->tone = invoice->open > 0 && invoice->number ? TONE_WARNING : TONE_PLAIN;
		break;
	}
}

static void invoices_table(const void *state, struct table *table)
{
	static const struct table_column columns[COLUMNS] = {
		[NUMBER] = {.title = "number", .width = 9}, [PROJECT] = {.title = "project", .width = 13},
		[PERIOD] = {.title = "period", .width = 14, .rank = 3}, [HOURS] = {.title = "hours", .width = 7, .right = true, .rank = 2},
		[AMOUNT] = {.title = "amount", .width = 10, .right = true, .rank = 1}, [STATUS] = {.title = "status", .width = 8, .grows = true},
	};
	const struct invoices_screen *screen = state;

	table->columns = columns;
	table->count = COLUMNS;
	table->rows = screen->count;
	table->list = screen;
	table->cell = row_cell;
	table->empty = "Nothing to bill, nothing billed. Hours on a project come here.";
}

static struct list *invoices_listed(void *state)
{
	struct invoices_screen *screen = state;

	return focus(screen) == PANE_LIST ? &screen->list : NULL;
}

/* What a credit gives back is no part of what is unpaid. */
static int64_t owed(const struct invoice *invoice)
{
	return invoice->open > 0 ? invoice->open : 0;
}

/* Sums of one currency: that of the first row. */
static int64_t sum_of(const struct invoices_screen *screen, bool drafts, const char *currency)
{
	int64_t sum = 0;

	for (size_t i = 0; drafts && i < screen->draft_count; i++)
		sum += strcmp(screen->drafts[i].invoice.currency, currency) ? 0 : screen->drafts[i].invoice.total;
	for (size_t i = 0; !drafts && i < screen->issued.count; i++)
		sum += strcmp(screen->issued.items[i].currency, currency) ? 0 : owed(&screen->issued.items[i]);
	return sum;
}

static void list_words(const struct invoices_screen *screen, char out[128])
{
	struct money unpaid = {0}, draft = {0};
	char one[48], other[48];

	out[0] = '\0';
	if (!screen->count)
		return;
	snprintf(unpaid.currency, sizeof unpaid.currency, "%s", screen->rows[0].invoice->currency);
	draft = unpaid;
	unpaid.minor = sum_of(screen, false, unpaid.currency);
	draft.minor = sum_of(screen, true, unpaid.currency);
	snprintf(out, 128, "unpaid %s · draft %s", money_format(unpaid, MONEY_SIGNED, one), money_format(draft, MONEY_SIGNED, other));
}

static void paint_list(const struct invoices_screen *screen, struct canvas *canvas)
{
	struct table table = {.scroll = screen->list.scroll, .focused = focus(screen) == PANE_LIST};
	struct canvas inside;
	char words[128];

	list_words(screen, words);
	inside = canvas_frame(canvas, (struct frame){"Invoices", words, NULL, NULL});
	invoices_table(screen, &table);
	table_paint(&table, &inside);
}

static void sum_ages(const struct invoices_screen *screen, const char *currency, int64_t sums[AGES])
{
	static const int until[AGES] = {0, 7, 30, INT32_MAX};

	memset(sums, 0, AGES * sizeof *sums);
	for (size_t i = 0; i < screen->issued.count; i++) {
		const struct invoice *invoice = &screen->issued.items[i];
		int late = screen->today - (invoice->due_on == DAY_NONE ? invoice->issued_on : invoice->due_on);

		for (int age = 0; age < AGES; age++)
			if (late <= until[age] && !strcmp(invoice->currency, currency)) {
				sums[age] += owed(invoice);
				break;
			}
	}
}

/* What is unpaid, by days past due. */
static void paint_ages(const struct invoices_screen *screen, struct canvas *canvas)
{
	static const char *const labels[AGES] = {"not due", "1–7 d", "8–30 d", "> 30 d"};
	struct canvas inside = canvas_frame(canvas, (struct frame){"Ageing", NULL, NULL, NULL});
	const char *currency = screen->count ? screen->rows[0].invoice->currency : "USD";
	int64_t sums[AGES], most = 1;
	char amount[48];

	sum_ages(screen, currency, sums);
	for (int age = 0; age < AGES; age++)
		most = sums[age] > most ? sums[age] : most;
	for (int age = 0; age < AGES; age++) {
		struct money money = {.minor = sums[age]};

		snprintf(money.currency, sizeof money.currency, "%s", currency);
		canvas_put(&inside, 1 + age, LEFT, 8, TONE_PLAIN, labels[age]);
		if (sums[age] && inside.columns > 26)
			chart_bar(&inside, 1 + age, LEFT + 9, inside.columns - 26, TONE_CHART, sums[age], most);
		canvas_put(&inside, 1 + age, inside.columns - 14, -12, TONE_PLAIN, money_format(money, MONEY_GROUPED, amount));
	}
	if (focus(screen) != PANE_AGES || inside.rows < 2)
		return;
	canvas_repeat(&inside, 1, 0, 1, TONE_SELECTED, 0x25b8);
	canvas_cursor(&inside, 1, 0);
}

static void paint_card(const struct invoices_screen *screen, struct canvas *canvas)
{
	struct canvas inside;

	if (screen->card.invoice) {
		invoice_card_paint(screen->card.invoice, screen->card.draft, canvas, focus(screen) == PANE_CARD);
		return;
	}
	inside = canvas_frame(canvas, (struct frame){"Draft", NULL, NULL, NULL});
	canvas_put(&inside, 0, LEFT, inside.columns - LEFT, TONE_DIM, "Nothing to show.");
	if (focus(screen) == PANE_CARD) {
		canvas_repeat(&inside, 0, 0, 1, TONE_SELECTED, 0x25b8);
		canvas_cursor(&inside, 0, 0);
	}
}

static void invoices_paint(const void *state, struct canvas *canvas)
{
	const struct invoices_screen *screen = state;
	struct canvas upper = *canvas, left = *canvas, right = *canvas;
	bool wide = is_wide(screen->room);

	if (wide) {
		upper = canvas_part(canvas, 0, 0, UPPER_ROWS, canvas->columns);
		left = canvas_part(canvas, UPPER_ROWS, 0, canvas->rows - UPPER_ROWS, canvas->columns - RIGHT_WIDTH);
		right = canvas_part(canvas, UPPER_ROWS, canvas->columns - RIGHT_WIDTH, canvas->rows - UPPER_ROWS, RIGHT_WIDTH);
	}
	if (wide || focus(screen) == PANE_LIST)
		paint_list(screen, &upper);
	if (wide || focus(screen) == PANE_CARD)
		paint_card(screen, &left);
	if (wide || focus(screen) == PANE_AGES)
		paint_ages(screen, &right);
}

static void invoices_pane(void *state, struct desk *desk, int by)
{
	struct invoices_screen *screen = state;

	(void)desk;
	screen->pane = is_wide(screen->room) ? PANE_LIST : (enum pane)pane_turned((int)screen->pane, by, PANES);
}

static void invoices_remark(const void *state, struct text *text)
{
	(void)state;
	text_add(text, "An issued invoice is locked. The same entries cannot be invoiced twice.");
}

static const struct invoice_row *selected(const struct invoices_screen *screen)
{
	size_t row = screen->list.scroll.selected;

	return focus(screen) == PANE_LIST && row < screen->count ? &screen->rows[row] : NULL;
}

static enum answer say(struct desk *desk, const char *sentence)
{
	desk_say(desk, "%s", sentence);
	return ANSWER_STAY;
}

/* The card shows what was opened; opened again, an invoice is read in full. */
static enum answer open(void *state, struct desk *desk)
{
	struct invoices_screen *screen = state;
	const struct invoice_row *row = selected(screen);

	if (!row)
		return say(desk, "Choose an invoice first: Tab leads to the list.");
	if (screen->card.invoice && !strcmp(key_of(screen->card.invoice), key_of(row->invoice)))
		return row->draft ? verb_do(desk, "Draft", (const char *const[]){"invoice", "draft", row->invoice->path, NULL})
		                  : verb_do(desk, row->invoice->number, (const char *const[]){"invoice", "show", row->invoice->number, NULL});
	snprintf(screen->viewed, sizeof screen->viewed, "%s", key_of(row->invoice));
	if (!is_wide(screen->room))
		screen->pane = PANE_CARD;
	desk_stale(desk);
	return ANSWER_STAY;
}

static const char *period_word(struct desk *desk, const struct invoice *invoice)
{
	char from[11], to[11];

	if (invoice->period.first <= DAY_FIRST)
		return "all";
	return arena_print(desk_arena(desk), "%s..%s", day_text(invoice->period.first, from), day_text(invoice->period.last, to));
}

static enum answer ask_issue(void *context, struct desk *desk)
{
	const struct invoices_screen *screen = context;
	const struct invoice_row *row = selected(screen);
	struct verb_field fields[] = {
		{.label = "period"}, {.label = "number", .option = "--number", .value = "next"}, {.label = "on", .option = "--on", .hint = "today"},
	};

	if (!row)
		return ANSWER_STAY;
	fields[0].value = period_word(desk, row->invoice);
	return verb_ask(desk, &(struct verb_form){.title = "Issue the invoice", .words = {"invoice", "issue", row->invoice->path}, .fields = fields, .count = 3});
}

static enum answer issue(void *state, struct desk *desk)
{
	const struct invoice_row *row = selected(state);
	struct money total = {0};
	char question[200], amount[48];

	if (!row || !row->draft)
		return say(desk, "Choose a draft first: what is issued already is locked.");
	total.minor = row->invoice->total;
	snprintf(total.currency, sizeof total.currency, "%s", row->invoice->currency);
	snprintf(question, sizeof question, "Issue %.80s for %s? It is locked afterwards.", row->invoice->path, money_format(total, MONEY_SIGNED, amount));
	return desk_ask(desk, question, "issue", ask_issue, state);
}

static enum answer on_issued(void *state, struct desk *desk, const char *title, const char *verb, const struct verb_field *fields, int count)
{
	const struct invoice_row *row = selected(state);

	if (!row || row->draft)
		return say(desk, "Choose an issued invoice first.");
	return verb_ask(desk, &(struct verb_form){.title = title, .words = {"invoice", verb, row->invoice->number}, .fields = fields, .count = count});
}

static enum answer paid(void *state, struct desk *desk)
{
	static const struct verb_field fields[] = {
		{.label = "amount", .hint = "the rest"}, {.label = "on", .option = "--on", .hint = "today"}, {.label = "reference", .option = "--ref", .hint = "what stands on the statement"},
	};

	return on_issued(state, desk, "Paid", "paid", fields, 3);
}

static enum answer sent(void *state, struct desk *desk)
{
	static const struct verb_field fields[] = {{.label = "on", .option = "--on", .hint = "today"}};

	return on_issued(state, desk, "It went to the client", "sent", fields, 1);
}

static enum answer ask_void(void *context, struct desk *desk)
{
	static const struct verb_field fields[] = {{.label = "why", .option = "--why"}};

	return on_issued(context, desk, "Take the invoice back", "void", fields, 1);
}

static enum answer take_back(void *state, struct desk *desk)
{
	const struct invoice_row *row = selected(state);
	char question[160];

	if (!row || row->draft)
		return say(desk, "Choose an issued invoice first.");
	snprintf(question, sizeof question, "Take %.40s back? Its number stays used.", row->invoice->number);
	return desk_ask(desk, question, "void", ask_void, state);
}

static enum answer draft(void *state, struct desk *desk)
{
	static const struct verb_field fields[] = {{.label = "of", .hint = "client or project; empty: all"}, {.label = "period", .hint = "2026-03; empty: up to the end of last month"}};

	(void)state;
	return verb_ask(desk, &(struct verb_form){.title = "What could be billed", .words = {"invoice", "draft"}, .fields = fields, .count = 2, .reads = true});
}

static enum answer export(void *state, struct desk *desk)
{
	const struct invoice_row *row = selected(state);
	const struct verb_field fields[] = {
		{.label = "file", .option = "--output", .hint = "invoice.html"}, {.label = "format", .option = "--format", .value = "html", .hint = "html, md, csv, json or text"},
	};

	if (!row || row->draft)
		return say(desk, "Choose an issued invoice first.");
	return verb_ask(desk, &(struct verb_form){.title = "Write the invoice", .words = {"invoice", "show", row->invoice->number}, .fields = fields, .count = 2});
}

static const struct binding bindings[] = {
	{.act = "invoice show", .keys = "Enter", .purpose = "show its lines; again: all of it", .run = open},
	{.act = "invoice draft", .keys = "N", .purpose = "what could be billed for a client, project or period", .run = draft},
	{.act = "invoice issue", .keys = "I", .purpose = "issue the draft; it asks, as that is final", .run = issue},
	{.act = "invoice sent", .keys = "s", .purpose = "say that it went to the client", .run = sent},
	{.act = "invoice paid", .keys = "P", .purpose = "the client paid it, or a part", .run = paid},
	{.act = "invoice void", .keys = "V", .purpose = "take it back; it asks", .run = take_back},
	{.act = "export invoice", .keys = "x", .purpose = "write it into a file", .run = export},
	{.act = NULL},
};

static const struct hint hints[] = {
	{.act = "invoice show", .words = "preview"}, {.act = "invoice draft", .words = "new draft"}, {.act = "invoice issue", .words = "issue"},
	{.act = "invoice paid", .words = "paid"}, {.act = "invoice void", .words = "void"}, {.act = "export invoice", .words = "export"},
	{.act = "undo", .words = "undo"}, {.act = "filter", .words = "filter"}, {.act = NULL},
};

const struct screen invoices_screen = {
	.name = "invoices",
	.title = "Invoices",
	.purpose = "drafts, invoices, what is unpaid",
	.digit = 6,
	.size = sizeof(struct invoices_screen),
	.bindings = bindings,
	.hints = hints,
	.lay = invoices_lay,
	.load = invoices_load,
	.paint = invoices_paint,
	.remark = invoices_remark,
	.list = invoices_listed,
	.table = invoices_table,
	.pane = invoices_pane,
};
