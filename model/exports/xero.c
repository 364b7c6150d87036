/* Sales invoice lines for Xero: one an item and rate. */
#include <stdlib.h>
#include <string.h>

#include "model/config.h"
#include "model/exports/format.h"
#include "model/invoice.h"
#include "model/money.h"

struct xero {
	struct hours_line **lines;
	size_t count;
	struct invoice invoice;      /* with --invoice */
	const char *account, *tax;
	int due_days;
};

static const char *said(struct hours *hours, const char *key, const char *otherwise)
{
	const char *value = config_get(hours->book, key);

	return value && *value ? value : otherwise;
}

static bool xero_begin(struct hours *hours)
{
	struct xero *xero = hours->state = arena_take(hours->arena, sizeof *xero);

	xero->account = said(hours, "xero.account", "200");
	xero->tax = said(hours, "xero.tax", "Tax Exempt");
	xero->due_days = atoi(said(hours, "invoice.due_days", "30"));
	text_add(&hours->out->text, "*ContactName,EmailAddress,POAddressLine1,POAddressLine2,POAddressLine3,POAddressLine4,POCity,PORegion,POPostalCode,"
		"POCountry,*InvoiceNumber,Reference,*InvoiceDate,*DueDate,InventoryItemCode,*Description,*Quantity,*UnitAmount,Discount,*AccountCode,"
		"*TaxType,TrackingName1,TrackingOption1,TrackingName2,TrackingOption2,Currency,BrandingTheme\r\n");
	return !hours->wish->invoice || invoice_find(hours->book, hours->wish->invoice, hours->arena, &xero->invoice);
}

static void xero_row(struct hours *hours, const struct hours_row *row)
{
	struct xero *xero = hours->state;

	if (!row->line)
		return;
	line_take(row);
	if (row->line->listed)
		return;
	row->line->listed = true;
	arena_grow(hours->arena, &xero->lines, xero->count, sizeof *xero->lines);
	xero->lines[xero->count++] = row->line;
}

/* The last day of all that was done for the client. */
static int last_day(const struct hours *hours, int64_t client)
{
	int last = DAY_NONE;

	for (int64_t i = 0; i <= hours->project_most; i++)
		if (hours->projects[i] && hours->projects[i]->client == client && hours->projects[i]->last_day > last)
			last = hours->projects[i]->last_day;
	return last;
}

static void add_date(struct text *text, int day)
{
	static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	struct wall civil = day_civil(day);

	text_print(text, "%02d %s %04d", civil.day, months[civil.month - 1], civil.year);
}

static void add_head(struct hours *hours, const struct xero *xero, const struct hours_project *project)
{
	struct text *text = &hours->out->text;
	bool issued = hours->wish->invoice;
	int day = issued ? xero->invoice.issued_on : last_day(hours, project->client);

	cell_add(text, project->client_name);
	text_add(text, ",,,,,,,,,,");
	cell_add(text, issued ? xero->invoice.number : arena_print(hours->row_arena, "DRAFT-%s", project->client_slug));
	byte_add(text, ',');
	cell_add(text, project->name);
	byte_add(text, ',');
	add_date(text, day);
	byte_add(text, ',');
	add_date(text, issued ? xero->invoice.due_on : day + xero->due_days);
	text_add(text, ",,");
}

static const char *line_words(struct hours *hours, const struct hours_line *line, int64_t seconds)
{
	const struct hours_item *item = line->item;
	struct text text = {0};
	const char *words;
	char length[24];

	text_print(&text, "%s%s%s, %s at ", item->code, *item->code ? " " : "", *item->code ? item->name : item->project->name, moment_exact_length(seconds, length));
	amount_add(&text, line->rate, hours->digits);
	if (line->day_seconds)
		text_add(&text, " a day");
	words = arena_text(hours->row_arena, text_string(&text));
	text_free(&text);
	return words;
}

/* Hours with four digits if times price that is the amount, else one piece at the amount. */
static void add_quantity(struct hours *hours, const struct hours_line *line, int64_t seconds)
{
	struct text *text = &hours->out->text;
	int64_t quantity = round_product(seconds, 10000, 3600, NULL);
	bool fits = !line->day_seconds && round_product(quantity, line->rate, 10000, NULL) == line->taken_amount;

	amount_add(text, fits ? quantity : 10000, 4);
	byte_add(text, ',');
	amount_add(text, fits ? line->rate : line->taken_amount, hours->digits);
}

static void add_line(struct hours *hours, const struct xero *xero, const struct hours_line *line)
{
	struct text *text = &hours->out->text;
	int64_t seconds = line_seconds(line);

	arena_clear(hours->row_arena);
	add_head(hours, xero, line->item->project);
	cell_add(text, line_words(hours, line, seconds));
	byte_add(text, ',');
	add_quantity(hours, line, seconds);
	text_add(text, ",,");
	cell_add(text, xero->account);
	byte_add(text, ',');
	cell_add(text, xero->tax);
	text_print(text, ",,,,,%s,\r\n", line->item->project->currency);
	out_breathe(hours->out);
}

static bool xero_end(struct hours *hours)
{
	struct xero *xero = hours->state;

	lines_sort(xero->lines, xero->count);
	for (size_t i = 0; i < xero->count; i++)
		add_line(hours, xero, xero->lines[i]);
	return true;
}

const struct exporter xero_exporter = {
	.name = "xero",
	.who = WHO_BILLABLE,
	.one_currency = true,
	.measured = true,
	.begin = xero_begin,
	.row = xero_row,
	.end = xero_end,
};
