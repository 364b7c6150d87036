/* What entries come to: their shares of the lines of issued invoices, or of the line that an invoice would have. */
#include <stdlib.h>
#include <string.h>

#include "model/billing.h"
#include "model/exports/hours.h"
#include "model/invoice.h"

const struct rate *worth_rate(struct selection *selection, struct hours_item *item, int day)
{
	const struct hours_project *project = item->project;

	if (item->rate_day != day) {
		item->rate_day = day;
		item->rate = rate_in_force(selection->rates, project->client, project->id, item->id, project->currency, day);
		if (item->rate && strcmp(item->rate->amount.currency, project->currency))
			item->rate = NULL;
	}
	return item->rate;
}

static struct hours_line *line_in(struct arena *arena, struct hours_line **lines, const struct hours_item *item, const struct rate *rate)
{
	struct hours_line *line = *lines;

	while (line && (line->rate != rate->amount.minor || line->day_seconds != rate->day_seconds))
		line = line->next;
	if (line)
		return line;
	line = arena_take(arena, sizeof *line);
	*line = (struct hours_line){.item = item, .rate = rate->amount.minor, .day_seconds = rate->day_seconds, .share.arena = arena, .next = *lines};
	*lines = line;
	return line;
}

/* The engine's own rows of items and projects, which a format may only look at. */
static struct hours_item *own_item(struct selection *selection, int64_t project, int64_t item)
{
	return item ? selection->hours->items[item] : &selection->hours->projects[project]->self;
}

/* Is it billed by the hour: not at a fixed price, nor by the month, and not on an invoice yet. */
static bool is_open_work(const struct hours_row *row)
{
	return row->billable && row->rate && !row->invoice && (row->project->kind == KIND_TM || row->project->kind == KIND_NTE);
}

static struct hours_line *open_line(struct selection *selection, const struct hours_row *row)
{
	struct hours_item *item = own_item(selection, row->project->id, row->item->id);

	return line_in(selection->hours->arena, &item->lines, item, row->rate);
}

bool worth_weigh(struct selection *selection, const struct hours_row *row)
{
	struct hours *hours = selection->hours;
	struct hours_project *project = hours->projects[row->project->id];
	struct rounding rounding;

	if (!is_open_work(row))
		return true;
	if (!project->billing) {
		if (!rounding_read(project->rounding, &rounding))
			return book_fail(hours->book, FAULT_STORE, "%s has a rounding policy that this program does not know.", project->path);
		project->billing = billing_new(hours->arena, rounding, project->minimum_seconds);
	}
	billing_feed(project->billing, &(struct billed_entry){.item = row->item->id, .code = row->item->code, .day = row->day_number,
		.seconds = row->seconds, .rate = row->rate->amount.minor, .day_seconds = row->rate->day_seconds});
	share_feed(&open_line(selection, row)->share, row->seconds);
	return true;
}

static void fix(struct hours_line *line, int64_t billed_seconds, int64_t amount)
{
	line->billed_seconds = billed_seconds;
	line->amount = amount;
	share_close(&line->share, amount);
}

static void close_item(struct hours_item *item, const struct bill *bill)
{
	for (struct hours_line *line = item->lines; line; line = line->next) {
		const struct bill_line *billed = bill_line_of(bill, item->id, line->rate, line->day_seconds);

		fix(line, billed ? billed->billed_seconds : 0, billed ? billed->amount : 0);
	}
}

bool worth_close(struct selection *selection)
{
	struct hours *hours = selection->hours;

	for (int64_t i = 0; i <= hours->project_most; i++) {
		struct hours_project *project = hours->projects[i];
		struct bill bill;

		if (!project || !project->billing)
			continue;
		if (!billing_close(project->billing, hours->arena, &bill, book_fault_slot(hours->book)))
			return false;
		close_item(&project->self, &bill);
		for (int64_t k = 0; k <= hours->item_most; k++)
			if (hours->items[k] && hours->items[k]->project == project)
				close_item(hours->items[k], &bill);
	}
	return true;
}

/* A line of an issued invoice, and the item and rate that it bills. */
struct frozen_line {
	const struct hours_item *item;
	struct hours_line *lines;
	struct frozen_line *next;
};

static struct hours_line *frozen_line(struct arena *arena, struct frozen_line **lines, const struct hours_item *item, const struct rate *rate)
{
	struct frozen_line *line = *lines;

	while (line && line->item != item)
		line = line->next;
	if (!line) {
		line = arena_take(arena, sizeof *line);
		*line = (struct frozen_line){.item = item, .next = *lines};
		*lines = line;
	}
	return line_in(arena, &line->lines, item, rate);
}

/* As the frozen copy says of the item at that rate. The project itself stands there by its slug. */
static void fix_frozen(const struct invoice *invoice, const struct hours_item *item, struct hours_line *line)
{
	const char *code = item->id ? item->code : item->project->slug;

	for (size_t i = 0; i < invoice->line_count; i++) {
		const struct invoice_line *frozen = &invoice->lines[i];

		if (frozen->kind == LINE_LABOUR && frozen->item && !strcmp(frozen->item, code) && !strcmp(frozen->project, item->project->path)
			&& frozen->rate == line->rate) {
			fix(line, frozen->billed_seconds, frozen->amount);
			return;
		}
	}
	fix(line, 0, 0);
}

/* Once through the invoice's entries: to measure, or to give each its share. */
static bool walk_invoice(struct selection *selection, struct billed_invoice *billed, struct frozen_line **lines, bool measure)
{
	struct hours *hours = selection->hours;
	struct query *rows = book_query(hours->book, SQL_EXPORT_INVOICE_ENTRIES);

	query_set_int(rows, ":invoice", billed->id);
	while (query_next(rows)) {
		int64_t project = query_id_at(rows, query_column(rows, "project"), hours->project_most), place = query_id_at(rows, query_column(rows, "item"), hours->item_most);
		int64_t seconds = query_int(rows, "seconds");
		struct hours_item *item;
		const struct rate *rate;
		struct hours_line *line;

		if (!hours->projects[project] || (place && !hours->items[place]))
			query_doubt(rows, query_column(rows, "project"));
		if (!query_ok(rows))
			break;
		item = own_item(selection, project, place);
		rate = worth_rate(selection, item, query_day(rows, "day"));
		line = rate ? frozen_line(hours->arena, lines, item, rate) : NULL;
		if (measure) {
			if (line)
				share_feed(&line->share, seconds);
			continue;
		}
		arena_grow(hours->arena, &billed->entries, billed->count, sizeof *billed->entries);
		billed->entries[billed->count++] = (struct billed){query_int(rows, "id"), line ? share_take(&line->share, seconds) : 0, line};
	}
	query_end(rows);
	return query_ok(rows);
}

static int by_entry(const void *one, const void *other)
{
	int64_t a = ((const struct billed *)one)->entry, b = ((const struct billed *)other)->entry;

	return a < b ? -1 : a > b;
}

static bool read_invoice(struct selection *selection, struct billed_invoice *billed)
{
	struct hours *hours = selection->hours;
	struct query *row = book_query(hours->book, SQL_EXPORT_INVOICE);
	struct frozen_line *lines = NULL;
	struct invoice invoice;

	query_set_int(row, ":id", billed->id);
	billed->number = query_next(row) ? query_take(row, "number", hours->arena) : "";
	query_end(row);
	if (!query_ok(row) || !invoice_find(hours->book, billed->number, hours->arena, &invoice) || !walk_invoice(selection, billed, &lines, true))
		return false;
	for (struct frozen_line *frozen = lines; frozen; frozen = frozen->next)
		for (struct hours_line *line = frozen->lines; line; line = line->next)
			fix_frozen(&invoice, frozen->item, line);
	if (!walk_invoice(selection, billed, &lines, false))
		return false;
	qsort(billed->entries, billed->count, sizeof *billed->entries, by_entry);
	return true;
}

static bool find_invoice(struct selection *selection, int64_t id, struct billed_invoice **billed)
{
	for (*billed = selection->invoices; *billed; *billed = (*billed)->next)
		if ((*billed)->id == id)
			return true;
	*billed = arena_take(selection->hours->arena, sizeof **billed);
	**billed = (struct billed_invoice){.id = id, .next = selection->invoices};
	selection->invoices = *billed;
	return read_invoice(selection, *billed);
}

bool worth_take(struct selection *selection, struct hours_row *row)
{
	struct billed wanted = {.entry = row->id};
	struct billed_invoice *billed;
	const struct billed *found;

	row->amount = 0;
	if (is_open_work(row)) {
		row->line = open_line(selection, row);
		row->amount = share_take(&row->line->share, row->seconds);
	}
	if (!row->invoice)
		return true;
	if (!find_invoice(selection, row->invoice, &billed))
		return false;
	found = bsearch(&wanted, billed->entries, billed->count, sizeof wanted, by_entry);
	row->invoice_number = billed->number;
	row->amount = found ? found->amount : 0;
	row->line = found ? found->line : NULL;
	return true;
}
