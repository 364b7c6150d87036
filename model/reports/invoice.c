/* The page of an invoice: who to whom, what for, the lines with their sums, how to pay, and what was not charged. */
#include <string.h>

#include "model/reports/invoice-inside.h"
#include "model/rounding.h"

static struct value money_of(const struct page *page, int64_t minor)
{
	return value_money(minor, page->invoice->currency);
}

static const char *money_words(const struct page *page, int64_t minor)
{
	return report_words(page->report, money_of(page, minor));
}

/* --- lines */

enum { COLUMNS = 5 };

static struct value hours_of(const struct page *page, int64_t seconds)
{
	char words[24], digits[64];

	return value_text(page_say(page, "%s h", locale_digits(page->report->locale, moment_invoice_hours(seconds, words), digits)));
}

static struct value quantity(const struct page *page, const struct invoice_line *line)
{
	char words[48], digits[64];
	const char *days;

	if (line->kind != LINE_LABOUR)
		return value_blank();
	if (!line->day_seconds)
		return hours_of(page, line->billed_seconds);
	days = page_say(page, "%s d", locale_digits(page->report->locale, invoice_line_days(line, words), digits));
	return value_text(invoice_line_is_even(line) ? days : arena_print(page->arena, "%s (%s)", days, hours_of(page, line->billed_seconds).text));
}

static void add_row(struct page *page, struct block *table, const struct invoice_line *line)
{
	table_add(page->report, table, (struct value[COLUMNS]){line->item ? value_text(line->item) : value_blank(), value_text(line->name),
		quantity(page, line), line->kind == LINE_LABOUR ? money_of(page, line->rate) : value_blank(), money_of(page, line->amount)});
}

static void add_sum(struct page *page, struct block *table, enum row_kind kind, const char *words, int64_t seconds, int64_t minor)
{
	struct value cells[COLUMNS] = {value_blank(), value_text(words), seconds ? hours_of(page, seconds) : value_blank(), value_blank(), money_of(page, minor)};

	table_add_kind(page->report, table, kind, cells);
}

static const char *tax_words(const struct page *page)
{
	char digits[64];

	if (invoice_is_untaxed(page->invoice))
		return page_word(page, "Tax");
	return page_say(page, "Tax, %s %%", locale_digits(page->report->locale, page->invoice->tax_rule, digits));
}

/* Net, tax and gross; what of it is work where there is more than that. */
static void add_sums(struct page *page, struct block *table)
{
	const struct invoice *invoice = page->invoice;
	bool mixed = invoice->labour && invoice->labour != invoice->net;

	add_sum(page, table, ROW_SUM, page_word(page, invoice->tax_rule ? "Net" : "Total"), mixed ? 0 : invoice->seconds, invoice->net);
	if (mixed && invoice->line_count > 2)
		add_sum(page, table, ROW_PART, page_word(page, "of it for work"), invoice->seconds, invoice->labour);
	if (!invoice->tax_rule)
		return;
	add_sum(page, table, ROW_PART, tax_words(page), 0, invoice->tax);
	add_sum(page, table, ROW_SUM, page_word(page, "Total"), 0, invoice->total);
}

static const char *cap_words(const struct page *page, const struct cap_use *cap)
{
	int64_t left = cap->cap - cap->billed;

	if (left < 0)
		return page_say(page, "Not to exceed %s for work in all: %s of it is billed with this one, which is %s more.", money_words(page, cap->cap), money_words(page, cap->billed), money_words(page, -left));
	return page_say(page, "Not to exceed %s for work in all: %s of it is billed with this one, %s is left.", money_words(page, cap->cap), money_words(page, cap->billed), money_words(page, left));
}

/* What is left of what must not be exceeded, project by project; one that fills nothing says nothing. */
static bool add_caps(struct page *page, struct book *book, struct section *section)
{
	const struct invoice *invoice = page->invoice;

	if (invoice->credits || invoice->state == INVOICE_VOID || invoice->state == INVOICE_CREDITED)
		return true;
	for (size_t i = 0; i < invoice->line_count; i++) {
		const char *path = invoice->lines[i].project;
		struct cap_use cap;

		if (invoice->lines[i].kind == LINE_TAX || (i && !strcmp(invoice->lines[i - 1].project, path)))
			continue;
		if (!invoice_cap(book, invoice, path, page->arena, &cap))
			return false;
		if (cap.cap)
			section_paragraph(page->report, section, page_only_project(page) ? cap_words(page, &cap) : arena_print(page->arena, "%s: %s", invoice->lines[i].project_name, cap_words(page, &cap)));
	}
	return true;
}

/* A block a project, under its name, where there are several. */
static bool add_lines(struct page *page, struct book *book)
{
	static const struct column columns[COLUMNS] = {{"Item", false}, {"What", false}, {"Quantity", true}, {"Rate", true}, {"Amount", true}};
	struct section *section = report_section(page->report, NULL);
	struct block *table = section_table(page->report, section, columns, COLUMNS);
	const char *project = NULL;

	for (size_t i = 0; i < page->invoice->line_count; i++) {
		const struct invoice_line *line = &page->invoice->lines[i];

		if (line->kind == LINE_TAX)
			continue;
		if (!page_only_project(page) && (!project || strcmp(project, line->project)))
			table_heading(page->report, table, line->project_name);
		project = line->project;
		add_row(page, table, line);
	}
	add_sums(page, table);
	if (invoice_is_untaxed(page->invoice))
		section_paragraph(page->report, section, arena_print(page->arena, "%s.", page_word(page, invoice_tax_words(page->invoice, page->arena))));
	return add_caps(page, book, section);
}

/* --- how to pay */

static void add_payment(struct page *page)
{
	const struct invoice *invoice = page->invoice;
	struct section *section = report_section(page->report, "Payment");

	if (invoice->total < 0)
		section_paragraph(page->report, section, page_say(page, "%s is credited to you.", money_words(page, -invoice->total)));
	else if (!invoice->total)
		section_paragraph(page->report, section, page_word(page, "Nothing is to be paid."));
	else
		section_paragraph(page->report, section, page_say(page, "Please pay %s by %s, with the reference %s.", money_words(page, invoice->total), page_day(page, invoice->due_on), invoice->number));
	if (invoice->total > 0 && invoice->seller.bank)
		section_paragraph(page->report, section, invoice->seller.bank);
}

/* --- foot */

static const char *rounding_told(const struct page *page, const char *policy, size_t length)
{
	const char *written = arena_print(page->arena, "%.*s", (int)length, policy);
	struct rounding rounding;

	return rounding_read(written, &rounding) ? rounding_words(&rounding, page->report->locale, arena_take(page->arena, ROUNDING_WORDS)) : written;
}

static const char *name_of_path(const struct page *page, const char *path, size_t length)
{
	for (size_t i = 0; i < page->invoice->line_count; i++) {
		const struct invoice_line *line = &page->invoice->lines[i];

		if (line->project_name && strlen(line->project) == length && !strncmp(line->project, path, length))
			return line->project_name;
	}
	return arena_print(page->arena, "%.*s", (int)length, path);
}

/* "exact", or "acme/site day_up_15, acme/shop exact": each in words. */
static const char *policies_told(const struct page *page)
{
	const char *told = "";

	for (const char *at = page->invoice->policy, *end; *at; at = *end ? end + 2 : end) {
		const char *blank;
		size_t length;

		end = strstr(at, ", ");
		end = end ? end : at + strlen(at);
		length = (size_t)(end - at);
		blank = memchr(at, ' ', length);
		if (blank)
			told = arena_print(page->arena, "%s%s%s: %s", told, *told ? "; " : "", name_of_path(page, at, (size_t)(blank - at)), rounding_told(page, blank + 1, (size_t)(end - blank - 1)));
		else
			told = arena_print(page->arena, "%s%s%s", told, *told ? "; " : "", rounding_told(page, at, length));
	}
	return told;
}

static bool add_foot(struct page *page, struct book *book)
{
	const char *evidence = "";
	char hours[24], digits[64];

	if (page->invoice->number && !invoice_evidence(book, page->invoice, page->arena, &evidence))
		return false;
	if (page->invoice->goodwill_seconds && !page->invoice->credits)
		report_foot(page->report, page_say(page, "Worked besides, without charge: %s h.", locale_digits(page->report->locale, moment_invoice_hours(page->invoice->goodwill_seconds, hours), digits)));
	if (page->invoice->seconds)
		report_foot(page->report, page_say(page, "Time is rounded %s.", policies_told(page)));
	if (*evidence)
		report_foot(page->report, evidence);
	return true;
}

bool report_invoice(struct book *book, const struct invoice *invoice, struct arena *arena, struct report *report)
{
	struct page page = {.report = report, .invoice = invoice, .arena = arena};
	struct period service;

	if (!invoice_service(book, invoice, &service))
		return false;
	*report = report_new(arena, NULL);
	report->locale = locale_find(invoice->locale);
	report->unnumbered = true;
	report->position = invoice->number ? invoice->known_at : book_now(book);
	report->letter = locale_is_letter(invoice->locale);
	report->flows = true;
	page_begin(&page, book_today(book), service);
	if (!add_lines(&page, book))
		return false;
	if (invoice->state != INVOICE_DRAFT && invoice->state != INVOICE_VOID && invoice->state != INVOICE_CREDITED)
		add_payment(&page);
	return add_foot(&page, book);
}
