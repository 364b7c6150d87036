/* Do issued invoices still say what was issued: sums and digests, worked out anew. */
#include <string.h>

#include "model/evidence.h"
#include "model/invoice-inside.h"
#include "model/record.h"

static bool sums_hold(const struct invoice *invoice)
{
	int64_t labour = 0, passthrough = 0, tax = 0, total = 0;

	for (size_t i = 0; i < invoice->line_count; i++) {
		const struct invoice_line *line = &invoice->lines[i];

		total += line->amount;
		labour += line->kind == LINE_LABOUR ? line->amount : 0;
		tax += line->kind == LINE_TAX ? line->amount : 0;
		passthrough += line->kind == LINE_COMPUTE || line->kind == LINE_COST ? line->amount : 0;
	}
	return total == invoice->total && tax == invoice->tax && labour == invoice->labour && passthrough == invoice->passthrough;
}

/* The evidence holds the digest too, out of reach of whoever edits the copy. */
static bool find_recorded(struct book *book, const struct invoice *invoice, struct arena *arena, const char **digest)
{
	struct records records;

	*digest = NULL;
	if (!evidence_list(book, "issue", 0, invoice->uid, INT64_MAX, arena, &records))
		return false;
	if (records.count)
		*digest = records.items[0].digest;
	return true;
}

static bool check_one(struct book *book, struct invoice *invoice, struct arena *arena, void (*say)(void *, const char *), void *context)
{
	bool stands = invoice->state != INVOICE_VOID && invoice->state != INVOICE_CREDITED;
	const char *recorded;
	char digest[65];

	if (!invoice_read_lines(book, invoice, arena) || !find_recorded(book, invoice, arena, &recorded) || !invoice_digest(book, invoice, digest))
		return false;
	if (!sums_hold(invoice))
		say(context, arena_print(arena, "invoice %s: its lines don't add up to its total", invoice->number));
	if (!recorded)
		say(context, arena_print(arena, "invoice %s: no record of its issue", invoice->number));
	else if (!invoice->digest || strcmp(recorded, invoice->digest))
		say(context, arena_print(arena, "invoice %s: its digest is not the recorded one", invoice->number));
	/* What a void one billed may be edited again. */
	if (stands && invoice->digest && strcmp(digest, invoice->digest))
		say(context, arena_print(arena, "invoice %s: its lines or entries were changed", invoice->number));
	return true;
}

bool invoice_check(struct book *book, void (*say)(void *, const char *), void *context)
{
	struct arena *arena = arena_new();
	struct invoices list;
	bool ok = invoice_list(book, arena, &list);

	for (size_t i = 0; ok && i < list.count; i++)
		ok = check_one(book, &list.items[i], arena, say, context);
	arena_free(arena);
	return ok;
}
