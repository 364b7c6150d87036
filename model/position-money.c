/* What a position is worth: costs at the present rate, value given, and the cap as it filled. */
#include "model/position-inside.h"

/* What so many seconds cost at the present rate, minor units, half up once; false without a rate. */
static bool cost_of(const struct position *position, struct ratio seconds, int64_t *minor)
{
	if (!position->money.present)
		return false;
	*minor = ratio_round(ratio_multiply(seconds, ratio_of(rate_per_hour(position->money.present), 3600)));
	return true;
}

struct outlook position_outlook(const struct position *position)
{
	const struct forecast *now = &position->forecast;
	struct outlook outlook = {.known = position->money.by_hour && position->money.priced};

	if (!cost_of(position, now->remaining, &outlook.remaining))
		return (struct outlook){0};
	outlook.forecast = position->money.labour + outlook.remaining;
	outlook.forecast_80 = position->money.labour + quantile_cost(now->remaining, now->variance, QUANTILE_80, rate_per_hour(position->money.present));
	return outlook;
}

bool position_change_cost(const struct position *position, const struct position_change *change, int64_t *minor)
{
	const struct project *project = &position->project;
	const struct rate *rate = rate_in_force(position->rates, project->client, project->id, change->change->id, project->currency, position->day);

	if (!rate || !change->estimated)
		return false;
	*minor = rate_amount(rate, change->mean);
	return true;
}

struct ratio position_value_given(const struct position *position)
{
	const struct ratio *worth = position->money.worth;

	return ratio_add(worth[WORTH_ABSORBED], ratio_add(worth[WORTH_UNRECORDED], worth[WORTH_FORGIVEN]));
}

struct ratio position_value(const struct position *position)
{
	struct ratio sum = ratio_of(0, 1);

	for (int worth = 0; worth < WORTH_KINDS; worth++)
		sum = ratio_add(sum, position->money.worth[worth]);
	return sum;
}

struct filled {
	int128 hourly;             /* minor units × seconds of an hour */
	struct ratio daily;        /* of day rates, minor units */
};

struct filling {
	struct book *book;
	const struct position *position;
	struct cap_notice *notices;
	int count;
	struct filled now, before; /* before: the present day */
	int day;                   /* DAY_NONE: none yet */
	bool ok;
};

/* The cap as signed and moved by what was approved up to that day. */
static int64_t cap_of_day(const struct position *position, int day)
{
	int64_t cap = position->money.cap_signed;

	for (size_t i = 0; i < position->known.count; i++) {
		struct estimate estimate;
		int approved_on;

		if (change_is_scope(change_at(&position->known.items[i], position->at, &estimate, &approved_on)) && approved_on <= day)
			cap += position->known.items[i].price;
	}
	return cap;
}

static bool reaches(const struct filled *now, int percent, int64_t cap)
{
	/* hourly/3600 + daily >= percent × cap / 100; the second term is null or 0 without day rates. */
	if (!ratio_sign(now->daily))
		return now->hourly * 100 >= (int128)percent * cap * 3600;
	return ratio_sign(ratio_subtract(ratio_add(ratio_of(now->hourly, 3600), now->daily), ratio_of((int128)percent * cap, 100))) >= 0;
}

/* The first notice not given yet that is due; -1: none. */
static int due(const struct filling *filling, int day)
{
	int64_t cap = cap_of_day(filling->position, day);

	for (int i = 0; i < filling->count; i++)
		if (!filling->notices[i].entry && reaches(&filling->now, filling->notices[i].percent, cap))
			return i;
	return -1;
}

static bool all_given(const struct filling *filling)
{
	return filling->notices[filling->count - 1].entry;
}

/* Adds the value of the row, if it is billable and has one. */
static bool pour(struct filling *filling, const struct position_row *row)
{
	const struct position *position = filling->position;
	const struct project *project = &position->project;
	const struct rate *rate;

	if (row->project != project->id || !standing_is_billable(position->standing, row->project, row->item, row->day, row->activity, row->given))
		return false;
	if (!(rate = rate_in_force(position->rates, project->client, project->id, row->item, project->currency, row->day)))
		return false;
	if (rate->day_seconds)
		filling->now.daily = ratio_add(filling->now.daily, ratio_of((int128)rate->amount.minor * row->seconds, rate->day_seconds));
	else
		filling->now.hourly += (int128)rate->amount.minor * row->seconds;
	return true;
}

static bool fill_by_entry(void *context, const struct position_row *row)
{
	struct filling *filling = context;
	int notice;

	if (!pour(filling, row))
		return true;
	while ((notice = due(filling, row->day)) >= 0) {
		filling->notices[notice].entry = row->id;
		filling->notices[notice].day = row->day;
	}
	return !all_given(filling);
}

/* A day on which something fell due is gone through entry by entry. */
static bool end_day(struct filling *filling)
{
	if (filling->day == DAY_NONE || due(filling, filling->day) < 0)
		return true;
	filling->now = filling->before;
	filling->ok = position_each_of_day(filling->book, filling->position, filling->day, fill_by_entry, filling);
	return filling->ok && !all_given(filling);
}

static bool fill_by_day(void *context, const struct position_row *row)
{
	struct filling *filling = context;

	if (row->day != filling->day) {
		if (!end_day(filling))
			return false;
		filling->day = row->day;
		filling->before = filling->now;
	}
	pour(filling, row);
	return true;
}

bool position_cap_notices(struct book *book, const struct position *position, struct cap_notice *notices, int count)
{
	struct filling filling = {.book = book, .position = position, .notices = notices, .count = count, .now.daily = ratio_of(0, 1), .day = DAY_NONE, .ok = true};
	bool by_day;

	if (!position->money.cap || !count)
		return true;
	if (!position_ends_all(book, position, &by_day) || !position_each(book, position, !by_day, by_day ? fill_by_day : fill_by_entry, &filling))
		return false;
	if (by_day && filling.ok && !all_given(&filling))
		end_day(&filling);
	return filling.ok;
}
