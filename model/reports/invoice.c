/* The page of an invoice: who to whom, what for, the lines with their sums, how to pay, and what was not charged. */
#include "model/reports/invoice.h"

#include <string.h>

#include "model/moment.h"
#include "model/rounding.h"

struct page { struct report *report; const struct invoice *invoice; struct arena *arena; };

static struct value money_of(const struct page *page, int64_t minor)
{
	return value_money(minor, page->invoice->currency);
}

static const char *day_words(const struct page *page, int day)
{
	return value_words(value_day(day), page->arena);
}

static const char *money_words(const struct page *page, int64_t minor)
{
	return value_words(money_of(page, minor), page->arena);
}

/* --- who to whom */

enum { PARTY_LINES = 16 };
struct lines { const char *items[PARTY_LINES]; int count; };

static void add_line(struct lines *lines, const char *words)
{
	if (words && *words && lines->count < PARTY_LINES)
		lines->items[lines->count++] = words;
}

static void add_labelled(const struct page *page, struct lines *lines, const char *label, const char *words)
{
	if (words && *words)
		add_line(lines, arena_print(page->arena, "%s %s", label, words));
}

/* An address typed on one line is parted where it has semicolons, else at its commas. */
static void add_address(const struct page *page, struct lines *lines, const char *address)
{
	const char *mark = ", ";

	if (address)
		mark = strchr(address, '\n') ? "\n" : strstr(address, "; ") ? "; " : mark;
	while (address && *address) {
		const char *end = strstr(address, mark);
		size_t length = end ? (size_t)(end - address) : strlen(address);

		add_line(lines, arena_print(page->arena, "%.*s", (int)length, address));
		address = end ? end + strlen(mark) : NULL;
	}
}

static void add_parties(struct page *page)
{
	static const struct column columns[] = {{"From", false}, {"To", false}};
	const struct invoice_party *seller = &page->invoice->seller, *buyer = &page->invoice->buyer;
	struct lines from = {0}, to = {0};
	struct block *table = section_table(page->report, report_section(page->report, NULL), columns, 2);

	table->plain = true;
	add_line(&from, seller->name);
	add_address(page, &from, seller->address);
	add_labelled(page, &from, "VAT id", seller->vat_id);
	add_labelled(page, &from, "Tax number", seller->tax_id);
	add_line(&to, buyer->name ? buyer->name : page->invoice->client_name);
	add_labelled(page, &to, "Attention", buyer->contact);
	add_address(page, &to, buyer->address);
	add_labelled(page, &to, "VAT id", buyer->vat_id);
	for (int i = 0; i < from.count || i < to.count; i++)
		table_add(page->report, table, (struct value[]){i < from.count ? value_text(from.items[i]) : value_blank(), i < to.count ? value_text(to.items[i]) : value_blank()});
}

/* --- what for */

static void add_fact(struct page *page, struct block *table, const char *label, const char *words)
{
	if (words && *words)
		table_add(page->report, table, (struct value[]){value_text(label), value_text(words)});
}

static const char *period_words(const struct page *page, struct period period)
{
	if (period.first == period.last)
		return day_words(page, period.first);
	return arena_print(page->arena, "%s to %s", day_words(page, period.first), day_words(page, period.last));
}

static void add_facts(struct page *page, struct period service)
{
	static const struct column columns[] = {{"", false}, {"", false}};
	const struct invoice *invoice = page->invoice;
	struct block *table = section_table(page->report, report_section(page->report, NULL), columns, 2);

	add_fact(page, table, "Invoice number", invoice->number);
	add_fact(page, table, "Date", day_words(page, invoice->issued_on));
	add_fact(page, table, "Service period", period_words(page, service));
	add_fact(page, table, "Project", invoice->project_name);
	add_fact(page, table, "Your order", invoice->buyer.reference);
	add_fact(page, table, "Due", day_words(page, invoice->due_on));
}

/* --- lines */

enum { COLUMNS = 5 };

static struct value quantity(const struct page *page, const struct invoice_line *line)
{
	char words[48];

	if (line->kind != LINE_LABOUR)
		return value_blank();
	if (line->day_seconds)
		return value_text(arena_print(page->arena, "%s d", invoice_line_days(line, words)));
	return value_text(arena_print(page->arena, "%s h", moment_invoice_hours(line->billed_seconds, words)));
}

static void add_row(struct page *page, struct block *table, const struct invoice_line *line)
{
	table_add(page->report, table, (struct value[COLUMNS]){line->item ? value_text(line->item) : value_blank(), value_text(line->name),
		quantity(page, line), line->kind == LINE_LABOUR ? money_of(page, line->rate) : value_blank(), money_of(page, line->amount)});
}

static void add_sum(struct page *page, struct block *table, bool last, const char *words, int64_t seconds, int64_t minor)
{
	char hours[24];
	struct value cells[COLUMNS] = {value_blank(), value_text(words),
		seconds ? value_text(arena_print(page->arena, "%s h", moment_invoice_hours(seconds, hours))) : value_blank(), value_blank(), money_of(page, minor)};

	(last ? table_sum : table_add)(page->report, table, cells);
}

/* Net, tax and gross; what of it is work where there is more than that. */
static void add_sums(struct page *page, struct block *table)
{
	const struct invoice *invoice = page->invoice;
	bool mixed = invoice->labour && invoice->labour != invoice->net, untaxed = invoice_is_untaxed(invoice);

	if (mixed && invoice->line_count > 2)
		add_sum(page, table, false, "Work in all", invoice->seconds, invoice->labour);
	if (invoice->tax_rule) {
		add_sum(page, table, true, "Net", mixed ? 0 : invoice->seconds, invoice->net);
		add_sum(page, table, false, untaxed ? "Tax" : arena_print(page->arena, "Tax, %s %%", invoice->tax_rule), 0, invoice->tax);
	}
	add_sum(page, table, true, "Total", mixed || invoice->tax_rule ? 0 : invoice->seconds, invoice->total);
}

/* A block a project, under its path, where there are several. */
static void add_lines(struct page *page)
{
	static const struct column columns[COLUMNS] = {{"Item", false}, {"What", false}, {"Quantity", true}, {"Rate", true}, {"Amount", true}};
	struct section *section = report_section(page->report, NULL);
	struct block *table = section_table(page->report, section, columns, COLUMNS);
	const char *project = NULL;

	for (size_t i = 0; i < page->invoice->line_count; i++) {
		const struct invoice_line *line = &page->invoice->lines[i];

		if (line->kind == LINE_TAX)
			continue;
		if (!page->invoice->project_name && (!project || strcmp(project, line->project)))
			table_sum(page->report, table, (struct value[COLUMNS]){value_blank(), value_text(line->project), value_blank(), value_blank(), value_blank()});
		project = line->project;
		add_row(page, table, line);
	}
	add_sums(page, table);
	if (invoice_is_untaxed(page->invoice))
		section_paragraph(page->report, section, arena_print(page->arena, "%s.", invoice_tax_words(page->invoice, page->arena)));
}

/* --- how to pay */

static void add_payment(struct page *page)
{
	const struct invoice *invoice = page->invoice;
	struct section *section = report_section(page->report, "Payment");

	if (invoice->total <= 0) {
		section_paragraph(page->report, section, "Nothing is to be paid.");
		return;
	}
	section_paragraph(page->report, section, arena_print(page->arena, "Please pay %s by %s, with the reference %s%s", money_words(page, invoice->total),
		day_words(page, invoice->due_on), invoice->number, invoice->seller.bank ? ", to:" : "."));
	if (invoice->seller.bank)
		section_paragraph(page->report, section, invoice->seller.bank);
}

/* --- foot */

static const char *rounding_told(struct arena *arena, const char *policy, size_t length)
{
	char *word = arena_print(arena, "%.*s", (int)length, policy), words[64];
	struct rounding rounding;

	return rounding_read(word, &rounding) ? arena_text(arena, rounding_words(&rounding, words)) : word;
}

/* "exact", or "acme/site day_up_15, acme/shop exact": each in words. */
static const char *policies_told(struct arena *arena, const char *policy)
{
	const char *told = "";

	for (const char *at = policy, *end; *at; at = *end ? end + 2 : end) {
		const char *blank;
		size_t length;

		end = strstr(at, ", ");
		end = end ? end : at + strlen(at);
		length = (size_t)(end - at);
		blank = memchr(at, ' ', length);
		if (blank)
			told = arena_print(arena, "%s%s%.*s %s", told, *told ? "; " : "", (int)(blank - at), at, rounding_told(arena, blank + 1, (size_t)(end - blank - 1)));
		else
			told = arena_print(arena, "%s%s%s", told, *told ? "; " : "", rounding_told(arena, at, length));
	}
	return told;
}

static bool add_foot(struct page *page, struct book *book)
{
	const char *evidence;

	if (!invoice_evidence(book, page->invoice, page->arena, &evidence))
		return false;
	if (page->invoice->seconds)
		report_foot(page->report, arena_print(page->arena, "Time is rounded %s.", policies_told(page->arena, page->invoice->policy)));
	if (*evidence)
		report_foot(page->report, evidence);
	return true;
}

/* Countries whose paper is Letter, by the locale's second half. After the Unicode Common Locale Data. */
static bool is_on_letter(const char *locale)
{
	static const char *const countries[] = {"US", "CA", "MX", "BZ", "CL", "CO", "CR", "GT", "NI", "PA", "PH", "PR", "SV", "VE"};
	const char *country = locale ? strpbrk(locale, "_-") : NULL;

	for (size_t i = 0; country && i < sizeof countries / sizeof *countries; i++)
		if (!strcmp(countries[i], country + 1))
			return true;
	return false;
}

/* Paper that must not be paid says so first. */
static void add_warning(struct page *page)
{
	const struct invoice *invoice = page->invoice;

	if (invoice->state == INVOICE_VOID)
		report_lead(page->report, arena_print(page->arena, "VOID since %s: this invoice is not to be paid.", day_words(page, invoice->void_on)));
	else if (invoice->state == INVOICE_CREDITED)
		report_lead(page->report, "CREDITED: this invoice is not to be paid.");
}

bool report_invoice(struct book *book, const struct invoice *invoice, struct arena *arena, struct report *report)
{
	struct page page = {.report = report, .invoice = invoice, .arena = arena};
	struct period service;

	if (!invoice_service(book, invoice, &service))
		return false;
	*report = report_new(arena, arena_print(arena, "Invoice %s", invoice->number));
	report->unnumbered = true;
	report->position = invoice->known_at;
	report->letter = is_on_letter(invoice->locale);
	add_warning(&page);
	add_parties(&page);
	add_facts(&page, service);
	add_lines(&page);
	add_payment(&page);
	return add_foot(&page, book);
}
