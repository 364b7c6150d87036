/* What a position is worth: costs at the present rate, value given, and the cap as it filled. */
#include "model/position-inside.h"

bool position_cost(const struct position *position, struct ratio seconds, int64_t *minor)
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

	if (!position_cost(position, now->remaining, &outlook.remaining))
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

struct filling {
	const struct position *position;
	struct cap_notice *notices;
	int count;
	int128 hourly;             /* minor units × seconds of an hour */
	struct ratio daily;        /* of day rates, minor units */
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

static bool reaches(const struct filling *filling, int percent, int64_t cap)
{
	/* hourly/3600 + daily >= percent × cap / 100; the second term is null or 0 without day rates. */
	if (!ratio_sign(filling->daily))
		return filling->hourly * 100 >= (int128)percent * cap * 3600;
	return ratio_sign(ratio_subtract(ratio_add(ratio_of(filling->hourly, 3600), filling->daily), ratio_of((int128)percent * cap, 100))) >= 0;
}

static bool fill(void *context, const struct position_row *row)
{
	struct filling *filling = context;
	const struct position *position = filling->position;
	const struct project *project = &position->project;
	const struct rate *rate;
	int64_t cap;

	if (row->project != project->id || !standing_is_billable(position->standing, row->project, row->item, row->day, row->activity, row->given))
		return true;
	if (!(rate = rate_in_force(position->rates, project->client, project->id, row->item, project->currency, row->day)))
		return true;
	if (rate->day_seconds)
		filling->daily = ratio_add(filling->daily, ratio_of((int128)rate->amount.minor * row->seconds, rate->day_seconds));
	else
		filling->hourly += (int128)rate->amount.minor * row->seconds;
	cap = cap_of_day(position, row->day);
	for (int i = 0; i < filling->count; i++)
		if (!filling->notices[i].entry && reaches(filling, filling->notices[i].percent, cap)) {
			filling->notices[i].entry = row->id;
			filling->notices[i].day = row->day;
		}
	return !filling->count || !filling->notices[filling->count - 1].entry;
}

bool position_cap_notices(struct book *book, const struct position *position, struct cap_notice *notices, int count)
{
	struct filling filling = {.position = position, .notices = notices, .count = count, .daily = ratio_of(0, 1)};

	if (!position->money.cap || !count)
		return true;
	return position_each(book, position, true, fill, &filling);
}
