/* The screen Invoices: drafts and what to look at before they are issued, cards, ages. */
#include "tests/screen.h"

#define assert_hides(script, unwanted) do { \
	const char *shown = picture(script); \
	if (strstr(shown, unwanted)) \
		fail_msg("\"%s\" is in\n%s", unwanted, shown); \
} while (0)

static void a_draft_stands_first_with_its_lines(void **state)
{
	(void)state;
	assert_shows("key 6\ndump\n", "│▸ draft      acme/churn  19–20 Mar          3:30      350.00  not issued ");
	assert_shows("key 6\ndump\n", "│  B1    Audit                  1:30 ×    100.00       150.00  │");
	assert_shows("key 6\ndump\n", "│  total, USD                                          350.00  │");
}

static void what_is_in_order_is_ticked(void **state)
{
	(void)state;
	assert_shows("key 6\ndump\n", "│  ■ no overlap   ■ no unpriced entry   ");
}

static void doubts_name_the_entry(void **state)
{
	(void)state;
	run("log|acme/churn/B1|2026-03-19T10:00..2026-03-19T10:45|Twice|--overlap|allow");
	assert_shows("key 6\ndump\n", "! entry 4 overlaps entry 1");
	run("undo");
	assert_hides("key 6\ndump\n", "overlaps");
	run("client|add|ny|Hudson|--currency|USD|--zone|America/New_York");
	run("project|add|ny/model|Model");
	run("rate|set|ny/model|100|--from|2026-01-01");
	run("log|ny/model|2026-03-08T06:30..2026-03-08T07:30|Night");
	assert_shows("key 6\nkey j Enter\ndump\n", "spans the clock change of 8 Mar (1:00 h, right)");
	run("undo|4");
}

static void entries_without_a_rate_are_counted(void **state)
{
	(void)state;
	run("project|add|acme/free|No rate yet");
	run("log|acme/free|2026-03-18T09:00..2026-03-18T10:00|Call");
	assert_shows("key 6\nkey j Enter\ndump\n", "! 1 entry has no rate: set one, or it can't be issued");
	run("undo|2");
}

static void an_issue_asks_with_its_sum_and_is_final(void **state)
{
	(void)state;
	assert_shows("key 6\nkey I\nkey C-s\ndump\n", " Issue 2026-001 for $350.00? It is locked afterwards.  y issue  n no");
	assert_shows("key 6\nkey I\nkey C-s n\ndump\n", "not issued");
	assert_shows("key 6\nkey I\nkey C-u\ntype 2025-01\nkey C-s\ndump\n", "There is nothing to bill in \"2025-01\".");
	assert_shows("key 6\nkey I\nkey C-s y\ndump\n", " Issued 2026-001 for acme/churn");
	assert_hides("key 6\nkey I\nkey Esc\nkey P\nkey C-s\nkey u\nkey V\nkey n\ndump\n", "u undo\n");
	assert_shows("key 6\ndump\n", "issued 20 Mar, not paid, 0 days");
}

static void a_payment_leaves_ages_and_says_how_long_it_took(void **state)
{
	(void)state;
	assert_shows("key 6\ndump\n", "│  not due        350.00 ████████");
	assert_shows("key 6\nkey P\nkey C-s\ndump\n", "paid 20 Mar, 0 days");
	assert_shows("key 6\ndump\n", "days to pay  0  (one paid)");
	assert_shows("key 6\ndump\n", "│  work           350.00 ");
}

static void in_a_narrow_room_enter_opens_the_card_and_escape_leads_back(void **state)
{
	(void)state;
	assert_shows("size 80 24\nkey 6\ndump\n", "┌ Invoices ─");
	assert_shows("size 80 24\nkey 6\nkey Enter\ndump\n", "┌ 2026-001 · acme/churn ─");
	assert_shows("size 80 24\nkey 6\nkey Enter Esc\ndump\n", "┌ Invoices ─");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_draft_stands_first_with_its_lines),
		cmocka_unit_test(what_is_in_order_is_ticked),
		cmocka_unit_test(doubts_name_the_entry),
		cmocka_unit_test(entries_without_a_rate_are_counted),
		cmocka_unit_test(an_issue_asks_with_its_sum_and_is_final),
		cmocka_unit_test(a_payment_leaves_ages_and_says_how_long_it_took),
		cmocka_unit_test(in_a_narrow_room_enter_opens_the_card_and_escape_leads_back),
	};

	return cmocka_run_group_tests(tests, filled_screen_setup, screen_teardown);
}
