/* How the scope moved, by the names that machines read. */
#include <stdlib.h>
#include <string.h>

#include "model/reports/scope.h"

/* Sums of estimates over what was asked for, whatever became of it; seconds, but unestimated, a number. */
struct requests { int64_t rejected, withdrawn, absorbed, by_client, unestimated; };

static struct requests requests_of(const struct position *position)
{
	struct requests sum = {0};

	for (size_t i = 0; i < position->change_count; i++) {
		const struct position_change *change = &position->changes[i];
		enum change_state state = change->change->state;

		sum.unestimated += !change->estimated && state == CHANGE_PROPOSED;
		if (change->removes)
			continue;
		sum.rejected += state == CHANGE_REJECTED ? change->mean : 0;
		sum.withdrawn += state == CHANGE_WITHDRAWN ? change->mean : 0;
		sum.absorbed += state == CHANGE_ABSORBED ? change->mean : 0;
		sum.by_client += strcmp(change->change->origin, "client") ? 0 : change->mean;
	}
	return sum;
}

static int by_size(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;

	return (left > right) - (left < right);
}

const int64_t *scope_decision_days(struct arena *arena, const struct position *position, size_t *count)
{
	int64_t *days = arena_array(arena, position->change_count + 1, sizeof *days);

	*count = 0;
	for (size_t i = 0; i < position->change_count; i++)
		if (position->changes[i].days_to_decision >= 0)
			days[(*count)++] = position->changes[i].days_to_decision;
	qsort(days, *count, sizeof *days, by_size);
	return days;
}

static void add_decision_days(struct arena *arena, struct fact *facts, const struct position *position)
{
	struct fact *sorted, *pending;
	size_t count;
	const int64_t *days = scope_decision_days(arena, position, &count);

	fact_add(arena, facts, "median_days_to_decision", value_decimal(arena, median(days, count), 1));
	sorted = fact_list(arena, facts, "decision_days_sorted");
	for (size_t i = 0; i < count; i++)
		fact_count(arena, sorted, NULL, days[i]);
	pending = fact_object(arena, facts, "pending_days");
	for (size_t i = 0; i < position->change_count; i++)
		if (position->changes[i].days_pending >= 0)
			fact_count(arena, pending, position->changes[i].change->code, position->changes[i].days_pending);
}

static void add_creep(struct arena *arena, struct fact *facts, const struct position *position)
{
	static const enum bucket parts[] = {BUCKET_ABSORBED, BUCKET_AT_RISK, BUCKET_UNRECORDED, BUCKET_REFUSED};
	const int64_t *bucket = position->hours.bucket;
	struct fact *fact;

	fact_percent(arena, facts, "creep_ratio_pct", creep_ratio(bucket, &position->scope));
	fact = fact_object(arena, facts, "creep_parts_h");
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		fact_hours(arena, fact, bucket_words[parts[i]], bucket[parts[i]]);
}

static struct value exact_money(struct ratio minor, const char *currency)
{
	return ratio_is_null(minor) ? value_none() : value_money(ratio_round(minor), currency);
}

static void add_worths(struct scope_report *scope, struct fact *facts)
{
	const struct position_money *money = &scope->position->money;
	const char *currency = scope->position->project.currency;
	struct fact *today;

	fact_add(scope->arena, facts, "cap_original_cents", money->cap_signed ? value_money(money->cap_signed, currency) : value_none());
	fact_add(scope->arena, facts, "cap_revised_cents", money->cap_signed ? value_money(money->cap, currency) : value_none());
	fact_add(scope->arena, facts, "value_given_cents", exact_money(position_value_given(scope->position), currency));
	if (scope->internal)
		fact_add(scope->arena, facts, "value_at_risk_cents", exact_money(money->worth[WORTH_AT_RISK], currency));
	today = fact_object(scope->arena, facts, "at_risk_if_approved_today");
	fact_hours(scope->arena, today, "billed_h", money->at_risk.seconds);
	fact_add(scope->arena, today, "cents", value_money(money->at_risk.amount, currency));
}

static void add_growth(struct arena *arena, struct fact *facts, const struct scope *sums)
{
	fact_hours(arena, facts, "H0_h", sums->baseline);
	fact_hours(arena, facts, "approved_added_h", sums->added);
	fact_hours(arena, facts, "approved_removed_h", sums->removed);
	fact_hours(arena, facts, "current_approved_h", scope_current(sums));
	fact_percent(arena, facts, "approved_growth_net_pct", scope_growth_net(sums));
	fact_percent(arena, facts, "approved_growth_gross_pct", scope_growth_gross(sums));
	fact_percent(arena, facts, "volatility_pct", scope_volatility(sums));
	fact_hours(arena, facts, "pending_exposure_h", sums->pending);
	fact_percent(arena, facts, "pending_exposure_pct", scope_exposure(sums));
}

void scope_sum_facts(struct scope_report *scope)
{
	const struct position *position = scope->position;
	struct requests requests = requests_of(position);
	struct arena *arena = scope->arena;
	struct fact *facts = fact_object(arena, scope->report->facts, "scope");
	int days = position->day - position->start_on + 1;

	add_growth(arena, facts, &position->scope);
	fact_count(arena, facts, "unestimated_requests", requests.unestimated);
	fact_hours(arena, facts, "rejected_h", requests.rejected);
	fact_hours(arena, facts, "withdrawn_h", requests.withdrawn);
	fact_hours(arena, facts, "absorbed_estimate_h", requests.absorbed);
	fact_hours(arena, facts, "client_requested_additions_h", requests.by_client);
	fact_percent(arena, facts, "client_requested_pct", ratio_of(requests.by_client, position->scope.baseline));
	fact_add(arena, facts, "uncompensated_seconds", value_seconds(uncompensated(position->hours.bucket)));
	fact_hours(arena, facts, "uncompensated_h", uncompensated(position->hours.bucket));
	if (scope->internal)
		add_creep(arena, facts, position);
	fact_count(arena, facts, "items_baseline", (int64_t)position->agreed_count);
	fact_count(arena, facts, "requests_count", (int64_t)position->change_count);
	fact_add(arena, facts, "requests_per_month", value_decimal(arena, ratio_of((int128)position->change_count * 30, days > 0 ? days : 0), 2));
	add_decision_days(arena, facts, position);
	add_worths(scope, facts);
}
