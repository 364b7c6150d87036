#include "model/off.h"

#include "model/position.h"
#include "tests/trade_fixture.h"

static bool take_off(struct trade *trade, const char *first, const char *last, int64_t *id)
{
	struct off off = {.first_on = day(first), .last_on = day(last), .note = "away"};
	bool ok = off_add(trade->book, &off, trade->arena);

	if (id)
		*id = off.id;
	return ok;
}

static void a_stretch_counts_its_weekdays(void **state)
{
	struct trade *trade = *state;
	struct off off = {.first_on = day("2026-04-03"), .last_on = day("2026-04-06")};
	struct days_off days;
	struct offs offs;

	assert_done(trade, off_add(trade->book, &off, trade->arena));
	assert_int_equal(off.working, 2);
	assert_done(trade, off_list(trade->book, INT64_MAX, trade->arena, &offs));
	assert_int_equal(offs.count, 1);
	assert_string_equal(offs.items[0].note, "");
	assert_done(trade, off_days(trade->book, INT64_MAX, trade->arena, &days));
	assert_int_equal(days.count, 2);
	assert_int_equal(days.items[0], day("2026-04-03"));
	assert_int_equal(days.items[1], day("2026-04-06"));
}

static void the_same_day_is_not_off_twice(void **state)
{
	struct trade *trade = *state;

	assert_done(trade, take_off(trade, "2026-04-03", "2026-04-06", NULL));
	assert_refused(trade, take_off(trade, "2026-04-06", "2026-04-10", NULL), FAULT_CONFLICT, "off delete 1");
	assert_done(trade, take_off(trade, "2026-04-07", "2026-04-07", NULL));
}

static void over_ten_years_are_refused(void **state)
{
	struct trade *trade = *state;

	assert_refused(trade, take_off(trade, "2026-01-01", "2046-01-01", NULL), FAULT_INPUT, "ten years");
	assert_refused(trade, take_off(trade, "2026-01-02", "2026-01-01", NULL), FAULT_INPUT, "before");
}

static void what_is_taken_away_or_undone_is_no_longer_off(void **state)
{
	struct trade *trade = *state;
	struct days_off days;
	struct off off;
	int64_t id;

	assert_done(trade, take_off(trade, "2026-04-03", "2026-04-03", &id));
	assert_done(trade, off_delete(trade->book, id, trade->arena, &off));
	assert_int_equal(off.first_on, day("2026-04-03"));
	assert_done(trade, off_days(trade->book, INT64_MAX, trade->arena, &days));
	assert_int_equal(days.count, 0);
	take_back(trade, 1);
	assert_done(trade, off_days(trade->book, INT64_MAX, trade->arena, &days));
	assert_int_equal(days.count, 1);
	assert_refused(trade, off_delete(trade->book, 99, trade->arena, &off), FAULT_MISSING, "off list");
}

static void a_position_knows_what_was_known_then(void **state)
{
	struct trade *trade = *state;
	struct position position;

	set_clock(trade, "2026-03-02T12:00:00Z");
	assert_done(trade, take_off(trade, "2026-03-05", "2026-03-05", NULL));
	set_clock(trade, "2026-03-03T12:00:00Z");
	assert_done(trade, position_load(trade->book, trade->project, INT64_MAX, trade->arena, &position));
	assert_int_equal(position.off->count, 1);
	assert_done(trade, position_load(trade->book, trade->project, instant("2026-03-01T12:00:00Z"), trade->arena, &position));
	assert_int_equal(position.off->count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_stretch_counts_its_weekdays, trade_setup, trade_teardown),
		cmocka_unit_test_setup_teardown(the_same_day_is_not_off_twice, trade_setup, trade_teardown),
		cmocka_unit_test_setup_teardown(over_ten_years_are_refused, trade_setup, trade_teardown),
		cmocka_unit_test_setup_teardown(what_is_taken_away_or_undone_is_no_longer_off, trade_setup, trade_teardown),
		cmocka_unit_test_setup_teardown(a_position_knows_what_was_known_then, trade_setup, trade_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
