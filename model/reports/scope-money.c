/* What was billed and what is expected, and what an hour brought in, by the names that machines read. */
#include "model/reports/scope.h"

static struct value money_if(bool known, int64_t minor, const char *currency)
{
	return known ? value_money(minor, currency) : value_none();
}

static struct value exact_money(struct ratio minor, const char *currency)
{
	return money_if(!ratio_is_null(minor), ratio_round(minor), currency);
}

/* What an approval of all that waits would cost today; unknown without a rate. */
static bool pending_cost(const struct position *position, int64_t *sum)
{
	int64_t cost;

	*sum = 0;
	for (size_t i = 0; i < position->change_count; i++) {
		if (!change_waits(position->changes[i].change) || position->changes[i].removes)
			continue;
		if (!position_change_cost(position, &position->changes[i], &cost))
			return false;
		*sum += cost;
	}
	return position->money.present != NULL;
}

static void add_notices(struct scope_report *scope, struct fact *money)
{
	struct fact *list = fact_list(scope->arena, money, "cap_notices_exact_seconds");

	for (int i = 0; i < scope->notice_count; i++) {
		const struct cap_notice *notice = &scope->notices[i];
		struct fact *fact = fact_object(scope->arena, list, NULL);

		fact_count(scope->arena, fact, "pct", notice->percent);
		fact_add(scope->arena, fact, "entry", notice->entry ? value_count(notice->entry) : value_none());
		fact_add(scope->arena, fact, "date", notice->entry ? value_day(notice->day) : value_none());
	}
}

static void add_cap(struct arena *arena, struct fact *facts, const struct position *position, const struct outlook *outlook)
{
	const struct position_money *money = &position->money;
	const char *currency = position->project.currency;
	bool billed = money->cap_signed && money->by_hour && money->priced;
	struct ratio used = billed ? ratio_of(money->labour, money->cap) : ratio_null(), left = ratio_null();

	if (billed && money->present)
		left = ratio_of((int128)(money->cap - money->labour) * 3600, rate_per_hour(money->present));
	fact_add(arena, facts, "cap_cents", money_if(money->cap_signed, money->cap, currency));
	fact_percent(arena, facts, "cap_used_pct", used);
	fact_add(arena, facts, "forecast_over_cap_cents", money_if(money->cap_signed && outlook->known, outlook->forecast - money->cap, currency));
	fact_exact_hours(arena, facts, "hours_left_under_cap", left);
}

void scope_money_facts(struct scope_report *scope)
{
	const struct position *position = scope->position;
	const struct position_money *money = &position->money;
	const char *currency = position->project.currency;
	struct outlook outlook = position_outlook(position);
	struct fact *facts = fact_object(scope->arena, scope->report->facts, "money");
	int64_t pending;
	bool pending_known = pending_cost(position, &pending);

	fact_add(scope->arena, facts, "billed_labour_cents", money_if(money->by_hour && money->priced, money->labour, currency));
	fact_add(scope->arena, facts, "current_rate_cents", money->present ? value_money(rate_per_hour(money->present), currency) : value_none());
	fact_add(scope->arena, facts, "remaining_cents", money_if(outlook.known, outlook.remaining, currency));
	fact_add(scope->arena, facts, "forecast_at_completion_cents", money_if(outlook.known, outlook.forecast, currency));
	fact_add(scope->arena, facts, "forecast_P80_cents", money_if(outlook.known, outlook.forecast_80, currency));
	add_cap(scope->arena, facts, position, &outlook);
	fact_add(scope->arena, facts, "pending_if_approved_cents", money_if(pending_known, pending, currency));
	fact_add(scope->arena, facts, "at_risk_if_approved_cents", exact_money(money->worth[WORTH_AT_RISK], currency));
	if (scope->internal)
		add_notices(scope, facts);
}

/* Minor units per hour of so many seconds. */
static struct value hourly(bool known, int64_t minor, int64_t seconds, const char *currency)
{
	return known ? exact_money(ratio_of((int128)minor * 3600, seconds), currency) : value_none();
}

void scope_rate_facts(struct scope_report *scope)
{
	const struct position *position = scope->position;
	const struct position_money *money = &position->money;
	const struct hours *hours = &position->hours;
	const char *currency = position->project.currency;
	struct arena *arena = scope->arena;
	struct fact *rates = fact_object(arena, scope->report->facts, "rates");
	bool known = money->earned_known;
	int64_t kept = money->earned - position->compute.absorbed, billed = money->by_hour ? money->labour_seconds : hours->billable, learning = hours->bucket[BUCKET_OWN_LEARNING];

	fact_hours(arena, rates, "billable_h", hours->billable);
	fact_percent(arena, rates, "utilisation_pct", ratio_of(hours->billable, hours->total));
	fact_add(arena, rates, "earned_cents", money_if(known, money->earned, currency));
	fact_add(arena, rates, "weighted_billed_rate_cents", hourly(known, money->earned, billed, currency));
	fact_add(arena, rates, "effective_rate_all_hours_cents", hourly(known, kept, hours->total, currency));
	fact_add(arena, rates, "effective_rate_without_absorbed_compute_cents", hourly(known, money->earned, hours->total, currency));
	fact_add(arena, rates, "effective_rate_client_hours_cents", hourly(known, kept, hours->client, currency));
	fact_percent(arena, rates, "realisation_pct", known ? ratio_divide(ratio_of(money->earned, 1), position_value(position)) : ratio_null());
	fact_hours(arena, rates, "learning_h", learning);
	fact_percent(arena, rates, "learning_pct_of_all_hours", ratio_of(learning, hours->total));
}
