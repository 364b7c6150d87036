#include "tests/unit.h"

#include <locale.h>

#include "tui/input.h"

/* What the terminal sends, as numbers; a piece ends in 0, as if nothing more had come yet. */
static const int *sent;

static int read_sent(void *context, int wait)
{
	(void)context, (void)wait;
	return *sent ? *sent++ : INPUT_NONE;
}

static struct input start(const int *numbers)
{
	sent = numbers;
	return input_new(read_sent, NULL);
}

/* The keys that come of it, by name. */
static void assert_keys(const int *numbers, const char *expected)
{
	struct input input = start(numbers);
	struct press press;
	char names[256] = "", name[16];

	while (input_next(&input, &press))
		snprintf(names + strlen(names), sizeof names - strlen(names), "%s%s", names[0] ? " " : "",
			press.key == PRESS_PASTE ? "paste" : key_label(press.key, name));
	assert_string_equal(names, expected);
	input_free(&input);
}

#define SENT(...) (const int[]){__VA_ARGS__, 0}

static void characters_are_decoded(void **state)
{
	(void)state;
	assert_keys(SENT('j', 0xc3, 0xa4, 0xe4, 0xb8, 0x80, 13, 9, 127, 16, PRESS_UP), "j ä 一 Enter Tab Backspace C-p Up");
}

static void bytes_that_are_no_character_are_dropped_alone(void **state)
{
	(void)state;
	assert_keys(SENT(0x80, 0xff, 0xc0, 'a', 0xc3, 'b', 0xe4, 0xb8, 'c'), "a b c");
}

static void escape_alone_is_a_key(void **state)
{
	(void)state;
	assert_keys(SENT(27), "Esc");
	assert_keys(SENT(27, 27, 27), "Esc Esc Esc");
	assert_keys(SENT(27, PRESS_DOWN), "Esc Down");
}

static void unknown_sequences_are_dropped_whole(void **state)
{
	(void)state;
	assert_keys(SENT(27, '[', '2', '0', '0', ';', '5', 'u', 'a'), "a");
	assert_keys(SENT(27, '[', '9', '9', '~', 27, 'O', 'z', 'b'), "b");
	assert_keys(SENT(27, '[', '<', '0', ';', '1', '0', ';', '1', '0', 'M', 27, '[', '<', '0', ';', '1', ';', '1', 'm', 'c'), "c");
	assert_keys(SENT(27, '[', 'M', 33, 'q', 'd', 'e'), "e");
	assert_keys(SENT(27, ']', '1', '1', ';', 'r', 'g', 'b', 27, '\\', 'f'), "f");
	assert_keys(SENT(27, ']', '5', '2', ';', 'q', 7, 'g'), "g");
	assert_keys(SENT(27, 'x', 'h'), "h");
}

static void a_sequence_that_breaks_off_swallows_no_later_key(void **state)
{
	(void)state;
	assert_keys(SENT(27, '[', '1', ';', PRESS_UP), "Up");
	assert_keys(SENT(27, '[', '3', 13), "Enter");
	assert_keys(SENT(27, ']', '0', ';', 't', 27, 'j'), "j");
}

static void a_paste_comes_as_one_piece(void **state)
{
	struct input input = start(SENT('a', INPUT_PASTE_BEGIN, 'q', 10, 0xc3, 0xa4, PRESS_UP, INPUT_PASTE_END, 'b'));
	struct press press;

	(void)state;
	assert_true(input_next(&input, &press) && press.key == 'a');
	assert_true(input_next(&input, &press) && press.key == PRESS_PASTE);
	assert_string_equal(press.text, "q\nä");
	assert_true(input_next(&input, &press) && press.key == 'b');
	assert_false(input_next(&input, &press));
	assert_int_equal(input.taken, 8);
	input_free(&input);
}

static void a_paste_whose_end_was_lost_is_ended_by_escape(void **state)
{
	(void)state;
	assert_keys(SENT(INPUT_PASTE_BEGIN, 'q', 27), "paste");
	assert_keys(SENT(INPUT_PASTE_END, 'j'), "j");
}

static void every_character_and_key_is_counted(void **state)
{
	struct input input = start(SENT('a', 0xc3, 0xa4, PRESS_UP, INPUT_OTHER, 0x80));
	struct press press;

	(void)state;
	while (input_next(&input, &press))
		;
	assert_int_equal(input.taken, 5);
	input_free(&input);
}

static int use_utf8(void **state)
{
	(void)state;
	return !setlocale(LC_ALL, "C.UTF-8");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(characters_are_decoded),
		cmocka_unit_test(bytes_that_are_no_character_are_dropped_alone),
		cmocka_unit_test(escape_alone_is_a_key),
		cmocka_unit_test(unknown_sequences_are_dropped_whole),
		cmocka_unit_test(a_sequence_that_breaks_off_swallows_no_later_key),
		cmocka_unit_test(a_paste_comes_as_one_piece),
		cmocka_unit_test(a_paste_whose_end_was_lost_is_ended_by_escape),
		cmocka_unit_test(every_character_and_key_is_counted),
	};

	return cmocka_run_group_tests(tests, use_utf8, NULL);
}
