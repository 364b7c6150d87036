#include "tests/unit.h"

#include "model/creep.h"

static const struct scope march = {.baseline = 331200, .added = 72000, .removed = 18000, .pending = 57600};
static const int64_t buckets[BUCKET_COUNT] = {
	[BUCKET_ABSORBED] = 14400, [BUCKET_AT_RISK] = 22200, [BUCKET_CHANGE_HANDLING] = 9000, [BUCKET_IN_SCOPE] = 345001,
	[BUCKET_OWN_ADMIN] = 4500, [BUCKET_OWN_LEARNING] = 30000, [BUCKET_OWN_SALES] = 7500, [BUCKET_UNRECORDED] = 9000,
};

static void check_percent(struct ratio ratio, const char *expected)
{
	char text[48];

	assert_false(ratio_is_null(ratio));
	assert_string_equal(decimal_format(text, ratio.up * 100, ratio.down, 1), expected);
}

static void net_hides_what_gross_and_volatility_show(void **state)
{
	(void)state;
	assert_int_equal(scope_current(&march), 107 * 3600);
	check_percent(scope_growth_net(&march), "16.3");
	check_percent(scope_growth_gross(&march), "21.7");
	check_percent(scope_volatility(&march), "27.2");
	check_percent(scope_exposure(&march), "17.4");
}

static void uncompensated_work_is_counted_against_the_first_baseline(void **state)
{
	struct scope none = {0};

	(void)state;
	assert_int_equal(uncompensated(buckets), 45600);
	check_percent(creep_ratio(buckets, &march), "13.8");
	assert_true(ratio_is_null(creep_ratio(buckets, &none)));
}

static void the_bridge_of_the_worked_example(void **state)
{
	static const int64_t expected[BRIDGE_ROWS] = {9200, 2000, -500, 1933, 233, 400, 617, 250, 0, 250};
	/* 95.83 h and one second in scope, 78.33 of it on items; 32.83 h to do. */
	struct bridge bridge = bridge_of(&march, ratio_of(283801 + 99000 - 313200, 1), ratio_of(61200 + 19200 - 72000, 1), buckets);

	(void)state;
	for (int i = 0; i < BRIDGE_ROWS; i++)
		assert_int_equal(bridge.row[i], expected[i]);
	assert_int_equal(bridge.total, 14383);
}

static uint64_t next(uint64_t *seed)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return *seed >> 33;
}

/* Whatever happened: the printed rows add up to the printed total, and each is within a hundredth of what it says. */
static void every_bridge_adds_up(void **state)
{
	uint64_t seed = 42;

	(void)state;
	for (int round = 0; round < 5000; round++) {
		struct scope scope = {.baseline = (int64_t)(next(&seed) % 1000000), .added = (int64_t)(next(&seed) % 300000), .removed = (int64_t)(next(&seed) % 300000)};
		int64_t items = (int64_t)(next(&seed) % 40000000) - 20000000, changes = (int64_t)(next(&seed) % 4000000) - 2000000;
		int64_t random[BUCKET_COUNT], exact;
		struct bridge bridge;

		for (int i = 0; i < BUCKET_COUNT; i++)
			random[i] = (int64_t)(next(&seed) % 100000);
		bridge = bridge_of(&scope, ratio_of(items, 100), ratio_of(changes, 100), random);
		exact = scope_current(&scope) * 100 + items + changes + (uncompensated(random) + random[BUCKET_CHANGE_HANDLING]) * 100;
		assert_int_equal(bridge.total, round_divide(exact, 3600));
		assert_true(llabs(bridge.row[BRIDGE_REDUCTIONS] * 3600 + scope.removed * 100) <= 3600);
		assert_true(llabs(bridge.row[BRIDGE_ITEM_VARIANCE] * 3600 - items) <= 3600);
		assert_true(llabs(bridge.row[BRIDGE_HANDLING] * 3600 - random[BUCKET_CHANGE_HANDLING] * 100) <= 3600);
	}
}

static void the_median_of_an_even_number_is_the_mean_of_the_middle_two(void **state)
{
	static const int64_t days[] = {2, 4, 5, 14};
	char text[48];
	struct ratio middle = median(days, 4);

	(void)state;
	assert_string_equal(decimal_format(text, middle.up, middle.down, 1), "4.5");
	middle = median(days, 3);
	assert_string_equal(decimal_format(text, middle.up, middle.down, 1), "4.0");
	assert_true(ratio_is_null(median(days, 0)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(net_hides_what_gross_and_volatility_show),
		cmocka_unit_test(uncompensated_work_is_counted_against_the_first_baseline),
		cmocka_unit_test(the_bridge_of_the_worked_example),
		cmocka_unit_test(every_bridge_adds_up),
		cmocka_unit_test(the_median_of_an_even_number_is_the_mean_of_the_middle_two),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
