/* What is printed on an invoice beside its lines. */
#include <string.h>

#include "model/change.h"
#include "model/invoice.h"
#include "model/money.h"
#include "model/record.h"

static void widen(struct period *period, int day)
{
	if (period->first == DAY_NONE || day < period->first)
		period->first = day;
	if (period->last == DAY_NONE || day > period->last)
		period->last = day;
}

/* A month's fee covers the month. */
static void widen_by_lines(const struct invoice *invoice, struct period *period)
{
	for (size_t i = 0; i < invoice->line_count; i++) {
		const struct invoice_line *line = &invoice->lines[i];
		struct wall month;

		if (line->from_on == DAY_NONE)
			continue;
		month = day_civil(line->from_on);
		widen(period, line->from_on);
		if (line->kind == LINE_RETAINER)
			widen(period, day_of_month_end(month.year, month.month));
	}
}

bool invoice_service(struct book *book, const struct invoice *invoice, struct period *period)
{
	struct query *rows = book_query(book, SQL_INVOICE_SERVICE);

	*period = (struct period){DAY_NONE, DAY_NONE};
	query_set_int(rows, ":invoice", invoice->credits ? invoice->credits_id : invoice->id);
	while (query_next(rows)) {
		bool worked = query_is_null(rows, "started_at");

		widen(period, worked ? query_day(rows, "day") : zone_day(query_text(rows, "zone"), query_int(rows, "started_at")));
	}
	widen_by_lines(invoice, period);
	if (period->first == DAY_NONE)
		*period = invoice->period;
	return query_ok(rows);
}

/* Moved by what was approved as known then. */
static bool move_cap(struct book *book, int64_t project, int64_t known_at, struct arena *arena, int64_t *cap)
{
	struct changes changes;

	if (!change_list(book, project, known_at, arena, &changes))
		return false;
	for (size_t i = 0; i < changes.count; i++)
		if (change_is_scope(changes.items[i].state) && changes.items[i].has_price)
			*cap += changes.items[i].price;
	return true;
}

static bool fills_cap(const struct invoice_line *line)
{
	return line->kind == LINE_LABOUR || line->kind == LINE_FIXED || line->kind == LINE_RETAINER;
}

bool invoice_cap(struct book *book, const struct invoice *invoice, const char *project_path, struct arena *arena, struct cap_use *use)
{
	struct query *row = book_query(book, SQL_INVOICE_CAP);
	int64_t known_at = invoice->number ? invoice->known_at : INT64_MAX, project = 0;

	*use = (struct cap_use){.path = project_path};
	query_set_text(row, ":path", project_path);
	query_set_int(row, ":invoice", invoice->number ? invoice->id : INT64_MAX);
	query_set_int(row, ":known_at", known_at);
	if (query_next(row)) {
		project = query_int(row, "id");
		use->cap = query_int(row, "cap");
		use->billed = query_int(row, "billed");
	}
	query_end(row);
	if (!query_ok(row) || !project)
		return query_ok(row);
	for (size_t i = 0; !invoice->number && i < invoice->line_count; i++)
		if (fills_cap(&invoice->lines[i]) && !strcmp(invoice->lines[i].project, project_path))
			use->billed += invoice->lines[i].amount;
	return move_cap(book, project, known_at, arena, &use->cap);
}

char *invoice_line_days(const struct invoice_line *line, char out[48])
{
	return decimal_format(out, line->billed_seconds, line->day_seconds, 2);
}

bool invoice_line_is_even(const struct invoice_line *line)
{
	return !((int128)line->billed_seconds * 100 % line->day_seconds);
}
