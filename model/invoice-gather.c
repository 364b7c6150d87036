/* The entries and jobs of one project that an invoice would bill: by the hour here, in its other ways next door. */
#include "model/invoice-gather.h"
#include "model/record.h"

static void weigh(struct gathering *gathering, const struct candidate *entry)
{
	if (!entry->seconds)
		return;
	if (!gather_is_billable(gathering, entry)) {
		if (gather_is_in(gathering, entry->day))
			gather_beside(gathering, entry);
	} else if (gather_is_due(gathering, entry->day)) {
		gather_bill(gathering, entry, entry->seconds);
	} else {
		gather_leave(gathering, entry->day, entry->seconds, LEFT_ENTRY);
	}
}

static bool gather_entries(struct gathering *gathering)
{
	struct query *rows = book_query(gathering->book, SQL_INVOICE_UNBILLED);

	query_set_int(rows, ":project", gathering->project->id);
	query_set_day(rows, ":last", gathering->period.last);
	while (query_next(rows)) {
		struct candidate entry = gather_candidate(gathering, rows);

		weigh(gathering, &entry);
	}
	return query_ok(rows);
}

static bool read_covered(struct gathering *gathering)
{
	struct query *rows = book_query(gathering->book, SQL_INVOICE_PERIODS);

	query_set_int(rows, ":project", gathering->project->id);
	query_set_int(rows, ":client", gathering->project->client);
	while (query_next(rows)) {
		arena_grow(gathering->arena, &gathering->covered, gathering->covered_count, sizeof *gathering->covered);
		gathering->covered[gathering->covered_count++] = (struct period){query_day(rows, "period_from_on"), query_day(rows, "period_last_on")};
	}
	return query_ok(rows);
}

static bool gather_hours(struct gathering *gathering)
{
	return gather_entries(gathering) && gather_close_labour(gathering);
}

bool invoice_gather(struct gathering *gathering)
{
	const struct project *project = gathering->project;
	bool by_month = project->kind == KIND_RETAINER;
	size_t first = gathering->draft->invoice.line_count;
	struct rounding rounding;
	bool ok;

	gathering->covered = NULL;
	gathering->covered_count = 0;
	if (!rounding_read(project->rounding, &rounding))
		return book_fail(gathering->book, FAULT_STORE, "\"%s\" has no known rounding policy; ambit check says more.", project->path);
	/* An entry of a retainer is filled up to the minimum before it is held against the month. */
	gathering->billing = billing_new(gathering->arena, rounding, by_month ? 0 : project->minimum_seconds);
	if (!read_covered(gathering))
		return false;
	ok = by_month ? gather_retainer(gathering) : project->kind == KIND_FIXED ? gather_fixed(gathering) : gather_hours(gathering);
	return ok && gather_compute(gathering) && gather_advances(gathering, first) && gather_cap(gathering, first);
}
