#include "tests/screen.h"

#include "tui/fuzzy.h"

static void words_fit_in_any_order_and_by_their_letters(void **state)
{
	(void)state;
	assert_int_equal(fuzzy_score("", "timer stop"), 0);
	assert_int_equal(fuzzy_score("week", "timer stop"), -1);
	assert_true(fuzzy_score("stop timer", "timer stop") > 0);
	assert_true(fuzzy_score("TMR", "timer stop") > 0);
	assert_true(fuzzy_score("timer stop", "timer stop") > fuzzy_score("timer", "timer stop"));
	assert_true(fuzzy_score("ti", "timer stop") > fuzzy_score("st", "timer stop"));
	assert_true(fuzzy_score("st", "timer stop") > fuzzy_score("ime", "timer stop"));
	assert_true(fuzzy_score("ime", "timer stop") > fuzzy_score("tsp", "timer stop"));
	assert_true(fuzzy_score("B4", "churn/B4") > fuzzy_score("B4", "churnB4"));
}

/* How many there are in all changes with every new verb. */
static void the_palette_narrows_as_one_types(void **state)
{
	(void)state;
	assert_shows("size 60 12\nkey :\ntype go to\ndump\n",
		"┌ : go to ─────────────────────────────────────────────────┐\n"
		"│▸ go today                the day, the clock,…  1         │\n"
		"│  open                    edit the entry, or …  Enter     │\n"
		"│                                                          │\n");
	assert_shows("key :\ntype go today\ndump\n", "└ 1 of ");
}

static void the_palette_runs_what_is_chosen(void **state)
{
	(void)state;
	assert_shows("key :\ntype log\nkey Enter\ndump\n", "┌ Add an entry ─");
	assert_shows("key C-p\ntype zzz\ndump\nkey Enter\ndump\n", "No act has these words.");
}

static void every_verb_can_be_found_and_typed_out(void **state)
{
	(void)state;
	assert_shows("key :\ntype client show\nkey Enter\ndump\n", "┌ ambit client show ─");
	assert_shows("key :\ntype rate set\ndump\n", "3 R ");
	assert_shows("key :\ntype client list\nkey Enter Enter\ndump\n", "acme ");
	assert_shows("key :\ntype rate set\nkey Enter\ntype acme/churn nonsense --from today\nkey Enter\ndump\n", "\"nonsense\"");
}

static void a_verb_of_another_screen_opens_its_form_there(void **state)
{
	(void)state;
	assert_shows("key :\ntype client add\ndump\n", "3 a ");
	assert_shows("key :\ntype client add\nkey Enter\ndump\n", "┌ Add a client ─");
	assert_shows("key :\ntype client add\nkey Enter Esc\ndump\n", "[3 Projects]");
	assert_shows("key :\ntype item add\nkey Enter\ndump\n", "┌ An item of the scope ─");
	assert_shows("key 6 :\ntype pomodoro start\nkey Enter\ndump\n", "┌ Start a Pomodoro ─");
}

static void in_a_meeting_only_its_own_acts_are_there(void **state)
{
	const struct desk_options meeting = {.project = "acme/churn", .meeting = true};

	(void)state;
	assert_non_null(strstr(pictures(&meeting, "key :\ntype client list\ndump\n"), "No act has these words."));
	assert_non_null(strstr(pictures(&meeting, "key 1\ndump\n"), "[4 Scope]"));
	assert_null(strstr(pictures(&meeting, "dump\n"), "unpaid"));
}

static void what_was_used_last_stands_first(void **state)
{
	(void)state;
	assert_shows("key Z Z :\ndump\n", "│▸ hints ");
}

static void the_help_lists_the_keys_that_are_live_here(void **state)
{
	(void)state;
	assert_string_equal(picture("size 60 14\nkey ?\ntype undo\ndump\n"),
		" ambit  [1 Today]  2 Week  3 Pro…  4 Scope  5 Exp…  6 Inv…\n"
		"┌ ? undo ──────────────────────────────────────────────────┐\n"
		"│▸ d Delete      delete the entry; undo brings it back     │\n"
		"│  u             undo \"log 0:45 on learning\"               │\n"
		"│  C-r           do again what was undone                  │\n"
		"│                                                          │\n"
		"│                                                          │\n"
		"│                                                          │\n"
		"│                                                          │\n"
		"│                                                          │\n"
		"│                                                          │\n"
		"└ 3 of 66 ──────────────────────── Enter runs · Esc closes ┘\n"
		" No clock runs: Space starts it, P a Pomodoro, a adds past …\n"
		" Enter run  Up Down choose  Esc close\n");
	assert_shows("key ?\ntype G\ndump\n", "│▸ G End         last row");
	assert_shows("key ?\ntype note\ndump\n", "┌ ? note ");
}

static void the_timer_has_keys_in_the_help_only_while_it_runs(void **state)
{
	(void)state;
	assert_shows("key ?\ntype note on\ndump\n", "No key here does that.");
	run("start|acme/churn/B1");
	assert_shows("key ?\ntype note on\ndump\n", "note on the running timer");
	run("cancel");
}

static void escape_brings_back_what_was_there(void **state)
{
	(void)state;
	assert_string_equal(picture("key ?\ntype und\nkey Down Esc\ndump\n"), picture("dump\n"));
	assert_string_equal(picture("key :\ntype und\nkey Esc\ndump\n"), picture("dump\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_fit_in_any_order_and_by_their_letters),
		cmocka_unit_test(the_palette_narrows_as_one_types),
		cmocka_unit_test(the_palette_runs_what_is_chosen),
		cmocka_unit_test(every_verb_can_be_found_and_typed_out),
		cmocka_unit_test(a_verb_of_another_screen_opens_its_form_there),
		cmocka_unit_test(in_a_meeting_only_its_own_acts_are_there),
		cmocka_unit_test(what_was_used_last_stands_first),
		cmocka_unit_test(the_help_lists_the_keys_that_are_live_here),
		cmocka_unit_test(the_timer_has_keys_in_the_help_only_while_it_runs),
		cmocka_unit_test(escape_brings_back_what_was_there),
	};

	return cmocka_run_group_tests(tests, filled_screen_setup, screen_teardown);
}
