#include "tests/unit.h"

#include "model/forecast.h"

enum { JANUARY_5 = 20458, MARCH_20 = JANUARY_5 + 74, FEBRUARY_20 = MARCH_20 - 28 };

/* The worked example on 20 March 2026: five items and CR-1; CR-5 took five hours from B5. */
static const struct task march[] = {
	{{960, 1440, 3000}, 0, 130200, 100, false, {0}, JANUARY_5, JANUARY_5 + 25, NULL},
	{{480, 720, 1320}, 0, 44400, 100, false, {0}, JANUARY_5 + 21, JANUARY_5 + 32, NULL},
	{{840, 1200, 2280}, 0, 78000, 80, true, {180, 300, 600}, JANUARY_5 + 28, JANUARY_5 + 53, NULL},
	{{360, 600, 1200}, 0, 17100, 40, true, {240, 420, 840}, JANUARY_5 + 56, JANUARY_5 + 74, NULL},
	{{600, 960, 2400}, 18000, 14101, 10, true, {480, 720, 1800}, JANUARY_5 + 63, JANUARY_5 + 85, NULL},
	{{720, 1080, 2160}, 0, 61200, 75, true, {180, 300, 540}, JANUARY_5 + 35, JANUARY_5 + 60, NULL},
};
/* And on 20 February, before CR-5 and without a re-estimate. */
static const struct task february[] = {
	{{960, 1440, 3000}, 0, 130200, 100, false, {0}, JANUARY_5, JANUARY_5 + 25, NULL},
	{{480, 720, 1320}, 0, 44400, 100, false, {0}, JANUARY_5 + 21, JANUARY_5 + 32, NULL},
	{{840, 1200, 2280}, 0, 44400, 40, false, {0}, JANUARY_5 + 28, JANUARY_5 + 53, NULL},
	{{360, 600, 1200}, 0, 0, 0, false, {0}, JANUARY_5 + 56, JANUARY_5 + 74, NULL},
	{{600, 960, 2400}, 0, 0, 0, false, {0}, JANUARY_5 + 63, JANUARY_5 + 85, NULL},
	{{720, 1080, 2160}, 0, 55200, 60, false, {0}, JANUARY_5 + 35, JANUARY_5 + 60, NULL},
};
enum { TASKS = 6 };

static void check_hours(struct ratio seconds, const char *expected)
{
	char text[48];

	assert_false(ratio_is_null(seconds));
	assert_string_equal(decimal_format(text, seconds.up, seconds.down * 3600, 2), expected);
}

static void check_ratio(struct ratio ratio, int digits, const char *expected)
{
	char text[48];

	assert_false(ratio_is_null(ratio));
	assert_string_equal(decimal_format(text, ratio.up, ratio.down, digits), expected);
}

static void earned_value_of_20_march(void **state)
{
	struct forecast now = forecast_of(march, TASKS, 345001, MARCH_20);
	char text[48];

	(void)state;
	check_hours(now.budget, "107.00");
	check_hours(now.planned, "101.24");
	check_hours(now.earned, "78.40");
	check_hours(now.actual, "95.83");
	check_hours(ratio_subtract(now.earned, now.actual), "-17.43");
	check_hours(ratio_subtract(now.earned, now.planned), "-22.84");
	check_ratio(forecast_cpi(&now), 3, "0.818");
	check_ratio(forecast_spi(&now), 3, "0.774");
	check_hours(forecast_eac_typical(&now), "130.79");
	check_hours(forecast_eac_atypical(&now), "124.43");
	check_hours(forecast_eac_both(&now), "140.98");
	check_hours(now.remaining, "32.83");
	check_hours(forecast_eac_bottom_up(&now), "128.67");
	assert_string_equal(deviation_format(text, now.variance, 3), "4.311");
	assert_string_equal(quantile_format(text, forecast_eac_bottom_up(&now), now.variance, QUANTILE_80, 2), "132.30");
	check_hours(ratio_subtract(now.budget, forecast_eac_bottom_up(&now)), "-21.67");
	check_ratio(forecast_tcpi(&now), 3, "2.561");
	check_ratio(ratio_multiply(forecast_done(&now), ratio_of(100, 1)), 1, "73.3");
}

static void earned_value_of_20_february(void **state)
{
	struct forecast then = forecast_of(february, TASKS, 274200, FEBRUARY_20);
	char text[48];

	(void)state;
	check_hours(then.budget, "112.00");
	check_hours(then.planned, "66.50");
	check_hours(then.earned, "60.80");
	check_ratio(forecast_cpi(&then), 3, "0.798");
	check_ratio(forecast_spi(&then), 3, "0.914");
	check_hours(forecast_eac_typical(&then), "140.31");
	check_hours(forecast_eac_both(&then), "146.32");
	check_hours(then.remaining, "51.20");
	assert_string_equal(deviation_format(text, then.variance, 3), "6.226");
	assert_string_equal(quantile_format(text, forecast_eac_bottom_up(&then), then.variance, QUANTILE_80, 2), "132.61");
	check_ratio(forecast_tcpi(&then), 3, "1.429");
}

static void variance_of_a_task_is_what_it_took_and_will_take_beyond_its_budget(void **state)
{
	static const char *const expected[] = {"9.17", "-0.67", "5.17", "1.42", "4.25", "2.33"};

	(void)state;
	for (size_t i = 0; i < TASKS; i++)
		check_hours(task_variance(&march[i]), expected[i]);
}

static void nothing_remains_at_100_percent_whatever_was_re_estimated(void **state)
{
	struct task task = march[2];

	(void)state;
	task.percent = 100;
	check_hours(task_remaining(&task), "0.00");
	assert_int_equal(ratio_sign(task_remaining_variance(&task)), 0);
}

static void planned_value_counts_weekdays_with_both_ends(void **state)
{
	struct task task = {.estimate = {600, 600, 600}, .start_on = JANUARY_5 + 4, .end_on = JANUARY_5 + 7}; /* Friday to Monday */

	(void)state;
	check_hours(task_planned(&task, JANUARY_5 + 3), "0.00");
	check_hours(task_planned(&task, JANUARY_5 + 4), "5.00");
	check_hours(task_planned(&task, JANUARY_5 + 6), "5.00");
	check_hours(task_planned(&task, JANUARY_5 + 7), "10.00");
	task.start_on = JANUARY_5 + 5;
	task.end_on = JANUARY_5 + 6; /* a weekend: all of it at its end */
	check_hours(task_planned(&task, JANUARY_5 + 5), "0.00");
	check_hours(task_planned(&task, JANUARY_5 + 6), "10.00");
	task.end_on = DAY_NONE;
	assert_true(ratio_is_null(task_planned(&task, JANUARY_5 + 6)));
}

static void figures_with_nothing_to_divide_by_are_null(void **state)
{
	struct forecast none = forecast_of(NULL, 0, 0, MARCH_20);

	(void)state;
	assert_true(ratio_is_null(forecast_cpi(&none)));
	assert_true(ratio_is_null(forecast_spi(&none)));
	assert_true(ratio_is_null(forecast_tcpi(&none)));
	assert_true(ratio_is_null(forecast_eac_typical(&none)));
	assert_true(ratio_is_null(forecast_eac_both(&none)));
	assert_true(ratio_is_null(forecast_done(&none)));
	check_hours(forecast_eac_bottom_up(&none), "0.00");
	assert_int_equal(forecast_finish_at_pace(MARCH_20, forecast_weeks_left(&none, ratio_of(0, 1))), DAY_NONE);
}

static void pace_and_finish_of_the_worked_example(void **state)
{
	struct forecast now = forecast_of(march, TASKS, 345001, MARCH_20), then = forecast_of(february, TASKS, 274200, FEBRUARY_20);
	struct ratio pace = forecast_pace(now.earned, then.earned), weeks = forecast_weeks_left(&now, pace);

	(void)state;
	check_hours(pace, "4.40");
	check_ratio(weeks, 2, "6.50");
	assert_int_equal(forecast_finish_at_pace(MARCH_20, weeks), day_from_civil(2026, 5, 5));
	assert_int_equal(forecast_finish_at_capacity(MARCH_20, now.remaining, 72000, NULL), day_from_civil(2026, 4, 2));
	assert_int_equal(forecast_finish_at_capacity(FEBRUARY_20, then.remaining, 72000, NULL), day_from_civil(2026, 3, 11));
	pace = forecast_pace(then.earned, ratio_of(48600, 1)); /* 13.50 h on 23 January */
	weeks = forecast_weeks_left(&then, pace);
	check_hours(pace, "11.83");
	check_ratio(weeks, 2, "4.33");
	assert_int_equal(forecast_finish_at_pace(FEBRUARY_20, weeks), day_from_civil(2026, 3, 23));
}

/* The same, day by day: the first weekday on which capacity has caught up with what remains. */
static int walk_to_finish(int day, int64_t remaining, int64_t weekly)
{
	int64_t done = 0;

	while (done * 5 < 0 || done < remaining * 5) {
		day++;
		if (day_weekday(day) < 5)
			done += weekly;
	}
	return day;
}

static void days_off_are_no_working_days(void **state)
{
	/* Wednesday to Friday of the first week, and the Monday after. */
	static const int items[] = {JANUARY_5 + 2, JANUARY_5 + 3, JANUARY_5 + 4, JANUARY_5 + 7};
	const struct days_off off = {items, 4};
	struct task task = {.estimate = {600, 600, 600}, .start_on = JANUARY_5, .end_on = JANUARY_5 + 11, .off = &off};

	(void)state;
	assert_int_equal(day_count_working(JANUARY_5, JANUARY_5 + 11, &off), 6);
	assert_int_equal(day_count_working(JANUARY_5, JANUARY_5 + 11, NULL), 10);
	check_hours(task_planned(&task, JANUARY_5 + 1), "3.33");
	check_hours(task_planned(&task, JANUARY_5 + 7), "3.33");
	check_hours(task_planned(&task, JANUARY_5 + 8), "5.00");
	/* Four hours a day from the Tuesday after, as the days between are off. */
	assert_int_equal(forecast_finish_at_capacity(JANUARY_5 + 1, ratio_of(4 * 3600, 1), 72000, &off), JANUARY_5 + 8);
	assert_int_equal(forecast_finish_at_capacity(JANUARY_5 + 1, ratio_of(12 * 3600, 1), 72000, &off), JANUARY_5 + 10);
	assert_int_equal(forecast_finish_at_capacity(JANUARY_5 + 1, ratio_of(0, 1), 72000, &off), JANUARY_5 + 1);
}

static void finish_at_capacity_is_where_walking_ends(void **state)
{
	(void)state;
	for (int day = MARCH_20; day < MARCH_20 + 7; day++)
		for (int64_t remaining = 0; remaining < 400000; remaining += 3307)
			assert_int_equal(forecast_finish_at_capacity(day, ratio_of(remaining, 1), 72000, NULL), walk_to_finish(day, remaining, 72000));
	assert_int_equal(forecast_finish_at_capacity(MARCH_20, ratio_of(1, 1), 0, NULL), DAY_NONE);
}

static void growth_is_compound_by_months_of_30_and_a_bit(void **state)
{
	struct ratio months = forecast_months(JANUARY_5, MARCH_20);
	char text[48];

	(void)state;
	check_ratio(months, 3, "2.431");
	assert_true(growth_format(text, ratio_of(107, 1), ratio_of(92, 1), months, 1));
	assert_string_equal(text, "6.4");
	assert_true(growth_format(text, ratio_of(123, 1), ratio_of(92, 1), months, 1));
	assert_string_equal(text, "12.7");
	months = forecast_months(JANUARY_5, FEBRUARY_20);
	check_ratio(months, 3, "1.511");
	assert_true(growth_format(text, ratio_of(112, 1), ratio_of(92, 1), months, 1));
	assert_string_equal(text, "13.9");
	assert_true(growth_format(text, ratio_of(139, 1), ratio_of(92, 1), months, 1));
	assert_string_equal(text, "31.4");
	assert_true(growth_format(text, ratio_of(46, 1), ratio_of(92, 1), ratio_of(1, 1), 1));
	assert_string_equal(text, "-50.0");
	assert_false(growth_format(text, ratio_of(1, 1), ratio_of(0, 1), months, 1));
	assert_false(growth_format(text, ratio_of(1, 1), ratio_of(1, 1), forecast_months(MARCH_20, MARCH_20), 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(earned_value_of_20_march),
		cmocka_unit_test(earned_value_of_20_february),
		cmocka_unit_test(variance_of_a_task_is_what_it_took_and_will_take_beyond_its_budget),
		cmocka_unit_test(nothing_remains_at_100_percent_whatever_was_re_estimated),
		cmocka_unit_test(planned_value_counts_weekdays_with_both_ends),
		cmocka_unit_test(figures_with_nothing_to_divide_by_are_null),
		cmocka_unit_test(pace_and_finish_of_the_worked_example),
		cmocka_unit_test(days_off_are_no_working_days),
		cmocka_unit_test(finish_at_capacity_is_where_walking_ends),
		cmocka_unit_test(growth_is_compound_by_months_of_30_and_a_bit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
