/* The page of an invoice: who to whom, what for, the lines with their sums, how to pay, and what was not charged. */
#include "model/reports/invoice.h"

#include <stdarg.h>
#include <string.h>

#include "model/moment.h"
#include "model/rounding.h"

struct page { struct report *report; const struct invoice *invoice; struct arena *arena; };

static bool is_draft(const struct page *page)
{
	return !page->invoice->number;
}

static struct value money_of(const struct page *page, int64_t minor)
{
	return value_money(minor, page->invoice->currency);
}

static const char *day_words(const struct page *page, int day)
{
	char written[32];

	return arena_text(page->arena, locale_day(page->report->locale, DAY_WRITTEN, day, written));
}

static const char *money_words(const struct page *page, int64_t minor)
{
	return report_words(page->report, money_of(page, minor));
}

static const char *word(const struct page *page, const char *english)
{
	return phrase(page->report->locale, english);
}

__attribute__((format(printf, 2, 3)))
static const char *say(const struct page *page, const char *english, ...)
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
		add_line(lines, arena_print(page->arena, "%s %s", word(page, label), words));
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

static void add_fact(struct page *page, struct block *table, const char *label, const char *words)
{
	if (words && *words)
		table_add(page->report, table, (struct value[]){value_text(word(page, label)), value_text(words)});
}

static const char *period_words(const struct page *page, struct period period)
{
	if (period.first == period.last)
		return day_words(page, period.first);
	return say(page, "%s to %s", day_words(page, period.first), day_words(page, period.last));
}

static void add_facts(struct page *page, struct period service)
{
	static const struct column columns[] = {{"", false}, {"", false}};
	const struct invoice *invoice = page->invoice;
	struct block *table = section_table(page->report, report_section(page->report, NULL), columns, 2);

	add_fact(page, table, "Number", invoice->number);
	if (!is_draft(page))
		add_fact(page, table, "Date", day_words(page, invoice->issued_on));
	add_fact(page, table, "Service period", period_words(page, service));
	add_fact(page, table, "Project", invoice->project_name);
	add_fact(page, table, "Your order", invoice->buyer.reference);
	if (invoice->total > 0 && !is_draft(page))
		add_fact(page, table, "Due", day_words(page, invoice->due_on));
}

/* --- lines */

enum { COLUMNS = 5 };

static struct value hours_of(const struct page *page, int64_t seconds)
{
	char words[24], digits[64];

	return value_text(say(page, "%s h", locale_digits(page->report->locale, moment_invoice_hours(seconds, words), digits)));
}

static struct value quantity(const struct page *page, const struct invoice_line *line)
{
	char words[48], digits[64];
	const char *days;

	if (line->kind != LINE_LABOUR)
		return value_blank();
	if (!line->day_seconds)
		return hours_of(page, line->billed_seconds);
	days = say(page, "%s d", locale_digits(page->report->locale, invoice_line_days(line, words), digits));
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
		return word(page, "Tax");
	return say(page, "Tax, %s %%", locale_digits(page->report->locale, page->invoice->tax_rule, digits));
}

/* Net, tax and gross; what of it is work where there is more than that. */
static void add_sums(struct page *page, struct block *table)
{
	const struct invoice *invoice = page->invoice;
	bool mixed = invoice->labour && invoice->labour != invoice->net;

	add_sum(page, table, ROW_SUM, word(page, invoice->tax_rule ? "Net" : "Total"), mixed ? 0 : invoice->seconds, invoice->net);
	if (mixed && invoice->line_count > 2)
		add_sum(page, table, ROW_PART, word(page, "of it for work"), invoice->seconds, invoice->labour);
	if (!invoice->tax_rule)
		return;
	add_sum(page, table, ROW_PART, tax_words(page), 0, invoice->tax);
	add_sum(page, table, ROW_SUM, word(page, "Total"), 0, invoice->total);
}

static const char *cap_words(const struct page *page, const struct cap_use *cap)
{
	int64_t left = cap->cap - cap->billed;

	if (left < 0)
		return say(page, "Not to exceed %s for work in all: %s of it is billed with this one, which is %s more.", money_words(page, cap->cap), money_words(page, cap->billed), money_words(page, -left));
	return say(page, "Not to exceed %s for work in all: %s of it is billed with this one, %s is left.", money_words(page, cap->cap), money_words(page, cap->billed), money_words(page, left));
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
			section_paragraph(page->report, section, invoice->project_name ? cap_words(page, &cap) : arena_print(page->arena, "%s: %s", path, cap_words(page, &cap)));
	}
	return true;
}

/* A block a project, under its path, where there are several. */
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
		if (!page->invoice->project_name && (!project || strcmp(project, line->project)))
			table_heading(page->report, table, line->project);
		project = line->project;
		add_row(page, table, line);
	}
	add_sums(page, table);
	if (invoice_is_untaxed(page->invoice))
		section_paragraph(page->report, section, arena_print(page->arena, "%s.", word(page, invoice_tax_words(page->invoice, page->arena))));
	return add_caps(page, book, section);
}

/* --- how to pay */

static void add_payment(struct page *page)
{
	const struct invoice *invoice = page->invoice;
	struct section *section = report_section(page->report, "Payment");

	if (invoice->total < 0)
		section_paragraph(page->report, section, say(page, "%s is credited to you.", money_words(page, -invoice->total)));
	else if (!invoice->total)
		section_paragraph(page->report, section, word(page, "Nothing is to be paid."));
	else
		section_paragraph(page->report, section, say(page, "Please pay %s by %s, with the reference %s.", money_words(page, invoice->total), day_words(page, invoice->due_on), invoice->number));
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
			told = arena_print(page->arena, "%s%s%.*s %s", told, *told ? "; " : "", (int)(blank - at), at, rounding_told(page, blank + 1, (size_t)(end - blank - 1)));
		else
			told = arena_print(page->arena, "%s%s%s", told, *told ? "; " : "", rounding_told(page, at, length));
	}
	return told;
}

static bool add_foot(struct page *page, struct book *book)
{
	const char *evidence = "";
	char hours[24], digits[64];

	if (!is_draft(page) && !invoice_evidence(book, page->invoice, page->arena, &evidence))
		return false;
	if (page->invoice->goodwill_seconds && !page->invoice->credits)
		report_foot(page->report, say(page, "Worked besides, without charge: %s h.", locale_digits(page->report->locale, moment_invoice_hours(page->invoice->goodwill_seconds, hours), digits)));
	if (page->invoice->seconds)
		report_foot(page->report, say(page, "Time is rounded %s.", policies_told(page)));
	if (*evidence)
		report_foot(page->report, evidence);
	return true;
}

/* Paper that must not be paid says so first. */
static void add_warning(struct page *page, int today)
{
	const struct invoice *invoice = page->invoice;

	if (is_draft(page))
		report_lead(page->report, say(page, "DRAFT of %s: this is no invoice yet, nothing is to be paid on it.", day_words(page, today)));
	else if (invoice->state == INVOICE_VOID)
		report_lead(page->report, say(page, "VOID since %s: this invoice is not to be paid.", day_words(page, invoice->void_on)));
	else if (invoice->state == INVOICE_CREDITED)
		report_lead(page->report, say(page, "CREDITED by %s: this invoice is not to be paid.", invoice->credited_by ? invoice->credited_by : ""));
	else if (invoice->credits)
		report_lead(page->report, say(page, "This credits invoice %s in full.", invoice->credits));
}

static const char *stamp(const struct page *page)
{
	switch (page->invoice->state) {
	case INVOICE_DRAFT: return word(page, "DRAFT");
	case INVOICE_VOID: return word(page, "VOID");
	case INVOICE_CREDITED: return word(page, "CREDITED");
	default: return NULL;
	}
}

static const char *title(const struct page *page)
{
	if (is_draft(page))
		return word(page, "Draft of an invoice");
	return say(page, page->invoice->credits ? "Credit note %s" : "Invoice %s", page->invoice->number);
}

bool report_invoice(struct book *book, const struct invoice *invoice, struct arena *arena, struct report *report)
{
	struct page page = {.report = report, .invoice = invoice, .arena = arena};
	struct period service;

	if (!invoice_service(book, invoice, &service))
		return false;
	*report = report_new(arena, NULL);
	report->locale = locale_find(invoice->locale);
	report->title = title(&page);
	report->unnumbered = true;
	report->position = invoice->number ? invoice->known_at : book_now(book);
	report->letter = locale_is_letter(invoice->locale);
	report->flows = true;
	report->stamp = stamp(&page);
	add_warning(&page, book_today(book));
	add_parties(&page);
	add_facts(&page, service);
	if (!add_lines(&page, book))
		return false;
	if (invoice->state != INVOICE_DRAFT && invoice->state != INVOICE_VOID && invoice->state != INVOICE_CREDITED)
		add_payment(&page);
	return add_foot(&page, book);
}
