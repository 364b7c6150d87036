/* The screen Week: the hours of a week by work and day, and lengths typed into its cells. */
#include "tests/screen.h"

static const char *listing(void)
{
	const char *line[] = {"entries", "all", "--json", NULL};
	struct text answer = {0};
	const char *copy;

	if (!verb_run(book, line, arena, &answer))
		fail_msg("%s", book_fault(book)->text);
	copy = arena_text(arena, text_string(&answer));
	text_free(&answer);
	return copy;
}

static int entries(void)
{
	int count = 0;

	for (const char *at = listing(); (at = strstr(at, "\"start\":")); at++)
		count++;
	return count;
}

static void a_week_is_shown_by_work_and_day(void **state)
{
	(void)state;
	assert_string_equal(picture("size 80 18\nkey 2\ndump\n"),
		" ambit  1 Today  [2 Week]  3 Projects  4 Scope  5 Experiments  6 Inv…  7 Rep…\n"
		"┌ Week 12 · 16–22 Mar 2026 ───────────────────────── 4:15 h   $350.00 billable ┐\n"
		"│                     Mon 16 Tue 17 Wed 18 Thu 19 Fri 20 Sat 21 Sun 22   Total │\n"
		"│  ─────────────────────────────────────────────────────────────────────────── │\n"
		"│  acme/churn              $100.00                                             │\n"
		"│▸   B1   other     $      ·      ·      ·   1:30 [     ]     ·      ·    1:30 │\n"
		"│    B2   other     $      ·      ·      ·      ·   2:00      ·      ·    2:00 │\n"
		"│  own time                                                                    │\n"
		"│    learning       ~      ·      ·      ·      ·   0:45      ·      ·    0:45 │\n"
		"│  ─────────────────────────────────────────────────────────────────────────── │\n"
		"│  total                   ·      ·      ·   1:30   2:45      ·      ·    4:15 │\n"
		"│  billable                ·      ·      ·   1:30   2:00      ·      ·    3:30 │\n"
		"│  at risk                 ·      ·      ·      ·      ·      ·      ·       · │\n"
		"│  billable share          ·      ·      ·   100%    73%      ·      ·     82% │\n"
		"│  meetings 0:00   learning 0:45                                               │\n"
		"└──────────────────────────────────────────────────────────────────────────────┘\n"
		" Fri 20 Mar: nothing yet. = and a length such as 1:30 fills the cell.\n"
		" j l move  Enter opens the cell  a add  y copy  p paste  [ ] week  ? help\n");
}

static void a_typed_length_is_logged_in_the_first_free_stretch(void **state)
{
	(void)state;
	assert_shows("key 2\nkey h h\nkey =\ntype 1:30\ndump\n", "[1:30 ]");
	assert_int_equal(entries(), 3);
	assert_shows("key 2\nkey h h\nkey =\ntype 1:30\nkey Enter\ndump\n", "Logged 1:30 on acme/churn/B1, 2026-03-18 09:00-10:30, other (entry 4).");
	assert_shows("key 2\nkey j h h\nkey =\ntype 45m\nkey Enter\ndump\n", "Logged 0:45 on acme/churn/B2, 2026-03-18 10:30-11:15, other (entry 5).");
	assert_int_equal(entries(), 5);
	picture("key u u\n");
	assert_int_equal(entries(), 3);
}

static void a_span_is_logged_where_it_says(void **state)
{
	(void)state;
	assert_shows("key 2\nkey h\nkey Enter\ntype 14:00-14:20\nkey Enter\ndump\nkey u\n", "Logged 0:20 on acme/churn/B1, 2026-03-19 14:00-14:20");
	assert_int_equal(entries(), 3);
}

static void another_length_changes_the_entry_and_nothing_takes_it_away(void **state)
{
	(void)state;
	assert_shows("key 2\nkey h\nkey =\ntype 2h\nkey Enter\ndump\n", "1: 2:00 on acme/churn/B1, 2026-03-19 09:00-11:00");
	assert_int_equal(entries(), 3);
	assert_shows("key 2\nkey h\nkey =\ntype 0:00\nkey Enter\ndump\n", "[     ]");
	assert_int_equal(entries(), 2);
	picture("key u u\n");
	assert_non_null(strstr(listing(), "\"seconds\":5400"));
}

static void the_last_of_several_takes_up_the_difference(void **state)
{
	(void)state;
	run("log|acme/churn/B1|2026-03-19T13:00..2026-03-19T13:30|Second");
	assert_shows("key 2\nkey h\nkey =\ntype 3:00\nkey Enter\ndump\n", "1:30 on acme/churn/B1, 2026-03-19 13:00-14:30");
	assert_shows("key 2\nkey h\nkey =\ntype 1:00\nkey Enter\ndump\n", "The last of the 2 entries here has 1:30");
	assert_int_equal(entries(), 4);
	picture("key u u\n");
}

static void what_is_no_length_stays_open_to_be_mended(void **state)
{
	(void)state;
	assert_shows("key 2\nkey h h\nkey =\ntype 25\nkey Enter\ndump\n", "\"25\"");
	assert_shows("key 2\nkey h h\nkey =\ntype 25\nkey Enter\ntype m\nkey Enter\ndump\nkey u\n", "Logged 0:25 on");
	assert_int_equal(entries(), 3);
}

static void escape_leaves_the_cell_as_it_was(void **state)
{
	(void)state;
	assert_shows("key 2\nkey h\nkey =\ntype 9\nkey Esc\ndump\n", "[ 1:30]");
	assert_shows("key 2\nkey h\nkey = Enter\ndump\n", "[ 1:30]");
	assert_int_equal(entries(), 3);
}

static void what_y_took_is_put_where_p_is_pressed(void **state)
{
	(void)state;
	assert_shows("key 2\nkey p\ndump\n", "Nothing to paste");
	assert_shows("key 2\nkey h\nkey y\nkey h p\ndump\nkey u\n", "Logged 1:30 on acme/churn/B1, 2026-03-18 09:00-10:30");
	assert_int_equal(entries(), 3);
}

static void the_future_is_refused(void **state)
{
	(void)state;
	assert_shows("key 2\nkey l\nkey =\ntype 1:00\nkey Enter\ndump\n", "future");
	assert_int_equal(entries(), 3);
}

static void what_finds_no_free_stretch_until_now_is_refused(void **state)
{
	(void)state;
	assert_shows("key 2\nkey =\ntype 4h\nkey Enter\ndump\nkey u\n", "2026-03-20 13:45-17:45");
	assert_shows("key 2\nkey =\ntype 6h\nkey Enter\ndump\n", "already covers that time");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_week_is_shown_by_work_and_day),
		cmocka_unit_test(a_typed_length_is_logged_in_the_first_free_stretch),
		cmocka_unit_test(a_span_is_logged_where_it_says),
		cmocka_unit_test(another_length_changes_the_entry_and_nothing_takes_it_away),
		cmocka_unit_test(the_last_of_several_takes_up_the_difference),
		cmocka_unit_test(what_is_no_length_stays_open_to_be_mended),
		cmocka_unit_test(escape_leaves_the_cell_as_it_was),
		cmocka_unit_test(what_y_took_is_put_where_p_is_pressed),
		cmocka_unit_test(the_future_is_refused),
		cmocka_unit_test(what_finds_no_free_stretch_until_now_is_refused),
	};

	return cmocka_run_group_tests(tests, filled_screen_setup, screen_teardown);
}
