#include "tests/unit.h"

#include "tui/wrap.h"

static const char sentence[] = "Sealed the baseline, version 1, 1 item. From now on it is locked.";

static const char *wrapped(int width, int most, const char *text)
{
	struct arena *arena = arena_new();
	struct canvas canvas = canvas_new(arena, most, width);
	static char shown[512];

	wrap_paint(&canvas, &(struct wrapping){.width = width, .most = most}, text);
	snprintf(shown, sizeof shown, "%s", canvas_text(&canvas, arena));
	arena_free(arena);
	return shown;
}

static void a_sentence_goes_over_at_blanks(void **state)
{
	(void)state;
	assert_string_equal(wrapped(30, 3, sentence), "Sealed the baseline, version\n1, 1 item. From now on it is\nlocked.\n");
	assert_string_equal(wrapped(80, 1, sentence), "Sealed the baseline, version 1, 1 item. From now on it is locked.\n");
}

static void what_has_no_row_left_is_cut(void **state)
{
	(void)state;
	assert_string_equal(wrapped(30, 2, sentence), "Sealed the baseline, version\n1, 1 item. From now on it is …\n");
}

static void a_word_that_fits_nowhere_is_broken(void **state)
{
	(void)state;
	assert_string_equal(wrapped(8, 5, "in /a/path/that/knows/no/blank it is"), "in\n/a/path/\nthat/kno\nws/no/bl\nank it …\n");
	assert_string_equal(wrapped(3, 4, "論文論文"), "論\n文\n論\n文\n");
}

static void rows_are_counted_without_a_canvas(void **state)
{
	const struct wrapping narrow = {.width = 30, .most = 4};

	(void)state;
	assert_int_equal(wrap_paint(NULL, &narrow, sentence), 3);
	assert_int_equal(wrap_last_width(&narrow, sentence), 7);
	assert_int_equal(wrap_paint(NULL, &narrow, ""), 0);
	assert_int_equal(wrap_paint(NULL, &(struct wrapping){.most = 4}, sentence), 0);
}

/* Columns, not bytes: each of these signs takes two. */
static void wide_signs_are_counted_as_they_are_shown(void **state)
{
	(void)state;
	assert_string_equal(wrapped(8, 3, "論文 論文 論文"), "論文\n論文\n論文\n");
	assert_string_equal(wrapped(9, 3, "論文 論文 論文"), "論文 論文\n論文\n\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sentence_goes_over_at_blanks),
		cmocka_unit_test(what_has_no_row_left_is_cut),
		cmocka_unit_test(a_word_that_fits_nowhere_is_broken),
		cmocka_unit_test(rows_are_counted_without_a_canvas),
		cmocka_unit_test(wide_signs_are_counted_as_they_are_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
