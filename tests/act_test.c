#include "tests/trade_fixture.h"

#include <sqlite3.h>

static size_t clients(struct trade *desk)
{
	struct clients list;

	assert_done(desk, client_list(desk->book, desk->arena, &list));
	return list.count;
}

static struct history history(struct trade *desk, int count)
{
	struct history list;

	assert_done(desk, act_history(desk->book, count, desk->arena, &list));
	return list;
}

static void add_clients(struct trade *desk, int count)
{
	char slug[16];

	for (int i = 0; i < count; i++) {
		snprintf(slug, sizeof slug, "c%d", i);
		add_client(desk, slug, "USD", NEW_YORK);
	}
}

/* behaviour 8 */
static void undo_goes_back_all_or_none(void **state)
{
	struct trade *desk = *state;
	struct history done;

	add_clients(desk, 3);
	assert_refused(desk, act_undo(desk->book, 4, desk->arena, &done), FAULT_REFUSED, "Only 3 can be undone, not 4; nothing was.");
	assert_int_equal(clients(desk), 3);
	assert_done(desk, act_undo(desk->book, 2, desk->arena, &done));
	assert_int_equal(done.count, 2);
	assert_string_equal(done.items[0].summary, "c2");
	assert_string_equal(done.items[1].summary, "c1");
	assert_int_equal(clients(desk), 1);
	take_back(desk, 1);
	assert_refused(desk, act_undo(desk->book, 1, desk->arena, &done), FAULT_REFUSED, "There is nothing to undo.");
}

static void redo_goes_forward_all_or_none(void **state)
{
	struct trade *desk = *state;
	struct history done;

	add_clients(desk, 3);
	assert_refused(desk, act_redo(desk->book, 1, desk->arena, &done), FAULT_REFUSED, "There is nothing to redo.");
	take_back(desk, 3);
	assert_refused(desk, act_redo(desk->book, 4, desk->arena, &done), FAULT_REFUSED, "Only 3 can be redone, not 4; nothing was.");
	assert_int_equal(clients(desk), 0);
	bring_back(desk, 3);
	assert_int_equal(clients(desk), 3);
}

static void a_count_below_one_is_refused(void **state)
{
	struct trade *desk = *state;
	struct history done;

	add_clients(desk, 1);
	assert_refused(desk, act_undo(desk->book, 0, desk->arena, &done), FAULT_INPUT, "from 1 on");
	assert_refused(desk, act_undo(desk->book, -1, desk->arena, &done), FAULT_INPUT, "from 1 on");
	assert_int_equal(clients(desk), 1);
}

static void a_new_act_ends_what_could_be_redone(void **state)
{
	struct trade *desk = *state;
	struct history done;

	add_clients(desk, 2);
	take_back(desk, 1);
	add_client(desk, "other", "USD", NEW_YORK);
	assert_refused(desk, act_redo(desk->book, 1, desk->arena, &done), FAULT_REFUSED, "nothing to redo");
	assert_int_equal(history(desk, 10).count, 2);
}

static void a_barrier_stops_undo_and_what_is_before_it(void **state)
{
	struct trade *desk = *state;
	struct history done;

	add_clients(desk, 1);
	assert_true(book_begin(desk->book));
	add_client(desk, "sealed", "USD", NEW_YORK);
	book_bar(desk->book);
	assert_done(desk, book_end(desk->book, true, "baseline seal", "lumen/churn"));
	add_client(desk, "after", "USD", NEW_YORK);
	assert_refused(desk, act_undo(desk->book, 2, desk->arena, &done), FAULT_LOCKED, "\"baseline seal lumen/churn\" can't be undone, nor anything before it.");
	assert_int_equal(clients(desk), 3);
	take_back(desk, 1);
	assert_refused(desk, act_undo(desk->book, 1, desk->arena, &done), FAULT_LOCKED, "can't be undone");
	assert_true(history(desk, 10).items[1].barrier);
}

static void ids_are_never_given_twice(void **state)
{
	struct trade *desk = *state;
	int64_t first = add_client(desk, "first", "USD", NEW_YORK), second;

	take_back(desk, 1);
	second = add_client(desk, "second", "USD", NEW_YORK);
	assert_true(second > first);
}

static void redo_brings_back_the_same_ids(void **state)
{
	struct trade *desk = *state;
	int64_t id = add_client(desk, "first", "USD", NEW_YORK), found;

	take_back(desk, 1);
	bring_back(desk, 1);
	assert_done(desk, client_by_slug(desk->book, "first", &found));
	assert_int_equal(found, id);
}

static void history_is_newest_first_and_marks_what_was_undone(void **state)
{
	struct trade *desk = *state;
	struct history list;

	add_clients(desk, 3);
	take_back(desk, 1);
	list = history(desk, 10);
	assert_int_equal(list.count, 3);
	assert_string_equal(list.items[0].summary, "c2");
	assert_true(list.items[0].undone);
	assert_false(list.items[1].undone);
	assert_string_equal(list.items[2].verb, "client add");
	assert_int_equal(list.items[2].at, instant("2026-01-05T13:00:00Z"));
	assert_int_equal(history(desk, 2).count, 2);
}

/* More than are read at once. */
static void a_long_history_is_whole(void **state)
{
	struct trade *desk = *state;
	struct history list;

	add_clients(desk, 150);
	list = history(desk, 1000);
	assert_int_equal(list.count, 150);
	for (size_t i = 1; i < list.count; i++)
		assert_true(list.items[i].id < list.items[i - 1].id);
	assert_int_equal(history(desk, 64).count, 64);
	assert_int_equal(history(desk, 65).count, 65);
}

static void undo_survives_a_restart(void **state)
{
	struct trade *desk = *state;

	add_clients(desk, 2);
	trade_reopen(desk);
	take_back(desk, 1);
	trade_reopen(desk);
	assert_int_equal(clients(desk), 1);
	bring_back(desk, 1);
	assert_int_equal(clients(desk), 2);
}

static void what_another_program_changed_since_is_not_overwritten(void **state)
{
	struct trade *desk = *state;
	struct history done;
	sqlite3 *file;

	add_clients(desk, 1);
	assert_int_equal(sqlite3_open(desk->path, &file), SQLITE_OK);
	assert_int_equal(sqlite3_exec(file, "UPDATE client SET name = 'Other'", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(file);
	assert_refused(desk, act_undo(desk->book, 1, desk->arena, &done), FAULT_CONFLICT, "");
	assert_int_equal(clients(desk), 1);
}

static void each_empty_store_has_no_history(void **state)
{
	struct trade *desk = *state;
	struct history done;

	assert_int_equal(history(desk, 10).count, 0);
	assert_refused(desk, act_undo(desk->book, 1, desk->arena, &done), FAULT_REFUSED, "nothing to undo");
}

#define test(name) cmocka_unit_test_setup_teardown(name, empty_setup, trade_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(undo_goes_back_all_or_none),
		test(redo_goes_forward_all_or_none),
		test(a_count_below_one_is_refused),
		test(a_new_act_ends_what_could_be_redone),
		test(a_barrier_stops_undo_and_what_is_before_it),
		test(ids_are_never_given_twice),
		test(redo_brings_back_the_same_ids),
		test(history_is_newest_first_and_marks_what_was_undone),
		test(a_long_history_is_whole),
		test(undo_survives_a_restart),
		test(what_another_program_changed_since_is_not_overwritten),
		test(each_empty_store_has_no_history),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
