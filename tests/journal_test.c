#include "db/journal.h"

#include <unistd.h>

#include "db/inside.h"
#include "tests/db_fixture.h"

/* behaviour 8 */
static void undo_brings_back_and_redo_brings_forth(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);
	char *before = dump(store), *after;

	act(store, "INSERT INTO shelf VALUES (1, 'top'); INSERT INTO book VALUES (1, 1, 'Emma', 400, 0.5, x'00ff')");
	after = dump(store);
	assert_string_not_equal(before, after);
	undo_and_redo(store, before, after);
	free(before);
	free(after);
	store_close(store);
}

static void it_survives_closing(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);
	struct act top;

	act(store, "INSERT INTO shelf VALUES (1, 'top')");
	store_close(store);
	store = open_library(place);
	assert_true(journal_next(store, false, &top));
	assert_string_equal(top.verb, "shelve");
	assert_string_equal(top.summary, "shelve a book");
	assert_int_equal(top.at, 1);
	undo(store);
	assert_int_equal(number(store, "SELECT count(*) FROM shelf"), 0);
	assert_false(journal_next(store, false, &top));
	assert_int_equal(top.id, 0);
	assert_true(journal_next(store, true, &top));
	assert_true(top.undone);
	store_close(store);
}

/* One to four changes of rows, drawn at random, that the tables take. */
static void random_act(struct store *store, unsigned *seed)
{
	struct act done = {.at = 5, .verb = "walk"};
	int64_t id;

	assert_fine(journal_begin(store), store->fault);
	for (int i = rand_r(seed) % 4; i >= 0; i--) {
		int64_t some = number(store, "SELECT coalesce(max(id), 0) FROM book");

		some = some ? rand_r(seed) % some + 1 : 0;
		switch (rand_r(seed) % 6) {
		case 0:
			assert_true(store_take_ids(store, "shelf", 1, &id));
			run(store, "INSERT INTO shelf VALUES (%lld, 'shelf %lld')", (long long)id, (long long)id);
			break;
		case 1:
		case 2:
			assert_true(store_take_ids(store, "book", 1, &id));
			run(store, "INSERT INTO book SELECT %lld, max(id), 'b' || %d, %d, %d / 3.0, zeroblob(%d) FROM shelf HAVING max(id) > 0",
				(long long)id, rand_r(seed) % 99, rand_r(seed) % 9 + 1, rand_r(seed) % 100, rand_r(seed) % 5);
			break;
		case 3:
			run(store, "UPDATE book SET title = title || 'x', pages = nullif(%d, 0) WHERE id = %lld", rand_r(seed) % 9, (long long)some);
			break;
		case 4:
			run(store, "UPDATE book SET shelf = (SELECT min(id) FROM shelf) WHERE id = %lld", (long long)some);
			break;
		case 5:
			run(store, "DELETE FROM book WHERE id = %lld", (long long)some);
			break;
		}
	}
	assert_fine(journal_commit(store, &done, true), store->fault);
}

static void two_thousand_random_acts_come_back_and_go_forth_to_the_byte(void **state)
{
	enum { ACTS = 2000 };
	struct place *place = *state;
	struct store *store = open_library(place);
	char **dumps = calloc(ACTS + 1, sizeof *dumps), lines[2000] = "";
	unsigned seed = 7;
	int at = ACTS;

	assert_non_null(dumps);
	for (int i = 0; i <= ACTS; i++) {
		if (i > 0)
			random_act(store, &seed);
		dumps[i] = i % 20 == 0 ? dump(store) : NULL;
	}
	for (int i = 0; i < 3 * ACTS; i++) {
		bool back = i < ACTS ? true : i < 2 * ACTS ? false : at == ACTS || (at > 0 && rand_r(&seed) % 2);

		if (back)
			undo(store);
		else
			redo(store);
		at += back ? -1 : 1;
		if (dumps[at]) {
			char *now = dump(store);

			assert_string_equal(now, dumps[at]);
			free(now);
		}
	}
	assert_true(store_check(store, keep_lines, lines));
	/* The library's guards are not those of the real schema; nothing else may be amiss. */
	assert_null(strstr(lines, "shelf "));
	assert_null(strstr(lines, "book "));
	assert_null(strstr(lines, "act "));
	for (int i = 0; i <= ACTS; i++)
		free(dumps[i]);
	free(dumps);
	store_close(store);
}

static void a_new_act_ends_redo_and_takes_no_old_number(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);
	struct act top;

	act(store, "INSERT INTO shelf VALUES (1, 'one')");
	act(store, "INSERT INTO shelf VALUES (2, 'two')");
	undo(store);
	undo(store);
	act(store, "INSERT INTO shelf VALUES (3, 'three')");
	assert_false(journal_next(store, true, &top));
	assert_true(journal_next(store, false, &top));
	assert_int_equal(top.id, 3);
	assert_int_equal(number(store, "SELECT count(*) FROM act"), 1);
	store_close(store);
}

static void a_bulk_act_is_kept_in_parts_and_undone_as_one(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);
	struct act done = {.at = 1, .verb = "import"};
	char *before, *after;

	act(store, "INSERT INTO shelf VALUES (1, 'top')");
	before = dump(store);
	assert_true(journal_begin(store));
	for (int i = 1; i <= 1700; i++) {
		run(store, "INSERT INTO book (id, shelf, title) VALUES (%d, 1, 'b%d')", i, i);
		/* Touches rows of earlier parts too. */
		if (i % 3 == 0)
			run(store, "UPDATE book SET pages = %d WHERE id = %d", i, i / 3);
		if (i % 7 == 0)
			run(store, "DELETE FROM book WHERE id = %d", i / 7);
		assert_fine(journal_breathe(store), store->fault);
	}
	assert_fine(journal_commit(store, &done, false), store->fault);
	after = dump(store);
	assert_int_equal(number(store, "SELECT count(*) FROM act_part"), 3);
	assert_int_equal(number(store, "SELECT parts FROM act WHERE id = 2"), 3);
	undo_and_redo(store, before, after);
	undo(store);
	act(store, "INSERT INTO shelf VALUES (2, 'low')");
	assert_int_equal(number(store, "SELECT count(*) FROM act_part"), 0);
	free(before);
	free(after);
	store_close(store);
}

static void large_rows_make_parts_of_fewer_rows(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);
	struct act done = {.at = 1, .verb = "import"};

	assert_true(journal_begin(store));
	run(store, "INSERT INTO shelf VALUES (1, 'top')");
	for (int i = 1; i <= 450; i++) {
		run(store, "INSERT INTO book (id, shelf, title, cover) VALUES (%d, 1, '', zeroblob(64000))", i);
		assert_fine(journal_breathe(store), store->fault);
	}
	assert_fine(journal_commit(store, &done, false), store->fault);
	assert_true(number(store, "SELECT count(*) FROM act_part") > 4);
	undo(store);
	assert_int_equal(number(store, "SELECT count(*) FROM book"), 0);
	store_close(store);
}

static void an_act_too_large_to_keep_is_refused_whole(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);
	struct act done = {.at = 1, .verb = "import"};

	act(store, "INSERT INTO shelf VALUES (1, 'top')");
	assert_true(journal_begin(store));
	for (int i = 1; i <= 3; i++)
		run(store, "INSERT INTO book (id, shelf, title, cover) VALUES (%d, 1, '', zeroblob(8000000))", i);
	assert_false(journal_commit(store, &done, false));
	assert_fault(store_fault(store), FAULT_STORE, "16 MiB");
	assert_false(store_in_transaction(store));
	assert_int_equal(number(store, "SELECT count(*) FROM book"), 0);
	store_close(store);
}

static void an_act_of_nothing_leaves_no_trace(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);
	struct act done = {.verb = "nothing"}, top;

	act(store, "INSERT INTO shelf VALUES (1, 'top')");
	undo(store);
	assert_true(journal_begin(store));
	run(store, "INSERT INTO shelf VALUES (2, 'x'); DELETE FROM shelf WHERE id = 2");
	assert_fine(journal_commit(store, &done, false), store->fault);
	assert_int_equal(done.id, 0);
	assert_true(journal_next(store, true, &top));
	assert_int_equal(top.id, 1);
	store_close(store);
}

static void an_act_of_records_alone_is_kept_with_the_range_that_undo_gives_it(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);
	struct act done = {.verb = "change send", .first_record = 4, .last_record = 5}, top;

	assert_true(journal_begin(store));
	assert_fine(journal_commit(store, &done, false), store->fault);
	assert_true(journal_next(store, false, &top));
	assert_int_equal(top.first_record, 4);
	assert_int_equal(top.last_record, 5);
	assert_true(store_begin(store));
	top.first_record = 6;
	top.last_record = 7;
	assert_fine(journal_undo(store, &top), store->fault);
	assert_true(store_commit(store));
	assert_true(journal_next(store, true, &top));
	assert_int_equal(top.first_record, 6);
	assert_true(top.undone);
	store_close(store);
}

static bool try_undo(struct store *store)
{
	struct act top;

	assert_true(store_begin(store));
	return journal_next(store, false, &top) && journal_undo(store, &top);
}

static void a_barrier_stops_undo(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);
	struct act done = {.verb = "baseline seal", .barrier = true};

	assert_true(journal_begin(store));
	run(store, "INSERT INTO shelf VALUES (1, 'top')");
	assert_fine(journal_commit(store, &done, false), store->fault);
	assert_false(try_undo(store));
	assert_fault(store_fault(store), FAULT_LOCKED, "baseline seal");
	assert_false(store_in_transaction(store));
	store_close(store);
}

static void a_damaged_record_of_an_act_is_never_applied(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);

	act(store, "INSERT INTO shelf VALUES (1, 'top')");
	run(store, "UPDATE act SET changes = substr(changes, 1, 5)");
	alarm(20);
	assert_false(try_undo(store));
	alarm(0);
	assert_fault(store_fault(store), FAULT_STORE, "damaged");
	assert_int_equal(number(store, "SELECT count(*) FROM shelf"), 1);
	store_close(store);
}

static void a_lost_part_takes_back_the_whole_undo(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);
	struct act done = {.verb = "import"};

	assert_true(journal_begin(store));
	for (int i = 1; i <= 1200; i++) {
		run(store, "INSERT INTO shelf VALUES (%d, 'x')", i);
		assert_true(journal_breathe(store));
	}
	assert_fine(journal_commit(store, &done, false), store->fault);
	run(store, "DELETE FROM act_part WHERE part = 1");
	assert_false(try_undo(store));
	assert_fault(store_fault(store), FAULT_STORE, "damaged");
	assert_false(store_in_transaction(store));
	assert_int_equal(number(store, "SELECT count(*) FROM shelf"), 1200);
	store_close(store);
}

static void rows_changed_since_by_another_program_stop_undo(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);

	act(store, "INSERT INTO shelf VALUES (1, 'top'), (2, 'low')");
	act(store, "UPDATE shelf SET name = name || '!'");
	run(store, "UPDATE shelf SET name = 'other' WHERE id = 2");
	assert_false(try_undo(store));
	assert_fault(store_fault(store), FAULT_CONFLICT, "changed");
	assert_int_equal(number(store, "SELECT count(*) FROM shelf WHERE name = 'top!'"), 1);
	store_close(store);
}

static void a_guard_stops_undo_in_its_own_words(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);

	act(store, "INSERT INTO shelf VALUES (1, 'top'); INSERT INTO book (id, shelf, title) VALUES (1, 1, 'open')");
	act(store, "UPDATE book SET title = 'sealed'");
	assert_false(try_undo(store));
	assert_fault(store_fault(store), FAULT_LOCKED, "That book is sealed.");
	assert_int_equal(number(store, "SELECT count(*) FROM book WHERE title = 'sealed'"), 1);
	store_close(store);
}

static void an_act_from_before_a_migration_stays_done(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);

	act(store, "INSERT INTO shelf VALUES (1, 'top')");
	run(store, "UPDATE act SET schema_version = 0");
	assert_false(try_undo(store));
	assert_fault(store_fault(store), FAULT_REFUSED, "form");
	store_close(store);
}

static void only_the_act_that_was_seen_on_top_is_undone(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);
	struct act seen;

	act(store, "INSERT INTO shelf VALUES (1, 'top')");
	assert_true(journal_next(store, false, &seen));
	act(store, "INSERT INTO shelf VALUES (2, 'low')");
	assert_true(store_begin(store));
	assert_false(journal_undo(store, &seen));
	assert_fault(store_fault(store), FAULT_CONFLICT, "meanwhile");
	store_close(store);
}

static void a_trigger_that_changes_a_fact_is_refused_as_a_bug(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);
	struct act done = {.verb = "x"};

	run(store, "CREATE TRIGGER wrong AFTER INSERT ON book BEGIN UPDATE shelf SET name = 'x'; END");
	act(store, "INSERT INTO shelf VALUES (1, 'top')");
	assert_true(journal_begin(store));
	run(store, "INSERT INTO book (id, shelf, title) VALUES (1, 1, 'a')");
	assert_false(journal_commit(store, &done, false));
	assert_fault(store_fault(store), FAULT_STORE, "internal");
	assert_int_equal(number(store, "SELECT count(*) FROM book"), 0);
	store_close(store);
}

static void the_list_is_newest_first_and_goes_on_where_it_stopped(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);
	struct act acts[4];

	for (int i = 1; i <= 5; i++) {
		char sql[60];

		snprintf(sql, sizeof sql, "INSERT INTO shelf VALUES (%d, 'x')", i);
		act(store, sql);
	}
	undo(store);
	assert_int_equal(journal_list(store, 0, acts, 3), 3);
	assert_int_equal(acts[0].id, 5);
	assert_true(acts[0].undone);
	assert_false(acts[1].undone);
	assert_int_equal(journal_list(store, acts[2].id, acts, 4), 2);
	assert_int_equal(acts[1].id, 1);
	store_close(store);
}

static void ten_thousand_acts_are_kept(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);

	run(store, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10250)"
		" INSERT INTO act SELECT i, 1, 'old', '', 0, 0, 0, 0, 1, 1, zeroblob(32), x'' FROM n");
	run(store, "INSERT INTO act_part SELECT id, 1, zeroblob(32), x'' FROM act WHERE id <= 400");
	run(store, "INSERT INTO counter VALUES ('act', 10250)");
	for (int i = 1; i <= 50; i++) {
		char sql[60];

		snprintf(sql, sizeof sql, "INSERT INTO shelf VALUES (%d, 'x')", i);
		act(store, sql);
	}
	assert_int_equal(number(store, "SELECT count(*) FROM act"), 10000);
	assert_int_equal(number(store, "SELECT min(id) FROM act"), 301);
	assert_int_equal(number(store, "SELECT count(*) FROM act_part"), 100);
	store_close(store);
}

int main(void)
{
#define CASE(test) cmocka_unit_test_setup_teardown(test, place_setup, place_teardown)
	const struct CMUnitTest tests[] = {
		CASE(undo_brings_back_and_redo_brings_forth),
		CASE(it_survives_closing),
		CASE(two_thousand_random_acts_come_back_and_go_forth_to_the_byte),
		CASE(a_new_act_ends_redo_and_takes_no_old_number),
		CASE(a_bulk_act_is_kept_in_parts_and_undone_as_one),
		CASE(large_rows_make_parts_of_fewer_rows),
		CASE(an_act_too_large_to_keep_is_refused_whole),
		CASE(an_act_of_nothing_leaves_no_trace),
		CASE(an_act_of_records_alone_is_kept_with_the_range_that_undo_gives_it),
		CASE(a_barrier_stops_undo),
		CASE(a_damaged_record_of_an_act_is_never_applied),
		CASE(a_lost_part_takes_back_the_whole_undo),
		CASE(rows_changed_since_by_another_program_stop_undo),
		CASE(a_guard_stops_undo_in_its_own_words),
		CASE(an_act_from_before_a_migration_stays_done),
		CASE(only_the_act_that_was_seen_on_top_is_undone),
		CASE(a_trigger_that_changes_a_fact_is_refused_as_a_bug),
		CASE(the_list_is_newest_first_and_goes_on_where_it_stopped),
		CASE(ten_thousand_acts_are_kept),
	};

	return cmocka_run_group_tests_name("journal", tests, NULL, NULL);
}
