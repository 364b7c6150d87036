#include "tests/trade_fixture.h"

static struct rate rate_of(int64_t client, int64_t project, int64_t item, int64_t minor, const char *from)
{
	return (struct rate){.client = client, .project = project, .item = item, .path = "here", .amount = {minor, "USD"}, .from_on = day(from)};
}

static void set(struct trade *desk, struct rate rate)
{
	assert_done(desk, rate_set(desk->book, &rate));
	assert_true(rate.id > 0);
}

static int64_t in_force(struct trade *desk, int64_t client, int64_t project, int64_t item, const char *on)
{
	struct rate_book *rates;
	const struct rate *rate;

	assert_done(desk, rate_book_open(desk->book, INT64_MAX, desk->arena, &rates));
	rate = rate_in_force(rates, client, project, item, "USD", day(on));
	return rate ? rate->amount.minor : -1;
}

/* behaviour 17 */
static void the_nearest_path_wins(void **state)
{
	struct trade *desk = *state;
	int64_t item = add_item(desk, desk->project, "B1"), other = add_project(desk, desk->client, "other"), bare = add_client(desk, "bare", "USD", NEW_YORK);

	set(desk, rate_of(0, 0, 0, 10000, "2026-01-01"));
	set(desk, rate_of(desk->client, 0, 0, 12000, "2026-01-01"));
	set(desk, rate_of(0, 0, item, 20000, "2026-01-01"));
	assert_int_equal(in_force(desk, desk->client, desk->project, item, "2026-01-05"), 20000);
	assert_int_equal(in_force(desk, desk->client, desk->project, 0, "2026-01-05"), 16000);
	assert_int_equal(in_force(desk, desk->client, desk->project, item + 1, "2026-01-05"), 16000);
	assert_int_equal(in_force(desk, desk->client, other, 0, "2026-01-05"), 12000);
	assert_int_equal(in_force(desk, bare, 999, 0, "2026-01-05"), 10000);
}

/* Nearness goes before newness: a later rate further off changes nothing. */
static void a_later_rate_further_off_does_not_win(void **state)
{
	struct trade *desk = *state;

	set(desk, rate_of(desk->client, 0, 0, 30000, "2026-02-01"));
	set(desk, rate_of(0, 0, 0, 40000, "2026-03-01"));
	assert_int_equal(in_force(desk, desk->client, desk->project, 0, "2026-04-01"), 16000);
}

static void a_rate_holds_from_its_day_on(void **state)
{
	struct trade *desk = *state;

	set(desk, rate_of(0, desk->project, 0, 17250, "2026-02-16"));
	set(desk, rate_of(0, desk->project, 0, 16500, "2026-02-01"));
	assert_int_equal(in_force(desk, desk->client, desk->project, 0, "2026-01-04"), -1);
	assert_int_equal(in_force(desk, desk->client, desk->project, 0, "2026-01-05"), 16000);
	assert_int_equal(in_force(desk, desk->client, desk->project, 0, "2026-02-15"), 16500);
	assert_int_equal(in_force(desk, desk->client, desk->project, 0, "2026-02-16"), 17250);
	assert_int_equal(in_force(desk, desk->client, desk->project, 0, "2027-01-01"), 17250);
}

static void a_default_is_for_its_currency_alone(void **state)
{
	struct trade *desk = *state;
	struct rate euro = {.path = "default EUR", .amount = {9000, "EUR"}, .from_on = day("2026-01-01")};
	struct rate_book *rates;

	set(desk, euro);
	set(desk, rate_of(0, 0, 0, 10000, "2026-01-01"));
	assert_done(desk, rate_book_open(desk->book, INT64_MAX, desk->arena, &rates));
	assert_int_equal(rate_in_force(rates, 99, 99, 0, "EUR", day("2026-02-01"))->amount.minor, 9000);
	assert_null(rate_in_force(rates, 99, 99, 0, "GBP", day("2026-02-01")));
	assert_null(rate_in_force(rates, 0, 99, 0, NULL, day("2026-02-01")));
}

static void a_path_has_one_rate_from_a_day(void **state)
{
	struct trade *desk = *state;
	struct rate again = rate_of(0, desk->project, 0, 17000, "2026-01-05"), client = rate_of(desk->client, 0, 0, 17000, "2026-01-05");

	assert_refused(desk, rate_set(desk->book, &again), FAULT_CONFLICT, "2026-01-05 already");
	set(desk, client);
	assert_int_equal(in_force(desk, desk->client, desk->project, 0, "2026-01-05"), 16000);
}

static void a_book_of_then_does_not_know_later_rates(void **state)
{
	struct trade *desk = *state;
	struct rate_book *rates;

	set_clock(desk, "2026-02-02T13:02:00Z");
	set(desk, rate_of(0, desk->project, 0, 17250, "2026-01-20"));
	assert_done(desk, rate_book_open(desk->book, instant("2026-02-02T13:01:59Z"), desk->arena, &rates));
	assert_int_equal(rate_in_force(rates, desk->client, desk->project, 0, "USD", day("2026-02-20"))->amount.minor, 16000);
	assert_done(desk, rate_book_open(desk->book, instant("2026-02-02T13:02:00Z"), desk->arena, &rates));
	assert_int_equal(rate_in_force(rates, desk->client, desk->project, 0, "USD", day("2026-02-20"))->amount.minor, 17250);
}

static void an_hour_of_a_day_rate_is_its_share(void **state)
{
	struct rate daily = {.amount = {100000, "EUR"}, .day_seconds = 8 * 3600}, odd = {.amount = {100000, "EUR"}, .day_seconds = 7 * 3600}, hourly = {.amount = {17250, "USD"}};

	(void)state;
	assert_int_equal(rate_per_hour(&daily), 12500);
	assert_int_equal(rate_per_hour(&odd), 14286);   /* 142.857… */
	assert_int_equal(rate_per_hour(&hourly), 17250);
	assert_int_equal(rate_amount(&daily, 4 * 3600), 50000);
	assert_int_equal(rate_amount(&odd, 7 * 3600), 100000);
	assert_int_equal(rate_amount(&hourly, 3000), 14375);
}

static void half_a_cent_rounds_up_once(void **state)
{
	struct rate rate = {.amount = {2750, "USD"}};

	(void)state;
	assert_int_equal(rate_amount(&rate, 900), 688);   /* 6.875 */
	assert_int_equal(rate_amount(&rate, 1800), 1375);
	assert_int_equal(rate_amount(&rate, 0), 0);
}

static void rates_are_listed_by_day_and_by_place(void **state)
{
	struct trade *desk = *state;
	struct place place;
	struct rates list;

	set(desk, rate_of(desk->client, 0, 0, 12000, "2025-01-01"));
	set(desk, rate_of(0, desk->project, 0, 17250, "2026-02-16"));
	assert_done(desk, rate_list(desk->book, NULL, desk->arena, &list));
	assert_int_equal(list.count, 3);
	assert_string_equal(list.items[0].path, "lumen");
	assert_string_equal(list.items[1].path, "lumen/churn");
	assert_int_equal(list.items[2].amount.minor, 17250);
	assert_done(desk, place_find(desk->book, "lumen/churn", PLACE_PROJECT, desk->arena, &place));
	assert_done(desk, rate_list(desk->book, &place, desk->arena, &list));
	assert_int_equal(list.count, 2);
	assert_done(desk, place_find(desk->book, "lumen", PLACE_CLIENT, desk->arena, &place));
	assert_done(desk, rate_list(desk->book, &place, desk->arena, &list));
	assert_int_equal(list.count, 1);
}

#define test(name) cmocka_unit_test_setup_teardown(name, trade_setup, trade_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(the_nearest_path_wins),
		test(a_later_rate_further_off_does_not_win),
		test(a_rate_holds_from_its_day_on),
		test(a_default_is_for_its_currency_alone),
		test(a_path_has_one_rate_from_a_day),
		test(a_book_of_then_does_not_know_later_rates),
		cmocka_unit_test(an_hour_of_a_day_rate_is_its_share),
		cmocka_unit_test(half_a_cent_rounds_up_once),
		test(rates_are_listed_by_day_and_by_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
