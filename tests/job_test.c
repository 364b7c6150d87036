#include "model/job.h"

#include "model/act.h"
#include "model/milestone.h"
#include "tests/desk.h"

static struct place place_at(struct desk *desk, const char *path)
{
	struct place place;

	assert_done(desk, place_find(desk->book, path, PLACE_COSTABLE, desk->arena, &place));
	return place;
}

static struct job a100(void)
{
	return (struct job){.resource = "A100 80GB", .hour_micro = 1890000, .treatment = TREATMENT_PASSTHROUGH};
}

static int64_t start(struct desk *desk, const char *path, const char *at)
{
	struct place place = place_at(desk, path);
	struct job job = a100();

	job.started_at = at ? desk_time(at) : 0;
	assert_done(desk, job_start(desk->book, &place, &job));
	return job.id;
}

static struct job found(struct desk *desk, int64_t id)
{
	struct job job;

	assert_done(desk, job_find(desk->book, id, desk->arena, &job));
	return job;
}

static void a_job_runs_from_its_start_to_its_stop(void **state)
{
	struct desk *desk = *state;
	int64_t id = start(desk, "site/B1", "2026-03-02T06:36");
	struct job job = found(desk, id);

	assert_string_equal(job.code, "G1");
	assert_string_equal(job.ref, "B1");
	assert_string_equal(job.path, "acme/site/G1");
	assert_string_equal(job.currency, "EUR");
	assert_true(job_is_running(&job, book_now(desk->book)));
	assert_done(desk, job_stop(desk->book, id, 0));
	job = found(desk, id);
	assert_false(job_is_running(&job, book_now(desk->book)));
	assert_int_equal(job_seconds(&job, book_now(desk->book)), 41040);
	assert_int_equal(job_micro(&job, book_now(desk->book)), 21546000);
}

static void what_it_ran_for_is_told_by_its_id(void **state)
{
	struct desk *desk = *state;
	struct milestone milestone = {.project = place_at(desk, "acme/site").project, .title = "Model", .code = "M3", .due_on = 20600, .compute_plan_micro = -1};

	assert_done(desk, milestone_add(desk->book, &milestone));
	assert_string_equal(found(desk, start(desk, "M3", NULL)).ref, "M3");
	assert_string_equal(found(desk, start(desk, "acme/site", NULL)).ref, "acme/site");
	assert_string_equal(found(desk, start(desk, "site/B2", NULL)).code, "G3");
}

static void what_makes_no_job_is_refused(void **state)
{
	struct desk *desk = *state;
	struct place place = place_at(desk, "acme/site");
	struct job job = a100();

	job.hour_micro = -1;
	assert_refused(desk, job_start(desk->book, &place, &job), FAULT_INPUT, "--price");
	job = a100();
	job.resource = "";
	assert_refused(desk, job_start(desk->book, &place, &job), FAULT_INPUT, "resource");
	job = a100();
	job.started_at = book_now(desk->book) + 1;
	assert_refused(desk, job_start(desk->book, &place, &job), FAULT_INPUT, "future");
	job = a100();
	job.code = "G1";
	assert_done(desk, job_start(desk->book, &place, &job));
	job = a100();
	job.code = "g1";
	assert_refused(desk, job_start(desk->book, &place, &job), FAULT_CONFLICT, "\"g1\"");
	place.closed = true;
	job = a100();
	assert_refused(desk, job_start(desk->book, &place, &job), FAULT_REFUSED, "closed");
}

static void a_stop_has_its_time(void **state)
{
	struct desk *desk = *state;
	int64_t id = start(desk, "site/B1", "2026-03-02T09:00");

	assert_refused(desk, job_stop(desk->book, id, desk_time("2026-03-02T08:59")), FAULT_INPUT, "started");
	assert_refused(desk, job_stop(desk->book, id, book_now(desk->book) + 1), FAULT_INPUT, "future");
	assert_done(desk, job_stop(desk->book, id, desk_time("2026-03-02T09:00")));
	assert_refused(desk, job_stop(desk->book, id, 0), FAULT_REFUSED, "already");
	assert_refused(desk, job_stop(desk->book, 99, 0), FAULT_MISSING, "job list");
}

static void a_stop_can_be_undone(void **state)
{
	struct desk *desk = *state;
	int64_t id = start(desk, "site/B1", NULL);
	struct history done;

	assert_done(desk, job_stop(desk->book, id, 0));
	assert_done(desk, act_undo(desk->book, 1, desk->arena, &done));
	assert_int_equal(found(desk, id).stopped_at, 0);
}

static void lists_keep_the_order_of_creation(void **state)
{
	struct desk *desk = *state;
	int64_t first = start(desk, "site/B1", NULL), second = start(desk, "nippon/app", "2026-03-01T09:00");
	struct jobs jobs;

	assert_done(desk, job_stop(desk->book, first, 0));
	assert_done(desk, job_list(desk->book, 0, false, desk->arena, &jobs));
	assert_int_equal(jobs.count, 2);
	assert_int_equal(jobs.items[0].id, first);
	assert_done(desk, job_list(desk->book, 0, true, desk->arena, &jobs));
	assert_int_equal(jobs.count, 1);
	assert_int_equal(jobs.items[0].id, second);
	assert_string_equal(jobs.items[0].zone, "Asia/Tokyo");
	assert_done(desk, job_list(desk->book, place_at(desk, "acme/site").project, false, desk->arena, &jobs));
	assert_int_equal(jobs.count, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_setup, desk_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_job_runs_from_its_start_to_its_stop),
		TEST(what_it_ran_for_is_told_by_its_id),
		TEST(what_makes_no_job_is_refused),
		TEST(a_stop_has_its_time),
		TEST(a_stop_can_be_undone),
		TEST(lists_keep_the_order_of_creation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
