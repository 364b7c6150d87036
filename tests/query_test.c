#include "db/query.h"

#include "db/inside.h"
#include "tests/db_fixture.h"

/* The journal's own statements serve as examples; the tables need no trade. */
static struct query *add_act(struct store *store, int64_t id, const char *verb)
{
	struct query *add = store_query(store, SQL_ACT_ADD);
	unsigned char digest[32] = {0};

	query_set_int(add, ":id", id);
	query_set_int(add, ":at", 7);
	query_set_text(add, ":verb", verb);
	query_set_text(add, ":summary", "");
	query_set_int(add, ":barrier", 0);
	query_set_int(add, ":first_record", 0);
	query_set_int(add, ":last_record", 0);
	query_set_int(add, ":schema_version", 1);
	query_set_int(add, ":parts", 0);
	query_set_bytes(add, ":digest", digest, sizeof digest);
	query_set_bytes(add, ":changes", NULL, 0);
	return add;
}

static struct query *list_acts(struct store *store)
{
	struct query *list = store_query(store, SQL_ACT_LIST);

	query_set_int(list, ":before", INT64_MAX);
	query_set_int(list, ":limit", 100);
	return list;
}

static struct store *open_with_acts(struct place *place)
{
	struct store *store = open_place(place);

	assert_true(store_begin(store));
	for (int i = 1; i <= 3; i++)
		assert_fine(query_run(add_act(store, i, i == 2 ? "größer" : "log"), NULL), &place->fault);
	assert_fine(store_commit(store), &place->fault);
	return store;
}

static void what_is_bound_by_name_is_read_by_name(void **state)
{
	struct store *store = open_with_acts(*state);
	struct query *list = list_acts(store);
	int rows = 0;

	while (query_next(list)) {
		assert_int_equal(query_int(list, "id"), 3 - rows);
		assert_int_equal(query_int(list, "at"), 7);
		assert_string_equal(query_text(list, "verb"), rows == 1 ? "größer" : "log");
		assert_int_equal(query_int_at(list, query_column(list, "id")), 3 - rows);
		assert_string_equal(query_text_at(list, query_column(list, "summary")), "");
		assert_false(query_is_null(list, "summary"));
		rows++;
	}
	assert_int_equal(rows, 3);
	assert_true(query_ok(list));
	assert_false(query_next(list));
	store_close(store);
}

static void a_statement_asked_for_again_begins_anew_and_unbound(void **state)
{
	struct store *store = open_with_acts(*state);
	struct query *get = store_query(store, SQL_ACT_CHANGES);

	query_set_int(get, ":id", 1);
	assert_true(query_next(get));
	assert_ptr_equal(store_query(store, SQL_ACT_CHANGES), get);
	assert_false(query_next(get));
	assert_true(query_ok(get));
	get = store_query(store, SQL_ACT_CHANGES);
	query_set_int(get, ":id", 2);
	assert_true(query_next(get));
	store_close(store);
}

static void bytes_keep_their_zeros_and_nothing_is_not_null(void **state)
{
	struct store *store = open_with_acts(*state);
	struct query *get = store_query(store, SQL_ACT_CHANGES);
	size_t size;
	const unsigned char *bytes;

	query_set_int(get, ":id", 1);
	assert_true(query_next(get));
	bytes = query_bytes(get, "digest", &size);
	assert_int_equal(size, 32);
	assert_int_equal(bytes[31], 0);
	assert_non_null(query_bytes(get, "changes", &size));
	assert_int_equal(size, 0);
	assert_false(query_is_null(get, "changes"));
	query_end(get);
	store_close(store);
}

static void names_in_a_buffer_that_changes_are_not_mixed_up(void **state)
{
	struct store *store = open_with_acts(*state);
	struct query *list = store_query(store, SQL_ACT_LIST);
	char name[16];

	strcpy(name, ":limit");
	query_set_int(list, name, 1);
	strcpy(name, ":before");
	query_set_int(list, name, 3);
	assert_true(query_next(list));
	strcpy(name, "id");
	assert_int_equal(query_int(list, name), 2);
	strcpy(name, "at");
	assert_int_equal(query_int(list, name), 7);
	assert_false(query_next(list));
	store_close(store);
}

static void a_name_that_the_statement_lacks_is_a_bug_and_fails(void **state)
{
	struct store *store = open_with_acts(*state);
	struct query *list = list_acts(store);

	assert_true(query_next(list));
	assert_int_equal(query_int(list, "colour"), 0);
	assert_false(query_ok(list));
	assert_false(query_next(list));
	assert_fault(store_fault(store), FAULT_STORE, "internal: the statement act_list has no column \"colour\"");
	list = store_query(store, SQL_ACT_LIST);
	query_set_text(list, ":colour", "red");
	assert_false(query_run(list, NULL));
	assert_fault(store_fault(store), FAULT_STORE, "has no parameter \":colour\"");
	list = list_acts(store);
	assert_true(query_next(list));
	query_set_int(list, ":limit", 3);
	assert_false(query_ok(list));
	assert_fault(store_fault(store), FAULT_STORE, "while it runs");
	assert_true(query_next(list_acts(store)));
	store_close(store);
}

static void a_failed_query_keeps_its_first_fault_and_reads_as_nothing(void **state)
{
	struct store *store = open_with_acts(*state);
	struct query *again;

	assert_true(store_begin(store));
	again = add_act(store, 1, "twice");
	assert_false(query_run(again, NULL));
	assert_false(query_next(again));
	assert_int_equal(query_int(again, "id"), 0);
	assert_string_equal(query_text(again, "verb"), "");
	assert_false(query_ok(again));
	assert_fault(store_fault(store), FAULT_CONFLICT, "act.id");
	assert_true(query_run(add_act(store, 9, "fine"), NULL));
	store_rollback(store);
	store_close(store);
}

static void a_write_outside_of_a_transaction_is_a_bug(void **state)
{
	struct store *store = open_with_acts(*state);

	assert_false(query_run(add_act(store, 9, "x"), NULL));
	assert_fault(store_fault(store), FAULT_STORE, "internal");
	assert_int_equal(number(store, "SELECT count(*) FROM act"), 3);
	store_close(store);
}

static void a_run_answers_its_first_column_or_fails(void **state)
{
	struct store *store = open_with_acts(*state);
	struct query *take;
	int64_t last = 0;

	assert_true(store_begin(store));
	take = store_query(store, SQL_STORE_FIRST_IDS);
	query_set_text(take, ":name", "x");
	query_set_int(take, ":count", 5);
	assert_true(query_run(take, &last));
	assert_int_equal(last, 5);
	assert_int_equal(query_changes(take), 1);
	take = store_query(store, SQL_ACT_FORGET_OLD);
	query_set_int(take, ":id", 3);
	assert_true(query_run(take, NULL));
	assert_int_equal(query_changes(take), 2);
	take = store_query(store, SQL_ACT_FORGET_OLD);
	query_set_int(take, ":id", 3);
	assert_false(query_run(take, &last));
	assert_fault(store_fault(store), FAULT_STORE, "internal");
	store_rollback(store);
	store_close(store);
}

static void a_table_taken_away_is_said_as_damage(void **state)
{
	struct store *store = open_with_acts(*state);
	struct query *list;

	run(store, "DROP TABLE act");
	list = list_acts(store);
	assert_false(query_next(list));
	assert_int_equal(query_int(list, "id"), 0);
	assert_false(query_ok(list));
	assert_fault(store_fault(store), FAULT_STORE, "recover");
	store_close(store);
}

int main(void)
{
#define CASE(test) cmocka_unit_test_setup_teardown(test, place_setup, place_teardown)
	const struct CMUnitTest tests[] = {
		CASE(what_is_bound_by_name_is_read_by_name),
		CASE(a_statement_asked_for_again_begins_anew_and_unbound),
		CASE(bytes_keep_their_zeros_and_nothing_is_not_null),
		CASE(names_in_a_buffer_that_changes_are_not_mixed_up),
		CASE(a_name_that_the_statement_lacks_is_a_bug_and_fails),
		CASE(a_failed_query_keeps_its_first_fault_and_reads_as_nothing),
		CASE(a_write_outside_of_a_transaction_is_a_bug),
		CASE(a_run_answers_its_first_column_or_fails),
		CASE(a_table_taken_away_is_said_as_damage),
	};

	return cmocka_run_group_tests_name("query", tests, NULL, NULL);
}
