#include "tests/arena.h"

#include "tui/canvas.h"

static void assert_picture(const struct canvas *canvas, const char *expected)
{
	assert_string_equal(canvas_text(canvas, arena), expected);
}

static void a_new_canvas_is_blank(void **state)
{
	struct canvas canvas = canvas_new(arena, 2, 10);

	(void)state;
	assert_picture(&canvas, "\n\n");
	assert_int_equal(canvas.grid->cursor_row, -1);
}

static void text_is_padded_cut_and_set_to_the_right(void **state)
{
	struct canvas canvas = canvas_new(arena, 3, 12);

	(void)state;
	canvas_print(&canvas, 0, 0, 12, TONE_PLAIN, "------------");
	assert_int_equal(canvas_print(&canvas, 0, 1, 6, TONE_PLAIN, "%s", "ab"), 2);
	assert_int_equal(canvas_print(&canvas, 1, 0, 5, TONE_PLAIN, "%d", 123456), 5);
	canvas_print(&canvas, 2, 0, -12, TONE_PLAIN, "1:30");
	assert_picture(&canvas, "-ab    -----\n1234…\n        1:30\n");
}

static void nothing_is_painted_outside(void **state)
{
	struct canvas canvas = canvas_new(arena, 1, 4);

	(void)state;
	canvas_print(&canvas, -1, 0, 4, TONE_PLAIN, "above");
	canvas_print(&canvas, 1, 0, 4, TONE_PLAIN, "below");
	canvas_print(&canvas, 0, -2, 8, TONE_PLAIN, "abcdefgh");
	assert_picture(&canvas, "cdef\n");
	canvas_cursor(&canvas, 0, 4);
	assert_int_equal(canvas.grid->cursor_row, -1);
}

static void a_part_clips_to_itself_and_counts_from_its_corner(void **state)
{
	struct canvas canvas = canvas_new(arena, 3, 10), part = canvas_part(&canvas, 1, 2, 1, 4), outside = canvas_part(&canvas, 5, 5, 3, 3);

	(void)state;
	canvas_print(&part, 0, 0, 9, TONE_PLAIN, "abcdefghi");
	canvas_print(&part, 1, 0, 4, TONE_PLAIN, "no");
	canvas_cursor(&part, 0, 3);
	assert_picture(&canvas, "\n  abcd\n\n");
	assert_int_equal(canvas.grid->cursor_row, 1);
	assert_int_equal(canvas.grid->cursor_column, 5);
	assert_int_equal(outside.rows, 0);
	assert_int_equal(canvas_part(&canvas, -1, -1, 3, 3).rows, 2);
}

static void wide_characters_take_two_columns_or_are_left_out_whole(void **state)
{
	struct canvas canvas = canvas_new(arena, 3, 6);

	(void)state;
	canvas_print(&canvas, 0, 0, 6, TONE_PLAIN, "論文x");
	canvas_print(&canvas, 1, 0, 4, TONE_PLAIN, "論文x");
	canvas_print(&canvas, 2, 5, 2, TONE_PLAIN, "論");
	assert_picture(&canvas, "論文x\n論…\n\n");
	assert_int_equal(canvas_cell(&canvas, 0, 1)->width, 0);
}

static void painting_over_half_a_wide_character_blanks_the_other_half(void **state)
{
	struct canvas canvas = canvas_new(arena, 1, 6);

	(void)state;
	canvas_print(&canvas, 0, 0, 6, TONE_PLAIN, "論文論");
	canvas_print(&canvas, 0, 1, 1, TONE_PLAIN, "a");
	canvas_print(&canvas, 0, 2, 1, TONE_PLAIN, "b");
	assert_picture(&canvas, " ab 論\n");
}

static void combining_marks_stay_on_their_letter(void **state)
{
	struct canvas canvas = canvas_new(arena, 1, 5);

	(void)state;
	assert_int_equal(canvas_print(&canvas, 0, 0, 5, TONE_PLAIN, "e\xcc\x81\xcc\xa3z"), 2);
	assert_picture(&canvas, "e\xcc\x81\xcc\xa3z\n");
	assert_int_equal(canvas_cell(&canvas, 0, 0)->marks, 1);
	canvas_clear(&canvas);
	assert_int_equal(canvas.grid->mark_count, 0);
	assert_picture(&canvas, "\n");
}

static void joiners_and_presentation_selectors_are_left_out(void **state)
{
	struct canvas canvas = canvas_new(arena, 1, 12);

	(void)state;
	canvas_print(&canvas, 0, 0, 12, TONE_PLAIN, "a\xe2\x80\x8d" "b\xef\xb8\x8f" "c");
	assert_picture(&canvas, "abc\n");
}

static void controls_are_shown_and_never_sent(void **state)
{
	struct canvas canvas = canvas_new(arena, 1, 20);

	(void)state;
	assert_int_equal(canvas_print(&canvas, 0, 0, 20, TONE_PLAIN, "a\x1b[31m\tb\nc\x7f\xc2\x9b\xe2\x80\xae\xff"), 16);
	assert_picture(&canvas, "a^[[31m b c^?\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\n");
}

static void ascii_has_a_plain_form_for_every_sign(void **state)
{
	struct canvas canvas = canvas_new_as(arena, 2, 30, true, false);

	(void)state;
	canvas_print(&canvas, 0, 0, 30, TONE_PLAIN, "▸ ● ■ □ − × … █▏ Zürich 論 e\xcc\x81");
	canvas_print(&canvas, 1, 0, 4, TONE_PLAIN, "too long");
	assert_picture(&canvas, "> * x o - x ~ #. Zurich ?? e\ntoo~\n");
}

static void a_frame_closes_at_every_width(void **state)
{
	(void)state;
	for (int columns = 0; columns <= 40; columns++) {
		struct canvas canvas = canvas_new(arena, 3, columns);
		struct canvas inside = canvas_frame(&canvas, (struct frame){"Items of lumen/churn", "73.3% done", NULL, NULL});

		assert_int_equal(inside.columns, columns < 2 ? 0 : columns - 2);
		if (columns < 2)
			continue;
		assert_int_equal(canvas_cell(&canvas, 0, 0)->point, 0x250c);
		assert_int_equal(canvas_cell(&canvas, 0, columns - 1)->point, 0x2510);
		assert_int_equal(canvas_cell(&canvas, 1, columns - 1)->point, 0x2502);
		assert_int_equal(canvas_cell(&canvas, 2, columns - 1)->point, 0x2518);
	}
}

static void a_frame_bears_words_in_its_edges(void **state)
{
	struct canvas canvas = canvas_new(arena, 3, 40), narrow = canvas_new(arena, 2, 16);
	struct canvas inside = canvas_frame(&canvas, (struct frame){"Items", "73.3% done", "5 of 74", "Esc closes"});

	(void)state;
	canvas_frame(&narrow, (struct frame){"Items of lumen/churn", "73.3% done", NULL, NULL});
	canvas_print(&inside, 0, 0, 38, TONE_PLAIN, "inside");
	assert_picture(&canvas,
		"┌ Items ─────────────────── 73.3% done ┐\n"
		"│inside                                │\n"
		"└ 5 of 74 ───────────────── Esc closes ┘\n");
	assert_picture(&narrow, "┌ Items of … ──┐\n└──────────────┘\n");
}

static void a_bare_canvas_says_the_words_without_frames(void **state)
{
	struct canvas canvas = canvas_new_as(arena, 3, 40, false, true);
	struct canvas inside = canvas_frame(&canvas, (struct frame){"Items", "73.3% done", NULL, NULL});

	(void)state;
	canvas_rule(&inside, 0, 0, 10);
	canvas_print(&inside, 1, 0, 40, TONE_PLAIN, "row");
	assert_picture(&canvas, "Items: 73.3% done\n\nrow\n");
}

static void big_digits_are_three_rows_high(void **state)
{
	struct canvas canvas = canvas_new(arena, 3, 20), plain = canvas_new_as(arena, 3, 20, true, false);

	(void)state;
	assert_int_equal(canvas_digits(&canvas, 0, 0, TONE_PLAIN, "17:42"), 18);
	canvas_digits(&plain, 0, 0, TONE_PLAIN, "17:42");
	assert_picture(&canvas, "▄█  ▀▀█   █ █ ▀▀█\n █    █ ▄ ▀▀█ █▀▀\n▀▀▀   ▀ ▀   ▀ ▀▀▀\n");
	assert_picture(&plain, "     _         _\n  |   | . |_|  _|\n  |   | .   | |_\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_canvas_is_blank),
		cmocka_unit_test(text_is_padded_cut_and_set_to_the_right),
		cmocka_unit_test(nothing_is_painted_outside),
		cmocka_unit_test(a_part_clips_to_itself_and_counts_from_its_corner),
		cmocka_unit_test(wide_characters_take_two_columns_or_are_left_out_whole),
		cmocka_unit_test(painting_over_half_a_wide_character_blanks_the_other_half),
		cmocka_unit_test(combining_marks_stay_on_their_letter),
		cmocka_unit_test(joiners_and_presentation_selectors_are_left_out),
		cmocka_unit_test(controls_are_shown_and_never_sent),
		cmocka_unit_test(ascii_has_a_plain_form_for_every_sign),
		cmocka_unit_test(a_frame_closes_at_every_width),
		cmocka_unit_test(a_frame_bears_words_in_its_edges),
		cmocka_unit_test(a_bare_canvas_says_the_words_without_frames),
		cmocka_unit_test(big_digits_are_three_rows_high),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
