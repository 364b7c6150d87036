#include "tests/unit.h"

#include "model/ratio.h"

static void check(struct ratio ratio, int64_t up, int64_t down)
{
	assert_true(ratio.up == up);
	assert_true(ratio.down == down);
}

static void ratios_stand_in_lowest_terms(void **state)
{
	(void)state;
	check(ratio_of(6, 4), 3, 2);
	check(ratio_of(-6, 4), -3, 2);
	check(ratio_of(6, -4), -3, 2);
	check(ratio_of(0, -4), 0, 1);
	check(ratio_add(ratio_of(1, 6), ratio_of(1, 3)), 1, 2);
	check(ratio_subtract(ratio_of(1, 6), ratio_of(1, 2)), -1, 3);
	check(ratio_multiply(ratio_of(2, 3), ratio_of(9, 4)), 3, 2);
	check(ratio_divide(ratio_of(1, 2), ratio_of(-1, 4)), -2, 1);
}

static void nothing_to_divide_by_is_null_and_stays_null(void **state)
{
	struct ratio none = ratio_of(5, 0), half = ratio_of(1, 2);

	(void)state;
	assert_true(ratio_is_null(none));
	assert_true(ratio_is_null(ratio_divide(half, ratio_of(0, 7))));
	assert_true(ratio_is_null(ratio_add(none, half)));
	assert_true(ratio_is_null(ratio_subtract(half, none)));
	assert_true(ratio_is_null(ratio_multiply(none, half)));
	assert_true(ratio_is_null(ratio_divide(half, none)));
	assert_false(ratio_is_null(ratio_of(0, 5)));
	assert_int_equal(ratio_round(none), 0);
	assert_int_equal(ratio_ceiling(none), 0);
	assert_int_equal(ratio_sign(none), 0);
}

static void halves_are_rounded_away_from_zero(void **state)
{
	(void)state;
	assert_int_equal(ratio_round(ratio_of(5, 2)), 3);
	assert_int_equal(ratio_round(ratio_of(-5, 2)), -3);
	assert_int_equal(ratio_round(ratio_of(7, 3)), 2);
	assert_int_equal(ratio_round(ratio_of(-7, 3)), -2);
	assert_int_equal(ratio_ceiling(ratio_of(91, 2)), 46);
	assert_int_equal(ratio_ceiling(ratio_of(-91, 2)), -45);
	assert_int_equal(ratio_ceiling(ratio_of(46, 1)), 46);
}

/* The sum of 1/p over so many primes has terms far beyond 128 bits. */
static void sums_that_outgrow_their_terms_keep_their_printed_digits(void **state)
{
	struct ratio sum = ratio_of(0, 1);
	long double near = 0;
	char text[48];

	(void)state;
	for (int p = 2, found = 0; found < 400; p++) {
		bool prime = true;

		for (int d = 2; d * d <= p; d++)
			prime = prime && p % d;
		if (!prime)
			continue;
		found++;
		sum = ratio_add(sum, ratio_of(1, p));
		near += 1.0L / p;
	}
	assert_int_equal(ratio_round(ratio_multiply(sum, ratio_of(INT64_C(1000000000000), 1))), (int64_t)(near * 1e12L + 0.5L));
	decimal_format(text, sum.up, sum.down, 9);
	assert_int_equal(strlen(text), 11);
}

static void a_root_is_added_before_the_one_rounding(void **state)
{
	(void)state;
	assert_int_equal(ratio_plus_root(ratio_of(1, 2), ratio_of(9, 4), 1), 2);
	assert_int_equal(ratio_plus_root(ratio_of(92, 1), ratio_of(84, 1), 1000), 101165);
	assert_int_equal(ratio_plus_root(ratio_of(-3, 1), ratio_of(4, 1), 100), -100);
	/* A float of 64 bits alone would lose the cents of this base. */
	assert_int_equal(ratio_plus_root(ratio_of(INT64_C(90000000000000001), 100), ratio_of(0, 1), 100), INT64_C(90000000000000001));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ratios_stand_in_lowest_terms),
		cmocka_unit_test(nothing_to_divide_by_is_null_and_stays_null),
		cmocka_unit_test(halves_are_rounded_away_from_zero),
		cmocka_unit_test(sums_that_outgrow_their_terms_keep_their_printed_digits),
		cmocka_unit_test(a_root_is_added_before_the_one_rounding),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
