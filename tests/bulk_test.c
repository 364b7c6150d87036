#include "db/bulk.h"

#include <stdlib.h>
#include <string.h>

#include "db/inside.h"
#include "db/journal.h"
#include "db/rows.h"
#include "tests/db_fixture.h"

static const char row[] = "INSERT INTO book VALUES (%d, 1, 'Emma %0*d', NULL, 0.25, x'00ff')";

static void begin(struct store *store)
{
	assert_fine(journal_begin(store), store->fault);
	store_rest_triggers(store, true);  /* they count as changes */
}

static void commit(struct store *store)
{
	struct act done = {.at = 1, .verb = "import"};

	store_rest_triggers(store, false);
	assert_fine(journal_commit(store, &done, false), store->fault);
}

static void add_some(struct store *store, int count)
{
	assert_fine(bulk_begin(store, "book"), store->fault);
	for (int i = 1; i <= count; i++) {
		run(store, row, i, i % 300, i);
		assert_fine(bulk_note(store, i), store->fault);
	}
	assert_fine(bulk_end(store), store->fault);
}

/* The bytes that the statement finds, as hexadecimal digits; free them. */
static char *bytes(struct store *store, const char *sql)
{
	sqlite3_stmt *compiled;
	char *digits;

	assert_int_equal(sqlite3_prepare_v2(store->sqlite, sql, -1, &compiled, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(compiled), SQLITE_ROW);
	digits = strdup((const char *)sqlite3_column_text(compiled, 0));
	sqlite3_finalize(compiled);
	return digits;
}

static void a_row_is_recorded_byte_for_byte_as_the_session_would(void **state)
{
	static const int lengths[] = {1, 120, 128, 5000, 20000, 3000000};
	struct store *store = open_library(*state);

	act(store, "INSERT INTO shelf VALUES (1, 'top')");
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		char *theirs, *ours;

		begin(store);
		run(store, row, 7, lengths[i], 7);
		commit(store);
		theirs = bytes(store, "SELECT hex(changes) || (SELECT group_concat(hex(hash)) FROM row_hash) FROM act ORDER BY id DESC LIMIT 1");
		undo(store);
		begin(store);
		assert_fine(bulk_begin(store, "book"), store->fault);
		run(store, row, 7, lengths[i], 7);
		assert_fine(bulk_note(store, 7), store->fault);
		assert_fine(bulk_end(store), store->fault);
		commit(store);
		ours = bytes(store, "SELECT hex(changes) || (SELECT group_concat(hex(hash)) FROM row_hash) FROM act_part");
		assert_string_equal(ours, theirs);
		undo(store);
		free(ours);
		free(theirs);
	}
	store_close(store);
}

static void what_came_before_and_after_is_undone_with_it(void **state)
{
	struct store *store = open_library(*state);
	char *before = dump(store), *after;
	char lines[2000] = "";

	begin(store);
	run(store, "INSERT INTO shelf VALUES (1, 'top')");
	add_some(store, 1700);
	run(store, "INSERT INTO tally VALUES (1, 1700)");
	store_rest_triggers(store, false);
	run(store, "UPDATE book SET title = 'last' WHERE id = 1700");
	run(store, "DELETE FROM book WHERE id = 3");
	commit(store);
	assert_int_equal(number(store, "SELECT count(*) FROM act_part"), 5);
	after = dump(store);
	assert_true(rows_check(store, keep_lines, lines));
	assert_string_equal(lines, "");
	undo_and_redo(store, before, after);
	free(before);
	free(after);
	store_close(store);
}

static void a_change_beside_the_rows_is_refused(void **state)
{
	static const char *const others[] = {"INSERT INTO shelf VALUES (2, 'low')", "UPDATE shelf SET name = 'bottom'", 
		"INSERT INTO book (id, shelf, title) VALUES (2, 1, '')"};
	struct store *store = open_library(*state);

	act(store, "INSERT INTO shelf VALUES (1, 'top')");
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		begin(store);
		assert_fine(bulk_begin(store, "book"), store->fault);
		run(store, "%s", others[i]);
		run(store, row, 1, 1, 1);
		assert_false(bulk_note(store, 1));
		assert_fault(store->fault, FAULT_STORE, "can't be undone");
		journal_rollback(store);
		begin(store);
		assert_fine(bulk_begin(store, "book"), store->fault);
		run(store, row, 1, 1, 1);
		assert_fine(bulk_note(store, 1), store->fault);
		run(store, "%s", others[i]);
		assert_false(bulk_end(store));
		assert_fault(store->fault, FAULT_STORE, "can't be undone");
		journal_rollback(store);
	}
	store_close(store);
}

static void a_row_that_is_not_there_is_refused(void **state)
{
	struct store *store = open_library(*state);

	act(store, "INSERT INTO shelf VALUES (1, 'top')");
	begin(store);
	assert_fine(bulk_begin(store, "book"), store->fault);
	run(store, row, 1, 1, 1);
	assert_false(bulk_note(store, 2));
	assert_fault(store->fault, FAULT_STORE, "isn't there");
	journal_rollback(store);
	store_close(store);
}

static void no_act_ends_before_its_rows_do(void **state)
{
	struct store *store = open_library(*state);
	struct act done = {.at = 1, .verb = "import"};

	assert_false(bulk_begin(store, "book"));
	assert_fault(store->fault, FAULT_STORE, "outside of an act");
	begin(store);
	assert_fine(bulk_begin(store, "book"), store->fault);
	assert_false(bulk_begin(store, "book"));
	assert_fault(store->fault, FAULT_STORE, "outside of an act");
	assert_false(journal_commit(store, &done, false));
	assert_fault(store->fault, FAULT_STORE, "no end");
	journal_rollback(store);
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_row_is_recorded_byte_for_byte_as_the_session_would, place_setup, place_teardown),
		cmocka_unit_test_setup_teardown(what_came_before_and_after_is_undone_with_it, place_setup, place_teardown),
		cmocka_unit_test_setup_teardown(a_change_beside_the_rows_is_refused, place_setup, place_teardown),
		cmocka_unit_test_setup_teardown(a_row_that_is_not_there_is_refused, place_setup, place_teardown),
		cmocka_unit_test_setup_teardown(no_act_ends_before_its_rows_do, place_setup, place_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
