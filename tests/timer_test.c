#include "model/timer.h"

#include "model/away.h"
#include "model/notice.h"
#include "model/path.h"
#include "model/timer-inside.h"
#include "tests/desk.h"

static struct entry stopped;

static bool start(struct desk *desk, const char *path, const char *at, bool trim)
{
	desk->entry = (struct entry){.path = path, .started_at = at ? desk_time(at) : 0, .note = "work"};
	return timer_start(desk->book, &desk->entry, trim, desk->arena, &stopped);
}

static bool stop(struct desk *desk, const char *at)
{
	return timer_stop(desk->book, at ? desk_time(at) : 0, NULL, false, desk->arena, &desk->entry);
}

static bool runs(struct desk *desk, struct entry *timer)
{
	bool any;

	assert_done(desk, timer_find(desk->book, desk->arena, timer, &any));
	return any;
}

/* behaviour 1 */

static void start_stops_what_runs_at_the_same_second_in_one_act(void **state)
{
	struct desk *desk = *state;
	struct entry timer;

	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start(desk, "site/B1", NULL, false));
	desk_at(desk, "2026-03-02T10:00");
	assert_done(desk, start(desk, "site/B2", NULL, false));
	assert_int_equal(stopped.seconds, 3600);
	assert_string_equal(desk_entries(desk), "2026-03-02 09:00-10:00 acme/site/B1 work\n");
	desk_undo(desk);
	assert_string_equal(desk_entries(desk), "");
	assert_true(runs(desk, &timer));
	assert_string_equal(timer.path, "acme/site/B1");
	assert_int_equal(timer.started_at, desk_time("2026-03-02T09:00"));
}

static void stop_with_nothing_running_is_refused(void **state)
{
	struct desk *desk = *state;

	assert_refused(desk, stop(desk, NULL), FAULT_MISSING, "start PATH");
	assert_refused(desk, timer_cancel(desk->book, desk->arena, &desk->entry), FAULT_MISSING, "No timer");
	assert_refused(desk, timer_note(desk->book, "x"), FAULT_MISSING, "No timer");
}

static void a_stop_in_the_second_of_its_start_makes_an_entry_of_no_length(void **state)
{
	struct desk *desk = *state;

	assert_done(desk, start(desk, "site/B1", NULL, false));
	assert_done(desk, stop(desk, NULL));
	assert_int_equal(desk->entry.seconds, 0);
	assert_string_equal(desk_entries(desk), "2026-03-02 18:00-18:00 acme/site/B1 work\n");
}

static void a_stop_can_be_undone(void **state)
{
	struct desk *desk = *state;
	struct entry timer;

	assert_done(desk, start(desk, "site/B1", "2026-03-02T17:00", false));
	assert_done(desk, stop(desk, NULL));
	assert_false(runs(desk, &timer));
	desk_undo(desk);
	assert_true(runs(desk, &timer));
	assert_int_equal(timer.seconds, 3600);
}

static void a_note_at_the_stop_is_added(void **state)
{
	struct desk *desk = *state;

	assert_done(desk, start(desk, "site/B1", "2026-03-02T17:00", false));
	assert_done(desk, timer_stop(desk->book, 0, "found it", false, desk->arena, &desk->entry));
	assert_string_equal(desk->entry.note, "work\nfound it");
	desk->entry = (struct entry){.path = "site/B1"};
	assert_done(desk, timer_start(desk->book, &desk->entry, false, desk->arena, &stopped));
	assert_done(desk, timer_stop(desk->book, 0, "alone", false, desk->arena, &desk->entry));
	assert_string_equal(desk->entry.note, "alone");
}

static void without_a_path_it_is_the_project_in_use_else_unfiled(void **state)
{
	struct desk *desk = *state;
	struct place place;

	assert_done(desk, start(desk, NULL, NULL, false));
	assert_string_equal(desk->entry.path, "unfiled");
	assert_done(desk, place_find(desk->book, "acme/site", PLACE_PROJECT, desk->arena, &place));
	assert_done(desk, place_use(desk->book, &place));
	assert_done(desk, start(desk, NULL, NULL, false));
	assert_string_equal(desk->entry.path, "acme/site");
}

/* behaviour 2 */

static void i_started_earlier(void **state)
{
	struct desk *desk = *state;
	struct entry timer;

	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start(desk, "site/B1", NULL, false));
	desk_at(desk, "2026-03-02T10:40");
	assert_done(desk, start(desk, "site/B2", "2026-03-02T10:10", false));
	assert_string_equal(desk_entries(desk), "2026-03-02 09:00-10:10 acme/site/B1 work\n");
	assert_true(runs(desk, &timer));
	assert_int_equal(timer.started_at, desk_time("2026-03-02T10:10"));
}

static void before_the_start_of_what_runs_is_refused_unless_trim(void **state)
{
	struct desk *desk = *state;
	struct entry timer;

	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start(desk, "site/B1", NULL, false));
	desk_at(desk, "2026-03-02T10:00");
	assert_refused(desk, start(desk, "site/B2", "2026-03-02T08:30", false), FAULT_CONFLICT, "acme/site/B1");
	assert_true(runs(desk, &timer));
	assert_string_equal(timer.path, "acme/site/B1");
	assert_done(desk, start(desk, "site/B2", "2026-03-02T08:30", true));
	assert_string_equal(desk_entries(desk), "");
	assert_true(runs(desk, &timer));
	assert_string_equal(timer.path, "acme/site/B2");
}

static void a_start_within_a_finished_entry_is_an_overlap(void **state)
{
	struct desk *desk = *state;

	desk_log(desk, "site/B1", "2026-03-02T16:00", "2026-03-02T17:00", "before");
	assert_refused(desk, start(desk, "site/B2", "2026-03-02T16:30", false), FAULT_CONFLICT, "before");
	assert_refused(desk, start(desk, "site/B2", "2026-03-02T15:30", false), FAULT_CONFLICT, "before");
	assert_done(desk, start(desk, "site/B2", "2026-03-02T16:30", true));
	assert_string_equal(desk_entries(desk), "2026-03-02 16:00-16:30 acme/site/B1 before\n");
}

static void nothing_starts_or_stops_in_the_future(void **state)
{
	struct desk *desk = *state;

	assert_refused(desk, start(desk, "site/B1", "2026-03-02T18:01", false), FAULT_INPUT, "to come");
	assert_done(desk, start(desk, "site/B1", "2026-03-02T17:00", false));
	assert_refused(desk, stop(desk, "2026-03-02T18:01"), FAULT_INPUT, "to come");
	assert_refused(desk, stop(desk, "2026-03-02T16:59"), FAULT_REFUSED, "before the timer's start");
}

/* behaviour 4 */

static void over_ten_hours_is_asked_about(void **state)
{
	struct desk *desk = *state;

	desk_at(desk, "2026-03-02T08:00");
	assert_done(desk, start(desk, "site/B1", NULL, false));
	desk_at(desk, "2026-03-02T18:00");
	assert_false(timer_was_forgotten(desk->book, &desk->entry));
	desk_at(desk, "2026-03-02T18:00:01");
	assert_true(timer_was_forgotten(desk->book, &desk->entry));
	assert_refused(desk, stop(desk, NULL), FAULT_CONFLICT, "stop --at T");
	assert_refused(desk, start(desk, "site/B2", NULL, false), FAULT_CONFLICT, "--keep");
	assert_done(desk, stop(desk, "2026-03-02T12:00"));
	assert_string_equal(desk_entries(desk), "2026-03-02 08:00-12:00 acme/site/B1 work\n");
}

static void across_the_night_is_asked_about(void **state)
{
	struct desk *desk = *state;

	desk_at(desk, "2026-03-02T23:00");
	assert_done(desk, start(desk, "site/B1", NULL, false));
	desk_at(desk, "2026-03-03T04:00");
	assert_false(timer_was_forgotten(desk->book, &desk->entry));
	desk_at(desk, "2026-03-03T04:00:01");
	assert_refused(desk, stop(desk, NULL), FAULT_CONFLICT, "5:00");
	assert_done(desk, timer_stop(desk->book, 0, NULL, true, desk->arena, &desk->entry));
	assert_int_equal(desk->entry.seconds, 5 * 3600 + 1);
}

static void another_start_with_a_time_ends_a_forgotten_one(void **state)
{
	struct desk *desk = *state;

	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start(desk, "site/B1", NULL, false));
	desk_at(desk, "2026-03-03T10:00");
	assert_done(desk, start(desk, "site/B2", "2026-03-02T17:00", false));
	assert_string_equal(desk_entries(desk), "2026-03-02 09:00-17:00 acme/site/B1 work\n");
}

/* behaviour 5: the machine's clocks are texts "BOOT with-sleep without-sleep". */

static void a_sleep_is_the_difference_between_two_clocks(void **state)
{
	(void)state;
	assert_int_equal(clocks_gap("a 1000 900", "a 5000 4900", 0, 4000), 0);
	assert_int_equal(clocks_gap("a 1000 900", "a 5000 4600", 0, 4000), 0);
	assert_int_equal(clocks_gap("a 1000 900", "a 5000 4599", 0, 4000), 301);
	assert_int_equal(clocks_gap("a 1000 900", "a 9000 1900", 0, 8000), 7000);
	assert_int_equal(clocks_gap(NULL, "a 9000 1900", 0, 8000), 0);
	assert_int_equal(clocks_gap("a 1000 900", NULL, 0, 8000), 0);
	assert_int_equal(clocks_gap("nonsense", "a 9000 1900", 0, 8000), 0);
}

static void another_start_of_the_machine_is_a_gap_too(void **state)
{
	(void)state;
	/* Begun at 10,000; started anew at 40,000 - 600. */
	assert_int_equal(clocks_gap("a 1000 900", "b 600 600", 10000, 40000), 29400);
	/* The new start came before: the timer was begun in it, and the note of it is someone else's. */
	assert_int_equal(clocks_gap("a 1000 900", "b 600 600", 39500, 40000), 0);
}

static void stop_after_a_sleep_asks(void **state)
{
	struct desk *desk = *state;

	/* The real clocks, against those of a machine that was started anew since. */
	unsetenv("AMBIT_NOW");
	book_close(desk->book);
	desk->book = book_open(&(struct book_options){0});
	if (!clocks_now(desk->book, desk->arena))
		skip();
	desk->entry = (struct entry){.path = "site/B1", .clocks = "another-boot 50 50", .started_at = book_now(desk->book) - 400 * 86400};
	assert_done(desk, timer_start(desk->book, &desk->entry, false, desk->arena, &stopped));
	assert_true(clocks_gap(desk->entry.clocks, clocks_now(desk->book, desk->arena), desk->entry.started_at, book_now(desk->book)) > 0);
	assert_refused(desk, stop(desk, NULL), FAULT_CONFLICT, "--keep");
	assert_done(desk, timer_stop(desk->book, 0, NULL, true, desk->arena, &desk->entry));
	assert_int_equal(desk_number(desk, "SELECT count(*) FROM entry WHERE clocks IS NOT NULL"), 0);
}

/* A timer from nine, and a sleep of an hour from ten on; what the screen saw of it. */
static struct away an_hour_asleep(struct desk *desk)
{
	desk_at(desk, "2026-03-02T09:00");
	book_set_slept(desk->book, 0);
	assert_done(desk, start(desk, "site/B1", NULL, false));
	desk_at(desk, "2026-03-02T11:30");
	book_set_slept(desk->book, 3600);
	assert_int_equal(machine_slept(desk->book), 3600);
	return (struct away){AWAY_SLEEP, desk->entry.id, desk_time("2026-03-02T10:00"), desk_time("2026-03-02T11:00")};
}

static void a_sleep_that_was_kept_is_not_asked_about_again(void **state)
{
	struct desk *desk = *state;
	struct away away = an_hour_asleep(desk);

	assert_refused(desk, stop(desk, NULL), FAULT_CONFLICT, "slept for 1:00 h");
	assert_done(desk, away_keep(desk->book, &away, desk->arena));
	assert_done(desk, stop(desk, NULL));
	assert_int_equal(desk->entry.seconds, 9000);
}

static void a_clock_that_is_set_is_no_time(void **state)
{
	(void)state;
	assert_int_equal(clocks_jump("a 1000 900 50000", "a 2000 1900 51000"), 0);
	assert_int_equal(clocks_jump("a 1000 900 50000", "a 2000 1900 51300"), 0);
	assert_int_equal(clocks_jump("a 1000 900 50000", "a 2000 1900 54600"), 3600);
	assert_int_equal(clocks_jump("a 1000 900 50000", "a 8200 1900 50000"), -7200);
	/* A sleep is none; over another start, or without the third clock, nobody can tell. */
	assert_int_equal(clocks_jump("a 1000 900 50000", "a 9000 1900 58000"), 0);
	assert_int_equal(clocks_jump("a 1000 900 50000", "b 100 100 90000"), 0);
	assert_int_equal(clocks_jump("a 1000 900", "a 2000 1900 90000"), 0);
}

/* Two hours and a half of work, in which the clock was set. */
static void a_clock_set_meanwhile(struct desk *desk, const char *now, int64_t by)
{
	desk_at(desk, "2026-03-02T09:00");
	book_set_jumped(desk->book, 0);
	assert_done(desk, start(desk, "site/B1", NULL, false));
	desk_at(desk, now);
	book_set_jumped(desk->book, by);
}

static void stop_asks_where_the_clock_was_set(void **state)
{
	struct desk *desk = *state;
	struct notices notices;

	a_clock_set_meanwhile(desk, "2026-03-02T12:30", 3600);
	assert_refused(desk, stop(desk, NULL), FAULT_CONFLICT, "set forward by 1:00 h");
	assert_refused(desk, start(desk, "site/B2", NULL, false), FAULT_CONFLICT, "\"stop --at T\"");
	assert_done(desk, notice_brief(desk->book, desk->arena, &notices));
	assert_string_equal(notices.items[0].text, "runs while the clock was set forward by 1:00 h; stop --at says when it ended");
	assert_done(desk, stop(desk, "2026-03-02T11:30"));
	assert_int_equal(desk->entry.seconds, 9000);
}

static void a_clock_set_back_is_asked_about_too(void **state)
{
	struct desk *desk = *state;

	a_clock_set_meanwhile(desk, "2026-03-02T10:30", -3600);
	assert_refused(desk, stop(desk, NULL), FAULT_CONFLICT, "set back by 1:00 h");
	assert_done(desk, entry_edit(desk->book, desk->entry.id, &(struct entry_change){.started_at = desk_time("2026-03-02T08:00")}));
	assert_done(desk, timer_stop(desk->book, 0, NULL, true, desk->arena, &desk->entry));
	assert_int_equal(desk->entry.seconds, 9000);
}

static void a_timer_that_starts_later_than_now_has_run_for_nothing(void **state)
{
	struct desk *desk = *state;
	struct entry timer;
	struct glance glance;

	desk_at(desk, "2026-03-02T09:00");
	assert_done(desk, start(desk, "site/B1", NULL, false));
	desk_at(desk, "2026-03-02T08:30");
	assert_true(runs(desk, &timer));
	assert_int_equal(timer.seconds, 0);
	assert_done(desk, timer_glance(desk->book, desk->arena, &glance));
	assert_int_equal(glance.seconds, 0);
	assert_refused(desk, stop(desk, NULL), FAULT_CONFLICT, "set back by 0:30 h");
	assert_refused(desk, timer_stop(desk->book, 0, NULL, true, desk->arena, &timer), FAULT_REFUSED, "--start T");
	assert_done(desk, timer_cancel(desk->book, desk->arena, &timer));
	assert_int_equal(timer.seconds, 0);
}

static void every_verb_says_that_the_machine_slept(void **state)
{
	struct desk *desk = *state;
	struct notices notices;

	an_hour_asleep(desk);
	assert_done(desk, notice_brief(desk->book, desk->arena, &notices));
	assert_int_equal(notices.count, 1);
	assert_string_equal(notices.items[0].id, "acme/site/B1");
	assert_string_equal(notices.items[0].text, "runs while the machine slept 1:00 h; stop --at says when it ended");
}

static void a_sleep_is_cut_or_given_in_one_act(void **state)
{
	struct desk *desk = *state;
	struct away away = an_hour_asleep(desk);
	struct entry given, started;

	assert_done(desk, away_give(desk->book, &away, "admin", "post", desk->arena, &given, &started));
	assert_string_equal(desk_entries(desk), "2026-03-02 09:00-10:00 acme/site/B1 work\n2026-03-02 10:00-11:00 admin post\n");
	assert_int_equal(started.started_at, away.until);
	assert_string_equal(started.note, "work");
	desk_undo(desk);
	assert_string_equal(desk_entries(desk), "");
	assert_done(desk, away_cut(desk->book, &away, desk->arena, &stopped));
	assert_string_equal(desk_entries(desk), "2026-03-02 09:00-10:00 acme/site/B1 work\n");
	assert_refused(desk, away_keep(desk->book, &away, desk->arena), FAULT_MISSING, "no longer");
}

static void a_refused_answer_changes_nothing(void **state)
{
	struct desk *desk = *state;
	struct away away = an_hour_asleep(desk);
	struct entry given, started, timer;

	assert_refused(desk, away_give(desk->book, &away, "nowhere/at-all", NULL, desk->arena, &given, &started), FAULT_MISSING, "nowhere");
	assert_true(runs(desk, &timer));
	assert_int_equal(timer.started_at, desk_time("2026-03-02T09:00"));
	assert_string_equal(desk_entries(desk), "");
}

static void a_mark_goes_with_its_entry(void **state)
{
	struct desk *desk = *state;
	struct away away = an_hour_asleep(desk);
	struct aways aways;

	assert_done(desk, away_mark(desk->book, &away, desk->arena));
	assert_done(desk, stop(desk, "2026-03-02T10:30"));
	assert_done(desk, away_list(desk->book, desk->entry.id, desk->arena, &aways));
	assert_int_equal(aways.count, 1);
	assert_int_equal(aways.items[0].kind, AWAY_SLEEP);
	assert_int_equal(aways.items[0].until, desk_time("2026-03-02T10:30"));
	assert_done(desk, entry_delete(desk->book, &desk->entry.id, 1));
	assert_done(desk, away_list(desk->book, 0, desk->arena, &aways));
	assert_int_equal(aways.count, 0);
	desk_undo(desk);
	assert_done(desk, away_list(desk->book, 0, desk->arena, &aways));
	assert_int_equal(aways.count, 1);
}

static void a_start_keeps_the_clocks_of_the_machine(void **state)
{
	struct desk *desk = *state;

	unsetenv("AMBIT_NOW");
	book_close(desk->book);
	desk->book = book_open(&(struct book_options){0});
	if (!clocks_now(desk->book, desk->arena))
		skip();
	desk->entry = (struct entry){.path = "site/B1"};
	assert_done(desk, timer_start(desk->book, &desk->entry, false, desk->arena, &stopped));
	assert_int_equal(desk_number(desk, "SELECT count(*) FROM entry WHERE clocks IS NOT NULL"), 1);
	assert_done(desk, stop(desk, NULL));
}

/* The other verbs. */

static void continue_takes_up_the_last_work(void **state)
{
	struct desk *desk = *state;
	int64_t first = desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T10:00", "labels");

	desk_log(desk, "learning/drift", "2026-03-02T11:00", "2026-03-02T12:00", "paper");
	assert_done(desk, timer_continue(desk->book, 0, desk->arena, &desk->entry, &stopped));
	assert_string_equal(desk->entry.path, "learning/drift");
	assert_string_equal(desk->entry.note, "paper");
	assert_done(desk, timer_continue(desk->book, first, desk->arena, &desk->entry, &stopped));
	assert_string_equal(desk->entry.path, "acme/site/B1");
	assert_string_equal(desk->entry.note, "labels");
	assert_string_equal(stopped.path, "learning/drift");
	assert_refused(desk, timer_continue(desk->book, desk->entry.id, desk->arena, &desk->entry, &stopped), FAULT_REFUSED, "runs already");
}

static void there_must_be_something_to_continue(void **state)
{
	struct desk *desk = *state;

	assert_refused(desk, timer_continue(desk->book, 0, desk->arena, &desk->entry, &stopped), FAULT_MISSING, "Nothing was logged");
}

static void cancel_writes_nothing(void **state)
{
	struct desk *desk = *state;
	struct entry timer;

	assert_done(desk, start(desk, "site/B1", "2026-03-02T17:00", false));
	assert_done(desk, timer_cancel(desk->book, desk->arena, &desk->entry));
	assert_int_equal(desk->entry.seconds, 3600);
	assert_false(runs(desk, &timer));
	assert_int_equal(desk_number(desk, "SELECT count(*) FROM entry"), 0);
	desk_undo(desk);
	assert_true(runs(desk, &timer));
}

static void the_timer_can_be_edited_but_for_its_end(void **state)
{
	struct desk *desk = *state;
	struct entry timer;

	desk_log(desk, "site/B1", "2026-03-02T15:00", "2026-03-02T16:00", "before");
	assert_done(desk, start(desk, "site/B1", "2026-03-02T17:00", false));
	assert_done(desk, entry_edit(desk->book, desk->entry.id, &(struct entry_change){.started_at = desk_time("2026-03-02T16:00"), .path = "site/B2"}));
	assert_done(desk, timer_note(desk->book, "other"));
	assert_true(runs(desk, &timer));
	assert_string_equal(timer.path, "acme/site/B2");
	assert_string_equal(timer.note, "other");
	assert_int_equal(timer.seconds, 2 * 3600);
	assert_refused(desk, entry_edit(desk->book, timer.id, &(struct entry_change){.seconds = 60}), FAULT_REFUSED, "stop --at");
	assert_refused(desk, entry_edit(desk->book, timer.id, &(struct entry_change){.started_at = desk_time("2026-03-02T15:30")}), FAULT_CONFLICT, "before");
	assert_refused(desk, entry_delete(desk->book, &timer.id, 1), FAULT_REFUSED, "cancel");
}

static void a_glance_tells_what_runs(void **state)
{
	struct desk *desk = *state;
	struct glance glance;

	assert_done(desk, timer_glance(desk->book, desk->arena, &glance));
	assert_false(glance.any);
	assert_done(desk, start(desk, "site/B1", "2026-03-02T17:00", false));
	assert_done(desk, timer_glance(desk->book, desk->arena, &glance));
	assert_true(glance.any);
	assert_string_equal(glance.path, "site/B1");
	assert_int_equal(glance.seconds, 3600);
	assert_false(glance.counts_down);
}

#define desk_test(name) cmocka_unit_test_setup_teardown(name, desk_setup, desk_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(start_stops_what_runs_at_the_same_second_in_one_act),
		desk_test(stop_with_nothing_running_is_refused),
		desk_test(a_stop_in_the_second_of_its_start_makes_an_entry_of_no_length),
		desk_test(a_stop_can_be_undone),
		desk_test(a_note_at_the_stop_is_added),
		desk_test(without_a_path_it_is_the_project_in_use_else_unfiled),
		desk_test(i_started_earlier),
		desk_test(before_the_start_of_what_runs_is_refused_unless_trim),
		desk_test(a_start_within_a_finished_entry_is_an_overlap),
		desk_test(nothing_starts_or_stops_in_the_future),
		desk_test(over_ten_hours_is_asked_about),
		desk_test(across_the_night_is_asked_about),
		desk_test(another_start_with_a_time_ends_a_forgotten_one),
		cmocka_unit_test(a_sleep_is_the_difference_between_two_clocks),
		cmocka_unit_test(another_start_of_the_machine_is_a_gap_too),
		desk_test(stop_after_a_sleep_asks),
		desk_test(a_sleep_that_was_kept_is_not_asked_about_again),
		cmocka_unit_test(a_clock_that_is_set_is_no_time),
		desk_test(stop_asks_where_the_clock_was_set),
		desk_test(a_clock_set_back_is_asked_about_too),
		desk_test(a_timer_that_starts_later_than_now_has_run_for_nothing),
		desk_test(every_verb_says_that_the_machine_slept),
		desk_test(a_sleep_is_cut_or_given_in_one_act),
		desk_test(a_refused_answer_changes_nothing),
		desk_test(a_mark_goes_with_its_entry),
		desk_test(a_start_keeps_the_clocks_of_the_machine),
		desk_test(continue_takes_up_the_last_work),
		desk_test(there_must_be_something_to_continue),
		desk_test(cancel_writes_nothing),
		desk_test(the_timer_can_be_edited_but_for_its_end),
		desk_test(a_glance_tells_what_runs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
