/* The head of an invoice: what it is and whether it counts, who to whom, and when. */
#include <stdarg.h>
#include <string.h>

#include "model/reports/invoice-inside.h"

static bool is_draft(const struct page *page)
{
	return !page->invoice->number;
}

const char *page_day(const struct page *page, int day)
{
	char written[32];

	return arena_text(page->arena, locale_day(page->report->locale, DAY_WRITTEN, day, written));
}

const char *page_word(const struct page *page, const char *english)
{
	return phrase(page->report->locale, english);
}

const char *page_say(const struct page *page, const char *english, ...)
{
	const char *said;
	va_list arguments;

	va_start(arguments, english);
	said = arena_print_list(page->arena, phrase(page->report->locale, english), arguments);
	va_end(arguments);
	return said;
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
		add_line(lines, arena_print(page->arena, "%s %s", page_word(page, label), words));
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

/* Beside each other; who has not said who it comes from leaves no white side. */
static void add_sides(struct page *page, struct section *section, const struct lines *from, const struct lines *to)
{
	static const struct column columns[] = {{"From", false}, {"To", false}};
	int skipped = !from->count;
	struct block *table = section_table(page->report, section, columns + skipped, 2 - skipped);

	table->plain = true;
	for (int i = 0; i < from->count || i < to->count; i++) {
		struct value sides[] = {i < from->count ? value_text(from->items[i]) : value_blank(), i < to->count ? value_text(to->items[i]) : value_blank()};

		table_add(page->report, table, sides + skipped);
	}
}

static void add_parties(struct page *page)
{
	const struct invoice_party *seller = &page->invoice->seller, *buyer = &page->invoice->buyer;
	struct lines from = {0}, to = {0};
	struct section *section = report_section(page->report, NULL);

	add_line(&from, seller->name);
	add_address(page, &from, seller->address);
	add_labelled(page, &from, "VAT id", seller->vat_id);
	add_labelled(page, &from, "Tax number", seller->tax_id);
	add_line(&to, buyer->name ? buyer->name : page->invoice->client_name);
	add_labelled(page, &to, "Attention", buyer->contact);
	add_address(page, &to, buyer->address);
	add_labelled(page, &to, "VAT id", buyer->vat_id);
	add_sides(page, section, &from, &to);
}

/* --- what for */

const char *page_only_project(const struct page *page)
{
	const struct invoice *invoice = page->invoice;
	const struct invoice_line *first = invoice->lines;

	if (invoice->project_name)
		return invoice->project_name;
	for (size_t i = 1; i < invoice->line_count; i++)
		if (invoice->lines[i].kind != LINE_TAX && strcmp(invoice->lines[i].project, first->project))
			return NULL;
	return invoice->line_count ? first->project_name : NULL;
}

static void add_fact(struct page *page, struct block *table, const char *label, const char *words)
{
	if (words && *words)
		table_add(page->report, table, (struct value[]){value_text(page_word(page, label)), value_text(words)});
}

static const char *period_words(const struct page *page, struct period period)
{
	if (period.first == period.last)
		return page_day(page, period.first);
	return page_say(page, "%s to %s", page_day(page, period.first), page_day(page, period.last));
}

static void add_facts(struct page *page, struct period service)
{
	static const struct column columns[] = {{"", false}, {"", false}};
	const struct invoice *invoice = page->invoice;
	struct block *table = section_table(page->report, report_section(page->report, NULL), columns, 2);

	add_fact(page, table, "Number", invoice->number);
	if (!is_draft(page))
		add_fact(page, table, "Date", page_day(page, invoice->issued_on));
	add_fact(page, table, "Service period", period_words(page, service));
	add_fact(page, table, "Project", page_only_project(page));
	add_fact(page, table, "Your order", invoice->buyer.reference);
	if (invoice->total > 0 && !is_draft(page))
		add_fact(page, table, "Due", page_day(page, invoice->due_on));
}

/* --- what it is */

/* Paper that must not be paid says so first. */
static void add_warning(struct page *page, int today)
{
	const struct invoice *invoice = page->invoice;

	if (is_draft(page))
		report_lead(page->report, page_say(page, "DRAFT of %s: this is no invoice yet, nothing is to be paid on it.", page_day(page, today)));
	else if (invoice->state == INVOICE_VOID)
		report_lead(page->report, page_say(page, "VOID since %s: this invoice is not to be paid.", page_day(page, invoice->void_on)));
	else if (invoice->state == INVOICE_CREDITED)
		report_lead(page->report, page_say(page, "CREDITED by %s: this invoice is not to be paid.", invoice->credited_by ? invoice->credited_by : ""));
	else if (invoice->credits)
		report_lead(page->report, page_say(page, "This credits invoice %s in full.", invoice->credits));
}

static const char *stamp(const struct page *page)
{
	switch (page->invoice->state) {
	case INVOICE_DRAFT: return page_word(page, "DRAFT");
	case INVOICE_VOID: return page_word(page, "VOID");
	case INVOICE_CREDITED: return page_word(page, "CREDITED");
	default: return NULL;
	}
}

static const char *title(const struct page *page)
{
	if (is_draft(page))
		return page_word(page, "Draft of an invoice");
	return page_say(page, page->invoice->credits ? "Credit note %s" : "Invoice %s", page->invoice->number);
}

void page_begin(struct page *page, int today, struct period service)
{
	struct report *report = page->report;

	report->title = title(page);
	report->stamp = stamp(page);
	add_warning(page, today);
	add_parties(page);
	add_facts(page, service);
}
