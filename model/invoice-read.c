/* Reading issued invoices: the frozen copies, and their state by the evidence alone. */
#include <stdio.h>
#include <string.h>

#include "db/digest.h"
#include "model/evidence.h"
#include "model/invoice-inside.h"
#include "model/names.h"
#include "model/record.h"
#include "model/text.h"

const char *const invoice_state_words[] = {"draft", "issued", "sent", "paid", "void", "credited", NULL};
const char *const line_kind_words[] = {"labour", "compute", "cost", "fixed", "retainer", "advance", "tax", NULL};

/* The columns of one side: seller_name, buyer_vat_id … */
static const char *party_word(struct query *row, const char *side, const char *what, struct arena *arena)
{
	char column[32];

	snprintf(column, sizeof column, "%s_%s", side, what);
	return query_take(row, column, arena);
}

static struct invoice_party party_of(struct query *row, const char *side, struct arena *arena)
{
	bool sells = !strcmp(side, "seller");

	return (struct invoice_party){
		.name = party_word(row, side, "name", arena),
		.address = party_word(row, side, "address", arena),
		.vat_id = party_word(row, side, "vat_id", arena),
		.tax_id = sells ? query_take(row, "seller_tax_id", arena) : NULL,
		.bank = sells ? query_take(row, "seller_bank", arena) : NULL,
		.contact = sells ? NULL : query_take(row, "buyer_contact", arena),
		.reference = sells ? NULL : query_take(row, "buyer_reference", arena),
	};
}

static struct invoice invoice_of(struct query *row, struct arena *arena)
{
	return (struct invoice){
		.id = query_int(row, "id"),
		.client = query_int(row, "client"),
		.project = query_int(row, "project"),
		.uid = query_take(row, "uid", arena),
		.number = query_take(row, "number", arena),
		.path = query_take(row, "path", arena),
		.client_name = query_take(row, "client_name", arena),
		.project_name = query_take(row, "project_name", arena),
		.currency = query_take(row, "currency", arena),
		.period = {query_day(row, "period_from_on"), query_day(row, "period_last_on")},
		.issued_on = query_day(row, "issued_on"),
		.due_on = query_day(row, "due_on"),
		.policy = query_take(row, "policy", arena),
		.labour = query_int(row, "labour"),
		.passthrough = query_int(row, "passthrough"),
		.tax_rule = query_take(row, "tax_rule", arena),
		.tax_reason = query_take(row, "tax_reason", arena),
		.net = query_int(row, "total") - query_int(row, "tax"),
		.tax = query_int(row, "tax"),
		.total = query_int(row, "total"),
		.goodwill_seconds = query_int(row, "goodwill_seconds"),
		.seller = party_of(row, "seller", arena),
		.buyer = party_of(row, "buyer", arena),
		.locale = query_take(row, "locale", arena),
		.digest = query_take(row, "digest", arena),
		.known_at = query_int(row, "known_at"),
		.state = INVOICE_ISSUED,
		.sent_on = DAY_NONE, .paid_on = DAY_NONE, .void_on = DAY_NONE,
		.credits_id = query_int(row, "credits"),
		.credits = query_take(row, "credits_number", arena),
		.credited_by = query_take(row, "credited_by", arena),
	};
}

static void take_payment(struct invoice *invoice, const struct record *record, struct arena *arena)
{
	arena_grow(arena, &invoice->payments, invoice->payment_count, sizeof *invoice->payments);
	invoice->payments[invoice->payment_count++] = (struct invoice_payment){
		.amount = record->amount, .withheld = record->withheld, .fee = record->fee, .received = record->received,
		.received_currency = record->received_currency, .reference = record->evidence, .on = record->meant_on, .known_at = record->known_at,
	};
	invoice->paid += record->amount + record->withheld + record->fee;
	invoice->paid_on = record->meant_on;
}

/* One more word of the evidence on it. A payment makes it paid only when nothing is left. */
static void take_record(struct invoice *invoice, const struct record *record, struct arena *arena)
{
	if (!strcmp(record->kind, "issue")) {
		invoice->issued_at = record->typed_at;
	} else if (!strcmp(record->kind, "sent")) {
		invoice->sent_on = record->meant_on;
	} else if (!strcmp(record->kind, "paid")) {
		take_payment(invoice, record, arena);
	} else if (!strcmp(record->kind, "void")) {
		invoice->void_on = record->meant_on;
		invoice->ended_at = record->known_at;
		invoice->why = record->why;
		invoice->state = INVOICE_VOID;
	} else if (!strcmp(record->kind, "credit")) {
		invoice->void_on = record->meant_on;
		invoice->ended_at = record->known_at;
		invoice->why = record->why;
		invoice->state = INVOICE_CREDITED;
	}
}

/* owed: its total, or less than nothing: what a credit gives back. */
static void settle_state(struct invoice *invoice, int64_t owed)
{
	invoice->open = owed - invoice->paid;
	if (invoice->state == INVOICE_VOID || invoice->state == INVOICE_CREDITED)
		invoice->open = 0;
	else if (invoice->payment_count && (owed < 0 ? invoice->open >= 0 : invoice->open <= 0))
		invoice->state = INVOICE_PAID;
	else if (invoice->sent_on != DAY_NONE)
		invoice->state = INVOICE_SENT;
}

static bool read_seconds(struct book *book, struct invoice *invoice)
{
	struct query *row = book_query(book, SQL_INVOICE_BILLED_SECONDS);

	query_set_int(row, ":invoice", invoice->id);
	if (query_next(row))
		invoice->seconds = query_int(row, "seconds");
	query_end(row);
	return query_ok(row);
}

bool invoice_read_lines(struct book *book, struct invoice *invoice, struct arena *arena)
{
	struct query *rows = book_query(book, SQL_INVOICE_LINES);

	query_set_int(rows, ":invoice", invoice->id);
	invoice->lines = NULL;
	invoice->line_count = 0;
	while (query_next(rows)) {
		arena_grow(arena, &invoice->lines, invoice->line_count, sizeof *invoice->lines);
		invoice->lines[invoice->line_count++] = (struct invoice_line){
			.kind = (enum line_kind)query_word(rows, "kind", line_kind_words),
			.project = query_take(rows, "project", arena),
			.project_name = query_take(rows, "project_name", arena),
			.item = query_take(rows, "item", arena),
			.name = query_take(rows, "name", arena),
			.from_on = query_day(rows, "from_on"),
			.rate = query_int(rows, "rate"),
			.day_seconds = query_int(rows, "day_seconds"),
			.raw_seconds = query_int(rows, "raw_seconds"),
			.billed_seconds = query_int(rows, "billed_seconds"),
			.amount = query_int(rows, "amount"),
		};
	}
	return query_ok(rows);
}

/* A credit gives back what was paid of the invoice that it takes back. */
static bool read_owed(struct book *book, const struct invoice *invoice, struct arena *arena, int64_t *owed)
{
	struct query *row = book_query(book, SQL_INVOICE_SETTLED);
	const char *uid = NULL;
	struct records paid;

	*owed = invoice->total;
	if (!invoice->credits_id)
		return true;
	query_set_int(row, ":id", invoice->credits_id);
	if (query_next(row))
		uid = query_take(row, "uid", arena);
	query_end(row);
	if (!query_ok(row) || !evidence_list(book, "paid", 0, uid ? uid : "", INT64_MAX, arena, &paid))
		return false;
	*owed = 0;
	for (size_t i = 0; i < paid.count; i++)
		*owed -= paid.items[i].amount + paid.items[i].withheld + paid.items[i].fee;
	return true;
}

static bool read_records(struct book *book, struct invoice *invoice, struct arena *arena)
{
	struct records records;
	int64_t owed;

	if (!evidence_list(book, NULL, 0, invoice->uid, INT64_MAX, arena, &records) || !read_owed(book, invoice, arena, &owed))
		return false;
	for (size_t i = 0; i < records.count; i++)
		take_record(invoice, &records.items[i], arena);
	settle_state(invoice, owed);
	return true;
}

bool invoice_find(struct book *book, const char *number, struct arena *arena, struct invoice *invoice)
{
	struct query *row = book_query(book, SQL_INVOICE_BY_NUMBER);
	char quoted[64];
	bool found;

	query_set_text(row, ":number", number);
	found = query_next(row);
	if (found)
		*invoice = invoice_of(row, arena);
	query_end(row);
	if (!query_ok(row))
		return false;
	if (!found)
		return book_fail(book, FAULT_MISSING, "There is no invoice \"%s\"; ambit invoice list names them.", utf8_quote(number, quoted));
	return invoice_read_lines(book, invoice, arena) && read_seconds(book, invoice) && read_records(book, invoice, arena);
}

bool invoice_list(struct book *book, struct arena *arena, struct invoices *list)
{
	struct query *rows = book_query(book, SQL_INVOICE_ALL);

	*list = (struct invoices){0};
	while (query_next(rows)) {
		arena_grow(arena, &list->items, list->count, sizeof *list->items);
		list->items[list->count++] = invoice_of(rows, arena);
	}
	if (!query_ok(rows))
		return false;
	for (size_t i = 0; i < list->count; i++)
		if (!read_seconds(book, &list->items[i]) || !read_records(book, &list->items[i], arena))
			return false;
	return true;
}

bool invoice_evidence(struct book *book, const struct invoice *invoice, struct arena *arena, const char **line)
{
	return evidence_line(book, invoice->issued_at, arena, line);
}

static void add_word(struct text *bytes, const char *word)
{
	text_print(bytes, "%zu:%s", word ? strlen(word) : (size_t)0, word ? word : "");
}

static void add_number(struct text *bytes, int64_t number)
{
	char digits[24];

	snprintf(digits, sizeof digits, "%lld", (long long)number);
	add_word(bytes, digits);
}

static void add_party(struct text *bytes, const struct invoice_party *party)
{
	const char *const words[] = {party->name, party->address, party->vat_id, party->tax_id, party->bank, party->contact, party->reference};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		add_word(bytes, words[i]);
}

static void add_lines(struct text *bytes, const struct invoice *invoice)
{
	char day[11];

	for (size_t i = 0; i < invoice->line_count; i++) {
		const struct invoice_line *line = &invoice->lines[i];
		const int64_t numbers[] = {line->rate, line->day_seconds, line->raw_seconds, line->billed_seconds, line->amount};

		add_word(bytes, line_kind_words[line->kind]);
		add_word(bytes, line->project);
		add_word(bytes, line->project_name);
		add_word(bytes, line->item);
		add_word(bytes, line->name);
		add_word(bytes, line->from_on == DAY_NONE ? NULL : day_text(line->from_on, day));
		for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++)
			add_number(bytes, numbers[k]);
	}
}

static bool add_links(struct book *book, struct text *bytes, int64_t invoice)
{
	struct query *rows = book_query(book, SQL_INVOICE_ENTRIES);

	query_set_int(rows, ":invoice", invoice);
	while (query_next(rows)) {
		add_word(bytes, query_text(rows, "uid"));
		add_number(bytes, query_int(rows, "started_at"));
		add_number(bytes, query_int(rows, "ended_at"));
		add_word(bytes, query_text(rows, "zone"));
		add_word(bytes, query_text(rows, "day"));
	}
	if (!query_ok(rows))
		return false;
	rows = book_query(book, SQL_INVOICE_JOBS);
	query_set_int(rows, ":invoice", invoice);
	while (query_next(rows)) {
		add_word(bytes, query_text(rows, "uid"));
		add_number(bytes, query_int(rows, "started_at"));
		add_number(bytes, query_int(rows, "stopped_at"));
		add_number(bytes, query_int(rows, "hour_micro"));
	}
	if (!query_ok(rows))
		return false;
	rows = book_query(book, SQL_INVOICE_COSTS);
	query_set_int(rows, ":invoice", invoice);
	while (query_next(rows)) {
		add_word(bytes, query_text(rows, "uid"));
		add_word(bytes, query_text(rows, "on_day"));
		add_number(bytes, query_int(rows, "micro"));
	}
	return query_ok(rows);
}

/* Every field length first, so that no two invoices share their bytes. Notes are no part of it: they may be blanked one day. */
bool invoice_digest(struct book *book, const struct invoice *invoice, char out[65])
{
	struct text bytes = {0};
	char day[11];
	bool ok;

	add_word(&bytes, invoice->number);
	add_word(&bytes, invoice->path);
	add_word(&bytes, invoice->currency);
	add_word(&bytes, invoice->policy);
	add_word(&bytes, day_text(invoice->period.first, day));
	add_word(&bytes, day_text(invoice->period.last, day));
	add_word(&bytes, day_text(invoice->issued_on, day));
	add_word(&bytes, day_text(invoice->due_on, day));
	add_word(&bytes, invoice->tax_rule);
	add_word(&bytes, invoice->tax_reason);
	add_number(&bytes, invoice->tax);
	add_number(&bytes, invoice->total);
	add_number(&bytes, invoice->goodwill_seconds);
	add_word(&bytes, invoice->credits);
	add_word(&bytes, invoice->locale);
	add_party(&bytes, &invoice->seller);
	add_party(&bytes, &invoice->buyer);
	add_lines(&bytes, invoice);
	ok = add_links(book, &bytes, invoice->id);
	digest_hex(text_string(&bytes), bytes.length, out);
	text_free(&bytes);
	return ok;
}
