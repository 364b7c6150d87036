/* What is printed on an invoice beside its lines. */
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
	query_set_int(rows, ":invoice", invoice->id);
	while (query_next(rows)) {
		bool worked = query_is_null(rows, "started_at");

		widen(period, worked ? query_day(rows, "day") : zone_day(query_text(rows, "zone"), query_int(rows, "started_at")));
	}
	widen_by_lines(invoice, period);
	if (period->first == DAY_NONE)
		*period = invoice->period;
	return query_ok(rows);
}

char *invoice_line_days(const struct invoice_line *line, char out[48])
{
	int digits = 2;

	for (int64_t unit = 100; digits < 6 && (int128)line->billed_seconds * unit % line->day_seconds; unit *= 10)
		digits++;
	return decimal_format(out, line->billed_seconds, line->day_seconds, digits);
}
