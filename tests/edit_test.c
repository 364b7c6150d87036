#include "tests/unit.h"

#include "tui/edit.h"

static struct edit edit;

static int setup(void **state)
{
	(void)state;
	edit_set(&edit, "");
	return 0;
}

static void press(uint32_t key)
{
	assert_true(edit_press(&edit, &(struct press){.key = key}));
}

static void type(const char *text)
{
	for (; *text; text++)
		press((unsigned char)*text);
}

static void letters_go_in_at_the_edit_point(void **state)
{
	(void)state;
	type("1h0m");
	press(PRESS_LEFT);
	press(PRESS_LEFT);
	press('3');
	assert_string_equal(edit.text, "1h30m");
	press(PRESS_HOME);
	press(0x4e00);
	assert_string_equal(edit.text, "\xe4\xb8\x80" "1h30m");
	assert_int_equal(edit.point, 3);
}

static void whole_characters_with_their_marks_are_deleted(void **state)
{
	(void)state;
	edit_set(&edit, "ae\xcc\x81z");
	press(PRESS_BACKSPACE);
	press(PRESS_BACKSPACE);
	assert_string_equal(edit.text, "a");
	press(PRESS_BACKSPACE);
	press(PRESS_BACKSPACE);
	assert_string_equal(edit.text, "");
	edit_set(&edit, "e\xcc\x81z");
	press(PRESS_HOME);
	press(PRESS_DELETE);
	assert_string_equal(edit.text, "z");
	press(PRESS_END);
	press(PRESS_DELETE);
	assert_string_equal(edit.text, "z");
}

static void words_rests_and_all_are_deleted_by_control_keys(void **state)
{
	(void)state;
	edit_set(&edit, "one two  three");
	press(23);
	assert_string_equal(edit.text, "one two  ");
	press(23);
	assert_string_equal(edit.text, "one ");
	press(1);
	press(11);
	assert_string_equal(edit.text, "");
	edit_set(&edit, "something");
	press(21);
	assert_string_equal(edit.text, "");
}

static void a_paste_is_one_line_of_text(void **state)
{
	const struct press paste = {.key = PRESS_PASTE, .text = "q\nd\tu\r\x1b[A\x01 \xff!"};

	(void)state;
	assert_true(edit_press(&edit, &paste));
	assert_string_equal(edit.text, "q d u [A \xef\xbf\xbd!");
}

static void what_has_no_room_is_left_out_whole(void **state)
{
	(void)state;
	for (int i = 0; i < EDIT_MOST; i++)
		press(0x4e00);
	assert_true(strlen(edit.text) < EDIT_MOST);
	assert_int_equal(strlen(edit.text) % 3, 0);
}

static void other_keys_mean_nothing_here(void **state)
{
	(void)state;
	assert_false(edit_press(&edit, &(struct press){.key = PRESS_UP}));
	assert_false(edit_press(&edit, &(struct press){.key = PRESS_ESC}));
	assert_false(edit_press(&edit, &(struct press){.key = 19}));
	assert_string_equal(edit.text, "");
}

static void the_edit_point_stays_in_sight(void **state)
{
	struct arena *arena = arena_new();
	struct canvas canvas = canvas_new(arena, 1, 8);

	(void)state;
	type("abcdefghij");
	edit_paint(&edit, &canvas, 0, 1, 6, true);
	assert_string_equal(canvas_text(&canvas, arena), " fghij\n");
	assert_int_equal(canvas.grid->cursor_column, 6);
	press(PRESS_HOME);
	edit_paint(&edit, &canvas, 0, 1, 6, true);
	assert_string_equal(canvas_text(&canvas, arena), " abcde…\n");
	assert_int_equal(canvas.grid->cursor_column, 1);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(letters_go_in_at_the_edit_point, setup),
		cmocka_unit_test_setup(whole_characters_with_their_marks_are_deleted, setup),
		cmocka_unit_test_setup(words_rests_and_all_are_deleted_by_control_keys, setup),
		cmocka_unit_test_setup(a_paste_is_one_line_of_text, setup),
		cmocka_unit_test_setup(what_has_no_room_is_left_out_whole, setup),
		cmocka_unit_test_setup(other_keys_mean_nothing_here, setup),
		cmocka_unit_test_setup(the_edit_point_stays_in_sight, setup),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
