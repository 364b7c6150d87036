#include "model/pomodoro.h"

#include "model/timer.h"
#include "tests/desk.h"

static struct pomodoro pomodoro;
static struct interruption counted;

static bool start_with(struct desk *desk, const char *path, const struct pomodoro_plan *plan)
{
	desk->entry = (struct entry){.path = path, .note = "work"};
	return pomodoro_start(desk->book, &desk->entry, plan, desk->arena, &pomodoro, &(struct entry){0});
}

static bool start(struct desk *desk, const char *path)
{
	return start_with(desk, path, NULL);
}

static bool done(struct desk *desk, const char *at)
{
	return pomodoro_done(desk->book, at ? desk_time(at) : 0, desk->arena, &pomodoro);
}

static bool present(struct desk *desk)
{
	bool any;

	assert_done(desk, pomodoro_find(desk->book, desk->arena, &pomodoro, &any));
	return any;
}

static bool runs(struct desk *desk)
{
	struct entry timer;
	bool any;

	assert_done(desk, timer_find(desk->book, desk->arena, &timer, &any));
	return any;
}

/* behaviour 11 */

static void what_remains_is_arithmetic(void **state)
{
	struct desk *desk = *state;

	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start(desk, "site/B1"));
	assert_int_equal(pomodoro.remaining, 25 * 60);
	assert_int_equal(pomodoro.round, 1);
	desk_at(desk, "2026-03-02T09:12");
	assert_true(present(desk));
	assert_int_equal(pomodoro.phase, PHASE_WORK);
	assert_int_equal(pomodoro.remaining, 13 * 60);
	assert_string_equal(pomodoro.path, "acme/site/B1");
}

static void a_late_answer_says_when_work_ended(void **state)
{
	struct desk *desk = *state;

	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start(desk, "site/B1"));
	desk_at(desk, "2026-03-02T09:40");
	assert_done(desk, done(desk, "2026-03-02T09:25"));
	assert_string_equal(desk_entries(desk), "2026-03-02 09:00-09:25 acme/site/B1 work\n");
	assert_int_equal(pomodoro.phase, PHASE_BREAK);
	assert_int_equal(pomodoro.remaining, 5 * 60 - 15 * 60);
}

static void left_over_night_books_at_most_what_was_planned(void **state)
{
	struct desk *desk = *state;

	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start(desk, "site/B1"));
	desk_at(desk, "2026-03-03T09:00");
	assert_refused(desk, done(desk, NULL), FAULT_CONFLICT, "09:25");
	assert_refused(desk, pomodoro_pause(desk->book, 0, desk->arena, &pomodoro), FAULT_CONFLICT, "--at");
	assert_refused(desk, timer_stop(desk->book, 0, NULL, false, desk->arena, &desk->entry), FAULT_CONFLICT, "--at");
	assert_done(desk, done(desk, "2026-03-02T17:00"));
	assert_string_equal(desk_entries(desk), "2026-03-02 09:00-09:25 acme/site/B1 work\n");
	desk_undo(desk);
	assert_true(runs(desk));
	assert_done(desk, timer_stop(desk->book, 0, NULL, true, desk->arena, &desk->entry));
	assert_string_equal(desk_entries(desk), "2026-03-02 09:00-09:25 acme/site/B1 work\n");
	assert_false(present(desk));
	desk_undo(desk);
	assert_done(desk, done(desk, "2026-03-02T09:10"));
	assert_string_equal(desk_entries(desk), "2026-03-02 09:00-09:10 acme/site/B1 work\n");
}

/* behaviour 5 */
static void a_sleep_within_a_round_is_asked_about(void **state)
{
	struct desk *desk = *state;

	desk_at(desk, "2026-03-02T09:00");
	book_set_slept(desk->book, 0);
	assert_done(desk, start(desk, "site/B1"));
	desk_at(desk, "2026-03-02T12:00");
	book_set_slept(desk->book, 9600);
	assert_refused(desk, done(desk, NULL), FAULT_CONFLICT, "while the machine slept for 2:40 h");
	assert_refused(desk, pomodoro_pause(desk->book, 0, desk->arena, &pomodoro), FAULT_CONFLICT, "--at");
	assert_done(desk, done(desk, "2026-03-02T09:20"));
	assert_string_equal(desk_entries(desk), "2026-03-02 09:00-09:20 acme/site/B1 work\n");
}

static void a_round_that_starts_later_than_now_has_all_of_it_left(void **state)
{
	struct desk *desk = *state;

	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start(desk, "site/B1"));
	desk_at(desk, "2026-03-02T08:30");
	assert_true(present(desk));
	assert_int_equal(pomodoro.remaining, 25 * 60);
	assert_refused(desk, done(desk, NULL), FAULT_CONFLICT, "the clock was set");
	assert_done(desk, pomodoro_void(desk->book, desk->arena, &pomodoro));
	assert_int_equal(pomodoro.worked, 0);
}

/* behaviour 12 */

static void overtime_belongs_to_the_entry(void **state)
{
	struct desk *desk = *state;

	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start(desk, "site/B1"));
	desk_at(desk, "2026-03-02T09:31");
	assert_true(present(desk));
	assert_int_equal(pomodoro.phase, PHASE_WORK);
	assert_int_equal(pomodoro.remaining, -6 * 60);
	assert_done(desk, done(desk, NULL));
	assert_int_equal(pomodoro.worked, 31 * 60);
	assert_string_equal(desk_entries(desk), "2026-03-02 09:00-09:31 acme/site/B1 work\n");
}

static void an_automatic_one_ends_when_it_was_planned_to(void **state)
{
	struct desk *desk = *state;

	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start_with(desk, "site/B1", &(struct pomodoro_plan){.automatic = true}));
	desk_at(desk, "2026-03-02T09:27");
	assert_done(desk, done(desk, NULL));
	assert_string_equal(desk_entries(desk), "2026-03-02 09:00-09:25 acme/site/B1 work\n");
	assert_int_equal(pomodoro.remaining, 3 * 60);
}

static void one_round(struct desk *desk, int64_t *at)
{
	char utc[32];

	setenv("AMBIT_NOW", moment_utc(*at, utc), 1);
	book_close(desk->book);
	desk->book = book_open(&(struct book_options){0});
	assert_done(desk, start(desk, "site/B1"));
	*at += 25 * 60;
	setenv("AMBIT_NOW", moment_utc(*at, utc), 1);
	book_close(desk->book);
	desk->book = book_open(&(struct book_options){0});
	assert_done(desk, done(desk, NULL));
	*at += 5 * 60;
}

static void the_long_break_comes_after_each_fourth(void **state)
{
	struct desk *desk = *state;
	int64_t at = desk_time("2026-03-02T07:00");

	for (int round = 1; round <= 13; round++) {
		one_round(desk, &at);
		assert_int_equal(pomodoro.round, round);
		assert_int_equal(pomodoro.phase, round % 4 ? PHASE_BREAK : PHASE_LONG_BREAK);
		assert_int_equal(pomodoro.planned, round % 4 ? 5 * 60 : 15 * 60);
	}
}

static void the_set_begins_anew_after_thirty_minutes_away(void **state)
{
	struct desk *desk = *state;
	int64_t at = desk_time("2026-03-02T07:00");

	one_round(desk, &at);
	at += 30 * 60;
	one_round(desk, &at);
	assert_int_equal(pomodoro.round, 2);
	at += 30 * 60 + 1;
	one_round(desk, &at);
	assert_int_equal(pomodoro.round, 1);
}

/* "Work is an entry": the closing paragraph of Pomodoro. */

static void pause_ends_the_entry_and_resume_opens_the_next(void **state)
{
	struct desk *desk = *state;

	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start(desk, "site/B1"));
	desk_at(desk, "2026-03-02T09:10");
	assert_done(desk, pomodoro_pause(desk->book, 0, desk->arena, &pomodoro));
	assert_int_equal(pomodoro.phase, PHASE_PAUSED);
	assert_int_equal(pomodoro.remaining, 15 * 60);
	assert_false(runs(desk));
	assert_refused(desk, pomodoro_pause(desk->book, 0, desk->arena, &pomodoro), FAULT_REFUSED, "paused");
	desk_at(desk, "2026-03-02T09:40");
	assert_true(present(desk));
	assert_int_equal(pomodoro.remaining, 15 * 60);
	assert_done(desk, pomodoro_resume(desk->book, 0, desk->arena, &pomodoro));
	assert_true(runs(desk));
	assert_refused(desk, pomodoro_resume(desk->book, 0, desk->arena, &pomodoro), FAULT_REFUSED, "at work");
	desk_at(desk, "2026-03-02T09:55");
	assert_done(desk, done(desk, NULL));
	assert_int_equal(pomodoro.worked, 25 * 60);
	assert_string_equal(desk_entries(desk),
		"2026-03-02 09:00-09:10 acme/site/B1 work\n"
		"2026-03-02 09:40-09:55 acme/site/B1 work\n");
}

static void a_pause_and_its_end_may_be_told_late(void **state)
{
	struct desk *desk = *state;
	int64_t at;

	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start(desk, "site/B1"));
	desk_at(desk, "2026-03-02T09:40");
	at = desk_time("2026-03-02T08:59");
	assert_refused(desk, pomodoro_pause(desk->book, at, desk->arena, &pomodoro), FAULT_REFUSED, "not yet so far");
	at = desk_time("2026-03-02T09:41");
	assert_refused(desk, pomodoro_pause(desk->book, at, desk->arena, &pomodoro), FAULT_INPUT, "still to come");
	at = desk_time("2026-03-02T09:10");
	assert_done(desk, pomodoro_pause(desk->book, at, desk->arena, &pomodoro));
	assert_int_equal(pomodoro.remaining, 15 * 60);
	at = desk_time("2026-03-02T09:09");
	assert_refused(desk, pomodoro_resume(desk->book, at, desk->arena, &pomodoro), FAULT_REFUSED, "not yet so far");
	at = desk_time("2026-03-02T09:30");
	assert_done(desk, pomodoro_resume(desk->book, at, desk->arena, &pomodoro));
	assert_int_equal(pomodoro.remaining, 5 * 60);
	assert_done(desk, done(desk, NULL));
	assert_string_equal(desk_entries(desk),
		"2026-03-02 09:00-09:10 acme/site/B1 work\n"
		"2026-03-02 09:30-09:40 acme/site/B1 work\n");
}

static void a_pause_told_the_next_day_books_at_most_what_was_planned(void **state)
{
	struct desk *desk = *state;

	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start(desk, "site/B1"));
	desk_at(desk, "2026-03-03T09:00");
	assert_done(desk, pomodoro_pause(desk->book, desk_time("2026-03-02T17:00"), desk->arena, &pomodoro));
	assert_string_equal(desk_entries(desk), "2026-03-02 09:00-09:25 acme/site/B1 work\n");
}

static void a_break_books_nothing(void **state)
{
	struct desk *desk = *state;

	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start(desk, "site/B1"));
	desk_at(desk, "2026-03-02T09:25");
	assert_done(desk, done(desk, NULL));
	assert_false(runs(desk));
	desk_at(desk, "2026-03-02T09:30");
	assert_done(desk, done(desk, NULL));
	assert_false(present(desk));
	assert_string_equal(desk_entries(desk), "2026-03-02 09:00-09:25 acme/site/B1 work\n");
	assert_refused(desk, done(desk, NULL), FAULT_MISSING, "No Pomodoro");
}

/* behaviour 14 */

static void a_void_one_still_bills_its_twelve_minutes(void **state)
{
	struct desk *desk = *state;

	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start(desk, "site/B1"));
	desk_at(desk, "2026-03-02T09:12");
	assert_done(desk, pomodoro_void(desk->book, desk->arena, &pomodoro));
	assert_false(present(desk));
	assert_true(runs(desk));
	assert_done(desk, timer_stop(desk->book, 0, NULL, false, desk->arena, &desk->entry));
	assert_string_equal(desk_entries(desk), "2026-03-02 09:00-09:12 acme/site/B1 work\n");
	assert_int_equal(desk_number(desk, "SELECT worked_seconds FROM pomodoro WHERE outcome = 'void'"), 12 * 60);
}

static void a_void_one_does_not_count_as_a_round(void **state)
{
	struct desk *desk = *state;

	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start(desk, "site/B1"));
	desk_at(desk, "2026-03-02T09:12");
	assert_done(desk, pomodoro_void(desk->book, desk->arena, &pomodoro));
	assert_done(desk, start(desk, "site/B1"));
	assert_int_equal(pomodoro.round, 1);
}

static void stop_ends_the_round_with_its_entry(void **state)
{
	struct desk *desk = *state;

	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start(desk, "site/B1"));
	desk_at(desk, "2026-03-02T09:12");
	assert_done(desk, timer_stop(desk->book, 0, NULL, false, desk->arena, &desk->entry));
	assert_false(present(desk));
	assert_int_equal(desk_number(desk, "SELECT worked_seconds FROM pomodoro WHERE outcome = 'void'"), 12 * 60);
	desk_undo(desk);
	assert_true(present(desk));
	desk_at(desk, "2026-03-02T09:26");
	assert_done(desk, timer_stop(desk->book, 0, NULL, false, desk->arena, &desk->entry));
	assert_int_equal(desk_number(desk, "SELECT worked_seconds FROM pomodoro WHERE outcome = 'done'"), 26 * 60);
}

static void another_timer_ends_the_round_too(void **state)
{
	struct desk *desk = *state;
	struct entry timer = {.path = "site/B2"}, stopped;

	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start(desk, "site/B1"));
	assert_refused(desk, start(desk, "site/B2"), FAULT_CONFLICT, "acme/site/B1");
	desk_at(desk, "2026-03-02T09:12");
	assert_done(desk, timer_start(desk->book, &timer, false, desk->arena, &stopped));
	assert_false(present(desk));
	assert_true(runs(desk));
}

static void cancel_forgets_the_round(void **state)
{
	struct desk *desk = *state;

	assert_done(desk, start(desk, "site/B1"));
	assert_done(desk, pomodoro_interrupt(desk->book, false, "phone", desk->arena, &counted));
	assert_done(desk, timer_cancel(desk->book, desk->arena, &desk->entry));
	assert_int_equal(desk_number(desk, "SELECT count(*) FROM pomodoro"), 0);
	assert_int_equal(desk_number(desk, "SELECT count(*) FROM interruption"), 0);
	desk_undo(desk);
	assert_true(present(desk));
	assert_int_equal(desk_number(desk, "SELECT count(*) FROM interruption"), 1);
}

static void a_round_goes_along_when_its_timer_moves(void **state)
{
	struct desk *desk = *state;
	struct entry log = {.path = "learning", .started_at = desk_time("2026-03-02T09:05"), .ended_at = desk_time("2026-03-02T09:10")};

	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start(desk, "site/B1"));
	assert_done(desk, entry_edit(desk->book, desk->entry.id, &(struct entry_change){.path = "site/B2"}));
	assert_true(present(desk));
	assert_string_equal(pomodoro.path, "acme/site/B2");
	desk_at(desk, "2026-03-02T09:12");
	assert_done(desk, entry_log(desk->book, &log, OVERLAP_TRIM, false, desk->arena));
	assert_true(present(desk));
	assert_int_not_equal(pomodoro.entry, desk->entry.id);
	assert_done(desk, done(desk, NULL));
	assert_false(runs(desk));
}

static void an_entry_can_be_deleted_and_its_round_stays(void **state)
{
	struct desk *desk = *state;

	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start(desk, "site/B1"));
	assert_done(desk, pomodoro_interrupt(desk->book, false, NULL, desk->arena, &counted));
	desk_at(desk, "2026-03-02T09:25");
	assert_done(desk, done(desk, NULL));
	assert_done(desk, entry_delete(desk->book, &desk->entry.id, 1));
	assert_int_equal(desk_number(desk, "SELECT count(*) FROM pomodoro WHERE entry IS NULL"), 1);
	desk_undo(desk);
	assert_int_equal(desk_number(desk, "SELECT count(*) FROM pomodoro JOIN interruption USING (entry)"), 1);
}

/* behaviour 13 */

static void interruptions_are_kept_with_moment_note_and_client(void **state)
{
	struct desk *desk = *state;

	assert_refused(desk, pomodoro_interrupt(desk->book, false, "", desk->arena, &counted), FAULT_MISSING, "no work to interrupt");
	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start(desk, "site/B1"));
	desk_at(desk, "2026-03-02T09:07");
	assert_done(desk, pomodoro_interrupt(desk->book, true, "nippon asks for a slide", desk->arena, &counted));
	assert_done(desk, pomodoro_interrupt(desk->book, false, "nippon came to mind", desk->arena, &counted));
	assert_true(runs(desk));
	assert_int_equal(desk_number(desk, "SELECT at FROM interruption WHERE kind = 'external' AND note = 'asks for a slide'"
		" AND client = (SELECT id FROM client WHERE slug = 'nippon') AND pomodoro = 1 AND entry = 1"), desk_time("2026-03-02T09:07"));
	assert_int_equal(desk_number(desk, "SELECT count(*) FROM interruption WHERE kind = 'internal' AND note = 'nippon came to mind' AND client IS NULL"), 1);
}

static void a_plain_timer_is_interrupted_too(void **state)
{
	struct desk *desk = *state;
	struct entry timer = {.path = "site/B1"}, stopped;

	assert_done(desk, timer_start(desk->book, &timer, false, desk->arena, &stopped));
	assert_done(desk, pomodoro_interrupt(desk->book, true, "door", desk->arena, &counted));
	assert_int_equal(desk_number(desk, "SELECT count(*) FROM interruption WHERE pomodoro IS NULL AND entry IS NOT NULL AND note = 'door'"), 1);
}

static void the_plan_comes_from_options_then_the_configuration(void **state)
{
	struct desk *desk = *state;

	assert_done(desk, start_with(desk, "site/B1", &(struct pomodoro_plan){.work = 50 * 60, .pause = 10 * 60, .long_pause = 1800, .every = 2}));
	assert_int_equal(pomodoro.planned, 50 * 60);
	assert_int_equal(pomodoro.plan.pause, 10 * 60);
	assert_int_equal(pomodoro.plan.long_pause, 1800);
	assert_int_equal(pomodoro.every, 2);
}

/* behaviour 15 */
static void rounds_are_read_as_people_name_them(void **state)
{
	static const char *const wrong[] = {"", "/", "25/", "0/5", "25/5/15/0", "25/5/15/4/2", "soon/5", "25/5/15/4x", "1111111111111111111111111/5"};
	struct desk *desk = *state;
	struct pomodoro_plan plan = {.every = 7};

	assert_done(desk, pomodoro_read_plan(desk->book, "50/10", &plan));
	assert_true(plan.work == 3000 && plan.pause == 600 && plan.long_pause == 0 && plan.every == 7);
	assert_done(desk, pomodoro_read_plan(desk->book, "1h30m/20m/45/3", &plan));
	assert_true(plan.work == 5400 && plan.pause == 1200 && plan.long_pause == 2700 && plan.every == 3);
	assert_done(desk, pomodoro_read_plan(desk->book, "90", &plan));
	assert_int_equal(plan.work, 5400);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_refused(desk, pomodoro_read_plan(desk->book, wrong[i], &plan), FAULT_INPUT, "25/5");
}

static void a_glance_counts_down(void **state)
{
	struct desk *desk = *state;
	struct glance glance;

	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start(desk, "site/B1"));
	desk_at(desk, "2026-03-02T09:07:18");
	assert_done(desk, timer_glance(desk->book, desk->arena, &glance));
	assert_true(glance.counts_down && glance.works);
	assert_int_equal(glance.seconds, 17 * 60 + 42);
	assert_done(desk, done(desk, NULL));
	assert_done(desk, timer_glance(desk->book, desk->arena, &glance));
	assert_true(glance.any && !glance.works);
	assert_int_equal(glance.seconds, 300);
}

#define desk_test(name) cmocka_unit_test_setup_teardown(name, desk_setup, desk_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(what_remains_is_arithmetic),
		desk_test(a_late_answer_says_when_work_ended),
		desk_test(left_over_night_books_at_most_what_was_planned),
		desk_test(a_round_that_starts_later_than_now_has_all_of_it_left),
		desk_test(a_sleep_within_a_round_is_asked_about),
		desk_test(overtime_belongs_to_the_entry),
		desk_test(an_automatic_one_ends_when_it_was_planned_to),
		desk_test(the_long_break_comes_after_each_fourth),
		desk_test(the_set_begins_anew_after_thirty_minutes_away),
		desk_test(pause_ends_the_entry_and_resume_opens_the_next),
		desk_test(a_pause_and_its_end_may_be_told_late),
		desk_test(a_pause_told_the_next_day_books_at_most_what_was_planned),
		desk_test(a_break_books_nothing),
		desk_test(a_void_one_still_bills_its_twelve_minutes),
		desk_test(a_void_one_does_not_count_as_a_round),
		desk_test(stop_ends_the_round_with_its_entry),
		desk_test(another_timer_ends_the_round_too),
		desk_test(cancel_forgets_the_round),
		desk_test(a_round_goes_along_when_its_timer_moves),
		desk_test(an_entry_can_be_deleted_and_its_round_stays),
		desk_test(interruptions_are_kept_with_moment_note_and_client),
		desk_test(a_plain_timer_is_interrupted_too),
		desk_test(the_plan_comes_from_options_then_the_configuration),
		desk_test(rounds_are_read_as_people_name_them),
		desk_test(a_glance_counts_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
