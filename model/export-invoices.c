/* Invoices and payments for an accountant's programs: a row an invoice, or a transaction each for plain-text accounting. */
#include <stdlib.h>
#include <string.h>

#include "model/export.h"
#include "model/invoice.h"
#include "model/money.h"
#include "model/names.h"

static const char *const formats[] = {"csv", "ledger", NULL};

bool export_knows_invoices(const char *format)
{
	return word_find(formats, format) >= 0;
}

/* 2012.50: the currency's digits, no thousands mark. */
static void add_amount(struct text *text, int64_t minor, const char *currency)
{
	struct money money = {.minor = minor};
	char out[48];

	memcpy(money.currency, currency, 3);
	text_add(text, money_format(money, MONEY_PLAIN, out));
}

static void add_cell(struct text *text, const char *word)
{
	text_add_char(text, ',');
	text_add_csv(text, word ? word : "");
}

static void add_day(struct text *text, int day)
{
	char out[11];

	text_add(text, day == DAY_NONE ? "" : day_text(day, out));
}

/* What did not arrive of what was settled, and what stood on the statements. */
static void write_payments(struct text *text, const struct invoice *invoice)
{
	struct text references = {0};
	int64_t withheld = 0, fee = 0;

	for (size_t i = 0; i < invoice->payment_count; i++) {
		const struct invoice_payment *payment = &invoice->payments[i];

		withheld += payment->withheld;
		fee += payment->fee;
		if (payment->reference)
			text_print(&references, "%s%s", references.length ? "; " : "", payment->reference);
	}
	text_add_char(text, ',');
	add_amount(text, withheld, invoice->currency);
	text_add_char(text, ',');
	add_amount(text, fee, invoice->currency);
	add_cell(text, text_string(&references));
	text_free(&references);
}

/* A void one keeps its number and is worth nothing. */
static void write_row(struct text *text, const struct invoice *invoice)
{
	bool stands = invoice->state != INVOICE_VOID;
	const int64_t amounts[] = {invoice->net, invoice->tax, invoice->total, invoice->paid, invoice->open};

	text_add_csv(text, invoice->number);
	text_add_char(text, ',');
	add_day(text, invoice->issued_on);
	text_add_char(text, ',');
	add_day(text, invoice->due_on);
	add_cell(text, invoice->path);
	add_cell(text, invoice->buyer.name ? invoice->buyer.name : invoice->client_name);
	add_cell(text, invoice->buyer.vat_id);
	add_cell(text, invoice->currency);
	add_cell(text, invoice->tax_rule);
	for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) {
		text_add_char(text, ',');
		add_amount(text, stands ? amounts[i] : 0, invoice->currency);
	}
	add_cell(text, invoice_state_words[invoice->state]);
	text_add_char(text, ',');
	add_day(text, invoice->state == INVOICE_PAID ? invoice->paid_on : DAY_NONE);
	add_cell(text, invoice->credits);
	write_payments(text, invoice);
	text_add(text, "\r\n");
}

static bool is_in(const struct period *period, int day)
{
	return day >= period->first && day <= period->last;
}

static void write_csv(const struct invoices *list, const struct period *period, struct out *out)
{
	text_add(&out->text, "number,issued,due,path,client,vat_id,currency,tax_rule,net,tax,gross,settled,open,state,paid_on,credits,withheld,fee,references\r\n");
	for (size_t i = 0; i < list->count; i++) {
		if (is_in(period, list->items[i].issued_on))
			write_row(&out->text, &list->items[i]);
		out_breathe(out);
	}
}

/* An invoice, or its payment number payment - 1. */
struct transaction { int day; size_t order, payment; const struct invoice *invoice; };
struct transactions { struct transaction *items; size_t count; };

static void add_transaction(struct transactions *all, struct arena *arena, const struct invoice *invoice, int day, size_t payment)
{
	arena_grow(arena, &all->items, all->count, sizeof *all->items);
	all->items[all->count] = (struct transaction){.day = day, .order = all->count, .payment = payment, .invoice = invoice};
	all->count++;
}

static int by_day(const void *one, const void *other)
{
	const struct transaction *a = one, *b = other;

	return a->day != b->day ? (a->day > b->day) - (a->day < b->day) : (a->order > b->order) - (a->order < b->order);
}

/* One line of plain words: a line end or a semicolon would end a payee. */
static void add_words(struct text *text, const char *words)
{
	for (const char *at = words; *at; at++)
		text_add_char(text, (unsigned char)*at < ' ' ? ' ' : *at == ';' ? ',' : *at == '|' ? '/' : *at);
}

/* A posting; nothing when it is nothing. */
static void post(struct text *text, const char *account, const char *path, int64_t minor, const char *currency)
{
	if (!minor)
		return;
	text_print(text, "    %s", account);
	for (const char *at = path; *at; at++)
		text_add_char(text, *at == '/' ? ':' : *at);
	text_add(text, "  ");
	add_amount(text, minor, currency);
	text_print(text, " %s\n", currency);
}

static void write_head(struct text *text, const struct transaction *transaction, const char *what)
{
	const struct invoice *invoice = transaction->invoice;

	add_day(text, transaction->day);
	text_add(text, " * (");
	for (const char *at = invoice->number; *at; at++)
		text_add_char(text, *at == '(' || *at == ')' ? '_' : (unsigned char)*at < ' ' ? ' ' : *at);
	text_add(text, ") ");
	add_words(text, invoice->client_name);
	text_add(text, what);
}

static void write_issue(struct text *text, const struct transaction *transaction)
{
	const struct invoice *invoice = transaction->invoice;

	write_head(text, transaction, invoice->credits ? ", credit of " : "\n");
	if (invoice->credits) {
		add_words(text, invoice->credits);
		text_add_char(text, '\n');
	}
	post(text, "Assets:Receivable:", invoice->path, invoice->total, invoice->currency);
	post(text, "Income:", invoice->path, -invoice->net, invoice->currency);
	post(text, "Liabilities:Tax", "", -invoice->tax, invoice->currency);
	text_add_char(text, '\n');
}

/* What arrived in another currency is told with what it settled: 92.10 EUR @@ 100.00 USD. */
static void write_payment(struct text *text, const struct transaction *transaction)
{
	const struct invoice *invoice = transaction->invoice;
	const struct invoice_payment *payment = &invoice->payments[transaction->payment - 1];
	const char *currency = invoice->currency;

	write_head(text, transaction, payment->amount < 0 ? ", paid back" : ", paid");
	if (payment->reference) {
		text_add(text, ", ");
		add_words(text, payment->reference);
	}
	text_add_char(text, '\n');
	if (payment->received && payment->amount) {
		text_add(text, "    Assets:Bank  ");
		add_amount(text, payment->received, payment->received_currency);
		text_print(text, " %s @@ ", payment->received_currency);
		add_amount(text, payment->amount < 0 ? -payment->amount : payment->amount, currency);
		text_print(text, " %s\n", currency);
	} else {
		post(text, "Assets:Bank", "", payment->amount, currency);
	}
	post(text, "Expenses:Fees", "", payment->fee, currency);
	post(text, "Assets:Tax withheld", "", payment->withheld, currency);
	post(text, "Assets:Receivable:", invoice->path, -(payment->amount + payment->withheld + payment->fee), currency);
	text_add_char(text, '\n');
}

/* A credit settles what was open of the invoice that it takes back: both stand in one account. */
static void write_ledger(const struct invoices *list, const struct period *period, struct arena *arena, struct out *out)
{
	struct transactions all = {0};

	for (size_t i = 0; i < list->count; i++) {
		const struct invoice *invoice = &list->items[i];

		if (invoice->state == INVOICE_VOID)
			continue;
		if (is_in(period, invoice->issued_on))
			add_transaction(&all, arena, invoice, invoice->issued_on, 0);
		for (size_t k = 0; k < invoice->payment_count; k++)
			if (is_in(period, invoice->payments[k].on))
				add_transaction(&all, arena, invoice, invoice->payments[k].on, k + 1);
	}
	if (all.count)
		qsort(all.items, all.count, sizeof *all.items, by_day);
	for (size_t i = 0; i < all.count; i++) {
		(all.items[i].payment ? write_payment : write_issue)(&out->text, &all.items[i]);
		out_breathe(out);
	}
}

bool export_invoices(struct book *book, struct period period, const char *format, struct arena *arena, struct out *out)
{
	struct invoices list;

	if (!invoice_list(book, arena, &list))
		return false;
	if (!strcmp(format, "csv"))
		write_csv(&list, &period, out);
	else
		write_ledger(&list, &period, arena, out);
	return true;
}
