#include "tests/trade_fixture.h"

static struct item draft(struct trade *desk, const char *code)
{
	return (struct item){.project = desk->project, .code = code, .name = "Model", .path = code, .start_on = DAY_NONE, .end_on = DAY_NONE, .price = -1};
}

static struct item read(struct trade *desk, int64_t id)
{
	struct item item;

	assert_done(desk, item_find(desk->book, id, desk->arena, &item));
	return item;
}

static void what_was_said_is_kept(void **state)
{
	struct trade *desk = *state;
	struct item said = draft(desk, "B1"), kept;

	said.estimate = hours(16, 24, 50);
	said.start_on = day("2026-01-05");
	said.end_on = day("2026-01-30");
	said.acceptance = "audit report signed";
	said.gate = "data_audit";
	said.activity = "data_cleaning";
	said.price = 0;
	assert_done(desk, item_add(desk->book, &said));
	kept = read(desk, said.id);
	assert_string_equal(kept.path, "lumen/churn/B1");
	assert_int_equal(kept.kind, ITEM_AGREED);
	assert_int_equal(kept.estimate.optimistic, 16 * 60);
	assert_int_equal(kept.estimate.likely, 24 * 60);
	assert_int_equal(kept.estimate.pessimistic, 50 * 60);
	assert_int_equal(kept.end_on, day("2026-01-30"));
	assert_string_equal(kept.acceptance, "audit report signed");
	assert_string_equal(kept.gate, "data_audit");
	assert_string_equal(kept.activity, "data_cleaning");
	assert_int_equal(kept.price, 0);
	assert_false(kept.excluded);
}

static void an_item_may_say_nothing_but_its_name(void **state)
{
	struct trade *desk = *state;
	struct item bare = draft(desk, "B1");

	assert_done(desk, item_add(desk->book, &bare));
	bare = read(desk, bare.id);
	assert_int_equal(bare.estimate.pessimistic, 0);
	assert_int_equal(bare.price, -1);
	assert_null(bare.acceptance);
	assert_int_equal(bare.start_on, DAY_NONE);
}

static void what_makes_no_sense_is_refused(void **state)
{
	struct trade *desk = *state;
	struct item code = draft(desk, "B 1"), nameless = draft(desk, "B1"), backwards = draft(desk, "B1"), gate = draft(desk, "B1");

	assert_refused(desk, item_add(desk->book, &code), FAULT_INPUT, "\"B 1\" is no id");
	nameless.name = "";
	assert_refused(desk, item_add(desk->book, &nameless), FAULT_INPUT, "name of \"B1\"");
	backwards.start_on = day("2026-02-02");
	backwards.end_on = day("2026-02-01");
	assert_refused(desk, item_add(desk->book, &backwards), FAULT_INPUT, "before it starts");
	gate.gate = "heaven";
	assert_refused(desk, item_add(desk->book, &gate), FAULT_INPUT, "\"heaven\" is no gate");
}

static void an_id_is_taken_once_whatever_its_case(void **state)
{
	struct trade *desk = *state;
	struct item again = draft(desk, "b1"), change = draft(desk, "CR-1");

	add_item(desk, desk->project, "B1");
	assert_refused(desk, item_add(desk->book, &again), FAULT_CONFLICT, "\"b1\" already");
	propose(desk, desk->project, "CR-1");
	assert_refused(desk, item_add(desk->book, &change), FAULT_CONFLICT, "\"CR-1\" already");
}

static void after_the_seal_nothing_is_added_or_changed(void **state)
{
	struct trade *desk = *state;
	struct item late = draft(desk, "B2"), item;
	int64_t id = add_item(desk, desk->project, "B1");

	item = read(desk, id);
	item.name = "Renamed before the seal";
	assert_done(desk, item_edit(desk->book, &item));
	seal(desk, desk->project);
	assert_refused(desk, item_add(desk->book, &late), FAULT_LOCKED, "change propose");
	item.name = "Renamed after it";
	assert_refused(desk, item_edit(desk->book, &item), FAULT_LOCKED, "change propose");
	assert_string_equal(read(desk, id).name, "Renamed before the seal");
}

static void a_change_is_no_item_to_edit(void **state)
{
	struct trade *desk = *state;
	struct item change = read(desk, propose(desk, desk->project, "CR-1"));

	assert_int_equal(change.kind, ITEM_CHANGE);
	assert_int_equal(change.state, CHANGE_PROPOSED);
	assert_refused(desk, item_edit(desk->book, &change), FAULT_REFUSED, "\"CR-1\" is a change");
}

static void items_are_listed_in_order_of_creation(void **state)
{
	struct trade *desk = *state;
	struct items list;

	add_item(desk, desk->project, "Z");
	propose(desk, desk->project, "CR-1");
	add_item(desk, desk->project, "A");
	assert_done(desk, item_list(desk->book, desk->project, false, desk->arena, &list));
	assert_int_equal(list.count, 2);
	assert_string_equal(list.items[0].code, "Z");
	assert_string_equal(list.items[1].code, "A");
	assert_done(desk, item_list(desk->book, desk->project, true, desk->arena, &list));
	assert_int_equal(list.count, 3);
	assert_string_equal(list.items[1].code, "CR-1");
}

static void progress_is_kept_by_day_and_may_go_down(void **state)
{
	struct trade *desk = *state;
	int64_t item = add_item(desk, desk->project, "B1");
	struct progresses list;

	set_clock(desk, "2026-01-20T20:00:00Z");
	assert_done(desk, item_progress(desk->book, item, 50, DAY_NONE));
	assert_done(desk, item_progress(desk->book, item, 40, DAY_NONE));
	assert_done(desk, item_progress(desk->book, item, 20, day("2026-01-12")));
	assert_done(desk, item_progress_list(desk->book, desk->project, INT64_MAX, desk->arena, &list));
	assert_int_equal(list.count, 3);
	assert_int_equal(list.items[0].percent, 20);
	assert_int_equal(list.items[0].known_at, instant("2026-01-12T05:00:00Z"));
	assert_int_equal(list.items[1].percent, 50);
	assert_int_equal(list.items[2].percent, 40);
	assert_int_equal(list.items[2].known_at, instant("2026-01-20T20:00:00Z"));
	assert_done(desk, item_progress_list(desk->book, desk->project, instant("2026-01-20T19:59:59Z"), desk->arena, &list));
	assert_int_equal(list.count, 1);
}

static void progress_out_of_bounds_is_refused(void **state)
{
	struct trade *desk = *state;
	int64_t item = add_item(desk, desk->project, "B1");

	assert_refused(desk, item_progress(desk->book, item, 101, DAY_NONE), FAULT_INPUT, "0 to 100");
	assert_refused(desk, item_progress(desk->book, item, -1, DAY_NONE), FAULT_INPUT, "0 to 100");
	assert_refused(desk, item_progress(desk->book, item, 50, day("2026-01-06")), FAULT_INPUT, "future");
	assert_refused(desk, item_progress(desk->book, 999, 50, DAY_NONE), FAULT_MISSING, "no such item");
}

/* Today is the client's: at 04:30 UTC it is still the fifth in New York. */
static void the_day_is_that_of_the_client(void **state)
{
	struct trade *desk = *state;
	int64_t item = add_item(desk, desk->project, "B1");
	struct progresses list;

	set_clock(desk, "2026-01-06T04:30:00Z");
	assert_refused(desk, item_progress(desk->book, item, 50, day("2026-01-06")), FAULT_INPUT, "future");
	assert_done(desk, item_progress(desk->book, item, 50, DAY_NONE));
	assert_done(desk, item_progress_list(desk->book, desk->project, INT64_MAX, desk->arena, &list));
	assert_int_equal(list.items[0].on_day, day("2026-01-05"));
}

static void only_approved_changes_have_progress(void **state)
{
	struct trade *desk = *state;
	int64_t change = propose(desk, desk->project, "CR-1");
	struct change_step estimate = {.estimate = hours(1, 2, 3)}, none = {0}, yes = {.who = "Ana", .evidence = "mail"};

	assert_refused(desk, item_progress(desk->book, change, 50, DAY_NONE), FAULT_REFUSED, "\"CR-1\" is proposed");
	assert_done(desk, change_move(desk->book, change, CHANGE_ESTIMATED, &estimate));
	assert_done(desk, change_move(desk->book, change, CHANGE_SENT, &none));
	assert_refused(desk, item_remaining(desk->book, change, hours(1, 1, 1), DAY_NONE), FAULT_REFUSED, "\"CR-1\" is sent");
	assert_done(desk, change_move(desk->book, change, CHANGE_APPROVED, &yes));
	assert_done(desk, item_progress(desk->book, change, 50, DAY_NONE));
	assert_done(desk, item_remaining(desk->book, change, hours(1, 1, 1), DAY_NONE));
}

static void acceptance_sets_all_done_and_needs_evidence(void **state)
{
	struct trade *desk = *state;
	int64_t item = add_item(desk, desk->project, "B1");
	struct progresses list;

	assert_refused(desk, item_accepted(desk->book, item, "", NULL, NULL, DAY_NONE), FAULT_INPUT, "evidence");
	assert_done(desk, item_accepted(desk->book, item, "mail of today", NULL, NULL, DAY_NONE));
	assert_done(desk, item_progress_list(desk->book, desk->project, INT64_MAX, desk->arena, &list));
	assert_int_equal(list.items[0].percent, 100);
	assert_true(list.items[0].accepted);
	assert_string_equal(list.items[0].evidence, "mail of today");
}

static void what_remains_may_be_nothing(void **state)
{
	struct trade *desk = *state;
	int64_t item = add_item(desk, desk->project, "B1");
	struct remainings list;

	assert_done(desk, item_remaining(desk->book, item, hours(3, 5, 10), DAY_NONE));
	assert_done(desk, item_remaining(desk->book, item, hours(0, 0, 0), DAY_NONE));
	assert_done(desk, item_remaining_list(desk->book, desk->project, INT64_MAX, desk->arena, &list));
	assert_int_equal(list.count, 2);
	assert_int_equal(list.items[0].estimate.likely, 300);
	assert_int_equal(list.items[1].estimate.pessimistic, 0);
}

#define test(name) cmocka_unit_test_setup_teardown(name, trade_setup, trade_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(what_was_said_is_kept),
		test(an_item_may_say_nothing_but_its_name),
		test(what_makes_no_sense_is_refused),
		test(an_id_is_taken_once_whatever_its_case),
		test(after_the_seal_nothing_is_added_or_changed),
		test(a_change_is_no_item_to_edit),
		test(items_are_listed_in_order_of_creation),
		test(progress_is_kept_by_day_and_may_go_down),
		test(progress_out_of_bounds_is_refused),
		test(the_day_is_that_of_the_client),
		test(only_approved_changes_have_progress),
		test(acceptance_sets_all_done_and_needs_evidence),
		test(what_remains_may_be_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
