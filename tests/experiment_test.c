#include "tests/unit.h"

#include "model/experiment.h"
#include "model/zone.h"

enum { ONE = 1000000 };

static int set_up(void **state)
{
	*state = arena_new();
	return 0;
}

static int tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

static struct reading said(double value)
{
	return (struct reading){true, (int64_t)(value * ONE + (value < 0 ? -0.5 : 0.5))};
}

static struct findings judged(const struct experiment *experiment, struct arena *arena)
{
	struct findings findings;

	experiment_judge(experiment, arena, &findings);
	return findings;
}

static void a_result_meets_its_target_and_lifts_the_baseline(void **state)
{
	struct experiment tuned = {.baseline = said(0.71), .target = said(0.80), .result = said(0.83), .production = said(0.74)};
	struct findings findings = judged(&tuned, *state);

	assert_true(findings.offline.said && findings.offline.met);
	assert_true(findings.production.said && !findings.production.met);
	assert_string_equal(findings.lift_over_baseline, "0.120");
	assert_string_equal(findings.gap_abs, "0.090");
	assert_string_equal(findings.gap_rel_pct, "10.8");
	assert_null(findings.error_rate_factor);
	assert_null(findings.drift_threshold);
}

static void a_target_reached_to_the_digit_is_met(void **state)
{
	struct experiment simple = {.baseline = said(0.71), .target = said(0.71), .result = said(0.71)};
	struct findings findings = judged(&simple, *state);

	assert_true(findings.offline.met);
	assert_string_equal(findings.lift_over_baseline, "0.000");
	assert_false(findings.production.said);
	assert_null(findings.gap_abs);
}

static void lower_is_better_turns_target_and_lift(void **state)
{
	struct experiment error = {.lower = true, .baseline = said(12.5), .target = said(9), .result = said(8.25), .production = said(9.5)};
	struct findings findings = judged(&error, *state);

	assert_true(findings.offline.met);
	assert_false(findings.production.met);
	assert_string_equal(findings.lift_over_baseline, "4.250");
	assert_string_equal(findings.gap_abs, "-1.250");
}

static void ninety_five_here_and_seventy_there_is_six_times_the_errors(void **state)
{
	struct experiment fallen = {.accuracy = true, .result = said(0.95), .production = said(0.70)};
	struct findings findings = judged(&fallen, *state);

	assert_string_equal(findings.gap_abs, "0.250");
	assert_string_equal(findings.gap_rel_pct, "26.3");
	assert_string_equal(findings.error_rate_factor, "6.0");
	assert_string_equal(findings.errors_per_1000, "300.0");
}

static void a_perfect_result_has_no_factor_and_a_zero_no_percent(void **state)
{
	struct experiment perfect = {.accuracy = true, .result = said(1), .production = said(0.9)};
	struct experiment nothing = {.result = said(0), .production = said(0.1)};

	assert_null(judged(&perfect, *state).error_rate_factor);
	assert_null(judged(&nothing, *state).gap_rel_pct);
	assert_string_equal(judged(&nothing, *state).gap_abs, "-0.100");
}

static void always_saying_no_is_as_good_on_a_rare_positive(void **state)
{
	struct experiment fraud = {.accuracy = true, .positive_rate = said(0.001), .result = said(0.999)};
	struct findings findings = judged(&fraud, *state);

	assert_string_equal(findings.majority_baseline, "0.999");
	assert_string_equal(findings.imbalance_lift, "0.000");
	assert_true(findings.imbalance_warn);

	fraud.result = said(0.9995);
	assert_false(judged(&fraud, *state).imbalance_warn);
	fraud.accuracy = false;
	assert_null(judged(&fraud, *state).majority_baseline);
}

static void drift_is_told_at_the_second_value_in_a_row(void **state)
{
	static const int64_t months[] = {800000, 790000, 800000, 780000, 790000, 800000, 750000, 710000};
	struct experiment aging = {.result = said(0.85), .production = said(0.80), .watched = months, .watched_count = 8};

	assert_string_equal(judged(&aging, *state).drift_threshold, "0.760");
	assert_int_equal(judged(&aging, *state).drift_alarm, 8);
	aging.watched_count = 7;
	assert_int_equal(judged(&aging, *state).drift_alarm, 0);
}

static void a_drift_is_over_once_a_value_is_back(void **state)
{
	static const int64_t months[] = {800000, 750000, 710000, 790000};
	struct experiment aging = {.production = said(0.80), .watched = months, .watched_count = 3};

	assert_true(judged(&aging, *state).drifts);
	aging.watched_count = 4;
	assert_false(judged(&aging, *state).drifts);
	assert_int_equal(judged(&aging, *state).drift_alarm, 3);
}

static void a_search_is_over_when_the_last_trials_find_nothing_better(void **state)
{
	static const struct attempt batches[] = {{700000, 12}, {810000, 10}, {810000, 9}, {790000, 9}, {820000, 1}};
	struct experiment search = {.attempts = batches, .attempt_count = 4};
	struct findings findings = judged(&search, *state);

	assert_int_equal(findings.trials, 40);
	assert_int_equal(findings.best_trial, 22);
	assert_true(findings.trials_stop);
	search.attempt_count = 3;
	assert_false(judged(&search, *state).trials_stop);
	search.attempt_count = 5;
	assert_int_equal(judged(&search, *state).best_trial, 41);
	assert_false(judged(&search, *state).trials_stop);
	search.lower = true;
	assert_int_equal(judged(&search, *state).best_trial, 12);
	assert_int_equal(judged(&(struct experiment){0}, *state).trials, 0);
}

/* Ten without a gain are few after a hundred: a third of all is the measure then. */
static void a_long_search_has_more_patience(void **state)
{
	static const struct attempt batches[] = {{700000, 100}, {690000, 49}, {690000, 1}};
	struct experiment search = {.attempts = batches, .attempt_count = 2};

	assert_true(judged(&search, *state).trials == 149 && !judged(&search, *state).trials_stop);
	search.attempt_count = 3;
	assert_true(judged(&search, *state).trials_stop);
}

static void a_value_on_the_threshold_is_no_drift(void **state)
{
	static const int64_t edge[] = {760000, 760000}, beyond[] = {759999, 760000, 759999, 759999};
	static const int64_t higher[] = {840001, 840001};
	struct experiment aging = {.result = said(0.80), .watched = edge, .watched_count = 2};

	assert_int_equal(judged(&aging, *state).drift_alarm, 0);
	aging.watched = beyond;
	aging.watched_count = 4;
	assert_int_equal(judged(&aging, *state).drift_alarm, 4);
	aging = (struct experiment){.lower = true, .result = said(0.80), .watched = higher, .watched_count = 2};
	assert_string_equal(judged(&aging, *state).drift_threshold, "0.840");
	assert_int_equal(judged(&aging, *state).drift_alarm, 2);
}

static void a_gap_that_is_reckoned_can_be_a_limit(void **state)
{
	struct experiment fair = {.target = said(0.80), .result = said(0.83), .train = said(0.99)};

	fair.subgroups = parts_of("men=0.91;women=0.78", *state);
	fair.bounds = parts_of("subgroup_gap<=0.10;train_gap<=0.10", *state);
	assert_string_equal(judged(&fair, *state).limits_missed, "subgroup_gap 0.130, at most 0.10; train_gap 0.160, at most 0.10");
	assert_false(judged(&fair, *state).offline.met);
	fair.bounds = parts_of("subgroup_gap<=0.13", *state);
	assert_null(judged(&fair, *state).limits_missed);
	fair.bounds = parts_of("train_gap<=0.10", *state);
	fair.limits = parts_of("train_gap=0.02", *state);
	assert_null(judged(&fair, *state).limits_missed);
	fair.limits = (struct parts){0};
	fair.train = said(0.67);
	assert_string_equal(judged(&fair, *state).limits_missed, "train_gap 0.160, at most 0.10");
	fair.train.said = false;
	assert_null(judged(&fair, *state).limits_missed);
}

/* 40 ms were accepted: 42 is where drift begins; the bound of 50 is it where nothing was measured, or more. */
static void speed_drifts_by_the_same_rule(void **state)
{
	struct experiment fast = {.result = said(0.83)};

	fast.bounds = parts_of("latency_ms<=50;recall>=0.7", *state);
	fast.watched_limits = parts_of("latency_ms=43;recall=0.69;latency_ms=42.000001", *state);
	assert_null(judged(&fast, *state).limits_drift);
	fast.limits = parts_of("latency_ms=40", *state);
	assert_string_equal(judged(&fast, *state).limits_drift, "latency_ms twice beyond 42.000");
	fast.watched_limits = parts_of("latency_ms=43;latency_ms=42;latency_ms=43", *state);
	assert_null(judged(&fast, *state).limits_drift);
	fast.limits = parts_of("latency_ms=71", *state);
	fast.watched_limits = parts_of("latency_ms=60;latency_ms=62", *state);
	assert_string_equal(judged(&fast, *state).limits_drift, "latency_ms twice beyond 50.000");
	fast.watched_limits = parts_of("recall=0.69;recall=0.6", *state);
	assert_string_equal(judged(&fast, *state).limits_drift, "recall twice beyond 0.700");
}

static void other_data_in_production_are_named(void **state)
{
	struct experiment churn = {.result_data = "reviews@2025Q4", .production_data = "tickets@2026"};

	assert_string_equal(judged(&churn, *state).data_differ, "reviews@2025Q4, in production tickets@2026");
	churn.production_data = "reviews@2026Q1";
	assert_null(judged(&churn, *state).data_differ);
	churn.production_data = "reviews2@2025Q4";
	assert_non_null(judged(&churn, *state).data_differ);
	churn.production_data = NULL;
	assert_null(judged(&churn, *state).data_differ);
}

static void ninety_five_percent_of_ten_thousand_is_five_hundred_wrong(void **state)
{
	struct experiment calls = {.accuracy = true, .result = said(0.95), .n = 10000};

	assert_string_equal(judged(&calls, *state).errors_per_1000, "50.0");
	assert_string_equal(judged(&calls, *state).errors_of_n, "500");
	calls.n = -1;
	assert_null(judged(&calls, *state).errors_of_n);
	calls.accuracy = false;
	assert_null(judged(&calls, *state).errors_per_1000);
}

static void lateness_counts_to_the_closing_or_the_position(void **state)
{
	(void)state;
	assert_int_equal(experiment_late_days(100, 100, 500), 0);
	assert_int_equal(experiment_late_days(100, 103, 500), 3);
	assert_int_equal(experiment_late_days(100, DAY_NONE, 121), 21);
	assert_int_equal(experiment_late_days(100, DAY_NONE, 90), 0);
	assert_int_equal(experiment_late_days(100, 90, 500), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_result_meets_its_target_and_lifts_the_baseline),
		TEST(a_target_reached_to_the_digit_is_met),
		TEST(lower_is_better_turns_target_and_lift),
		TEST(ninety_five_here_and_seventy_there_is_six_times_the_errors),
		TEST(a_perfect_result_has_no_factor_and_a_zero_no_percent),
		TEST(always_saying_no_is_as_good_on_a_rare_positive),
		TEST(drift_is_told_at_the_second_value_in_a_row),
		TEST(a_value_on_the_threshold_is_no_drift),
		TEST(a_drift_is_over_once_a_value_is_back),
		TEST(a_search_is_over_when_the_last_trials_find_nothing_better),
		TEST(a_long_search_has_more_patience),
		TEST(a_gap_that_is_reckoned_can_be_a_limit),
		TEST(speed_drifts_by_the_same_rule),
		TEST(other_data_in_production_are_named),
		TEST(ninety_five_percent_of_ten_thousand_is_five_hundred_wrong),
		cmocka_unit_test(lateness_counts_to_the_closing_or_the_position),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
