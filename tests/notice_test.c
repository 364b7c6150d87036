#include "model/notice.h"

#include "model/baseline.h"
#include "model/change.h"
#include "model/invoice.h"
#include "model/item.h"
#include "model/job.h"
#include "model/milestone.h"
#include "model/project.h"
#include "model/rate.h"
#include "model/timer.h"
#include "tests/desk.h"

/* "! change CR-1 (text)" a line, all or the brief ones. */
static const char *told(struct desk *desk, bool brief)
{
	const char *lines = "";
	struct notices notices;

	if (brief)
		assert_done(desk, notice_brief(desk->book, desk->arena, &notices));
	else
		assert_done(desk, notice_list(desk->book, desk->arena, &notices));
	for (size_t i = 0; i < notices.count; i++) {
		const struct notice *notice = &notices.items[i];

		lines = arena_print(desk->arena, "%s%s %s %s (%s)\n", lines, notice->urgent ? "!" : "-", notice->kind, notice->id, notice->text);
	}
	return lines;
}

static void set_rate(struct desk *desk, int64_t cents)
{
	struct place site = desk_place(desk, "acme/site");
	struct rate rate = {.project = site.project, .path = site.path, .amount = {cents, "EUR"}, .from_on = day_from_text("2026-01-01")};

	assert_done(desk, rate_set(desk->book, &rate));
}

static void cap_at(struct desk *desk, int64_t cents)
{
	struct project project;

	assert_done(desk, project_find(desk->book, desk_place(desk, "acme/site").project, desk->arena, &project));
	project.kind = KIND_NTE;
	project.cap = cents;
	assert_done(desk, project_edit(desk->book, &project));
}

static int64_t start_job(struct desk *desk, const char *from, int64_t expected, int64_t most)
{
	struct place place = desk_place(desk, "acme/site");
	struct job job = {.resource = "n1 + T4", .hour_micro = 2000000, .started_at = desk_time(from), .expected_seconds = expected, .maximum_seconds = most};

	assert_done(desk, job_start(desk->book, &place, &job));
	return job.id;
}

static void nothing_asks_for_an_answer_at_first(void **state)
{
	assert_string_equal(told(*state, false), "");
	assert_string_equal(told(*state, true), "");
}

static void a_change_that_was_sent_waits(void **state)
{
	struct desk *desk = *state;
	struct change change = {.project = desk_place(desk, "acme/site").project, .code = "CR-3", .title = "CRM", .start_on = DAY_NONE, .end_on = DAY_NONE};
	struct change_step step = {.estimate = {600, 840, 1800}, .valid_until = DAY_NONE, .on = day_from_text("2026-02-20")};

	assert_done(desk, change_propose(desk->book, &change, day_from_text("2026-02-20")));
	assert_string_equal(told(desk, false), "");
	assert_done(desk, change_move(desk->book, change.id, CHANGE_ESTIMATED, &step));
	assert_done(desk, change_move(desk->book, change.id, CHANGE_SENT, &step));
	assert_string_equal(told(desk, false), "! change CR-3 (site: 16:00 h asked for, waits 10 days)\n");
	desk_log(desk, "CR-3", "2026-03-02T09:00", "2026-03-02T10:30", "");
	assert_string_equal(told(desk, false), "! change CR-3 (site: 16:00 h asked for, waits 10 days, 1:30 already worked)\n");
	assert_string_equal(told(desk, true), "");
}

static void a_milestone_speaks_from_its_day_on_until_it_is_closed(void **state)
{
	struct desk *desk = *state;
	struct milestone milestone = {.project = desk_place(desk, "acme/site").project, .code = "M4", .title = "Model card", .due_on = day_from_text("2026-03-03"), .compute_plan_micro = -1};

	assert_done(desk, milestone_add(desk->book, &milestone));
	assert_string_equal(told(desk, false), "");
	desk_at(desk, "2026-03-03T09:00");
	assert_string_equal(told(desk, false), "! milestone M4 (site: Model card, due today)\n");
	desk_at(desk, "2026-03-04T09:00");
	assert_string_equal(told(desk, false), "! milestone M4 (site: Model card, 1 day late)\n");
	assert_done(desk, milestone_decide(desk->book, milestone.id, &(struct milestone_decision){.word = "iterate", .on = DAY_NONE}, NULL));
	assert_string_equal(told(desk, false), "- milestone M4 (site: Model card, 1 day late, iterating)\n");
	assert_done(desk, milestone_decide(desk->book, milestone.id, &(struct milestone_decision){.word = "waived", .on = DAY_NONE}, NULL));
	assert_string_equal(told(desk, false), "");
}

static void a_job_speaks_at_half_as_long_again(void **state)
{
	struct desk *desk = *state;
	int64_t id = start_job(desk, "2026-03-02T12:01", 4 * 3600, 0);

	assert_string_equal(told(desk, true), "");
	desk_at(desk, "2026-03-02T18:01");
	assert_string_equal(told(desk, true), "! job G1 (site: n1 + T4 runs 6:00 h of 4:00 expected)\n");
	assert_string_equal(told(desk, false), told(desk, true));
	assert_done(desk, job_stop(desk->book, id, 0));
	assert_string_equal(told(desk, true), "");
}

static void a_job_may_have_a_length_at_most(void **state)
{
	struct desk *desk = *state;

	start_job(desk, "2026-03-02T12:00", 0, 5 * 3600);
	assert_string_equal(told(desk, true), "! job G1 (site: n1 + T4 runs 6:00 h of 5:00 at most)\n");
}

static void a_budget_speaks_while_something_runs_and_once_it_is_passed(void **state)
{
	struct desk *desk = *state;
	struct project project;
	int64_t id;

	assert_done(desk, project_find(desk->book, desk_place(desk, "acme/site").project, desk->arena, &project));
	project.compute_budget_micro = 20000000;
	assert_done(desk, project_edit(desk->book, &project));
	id = start_job(desk, "2026-03-02T12:00", 0, 0);
	assert_string_equal(told(desk, false), "- budget acme/site (compute budget 60.0% used)\n");
	assert_string_equal(told(desk, true), "- budget acme/site (compute budget 60.0% used)\n");
	assert_done(desk, job_stop(desk->book, id, 0));
	assert_string_equal(told(desk, false), "");
	start_job(desk, "2026-03-02T10:00", 3600, 0);
	assert_string_equal(told(desk, false), "! job G2 (site: n1 + T4 runs 8:00 h of 1:00 expected; budget 140.0% used)\n! budget acme/site (compute budget 140.0% used)\n");
}

/* behaviour 24 */
static void a_cap_speaks_from_its_first_percent_on(void **state)
{
	struct desk *desk = *state;

	set_rate(desk, 10000);
	cap_at(desk, 80000);
	desk_log(desk, "site/B1", "2026-03-02T00:00", "2026-03-02T05:59", "");
	assert_string_equal(told(desk, true), "");
	desk_log(desk, "site/B1", "2026-03-02T06:00", "2026-03-02T06:01", "");
	assert_string_equal(told(desk, true), "! cap acme/site (cap 75.0% used, €200.00 left)\n");
	desk_log(desk, "site/B2", "2026-03-02T07:00", "2026-03-02T10:00", "");
	assert_string_equal(told(desk, true), "! cap acme/site (cap 112.5% used, €100.00 over)\n");
}

/* Goodwill is no use of the cap, an approved change moves it. */
static void a_cap_counts_billable_work_and_moves_with_changes(void **state)
{
	struct desk *desk = *state;
	struct change change = {.project = desk_place(desk, "acme/site").project, .code = "CR-1", .title = "More", .start_on = DAY_NONE, .end_on = DAY_NONE};
	struct change_step step = {.who = "Ana", .evidence = "mail", .estimate = {120, 120, 120}, .valid_until = DAY_NONE, .on = DAY_NONE};

	set_rate(desk, 10000);
	cap_at(desk, 80000);
	desk->entry = (struct entry){.path = "site/B1", .started_at = desk_time("2026-03-01T08:00"), .ended_at = desk_time("2026-03-01T12:00"), .note = "", .given = GOODWILL};
	assert_done(desk, entry_log(desk->book, &desk->entry, OVERLAP_REFUSE, false, desk->arena));
	desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T15:00", "");
	assert_string_equal(told(desk, true), "! cap acme/site (cap 75.0% used, €200.00 left)\n");
	assert_done(desk, change_propose(desk->book, &change, DAY_NONE));
	assert_done(desk, change_move(desk->book, change.id, CHANGE_ESTIMATED, &step));
	assert_done(desk, change_move(desk->book, change.id, CHANGE_SENT, &step));
	assert_done(desk, change_move(desk->book, change.id, CHANGE_APPROVED, &step));
	assert_string_equal(told(desk, true), "");
}

/* Two items of PERT mean 2:10 are to come: at 100.00 an hour that is 433.33 against a cap of 400.00. */
static void the_forecast_is_told_where_needs_are_listed(void **state)
{
	struct desk *desk = *state;

	set_rate(desk, 10000);
	cap_at(desk, 40000);
	assert_string_equal(told(desk, false), "! cap acme/site (forecast €433.33 is €33.33 over the cap)\n");
	assert_string_equal(told(desk, true), "");
}

/* behaviour 4 */
static void a_timer_left_running_speaks(void **state)
{
	struct desk *desk = *state;
	struct entry timer = {.path = "site/B1", .note = ""}, stopped;

	assert_done(desk, timer_start(desk->book, &timer, false, desk->arena, &stopped));
	assert_string_equal(told(desk, true), "");
	desk_at(desk, "2026-03-03T04:30");
	assert_string_equal(told(desk, true), "! timer acme/site/B1 (runs for 10:30 h; stop --at says when it ended)\n");
}

static void work_that_waits_to_be_sorted_is_counted(void **state)
{
	struct desk *desk = *state;
	struct baseline baseline = {.who = "Ana", .evidence = "order", .sealed_on = day_from_text("2026-03-01")};

	desk_log(desk, "acme/site", "2026-02-27T09:00", "2026-02-27T10:00", "before the seal");
	assert_done(desk, baseline_seal(desk->book, desk_place(desk, "acme/site").project, &baseline));
	assert_string_equal(told(desk, false), "");
	desk_log(desk, "acme/site", "2026-03-02T09:00", "2026-03-02T10:00", "a quick export");
	desk_log(desk, "unfiled", "2026-03-02T11:00", "2026-03-02T11:30", "call");
	assert_string_equal(told(desk, false), "- sort acme/site (1:00 h not yet sorted, 1 entry)\n- unfiled unfiled (0:30 h wait for a place, 1 entry)\n");
	assert_done(desk, entry_forgive(desk->book, &(int64_t){2}, 1));
	assert_string_equal(told(desk, false), "- unfiled unfiled (0:30 h wait for a place, 1 entry)\n");
}

static void an_invoice_waits_for_its_money(void **state)
{
	struct desk *desk = *state;
	struct place site = desk_place(desk, "acme/site");
	struct invoice_payment part = {.amount = 5000, .on = DAY_NONE}, rest = {.amount = -1, .on = DAY_NONE};
	struct invoice invoice;
	const char *skipped;

	set_rate(desk, 10000);
	desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T11:00", "");
	assert_done(desk, invoice_issue(desk->book, &site, (struct period){20513, 20543}, "2026-001", DAY_NONE, desk->arena, &invoice, &skipped));
	assert_string_equal(told(desk, false), "- invoice 2026-001 (€200.00 issued 2 Mar, not paid)\n");
	assert_done(desk, invoice_sent(desk->book, "2026-001", DAY_NONE));
	assert_done(desk, invoice_paid(desk->book, "2026-001", &part));
	desk_at(desk, "2026-04-03T09:00");
	assert_string_equal(told(desk, false), "! invoice 2026-001 (€150.00 sent 2 Mar, not paid, overdue by 2 days)\n");
	assert_done(desk, invoice_paid(desk->book, "2026-001", &rest));
	assert_string_equal(told(desk, false), "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_setup, desk_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(nothing_asks_for_an_answer_at_first),
		TEST(a_change_that_was_sent_waits),
		TEST(a_milestone_speaks_from_its_day_on_until_it_is_closed),
		TEST(a_job_speaks_at_half_as_long_again),
		TEST(a_job_may_have_a_length_at_most),
		TEST(a_budget_speaks_while_something_runs_and_once_it_is_passed),
		TEST(a_cap_speaks_from_its_first_percent_on),
		TEST(a_cap_counts_billable_work_and_moves_with_changes),
		TEST(the_forecast_is_told_where_needs_are_listed),
		TEST(a_timer_left_running_speaks),
		TEST(work_that_waits_to_be_sorted_is_counted),
		TEST(an_invoice_waits_for_its_money),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
