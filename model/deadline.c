/* What is due: read from the facts, in the words that a calendar shows. */
#include <stdlib.h>
#include <string.h>

#include "model/dataset.h"
#include "model/deadline-inside.h"
#include "model/invoice.h"
#include "model/quote.h"
#include "model/record.h"

const char *const deadline_words[] = {"milestone", "review", "end", "rates", "job", "change", "ask", "invoice", "quote", "dataset", "production", NULL};
const char *const deadline_categories[] = {"Milestone", "Retraining", "Contract end", "Rate review", "Job", "Change", "Question", "Invoice", "Quote", "Data deletion", "Production check", NULL};
const char *const deadline_status_words[] = {"open", "done", "cancelled", NULL};

static bool add_invoices(struct due *due)
{
	struct invoices invoices;
	struct arena *arena = due->arena;

	if (!invoice_list(due->book, arena, &invoices))
		return false;
	for (size_t i = 0; i < invoices.count; i++) {
		const struct invoice *invoice = &invoices.items[i];
		struct deadline deadline = {
			.kind = DEADLINE_INVOICE,
			.subject = invoice->uid,
			.day = invoice->due_on,
			.project = invoice->project,
			.client_name = invoice->client_name,
			.private_summary = "Invoice",
		};

		if (invoice->open <= 0)
			continue;
		deadline.summary = arena_print(arena, "%s: Invoice %s due", invoice->client_name, invoice->number);
		deadline.said = deadline_say(due, invoice->client_name, "Invoice %s due", invoice->number);
		deadline.description = arena_print(arena, "%s\n%s", invoice->client_name, invoice->path);
		deadline_add(due, deadline);
	}
	return true;
}

/* An offer that waits is asked after on the day that was set for it. */
static bool add_follow_ups(struct due *due)
{
	struct quotes quotes;

	if (!quote_list(due->book, INT64_MAX, due->arena, &quotes))
		return false;
	for (size_t i = 0; i < quotes.count; i++) {
		const struct quote *quote = &quotes.items[i];
		const char *title = quote->title ? quote->title : "quote";

		if (quote->outcome == OUTCOME_OPEN && quote->follow_up_on != DAY_NONE)
			deadline_add(due, (struct deadline){
				.kind = DEADLINE_QUOTE,
				.subject = quote->uid,
				.day = quote->follow_up_on,
				.client_name = quote->client_name,
				.summary = arena_print(due->arena, "%s: ask again about %s", quote->client_name, title),
				.said = deadline_say(due, quote->client_name, "ask again about %s", title),
				.private_summary = "Follow-up",
				.description = quote->client_name,
			});
	}
	return true;
}

/* Data that must be gone by a day: open until it is scrapped. */
static bool add_deletions(struct due *due)
{
	struct datasets datasets;

	if (!dataset_list(due->book, 0, due->arena, &datasets))
		return false;
	for (size_t i = 0; i < datasets.count; i++) {
		const struct dataset *dataset = &datasets.items[i];

		if (dataset->delete_by != DAY_NONE && dataset->scrapped_on == DAY_NONE)
			deadline_add(due, (struct deadline){
				.kind = DEADLINE_DATASET,
				.subject = dataset->uid,
				.day = dataset->delete_by,
				.project = dataset->project,
				.client_name = dataset->client_name,
				.summary = arena_print(due->arena, "%s: delete the data %s", dataset->project_name, dataset->label),
				.said = deadline_say(due, dataset->project_name, "delete the data %s", dataset->label),
				.private_summary = "Data deletion",
				.description = arena_print(due->arena, "%s\n%s", dataset->client_name, dataset->project_path),
			});
	}
	return true;
}

/* Rates are looked at every half year, from the first 1 January or 1 July after the first of them was written. */
static bool add_rate_review(struct due *due)
{
	struct query *row = book_query(due->book, SQL_CALENDAR_FIRST_RATE);
	bool any = query_next(row) && !query_is_null(row, "at");
	int64_t at = any ? query_int(row, "at") : 0;
	struct wall day = day_civil(zone_day(book_clock(due->book).zone, at));

	query_end(row);
	if (any)
		deadline_add(due, (struct deadline){
			.kind = DEADLINE_RATES,
			.subject = "rates",
			.day = day.month < 7 ? day_from_civil(day.year, 7, 1) : day_from_civil(day.year + 1, 1, 1),
			.summary = "Rate review",
			.said = deadline_say(due, NULL, "Rate review"),
			.private_summary = "Rate review",
			.description = "Twice a year: raise rates until clients say no.",
		});
	return query_ok(row);
}

bool deadlines_due(struct book *book, struct arena *arena, struct deadlines *list)
{
	struct due due = {book, arena, list};

	*list = (struct deadlines){0};
	return deadlines_of_projects(&due) && add_invoices(&due) && add_follow_ups(&due) && add_deletions(&due) && add_rate_review(&due);
}

static int by_day(const void *one, const void *other)
{
	const struct deadline *a = one, *b = other;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return a->kind != b->kind ? (a->kind < b->kind ? -1 : 1) : strcmp(a->summary, b->summary);
}

bool deadlines_open(struct book *book, int last, struct arena *arena, struct deadlines *list)
{
	size_t kept = 0;

	if (!deadlines_due(book, arena, list))
		return false;
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].status == DEADLINE_OPEN && list->items[i].day <= last)
			list->items[kept++] = list->items[i];
	list->count = kept;
	if (kept)
		qsort(list->items, kept, sizeof *list->items, by_day);
	return true;
}
