#include "model/fx.h"

#include "model/config.h"
#include "tests/desk.h"

static int64_t parsed(const char *typed)
{
	struct fault fault = {0};
	int64_t nano = 0;

	return fx_parse(typed, &nano, &fault) ? nano : -(int64_t)fault.kind;
}

static void a_figure_is_read_to_nine_decimals(void **state)
{
	char out[32];

	(void)state;
	assert_int_equal(parsed("1.0825"), 1082500000);
	assert_int_equal(parsed("0.000056789"), 56789);
	assert_int_equal(parsed("999999"), 999999000000000);
	assert_string_equal(fx_format(1082500000, out), "1.0825");
	assert_string_equal(fx_format(56789, out), "0.000056789");
	assert_string_equal(fx_format(20000000000, out), "20");
}

static void what_is_no_figure_is_refused(void **state)
{
	static const char *const wrong[] = {"", ".5", "5.", "1,5", "-1", "0", "0.0000000001", "1000000", "1e3", "1.2.3", " 1", "1 "};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (parsed(wrong[i]) != -(int64_t)FAULT_INPUT)
			fail_msg("\"%s\" was read", wrong[i]);
}

static void set(struct desk *desk, const char *currency, const char *number, const char *from)
{
	struct fx fx = {.currency = currency, .from_on = day_from_text(from)};

	fx.nano = parsed(number);
	assert_done(desk, fx_set(desk->book, &fx));
}

static int64_t in_euro(const struct fxs *fxs, int64_t minor, const char *currency, const char *day)
{
	struct money money = {.minor = minor};
	int64_t own;

	memcpy(money.currency, currency, 3);
	return fx_convert(fxs, money, "EUR", day_from_text(day), &own) ? own : INT64_MIN;
}

/*
 * 100.00 USD x 0.925 = 92.50 EUR; 0.01 x 0.5 = 0.005, half up 0.01, and below nothing the same; 1,000 JPY x 0.006125 =
 * 6.125, half up 6.13; 10.125 KWD x 3.0 = 30.375, half up 30.38.
 */
static void an_amount_is_turned_by_the_figure_of_its_day_and_rounded_once(void **state)
{
	struct desk *desk = *state;
	struct fxs fxs;

	assert_done(desk, config_set(desk->book, "currency", "EUR"));
	set(desk, "USD", "0.5", "2026-02-01");
	set(desk, "USD", "0.925", "2026-01-01");
	set(desk, "JPY", "0.006125", "2026-01-01");
	set(desk, "KWD", "3", "2026-01-01");
	assert_done(desk, fx_list(desk->book, INT64_MAX, desk->arena, &fxs));
	assert_int_equal(fxs.count, 4);
	assert_int_equal(in_euro(&fxs, 10000, "USD", "2026-01-31"), 9250);
	assert_int_equal(in_euro(&fxs, 10000, "USD", "2026-02-01"), 5000);
	assert_int_equal(in_euro(&fxs, 1, "USD", "2026-02-01"), 1);
	assert_int_equal(in_euro(&fxs, -1, "USD", "2026-02-01"), -1);
	assert_int_equal(in_euro(&fxs, 1000, "JPY", "2026-02-01"), 613);
	assert_int_equal(in_euro(&fxs, 10125, "KWD", "2026-02-01"), 3038);
	assert_int_equal(in_euro(&fxs, 77, "EUR", "2026-02-01"), 77);
	assert_int_equal(in_euro(&fxs, 1, "USD", "2025-12-31"), INT64_MIN);
	assert_int_equal(in_euro(&fxs, 1, "CHF", "2026-02-01"), INT64_MIN);
	assert_int_equal(in_euro(&fxs, INT64_MAX, "KWD", "2026-02-01"), 2767011611056432742); /* 3 / 10 of it */
}

static void a_figure_is_never_overwritten(void **state)
{
	struct desk *desk = *state;
	struct fx again = {.currency = "USD", .nano = 1, .from_on = day_from_text("2026-01-01")};

	assert_done(desk, config_set(desk->book, "currency", "EUR"));
	set(desk, "USD", "0.925", "2026-01-01");
	assert_refused(desk, fx_set(desk->book, &again), FAULT_CONFLICT, "2026-01-01");
	again.currency = "EUR";
	assert_refused(desk, fx_set(desk->book, &again), FAULT_INPUT, "own currency");
	again.currency = "euro";
	assert_refused(desk, fx_set(desk->book, &again), FAULT_INPUT, "capital");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_setup, desk_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_figure_is_read_to_nine_decimals),
		cmocka_unit_test(what_is_no_figure_is_refused),
		TEST(an_amount_is_turned_by_the_figure_of_its_day_and_rounded_once),
		TEST(a_figure_is_never_overwritten),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
