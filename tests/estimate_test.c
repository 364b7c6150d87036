#include "tests/unit.h"

#include "model/estimate.h"

/* The five agreed items of the worked example, minutes. */
static const struct estimate items[] = {{960, 1440, 3000}, {480, 720, 1320}, {840, 1200, 2280}, {360, 600, 1200}, {600, 960, 2400}};

static struct estimate_sum sum_of_items(void)
{
	struct estimate_sum sum = {0};

	for (size_t i = 0; i < sizeof items / sizeof *items; i++)
		estimate_add(&sum, items[i]);
	return sum;
}

static void check_hours(struct ratio seconds, const char *expected)
{
	char text[48];

	assert_string_equal(decimal_format(text, seconds.up, seconds.down * 3600, 2), expected);
}

static void means_and_deviations_of_items_are_those_of_pert(void **state)
{
	static const struct { int64_t minutes; const char *deviation; } expected[] = {
		{1620, "5.667"}, {780, "2.333"}, {1320, "4.000"}, {660, "2.333"}, {1140, "5.000"},
	};
	char text[48];

	(void)state;
	for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
		struct estimate_sum sum = estimate_sum_of(items[i]);

		assert_int_equal(estimate_mean(items[i]), expected[i].minutes * 60);
		assert_string_equal(deviation_format(text, estimate_variance(&sum), 3), expected[i].deviation);
	}
}

static void a_mean_of_sixths_of_a_minute_is_exact(void **state)
{
	(void)state;
	assert_int_equal(estimate_mean((struct estimate){1, 1, 2}), 70);
	assert_int_equal(estimate_mean((struct estimate){0, 0, 1}), 10);
}

static void the_sum_prints_a_band_from_independent_to_correlated(void **state)
{
	struct estimate_sum sum = sum_of_items();
	struct ratio mean = ratio_of(sum.mean, 1), variance = estimate_variance(&sum);
	char text[48];

	(void)state;
	assert_int_equal(sum.count, 5);
	assert_int_equal(sum.mean, 5520 * 60);
	assert_int_equal(sum.likely, 82 * 60);
	check_hours(mean, "92.00");
	assert_string_equal(decimal_format(text, variance.up, variance.down * 3600 * 3600, 3), "84.000");
	assert_string_equal(deviation_format(text, variance, 3), "9.165");
	assert_string_equal(quantile_format(text, mean, variance, QUANTILE_80, 2), "99.71");
	assert_string_equal(quantile_format(text, mean, variance, QUANTILE_90, 2), "103.75");
	assert_string_equal(decimal_format(text, estimate_correlated_deviation(&sum).up, 3600, 3), "19.333");
	check_hours(estimate_correlated_quantile(&sum, QUANTILE_80), "108.27");
	check_hours(estimate_triangular_mean(&sum), "102.00");
}

static void the_triangular_mean_is_another_thing_than_pert(void **state)
{
	struct estimate_sum sum = sum_of_items();

	(void)state;
	assert_int_equal(ratio_round(estimate_triangular_mean(&sum)) - sum.mean, 10 * 3600);
}

static void a_quantile_is_priced_before_it_is_rounded(void **state)
{
	/* To do on 20 March: re-estimates of B3, B4, B5 and CR-1. */
	static const struct estimate left[] = {{180, 300, 600}, {240, 420, 840}, {480, 720, 1800}, {180, 300, 540}};
	struct estimate_sum sum = {0};

	(void)state;
	for (size_t i = 0; i < sizeof left / sizeof *left; i++)
		estimate_add(&sum, left[i]);
	assert_int_equal(1562127 + quantile_cost(ratio_of(sum.mean, 1), estimate_variance(&sum), QUANTILE_80, 18500), 2236663);
	assert_int_equal(quantile_cost(ratio_of(3600, 1), ratio_of(0, 1), QUANTILE_90, 12345), 12345);
}

static void an_estimate_without_a_pessimistic_length_is_none(void **state)
{
	(void)state;
	assert_false(estimate_is_known((struct estimate){0, 0, 0}));
	assert_true(estimate_is_known((struct estimate){0, 0, 1}));
}

static void percentiles_are_of_type_7(void **state)
{
	static const int hundredths[] = {90, 110, 120, 125, 130, 145, 160, 210};
	struct ratio ratios[8];
	char text[48];

	(void)state;
	for (int i = 0; i < 8; i++)
		ratios[i] = ratio_of(hundredths[i], 100);
	static const struct { int percent; const char *ratio, *hours; } expected[] = {
		{50, "1.275", "20.40"}, {80, "1.540", "24.64"}, {90, "1.750", "28.00"},
	};
	for (size_t i = 0; i < 3; i++) {
		struct ratio at = percentile(ratios, 8, expected[i].percent), hours = ratio_multiply(at, ratio_of(16, 1));

		assert_string_equal(decimal_format(text, at.up, at.down, 3), expected[i].ratio);
		assert_string_equal(decimal_format(text, hours.up, hours.down, 2), expected[i].hours);
	}
	assert_true(ratio_is_null(percentile(ratios, 0, 50)));
	assert_int_equal(ratio_round(ratio_multiply(percentile(ratios, 8, 100), ratio_of(100, 1))), 210);
	assert_int_equal(ratio_round(ratio_multiply(percentile(ratios, 1, 80), ratio_of(100, 1))), 90);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(means_and_deviations_of_items_are_those_of_pert),
		cmocka_unit_test(a_mean_of_sixths_of_a_minute_is_exact),
		cmocka_unit_test(the_sum_prints_a_band_from_independent_to_correlated),
		cmocka_unit_test(the_triangular_mean_is_another_thing_than_pert),
		cmocka_unit_test(a_quantile_is_priced_before_it_is_rounded),
		cmocka_unit_test(an_estimate_without_a_pessimistic_length_is_none),
		cmocka_unit_test(percentiles_are_of_type_7),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
