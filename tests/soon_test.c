#include "tests/screen.h"

#include "tui/desk.h"

enum { ROWS = 30, COLUMNS = 100 };

static const char *painted(struct desk *desk, bool soon, bool *more)
{
	struct canvas canvas = canvas_new(arena, ROWS, COLUMNS);

	*more = soon && desk_read_soon(desk);
	if (*more)
		desk_paint_soon(desk, &canvas);
	else
		desk_paint(desk, &canvas);
	return canvas_text(&canvas, arena);
}

static struct desk *open_desk(void)
{
	struct desk *desk = desk_open(book, &(struct desk_options){0});

	desk_resize(desk, ROWS, COLUMNS);
	return desk;
}

static void the_first_picture_does_not_wait_for_what_takes_longer(void **state)
{
	struct desk *desk = open_desk();
	const char *first, *whole;
	bool more;

	(void)state;
	first = painted(desk, true, &more);
	assert_true(more);
	assert_non_null(strstr(first, "Features"));
	assert_non_null(strstr(first, "? help"));
	assert_null(strstr(first, "Needs you"));
	assert_null(strstr(first, "No clock runs"));
	whole = painted(desk, false, &more);
	assert_non_null(strstr(whole, "Needs you"));
	assert_non_null(strstr(whole, "week 12: 4:15"));
	assert_non_null(strstr(whole, "No clock runs"));
	desk_close(desk);
}

static void what_was_seen_once_is_never_left_out_again(void **state)
{
	struct desk *desk = open_desk();
	const char *whole;
	bool more;

	(void)state;
	painted(desk, false, &more);
	desk_stale(desk);
	whole = painted(desk, true, &more);
	assert_false(more);
	assert_non_null(strstr(whole, "Needs you"));
	desk_close(desk);
}

static void a_key_finds_all_of_it_there(void **state)
{
	struct desk *desk = open_desk();
	bool more;

	(void)state;
	painted(desk, true, &more);
	assert_true(desk_press(desk, &(struct press){.key = '2'}));
	assert_true(desk_press(desk, &(struct press){.key = '1'}));
	assert_non_null(strstr(painted(desk, false, &more), "Needs you"));
	desk_close(desk);
}

#define test(name) cmocka_unit_test_setup_teardown(name, filled_screen_setup, screen_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(the_first_picture_does_not_wait_for_what_takes_longer),
		test(what_was_seen_once_is_never_left_out_again),
		test(a_key_finds_all_of_it_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
