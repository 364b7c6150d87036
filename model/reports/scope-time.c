/* Hours by bucket, item, activity and week, and earned value, by the names that machines read. */
#include "model/reports/scope.h"

static const char *week_name(struct arena *arena, const struct week_sum *week)
{
	return arena_print(arena, "%04d-W%02d", week->year, week->week);
}

static void add_weeks(struct arena *arena, struct fact *time, const char *name, const struct week_sums *weeks)
{
	struct fact *fact = fact_object(arena, time, name);

	for (size_t i = 0; i < weeks->count; i++)
		fact_count(arena, fact, week_name(arena, &weeks->items[i]), round_divide(weeks->items[i].seconds, 60));
}

static void add_buckets(struct arena *arena, struct fact *time, const int64_t *bucket)
{
	struct fact *seconds = fact_object(arena, time, "buckets_seconds"), *hours = fact_object(arena, time, "buckets_h");

	for (int i = 0; i < BUCKET_UNFILED; i++)
		if (bucket[i]) {
			fact_add(arena, seconds, bucket_words[i], value_seconds(bucket[i]));
			fact_hours(arena, hours, bucket_words[i], bucket[i]);
		}
}

static void add_actuals(struct arena *arena, struct fact *time, const struct position *position)
{
	struct fact *seconds = fact_object(arena, time, "actual_by_item_seconds"), *hours = fact_object(arena, time, "actual_by_item_h");

	for (size_t i = 0; i < position->item_count + position->change_count; i++) {
		const struct position_item *item = i < position->item_count ? &position->items[i] : NULL;
		const struct position_change *change = item ? NULL : &position->changes[i - position->item_count];
		int64_t actual = item ? item->task.actual : change->in_scope;
		const char *code = item ? item->code : change->change->code;

		if (actual) {
			fact_add(arena, seconds, code, value_seconds(actual));
			fact_hours(arena, hours, code, actual);
		}
	}
}

static void add_meetings(struct arena *arena, struct fact *time, const struct position *position)
{
	const struct week_sums *meetings = &position->hours.meetings;
	int64_t cap = position->project.meeting_cap_seconds;
	struct fact *over;

	add_weeks(arena, time, "meeting_min_by_week", meetings);
	over = fact_list(arena, time, "meeting_weeks_over_cap");
	for (size_t i = 0; cap && i < meetings->count; i++)
		if (meetings->items[i].seconds > cap)
			fact_add(arena, over, NULL, value_text(week_name(arena, &meetings->items[i])));
}

void scope_time_facts(struct scope_report *scope)
{
	const struct hours *hours = &scope->position->hours;
	struct arena *arena = scope->arena;
	struct fact *time = fact_object(arena, scope->report->facts, "time"), *activities;

	fact_count(arena, time, "entries", hours->entries);
	fact_add(arena, time, "total_seconds", value_seconds(hours->total));
	fact_hours(arena, time, "total_h", hours->total);
	fact_add(arena, time, "client_seconds", value_seconds(hours->client));
	fact_hours(arena, time, "client_h", hours->client);
	add_buckets(arena, time, hours->bucket);
	add_actuals(arena, time, scope->position);
	activities = fact_object(arena, time, "by_activity_h");
	for (size_t i = 0; i < hours->activities.count; i++)
		fact_hours(arena, activities, hours->activities.items[i].activity, hours->activities.items[i].seconds);
	fact_percent(arena, time, "data_cleaning_share_of_client_pct", ratio_of(hours->data_cleaning, hours->client));
	add_meetings(arena, time, scope->position);
	add_weeks(arena, time, "learning_min_by_week", &hours->learning);
	fact_count(arena, time, "weeks_in_period", hours->weeks);
	fact_add(arena, time, "learning_min_per_week_avg", value_decimal(arena, ratio_of(hours->bucket[BUCKET_OWN_LEARNING], (int128)hours->weeks * 60), 1));
}

void scope_evm_facts(struct scope_report *scope)
{
	const struct forecast *now = &scope->position->forecast;
	struct ratio bottom_up = forecast_eac_bottom_up(now);
	struct arena *arena = scope->arena;
	struct fact *evm = fact_object(arena, scope->report->facts, "evm");
	char digits[48];

	fact_add(arena, evm, "unit", value_text("hours"));
	fact_exact_hours(arena, evm, "BAC", now->budget);
	fact_exact_hours(arena, evm, "PV", now->planned);
	fact_exact_hours(arena, evm, "EV", now->earned);
	fact_exact_hours(arena, evm, "AC", now->actual);
	fact_exact_hours(arena, evm, "CV", ratio_subtract(now->earned, now->actual));
	fact_exact_hours(arena, evm, "SV", ratio_subtract(now->earned, now->planned));
	fact_add(arena, evm, "CPI", value_decimal(arena, forecast_cpi(now), 3));
	fact_add(arena, evm, "SPI", value_decimal(arena, forecast_spi(now), 3));
	fact_exact_hours(arena, evm, "EAC_typical_BAC_over_CPI", forecast_eac_typical(now));
	fact_exact_hours(arena, evm, "EAC_atypical", forecast_eac_atypical(now));
	fact_exact_hours(arena, evm, "EAC_cpi_spi", forecast_eac_both(now));
	fact_exact_hours(arena, evm, "ETC_bottom_up", now->remaining);
	fact_exact_hours(arena, evm, "EAC_bottom_up", bottom_up);
	fact_add(arena, evm, "EAC_bottom_up_sd", value_digits(arena, deviation_format(digits, now->variance, 3)));
	fact_add(arena, evm, "EAC_bottom_up_P80_normal", value_digits(arena, quantile_format(digits, bottom_up, now->variance, QUANTILE_80, 2)));
	fact_exact_hours(arena, evm, "VAC_bottom_up", ratio_subtract(now->budget, bottom_up));
	fact_add(arena, evm, "TCPI_to_BAC", value_decimal(arena, forecast_tcpi(now), 3));
	fact_percent(arena, evm, "percent_complete", forecast_done(now));
}
