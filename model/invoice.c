#include "model/invoice.h"

#include <stdlib.h>
#include <string.h>

#include "model/client.h"
#include "model/config.h"
#include "model/evidence.h"
#include "model/invoice-inside.h"
#include "model/money.h"
#include "model/record.h"
#include "model/text.h"

enum { USUAL_DUE_DAYS = 30, DUE_DAYS_MOST = 3660 };

/* The client's terms, else config invoice.due_days, else 30. */
static bool due_days(struct book *book, const struct client *client, int *days)
{
	const char *set = config_get(book, "invoice.due_days");
	char quoted[64], *end = NULL;
	long value = set && *set ? strtol(set, &end, 10) : USUAL_DUE_DAYS;

	if (client->terms_days >= 0)
		value = client->terms_days;
	else if (end && (*end || value < 0 || value > DUE_DAYS_MOST))
		return book_fail(book, FAULT_INPUT, "invoice.due_days is \"%s\" in the configuration; it takes a number of days, such as 30.", utf8_quote(set, quoted));
	*days = (int)value;
	return true;
}

static bool insert_line(struct book *book, int64_t invoice, size_t position, const struct invoice_line *line)
{
	int64_t id = book_take_id(book, "invoice_line");
	struct query *add;

	if (!id)
		return false;
	add = book_query(book, SQL_INVOICE_LINE_ADD);
	query_set_int(add, ":id", id);
	query_set_int(add, ":invoice", invoice);
	query_set_int(add, ":position", (int64_t)position);
	query_set_text(add, ":kind", line_kind_words[line->kind]);
	query_set_text(add, ":project", line->project);
	query_set_words(add, ":project_name", line->project_name);
	query_set_words(add, ":item", line->item);
	query_set_text(add, ":name", line->name);
	query_set_day(add, ":from_on", line->from_on);
	if (line->kind == LINE_LABOUR) {
		query_set_int(add, ":rate", line->rate);
		query_set_some(add, ":day_seconds", line->day_seconds);
		query_set_int(add, ":raw_seconds", line->raw_seconds);
		query_set_int(add, ":billed_seconds", line->billed_seconds);
	}
	query_set_int(add, ":amount", line->amount);
	return query_run(add, NULL);
}

/* Links lock what they name: entries, jobs or costs, by rising id. */
static bool link_all(struct book *book, enum statement statement, const char *table, const char *name, int64_t invoice, const int64_t *ids, size_t count)
{
	int64_t id;

	if (!count)
		return true;
	if (!store_take_ids(book_store(book), table, (int64_t)count, &id))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct query *add = book_query(book, statement);

		query_set_int(add, ":id", id + (int64_t)i);
		query_set_int(add, ":invoice", invoice);
		query_set_int(add, name, ids[i]);
		if (!query_run(add, NULL) || !book_breathe(book))
			return false;
	}
	return true;
}

static void bind_parties(struct query *add, const struct invoice *invoice)
{
	const struct invoice_party *seller = &invoice->seller, *buyer = &invoice->buyer;

	query_set_words(add, ":locale", invoice->locale);
	query_set_words(add, ":buyer_name", buyer->name);
	query_set_words(add, ":buyer_address", buyer->address);
	query_set_words(add, ":buyer_vat_id", buyer->vat_id);
	query_set_words(add, ":buyer_contact", buyer->contact);
	query_set_words(add, ":buyer_reference", buyer->reference);
	query_set_words(add, ":seller_name", seller->name);
	query_set_words(add, ":seller_address", seller->address);
	query_set_words(add, ":seller_vat_id", seller->vat_id);
	query_set_words(add, ":seller_tax_id", seller->tax_id);
	query_set_words(add, ":seller_bank", seller->bank);
}

static bool insert_invoice(struct book *book, const struct invoice *invoice)
{
	struct query *add = book_query(book, SQL_INVOICE_ADD);

	query_set_int(add, ":id", invoice->id);
	query_set_text(add, ":uid", invoice->uid);
	query_set_text(add, ":number", invoice->number);
	query_set_int(add, ":client", invoice->client);
	query_set_some(add, ":project", invoice->project);
	query_set_day(add, ":period_from_on", invoice->period.first);
	query_set_day(add, ":period_last_on", invoice->period.last);
	query_set_day(add, ":issued_on", invoice->issued_on);
	query_set_day(add, ":due_on", invoice->due_on);
	query_set_text(add, ":currency", invoice->currency);
	query_set_text(add, ":client_name", invoice->client_name);
	query_set_words(add, ":project_name", invoice->project_name);
	query_set_text(add, ":path", invoice->path);
	query_set_text(add, ":policy", invoice->policy);
	query_set_int(add, ":labour", invoice->labour);
	query_set_int(add, ":passthrough", invoice->passthrough);
	query_set_words(add, ":tax_rule", invoice->tax_rule);
	query_set_words(add, ":tax_reason", invoice->tax_reason);
	query_set_int(add, ":tax", invoice->tax);
	query_set_int(add, ":total", invoice->total);
	query_set_int(add, ":goodwill_seconds", invoice->goodwill_seconds);
	query_set_text(add, ":digest", invoice->digest);
	query_set_some(add, ":credits", invoice->credits_id);
	bind_parties(add, invoice);
	query_set_int(add, ":known_at", invoice->known_at);
	return query_run(add, NULL);
}

static bool record_issue(struct book *book, struct invoice *invoice, const char *zone)
{
	struct record record = {
		.kind = "issue",
		.client = invoice->client,
		.project = invoice->project,
		.subject = invoice->uid,
		.label = invoice->number,
		.meant_on = invoice->issued_on,
		.period_from_on = invoice->period.first,
		.period_last_on = invoice->period.last,
		.currency = invoice->currency,
		.net = invoice->net,
		.tax = invoice->tax,
		.gross = invoice->total,
		.digest = invoice->digest,
	};
	bool ok = evidence_append(book, &record, zone);

	invoice->known_at = record.known_at;
	invoice->issued_at = record.typed_at;
	return ok;
}

/* Lines and links come first: once the invoice itself is there, triggers take no more of them. */
bool invoice_freeze(struct book *book, struct draft *draft, const char *zone)
{
	struct invoice *invoice = &draft->invoice;
	char *digest = arena_take(book_arena(book), 65);

	if (!(invoice->id = book_take_id(book, "invoice")))
		return false;
	invoice->uid = uid_new(book_arena(book));
	for (size_t i = 0; i < invoice->line_count; i++)
		if (!insert_line(book, invoice->id, i + 1, &invoice->lines[i]))
			return false;
	if (!link_all(book, SQL_INVOICE_ENTRY_ADD, "invoice_entry", ":entry", invoice->id, draft->entries, draft->entry_count) ||
	    !link_all(book, SQL_INVOICE_JOB_ADD, "invoice_job", ":job", invoice->id, draft->jobs, draft->job_count) ||
	    !link_all(book, SQL_INVOICE_COST_ADD, "invoice_cost", ":cost", invoice->id, draft->costs, draft->cost_count))
		return false;
	if (!invoice_digest(book, invoice, digest))
		return false;
	invoice->digest = digest;
	return record_issue(book, invoice, zone) && insert_invoice(book, invoice);
}

static bool there_is_something(struct book *book, const struct draft *draft)
{
	const struct invoice *invoice = &draft->invoice;
	char first[11], last[11];

	if (invoice->line_count || draft->entry_count)
		return true;
	if (draft->older_count)
		return book_fail(book, FAULT_REFUSED, "\"%s\" has nothing to bill from %s to %s, but unbilled work before that; invoice draft lists it.",
		                 invoice->path, day_text(invoice->period.first, first), day_text(invoice->period.last, last));
	return book_fail(book, FAULT_REFUSED, "\"%s\" has nothing to bill from %s to %s.", invoice->path, day_text(invoice->period.first, first),
	                 day_text(invoice->period.last, last));
}

bool invoice_number_it(struct book *book, struct invoice *invoice, const char *number, struct arena *arena, const char **skipped)
{
	*skipped = NULL;
	if (!strcmp(number, "next"))
		return invoice_next_number(book, invoice->issued_on, arena, &invoice->number);
	invoice->number = number;
	return invoice_take_number(book, number, invoice->issued_on, arena, skipped);
}

/* advance 0: bills work. */
static bool issue(struct book *book, const struct place *place, struct period period, int64_t advance, const char *number, int on, struct arena *arena, struct draft *draft, const char **skipped)
{
	struct invoice *invoice = &draft->invoice;
	struct client client;
	int days = 0;

	if (!client_find(book, place->client, arena, &client) || !book_takes_day(book, client.zone, &on, NULL) || !due_days(book, &client, &days))
		return false;
	invoice->issued_on = on;
	if (!invoice_number_it(book, invoice, number, arena, skipped))
		return false;
	number = invoice->number;
	if (!(advance ? invoice_draft_advance(book, place, period, advance, arena, draft) : invoice_draft(book, place, period, arena, draft) && there_is_something(book, draft)))
		return false;
	invoice->number = number;
	invoice->issued_on = on;
	invoice->due_on = on + days;
	invoice->state = INVOICE_ISSUED;
	invoice->open = invoice->total;
	book_bar(book);
	return invoice_freeze(book, draft, client.zone);
}

static bool issue_act(struct book *book, const struct place *place, struct period period, int64_t advance, const char *number, int on, struct arena *arena, struct invoice *invoice, const char **skipped)
{
	struct draft draft = {0};
	char total[48];
	bool ok;

	if (!book_begin(book))
		return false;
	ok = issue(book, place, period, advance, number, on, arena, &draft, skipped);
	*invoice = draft.invoice;
	if (!ok)
		return book_end(book, false, "invoice issue", "%s", "");
	return book_end(book, true, "invoice issue", "%s, %s", invoice->number,
	                money_format((struct money){invoice->total, {invoice->currency[0], invoice->currency[1], invoice->currency[2]}}, MONEY_CODE, total));
}

bool invoice_issue(struct book *book, const struct place *place, struct period period, const char *number, int on, struct arena *arena, struct invoice *invoice, const char **skipped)
{
	return issue_act(book, place, period, 0, number, on, arena, invoice, skipped);
}

bool invoice_advance(struct book *book, const struct place *place, struct period period, int64_t amount, const char *number, int on, struct arena *arena, struct invoice *invoice, const char **skipped)
{
	if (amount <= 0)
		return book_fail(book, FAULT_INPUT, "An advance needs an amount above nothing: --advance 1000.");
	return issue_act(book, place, period, amount, number, on, arena, invoice, skipped);
}
