#include "model/ubl.h"

#include <stdlib.h>
#include <string.h>

#include "model/country.h"
#include "model/locale.h"
#include "model/money.h"
#include "model/ubl-inside.h"

enum { DIGITS_MOST = 9 };

/* --- tax */

/* S, Z, E or AE, by the tax rule of the invoice. */
static const char *tax_category(const struct invoice *invoice)
{
	if (!strcmp(invoice->tax_rule, "reverse"))
		return "AE";
	if (!strcmp(invoice->tax_rule, "exempt"))
		return "E";
	return invoice_is_untaxed(invoice) ? "Z" : "S";
}

static const char *told(const struct ubl *ubl, const char *english)
{
	return phrase(locale_find(ubl->invoice->locale), english);
}

/* name: cac:TaxCategory of the sum, which gives the reason, or cac:ClassifiedTaxCategory of a line. */
static void add_category(struct ubl *ubl, const char *name, bool reasoned)
{
	const struct invoice *invoice = ubl->invoice;
	const char *category = tax_category(invoice);
	bool exempt = *category == 'E' || *category == 'A';

	ubl_open(ubl, name);
	ubl_leaf(ubl, "cbc:ID", category);
	ubl_leaf(ubl, "cbc:Percent", *category == 'S' ? invoice->tax_rule : "0");
	if (exempt && reasoned) {
		ubl_leaf(ubl, "cbc:TaxExemptionReasonCode", *category == 'A' ? "VATEX-EU-AE" : NULL);
		ubl_leaf(ubl, "cbc:TaxExemptionReason", told(ubl, invoice_tax_words(invoice, ubl->arena)));
	}
	ubl_open(ubl, "cac:TaxScheme");
	ubl_leaf(ubl, "cbc:ID", "VAT");
	ubl_close(ubl, "cac:TaxScheme");
	ubl_close(ubl, name);
}

static void add_sums(struct ubl *ubl)
{
	const struct invoice *invoice = ubl->invoice;
	int64_t net = ubl->sign * invoice->net, tax = ubl->sign * invoice->tax, total = ubl->sign * invoice->total;

	ubl_open(ubl, "cac:TaxTotal");
	ubl_amount(ubl, "cbc:TaxAmount", tax);
	ubl_open(ubl, "cac:TaxSubtotal");
	ubl_amount(ubl, "cbc:TaxableAmount", net);
	ubl_amount(ubl, "cbc:TaxAmount", tax);
	add_category(ubl, "cac:TaxCategory", true);
	ubl_close(ubl, "cac:TaxSubtotal");
	ubl_close(ubl, "cac:TaxTotal");
	ubl_open(ubl, "cac:LegalMonetaryTotal");
	ubl_amount(ubl, "cbc:LineExtensionAmount", net);
	ubl_amount(ubl, "cbc:TaxExclusiveAmount", net);
	ubl_amount(ubl, "cbc:TaxInclusiveAmount", total);
	ubl_amount(ubl, "cbc:PayableAmount", total);
	ubl_close(ubl, "cac:LegalMonetaryTotal");
}

/* --- lines */

/* As few digits as make the amount when they are multiplied with the rate. */
static const char *quantity(struct ubl *ubl, const struct invoice_line *line, int64_t unit_seconds, int64_t amount)
{
	int64_t scale = 100;
	char digits[48];
	int count = 2;

	while (count < DIGITS_MOST && round_product(round_product(line->billed_seconds, scale, unit_seconds, NULL), line->rate, scale, NULL) != amount) {
		count++;
		scale *= 10;
	}
	return arena_text(ubl->arena, decimal_format(digits, line->billed_seconds, unit_seconds, count));
}

/* A price is never negative; what is set off is less than nothing of it. */
static void add_piece(struct ubl *ubl, const char *name, int64_t amount)
{
	ubl_quantity(ubl, name, "C62", amount < 0 ? "-1" : "1");
}

static void add_item(struct ubl *ubl, const struct invoice_line *line, int64_t price)
{
	ubl_open(ubl, "cac:Item");
	ubl_leaf(ubl, "cbc:Name", line->name);
	if (line->item) {
		ubl_open(ubl, "cac:SellersItemIdentification");
		ubl_leaf(ubl, "cbc:ID", line->item);
		ubl_close(ubl, "cac:SellersItemIdentification");
	}
	add_category(ubl, "cac:ClassifiedTaxCategory", false);
	ubl_close(ubl, "cac:Item");
	ubl_open(ubl, "cac:Price");
	ubl_amount(ubl, "cbc:PriceAmount", price);
	ubl_close(ubl, "cac:Price");
}

static void add_line(struct ubl *ubl, int number, const struct invoice_line *line)
{
	const char *element = ubl->sign < 0 ? "cac:CreditNoteLine" : "cac:InvoiceLine", *counted = ubl->sign < 0 ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity";
	int64_t amount = ubl->sign * line->amount;
	bool timed = line->kind == LINE_LABOUR && line->billed_seconds;

	ubl_open(ubl, element);
	ubl_leaf(ubl, "cbc:ID", arena_print(ubl->arena, "%d", number));
	if (timed)
		ubl_quantity(ubl, counted, line->day_seconds ? "DAY" : "HUR", quantity(ubl, line, line->day_seconds ? line->day_seconds : 3600, amount));
	else
		add_piece(ubl, counted, amount);
	ubl_amount(ubl, "cbc:LineExtensionAmount", amount);
	add_item(ubl, line, timed ? line->rate : llabs(amount));
	ubl_close(ubl, element);
}

static void add_lines(struct ubl *ubl)
{
	int number = 0;

	for (size_t i = 0; i < ubl->invoice->line_count; i++)
		if (ubl->invoice->lines[i].kind != LINE_TAX)
			add_line(ubl, ++number, &ubl->invoice->lines[i]);
}

/* --- head */

static void add_service(struct ubl *ubl, struct period service)
{
	ubl_open(ubl, "cac:InvoicePeriod");
	ubl_day(ubl, "cbc:StartDate", service.first);
	ubl_day(ubl, "cbc:EndDate", service.last);
	ubl_close(ubl, "cac:InvoicePeriod");
}

static void add_references(struct ubl *ubl)
{
	const struct invoice *invoice = ubl->invoice;

	if (invoice->buyer.reference) {
		ubl_open(ubl, "cac:OrderReference");
		ubl_leaf(ubl, "cbc:ID", invoice->buyer.reference);
		ubl_close(ubl, "cac:OrderReference");
	}
	if (ubl->sign > 0)
		return;
	ubl_open(ubl, "cac:BillingReference");
	ubl_open(ubl, "cac:InvoiceDocumentReference");
	ubl_leaf(ubl, "cbc:ID", invoice->credits);
	ubl_close(ubl, "cac:InvoiceDocumentReference");
	ubl_close(ubl, "cac:BillingReference");
}

/* UNTDID 1001: a commercial invoice, one for payment ahead of the work, a credit note. */
static const char *type_code(const struct ubl *ubl)
{
	if (ubl->sign < 0)
		return "381";
	for (size_t i = 0; i < ubl->invoice->line_count; i++)
		if (ubl->invoice->lines[i].kind == LINE_ADVANCE && ubl->invoice->lines[i].amount > 0)
			return "386";
	return "380";
}

static void add_head(struct ubl *ubl, struct period service)
{
	const struct invoice *invoice = ubl->invoice;

	ubl_leaf(ubl, "cbc:CustomizationID", "urn:cen.eu:en16931:2017");
	ubl_leaf(ubl, "cbc:ID", invoice->number);
	ubl_day(ubl, "cbc:IssueDate", invoice->issued_on);
	if (ubl->sign > 0)
		ubl_day(ubl, "cbc:DueDate", invoice->due_on);
	ubl_leaf(ubl, ubl->sign > 0 ? "cbc:InvoiceTypeCode" : "cbc:CreditNoteTypeCode", type_code(ubl));
	if (!strcmp(tax_category(invoice), "Z"))
		ubl_leaf(ubl, "cbc:Note", told(ubl, invoice_tax_words(invoice, ubl->arena)));
	ubl_leaf(ubl, "cbc:DocumentCurrencyCode", invoice->currency);
	ubl_leaf(ubl, "cbc:BuyerReference", invoice->buyer.reference);
	add_service(ubl, service);
	add_references(ubl);
}

/* A transfer names its account; without one the means is left open. */
static void add_payment(struct ubl *ubl)
{
	const struct invoice *invoice = ubl->invoice;
	const char *iban = ubl_iban(invoice->seller.bank, ubl->arena), *bic = ubl_bic(invoice->seller.bank, ubl->arena);

	ubl_open(ubl, "cac:PaymentMeans");
	ubl_leaf(ubl, "cbc:PaymentMeansCode", !iban ? "1" : strcmp(invoice->currency, "EUR") ? "30" : "58");
	ubl_leaf(ubl, "cbc:PaymentID", invoice->number);
	if (iban) {
		ubl_open(ubl, "cac:PayeeFinancialAccount");
		ubl_leaf(ubl, "cbc:ID", iban);
		ubl_leaf(ubl, "cbc:Name", invoice->seller.name);
		if (bic) {
			ubl_open(ubl, "cac:FinancialInstitutionBranch");
			ubl_leaf(ubl, "cbc:ID", bic);
			ubl_close(ubl, "cac:FinancialInstitutionBranch");
		}
		ubl_close(ubl, "cac:PayeeFinancialAccount");
	}
	ubl_close(ubl, "cac:PaymentMeans");
	if (ubl->sign > 0 && (iban || !invoice->seller.bank))
		return;
	ubl_open(ubl, "cac:PaymentTerms");
	ubl_leaf(ubl, "cbc:Note", ubl->sign > 0 ? invoice->seller.bank : told(ubl, "Credited"));
	ubl_close(ubl, "cac:PaymentTerms");
}

/* --- what stands in the way */

/* BR-CO-09, and what the norm's categories ask for. */
static bool vat_ids_hold(struct book *book, const struct invoice *invoice)
{
	char code[3];

	if (invoice->seller.vat_id && !country_of_vat_id(invoice->seller.vat_id, code))
		return book_fail(book, FAULT_REFUSED, "A VAT id for machines begins with its country, such as DE; seller.vat_id does not.");
	if (invoice->buyer.vat_id && !country_of_vat_id(invoice->buyer.vat_id, code))
		return book_fail(book, FAULT_REFUSED, "A VAT id for machines begins with its country, such as DE; that of \"%.40s\" does not.", invoice->client_name);
	return strcmp(tax_category(invoice), "AE") || invoice->seller.vat_id || book_fail(book, FAULT_REFUSED, "Reverse charge asks for seller.vat_id.");
}

static bool can_be_told(struct book *book, const struct invoice *invoice, struct arena *arena)
{
	const char *lacks = invoice_lacks(invoice, arena);

	if (invoice->state == INVOICE_VOID || invoice->state == INVOICE_CREDITED)
		return book_fail(book, FAULT_REFUSED, "\"%.40s\" is %s: it is no invoice any more.", invoice->number, invoice_state_words[invoice->state]);
	if (*lacks)
		return book_fail(book, FAULT_REFUSED, "\"%.40s\" lacks what UBL must say: %.200s; set it and issue it anew.", invoice->number, lacks);
	if (currency_digits(invoice->currency) > 2)
		return book_fail(book, FAULT_REFUSED, "UBL in EN 16931 has two decimals, %s has more; --format pdf prints it.", invoice->currency);
	return vat_ids_hold(book, invoice);
}

static bool read_addresses(struct book *book, const struct invoice *invoice, struct arena *arena, struct ubl_address *seller, struct ubl_address *buyer)
{
	if (!ubl_read_address(invoice->seller.address, invoice->seller.vat_id, arena, seller))
		return book_fail(book, FAULT_REFUSED, "seller.address names no country that is known; end it with the code, such as \"; US\", and issue it anew.");
	return ubl_read_address(invoice->buyer.address, invoice->buyer.vat_id, arena, buyer)
		|| book_fail(book, FAULT_REFUSED, "The address of \"%.40s\" names no country that is known; end it with the code, such as \"; US\", and issue it anew.", invoice->client_name);
}

bool ubl_write(struct book *book, const struct invoice *invoice, struct arena *arena, struct text *text)
{
	struct ubl ubl = {.book = book, .invoice = invoice, .arena = arena, .text = text, .sign = invoice->credits ? -1 : 1};
	const char *root = invoice->credits ? "CreditNote" : "Invoice";
	struct ubl_address seller, buyer;
	struct period service;

	if (!can_be_told(book, invoice, arena) || !read_addresses(book, invoice, arena, &seller, &buyer) || !invoice_service(book, invoice, &service))
		return false;
	text_print(text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%s xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:%s-2\""
		" xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\""
		" xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">\n", root, root);
	ubl.depth = 1;
	add_head(&ubl, service);
	ubl_parties(&ubl, &seller, &buyer);
	add_payment(&ubl);
	add_sums(&ubl);
	add_lines(&ubl);
	text_print(text, "</%s>\n", root);
	return true;
}
