/* Themes: roles, their colours, and what can't be read as either. */
#include "tests/unit.h"

#include "tui/theme.h"

static struct theme worn(const char *words)
{
	struct theme theme = theme_usual();
	struct fault fault = {0};

	if (!theme_read(&theme, words, &fault))
		fail_msg("%s: %s", words, fault.text);
	return theme;
}

static int colour(const struct theme *theme, enum tone tone)
{
	return theme_look(theme, tone, 256).colour;
}

static void the_usual_colours_are_those_that_every_scheme_shows(void **state)
{
	struct theme theme = theme_usual();

	(void)state;
	for (int tone = 0; tone < TONE_COUNT; tone++)
		assert_true(colour(&theme, (enum tone)tone) == COLOUR_DEFAULT || (colour(&theme, (enum tone)tone) >= 1 && colour(&theme, (enum tone)tone) <= 6));
}

static void a_theme_sets_all_roles_and_words_behind_it_some(void **state)
{
	struct theme theme = worn("bright  danger=magenta chart=default");

	(void)state;
	assert_int_equal(colour(&theme, TONE_GOOD), 10);
	assert_int_equal(colour(&theme, TONE_DANGER), 5);
	assert_int_equal(colour(&theme, TONE_CHART), COLOUR_DEFAULT);
	assert_int_equal(colour(&theme, TONE_TITLE), COLOUR_DEFAULT);
	theme = worn("plain good=bright-green");
	assert_int_equal(colour(&theme, TONE_GOOD), 10);
	assert_int_equal(colour(&theme, TONE_DANGER), COLOUR_DEFAULT);
	theme = worn("palette");
	assert_int_equal(colour(&theme, TONE_DANGER), 1);
}

static void a_terminal_of_eight_colours_shows_bright_ones_plain(void **state)
{
	struct theme theme = worn("bright");

	(void)state;
	assert_int_equal(theme_look(&theme, TONE_DANGER, 8).colour, 1);
	assert_int_equal(theme_look(&theme, TONE_DANGER, 16).colour, 9);
	assert_int_equal(theme_look(&theme, TONE_DANGER, 0).colour, COLOUR_DEFAULT);
	assert_true(theme_look(&theme, TONE_TITLE, 0).bold);
}

static void what_is_no_theme_is_named_and_changes_nothing(void **state)
{
	static const char *const wrong[] = {"dark", "danger=black", "danger=white", "title=red", "bright danger", "good=", "=red"};
	struct theme theme = theme_usual();

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct fault fault = {0};

		assert_false(theme_read(&theme, wrong[i], &fault));
		assert_int_equal(fault.kind, FAULT_INPUT);
		assert_int_equal(colour(&theme, TONE_GOOD), 2);
		assert_non_null(strstr(fault.text, i == 4 ? "\"danger\"" : wrong[i]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_usual_colours_are_those_that_every_scheme_shows),
		cmocka_unit_test(a_theme_sets_all_roles_and_words_behind_it_some),
		cmocka_unit_test(a_terminal_of_eight_colours_shows_bright_ones_plain),
		cmocka_unit_test(what_is_no_theme_is_named_and_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
