#include "tests/trade_fixture.h"

static struct project draft(struct trade *desk, const char *slug)
{
	return (struct project){.client = desk->client, .slug = slug, .name = "Churn prediction", .path = "", .start_on = DAY_NONE, .end_on = DAY_NONE};
}

static struct project read(struct trade *desk, int64_t id)
{
	struct project project;

	assert_done(desk, project_find(desk->book, id, desk->arena, &project));
	return project;
}

static void what_was_said_is_kept(void **state)
{
	struct trade *desk = *state;
	struct project said = draft(desk, "audit"), kept;

	said.kind = KIND_NTE;
	said.cap = 1700000;
	said.start_on = day("2026-01-05");
	said.end_on = day("2026-03-31");
	said.rounding = "day_nearest_15";
	said.capacity_seconds = 72000;
	said.meeting_cap_seconds = 10800;
	said.learning_target_seconds = 7200;
	said.compute_budget_micro = 700000000;
	said.minimum_seconds = 900;
	assert_done(desk, project_add(desk->book, &said));
	kept = read(desk, said.id);
	assert_string_equal(kept.path, "lumen/audit");
	assert_string_equal(kept.currency, "USD");
	assert_string_equal(kept.zone, NEW_YORK);
	assert_string_equal(kept.client_name, "lumen");
	assert_int_equal(kept.kind, KIND_NTE);
	assert_int_equal(kept.cap, 1700000);
	assert_int_equal(kept.start_on, day("2026-01-05"));
	assert_int_equal(kept.end_on, day("2026-03-31"));
	assert_int_equal(kept.closed_on, DAY_NONE);
	assert_int_equal(kept.first_seal, DAY_NONE);
	assert_string_equal(kept.rounding, "day_nearest_15");
	assert_string_equal(kept.notice, "75,85,100");
	assert_string_equal(kept.compute_alert, "50,80,100");
	assert_int_equal(kept.capacity_seconds, 72000);
	assert_int_equal(kept.meeting_cap_seconds, 10800);
	assert_int_equal(kept.learning_target_seconds, 7200);
	assert_int_equal(kept.compute_budget_micro, 700000000);
	assert_int_equal(kept.minimum_seconds, 900);
	assert_string_equal(kept.uid, said.uid);
}

static void a_project_that_says_little_gets_the_usual(void **state)
{
	struct trade *desk = *state;
	struct project kept = read(desk, desk->project);

	assert_int_equal(kept.kind, KIND_TM);
	assert_string_equal(kept.rounding, "exact");
	assert_int_equal(kept.cap, 0);
	assert_int_equal(kept.start_on, DAY_NONE);
}

static void each_kind_needs_what_it_lives_by(void **state)
{
	struct trade *desk = *state;
	struct project capped = draft(desk, "a"), retainer = draft(desk, "b"), fixed = draft(desk, "c");

	capped.kind = KIND_NTE;
	assert_refused(desk, project_add(desk->book, &capped), FAULT_INPUT, "--cap");
	retainer.kind = KIND_RETAINER;
	retainer.price = 200000;
	assert_refused(desk, project_add(desk->book, &retainer), FAULT_INPUT, "--hours");
	retainer.hours_seconds = 36000;
	assert_done(desk, project_add(desk->book, &retainer));
	fixed.kind = KIND_FIXED;
	assert_done(desk, project_add(desk->book, &fixed));
}

static void what_makes_no_sense_is_refused(void **state)
{
	struct trade *desk = *state;
	struct project backwards = draft(desk, "a"), slug = draft(desk, "Big"), nameless = draft(desk, "a"), rounded = draft(desk, "a"), noticed = draft(desk, "a");

	backwards.start_on = day("2026-03-01");
	backwards.end_on = day("2026-02-01");
	assert_refused(desk, project_add(desk->book, &backwards), FAULT_INPUT, "before it starts");
	assert_refused(desk, project_add(desk->book, &slug), FAULT_INPUT, "\"Big\" is no slug");
	nameless.name = "";
	assert_refused(desk, project_add(desk->book, &nameless), FAULT_INPUT, "name");
	nameless.name = "two\nlines";
	assert_refused(desk, project_add(desk->book, &nameless), FAULT_INPUT, "one line");
	rounded.rounding = "entry_nearest_7";
	assert_refused(desk, project_add(desk->book, &rounded), FAULT_INPUT, "\"entry_nearest_7\" is no rounding");
	noticed.notice = "85,75";
	assert_refused(desk, project_add(desk->book, &noticed), FAULT_INPUT, "\"85,75\"");
}

static void a_slug_is_taken_once_for_each_client(void **state)
{
	struct trade *desk = *state;
	struct project again = draft(desk, "churn"), elsewhere = draft(desk, "churn");

	assert_refused(desk, project_add(desk->book, &again), FAULT_CONFLICT, "\"churn\" already");
	elsewhere.client = add_client(desk, "acme", "EUR", "Europe/Berlin");
	assert_done(desk, project_add(desk->book, &elsewhere));
}

static void an_archived_client_takes_no_project(void **state)
{
	struct trade *desk = *state;
	struct project late = draft(desk, "late");

	assert_done(desk, client_archive(desk->book, desk->client));
	assert_refused(desk, project_add(desk->book, &late), FAULT_REFUSED, "archived");
	late.client = 999;
	assert_refused(desk, project_add(desk->book, &late), FAULT_MISSING, "no such client");
}

static void after_a_seal_cap_and_kind_are_locked(void **state)
{
	struct trade *desk = *state;
	struct project project = read(desk, desk->project);

	project.cap = 500000;
	assert_done(desk, project_edit(desk->book, &project));
	add_item(desk, desk->project, "B1");
	seal(desk, desk->project);
	project = read(desk, desk->project);
	assert_int_equal(project.first_seal, day("2026-01-05"));
	project.cap = 600000;
	assert_refused(desk, project_edit(desk->book, &project), FAULT_LOCKED, "approved changes");
	project.cap = 500000;
	project.kind = KIND_NTE;
	assert_refused(desk, project_edit(desk->book, &project), FAULT_LOCKED, "sealed");
	project.kind = KIND_TM;
	project.rounding = "day_up_30";
	project.name = "Churn, second stage";
	assert_done(desk, project_edit(desk->book, &project));
	assert_string_equal(read(desk, desk->project).rounding, "day_up_30");
}

static void open_projects_are_listed_first_and_own_time_never(void **state)
{
	struct trade *desk = *state;
	struct project closed = read(desk, desk->project);
	struct projects list;
	int64_t own;

	add_project(desk, desk->client, "late");
	closed.closed_on = day("2026-01-05");
	assert_done(desk, project_edit(desk->book, &closed));
	assert_true(book_begin(desk->book));
	assert_done(desk, project_own(desk->book, "learning", true, &own));
	assert_done(desk, book_end(desk->book, true, "test", "%s", ""));
	assert_done(desk, project_list(desk->book, false, desk->arena, &list));
	assert_int_equal(list.count, 2);
	assert_string_equal(list.items[0].path, "lumen/late");
	assert_string_equal(list.items[1].path, "lumen/churn");
	assert_done(desk, project_list(desk->book, true, desk->arena, &list));
	assert_int_equal(list.count, 1);
}

static void percents_rise(void **state)
{
	static const char *const bad[] = {"", "a,b", "75,", ",75", "85,75", "75,75", "0,50", "1001", "75;85", "75, 85", "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17"};
	int percents[16];

	(void)state;
	assert_int_equal(percent_list("75,85,100", percents), 3);
	assert_int_equal(percents[1], 85);
	assert_int_equal(percent_list("1000", percents), 1);
	assert_int_equal(percent_list("1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16", percents), 16);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (percent_list(bad[i], percents) != -1)
			fail_msg("\"%s\" was read", bad[i]);
}

static void roundings_are_of_three_grains_and_ten_sizes(void **state)
{
	static const char *const good[] = {"exact", "entry_nearest_1", "entry_up_6", "day_nearest_15", "day_up_60", "line_nearest_12", "line_up_20"};
	static const char *const bad[] = {"", "Exact", "exact_5", "entry_nearest_", "entry_nearest_7", "entry_nearest_015", "day_down_15", "week_up_15", "day_up_90", "day_up_15 "};

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_true(rounding_is_valid(good[i]));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (rounding_is_valid(bad[i]))
			fail_msg("\"%s\" was taken", bad[i]);
}

#define test(name) cmocka_unit_test_setup_teardown(name, trade_setup, trade_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(what_was_said_is_kept),
		test(a_project_that_says_little_gets_the_usual),
		test(each_kind_needs_what_it_lives_by),
		test(what_makes_no_sense_is_refused),
		test(a_slug_is_taken_once_for_each_client),
		test(an_archived_client_takes_no_project),
		test(after_a_seal_cap_and_kind_are_locked),
		test(open_projects_are_listed_first_and_own_time_never),
		cmocka_unit_test(percents_rise),
		cmocka_unit_test(roundings_are_of_three_grains_and_ten_sizes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
