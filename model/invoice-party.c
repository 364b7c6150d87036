/* Who sells, who buys, and the tax between them: frozen with the invoice, so that later edits change nothing on it. */
#include <string.h>

#include "db/speech.h"
#include "model/config.h"
#include "model/invoice-inside.h"
#include "model/money.h"
#include "model/text.h"

enum { WHOLE = 100000000 };  /* 100 per cent, in millionths of one */

/* What the arena keeps of a word; NULL for an empty one. */
static const char *kept(const char *word, struct arena *arena)
{
	return word && *word ? arena_text(arena, word) : NULL;
}

bool invoice_take_parties(struct book *book, const struct client *client, struct invoice *invoice, struct arena *arena)
{
	invoice->seller = (struct invoice_party){
		.name = kept(config_get(book, "seller.name"), arena),
		.address = kept(config_get(book, "seller.address"), arena),
		.vat_id = kept(config_get(book, "seller.vat_id"), arena),
		.tax_id = kept(config_get(book, "seller.tax_id"), arena),
		.bank = kept(config_get(book, "seller.bank"), arena),
	};
	invoice->buyer = (struct invoice_party){
		.name = kept(client->legal_name ? client->legal_name : client->name, arena),
		.address = kept(client->address, arena),
		.vat_id = kept(client->vat_id, arena),
		.contact = kept(client->contact, arena),
		.reference = kept(client->reference, arena),
	};
	invoice->locale = kept(client->locale, arena);
	return true;
}

const char *invoice_lacks(const struct invoice *invoice, struct arena *arena)
{
	const struct invoice_party *seller = &invoice->seller, *buyer = &invoice->buyer;
	bool reverse = invoice->tax_rule && !strcmp(invoice->tax_rule, "reverse");
	const struct { bool lacking; const char *name; } parts[] = {
		{!seller->name, "seller.name"},
		{!seller->address, "seller.address"},
		{!seller->vat_id && !seller->tax_id, speech("seller.vat_id or seller.tax_id")},
		{!buyer->address, speech("the client's --address")},
		{reverse && !buyer->vat_id, speech("the client's --vat-id")},
		{!invoice->tax_rule, speech("the client's --tax")},
	};
	const char *words = "";

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i].lacking)
			words = arena_print(arena, "%s%s%s", words, *words ? ", " : "", parts[i].name);
	return words;
}

/* The rule as millionths of one per cent; reverse and exempt are none. */
static int64_t tax_percent(const char *rule)
{
	int64_t percent = 0;

	return decimal_parse(rule, &percent) ? percent : 0;
}

/* Where the rule for no tax has its reason: the key, and what is said without one. */
struct untaxed { const char *rule, *key, *words; };

static const struct untaxed *untaxed_by(const char *rule)
{
	static const struct untaxed rules[] = {
		{"reverse", "tax.reason.reverse", "Reverse charge: the customer accounts for the tax"},
		{"exempt", "tax.reason.exempt", "Exempt from tax"},
		{"0", "tax.reason.zero", "Not subject to tax"},
	};

	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (!strcmp(rules[i].rule, rule))
			return &rules[i];
	return tax_percent(rule) ? NULL : &rules[2];
}

bool invoice_is_untaxed(const struct invoice *invoice)
{
	return invoice->tax_rule && untaxed_by(invoice->tax_rule);
}

const char *invoice_tax_words(const struct invoice *invoice, struct arena *arena)
{
	const struct untaxed *none;

	if (!invoice->tax_rule)
		return "";
	none = untaxed_by(invoice->tax_rule);
	if (!none)
		return arena_print(arena, "tax %s %%", invoice->tax_rule);
	return invoice->tax_reason ? invoice->tax_reason : none->words;
}

/* One tax line: its amount is rounded once, half up, from the net sum. */
bool invoice_add_tax(struct book *book, const struct client *client, struct invoice *invoice, struct arena *arena)
{
	const struct untaxed *none;
	bool over = false;

	invoice->net = invoice->total = 0;
	for (size_t i = 0; i < invoice->line_count; i++)
		over |= __builtin_add_overflow(invoice->net, invoice->lines[i].amount, &invoice->net);
	invoice->tax_rule = kept(client->tax, arena);
	if (invoice->tax_rule) {
		none = untaxed_by(invoice->tax_rule);
		invoice->tax_reason = none ? kept(config_get(book, none->key), arena) : NULL;
		invoice->tax = round_product(invoice->net, tax_percent(invoice->tax_rule), WHOLE, &over);
	}
	if (invoice->tax_rule && invoice->line_count) {
		arena_grow(arena, &invoice->lines, invoice->line_count, sizeof *invoice->lines);
		invoice->lines[invoice->line_count++] = (struct invoice_line){
			.kind = LINE_TAX, .project = invoice->path, .name = invoice_tax_words(invoice, arena), .amount = invoice->tax, .from_on = DAY_NONE,
		};
	}
	over |= __builtin_add_overflow(invoice->net, invoice->tax, &invoice->total);
	return (!over && invoice->total <= MONEY_MOST && invoice->total >= -MONEY_MOST) || book_fail(book, FAULT_REFUSED, "The amount is larger than an invoice can hold; look at the rate.");
}
