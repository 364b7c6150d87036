#include "tests/trade_fixture.h"

#include "model/standing.h"

/* A sealed project with an item and a change in each state; own time in all its kinds. */
struct ground {
	int64_t project, unsealed, item, changes[CHANGE_DELIVERED + 1], dispute, learning, admin, sales, unfiled;
	struct standing *standing;
};

static const struct change_step full = {.who = "Ana", .evidence = "mail", .why = "small", .estimate = {60, 120, 180}};

static int64_t change_in(struct trade *desk, enum change_state state, const char *hours)
{
	static const enum change_state way[] = {CHANGE_ESTIMATED, CHANGE_SENT, CHANGE_APPROVED};
	int64_t change = propose(desk, desk->project, NULL);
	struct change_step step = full;
	enum change_state before = state == CHANGE_DELIVERED ? CHANGE_APPROVED : state > CHANGE_SENT ? CHANGE_SENT : state;

	for (size_t i = 0; i < 3 && way[i] <= before; i++)
		assert_done(desk, change_move(desk->book, change, way[i], &step));
	step.hours = hours;
	if (state != before)
		assert_done(desk, change_move(desk->book, change, state, &step));
	assert_int_equal(state_of(desk, change), state);
	return change;
}

static struct ground lay(struct trade *desk)
{
	struct ground ground = {.project = desk->project, .unsealed = add_project(desk, desk->client, "loose")};

	set_clock(desk, "2026-01-10T15:00:00Z");
	ground.item = add_item(desk, desk->project, "B1");
	seal(desk, desk->project);
	for (enum change_state state = CHANGE_PROPOSED; state <= CHANGE_DELIVERED; state++)
		ground.changes[state] = change_in(desk, state, NULL);
	ground.dispute = change_in(desk, CHANGE_REJECTED, "dispute");
	assert_true(book_begin(desk->book));
	assert_done(desk, project_own(desk->book, "learning", true, &ground.learning) && project_own(desk->book, "admin", true, &ground.admin)
		&& project_own(desk->book, "sales", true, &ground.sales) && project_own(desk->book, "unfiled", true, &ground.unfiled));
	assert_done(desk, book_end(desk->book, true, "test", "%s", ""));
	assert_done(desk, standing_open(desk->book, INT64_MAX, desk->arena, &ground.standing));
	return ground;
}

static const char *bucket(const struct ground *ground, int64_t project, int64_t item, const char *on, const char *activity)
{
	return bucket_words[standing_bucket(ground->standing, project, item, day(on), activity)];
}

static const char *counts(const struct ground *ground, int64_t project, int64_t item, const char *on, const char *activity)
{
	return disposition_words[standing_disposition(ground->standing, project, item, day(on), activity, DISPOSITION_NONE)];
}

static void own_time_has_buckets_of_its_own(void **state)
{
	struct ground ground = lay(*state);

	assert_string_equal(bucket(&ground, ground.learning, 0, "2026-01-12", "estimating"), "own_learning");
	assert_string_equal(bucket(&ground, ground.admin, 0, "2026-01-12", "admin"), "own_admin");
	assert_string_equal(bucket(&ground, ground.sales, 0, "2026-01-12", "sales"), "own_sales");
	assert_string_equal(bucket(&ground, ground.unfiled, 0, "2026-01-12", "other"), "unfiled");
	assert_string_equal(counts(&ground, ground.learning, 0, "2026-01-12", "modelling"), "nonbillable");
	assert_string_equal(counts(&ground, ground.unfiled, 0, "2026-01-12", "modelling"), "nonbillable");
	assert_false(standing_is_billable(ground.standing, ground.unfiled, 0, day("2026-01-12"), "modelling", BILLABLE));
}

static void estimating_is_change_handling_wherever_it_is_filed(void **state)
{
	struct ground ground = lay(*state);

	assert_string_equal(bucket(&ground, ground.project, ground.item, "2026-01-12", "estimating"), "change_handling");
	assert_string_equal(bucket(&ground, ground.project, 0, "2026-01-12", "estimating"), "change_handling");
	assert_string_equal(bucket(&ground, ground.project, ground.changes[CHANGE_SENT], "2026-01-12", "estimating"), "change_handling");
	assert_string_equal(counts(&ground, ground.project, ground.item, "2026-01-12", "estimating"), "nonbillable");
	assert_string_equal(counts(&ground, ground.project, ground.item, "2026-01-12", "training_wait"), "nonbillable");
	assert_string_equal(bucket(&ground, ground.project, ground.item, "2026-01-12", "training_wait"), "in_scope");
}

static void the_project_itself_is_unrecorded_from_the_day_of_the_seal(void **state)
{
	struct ground ground = lay(*state);

	assert_string_equal(bucket(&ground, ground.project, 0, "2026-01-09", "other"), "in_scope");
	assert_string_equal(bucket(&ground, ground.project, 0, "2026-01-10", "other"), "unrecorded_change");
	assert_string_equal(counts(&ground, ground.project, 0, "2026-01-09", "other"), "billable");
	assert_string_equal(counts(&ground, ground.project, 0, "2026-01-10", "other"), "nonbillable");
	assert_string_equal(bucket(&ground, ground.unsealed, 0, "2026-06-01", "other"), "in_scope");
	assert_string_equal(counts(&ground, ground.unsealed, 0, "2026-06-01", "other"), "billable");
	assert_string_equal(bucket(&ground, ground.project, ground.item, "2026-06-01", "other"), "in_scope");
}

static void each_state_of_a_change_has_its_bucket_and_disposition(void **state)
{
	static const struct { enum change_state state; const char *bucket, *counts; } rows[] = {
		{CHANGE_PROPOSED, "at_risk", "at_risk"},
		{CHANGE_ESTIMATED, "at_risk", "at_risk"},
		{CHANGE_SENT, "at_risk", "at_risk"},
		{CHANGE_APPROVED, "in_scope", "billable"},
		{CHANGE_DELIVERED, "in_scope", "billable"},
		{CHANGE_ABSORBED, "absorbed", "goodwill"},
		{CHANGE_REJECTED, "worked_on_refused", "goodwill"},
		{CHANGE_EXPIRED, "worked_on_refused", "at_risk"},
		{CHANGE_WITHDRAWN, "worked_on_refused", "at_risk"},
	};
	struct ground ground = lay(*state);

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t change = ground.changes[rows[i].state];

		assert_string_equal(bucket(&ground, ground.project, change, "2026-01-12", "modelling"), rows[i].bucket);
		assert_string_equal(counts(&ground, ground.project, change, "2026-01-12", "modelling"), rows[i].counts);
		assert_int_equal(standing_change(ground.standing, change), rows[i].state);
		assert_int_equal(standing_is_billable(ground.standing, ground.project, change, day("2026-01-12"), "modelling", DISPOSITION_NONE),
			rows[i].state == CHANGE_APPROVED || rows[i].state == CHANGE_DELIVERED);
	}
	assert_string_equal(counts(&ground, ground.project, ground.dispute, "2026-01-12", "modelling"), "at_risk");
	assert_string_equal(bucket(&ground, ground.project, ground.dispute, "2026-01-12", "modelling"), "worked_on_refused");
}

static void a_given_disposition_is_left_alone(void **state)
{
	struct ground ground = lay(*state);
	int on = day("2026-01-12");

	assert_int_equal(standing_disposition(ground.standing, ground.project, ground.changes[CHANGE_APPROVED], on, "other", GOODWILL), GOODWILL);
	assert_int_equal(standing_disposition(ground.standing, ground.project, ground.item, on, "estimating", BILLABLE), BILLABLE);
	assert_false(standing_is_billable(ground.standing, ground.project, ground.item, on, "other", NONBILLABLE));
	assert_true(standing_is_billable(ground.standing, ground.project, ground.item, on, "estimating", BILLABLE));
}

static void at_risk_typed_on_a_change_follows_its_state_like_any_hour_of_it(void **state)
{
	struct ground ground = lay(*state);
	int on = day("2026-01-12");

	assert_int_equal(standing_disposition(ground.standing, ground.project, ground.changes[CHANGE_SENT], on, "other", AT_RISK), AT_RISK);
	assert_int_equal(standing_disposition(ground.standing, ground.project, ground.changes[CHANGE_APPROVED], on, "estimating", AT_RISK), BILLABLE);
	assert_int_equal(standing_disposition(ground.standing, ground.project, ground.changes[CHANGE_ABSORBED], on, "other", AT_RISK), GOODWILL);
	assert_int_equal(standing_disposition(ground.standing, ground.project, ground.dispute, on, "other", AT_RISK), AT_RISK);
	assert_int_equal(standing_disposition(ground.standing, ground.project, ground.item, on, "other", AT_RISK), AT_RISK);
}

/* Billable typed on a change that nobody approved, or on a sealed project itself, goes on no invoice. */
static void only_scope_is_billed(void **state)
{
	struct ground ground = lay(*state);
	int on = day("2026-01-12");

	assert_false(standing_is_billable(ground.standing, ground.project, ground.changes[CHANGE_SENT], on, "other", BILLABLE));
	assert_false(standing_is_billable(ground.standing, ground.project, 0, on, "other", BILLABLE));
	assert_true(standing_is_billable(ground.standing, ground.project, 0, day("2026-01-09"), "other", DISPOSITION_NONE));
	assert_true(standing_is_billable(ground.standing, ground.unsealed, 0, on, "other", DISPOSITION_NONE));
}

static void unrecorded_work_waits_until_it_is_filed_or_forgiven(void **state)
{
	struct ground ground = lay(*state);
	int on = day("2026-01-12");

	assert_true(standing_waits(ground.standing, ground.project, 0, on, "other", DISPOSITION_NONE));
	assert_true(standing_waits(ground.standing, ground.project, 0, on, "other", NONBILLABLE));
	assert_false(standing_waits(ground.standing, ground.project, 0, on, "other", GOODWILL));
	assert_true(standing_waits(ground.standing, ground.unfiled, 0, on, "other", DISPOSITION_NONE));
	assert_false(standing_waits(ground.standing, ground.project, ground.item, on, "other", DISPOSITION_NONE));
	assert_false(standing_waits(ground.standing, ground.unsealed, 0, on, "other", DISPOSITION_NONE));
	assert_false(standing_waits(ground.standing, ground.learning, 0, on, "other", DISPOSITION_NONE));
}

static void a_standing_of_then_sees_states_as_they_were(void **state)
{
	struct trade *desk = *state;
	struct standing *before, *after;
	int64_t change = change_in(desk, CHANGE_SENT, NULL);
	struct change_step yes = full;

	set_clock(desk, "2026-02-24T13:45:00Z");
	assert_done(desk, change_move(desk->book, change, CHANGE_APPROVED, &yes));
	assert_done(desk, standing_open(desk->book, instant("2026-02-20T22:00:00Z"), desk->arena, &before));
	assert_done(desk, standing_open(desk->book, INT64_MAX, desk->arena, &after));
	assert_int_equal(standing_bucket(before, desk->project, change, day("2026-02-19"), "modelling"), BUCKET_AT_RISK);
	assert_int_equal(standing_bucket(after, desk->project, change, day("2026-02-19"), "modelling"), BUCKET_IN_SCOPE);
	take_back(desk, 1);
	assert_done(desk, standing_open(desk->book, INT64_MAX, desk->arena, &after));
	assert_int_equal(standing_bucket(after, desk->project, change, day("2026-02-19"), "modelling"), BUCKET_AT_RISK);
}

static void paths_come_from_the_same_load(void **state)
{
	struct ground ground = lay(*state);

	assert_string_equal(standing_path(ground.standing, ground.project, ground.item), "lumen/churn/B1");
	assert_string_equal(standing_path(ground.standing, ground.project, 0), "lumen/churn");
	assert_string_equal(standing_path(ground.standing, ground.learning, 0), "learning");
	assert_string_equal(standing_path(ground.standing, ground.project, ground.changes[CHANGE_SENT]), "lumen/churn/CR-3");
}

/* More than the arrays begin with. */
static void hundreds_of_items_have_their_place(void **state)
{
	struct trade *desk = *state;
	struct standing *standing;
	char code[16];
	int64_t last = 0;

	assert_true(book_begin(desk->book));
	for (int i = 0; i < 300; i++) {
		snprintf(code, sizeof code, "I%d", i);
		last = add_item(desk, desk->project, code);
	}
	assert_done(desk, book_end(desk->book, true, "test", "%s", ""));
	assert_done(desk, standing_open(desk->book, INT64_MAX, desk->arena, &standing));
	assert_string_equal(standing_path(standing, desk->project, last), "lumen/churn/I299");
	assert_string_equal(standing_path(standing, desk->project, last - 299), "lumen/churn/I0");
	assert_int_equal(standing_bucket(standing, desk->project, last + 5000, day("2026-01-05"), "other"), BUCKET_IN_SCOPE);
}

#define test(name) cmocka_unit_test_setup_teardown(name, trade_setup, trade_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(own_time_has_buckets_of_its_own),
		test(estimating_is_change_handling_wherever_it_is_filed),
		test(the_project_itself_is_unrecorded_from_the_day_of_the_seal),
		test(each_state_of_a_change_has_its_bucket_and_disposition),
		test(a_given_disposition_is_left_alone),
		test(at_risk_typed_on_a_change_follows_its_state_like_any_hour_of_it),
		test(only_scope_is_billed),
		test(unrecorded_work_waits_until_it_is_filed_or_forgiven),
		test(a_standing_of_then_sees_states_as_they_were),
		test(paths_come_from_the_same_load),
		test(hundreds_of_items_have_their_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
