/* A retainer on an invoice: its price once a month, and by the hour what passes the hours of the month. */
#include <string.h>

#include "model/allowance.h"
#include "model/invoice-gather.h"
#include "model/moment.h"
#include "model/money.h"
#include "model/record.h"

/* The walk through the months of one retainer; months are counted from year 0. */
struct retaining {
	struct gathering *gathering;
	struct allowance allowance;
	int month, start;             /* start: the first month with an allowance */
	bool took;                    /* an entry of the present month */
	int64_t displaced;            /* seconds that late work pushed over on invoices that are out, and that no line has billed yet */
	int64_t told;                 /* of those, on lines by the present month */
	int *billed;                  /* months that a standing invoice bills */
	size_t billed_count;
};

static int month_of(int day)
{
	struct wall civil = day_civil(day);

	return civil.year * 12 + civil.month - 1;
}

static int first_day(int month)
{
	return day_from_civil(month / 12, month % 12 + 1, 1);
}

static bool read_billed(struct retaining *retaining)
{
	struct gathering *gathering = retaining->gathering;
	struct query *rows = book_query(gathering->book, SQL_INVOICE_AGREED);

	query_set_text(rows, ":path", gathering->project->path);
	while (query_next(rows)) {
		if (query_is_null(rows, "from_on"))
			continue;
		arena_grow(gathering->arena, &retaining->billed, retaining->billed_count, sizeof *retaining->billed);
		retaining->billed[retaining->billed_count++] = month_of(query_day(rows, "from_on"));
	}
	return query_ok(rows);
}

/* The day from which the present month is owed; DAY_NONE: it is not, or it was billed. */
static int owed_on(const struct retaining *retaining)
{
	const struct project *project = retaining->gathering->project;
	int day = first_day(retaining->month);

	for (size_t i = 0; i < retaining->billed_count; i++)
		if (retaining->billed[i] == retaining->month)
			return DAY_NONE;
	if (retaining->month < retaining->start || (project->end_on != DAY_NONE && day > project->end_on) ||
	    (project->closed_on != DAY_NONE && day > project->closed_on))
		return DAY_NONE;
	return project->start_on != DAY_NONE && project->start_on > day ? project->start_on : day;
}

static const char *month_name(const struct retaining *retaining)
{
	const struct gathering *gathering = retaining->gathering;
	char hours[24];

	return arena_print(gathering->arena, phrase(gather_locale(gathering), "Retainer %s, %s"), gather_month(gathering, retaining->month / 12, retaining->month % 12),
	                   moment_clock_length(gathering->project->hours_seconds, hours));
}

static void add_month(struct retaining *retaining, int day)
{
	struct gathering *gathering = retaining->gathering;
	struct invoice_line *line = gather_line(gathering, LINE_RETAINER);

	line->name = month_name(retaining);
	line->from_on = first_day(retaining->month);
	line->amount = gathering->project->price;
	gather_note_day(gathering, day);
}

static void tell_month(struct retaining *retaining)
{
	const struct allowance *allowance = &retaining->allowance;
	struct gathering *gathering = retaining->gathering;
	struct draft *draft = gathering->draft;

	arena_grow(gathering->arena, &draft->retained, draft->retained_count, sizeof *draft->retained);
	draft->retained[draft->retained_count++] = (struct retainer_month){
		.path = gathering->project->path, .year = retaining->month / 12, .month = retaining->month % 12 + 1, .hours = allowance->hours,
		.carried = allowance->carried, .used = allowance->used, .over = allowance->over, .left = allowance_left(allowance),
		.displaced = retaining->told,
	};
}

static void begin_month(struct retaining *retaining, int month)
{
	retaining->month = month;
	retaining->took = false;
	retaining->told = 0;
	retaining->allowance.hours = month < retaining->start ? 0 : retaining->gathering->project->hours_seconds;
}

static void end_month(struct retaining *retaining)
{
	struct gathering *gathering = retaining->gathering;
	int day = owed_on(retaining);
	bool due = day != DAY_NONE && gather_is_due(gathering, day);

	if (due)
		add_month(retaining, day);
	else if (day != DAY_NONE && day < gathering->period.first)
		gather_leave(gathering, day, 0, LEFT_AGREED);
	if (due || retaining->took)
		tell_month(retaining);
	allowance_turn(&retaining->allowance);
	begin_month(retaining, retaining->month + 1);
}

static int64_t weighed(const struct gathering *gathering, const struct candidate *entry)
{
	return entry->seconds < gathering->project->minimum_seconds ? gathering->project->minimum_seconds : entry->seconds;
}

/* Work that is over bills itself; what it pushed over in a later month that is billed already comes on top, so that no hour is lost. */
static int64_t with_displaced(struct retaining *retaining, int64_t seconds, int64_t over)
{
	int64_t more = seconds - over < retaining->displaced ? seconds - over : retaining->displaced;

	retaining->displaced -= more;
	retaining->told += more;
	return over + more;
}

/* Counts the work against its month; what is not billed yet goes on the invoice, the part that is over by the hour. */
static void weigh(struct retaining *retaining, struct candidate *entry, bool billed)
{
	struct gathering *gathering = retaining->gathering;
	int64_t seconds = weighed(gathering, entry), over;

	if (!gather_is_billable(gathering, entry)) {
		if (gather_is_in(gathering, entry->day) && !billed)
			gather_beside(gathering, entry);
		return;
	}
	over = allowance_take(&retaining->allowance, seconds);
	if (billed)
		return;
	if (!gather_is_due(gathering, entry->day)) {
		gather_leave(gathering, entry->day, entry->seconds, LEFT_ENTRY);
		return;
	}
	retaining->took = true;
	gather_bill(gathering, entry, with_displaced(retaining, seconds, over));
}

static struct query *retained(const struct gathering *gathering, int last)
{
	struct query *rows = book_query(gathering->book, SQL_INVOICE_RETAINED);

	query_set_int(rows, ":project", gathering->project->id);
	query_set_day(rows, ":last", last);
	return rows;
}

/* From the first month on that has an allowance, or has work before that. */
static void begin(struct retaining *retaining, int month)
{
	retaining->start = retaining->start >= 0 ? retaining->start : month;
	begin_month(retaining, month < retaining->start ? month : retaining->start);
}

/* How much of what invoices bill passes its months, where what is due now is counted too, or is not. */
static bool count_over(const struct retaining *retaining, bool due, int64_t *over)
{
	struct gathering *gathering = retaining->gathering;
	struct query *rows = retained(gathering, DAY_LAST);
	struct retaining walk = *retaining;

	*over = 0;
	while (query_next(rows)) {
		struct candidate entry = gather_candidate(gathering, rows);
		int64_t seconds = weighed(gathering, &entry), passes;
		bool billed = query_int(rows, "billed");
		int month = month_of(entry.day);

		if (walk.month < 0)
			begin(&walk, month);
		for (; walk.month < month; begin_month(&walk, walk.month + 1))
			allowance_turn(&walk.allowance);
		if (!entry.seconds || !(due || billed || !gather_is_due(gathering, entry.day)) || !gather_is_billable(gathering, &entry))
			continue;
		passes = allowance_take(&walk.allowance, seconds);
		*over += billed ? passes : 0;
	}
	return query_ok(rows);
}

/* Hours over that invoices have billed. */
static bool read_over_billed(const struct retaining *retaining, int64_t *seconds)
{
	struct query *row = book_query(retaining->gathering->book, SQL_INVOICE_OVER_BILLED);

	query_set_text(row, ":path", retaining->gathering->project->path);
	return query_number(row, "seconds", seconds);
}

/*
 * Work told late takes hours that went on to a later month: where that month was billed as if it still had them, what is
 * over there now was never billed. Not more than the late work itself displaced: terms may have changed since.
 */
static bool find_displaced(struct retaining *retaining)
{
	int64_t with, without, billed;

	if (!count_over(retaining, true, &with) || !count_over(retaining, false, &without) || !read_over_billed(retaining, &billed))
		return false;
	billed = billed > without ? billed : without;
	retaining->displaced = with > billed ? with - billed : 0;
	return true;
}

static bool walk_entries(struct retaining *retaining)
{
	struct gathering *gathering = retaining->gathering;
	struct query *rows = retained(gathering, gathering->period.last);

	while (query_next(rows)) {
		struct candidate entry = gather_candidate(gathering, rows);
		int month = month_of(entry.day);

		if (!entry.seconds)
			continue;
		if (retaining->month < 0)
			begin(retaining, month);
		while (retaining->month < month)
			end_month(retaining);
		weigh(retaining, &entry, query_int(rows, "billed"));
	}
	return query_ok(rows);
}

bool gather_retainer(struct gathering *gathering)
{
	const struct project *project = gathering->project;
	struct retaining retaining = {.gathering = gathering, .allowance.rollover = project->rollover_seconds, .month = -1, .start = -1};
	int last = gathering->period.last == DAY_LAST ? zone_day(project->zone, book_now(gathering->book)) : gathering->period.last;

	if (project->start_on != DAY_NONE)
		retaining.start = month_of(project->start_on);
	if (!read_billed(&retaining) || !find_displaced(&retaining) || !walk_entries(&retaining))
		return false;
	if (retaining.month < 0 && retaining.start >= 0)
		begin_month(&retaining, retaining.start);
	while (retaining.month >= 0 && retaining.month <= month_of(last))
		end_month(&retaining);
	return gather_close_labour(gathering);
}
