#include "tui/invoice-rows.h"

#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/locale.h"
#include "tui/words.h"

enum { NUMBER, PROJECT, PERIOD, HOURS, AMOUNT, STATUS };
enum { PROJECT_BRIEF = 16, PROJECT_WHOLE = 24 };

const char *invoice_key(const struct invoice *invoice)
{
	return invoice->number ? invoice->number : invoice->path;
}

static void add_row(struct invoice_rows *rows, struct arena *arena, const struct sieve *sieve, const struct invoice *invoice, const struct left_out *draft)
{
	if (!sieve_passes(sieve, (const char *const[]){invoice->number ? invoice->number : "draft", invoice->path, invoice->client_name, invoice_state_words[invoice->state]}, 4))
		return;
	arena_grow(arena, &rows->items, rows->count, sizeof *rows->items);
	rows->items[rows->count++] = (struct invoice_row){invoice, draft};
}

/* Drafts first, then the latest invoices. */
static void make_rows(struct invoice_rows *rows, const struct list *list, struct arena *arena)
{
	struct sieve sieve = sieve_open(list);

	rows->items = NULL;
	rows->count = 0;
	for (size_t i = 0; i < rows->draft_count; i++)
		add_row(rows, arena, &sieve, &rows->drafts[i].invoice, &rows->drafts[i].out);
	for (size_t i = rows->issued.count; i-- > 0;)
		add_row(rows, arena, &sieve, &rows->issued.items[i], NULL);
	sieve_close(&sieve);
}

size_t invoice_rows_find(const struct invoice_rows *rows, const char *key)
{
	for (size_t i = 0; key && *key && i < rows->count; i++)
		if (!strcmp(invoice_key(rows->items[i].invoice), key))
			return i;
	return SIZE_MAX;
}

const struct invoice *invoice_rows_draft(const struct invoice_rows *rows, int64_t project)
{
	for (size_t i = 0; i < rows->draft_count; i++)
		if (rows->drafts[i].invoice.project == project)
			return &rows->drafts[i].invoice;
	return NULL;
}

/* Drafts hold the ids of all that they would lock; what is shown of them is little. */
static bool read_drafts(struct invoice_rows *rows, struct book *book, struct arena *arena)
{
	struct arena *scratch = arena_new();
	struct drafts read = {0};
	bool ok = invoice_draft_all(book, (struct period){DAY_FIRST, rows->today}, scratch, &read);

	rows->draft_count = ok ? read.count : 0;
	rows->drafts = arena_array(arena, rows->draft_count + 1, sizeof *rows->drafts);
	for (size_t i = 0; i < rows->draft_count; i++) {
		rows->drafts[i].invoice = invoice_copy(&read.items[i].invoice, arena);
		rows->drafts[i].out = invoice_left_out(&read.items[i]);
	}
	arena_free(scratch);
	return ok;
}

/* What there is to doubt of the draft whose card is shown. Looking takes long for thousands of entries, so it is done once. */
static bool doubt(struct book *book, const struct invoice_rows *rows, const char *viewed, struct doubted *doubted)
{
	const struct invoice *draft = rows->draft_count ? &rows->drafts[0].invoice : NULL;
	int64_t version = book_version(book);

	for (size_t i = 0; i < rows->draft_count; i++)
		if (!strcmp(rows->drafts[i].invoice.path, viewed))
			draft = &rows->drafts[i].invoice;
	if (!draft || (version == doubted->version && !strcmp(doubted->path, draft->path)))
		return true;
	doubted->version = version;
	snprintf(doubted->path, sizeof doubted->path, "%s", draft->path);
	return invoice_doubts(book, draft, &doubted->doubts);
}

static const char *shown_path(const struct invoice_rows *rows, const struct invoice *invoice)
{
	const char *path = invoice->path ? invoice->path : invoice->client_name;

	return rows->brief ? words_short_path(path) : path;
}

/* The longest project has room, within reason. */
static void make_columns(struct invoice_rows *rows)
{
	static const struct table_column columns[INVOICE_COLUMNS] = {
		[NUMBER] = {.title = "number", .width = 9}, [PROJECT] = {.title = "project", .width = 7},
		[PERIOD] = {.title = "period", .width = 14, .rank = 2}, [HOURS] = {.title = "hours", .width = 7, .right = true, .rank = 3},
		[AMOUNT] = {.title = "amount", .width = 10, .right = true, .rank = 1}, [STATUS] = {.title = "status", .width = 12, .grows = true},
	};
	int most = rows->brief ? PROJECT_BRIEF : PROJECT_WHOLE;

	memcpy(rows->columns, columns, sizeof columns);
	for (size_t i = 0; i < rows->count; i++) {
		int width = canvas_width(shown_path(rows, rows->items[i].invoice));

		if (width > rows->columns[PROJECT].width)
			rows->columns[PROJECT].width = width < most ? width : most;
	}
}

bool invoice_rows_load(struct book *book, const struct list *list, const char *viewed, bool brief, struct arena *arena, struct invoice_rows *rows, struct doubted *doubted)
{
	*rows = (struct invoice_rows){.today = book_today(book), .brief = brief};
	if (!read_drafts(rows, book, arena) || !doubt(book, rows, viewed, doubted) || !invoice_list(book, arena, &rows->issued))
		return false;
	make_rows(rows, list, arena);
	make_columns(rows);
	return true;
}

static void row_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const struct invoice_rows *rows = list;
	const struct invoice *invoice = rows->items[row].invoice;
	struct money amount = {.minor = invoice->total};
	char text[64];

	switch (column) {
	case NUMBER: snprintf(cell->text, sizeof cell->text, "%s", invoice->number ? invoice->number : speech("draft")); break;
	case PROJECT: snprintf(cell->text, sizeof cell->text, "%.300s", shown_path(rows, invoice)); break;
	case PERIOD: snprintf(cell->text, sizeof cell->text, "%s", invoice_period(invoice->period, rows->today, text)); break;
	case HOURS: snprintf(cell->text, sizeof cell->text, "%s", moment_clock_length(invoice->seconds, text)); break;
	case AMOUNT:
		snprintf(amount.currency, sizeof amount.currency, "%s", invoice->currency);
		snprintf(cell->text, sizeof cell->text, "%s", locale_own_money(amount, MONEY_GROUPED, text));
		break;
	case STATUS:
		snprintf(cell->text, sizeof cell->text, "%s", rows->brief ? invoice_standing_short(invoice, rows->today, text) : invoice_standing(invoice, rows->today, text));
		cell->tone = invoice->open > 0 && invoice->number ? TONE_WARNING : TONE_PLAIN;
		break;
	}
}

void invoice_rows_table(const struct invoice_rows *rows, struct table *table)
{
	table->columns = rows->columns;
	table->count = INVOICE_COLUMNS;
	table->rows = rows->count;
	table->list = rows;
	table->cell = row_cell;
	table->empty = "Nothing to bill, nothing billed. Hours on a project come here.";
}

/* What a credit gives back is no part of what is unpaid. */
static int64_t owed(const struct invoice *invoice)
{
	return invoice->open > 0 ? invoice->open : 0;
}

/* Sums of one currency. */
static int64_t sum_of(const struct invoice_rows *rows, bool drafts, const char *currency)
{
	int64_t sum = 0;

	for (size_t i = 0; drafts && i < rows->draft_count; i++)
		sum += strcmp(rows->drafts[i].invoice.currency, currency) ? 0 : rows->drafts[i].invoice.total;
	for (size_t i = 0; !drafts && i < rows->issued.count; i++)
		sum += strcmp(rows->issued.items[i].currency, currency) ? 0 : owed(&rows->issued.items[i]);
	return sum;
}

static bool is_first_of_currency(const struct invoice_rows *rows, size_t row)
{
	for (size_t i = 0; i < row; i++)
		if (!strcmp(rows->items[i].invoice->currency, rows->items[row].invoice->currency))
			return false;
	return true;
}

/* "unpaid $6,035.38, €210.00": one amount a currency; that of the first row also where it is nothing. */
static void add_sums(const struct invoice_rows *rows, bool drafts, char out[SUMS_MOST])
{
	char amount[48];
	bool any = false;

	for (size_t i = 0; i < rows->count; i++) {
		struct money sum = {.minor = 0};
		size_t used = strlen(out);

		if (!is_first_of_currency(rows, i))
			continue;
		snprintf(sum.currency, sizeof sum.currency, "%s", rows->items[i].invoice->currency);
		sum.minor = sum_of(rows, drafts, sum.currency);
		if (i && !sum.minor)
			continue;
		snprintf(out + used, SUMS_MOST - used, "%s%s", any ? ", " : "", locale_own_money(sum, MONEY_SIGNED, amount));
		any = true;
	}
}

void invoice_rows_sums(const struct invoice_rows *rows, char out[SUMS_MOST])
{
	out[0] = '\0';
	if (!rows->count)
		return;
	snprintf(out, SUMS_MOST, speech("unpaid "));
	add_sums(rows, false, out);
	snprintf(out + strlen(out), SUMS_MOST - strlen(out), speech(" · draft "));
	add_sums(rows, true, out);
}
