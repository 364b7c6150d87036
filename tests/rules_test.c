/* The CHECKs of the lesser tables aren't in the store: rows are held to them when an act is committed, and by check. */
#include "tests/db_fixture.h"

#include "db/inside.h"
#include "db/journal.h"
#include "db/salvage.h"

static const char client[] = "INSERT INTO client (id, uid, slug, name, currency, zone, known_at) VALUES (7, 'u7', 'acme', 'Acme', '%s', 'Europe/Berlin', 1)";

static bool commit(struct store *store)
{
	struct act done = {.at = 1, .verb = "test", .summary = "a row"};

	return journal_commit(store, &done, false);
}

static void a_row_that_breaks_a_rule_is_not_committed(void **state)
{
	struct place *place = *state;
	struct store *store = open_place(place);

	assert_true(journal_begin(store));
	run(store, client, "EURO");
	assert_false(commit(store));
	assert_fault(&place->fault, FAULT_CONFLICT, "client: length(currency)=3");
	assert_int_equal(number(store, "SELECT count(*) FROM client"), 0);
	store_close(store);
}

static void nor_is_one_that_comes_to_break_it(void **state)
{
	struct place *place = *state;
	struct store *store = open_place(place);

	assert_true(journal_begin(store));
	run(store, client, "EUR");
	assert_fine(commit(store), &place->fault);
	assert_true(journal_begin(store));
	run(store, "UPDATE client SET name = '', terms_days = 30 WHERE id = 7");
	assert_false(commit(store));
	assert_fault(&place->fault, FAULT_CONFLICT, "name <> ''");
	assert_int_equal(number(store, "SELECT count(*) FROM client WHERE name = 'Acme' AND terms_days IS NULL"), 1);
	store_close(store);
}

static void what_is_unknown_or_gone_breaks_none(void **state)
{
	struct place *place = *state;
	struct store *store = open_place(place);

	assert_true(journal_begin(store));
	run(store, client, "EUR");
	assert_fine(commit(store), &place->fault);
	act(store, "UPDATE client SET terms_days = NULL, email = 'a@b.c' WHERE id = 7");
	act(store, "DELETE FROM client WHERE id = 7");
	undo(store);
	undo(store);
	redo(store);
	assert_int_equal(number(store, "SELECT count(*) FROM client WHERE email = 'a@b.c'"), 1);
	store_close(store);
}

static void an_entry_is_guarded_by_its_table(void **state)
{
	struct place *place = *state;
	struct store *store = open_place(place);

	assert_true(journal_begin(store));
	assert_int_equal(sqlite3_exec(store->sqlite, "INSERT INTO entry (id, uid, project, started_at, ended_at, zone, day, activity)"
		" VALUES (1, 'e1', 1, 100, 90, 'UTC', '1970-01-01', 'coding')", NULL, NULL, NULL), SQLITE_CONSTRAINT_CHECK);
	journal_rollback(store);
	store_close(store);
}

static void check_names_the_row_and_the_rule(void **state)
{
	struct place *place = *state;
	struct store *store = open_place(place);
	char lines[2000] = "";

	assert_true(journal_begin(store));
	run(store, client, "EUR");
	assert_fine(commit(store), &place->fault);
	run(store, "UPDATE client SET archived = 2 WHERE id = 7");
	assert_fine(store_check(store, keep_lines, lines), &place->fault);
	assert_string_equal(lines, "client 7: not so, as it must be: archived IN(0,1)\nclient 7: changed by another program, or damaged\n");
	store_close(store);
}

static void what_breaks_a_rule_is_not_recovered(void **state)
{
	struct place *place = *state;
	struct store *store = open_place(place), *into;
	struct salvage salvage;
	char path[160];

	assert_true(journal_begin(store));
	run(store, client, "EUR");
	assert_fine(commit(store), &place->fault);
	run(store, "UPDATE client SET zone = '' WHERE id = 7");
	store_close(store);
	snprintf(path, sizeof path, "%s/saved.db", place->folder);
	into = store_open(&(struct store_place){.path = path}, &place->fault);
	salvage_expect(into);
	assert_true(store_begin(into));
	assert_fine(salvage_rows(into, place->path, &salvage), &place->fault);
	assert_int_equal(salvage.unfit, 1);
	assert_int_equal(number(into, "SELECT count(*) FROM client"), 0);
	store_rollback(into);
	store_close(into);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_row_that_breaks_a_rule_is_not_committed, place_setup, place_teardown),
		cmocka_unit_test_setup_teardown(nor_is_one_that_comes_to_break_it, place_setup, place_teardown),
		cmocka_unit_test_setup_teardown(what_is_unknown_or_gone_breaks_none, place_setup, place_teardown),
		cmocka_unit_test_setup_teardown(an_entry_is_guarded_by_its_table, place_setup, place_teardown),
		cmocka_unit_test_setup_teardown(check_names_the_row_and_the_rule, place_setup, place_teardown),
		cmocka_unit_test_setup_teardown(what_breaks_a_rule_is_not_recovered, place_setup, place_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
