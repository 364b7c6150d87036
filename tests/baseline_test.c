#include "tests/trade_fixture.h"

static struct baseline sealing(void)
{
	return (struct baseline){.who = "Ana Ortiz", .evidence = "statement of work", .sealed_on = DAY_NONE};
}

static struct baselines read(struct trade *desk, int64_t as_of)
{
	struct baselines list;

	assert_done(desk, baseline_list(desk->book, desk->project, as_of, desk->arena, &list));
	return list;
}

static void a_seal_freezes_items_and_words(void **state)
{
	struct trade *desk = *state;
	struct baseline made = sealing();
	struct baselines list;

	add_item(desk, desk->project, "B2");
	add_item(desk, desk->project, "B1");
	assert_done(desk, baseline_seal(desk->book, desk->project, &made));
	assert_int_equal(made.version, 1);
	list = read(desk, INT64_MAX);
	assert_int_equal(list.count, 1);
	assert_int_equal(list.items[0].sealed_on, day("2026-01-05"));
	assert_string_equal(list.items[0].who, "Ana Ortiz");
	assert_string_equal(list.items[0].evidence, "statement of work");
	assert_string_equal(list.items[0].currency, "USD");
	assert_int_equal(strlen(list.items[0].digest), 64);
	assert_int_equal(list.items[0].items.count, 2);
	assert_string_equal(list.items[0].items.items[0].code, "B2");
	assert_int_equal(list.items[0].items.items[1].estimate.pessimistic, 18 * 60);
}

static void an_empty_scope_cannot_be_sealed(void **state)
{
	struct trade *desk = *state;
	struct baseline made = sealing();

	assert_refused(desk, baseline_seal(desk->book, desk->project, &made), FAULT_REFUSED, "ambit item add");
}

static void each_item_that_lacks_something_is_named(void **state)
{
	struct trade *desk = *state;
	struct item bare = {.project = desk->project, .code = "B1", .name = "Bare", .path = "B1", .start_on = DAY_NONE, .end_on = DAY_NONE, .price = -1};
	struct item sized = bare, out = bare;
	struct baseline made = sealing();

	sized.code = "B2";
	sized.estimate = hours(1, 2, 3);
	out.code = "X1";
	out.excluded = true;
	assert_done(desk, item_add(desk->book, &bare) && item_add(desk->book, &sized) && item_add(desk->book, &out));
	assert_refused(desk, baseline_seal(desk->book, desk->project, &made), FAULT_REFUSED, "B1 (estimate, acceptance), B2 (acceptance); ");
	assert_int_equal(read(desk, INT64_MAX).count, 0);
}

static void a_seal_needs_a_person_and_evidence(void **state)
{
	struct trade *desk = *state;
	struct baseline nobody = sealing(), unproven = sealing(), ahead = sealing();

	add_item(desk, desk->project, "B1");
	nobody.who = "";
	assert_refused(desk, baseline_seal(desk->book, desk->project, &nobody), FAULT_INPUT, "--by");
	unproven.evidence = NULL;
	assert_refused(desk, baseline_seal(desk->book, desk->project, &unproven), FAULT_INPUT, "--evidence");
	ahead.sealed_on = day("2026-01-06");
	assert_refused(desk, baseline_seal(desk->book, desk->project, &ahead), FAULT_INPUT, "future");
	ahead = sealing();
	assert_refused(desk, baseline_seal(desk->book, 999, &ahead), FAULT_MISSING, "no such project");
}

static void a_seal_is_a_barrier_to_undo(void **state)
{
	struct trade *desk = *state;
	struct history done;

	add_item(desk, desk->project, "B1");
	seal(desk, desk->project);
	assert_refused(desk, act_undo(desk->book, 1, desk->arena, &done), FAULT_LOCKED, "\"baseline seal lumen/churn version 1\" can't be undone");
	propose(desk, desk->project, NULL);
	assert_refused(desk, act_undo(desk->book, 2, desk->arena, &done), FAULT_LOCKED, "can't be undone");
	take_back(desk, 1);
}

static int64_t approved(struct trade *desk, int64_t removes)
{
	struct change change = {.project = desk->project, .title = "More", .removes = removes, .start_on = DAY_NONE, .end_on = DAY_NONE};
	struct change_step step = {.estimate = hours(1, 2, 3), .who = "Ana", .evidence = "mail"};

	assert_done(desk, change_propose(desk->book, &change, DAY_NONE));
	assert_done(desk, change_move(desk->book, change.id, CHANGE_ESTIMATED, &step));
	assert_done(desk, change_move(desk->book, change.id, CHANGE_SENT, &step));
	assert_done(desk, change_move(desk->book, change.id, CHANGE_APPROVED, &step));
	return change.id;
}

static void sealing_again_freezes_the_scope_in_force(void **state)
{
	struct trade *desk = *state;
	struct baseline again = sealing();
	struct baselines list;

	add_item(desk, desk->project, "B1");
	seal(desk, desk->project);
	set_clock(desk, "2026-02-02T15:00:00Z");
	approved(desk, 0);
	propose(desk, desk->project, NULL);
	assert_done(desk, baseline_seal(desk->book, desk->project, &again));
	assert_int_equal(again.version, 2);
	list = read(desk, INT64_MAX);
	assert_int_equal(list.count, 2);
	assert_int_equal(list.items[0].items.count, 1);
	assert_int_equal(list.items[1].items.count, 2);
	assert_string_equal(list.items[1].items.items[1].code, "CR-1");
	assert_int_equal(list.items[1].items.items[1].estimate.likely, 120);
	assert_int_equal(read(desk, instant("2026-02-02T04:59:59Z")).count, 1);
}

static void a_version_does_not_come_before_the_last(void **state)
{
	struct trade *desk = *state;
	struct baseline early = sealing();

	set_clock(desk, "2026-01-20T15:00:00Z");
	add_item(desk, desk->project, "B1");
	seal(desk, desk->project);
	early.sealed_on = day("2026-01-19");
	assert_refused(desk, baseline_seal(desk->book, desk->project, &early), FAULT_REFUSED, "before the last");
}

/* With an earlier day the seal is known from that day's beginning in the client's zone. */
static void a_seal_of_an_earlier_day_is_known_from_its_start(void **state)
{
	struct trade *desk = *state;
	struct baseline early = sealing();

	set_clock(desk, "2026-01-20T15:00:00Z");
	add_item(desk, desk->project, "B1");
	early.sealed_on = day("2026-01-12");
	assert_done(desk, baseline_seal(desk->book, desk->project, &early));
	assert_int_equal(read(desk, instant("2026-01-12T04:59:59Z")).count, 0);
	assert_int_equal(read(desk, instant("2026-01-12T05:00:00Z")).count, 1);
}

static void the_digest_is_of_all_that_was_frozen(void **state)
{
	struct trade *desk = *state;
	struct baseline one = sealing(), other = sealing();
	int64_t second = add_project(desk, desk->client, "second");
	struct item item = {.project = second, .code = "B1", .name = "A piece of work", .path = "B1", .estimate = hours(8, 10, 18),
		.acceptance = "as agreed!", .start_on = DAY_NONE, .end_on = DAY_NONE, .price = -1};

	add_item(desk, desk->project, "B1");
	assert_done(desk, item_add(desk->book, &item));
	assert_done(desk, baseline_seal(desk->book, desk->project, &one) && baseline_seal(desk->book, second, &other));
	assert_string_not_equal(one.digest, other.digest);
}

#define test(name) cmocka_unit_test_setup_teardown(name, trade_setup, trade_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(a_seal_freezes_items_and_words),
		test(an_empty_scope_cannot_be_sealed),
		test(each_item_that_lacks_something_is_named),
		test(a_seal_needs_a_person_and_evidence),
		test(a_seal_is_a_barrier_to_undo),
		test(sealing_again_freezes_the_scope_in_force),
		test(a_version_does_not_come_before_the_last),
		test(a_seal_of_an_earlier_day_is_known_from_its_start),
		test(the_digest_is_of_all_that_was_frozen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
