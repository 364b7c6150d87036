/* The screen Projects: clients, projects, own time, and what quotes taught. */
#include "tests/screen.h"

static void offer(const char *rate, const char *outcome)
{
	static int id;

	run(arena_print(arena, "quote|add|acme|--rate|%s|--hours|20h", rate));
	run(arena_print(arena, "quote|decide|%d|%s", ++id, outcome));
}

static void clients_stand_above_their_projects(void **state)
{
	(void)state;
	assert_shows("size 100 30\nkey 3\ndump\n",
		"│  client/project       rate  until    │");
	assert_shows("size 100 30\nkey 3\ndump\n",
		"│  Acme Works                          │");
	assert_shows("size 100 30\nkey 3\ndump\n",
		"│▸   churn           $100.00           │");
	assert_shows("size 100 30\nkey 3\ndump\n",
		"│  Own time, this month                │");
	assert_shows("size 100 30\nkey 3\ndump\n",
		"│    learning           0:45           │");
}

static void a_wide_list_has_the_titles_of_projects(void **state)
{
	(void)state;
	assert_shows("size 80 24\nkey 3\ndump\n", "│▸   churn         Churn model ");
}

static void quotes_show_at_which_rate_half_say_no(void **state)
{
	(void)state;
	assert_null(strstr(picture("key 3\ndump\n"), "Quotes"));
	offer("150", "won");
	offer("150", "won");
	offer("175", "won");
	offer("175", "lost_price");
	offer("200", "lost_price");
	assert_shows("key 3\ndump\n", "│     $150 ██████████████████   2 of 2 │");
	assert_shows("key 3\ndump\n", "│     $175 █████████░░░░░░░░░   1 of 2 │");
	assert_shows("key 3\ndump\n", "│     $200 ░░░░░░░░░░░░░░░░░░   0 of 1 │");
	assert_shows("key 3\ndump\n", "│  from $175 on half or fewer say yes; │");
	assert_shows("key 3\ndump\n", "│  5 answers: a wide guess             │");
}

static void where_there_is_no_room_quotes_go_first(void **state)
{
	(void)state;
	assert_null(strstr(picture("size 100 18\nkey 3\ndump\n"), "Quotes"));
	assert_shows("size 100 18\nkey 3\ndump\n", "│  1 client · 1 live project ");
}

static void escape_leads_from_the_card_to_the_list(void **state)
{
	(void)state;
	assert_shows("size 80 24\nkey 3 Tab\ndump\n", "┌ acme/churn — Churn model ─");
	assert_shows("size 80 24\nkey 3 Tab Esc\ndump\n", "┌ Clients and projects ─");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clients_stand_above_their_projects),
		cmocka_unit_test(a_wide_list_has_the_titles_of_projects),
		cmocka_unit_test(quotes_show_at_which_rate_half_say_no),
		cmocka_unit_test(where_there_is_no_room_quotes_go_first),
		cmocka_unit_test(escape_leads_from_the_card_to_the_list),
	};

	return cmocka_run_group_tests(tests, filled_screen_setup, screen_teardown);
}
