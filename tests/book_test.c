#include "tests/trade_fixture.h"

#include <sqlite3.h>
#include <unistd.h>

static bool add_part(struct book *book, const char *slug, bool fails)
{
	struct client client = {.slug = slug, .name = slug, .currency = "USD", .zone = NEW_YORK, .terms_days = -1};

	if (!book_begin(book))
		return false;
	return book_end(book, client_add(book, &client) && !fails, "part", "%s", slug);
}

static size_t clients(struct trade *desk)
{
	struct clients list;

	assert_done(desk, client_list(desk->book, desk->arena, &list));
	return list.count;
}

static struct history acts(struct trade *desk)
{
	struct history history;

	assert_done(desk, act_history(desk->book, 10, desk->arena, &history));
	return history;
}

static void the_outermost_act_gives_the_name(void **state)
{
	struct trade *desk = *state;
	struct history history;

	assert_true(book_begin(desk->book));
	assert_true(add_part(desk->book, "acme", false) && add_part(desk->book, "lumen", false));
	assert_done(desk, book_end(desk->book, true, "both", "acme and %s", "lumen"));
	history = acts(desk);
	assert_int_equal(history.count, 1);
	assert_string_equal(history.items[0].verb, "both");
	assert_string_equal(history.items[0].summary, "acme and lumen");
	assert_int_equal(book_last_act(desk->book), history.items[0].id);
	take_back(desk, 1);
	assert_int_equal(clients(desk), 0);
}

static void a_failed_part_rolls_all_back(void **state)
{
	struct trade *desk = *state;

	assert_true(book_begin(desk->book));
	assert_true(add_part(desk->book, "acme", false));
	assert_false(add_part(desk->book, "lumen", true));
	assert_false(book_end(desk->book, true, "both", "of them"));
	assert_int_equal(clients(desk), 0);
	assert_int_equal(acts(desk).count, 0);
	assert_int_equal(book_last_act(desk->book), 0);
	assert_int_equal(access(desk->path, F_OK), -1);
}

static void a_failed_act_leaves_the_next_alone(void **state)
{
	struct trade *desk = *state;

	assert_false(add_part(desk->book, "acme", true));
	assert_true(add_part(desk->book, "lumen", false));
	assert_int_equal(clients(desk), 1);
}

static void the_first_fault_is_the_one_that_is_told(void **state)
{
	struct trade *desk = *state;
	struct client bad = {.slug = "A", .name = "A", .currency = "USD", .zone = NEW_YORK};

	assert_true(book_begin(desk->book));
	assert_false(client_add(desk->book, &bad));
	book_fail(desk->book, FAULT_STORE, "something later");
	assert_refused(desk, book_end(desk->book, false, "add", "%s", "A"), FAULT_INPUT, "\"A\" is no slug");
	assert_int_equal(book_fault(desk->book)->kind, FAULT_NONE);
}

static void a_dry_run_writes_nothing(void **state)
{
	struct trade *desk = *state;

	book_close(desk->book);
	desk->book = book_open(&(struct book_options){.path = desk->path, .zone = NEW_YORK, .now = instant("2026-01-05T13:00:00Z"), .dry_run = true});
	assert_true(add_part(desk->book, "acme", false));
	assert_int_equal(book_last_act(desk->book), 0);
	assert_int_equal(access(desk->path, F_OK), -1);
	trade_reopen(desk);
	add_client(desk, "lumen", "USD", NEW_YORK);
	book_close(desk->book);
	desk->book = book_open(&(struct book_options){.path = desk->path, .zone = NEW_YORK, .dry_run = true});
	assert_true(add_part(desk->book, "acme", false));
	assert_int_equal(clients(desk), 1);
	assert_int_equal(acts(desk).count, 1);
}

static void a_dry_undo_writes_nothing(void **state)
{
	struct trade *desk = *state;
	struct history done;

	add_client(desk, "lumen", "USD", NEW_YORK);
	book_close(desk->book);
	desk->book = book_open(&(struct book_options){.path = desk->path, .zone = NEW_YORK, .dry_run = true});
	assert_done(desk, act_undo(desk->book, 1, desk->arena, &done));
	assert_int_equal(clients(desk), 1);
}

static void reading_makes_no_store_and_the_first_write_does(void **state)
{
	struct trade *desk = *state;

	assert_true(book_is_new(desk->book));
	assert_int_equal(clients(desk), 0);
	assert_int_equal(access(desk->path, F_OK), -1);
	assert_true(add_part(desk->book, "acme", false));
	assert_false(book_is_new(desk->book));
	assert_int_equal(access(desk->path, F_OK), 0);
	trade_reopen(desk);
	assert_int_equal(clients(desk), 1);
}

/* Two processes that both saw no store: the slower one is told to run its act again, on the quicker one's. */
static void who_makes_the_store_second_is_told_to_try_again(void **state)
{
	struct trade *desk = *state;
	struct book *other = book_open(&(struct book_options){.path = desk->path, .zone = NEW_YORK, .now = instant("2026-01-05T13:00:00Z")});

	assert_true(book_begin(desk->book));
	assert_true(add_part(other, "acme", false));
	assert_true(add_part(desk->book, "lumen", false));
	assert_refused(desk, book_end(desk->book, true, "client add", "lumen"), FAULT_AGAIN, "");
	assert_int_equal(book_last_act(desk->book), 0);
	assert_int_equal(clients(desk), 1);
	assert_true(add_part(desk->book, "lumen", false));
	assert_int_equal(clients(desk), 2);
	book_close(other);
}

static void a_store_that_is_refused_leaves_a_book_that_says_why(void **state)
{
	struct trade *desk = *state;
	FILE *file = fopen(desk->path, "w");
	struct book *book;

	fputs("no store, this", file);
	fclose(file);
	book = book_open(&(struct book_options){.path = desk->path});
	assert_int_equal(book_fault(book)->kind, FAULT_STORE);
	assert_string_equal(book_path(book), desk->path);
	assert_false(book_begin(book));
	book_close(book);
}

static void a_given_clock_stands_still_and_can_be_set(void **state)
{
	struct trade *desk = *state;

	setenv("AMBIT_NOW", "nonsense", 1);
	trade_reopen(desk);
	unsetenv("AMBIT_NOW");
	assert_int_equal(book_fault(desk->book)->kind, FAULT_NONE);
	book_tick(desk->book);
	assert_int_equal(book_now(desk->book), instant("2026-01-05T13:00:00Z"));
	set_clock(desk, "2026-01-06T04:30:00Z");
	assert_int_equal(book_today(desk->book), day("2026-01-05"));
	assert_true(book_clock_is_fixed(desk->book));
}

static void an_instant_that_cannot_be_read_is_refused(void **state)
{
	struct book *book;

	(void)state;
	setenv("AMBIT_NOW", "yesterday", 1);
	book = book_open(&(struct book_options){.path = "/nowhere/at/all"});
	unsetenv("AMBIT_NOW");
	assert_int_equal(book_fault(book)->kind, FAULT_INPUT);
	assert_non_null(strstr(book_fault(book)->text, "\"yesterday\""));
	book_close(book);
}

static void a_book_without_a_store_tells_the_time(void **state)
{
	struct book *book = book_open(&(struct book_options){.storeless = true, .now = 86400, .zone = "UTC"});

	(void)state;
	assert_int_equal(book_fault(book)->kind, FAULT_NONE);
	assert_int_equal(book_today(book), day("1970-01-02"));
	book_close(book);
}

static void a_long_summary_ends_with_a_whole_character(void **state)
{
	struct trade *desk = *state;
	struct clients list;
	char word[600];
	size_t length = 0;

	while (length + 3 < sizeof word) {
		memcpy(word + length, "論", 3);
		length += 3;
	}
	word[length] = '\0';
	assert_true(book_begin(desk->book));
	assert_true(add_part(desk->book, "acme", false));
	assert_done(desk, book_end(desk->book, true, "note", "x%s", word));
	assert_int_equal((strlen(acts(desk).items[0].summary) - 1) % 3, 0);
	assert_done(desk, client_list(desk->book, desk->arena, &list));
}

static int take_it_alone(struct trade *desk)
{
	sqlite3 *other;
	int code;

	assert_int_equal(sqlite3_open(desk->path, &other), SQLITE_OK);
	code = sqlite3_exec(other, "BEGIN EXCLUSIVE; ROLLBACK", NULL, NULL, NULL);
	sqlite3_close(other);
	return code;
}

/* A screen holds while it loads what holds for itself. */
static void holds_nest(void **state)
{
	struct trade *desk = *state;

	add_client(desk, "acme", "USD", NEW_YORK);
	assert_done(desk, book_hold(desk->book) && book_hold(desk->book));
	assert_int_equal(clients(desk), 1);
	book_release(desk->book);
	assert_int_equal(take_it_alone(desk), SQLITE_BUSY);
	book_release(desk->book);
	assert_int_equal(take_it_alone(desk), SQLITE_OK);
	assert_true(book_begin(desk->book));
	assert_true(book_hold(desk->book));
	assert_true(add_part(desk->book, "lumen", false));
	book_release(desk->book);
	assert_done(desk, book_end(desk->book, true, "test", "%s", ""));
	assert_int_equal(clients(desk), 2);
}

static void the_version_grows_with_every_act(void **state)
{
	struct trade *desk = *state;
	int64_t before;

	add_client(desk, "acme", "USD", NEW_YORK);
	before = book_version(desk->book);
	assert_int_equal(book_version(desk->book), before);
	add_client(desk, "lumen", "USD", NEW_YORK);
	assert_true(book_version(desk->book) > before);
}

#define test(name) cmocka_unit_test_setup_teardown(name, empty_setup, trade_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(the_outermost_act_gives_the_name),
		test(a_failed_part_rolls_all_back),
		test(a_failed_act_leaves_the_next_alone),
		test(the_first_fault_is_the_one_that_is_told),
		test(a_dry_run_writes_nothing),
		test(a_dry_undo_writes_nothing),
		test(reading_makes_no_store_and_the_first_write_does),
		test(who_makes_the_store_second_is_told_to_try_again),
		test(a_store_that_is_refused_leaves_a_book_that_says_why),
		test(a_given_clock_stands_still_and_can_be_set),
		test(an_instant_that_cannot_be_read_is_refused),
		test(a_book_without_a_store_tells_the_time),
		test(a_long_summary_ends_with_a_whole_character),
		test(holds_nest),
		test(the_version_grows_with_every_act),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
