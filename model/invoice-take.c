/* What an invoice takes, what it leaves for later, and what it lists beside: shared by all ways to gather it. */
#include <string.h>

#include "model/invoice-gather.h"
#include "model/record.h"

static bool is_in(const struct period *period, int day)
{
	return day >= period->first && day <= period->last;
}

bool gather_is_in(const struct gathering *gathering, int day)
{
	return is_in(&gathering->period, day);
}

bool gather_is_due(const struct gathering *gathering, int day)
{
	if (is_in(&gathering->period, day))
		return true;
	for (size_t i = 0; day < gathering->period.first && i < gathering->covered_count; i++)
		if (is_in(&gathering->covered[i], day))
			return true;
	return false;
}

void gather_note_day(struct gathering *gathering, int day)
{
	if (gathering->earliest == DAY_NONE || day < gathering->earliest)
		gathering->earliest = day;
	if (gathering->latest == DAY_NONE || day > gathering->latest)
		gathering->latest = day;
}

static struct unbilled_month *month_of(struct gathering *gathering, int day)
{
	struct draft *draft = gathering->draft;
	struct wall civil = day_civil(day);

	for (size_t i = 0; i < draft->older_count; i++) {
		struct unbilled_month *month = &draft->older[i];

		if (month->year == civil.year && month->month == civil.month && !strcmp(month->path, gathering->project->path))
			return month;
	}
	arena_grow(gathering->arena, &draft->older, draft->older_count, sizeof *draft->older);
	draft->older[draft->older_count] = (struct unbilled_month){
		.path = gathering->project->path, .year = civil.year, .month = civil.month, .oldest = day,
	};
	return &draft->older[draft->older_count++];
}

void gather_leave(struct gathering *gathering, int day, int64_t seconds, enum left what)
{
	struct unbilled_month *month = month_of(gathering, day);

	month->seconds += seconds;
	month->entries += what == LEFT_ENTRY;
	month->jobs += what == LEFT_JOB;
	month->agreed += what == LEFT_AGREED;
	if (day < month->oldest)
		month->oldest = day;
}

static void hold_back(struct gathering *gathering, int64_t item, int64_t seconds)
{
	const char *path = standing_path(gathering->standing, gathering->project->id, item);
	struct draft *draft = gathering->draft;

	for (size_t i = 0; i < draft->at_risk_count; i++)
		if (!strcmp(draft->at_risk[i].path, path)) {
			draft->at_risk[i].seconds += seconds;
			return;
		}
	arena_grow(gathering->arena, &draft->at_risk, draft->at_risk_count, sizeof *draft->at_risk);
	draft->at_risk[draft->at_risk_count++] = (struct unbilled){path, seconds};
}

void gather_beside(struct gathering *gathering, const struct candidate *entry)
{
	int64_t project = gathering->project->id;
	enum disposition disposition = standing_disposition(gathering->standing, project, entry->item, entry->day, entry->activity, entry->given);

	if (standing_waits(gathering->standing, project, entry->item, entry->day, entry->activity, entry->given))
		gathering->draft->waiting_seconds += entry->seconds;
	else if (disposition == GOODWILL)
		gathering->draft->invoice.goodwill_seconds += entry->seconds;
	else if (disposition == NONBILLABLE)
		gathering->draft->nonbillable_seconds += entry->seconds;
	else
		hold_back(gathering, entry->item, entry->seconds);
}

static void leave_without_rate(struct gathering *gathering, const struct candidate *entry)
{
	struct draft *draft = gathering->draft;

	arena_grow(gathering->arena, &draft->unpriced, draft->unpriced_count, sizeof *draft->unpriced);
	draft->unpriced[draft->unpriced_count++] = entry->id;
	if (!draft->unpriced_path)
		draft->unpriced_path = gathering->project->path;
}

void gather_bill(struct gathering *gathering, const struct candidate *entry, int64_t seconds)
{
	const struct project *project = gathering->project;
	const struct rate *rate = rate_in_force(gathering->rates, project->client, project->id, entry->item, project->currency, entry->day);
	struct draft *draft = gathering->draft;

	gather_note_day(gathering, entry->day);
	if (seconds && (!rate || strcmp(rate->amount.currency, project->currency))) {
		leave_without_rate(gathering, entry);
		return;
	}
	if (seconds)
		billing_feed(gathering->billing, &(struct billed_entry){
			.item = entry->item, .code = entry->code, .day = entry->day, .seconds = seconds,
			.rate = rate->amount.minor, .day_seconds = rate->day_seconds,
		});
	arena_grow(gathering->arena, &draft->entries, draft->entry_count, sizeof *draft->entries);
	draft->entries[draft->entry_count++] = entry->id;
}

bool gather_is_billable(const struct gathering *gathering, const struct candidate *entry)
{
	return standing_is_billable(gathering->standing, gathering->project->id, entry->item, entry->day, entry->activity, entry->given);
}

/* The code of an item lives as long as the load: one copy an item, not one an entry. */
static const char *code_of(const struct gathering *gathering, int64_t item)
{
	const char *path = item ? standing_path(gathering->standing, gathering->project->id, item) : "";
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

struct candidate gather_candidate(const struct gathering *gathering, struct query *row)
{
	int64_t item = query_int(row, "item");

	return (struct candidate){
		.id = query_int(row, "id"),
		.item = item,
		.seconds = query_int(row, "seconds"),
		.day = query_day(row, "day"),
		.activity = query_text(row, "activity"),
		.code = code_of(gathering, item),
		.given = query_is_null(row, "disposition") ? DISPOSITION_NONE : (enum disposition)query_word(row, "disposition", disposition_words),
	};
}

struct invoice_line *gather_line(struct gathering *gathering, enum line_kind kind)
{
	struct invoice *invoice = &gathering->draft->invoice;
	struct invoice_line *line;

	arena_grow(gathering->arena, &invoice->lines, invoice->line_count, sizeof *invoice->lines);
	line = &invoice->lines[invoice->line_count++];
	*line = (struct invoice_line){.kind = kind, .from_on = DAY_NONE, .project = gathering->project->path, .project_name = gathering->project->name};
	return line;
}

static bool read_item_name(struct gathering *gathering, int64_t item, const char **name)
{
	struct query *row = book_query(gathering->book, SQL_INVOICE_ITEM_NAME);

	query_set_int(row, ":item", item);
	*name = query_next(row) ? query_take(row, "name", gathering->arena) : "";
	query_end(row);
	return query_ok(row);
}

/* Work on the project itself goes by the project's own name. */
static bool add_labour(struct gathering *gathering, const struct bill_line *from)
{
	struct invoice_line *line = gather_line(gathering, LINE_LABOUR);

	line->item = from->item ? from->code : gathering->project->slug;
	line->name = gathering->project->name;
	line->rate = from->rate;
	line->day_seconds = from->day_seconds;
	line->raw_seconds = from->raw_seconds;
	line->billed_seconds = from->billed_seconds;
	line->amount = from->amount;
	return !from->item || read_item_name(gathering, from->item, &line->name);
}

bool gather_close_labour(struct gathering *gathering)
{
	struct invoice *invoice = &gathering->draft->invoice;
	struct bill bill;

	if (!billing_close(gathering->billing, gathering->arena, &bill, book_fault_slot(gathering->book)))
		return false;
	for (size_t i = 0; i < bill.count; i++)
		if (!add_labour(gathering, &bill.items[i]))
			return false;
	invoice->seconds += bill.seconds;
	return !__builtin_add_overflow(invoice->labour, bill.amount, &invoice->labour)
		|| book_fail(gathering->book, FAULT_REFUSED, "The amount is larger than an invoice can hold; look at the rate.");
}

const struct locale *gather_locale(const struct gathering *gathering)
{
	return locale_find(gathering->draft->invoice.locale);
}

const char *gather_month(const struct gathering *gathering, int year, int month)
{
	static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July", "August", "September",
	                                     "October", "November", "December"};

	return arena_print(gathering->arena, "%s %d", phrase(gather_locale(gathering), months[month]), year);
}
