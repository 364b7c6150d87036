#include "tests/arena.h"

#include "model/exports/format.h"
#include "model/exports/share.h"

static void assert_shares(int64_t amount, const int64_t *seconds, int count, const int64_t *wanted)
{
	struct share share = {.arena = arena};

	for (int i = 0; i < count; i++)
		share_feed(&share, seconds[i]);
	share_close(&share, amount);
	for (int i = 0; i < count; i++)
		assert_int_equal(share_take(&share, seconds[i]), wanted[i]);
}

static void missing_units_go_to_the_largest_fractions(void **state)
{
	(void)state;
	assert_shares(100, (int64_t[]){1, 1, 1}, 3, (int64_t[]){34, 33, 33});
	assert_shares(10, (int64_t[]){5, 3, 1, 1}, 4, (int64_t[]){5, 3, 1, 1});
	assert_shares(7, (int64_t[]){100, 200, 400}, 3, (int64_t[]){1, 2, 4});
	assert_shares(5, (int64_t[]){100, 200, 400}, 3, (int64_t[]){1, 1, 3});
	assert_shares(2, (int64_t[]){1, 1, 1, 1, 1}, 5, (int64_t[]){1, 1, 0, 0, 0});
	assert_shares(0, (int64_t[]){10, 20}, 2, (int64_t[]){0, 0});
	assert_shares(5, (int64_t[]){0, 10}, 2, (int64_t[]){0, 5});
	assert_shares(0, (int64_t[]){0, 0}, 2, (int64_t[]){0, 0});
}

static void shares_always_add_up_and_agree_with_apportioning(void **state)
{
	enum { ENTRIES = 97 };
	unsigned dice = 12345;

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct share share = {.arena = arena};
		int64_t seconds[ENTRIES], parts[ENTRIES], wanted[ENTRIES], amount = round * 7919, total = 0;

		for (int i = 0; i < ENTRIES; i++) {
			dice = dice * 1103515245 + 12345;
			seconds[i] = (dice >> 16) % (round % 2 ? 20 : 90000);
			share_feed(&share, seconds[i]);
			total += seconds[i];
		}
		if (!total)
			continue;
		share_close(&share, amount);
		for (int i = 0; i < ENTRIES; i++)
			parts[i] = amount * seconds[i];
		apportion(parts, ENTRIES, total, wanted);
		for (int i = 0; i < ENTRIES; i++)
			assert_int_equal(share_take(&share, seconds[i]), wanted[i]);
		arena_clear(arena);
	}
}

static void figures_are_written_digit_by_digit(void **state)
{
	struct text text = {0};
	struct utc_writer utc = {0};

	(void)state;
	amount_add(&text, 22500, 2);
	text_add_char(&text, ' ');
	amount_add(&text, 5, 2);
	text_add_char(&text, ' ');
	amount_add(&text, 0, 0);
	text_add_char(&text, ' ');
	amount_add(&text, -1234, 3);
	text_add_char(&text, ' ');
	hours_add(&text, 2400, 4);
	text_add_char(&text, ' ');
	hours_add(&text, 3000, 2);
	text_add_char(&text, ' ');
	hours_add(&text, 360000, 4);
	assert_string_equal(text_string(&text), "225.00 0.05 0 -1.234 0.6667 0.83 100.0000");
	text_clear(&text);
	length_add(&text, 5400);
	text_add_char(&text, ' ');
	length_add(&text, 93605);
	text_add_char(&text, ' ');
	length_add(&text, 360001);
	assert_string_equal(text_string(&text), "01:30:00 26:00:05 100:00:01");
	text_clear(&text);
	utc_add(&text, &utc, 0);
	text_add_char(&text, ' ');
	utc_add(&text, &utc, 86399);
	text_add_char(&text, ' ');
	utc_add(&text, &utc, -1);
	assert_string_equal(text_string(&text), "1970-01-01T00:00:00Z 1970-01-01T23:59:59Z 1969-12-31T23:59:59Z");
	text_free(&text);
}

static void a_cell_of_one_line_has_one(void **state)
{
	struct text text = {0};

	(void)state;
	cell_add(&text, "two\r\n\nlines, =1");
	text_add_char(&text, ';');
	cell_add(&text, "\n=1");
	text_add_char(&text, ';');
	cell_add(&text, "=1\n2");
	assert_string_equal(text_string(&text), "\"two lines, =1\"; =1;'=1 2");
	assert_string_equal(one_line("a\r\n\nb\n", arena), "a b ");
	text_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(missing_units_go_to_the_largest_fractions),
		cmocka_unit_test(shares_always_add_up_and_agree_with_apportioning),
		cmocka_unit_test(figures_are_written_digit_by_digit),
		cmocka_unit_test(a_cell_of_one_line_has_one),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
