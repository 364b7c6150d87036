/* A fixed price on an invoice: each item that was accepted, and each change that was agreed, at its own price. */
#include <string.h>

#include "model/agreed.h"
#include "model/invoice-gather.h"
#include "model/record.h"

/* What is read of one project. */
struct fixing {
	struct gathering *gathering;
	struct items items;
	struct changes changes;
	struct progresses progresses;
	const char **billed;          /* codes on standing invoices */
	size_t billed_count;
};

static bool read_billed(struct fixing *fixing)
{
	struct gathering *gathering = fixing->gathering;
	struct query *rows = book_query(gathering->book, SQL_INVOICE_AGREED);

	query_set_text(rows, ":path", gathering->project->path);
	while (query_next(rows)) {
		if (query_is_null(rows, "item"))
			continue;
		arena_grow(gathering->arena, &fixing->billed, fixing->billed_count, sizeof *fixing->billed);
		fixing->billed[fixing->billed_count++] = query_take(rows, "item", gathering->arena);
	}
	return query_ok(rows);
}

static bool was_billed(const struct fixing *fixing, const char *code)
{
	for (size_t i = 0; i < fixing->billed_count; i++)
		if (!strcmp(fixing->billed[i], code))
			return true;
	return false;
}

static void take(struct fixing *fixing, const char *code, const char *name, int64_t price, int day)
{
	struct gathering *gathering = fixing->gathering;
	struct invoice_line *line;

	if (day == DAY_NONE || day > gathering->period.last || was_billed(fixing, code))
		return;
	if (!gather_is_due(gathering, day)) {
		gather_leave(gathering, day, 0, LEFT_AGREED);
		return;
	}
	line = gather_line(gathering, LINE_FIXED);
	line->item = code;
	line->name = name;
	line->amount = price;
	gather_note_day(gathering, day);
}

/* Hours are tracked, not billed; those of no use to the price stand beside it as everywhere. */
static bool track(struct gathering *gathering)
{
	struct query *rows = book_query(gathering->book, SQL_INVOICE_UNBILLED);

	query_set_int(rows, ":project", gathering->project->id);
	query_set_day(rows, ":last", gathering->period.last);
	while (query_next(rows)) {
		struct candidate entry = gather_candidate(gathering, rows);

		if (!gather_is_in(gathering, entry.day))
			continue;
		if (gather_is_billable(gathering, &entry))
			gathering->draft->tracked_seconds += entry.seconds;
		else
			gather_beside(gathering, &entry);
	}
	return query_ok(rows);
}

bool gather_fixed(struct gathering *gathering)
{
	struct fixing fixing = {.gathering = gathering};
	const struct project *project = gathering->project;
	struct book *book = gathering->book;
	int64_t prices = 0;

	if (!read_billed(&fixing) || !item_list(book, project->id, false, gathering->arena, &fixing.items) ||
	    !change_list(book, project->id, INT64_MAX, gathering->arena, &fixing.changes) ||
	    !item_progress_list(book, project->id, INT64_MAX, gathering->arena, &fixing.progresses))
		return false;
	for (size_t i = 0; i < fixing.items.count; i++) {
		const struct item *item = &fixing.items.items[i];
		int owed_on = agreed_item_owed_on(&fixing.progresses, item->id);

		if (item->excluded || item->price <= 0)
			continue;
		prices += item->price;
		if (owed_on == DAY_NONE)
			gathering->draft->unaccepted += item->price;
		take(&fixing, item->code, item->name, item->price, owed_on);
	}
	for (size_t i = 0; i < fixing.changes.count; i++) {
		const struct change *change = &fixing.changes.items[i];

		take(&fixing, change->code, change->title, change->price, agreed_change_owed_on(&fixing.progresses, change));
	}
	if (project->price)
		gathering->draft->unpriced_agreed += project->price - prices;
	return track(gathering);
}
