#include "tests/unit.h"

#include "model/money.h"

static int64_t minor_of(const char *word, const char *currency)
{
	struct fault fault = {0};
	struct money money;

	if (!money_parse(word, currency, false, &money, &fault))
		fail_msg("%s: %s", word, fault.text);
	return money.minor;
}

static void amounts_are_read_in_the_digits_of_their_currency(void **state)
{
	struct fault fault = {0};
	struct money money;

	(void)state;
	assert_int_equal(minor_of("150", "USD"), 15000);
	assert_int_equal(minor_of("150.5", "USD"), 15050);
	assert_int_equal(minor_of("150.05", "USD"), 15005);
	assert_int_equal(minor_of("150.00 EUR", "EUR"), 15000);
	assert_int_equal(minor_of("12000", "JPY"), 12000);
	assert_int_equal(minor_of("1.234", "KWD"), 1234);
	assert_int_equal(minor_of("0", "USD"), 0);
	assert_int_equal(minor_of("10000000000000.00", "USD"), MONEY_MOST);
	assert_true(money_parse("1500 JPY", NULL, false, &money, &fault));
	assert_int_equal(money.minor, 1500);
	assert_string_equal(money.currency, "JPY");
	assert_true(money_parse("-12.5", "USD", true, &money, &fault));
	assert_int_equal(money.minor, -1250);
}

static void words_that_are_no_amount_are_refused(void **state)
{
	static const char *const words[] = {
		"", " ", "-150", "150.005", "1e3", "$150", "150,00", "1,000", "1.5.0", "NaN", "inf", "0x96", "10000000000000.01", "92233720368547758.08",
		"9999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999", "１５０",
		"lots", "1 50", "150 dollars", "150.00 EUR", "150.", ".5", "+5", "--5", "150 ", " 150", "150  USD", "150 usd",
		"150\n", "150\x1b[2J", "15\xff", "150 USDT", "150/day", "1٢",
	};

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct fault fault = {0};
		struct money money = {.minor = 7};

		if (money_parse(words[i], "USD", false, &money, &fault))
			fail_msg("taken: %s", words[i]);
		assert_int_equal(fault.kind, FAULT_INPUT);
		assert_true(strlen(fault.text) < 400);
		assert_int_equal(fault.text[0], '"');
		assert_int_equal(money.minor, 7);
	}
}

static void an_amount_without_a_known_currency_must_name_it(void **state)
{
	struct fault fault = {0};
	struct money money;

	(void)state;
	assert_false(money_parse("150", "", false, &money, &fault));
	assert_string_equal(fault.text, "\"150\" lacks its currency; write \"150 USD\".");
}

static void a_price_of_compute_has_up_to_six_decimals(void **state)
{
	struct fault fault = {0};
	int64_t micro;

	(void)state;
	assert_true(micro_parse("2.79", "USD", &micro, &fault));
	assert_int_equal(micro, 2790000);
	assert_true(micro_parse("0.000001", "JPY", &micro, &fault));
	assert_int_equal(micro, 1);
	assert_true(micro_parse("3 USD", "USD", &micro, &fault));
	assert_false(micro_parse("0.0000001", "USD", &micro, &fault));
	assert_string_equal(fault.text, "\"0.0000001\" has too many decimals; 6 are kept.");
}

static void only_three_capital_letters_are_a_currency(void **state)
{
	(void)state;
	assert_true(currency_is_valid("USD"));
	assert_false(currency_is_valid(""));
	assert_false(currency_is_valid("USDT"));
	assert_false(currency_is_valid("840"));
	assert_false(currency_is_valid("€"));
	assert_false(currency_is_valid("usd"));
	assert_false(currency_is_valid("\x1b[m"));
	assert_int_equal(currency_digits("JPY"), 0);
	assert_int_equal(currency_digits("USD"), 2);
	assert_int_equal(currency_digits("KWD"), 3);
	assert_int_equal(currency_digits("F C"), 2);
}

static const char *shown(int64_t minor, const char *currency, enum money_style style)
{
	static char out[48];
	struct money money = {.minor = minor};

	memcpy(money.currency, currency, 4);
	return money_format(money, style, out);
}

static void amounts_are_written_in_four_styles(void **state)
{
	(void)state;
	assert_string_equal(shown(201250, "USD", MONEY_PLAIN), "2012.50");
	assert_string_equal(shown(201250, "USD", MONEY_GROUPED), "2,012.50");
	assert_string_equal(shown(201250, "USD", MONEY_SIGNED), "$2,012.50");
	assert_string_equal(shown(201250, "USD", MONEY_CODE), "2,012.50 USD");
	assert_string_equal(shown(201250, "CHF", MONEY_SIGNED), "2,012.50 CHF");
	assert_string_equal(shown(-201250, "USD", MONEY_SIGNED), "-$2,012.50");
	assert_string_equal(shown(-5, "USD", MONEY_PLAIN), "-0.05");
	assert_string_equal(shown(0, "USD", MONEY_CODE), "0.00 USD");
	assert_string_equal(shown(1234567, "JPY", MONEY_CODE), "1,234,567 JPY");
	assert_string_equal(shown(123, "JPY", MONEY_GROUPED), "123");
	assert_string_equal(shown(100000, "USD", MONEY_GROUPED), "1,000.00");
	assert_string_equal(shown(1, "KWD", MONEY_PLAIN), "0.001");
	assert_string_equal(shown(INT64_MIN, "USD", MONEY_CODE), "-92,233,720,368,547,758.08 USD");
	assert_string_equal(shown(INT64_MAX, "EUR", MONEY_SIGNED), "€92,233,720,368,547,758.07");
}

/* behaviour 19: ten entries of 904 s in all at 175.00; 20: lines that add up to their total. */
static void the_worked_amounts_come_out(void **state)
{
	static const int64_t entries[] = {90, 110, 65, 119, 80, 100, 70, 95, 60, 115};
	int64_t seconds = 0, nearest = 0, up = 0;

	(void)state;
	for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
		seconds += entries[i];
		nearest += round_divide(entries[i], 900) * 900;
		up += (entries[i] + 899) / 900 * 900;
	}
	assert_int_equal(round_product(17500, seconds, 3600, NULL), 4394);
	assert_int_equal(round_product(17500, up, 3600, NULL), 43750);
	assert_int_equal(round_product(17500, nearest, 3600, NULL), 0);
	assert_int_equal(round_product(17500, 1800, 3600, NULL), 8750);
	assert_int_equal(round_product(17500, 3600, 3600, NULL), 17500);
	assert_int_equal(round_product(17500, 1080, 3600, NULL), 5250);
	assert_int_equal(round_product(17500, 900, 3600, NULL), 4375);
	assert_int_equal(round_product(10000, 3000, 3600, NULL), 8333);
	assert_int_equal(round_product(2750, 1800, 3600, NULL), 1375);
	assert_int_equal(round_product(2750, 900, 3600, NULL), 688);
}

static void halves_go_away_from_zero(void **state)
{
	(void)state;
	assert_int_equal(round_divide(5, 2), 3);
	assert_int_equal(round_divide(-5, 2), -3);
	assert_int_equal(round_divide(4, 3), 1);
	assert_int_equal(round_divide(-4, 3), -1);
	assert_int_equal(round_divide(INT64_MIN, 1), INT64_MIN);
	assert_int_equal(round_divide(INT64_MAX, INT64_MAX), 1);
}

static void a_product_over_int64_is_told(void **state)
{
	bool overflow = false;

	(void)state;
	assert_int_equal(round_product(INT64_MAX, 3600, 3600, &overflow), INT64_MAX);
	assert_int_equal(round_product(INT64_MIN, 7, 7, &overflow), INT64_MIN);
	assert_false(overflow);
	assert_int_equal(round_product(INT64_MAX, 3601, 3600, &overflow), INT64_MAX);
	assert_true(overflow);
	assert_int_equal(round_product(INT64_MIN, INT64_MAX, 1, &overflow), INT64_MIN);
	assert_true(overflow);
}

static void ratios_are_written_as_decimals(void **state)
{
	char out[48];

	(void)state;
	assert_string_equal(decimal_format(out, 1234, 100, 1), "12.3");
	assert_string_equal(decimal_format(out, 1235, 100, 1), "12.4");
	assert_string_equal(decimal_format(out, -1235, 100, 1), "-12.4");
	assert_string_equal(decimal_format(out, -4, 1000, 2), "0.00");
	assert_string_equal(decimal_format(out, -5, 1000, 2), "-0.01");
	assert_string_equal(decimal_format(out, 1, -3, 4), "-0.3333");
	assert_string_equal(decimal_format(out, 9999, 10000, 2), "1.00");
	assert_string_equal(decimal_format(out, 5, 2, 0), "3");
	assert_string_equal(decimal_format(out, -1, 3, 0), "0");
	assert_string_equal(decimal_format(out, 0, 7, 3), "0.000");
	assert_string_equal(decimal_format(out, (int128)INT64_MAX * INT64_MAX, INT64_MAX, 2), "9223372036854775807.00");
	assert_string_equal(decimal_format(out, ((int128)1 << 126) - 1, (int128)1 << 126, 3), "1.000");
	assert_string_equal(decimal_format(out, (int128)1 << 124, (int128)1 << 126, 3), "0.250");
}

static void roots_are_exact_to_the_last_digit(void **state)
{
	char out[48];

	(void)state;
	assert_string_equal(root_format(out, 0, 1, 2), "0.00");
	assert_string_equal(root_format(out, 2, 1, 2), "1.41");
	assert_string_equal(root_format(out, 1, 16, 1), "0.3");
	assert_string_equal(root_format(out, 1, 2, 9), "0.707106781");
	assert_string_equal(root_format(out, 50, 1, 1), "7.1");
	assert_string_equal(root_format(out, (int128)INT64_MAX * INT64_MAX, 1, 0), "9223372036854775807");
}

static void decimals_are_read_in_millionths(void **state)
{
	static const char *const wrong[] = {"", "-", ".", "1.", ".5", "1e3", "0.0000001", "9223372036855", "1,5", " 1", "1 ", "+1", "nan"};
	int64_t millionths = 0;

	(void)state;
	assert_true(decimal_parse("0.80", &millionths));
	assert_int_equal(millionths, 800000);
	assert_true(decimal_parse("-1.5", &millionths));
	assert_int_equal(millionths, -1500000);
	assert_true(decimal_parse("9223372036854.775807", &millionths));
	assert_int_equal(millionths, INT64_MAX);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_false(decimal_parse(wrong[i], &millionths));
}

/* Repeatable random numbers (xorshift). */
static uint64_t next_random(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

static void apportioned_units_add_up_and_lie_within_one(void **state)
{
	uint64_t seed = 88172645463325252u;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		int64_t parts[40], out[40], sum = 0, whole = 0;
		int64_t denominator = 1 + (int64_t)(next_random(&seed) % 5000);
		int count = 1 + (int)(next_random(&seed) % 40);

		for (int i = 0; i < count; i++) {
			parts[i] = (int64_t)(next_random(&seed) % 200000) - (round % 3 ? 0 : 100000);
			sum += parts[i];
		}
		apportion(parts, count, denominator, out);
		for (int i = 0; i < count; i++) {
			whole += out[i];
			assert_true(llabs(out[i] * denominator - parts[i]) < denominator);
		}
		assert_int_equal(whole, round_divide(sum, denominator));
	}
}

static void equal_remainders_favour_the_earlier(void **state)
{
	static const int64_t parts[] = {5, 5, 5, 5};
	int64_t out[4];

	(void)state;
	apportion(parts, 4, 10, out);
	assert_int_equal(out[0], 1);
	assert_int_equal(out[1], 1);
	assert_int_equal(out[2], 0);
	assert_int_equal(out[3], 0);
}

static void the_largest_remainder_comes_first(void **state)
{
	static const int64_t parts[] = {11, 19, 10};
	int64_t out[3];

	(void)state;
	apportion(parts, 3, 10, out);
	assert_int_equal(out[0], 1);
	assert_int_equal(out[1], 2);
	assert_int_equal(out[2], 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(amounts_are_read_in_the_digits_of_their_currency),
		cmocka_unit_test(words_that_are_no_amount_are_refused),
		cmocka_unit_test(an_amount_without_a_known_currency_must_name_it),
		cmocka_unit_test(a_price_of_compute_has_up_to_six_decimals),
		cmocka_unit_test(only_three_capital_letters_are_a_currency),
		cmocka_unit_test(amounts_are_written_in_four_styles),
		cmocka_unit_test(the_worked_amounts_come_out),
		cmocka_unit_test(halves_go_away_from_zero),
		cmocka_unit_test(a_product_over_int64_is_told),
		cmocka_unit_test(ratios_are_written_as_decimals),
		cmocka_unit_test(roots_are_exact_to_the_last_digit),
		cmocka_unit_test(decimals_are_read_in_millionths),
		cmocka_unit_test(apportioned_units_add_up_and_lie_within_one),
		cmocka_unit_test(equal_remainders_favour_the_earlier),
		cmocka_unit_test(the_largest_remainder_comes_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
