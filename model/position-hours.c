/*
 * One pass over the hours of a project: each row is put in its bucket, valued and billed as it passes. A project has one
 * zone, so that in the order of starts its days are in order too.
 */
#include <string.h>

#include "model/allowance.h"
#include "model/position-inside.h"
#include "model/record.h"

struct priced { enum worth worth; const struct rate *rate; int64_t seconds; };
struct billed_month { int year, month; struct billing *billing; };

struct count {
	struct arena *arena;
	struct position *position;
	struct rounding rounding;
	struct priced *priced;
	size_t priced_count;
	struct billed_month *months;
	size_t month_count;
	struct billing *at_risk;
	struct allowance allowance;        /* of a retainer, in the month that the rows have come to */
	int month;                         /* that month, counted from year 0; -1: none yet */
	bool unpriced;                     /* a billable hour without a rate */
	int64_t *unpriced_worth;           /* seconds without a rate, by worth */
};

static void add_activity(struct arena *arena, struct activity_sums *sums, const char *activity, int64_t seconds, bool own)
{
	size_t at = 0;

	while (at < sums->count && strcmp(sums->items[at].activity, activity) < 0)
		at++;
	if (at == sums->count || strcmp(sums->items[at].activity, activity)) {
		arena_grow(arena, &sums->items, sums->count, sizeof *sums->items);
		memmove(&sums->items[at + 1], &sums->items[at], (sums->count++ - at) * sizeof *sums->items);
		sums->items[at] = (struct activity_sum){.activity = arena_text(arena, activity)};
	}
	sums->items[at].seconds += seconds;
	sums->items[at].own += own ? seconds : 0;
}

/* Rows come by day or nearly so: the week is looked for from the last one. */
static void add_week(struct arena *arena, struct week_sums *sums, int day, int64_t seconds)
{
	struct week_sum week = {.week = day_iso_week(day, &week.year)};
	size_t at = sums->count;

	while (at && (sums->items[at - 1].year > week.year || (sums->items[at - 1].year == week.year && sums->items[at - 1].week > week.week)))
		at--;
	if (!at || sums->items[at - 1].year != week.year || sums->items[at - 1].week != week.week) {
		arena_grow(arena, &sums->items, sums->count, sizeof *sums->items);
		memmove(&sums->items[at + 1], &sums->items[at], (sums->count++ - at) * sizeof *sums->items);
		sums->items[at++] = week;
	}
	sums->items[at - 1].seconds += seconds;
}

static void add_effort(struct position *position, int day, int64_t seconds)
{
	int64_t week;

	if (!position->burnup_count)
		return;
	week = day <= position->burnup[0].day ? 0 : (day - position->burnup[0].day + 6) / 7;
	if ((size_t)week < position->burnup_count)
		position->burnup[week].effort += seconds;
}

static void add_to_place(struct count *count, const struct position_row *row, enum bucket bucket)
{
	struct position *position = count->position;
	struct position_item *item = row->item ? (struct position_item *)position_item_of(position, row->item) : NULL;

	if (item && bucket == BUCKET_IN_SCOPE) {
		item->task.actual += row->seconds;
		add_activity(count->arena, &item->activities, row->activity, row->seconds, false);
	}
	for (size_t i = 0; row->item && bucket != BUCKET_CHANGE_HANDLING && i < position->change_count; i++)
		if (position->changes[i].change->id == row->item) {
			position->changes[i].worked += row->seconds;
			position->changes[i].in_scope += !item && bucket == BUCKET_IN_SCOPE ? row->seconds : 0;
		}
}

static enum worth worth_of(enum bucket bucket, enum disposition disposition)
{
	switch (bucket) {
	case BUCKET_CHANGE_HANDLING:
		return WORTH_HANDLING;
	case BUCKET_ABSORBED:
		return WORTH_ABSORBED;
	case BUCKET_UNRECORDED:
		return WORTH_UNRECORDED;
	case BUCKET_AT_RISK:
		return WORTH_AT_RISK;
	case BUCKET_REFUSED:
		return disposition == AT_RISK ? WORTH_AT_RISK : WORTH_FORGIVEN; /* in dispute they stay at risk */
	default:
		return WORTH_SCOPE;
	}
}

static void add_worth(struct count *count, enum worth worth, const struct rate *rate, int64_t seconds)
{
	if (!rate) {
		count->unpriced_worth[worth] += seconds;
		return;
	}
	for (size_t i = 0; i < count->priced_count; i++)
		if (count->priced[i].rate == rate && count->priced[i].worth == worth) {
			count->priced[i].seconds += seconds;
			return;
		}
	arena_grow(count->arena, &count->priced, count->priced_count, sizeof *count->priced);
	count->priced[count->priced_count++] = (struct priced){worth, rate, seconds};
}

static struct billing *billing_of(struct count *count, int day)
{
	struct wall wall = day_civil(day);

	for (size_t i = count->month_count; i-- > 0;)
		if (count->months[i].year == wall.year && count->months[i].month == wall.month)
			return count->months[i].billing;
	arena_grow(count->arena, &count->months, count->month_count, sizeof *count->months);
	count->months[count->month_count] = (struct billed_month){wall.year, wall.month,
		billing_new_in_order(count->arena, count->rounding, count->position->project.kind == KIND_RETAINER ? 0 : count->position->project.minimum_seconds)};
	return count->months[count->month_count++].billing;
}

static const char *code_of(const struct position *position, int64_t item)
{
	const struct position_item *agreed = item ? position_item_of(position, item) : NULL;

	for (size_t i = 0; item && !agreed && i < position->change_count; i++)
		if (position->changes[i].change->id == item)
			return position->changes[i].change->code;
	return agreed ? agreed->code : "";
}

static void bill(struct count *count, struct billing *billing, const struct position_row *row, const struct rate *rate)
{
	billing_feed(billing, &(struct billed_entry){.item = row->item, .code = code_of(count->position, row->item), .day = row->day,
		.seconds = row->seconds, .rate = rate->amount.minor, .day_seconds = rate->day_seconds});
}

static int month_of(int day)
{
	struct wall civil = day_civil(day);

	return civil.year * 12 + civil.month - 1;
}

/* Of a retainer's work what is billed by the hour: what passes the hours of its month. Months before its start hold none. */
static int64_t beyond(struct count *count, const struct position_row *row)
{
	const struct project *project = &count->position->project;
	int month = month_of(row->day), start = month_of(count->position->start_on);

	if (count->month < 0)
		count->month = month < start ? month : start;
	for (; count->month < month; count->month++) {
		count->allowance.hours = count->month < start ? 0 : project->hours_seconds;
		allowance_turn(&count->allowance);
	}
	count->allowance.hours = month < start ? 0 : project->hours_seconds;
	return allowance_take(&count->allowance, row->seconds < project->minimum_seconds ? project->minimum_seconds : row->seconds);
}

static void bill_work(struct count *count, const struct position_row *row, const struct rate *rate)
{
	struct position_row billed = *row;

	if (count->position->project.kind == KIND_RETAINER)
		billed.seconds = beyond(count, row);
	if (billed.seconds && !rate)
		count->unpriced = true;
	else if (billed.seconds)
		bill(count, billing_of(count, row->day), &billed, rate);
}

static void count_client(struct count *count, const struct position_row *row, enum bucket bucket)
{
	struct position *position = count->position;
	const struct project *project = &position->project;
	enum disposition disposition = standing_disposition(position->standing, row->project, row->item, row->day, row->activity, row->given);
	bool billable = standing_is_billable(position->standing, row->project, row->item, row->day, row->activity, row->given);
	const struct rate *rate = rate_in_force(position->rates, project->client, project->id, row->item, project->currency, row->day);

	position->hours.client += row->seconds;
	position->hours.billable += billable ? row->seconds : 0;
	position->hours.data_cleaning += strcmp(row->activity, "data_cleaning") ? 0 : row->seconds;
	if (standing_waits(position->standing, row->project, row->item, row->day, row->activity, row->given))
		position->hours.waiting += row->seconds;
	if (!strcmp(row->activity, "meeting"))
		add_week(count->arena, &position->hours.meetings, row->day, row->seconds);
	add_effort(position, row->day, row->seconds);
	add_to_place(count, row, bucket);
	add_worth(count, worth_of(bucket, disposition), rate, row->seconds);
	if (billable)
		bill_work(count, row, rate);
	else if (rate && bucket == BUCKET_AT_RISK && disposition == AT_RISK)
		bill(count, count->at_risk, row, rate);
}

static bool count_row(void *context, const struct position_row *row)
{
	struct count *count = context;
	struct hours *hours = &count->position->hours;
	enum bucket bucket = standing_bucket(count->position->standing, row->project, row->item, row->day, row->activity);

	if (bucket == BUCKET_UNFILED)
		return true;
	hours->entries += row->entries;
	hours->total += row->seconds;
	hours->bucket[bucket] += row->seconds;
	add_activity(count->arena, &hours->activities, row->activity, row->seconds, row->project != count->position->project.id);
	if (bucket == BUCKET_OWN_LEARNING)
		add_week(count->arena, &hours->learning, row->day, row->seconds);
	if (row->project == count->position->project.id)
		count_client(count, row, bucket);
	return true;
}

static struct ratio worth_sum(const struct count *count, enum worth worth)
{
	struct ratio sum = ratio_of(0, 1);

	if (count->unpriced_worth[worth])
		return ratio_null();
	for (size_t i = 0; i < count->priced_count; i++) {
		const struct priced *part = &count->priced[i];

		if (part->worth == worth)
			sum = ratio_add(sum, ratio_of((int128)part->seconds * part->rate->amount.minor, part->rate->day_seconds ? part->rate->day_seconds : 3600));
	}
	return sum;
}

/* The lines of each month are of no more use once they are summed. */
static bool close_months(struct book *book, struct count *count)
{
	struct position_money *money = &count->position->money;
	struct arena *lines = arena_new();
	struct bill month;
	bool ok = true;

	money->months = arena_array(count->arena, count->month_count + 1, sizeof *money->months);
	for (size_t i = 0; i < count->month_count; i++) {
		arena_clear(lines);
		if (!(ok = billing_close(count->months[i].billing, lines, &month, book_fault_slot(book))))
			break;
		money->months[money->month_count++] = (struct month_labour){count->months[i].year, count->months[i].month, month.amount};
		money->labour += month.amount;
		money->labour_seconds += month.seconds;
	}
	arena_free(lines);
	return ok;
}

static bool close_bills(struct book *book, struct count *count)
{
	struct position_money *money = &count->position->money;

	if (!close_months(book, count))
		return false;
	money->priced = !count->unpriced;
	for (int worth = 0; worth < WORTH_KINDS; worth++)
		money->worth[worth] = worth_sum(count, (enum worth)worth);
	return billing_close(count->at_risk, count->arena, &money->at_risk, book_fault_slot(book));
}

/* Work that was billed elsewhere is no small favour that waits. */
static bool leave_out_settled(struct book *book, struct position *position)
{
	struct query *row;

	if (!position->hours.waiting)
		return true;
	row = book_query(book, SQL_POSITION_SETTLED);
	query_set_int(row, ":project", position->project.id);
	query_set_day(row, ":day", position->baselines.items[0].sealed_on);
	query_set_int(row, ":at", position->at);
	if (query_next(row))
		position->hours.waiting -= query_int(row, "seconds");
	query_end(row);
	return query_ok(row);
}

static int weeks_touched(int first, int last)
{
	return last < first ? 0 : ((last - day_weekday(last)) - (first - day_weekday(first))) / 7 + 1;
}

static void price_position(struct position *position)
{
	struct position_money *money = &position->money;
	const struct project *project = &position->project;

	money->by_hour = project->kind == KIND_TM || project->kind == KIND_NTE;
	money->present = rate_in_force(position->rates, project->client, project->id, 0, project->currency, position->day);
	money->first = rate_in_force(position->rates, project->client, project->id, 0, project->currency, position->start_on);
	if (!money->first && position->sealed)
		money->first = rate_in_force(position->rates, project->client, project->id, 0, project->currency, position->baselines.items[0].sealed_on);
	money->cap = money->cap_signed = project->cap;
	for (size_t i = 0; money->cap && i < position->known.count; i++)
		if (change_is_scope(position->known.items[i].state))
			money->cap += position->known.items[i].price;
}

bool position_count(struct book *book, struct arena *arena, struct position *position)
{
	struct count count = {.arena = arena, .position = position, .month = -1, .allowance.rollover = position->project.rollover_seconds, .unpriced_worth = arena_array(arena, WORTH_KINDS, sizeof(int64_t))};
	bool all, by_entry;

	if (!rounding_read(position->project.rounding, &count.rounding))
		return book_fail(book, FAULT_STORE, "\"%.60s\" is no rounding policy; ambit project edit --rounding names a new one.", position->project.rounding);
	if (!position_ends_all(book, position, &all))
		return false;
	by_entry = !all || count.rounding.unit == ROUNDING_ENTRY || position->project.minimum_seconds;
	count.at_risk = billing_new_in_order(arena, count.rounding, position->project.minimum_seconds);
	position->hours.weeks = weeks_touched(position->start_on, position->day);
	price_position(position);
	return position_each(book, position, by_entry, count_row, &count) && close_bills(book, &count) && leave_out_settled(book, position);
}
