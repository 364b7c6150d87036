#include "tests/arena.h"

#include "tui/picture.h"

/* What is drawn of it, without head and foot. */
static const char *drawn(const struct canvas *canvas, const char *title)
{
	struct theme theme = theme_usual();
	struct text text = {0};
	const char *copy, *from;

	picture_add(&text, canvas, &theme, title);
	copy = arena_text(arena, text_string(&text));
	text_free(&text);
	from = strstr(copy, "<g ");
	assert_non_null(from);
	assert_non_null(strstr(from, "</g>\n</svg>\n"));
	*strstr((char *)(uintptr_t)from, "</g>") = '\0';
	return strchr(from, '\n') + 1;
}

static void words_take_the_width_of_their_cells(void **state)
{
	struct canvas canvas = canvas_new(arena, 2, 30);

	(void)state;
	canvas_put(&canvas, 0, 1, 20, TONE_PLAIN, "two words   apart");
	canvas_put(&canvas, 1, 0, 10, TONE_TITLE, "bold");
	canvas_put(&canvas, 1, 5, 10, TONE_DANGER, "<late> & 論文");
	assert_string_equal(drawn(&canvas, "x"),
		"<text class=\"c0\" x=\"8\" y=\"12\" textLength=\"72\">two words</text>\n"
		"<text class=\"c0\" x=\"104\" y=\"12\" textLength=\"40\">apart</text>\n"
		"<text class=\"b c0\" x=\"0\" y=\"28\" textLength=\"32\">bold</text>\n"
		"<text class=\"c1\" x=\"40\" y=\"28\" textLength=\"80\">&lt;late&gt; &amp; …</text>\n");
}

static void wide_and_combined_letters_are_whole(void **state)
{
	struct canvas canvas = canvas_new(arena, 1, 10);

	(void)state;
	canvas_put(&canvas, 0, 0, 10, TONE_PLAIN, "論文e\xcc\x81");
	assert_string_equal(drawn(&canvas, "x"), "<text class=\"c0\" x=\"0\" y=\"12\" textLength=\"40\">論文e\xcc\x81</text>\n");
}

static void a_frame_is_lines(void **state)
{
	struct canvas canvas = canvas_new(arena, 3, 4);

	(void)state;
	canvas_frame(&canvas, (struct frame){0});
	assert_string_equal(drawn(&canvas, "x"),
		"<path class=\"l c0\" d=\"M4 8V16M4 8H24M28 8V16M24 8H28M4 16V32M28 16V32M4 32V40M4 40H24M28 32V40M24 40H28\"/>\n");
}

static void bars_are_shapes_in_eighths(void **state)
{
	struct canvas canvas = canvas_new(arena, 1, 6);

	(void)state;
	canvas_put(&canvas, 0, 0, 6, TONE_CHART, "██▌▄░░");
	assert_string_equal(drawn(&canvas, "x"),
		"<path class=\"s c4\" opacity=\".25\" d=\"M32 0H48V16H32z\"/>\n"
		"<path class=\"s c4\" d=\"M0 0H16V16H0zM16 0H20V16H16zM24 8H32V16H24z\"/>\n");
}

static void the_title_is_told_to_those_who_listen(void **state)
{
	struct canvas canvas = canvas_new(arena, 1, 6);
	struct theme theme = theme_usual();
	struct text text = {0};

	(void)state;
	picture_add(&text, &canvas, &theme, "Scope & \"cap\"");
	assert_non_null(strstr(text_string(&text), "<title>Scope &amp; &quot;cap&quot;</title>"));
	text_free(&text);
}

#define test(name) cmocka_unit_test_setup_teardown(name, arena_setup, arena_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(words_take_the_width_of_their_cells),
		test(wide_and_combined_letters_are_whole),
		test(a_frame_is_lines),
		test(bars_are_shapes_in_eighths),
		test(the_title_is_told_to_those_who_listen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
