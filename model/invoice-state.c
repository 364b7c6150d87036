/* What becomes of an issued invoice: sent, paid in parts, void, credited. Each is a word of the evidence, none changes the copy. */
#include <string.h>

#include "db/speech.h"
#include "model/client.h"
#include "model/evidence.h"
#include "model/invoice-inside.h"
#include "model/money.h"
#include "model/record.h"
#include "model/text.h"

enum { WORD_LIMIT = 200, TEXT_LIMIT = 1000 };

/* One more word of the evidence on an invoice. */
static bool append(struct book *book, const struct invoice *invoice, struct record *record)
{
	struct client client;

	if (!client_find(book, invoice->client, book_arena(book), &client))
		return false;
	if (record->meant_on == 0)
		record->meant_on = DAY_NONE;
	if (!book_takes_day(book, client.zone, &record->meant_on, NULL))
		return false;
	if (record->meant_on < invoice->issued_on)
		return book_fail(book, FAULT_INPUT, "\"%s\" was issued after that day; --on takes a later one.", invoice->number);
	record->client = invoice->client;
	record->project = invoice->project;
	record->subject = invoice->uid;
	record->label = invoice->number;
	record->currency = invoice->currency;
	return evidence_append(book, record, client.zone);
}

/* Void and credited ones are at their end. */
static bool invoice_stands(struct book *book, const struct invoice *invoice)
{
	return (invoice->state != INVOICE_VOID && invoice->state != INVOICE_CREDITED)
		|| book_fail(book, FAULT_REFUSED, "\"%s\" is %s; that is its end.", invoice->number, invoice_state_words[invoice->state]);
}

static bool send(struct book *book, const struct invoice *invoice, int on)
{
	struct record record = {.kind = "sent", .meant_on = on};
	char day[11];

	if (!invoice_stands(book, invoice))
		return false;
	if (invoice->sent_on != DAY_NONE)
		return book_fail(book, FAULT_REFUSED, "\"%s\" was sent already, on %s.", invoice->number, day_text(invoice->sent_on, day));
	book_bar(book);
	return append(book, invoice, &record);
}

bool invoice_sent(struct book *book, const char *number, int on)
{
	struct invoice invoice;
	bool ok;

	if (!book_begin(book))
		return false;
	ok = invoice_find(book, number, book_arena(book), &invoice) && send(book, &invoice, on);
	return book_end(book, ok, "invoice sent", "%s", number);
}

static const char *open_words(const struct invoice *invoice, char out[48])
{
	struct money left = {.minor = invoice->open < 0 ? -invoice->open : invoice->open};

	memcpy(left.currency, invoice->currency, 3);
	return money_format(left, MONEY_CODE, out);
}

/* What is left when nothing was said; more than is owed is refused. */
static bool settle_amount(struct book *book, const struct invoice *invoice, struct invoice_payment *payment)
{
	int64_t settled, beside, owed = invoice->open < 0 ? -invoice->open : invoice->open;
	char left[48];

	if (payment->withheld < 0 || payment->fee < 0 || __builtin_add_overflow(payment->withheld, payment->fee, &beside))
		return book_fail(book, FAULT_INPUT, "What was withheld and the fee can't be less than nothing; look at --withheld and --fee.");
	if (payment->amount < 0)
		payment->amount = owed - beside;
	if (payment->amount < 0 || __builtin_add_overflow(payment->amount, beside, &settled) || settled > owed)
		return book_fail(book, FAULT_REFUSED, invoice->credits ? "Only %s of \"%s\" is still to be paid back." : speech("Only %s of \"%s\" is still owed."), open_words(invoice, left), invoice->number);
	return settled || !owed || book_fail(book, FAULT_INPUT, "Nothing would be paid of \"%s\": name the money, or leave it out for the rest.", invoice->number);
}

/* What arrived says its currency, which is another than the invoice's. */
static bool settle_received(struct book *book, const struct invoice *invoice, const struct invoice_payment *payment)
{
	if (!payment->received)
		return true;
	if (payment->received < 0 || !payment->received_currency)
		return book_fail(book, FAULT_INPUT, "What was received needs an amount and its currency: --received '92.10 EUR'.");
	return strcmp(payment->received_currency, invoice->currency)
		|| book_fail(book, FAULT_INPUT, "\"%s\" is in %s itself: the money paid says what arrived, --fee what the bank took.", invoice->number, invoice->currency);
}

static bool pay(struct book *book, const struct invoice *invoice, struct invoice_payment *payment)
{
	struct record record = {.kind = "paid", .meant_on = payment->on, .has_amount = true};
	int sign = invoice->open < 0 ? -1 : 1;

	if (!invoice_stands(book, invoice))
		return false;
	if (invoice->state == INVOICE_PAID)
		return book_fail(book, FAULT_REFUSED, "\"%s\" is paid already; nothing of it is owed.", invoice->number);
	if (payment->reference && (!text_is_keepable(payment->reference, WORD_LIMIT) || strchr(payment->reference, '\n')))
		return book_fail(book, FAULT_INPUT, "The reference must be one line of plain text, at most %d bytes.", WORD_LIMIT);
	if (!settle_amount(book, invoice, payment) || !settle_received(book, invoice, payment))
		return false;
	record.amount = sign * payment->amount;
	record.withheld = sign * payment->withheld;
	record.fee = sign * payment->fee;
	record.received = sign * payment->received;
	record.received_currency = payment->received ? payment->received_currency : NULL;
	record.evidence = payment->reference;
	if (!append(book, invoice, &record))
		return false;
	payment->on = record.meant_on;
	return true;
}

bool invoice_paid(struct book *book, const char *number, struct invoice_payment *payment)
{
	struct invoice invoice;
	bool ok;

	if (!book_begin(book))
		return false;
	ok = invoice_find(book, number, book_arena(book), &invoice) && pay(book, &invoice, payment);
	return book_end(book, ok, "invoice paid", "%s", number);
}

static bool make_void(struct book *book, const struct invoice *invoice, const char *why)
{
	struct record record = {.kind = "void", .meant_on = DAY_NONE, .why = why};

	if (!why || !*why || !text_is_keepable(why, TEXT_LIMIT))
		return book_fail(book, FAULT_INPUT, "Say why it is void: --why TEXT, at most %d bytes.", TEXT_LIMIT);
	if (!invoice_stands(book, invoice))
		return false;
	if (invoice->credits)
		return book_fail(book, FAULT_REFUSED, "\"%s\" credits \"%s\" and stays; what was credited can be billed anew.", invoice->number, invoice->credits);
	if (invoice->sent_on != DAY_NONE || invoice->payment_count)
		return book_fail(book, FAULT_REFUSED, "\"%s\" was %s, so it can't be made void; ambit invoice credit %s --number next --why TEXT corrects it.",
		                 invoice->number, invoice->sent_on != DAY_NONE ? "sent" : "paid", invoice->number);
	if (!invoice_may_fall(book, invoice))
		return false;
	book_bar(book);
	return append(book, invoice, &record);
}

bool invoice_void(struct book *book, const char *number, const char *why)
{
	struct invoice invoice;
	bool ok;

	if (!book_begin(book))
		return false;
	ok = invoice_find(book, number, book_arena(book), &invoice) && make_void(book, &invoice, why);
	return book_end(book, ok, "invoice void", "%s", number);
}

/* Every amount turned about, and nothing else: a credit is read beside what it takes back. */
static void mirror(const struct invoice *from, struct arena *arena, struct invoice *credit)
{
	*credit = *from;
	credit->number = NULL;
	credit->credits = from->number;
	credit->credits_id = from->id;
	credit->credited_by = NULL;
	credit->labour = -from->labour;
	credit->passthrough = -from->passthrough;
	credit->net = -from->net;
	credit->tax = -from->tax;
	credit->total = -from->total;
	credit->open = -from->paid;
	credit->paid = 0;
	credit->payments = NULL;
	credit->payment_count = 0;
	credit->state = INVOICE_ISSUED;
	credit->sent_on = credit->paid_on = credit->void_on = DAY_NONE;
	credit->why = NULL;
	credit->lines = arena_array(arena, from->line_count, sizeof *credit->lines);
	for (size_t i = 0; i < from->line_count; i++) {
		credit->lines[i] = from->lines[i];
		credit->lines[i].amount = -from->lines[i].amount;
	}
}

static bool may_credit(struct book *book, const struct invoice *invoice, const char *why, const char *zone, int *on)
{
	if (!why || !*why || !text_is_keepable(why, TEXT_LIMIT))
		return book_fail(book, FAULT_INPUT, "Say why it is credited: --why TEXT, at most %d bytes.", TEXT_LIMIT);
	if (!invoice_stands(book, invoice))
		return false;
	if (invoice->credits)
		return book_fail(book, FAULT_REFUSED, "\"%s\" is a credit itself, of \"%s\"; bill that work anew instead.", invoice->number, invoice->credits);
	if (!invoice_may_fall(book, invoice) || !book_takes_day(book, zone, on, NULL))
		return false;
	return *on >= invoice->issued_on || book_fail(book, FAULT_INPUT, "\"%s\" was issued after that day; --on takes a later one.", invoice->number);
}

static bool issue_credit(struct book *book, const struct invoice *from, const char *number, const char *why, int on, struct arena *arena, struct invoice *credit, const char **skipped)
{
	struct record record = {.kind = "credit", .why = why, .has_amount = true, .amount = -from->total};
	struct draft draft = {0};
	struct client client;

	if (!client_find(book, from->client, arena, &client) || !may_credit(book, from, why, client.zone, &on))
		return false;
	mirror(from, arena, &draft.invoice);
	draft.invoice.issued_on = draft.invoice.due_on = on;
	book_bar(book);
	if (!invoice_number_it(book, &draft.invoice, number, arena, skipped) || !invoice_freeze(book, &draft, client.zone))
		return false;
	*credit = draft.invoice;
	record.meant_on = on;
	record.state = credit->number;
	return append(book, from, &record);
}

bool invoice_credit(struct book *book, const char *credited, const char *number, const char *why, int on, struct arena *arena, struct invoice *credit, const char **skipped)
{
	struct invoice from;
	bool ok;

	if (!book_begin(book))
		return false;
	ok = invoice_find(book, credited, arena, &from) && issue_credit(book, &from, number, why, on, arena, credit, skipped);
	return book_end(book, ok, "invoice credit", "%s of %s", ok ? credit->number : "", credited);
}
