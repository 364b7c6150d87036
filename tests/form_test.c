#include "tests/screen.h"

#include <sys/stat.h>

static const char *entries(void)
{
	struct text answer = {0};
	const char *copy;

	assert_true(verb_run(book, (const char *const[]){"entries", "all", NULL}, arena, &answer));
	copy = arena_text(arena, text_string(&answer));
	text_free(&answer);
	return copy;
}

static void a_form_has_one_field_a_line(void **state)
{
	(void)state;
	assert_string_equal(picture("size 70 20\nkey a\ntype b2\ndump\n"),
		" ambit  [1 Today]  2 Week  3 Projects  4 Scope  5 Exp…  6 Inv…  7 Rep…\n"
		"┌ Fri 20 Mar 2026 ──────────────────────────────────── week 12: 4:15 ┐\n"
		"┌ Add an entry ──────────────────────────────────────────────────────┐\n"
		"│▸ path         b2                                                   │\n"
		"│               → churn/B2                                           │\n"
		"│  when         (1h30m or 09:00-10:30)                               │\n"
		"│  note         (what it was)                                        │\n"
		"│  activity     (the usual one there)                                │\n"
		"│  bill as      (as the path says)                                   │\n"
		"│  overlap      (refuse; or trim, or allow)                          │\n"
		"└ Tab next · C-s saves · Esc leaves ─────────────────────────────────┘\n"
		"│                                                                    │\n"
		"│                                                                    │\n"
		"│                                                                    │\n"
		"│                                                                    │\n"
		"│                                                                    │\n"
		"│                                                                    │\n"
		"└────────────────────────────────────────────────────────────────────┘\n"
		" No clock runs: Space starts it, P a Pomodoro, a adds past hours.\n"
		" Tab next  C-s save  C-u empty  C-o editor  Esc leave\n");
}

static void the_form_fits_a_small_window(void **state)
{
	(void)state;
	assert_string_equal(picture("size 32 9\nkey a\nkey Tab Tab Tab Tab\ndump\n"),
		" ambit  [1 Today]\n"
		"┌ Add an entry ────────────────┐\n"
		"│  note         (what it was)  │\n"
		"│  activity     (the usual on… │\n"
		"│▸ bill as      (as the path … │\n"
		"│               → billable no… │\n"
		"└ Tab next · C-s saves · Es… ──┘\n"
		" No clock runs: Space starts it…\n"
		" Tab next  C-s save  C-u empty\n");
}

static void what_is_typed_is_read_back_and_judged_in_place(void **state)
{
	(void)state;
	assert_shows("key a\ntype churn/B1\nkey Tab\ntype 09:00-10:30\ndump\n", "= 1:30 h");
	assert_shows("key a\ntype churn/B1\nkey Tab\ntype 25\nkey Tab\ndump\n", "\"25\" has no unit");
	assert_shows("key e Tab\ndump\n", "= Fri 20 Mar, ");
}

static void a_refused_save_puts_the_edit_point_in_that_field(void **state)
{
	const char *before = entries();

	(void)state;
	assert_string_equal(picture("size 70 20\nkey a\ntype churn/B1\nkey Tab\ntype 25\nkey Tab\ntype note\nkey C-s\ndump\n"),
		" ambit  [1 Today]  2 Week  3 Projects  4 Scope  5 Exp…  6 Inv…  7 Rep…\n"
		"┌ Fri 20 Mar 2026 ──────────────────────────────────── week 12: 4:15 ┐\n"
		"┌ Add an entry ──────────────────────────────────────────────────────┐\n"
		"│  path         churn/B1                                             │\n"
		"│▸ when         25                                                   │\n"
		"│  \"25\" has no unit; write 30m for minutes, 30h for hours.           │\n"
		"│  note         note                                                 │\n"
		"│  activity     (the usual one there)                                │\n"
		"│  bill as      (as the path says)                                   │\n"
		"│  overlap      (refuse; or trim, or allow)                          │\n"
		"└ Tab next · C-s saves · Esc leaves ─────────────────────────────────┘\n"
		"│                                                                    │\n"
		"│                                                                    │\n"
		"│                                                                    │\n"
		"│                                                                    │\n"
		"│                                                                    │\n"
		"│                                                                    │\n"
		"└────────────────────────────────────────────────────────────────────┘\n"
		" No clock runs: Space starts it, P a Pomodoro, a adds past hours.\n"
		" Tab next  C-s save  C-u empty  C-o editor  Esc leave\n");
	assert_string_equal(entries(), before);
}

static void a_mended_field_is_saved_and_the_message_offers_undo(void **state)
{
	const char *before = entries();

	(void)state;
	assert_shows("key a\ntype churn/B1\nkey Tab\ntype 25\nkey C-s C-u\ntype 25m\nkey C-s\ndump\n", "Logged 0:25 on acme/churn/B1");
	assert_string_not_equal(entries(), before);
	assert_shows("key u\ndump\n", "Undone: log 0:25 on acme/churn/B1.");
	assert_string_equal(entries(), before);
	assert_shows("key C-r\ndump\n", "Done again: log 0:25 on acme/churn/B1.");
	assert_shows("key u u C-r\ndump\n", "Done again: log 0:45 on learning.");
	assert_string_equal(entries(), before);
}

static void enter_goes_from_field_to_field_and_saves_in_the_last(void **state)
{
	const char *before = entries();

	(void)state;
	assert_shows("key a\ntype churn/B1\nkey Enter\ntype 20m\nkey Enter\ntype by enter\nkey Enter Enter Enter\ndump\n", "┌ Add an entry");
	assert_shows("key a\ntype churn/B1\nkey Enter\ntype 20m\nkey Enter\ntype by enter\nkey Enter Enter Enter Enter\ndump\n", "Logged 0:20");
	run("undo");
	assert_string_equal(entries(), before);
}

static void escape_on_a_changed_form_asks_once(void **state)
{
	(void)state;
	assert_shows("key a\ntype x\nkey Esc\ndump\n", " Discard what was typed?  y discard  n keep on");
	assert_shows("key a\ntype x\nkey Esc n\ntype y\ndump\n", "│▸ path         xy");
	assert_string_equal(picture("key a\ntype x\nkey Esc y\ndump\n"), picture("dump\n"));
	assert_string_equal(picture("key a\nkey Esc\ndump\n"), picture("dump\n"));
}

static void a_suggestion_is_taken_by_the_right_arrow(void **state)
{
	(void)state;
	assert_shows("key a\ntype B2\ndump\n", "→ churn/B2");
	assert_shows("key a\ntype B2\nkey Right\ndump\n", "│▸ path         churn/B2 ");
}

static void what_is_only_offered_gives_way_to_what_is_typed(void **state)
{
	(void)state;
	assert_shows("key Space\ndump\n", "│▸ path         learning ");
	assert_shows("key Space\ntype B2\ndump\n", "│▸ path         B2 ");
	assert_shows("key Space\nkey Left\ntype x\ndump\n", "│▸ path         learninxg ");
	assert_shows("key e\ntype x\ndump\n", "│▸ path         learningx ");
}

static void a_wide_text_is_wrapped_and_can_be_shifted(void **state)
{
	(void)state;
	assert_shows("size 60 20\nkey 7\nkey j j j Enter\ndump\n", "│▸ Scope");
	assert_shows("size 60 20\nkey 7\nkey j j j Enter\nkey l h\ndump\n", "│▸ Scope");
}

static void pasted_text_acts_as_no_key(void **state)
{
	const char *before = entries();

	(void)state;
	assert_shows("paste q d d q\ndump\n", "Pasted text does nothing here");
	assert_shows("key a\npaste q d d q\ndump\n", "│▸ path         q d d q ");
	assert_string_equal(entries(), before);
}

static void an_edit_says_only_what_was_changed(void **state)
{
	(void)state;
	assert_string_equal(picture("size 70 20\nkey e\ndump\n"),
		" ambit  [1 Today]  2 Week  3 Projects  4 Scope  5 Exp…  6 Inv…  7 Rep…\n"
		"┌ Fri 20 Mar 2026 ──────────────────────────────────── week 12: 4:15 ┐\n"
		"┌ Edit entry 3 ──────────────────────────────────────────────────────┐\n"
		"│▸ path         learning                                             │\n"
		"│  from         2026-03-20 13:00                                     │\n"
		"│  to           2026-03-20 13:45                                     │\n"
		"│  note         Drift paper                                          │\n"
		"│  activity     learning                                             │\n"
		"│  bill as      (as the path says)                                   │\n"
		"└ Tab next · C-s saves · Esc leaves ─────────────────────────────────┘\n"
		"│                                                                    │\n"
		"│                                                                    │\n"
		"│                                                                    │\n"
		"│                                                                    │\n"
		"│                                                                    │\n"
		"│                                                                    │\n"
		"│                                                                    │\n"
		"└────────────────────────────────────────────────────────────────────┘\n"
		" No clock runs: Space starts it, P a Pomodoro, a adds past hours.\n"
		" Tab next  C-s save  C-u empty  C-o editor  Esc leave\n");
	assert_shows("size 120 30\nkey e\nkey Tab Tab Tab\nkey C-u\ntype Drift, again\nkey C-s\ndump\n", "Drift, again");
	assert_shows("size 120 30\nkey u\ndump\n", "Drift paper ");
}

static void a_field_says_what_is_typed_comes_to(void **state)
{
	static const char form[] = "size 100 30\nkey 4 S-Tab a\ntype Fairness\nkey C-s E\n";
	char script[200];

	(void)state;
	snprintf(script, sizeof script, "%stype 6h/10h/20h\ndump\n", form);
	assert_shows(script, "= 11:00 on average, 6:00 at best, 20:00 at worst ");
	assert_shows("size 100 30\nkey 4 E\ntype 90m\ndump\n", "= 1:30 on average ");
	assert_shows("size 100 30\nkey 4 E Tab\ntype yesterday\ndump\n", "= Thu 19 Mar ");
	assert_shows("key u\ndump\n", "Undone: change propose CR-1 Fairness.");
}

static void a_field_is_judged_when_one_leaves_it_and_free_once_it_is_mended(void **state)
{
	static const char fault[] = "\"6/10\" lacks a unit";
	const char *shown;

	(void)state;
	run("change|propose|acme/churn|Fairness");
	shown = picture("size 100 30\nkey 4 E\ntype 6/10\ndump\n");
	assert_null(strstr(shown, fault));
	assert_shows("size 100 30\nkey 4 E\ntype 6/10\nkey Tab\ndump\n", fault);
	shown = picture("size 100 30\nkey 4 E\ntype 6/10\nkey Tab S-Tab C-u\ntype 6h\ndump\n");
	assert_null(strstr(shown, fault));
	assert_non_null(strstr(shown, "= 6:00 on average"));
	run("undo");
}

static void what_is_missing_is_asked_for_by_the_name_of_its_field(void **state)
{
	(void)state;
	run("change|propose|acme/churn|Fairness");
	run("change|estimate|CR-1|6h");
	run("change|send|CR-1");
	assert_shows("size 100 30\nkey 4 A\ntype Ana\nkey C-s\ndump\n", "│  \"evidence\" has to be filled in. ");
	assert_shows("size 100 30\nkey 4 R C-s\ndump\n", "│  \"by\" has to be filled in. ");
	run("undo|3");
}

static void a_form_begins_where_something_is_missing(void **state)
{
	(void)state;
	assert_shows("size 100 30\nkey 4 a\ndump\n", "▸ name ");
	assert_shows("size 100 30\nkey 4 a C-s\ndump\n", "\"name\" has to be filled in.");
}

static void what_is_missing_is_not_said_once_something_is_typed(void **state)
{
	(void)state;
	assert_null(strstr(picture("size 100 30\nkey 4 a C-s\ntype Labels\ndump\n"), "has to be filled in"));
}

static void only_words_of_the_list_are_taken(void **state)
{
	(void)state;
	assert_shows("size 100 30\nkey 4 o a Tab C-u\ndump\n", "→ question access data assumption caveat decision");
	assert_shows("size 100 30\nkey 4 o a Tab\ntype maybe\nkey Tab\ndump\n", "\"maybe\" is none of these: question, access,");
}

/* An editor that does so to the file it is given. */
static void use_editor(const char *does)
{
	char *path = arena_print(arena, "%s/editor", folder);
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fprintf(file, "#!/bin/sh\n%s\n", does);
	fclose(file);
	assert_int_equal(chmod(path, 0700), 0);
	unsetenv("VISUAL");
	setenv("EDITOR", path, 1);
}

static const char *note_of(const char *id)
{
	struct text answer = {0};
	const char *copy;

	assert_true(verb_run(book, (const char *const[]){"entry", "show", id, "--json", NULL}, arena, &answer));
	copy = arena_text(arena, text_string(&answer));
	text_free(&answer);
	return copy;
}

static void a_long_note_is_written_in_the_editor(void **state)
{
	(void)state;
	use_editor("printf 'first\\nsecond\\n\\n' >>\"$1\"");
	assert_shows("key e Tab Tab Tab C-o\ndump\n", "▸ note         Drift paper first second ");
	assert_shows("key e Tab Tab Tab C-o C-s\ndump\n", " Changed entry 3");
	assert_non_null(strstr(note_of("3"), "\"Drift paper\\nfirst\\nsecond\""));
	assert_shows("key e Tab Tab Tab\ntype !\nkey C-s\ndump\n", " Changed entry 3");
	assert_non_null(strstr(note_of("3"), "\"Drift paper\\nfirst\\nsecond!\""));
	run("undo|2");
}

static void an_editor_that_fails_changes_nothing(void **state)
{
	(void)state;
	use_editor("printf x >\"$1\"; exit 1");
	assert_shows("key e Tab Tab Tab C-o\ndump\n", "▸ note         Drift paper ");
	assert_shows("key e Tab Tab Tab C-o\ndump\n", "failed, so nothing was changed; VISUAL or EDITOR");
	use_editor("head -c 20000 /dev/zero | tr '\\0' x >\"$1\"");
	assert_shows("key e Tab Tab Tab C-o\ndump\n", "▸ note         Drift paper ");
	assert_shows("key e Tab Tab Tab C-o\ndump\n", "That is too long for a field");
	use_editor("printf '25\\n' >\"$1\"");
	assert_shows("key a Tab C-o\ndump\nkey Tab\ndump\n", "\"25\" has no unit");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_form_has_one_field_a_line),
		cmocka_unit_test(the_form_fits_a_small_window),
		cmocka_unit_test(what_is_typed_is_read_back_and_judged_in_place),
		cmocka_unit_test(a_refused_save_puts_the_edit_point_in_that_field),
		cmocka_unit_test(a_mended_field_is_saved_and_the_message_offers_undo),
		cmocka_unit_test(enter_goes_from_field_to_field_and_saves_in_the_last),
		cmocka_unit_test(escape_on_a_changed_form_asks_once),
		cmocka_unit_test(a_suggestion_is_taken_by_the_right_arrow),
		cmocka_unit_test(what_is_only_offered_gives_way_to_what_is_typed),
		cmocka_unit_test(a_wide_text_is_wrapped_and_can_be_shifted),
		cmocka_unit_test(pasted_text_acts_as_no_key),
		cmocka_unit_test(an_edit_says_only_what_was_changed),
		cmocka_unit_test(a_field_says_what_is_typed_comes_to),
		cmocka_unit_test(a_field_is_judged_when_one_leaves_it_and_free_once_it_is_mended),
		cmocka_unit_test(what_is_missing_is_asked_for_by_the_name_of_its_field),
		cmocka_unit_test(a_form_begins_where_something_is_missing),
		cmocka_unit_test(what_is_missing_is_not_said_once_something_is_typed),
		cmocka_unit_test(only_words_of_the_list_are_taken),
		cmocka_unit_test(a_long_note_is_written_in_the_editor),
		cmocka_unit_test(an_editor_that_fails_changes_nothing),
	};

	return cmocka_run_group_tests(tests, filled_screen_setup, screen_teardown);
}
