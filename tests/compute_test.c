#include "tests/unit.h"

#include "model/compute.h"

static int set_up(void **state)
{
	*state = arena_new();
	return 0;
}

static int tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

/* An instant as written in UTC. */
static int64_t at(const char *text)
{
	struct fault fault = {0};
	int64_t instant = 0;

	if (!moment_parse_instant(text, &instant, &fault))
		fail_msg("%s", fault.text);
	return instant;
}

static struct job job(const char *code, const char *ref, const char *start, const char *stop, int64_t hour, enum treatment treatment, int64_t expected)
{
	return (struct job){
		.code = code, .ref = ref, .currency = "USD", .zone = "America/New_York", .hour_micro = hour, .treatment = treatment,
		.started_at = at(start), .stopped_at = stop ? at(stop) : 0, .expected_seconds = expected,
	};
}

/* Eight jobs of three months, as of 20 March 2026, 18:00 in New York. */
static struct compute example(struct arena *arena)
{
	static const int alerts[] = {50, 80, 100};
	struct job *items = arena_array(arena, 8, sizeof *items);
	struct compute compute;

	items[0] = job("G1", "M2", "2026-01-27T15:00:00Z", "2026-01-27T20:45:00Z", 918000, TREATMENT_PASSTHROUGH, 0);
	items[1] = job("G2", "M3", "2026-02-04T14:00:00Z", "2026-02-04T21:15:00Z", 931500, TREATMENT_PASSTHROUGH, 0);
	items[2] = job("G3", "CR-1", "2026-02-11T13:00:00Z", "2026-02-12T00:24:00Z", 1890000, TREATMENT_PASSTHROUGH, 0);
	items[3] = job("G4", "M3", "2026-02-13T23:00:00Z", "2026-02-15T23:00:00Z", 12240000, TREATMENT_ABSORBED, 10800);
	items[4] = job("G5", "M3", "2026-02-24T23:00:00Z", "2026-02-25T13:00:00Z", 550100, TREATMENT_PASSTHROUGH, 0);
	items[5] = job("G6", "CR-1", "2026-03-03T13:00:00Z", "2026-03-03T19:36:00Z", 1890500, TREATMENT_PASSTHROUGH, 0);
	items[6] = job("G7", "M4", "2026-03-08T05:30:00Z", "2026-03-08T07:45:00Z", 940200, TREATMENT_PASSTHROUGH, 0);
	items[7] = job("G8", "M4", "2026-03-20T12:00:00Z", NULL, 550100, TREATMENT_PASSTHROUGH, 14400);
	compute_of(&(struct spending){.jobs = {items, 8}}, 700000000, alerts, 3, at("2026-03-20T22:00:00Z"), arena, &compute);
	return compute;
}

static void each_row_says_its_hours_and_cost(void **state)
{
	static const int64_t micro[] = {5278500, 6753375, 21546000, 587520000, 7701400, 12477300, 2115450, 5501000};
	static const int64_t cents[] = {528, 675, 2155, 58752, 770, 1248, 212, 550};
	struct compute compute = example(*state);

	assert_int_equal(compute.row_count, 8);
	for (size_t i = 0; i < 8; i++) {
		assert_int_equal(compute.rows[i].micro, micro[i]);
		assert_int_equal(compute.rows[i].minor, cents[i]);
		assert_int_equal(compute.rows[i].running, i == 7);
	}
	assert_int_equal(compute.rows[2].seconds, 41040);
}

static void a_month_is_passed_on_in_one_sum_rounded_once(void **state)
{
	struct compute compute = example(*state);

	assert_int_equal(compute.month_count, 3);
	assert_int_equal(compute.months[0].month, 1);
	assert_int_equal(compute.months[0].minor, 528);
	assert_int_equal(compute.months[1].minor, 3600);
	assert_int_equal(compute.months[2].minor, 1459);
	assert_int_equal(compute.passthrough, 5587);
	assert_int_equal(compute.passthrough_by_row, 5588);
}

static void the_month_is_the_local_one_of_its_start(void **state)
{
	struct job late = job("G1", "acme/trial", "2026-02-01T03:00:00Z", "2026-02-01T04:00:00Z", 1000000, TREATMENT_PASSTHROUGH, 0);
	struct compute compute;

	compute_of(&(struct spending){.jobs = {&late, 1}}, 0, NULL, 0, at("2026-03-01T00:00:00Z"), *state, &compute);
	assert_int_equal(compute.month_count, 1);
	assert_int_equal(compute.months[0].month, 1);
	assert_int_equal(compute.crossing_count, 0);
}

static void sums_count_every_treatment_and_the_running_job(void **state)
{
	struct compute compute = example(*state);

	assert_int_equal(compute.spent_micro, 648893025);
	assert_int_equal(compute.absorbed, 58752);
	assert_int_equal(compute.ref_count, 4);
	assert_string_equal(compute.refs[0].ref, "CR-1");
	assert_int_equal(compute.refs[0].minor, 3402);
	assert_int_equal(compute.refs[1].minor, 528);
	assert_int_equal(compute.refs[2].minor, 60197);
	assert_int_equal(compute.refs[3].minor, 762);
}

static void a_budget_is_crossed_at_a_second_rounded_up(void **state)
{
	struct compute compute = example(*state);

	assert_int_equal(compute.crossing_count, 3);
	assert_int_equal(compute.crossings[0].at, at("2026-02-14T19:51:06-05:00"));
	assert_string_equal(compute.crossings[0].during->code, "G4");
	assert_int_equal(compute.crossings[1].at, at("2026-02-15T13:00:31-05:00"));
	assert_int_equal(compute.crossings[2].at, 0);
	assert_null(compute.crossings[2].during);
}

static void overdue_is_half_as_long_again(void **state)
{
	struct compute compute = example(*state);

	assert_int_equal(compute.overdue_count, 2);
	assert_string_equal(compute.overdue[0].job->code, "G4");
	assert_int_equal(compute.overdue[0].at, at("2026-02-13T22:30:00-05:00"));
	assert_int_equal(compute.overdue[1].at, at("2026-03-20T14:00:00-04:00"));
}

/* 100.00 an hour, expected for 3 h, budget 600.00: every alarm of a weekend, the first after three hours. */
static void the_weekend_that_cost_4800(void **state)
{
	static const int alerts[] = {50, 80, 100};
	struct job left_on = job("G1", "acme/trial", "2026-02-13T18:00:00-05:00", "2026-02-15T18:00:00-05:00", 100000000, TREATMENT_ABSORBED, 10800);
	struct compute compute;

	compute_of(&(struct spending){.jobs = {&left_on, 1}}, 600000000, alerts, 3, at("2026-02-16T09:00:00-05:00"), *state, &compute);
	assert_int_equal(compute.crossings[0].at, at("2026-02-13T21:00:00-05:00"));
	assert_int_equal(compute.overdue[0].at, at("2026-02-13T22:30:00-05:00"));
	assert_int_equal(compute.crossings[1].at, at("2026-02-13T22:48:00-05:00"));
	assert_int_equal(compute.crossings[2].at, at("2026-02-14T00:00:00-05:00"));
	assert_int_equal(compute.rows[0].minor, 480000);
}

static void jobs_side_by_side_spend_together(void **state)
{
	struct job items[] = {
		job("G1", "M1", "2026-02-02T00:00:00Z", "2026-02-02T10:00:00Z", 3000000, TREATMENT_PASSTHROUGH, 0),
		job("G2", "M1", "2026-02-02T02:00:00Z", "2026-02-02T04:00:00Z", 7000000, TREATMENT_CLIENT, 0),
	};
	const struct job *during;

	(void)state;
	/* 6.00 by 02:00, then 10.00 an hour: 16.00 at 03:00; from 04:00 on 3.00 an hour again. */
	assert_int_equal(compute_crossed_at(&(struct spending){.jobs = {items, 2}}, 32000000, 50, at("2026-02-03T00:00:00Z"), &during), at("2026-02-02T03:00:00Z"));
	assert_string_equal(during->code, "G2");
	assert_int_equal(compute_crossed_at(&(struct spending){.jobs = {items, 2}}, 29000000, 100, at("2026-02-03T00:00:00Z"), &during), at("2026-02-02T05:00:00Z"));
	assert_string_equal(during->code, "G1");
	assert_int_equal(compute_crossed_at(&(struct spending){.jobs = {items, 2}}, 29000000, 100, at("2026-02-02T04:59:59Z"), &during), 0);
}

static void what_began_later_is_not_seen_yet(void **state)
{
	struct job later = job("G1", "M1", "2026-03-01T00:00:00Z", NULL, 1000000, TREATMENT_PASSTHROUGH, 3600);
	struct compute compute;

	compute_of(&(struct spending){.jobs = {&later, 1}}, 0, NULL, 0, at("2026-02-01T00:00:00Z"), *state, &compute);
	assert_int_equal(compute.row_count, 0);
	assert_int_equal(compute.overdue_count, 0);
	assert_int_equal(compute.spent_micro, 0);
}

static void a_job_still_running_at_the_position_is_not_passed_on(void **state)
{
	struct job stopped_later = job("G1", "M1", "2026-02-01T12:00:00Z", "2026-02-03T12:00:00Z", 1000000, TREATMENT_PASSTHROUGH, 0);
	struct compute compute;

	compute_of(&(struct spending){.jobs = {&stopped_later, 1}}, 0, NULL, 0, at("2026-02-02T12:00:00Z"), *state, &compute);
	assert_true(compute.rows[0].running);
	assert_int_equal(compute.month_count, 0);
	assert_int_equal(compute.spent_micro, 24000000);
}

static void currencies_keep_their_digits(void **state)
{
	struct outlay outlay = {(int128)3600 * 1234567};

	(void)state;
	assert_int_equal(outlay_micro(outlay), 1234567);
	assert_int_equal(outlay_minor(outlay, "USD"), 123);
	assert_int_equal(outlay_minor(outlay, "JPY"), 1);
	assert_int_equal(outlay_minor(outlay, "KWD"), 1235);
}

static void an_odd_expectation_is_overdue_at_the_second_after_the_half(void **state)
{
	struct job odd = {.started_at = 1000, .expected_seconds = 3};

	(void)state;
	assert_int_equal(job_overdue_at(&odd), 1005);
	assert_false(job_is_overdue(&odd, 1004));
	assert_true(job_is_overdue(&odd, 1005));
	odd.stopped_at = 1004;
	assert_false(job_is_overdue(&odd, 2000));
	odd.expected_seconds = 0;
	assert_false(job_is_overdue(&odd, 2000));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(each_row_says_its_hours_and_cost),
		TEST(a_month_is_passed_on_in_one_sum_rounded_once),
		TEST(the_month_is_the_local_one_of_its_start),
		TEST(sums_count_every_treatment_and_the_running_job),
		TEST(a_budget_is_crossed_at_a_second_rounded_up),
		TEST(overdue_is_half_as_long_again),
		TEST(the_weekend_that_cost_4800),
		TEST(jobs_side_by_side_spend_together),
		TEST(what_began_later_is_not_seen_yet),
		TEST(a_job_still_running_at_the_position_is_not_passed_on),
		TEST(currencies_keep_their_digits),
		TEST(an_odd_expectation_is_overdue_at_the_second_after_the_half),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
