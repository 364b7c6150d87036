#include "model/entry.h"

#include "model/baseline.h"
#include "model/client.h"
#include "model/path.h"
#include "model/timer.h"
#include "tests/desk.h"

static bool log_over(struct desk *desk, const char *path, const char *from, const char *until, enum overlap_policy policy)
{
	desk->entry = (struct entry){.path = path, .started_at = desk_time(from), .ended_at = desk_time(until), .note = "new"};
	return entry_log(desk->book, &desk->entry, policy, false, desk->arena);
}

static void find(struct desk *desk, int64_t id, struct entry *entry)
{
	assert_done(desk, entry_find(desk->book, id, desk->arena, entry));
}

/* Overlap: behaviour 3. */

static void an_overlap_is_refused_and_named(void **state)
{
	struct desk *desk = *state;

	desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T12:00", "clean labels");
	assert_refused(desk, log_over(desk, "site/B2", "2026-03-02T10:00", "2026-03-02T11:00", OVERLAP_REFUSE), FAULT_CONFLICT, "clean labels");
	assert_refused(desk, log_over(desk, "site/B2", "2026-03-02T08:00", "2026-03-02T13:00", OVERLAP_REFUSE), FAULT_CONFLICT, "acme/site/B1");
	assert_refused(desk, log_over(desk, "site/B2", "2026-03-02T11:59", "2026-03-02T13:00", OVERLAP_REFUSE), FAULT_CONFLICT, "09:00-12:00");
	assert_string_equal(desk_entries(desk), "2026-03-02 09:00-12:00 acme/site/B1 clean labels\n");
}

static void an_end_at_the_next_start_is_no_overlap(void **state)
{
	struct desk *desk = *state;

	desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T10:00", "");
	desk_log(desk, "site/B1", "2026-03-02T10:00", "2026-03-02T11:00", "");
	desk_log(desk, "site/B1", "2026-03-02T08:00", "2026-03-02T09:00", "");
}

static void what_has_no_length_overlaps_nothing(void **state)
{
	struct desk *desk = *state;

	desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T10:00", "");
	desk_log(desk, "site/B2", "2026-03-02T09:30", "2026-03-02T09:30", "");
	desk_log(desk, "site/B2", "2026-03-02T11:30", "2026-03-02T11:30", "");
	desk_log(desk, "site/B2", "2026-03-02T11:00", "2026-03-02T12:00", "");
}

/* The search looks back as far as the longest entry, not only at the neighbours. */
static void a_long_entry_far_before_is_found(void **state)
{
	struct desk *desk = *state;
	struct entry night = {.path = "site/B1", .started_at = desk_time("2026-02-20T08:00"), .ended_at = desk_time("2026-02-25T08:00"), .note = "a run"};

	assert_done(desk, entry_log(desk->book, &night, OVERLAP_REFUSE, true, desk->arena));
	assert_done(desk, log_over(desk, "site/B2", "2026-02-21T08:00", "2026-02-21T09:00", OVERLAP_ALLOW));
	assert_refused(desk, log_over(desk, "site/B2", "2026-02-25T07:00", "2026-02-25T09:00", OVERLAP_REFUSE), FAULT_CONFLICT, "a run");
}

static void trim_splits_the_older_in_two(void **state)
{
	struct desk *desk = *state;
	int64_t old = desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T12:00", "old");
	struct entry first, rest;

	assert_done(desk, log_over(desk, "site/B2", "2026-03-02T10:00", "2026-03-02T11:00", OVERLAP_TRIM));
	assert_string_equal(desk_entries(desk),
		"2026-03-02 09:00-10:00 acme/site/B1 old\n"
		"2026-03-02 10:00-11:00 acme/site/B2 new\n"
		"2026-03-02 11:00-12:00 acme/site/B1 old\n");
	find(desk, old, &first);
	assert_int_equal(first.ended_at, desk_time("2026-03-02T10:00"));
	assert_done(desk, entry_first_in(desk->book, (struct span){desk_time("2026-03-02T11:30"), desk_time("2026-03-02T11:31")}, desk->arena, &rest));
	assert_int_not_equal(rest.id, old);
	assert_string_not_equal(rest.uid, first.uid);
	desk_undo(desk);
	assert_string_equal(desk_entries(desk), "2026-03-02 09:00-12:00 acme/site/B1 old\n");
}

static void trim_shortens_at_either_end_and_takes_what_is_covered(void **state)
{
	struct desk *desk = *state;

	desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T10:30", "a");
	desk_log(desk, "site/B1", "2026-03-02T10:30", "2026-03-02T11:00", "b");
	desk_log(desk, "site/B1", "2026-03-02T11:00", "2026-03-02T12:00", "c");
	assert_done(desk, log_over(desk, "site/B2", "2026-03-02T10:00", "2026-03-02T11:30", OVERLAP_TRIM));
	assert_string_equal(desk_entries(desk),
		"2026-03-02 09:00-10:00 acme/site/B1 a\n"
		"2026-03-02 10:00-11:30 acme/site/B2 new\n"
		"2026-03-02 11:30-12:00 acme/site/B1 c\n");
}

static void trim_never_touches_what_is_locked(void **state)
{
	struct desk *desk = *state;
	int64_t old = desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T12:00", "billed");

	desk_invoice(desk, old, "2026-001");
	assert_refused(desk, log_over(desk, "site/B2", "2026-03-02T10:00", "2026-03-02T11:00", OVERLAP_TRIM), FAULT_LOCKED, "2026-001");
	assert_string_equal(desk_entries(desk), "2026-03-02 09:00-12:00 acme/site/B1 billed\n");
}

static void allow_keeps_both(void **state)
{
	struct desk *desk = *state;

	desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T12:00", "old");
	assert_done(desk, log_over(desk, "site/B2", "2026-03-02T10:00", "2026-03-02T11:00", OVERLAP_ALLOW));
	assert_string_equal(desk_entries(desk),
		"2026-03-02 09:00-12:00 acme/site/B1 old\n"
		"2026-03-02 10:00-11:00 acme/site/B2 new\n");
}

static void the_running_timer_covers_its_time(void **state)
{
	struct desk *desk = *state;
	struct entry timer = {.path = "site/B1", .started_at = desk_time("2026-03-02T17:00"), .note = "running"}, stopped;

	assert_done(desk, timer_start(desk->book, &timer, false, desk->arena, &stopped));
	assert_refused(desk, log_over(desk, "site/B2", "2026-03-02T17:30", "2026-03-02T17:40", OVERLAP_REFUSE), FAULT_CONFLICT, "The timer");
	assert_refused(desk, log_over(desk, "site/B2", "2026-03-02T16:30", "2026-03-02T17:01", OVERLAP_REFUSE), FAULT_CONFLICT, "running");
	assert_done(desk, log_over(desk, "site/B2", "2026-03-02T16:30", "2026-03-02T17:00", OVERLAP_REFUSE));
}

static void trim_cuts_the_timer_and_lets_it_run_on(void **state)
{
	struct desk *desk = *state;
	struct entry timer = {.path = "site/B1", .started_at = desk_time("2026-03-02T17:00"), .note = "running"}, stopped;
	bool any;

	assert_done(desk, timer_start(desk->book, &timer, false, desk->arena, &stopped));
	assert_done(desk, log_over(desk, "site/B2", "2026-03-02T17:20", "2026-03-02T17:40", OVERLAP_TRIM));
	assert_string_equal(desk_entries(desk),
		"2026-03-02 17:00-17:20 acme/site/B1 running\n"
		"2026-03-02 17:20-17:40 acme/site/B2 new\n");
	assert_done(desk, timer_find(desk->book, desk->arena, &timer, &any));
	assert_true(any);
	assert_int_equal(timer.started_at, desk_time("2026-03-02T17:40"));
	assert_string_equal(timer.note, "running");
}

/* Refusals of log. */

static void no_entry_ends_in_the_future(void **state)
{
	struct desk *desk = *state;

	assert_refused(desk, log_over(desk, "site/B1", "2026-03-02T17:00", "2026-03-02T18:01", OVERLAP_REFUSE), FAULT_INPUT, "future");
	assert_done(desk, log_over(desk, "site/B1", "2026-03-02T17:00", "2026-03-02T18:00", OVERLAP_REFUSE));
}

static void over_a_day_must_be_meant(void **state)
{
	struct desk *desk = *state;
	struct entry day = {.path = "site/B1", .started_at = desk_time("2026-02-20T08:00"), .ended_at = desk_time("2026-02-21T08:00:01")};

	assert_refused(desk, entry_log(desk->book, &day, OVERLAP_REFUSE, false, desk->arena), FAULT_INPUT, "--long");
	day.ended_at--;
	assert_done(desk, entry_log(desk->book, &day, OVERLAP_REFUSE, false, desk->arena));
}

static void a_note_keeps_tab_and_newline_but_no_other_control(void **state)
{
	struct desk *desk = *state;
	static const char *const bad[] = {"a\x1b[2J", "a\x7f", "a\xff", "a\x01"};
	struct entry entry;
	char *long_note = arena_take(desk->arena, 65538);

	find(desk, desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T09:30", "a\tb\nc \u202e\xc2\x85"), &entry);
	assert_string_equal(entry.note, "a\tb\nc \u202e\xc2\x85");
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		entry = (struct entry){.path = "site/B1", .started_at = desk_time("2026-03-02T10:00"), .ended_at = desk_time("2026-03-02T11:00"), .note = bad[i]};
		assert_refused(desk, entry_log(desk->book, &entry, OVERLAP_REFUSE, false, desk->arena), FAULT_INPUT, "note");
	}
	memset(long_note, 'n', 65537);
	entry.note = long_note;
	assert_refused(desk, entry_log(desk->book, &entry, OVERLAP_REFUSE, false, desk->arena), FAULT_INPUT, "64 KiB");
	long_note[65536] = '\0';
	assert_done(desk, entry_log(desk->book, &entry, OVERLAP_REFUSE, false, desk->arena));
}

static void archived_clients_take_nothing_more(void **state)
{
	struct desk *desk = *state;
	int64_t id = desk_log(desk, "learning", "2026-03-02T09:00", "2026-03-02T09:30", "");
	struct place place;

	assert_done(desk, place_find(desk->book, "nippon", PLACE_CLIENT, desk->arena, &place));
	assert_done(desk, client_archive(desk->book, place.client));
	assert_refused(desk, log_over(desk, "nippon/app", "2026-03-02T10:00", "2026-03-02T11:00", OVERLAP_REFUSE), FAULT_REFUSED, "closed");
	assert_refused(desk, entry_edit(desk->book, id, &(struct entry_change){.path = "nippon/app"}), FAULT_REFUSED, "closed");
}

/* Zone, day, midnight, clock changes: behaviour 6 and 7. */

static void the_zone_and_day_are_the_clients(void **state)
{
	struct desk *desk = *state;
	struct entry entry;

	find(desk, desk_log(desk, "nippon/app", "2026-03-01T22:00", "2026-03-01T23:00", ""), &entry);
	assert_string_equal(entry.zone, "Asia/Tokyo");
	assert_int_equal(entry.day, day_from_text("2026-03-02"));
	find(desk, desk_log(desk, "learning", "2026-03-01T23:00", "2026-03-01T23:30", ""), &entry);
	assert_string_equal(entry.zone, "Europe/Berlin");
	assert_int_equal(entry.day, day_from_text("2026-03-01"));
}

static void zone_and_day_are_set_anew_only_at_another_client(void **state)
{
	struct desk *desk = *state;
	int64_t id = desk_log(desk, "site/B1", "2026-03-01T22:00", "2026-03-01T23:00", "");
	struct entry entry;

	assert_done(desk, entry_edit(desk->book, id, &(struct entry_change){.path = "nippon/app"}));
	find(desk, id, &entry);
	assert_string_equal(entry.zone, "Asia/Tokyo");
	assert_int_equal(entry.day, day_from_text("2026-03-02"));
	assert_done(desk, entry_edit(desk->book, id, &(struct entry_change){.note = "same"}));
	find(desk, id, &entry);
	assert_int_equal(entry.day, day_from_text("2026-03-02"));
	assert_done(desk, entry_edit(desk->book, id, &(struct entry_change){.path = "learning"}));
	find(desk, id, &entry);
	assert_string_equal(entry.zone, "Europe/Berlin");
}

static void midnight_is_crossed_by_one_entry_that_counts_on_its_first_day(void **state)
{
	struct desk *desk = *state;
	int first = day_from_text("2026-02-27");
	int64_t seconds, billable;
	struct entry entry;

	find(desk, desk_log(desk, "site/B1", "2026-02-27T22:00", "2026-02-28T02:00", ""), &entry);
	assert_int_equal(entry.seconds, 4 * 3600);
	assert_int_equal(entry.day, first);
	assert_done(desk, entry_seconds(desk->book, (struct period){first, first}, 0, &seconds, &billable));
	assert_int_equal(seconds, 4 * 3600);
	assert_int_equal(billable, 4 * 3600);
	assert_done(desk, entry_seconds(desk->book, (struct period){first + 1, first + 1}, 0, &seconds, &billable));
	assert_int_equal(seconds, 0);
}

static void lengths_come_from_utc_over_changes_of_the_clock(void **state)
{
	struct desk *desk = *state;

	desk_at(desk, "2026-11-01T12:00");
	desk_log(desk, "site/B1", "2026-10-25T01:30", "2026-10-25T03:30", "");
	assert_int_equal(desk->entry.seconds, 3 * 3600);
	desk_log(desk, "site/B1", "2026-03-29T01:30", "2026-03-29T03:30", "");
	assert_int_equal(desk->entry.seconds, 3600);
}

/* Ids: behaviour 6. */
static void ids_never_move(void **state)
{
	struct desk *desk = *state;
	int64_t late = desk_log(desk, "site/B1", "2026-03-02T12:00", "2026-03-02T13:00", "late");
	int64_t early = desk_log(desk, "site/B1", "2026-03-01T12:00", "2026-03-01T13:00", "early"), next;
	struct entry entry;

	assert_true(early > late);
	find(desk, late, &entry);
	assert_string_equal(entry.note, "late");
	desk_undo(desk);
	next = desk_log(desk, "site/B1", "2026-03-01T12:00", "2026-03-01T13:00", "again");
	assert_true(next > early);
}

/* Edit. */

static void an_edit_changes_what_it_names(void **state)
{
	struct desk *desk = *state;
	int64_t id = desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T10:00", "a");
	struct entry_change change = {.started_at = desk_time("2026-03-02T09:30"), .seconds = 1800, .path = "site/B2", .note = "b", .activity = "meeting", .given = GOODWILL};
	struct entry entry;

	assert_done(desk, entry_edit(desk->book, id, &change));
	find(desk, id, &entry);
	assert_string_equal(desk_entries(desk), "2026-03-02 09:30-10:00 acme/site/B2 b\n");
	assert_string_equal(entry.activity, "meeting");
	assert_int_equal(entry.disposition, GOODWILL);
	assert_done(desk, entry_edit(desk->book, id, &(struct entry_change){.drop_disposition = true, .note = ""}));
	find(desk, id, &entry);
	assert_int_equal(entry.given, DISPOSITION_NONE);
	assert_int_equal(entry.disposition, BILLABLE);
	assert_string_equal(entry.note, "");
}

static void an_edit_may_not_cover_anothers_time(void **state)
{
	struct desk *desk = *state;
	int64_t id = desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T10:00", "a");

	desk_log(desk, "site/B1", "2026-03-02T10:30", "2026-03-02T11:00", "b");
	assert_refused(desk, entry_edit(desk->book, id, &(struct entry_change){.ended_at = desk_time("2026-03-02T10:31")}), FAULT_CONFLICT, "\"b\"");
	assert_done(desk, entry_edit(desk->book, id, &(struct entry_change){.ended_at = desk_time("2026-03-02T10:30")}));
	assert_refused(desk, entry_edit(desk->book, id, &(struct entry_change){.ended_at = desk_time("2026-03-02T08:30")}), FAULT_INPUT, "before it starts");
	assert_refused(desk, entry_edit(desk->book, id, &(struct entry_change){.ended_at = desk_time("2026-03-02T18:30")}), FAULT_INPUT, "future");
}

static void an_edit_that_changes_nothing_is_refused(void **state)
{
	struct desk *desk = *state;
	int64_t id = desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T10:00", "a");

	assert_refused(desk, entry_edit(desk->book, id, &(struct entry_change){.path = "acme/site/B1", .note = "a"}), FAULT_REFUSED, "already");
	assert_refused(desk, entry_file(desk->book, &id, 1, "site/B1"), FAULT_REFUSED, "already");
	desk_undo(desk);
	assert_string_equal(desk_entries(desk), "");
}

/* What was allowed once is no obstacle to a better note or an earlier end. */
static void an_allowed_overlap_can_be_edited(void **state)
{
	struct desk *desk = *state;
	int64_t id = desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T12:00", "a");

	assert_done(desk, log_over(desk, "site/B2", "2026-03-02T10:00", "2026-03-02T11:00", OVERLAP_ALLOW));
	assert_done(desk, entry_edit(desk->book, id, &(struct entry_change){.note = "b"}));
	assert_done(desk, entry_edit(desk->book, id, &(struct entry_change){.ended_at = desk_time("2026-03-02T11:30")}));
}

/* behaviour 22 */
static void what_an_invoice_bills_is_locked_in_every_field(void **state)
{
	struct desk *desk = *state;
	int64_t id = desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T10:00", "a");
	int64_t next = desk_log(desk, "site/B1", "2026-03-02T10:00", "2026-03-02T11:00", "b"), made;
	const struct entry_change changes[] = {{.note = "x"}, {.seconds = 60}, {.path = "learning"}, {.given = GOODWILL}, {.activity = "meeting"},
		{.started_at = desk_time("2026-03-02T08:00")}};

	desk_invoice(desk, id, "2026-001");
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
		assert_refused(desk, entry_edit(desk->book, id, &changes[i]), FAULT_LOCKED, "2026-001");
	assert_refused(desk, entry_delete(desk->book, &id, 1), FAULT_LOCKED, "2026-001");
	assert_refused(desk, entry_split(desk->book, id, desk_time("2026-03-02T09:30"), &made), FAULT_LOCKED, "2026-001");
	assert_refused(desk, entry_join(desk->book, id, next, &made), FAULT_LOCKED, "2026-001");
	assert_refused(desk, entry_file(desk->book, &id, 1, "site/B2"), FAULT_LOCKED, "2026-001");
	assert_refused(desk, entry_forgive(desk->book, &id, 1), FAULT_LOCKED, "2026-001");
}

/* Split and join: behaviour 3. */

static void a_split_gives_the_second_half_a_new_id_and_uid(void **state)
{
	struct desk *desk = *state;
	int64_t id = desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T10:00", "a"), second;
	struct entry first, rest;

	assert_done(desk, entry_split(desk->book, id, desk_time("2026-03-02T09:20"), &second));
	find(desk, id, &first);
	find(desk, second, &rest);
	assert_int_equal(first.seconds, 20 * 60);
	assert_int_equal(rest.seconds, 40 * 60);
	assert_string_not_equal(first.uid, rest.uid);
	assert_string_equal(rest.note, "a");
	assert_refused(desk, entry_split(desk->book, id, desk_time("2026-03-02T09:20"), &second), FAULT_REFUSED, "within");
	assert_refused(desk, entry_split(desk->book, id, desk_time("2026-03-02T09:00"), &second), FAULT_REFUSED, "within");
}

static void a_split_over_midnight_counts_on_two_days(void **state)
{
	struct desk *desk = *state;
	int64_t id = desk_log(desk, "site/B1", "2026-02-27T22:00", "2026-02-28T02:00", ""), second;
	struct entry rest;

	assert_done(desk, entry_split(desk->book, id, desk_time("2026-02-28T00:00"), &second));
	find(desk, second, &rest);
	assert_int_equal(rest.day, day_from_text("2026-02-28"));
}

static void a_join_keeps_the_earlier_and_both_notes(void **state)
{
	struct desk *desk = *state;
	int64_t one = desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T10:00", "a");
	int64_t two = desk_log(desk, "site/B1", "2026-03-02T10:00", "2026-03-02T11:00", "b"), kept;
	struct entry before, after;

	find(desk, one, &before);
	assert_done(desk, entry_edit(desk->book, two, &(struct entry_change){.activity = "meeting", .given = GOODWILL}));
	assert_done(desk, entry_join(desk->book, two, one, &kept));
	assert_int_equal(kept, one);
	find(desk, one, &after);
	assert_string_equal(after.uid, before.uid);
	assert_string_equal(after.activity, before.activity);
	assert_int_equal(after.given, DISPOSITION_NONE);
	assert_string_equal(after.note, "a\nb");
	assert_int_equal(after.seconds, 2 * 3600);
	assert_refused(desk, entry_find(desk->book, two, desk->arena, &after), FAULT_MISSING, "no entry");
}

static void only_touching_entries_on_one_path_are_joined(void **state)
{
	struct desk *desk = *state;
	int64_t one = desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T10:00", "a");
	int64_t apart = desk_log(desk, "site/B1", "2026-03-02T10:01", "2026-03-02T11:00", "a");
	int64_t other = desk_log(desk, "site/B2", "2026-03-02T11:00", "2026-03-02T12:00", "a"), kept;

	assert_refused(desk, entry_join(desk->book, one, apart, &kept), FAULT_REFUSED, "touch");
	assert_refused(desk, entry_join(desk->book, apart, other, &kept), FAULT_REFUSED, "one path");
	assert_refused(desk, entry_join(desk->book, one, one, &kept), FAULT_INPUT, "itself");
	assert_refused(desk, entry_join(desk->book, one, 99, &kept), FAULT_MISSING, "99");
}

static void several_are_deleted_in_one_act_or_none(void **state)
{
	struct desk *desk = *state;
	int64_t ids[] = {desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T10:00", "a"), desk_log(desk, "site/B1", "2026-03-02T10:00", "2026-03-02T11:00", "b"), 99};

	assert_refused(desk, entry_delete(desk->book, ids, 3), FAULT_MISSING, "99");
	assert_done(desk, entry_delete(desk->book, ids, 2));
	assert_string_equal(desk_entries(desk), "");
	desk_undo(desk);
	assert_string_equal(desk_entries(desk), "2026-03-02 09:00-10:00 acme/site/B1 a\n2026-03-02 10:00-11:00 acme/site/B1 b\n");
}

static void an_imported_entry_that_was_deleted_is_remembered(void **state)
{
	struct desk *desk = *state;
	struct entry entry = {.path = "site/B1", .uid = "from-elsewhere", .imported = true, .started_at = desk_time("2026-03-02T09:00"), .ended_at = desk_time("2026-03-02T10:00")};

	assert_done(desk, entry_log(desk->book, &entry, OVERLAP_REFUSE, false, desk->arena));
	assert_done(desk, entry_delete(desk->book, &entry.id, 1));
	assert_int_equal(desk_number(desk, "SELECT count(*) FROM gone WHERE uid = 'from-elsewhere'"), 1);
	desk_undo(desk);
	assert_int_equal(desk_number(desk, "SELECT count(*) FROM gone"), 0);
}

/* Activities and dispositions: commands.md, Time. */

static void the_activity_left_out_is_the_last_on_that_path(void **state)
{
	struct desk *desk = *state;
	struct entry entry = {.path = "site/B1", .activity = "meeting", .started_at = desk_time("2026-03-02T07:00"), .ended_at = desk_time("2026-03-02T08:00")};

	desk_log(desk, "site/B2", "2026-03-02T06:00", "2026-03-02T06:30", "");
	assert_string_equal(desk->entry.activity, "modelling");
	desk_log(desk, "site/B1", "2026-03-02T05:00", "2026-03-02T05:30", "");
	assert_string_equal(desk->entry.activity, "other");
	assert_done(desk, entry_log(desk->book, &entry, OVERLAP_REFUSE, false, desk->arena));
	desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T10:00", "");
	assert_string_equal(desk->entry.activity, "meeting");
	desk_log(desk, "learning/drift", "2026-03-02T10:00", "2026-03-02T10:30", "");
	assert_string_equal(desk->entry.activity, "learning");
	desk_log(desk, "sales", "2026-03-02T10:30", "2026-03-02T11:00", "");
	assert_string_equal(desk->entry.activity, "sales");
	desk_log(desk, "unfiled", "2026-03-02T11:00", "2026-03-02T11:30", "");
	assert_string_equal(desk->entry.activity, "other");
}

static void an_activity_is_known_or_its_beginning_is_clear(void **state)
{
	struct desk *desk = *state;
	const char *activity;

	assert_done(desk, entry_read_activity(desk->book, "labelling", false, desk->arena, &activity));
	assert_refused(desk, entry_read_activity(desk->book, "lab", false, desk->arena, &activity), FAULT_INPUT, "data_cleaning");
	assert_done(desk, entry_read_activity(desk->book, "lab", true, desk->arena, &activity));
	assert_string_equal(activity, "labelling");
	assert_refused(desk, entry_read_activity(desk->book, "e", true, desk->arena, &activity), FAULT_INPUT, "several");
	assert_refused(desk, entry_read_activity(desk->book, "", true, desk->arena, &activity), FAULT_INPUT, "no activity");
}

static void only_a_given_disposition_is_stored(void **state)
{
	struct desk *desk = *state;
	struct entry entry = {.path = "learning", .given = BILLABLE, .started_at = desk_time("2026-03-02T07:00"), .ended_at = desk_time("2026-03-02T08:00")};

	desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T10:00", "");
	assert_int_equal(desk_number(desk, "SELECT count(*) FROM entry WHERE disposition IS NULL"), 1);
	assert_done(desk, entry_log(desk->book, &entry, OVERLAP_REFUSE, false, desk->arena));
	find(desk, entry.id, &entry);
	assert_int_equal(entry.disposition, BILLABLE);
	assert_int_equal(entry.given, BILLABLE);
}

/* Triage. */

static void seal(struct desk *desk)
{
	struct place place;
	struct baseline baseline = {.who = "Dana", .evidence = "mail", .sealed_on = day_from_text("2026-03-01")};

	assert_done(desk, place_find(desk->book, "acme/site", PLACE_PROJECT, desk->arena, &place));
	assert_done(desk, baseline_seal(desk->book, place.project, &baseline));
}

static size_t waiting(struct desk *desk)
{
	struct entries entries;

	assert_done(desk, entry_list(desk->book, &(struct entry_filter){.unfiled = true}, desk->arena, &entries));
	return entries.count;
}

static void work_without_an_item_waits_until_it_is_filed(void **state)
{
	struct desk *desk = *state;
	int64_t ids[3], change;
	struct entry entry;

	seal(desk);
	ids[0] = desk_log(desk, "acme/site", "2026-03-02T09:00", "2026-03-02T10:00", "quick export");
	ids[1] = desk_log(desk, "acme/site", "2026-03-02T10:00", "2026-03-02T11:00", "a slide");
	ids[2] = desk_log(desk, "unfiled", "2026-03-02T11:00", "2026-03-02T12:00", "what was it");
	assert_int_equal(waiting(desk), 3);
	assert_done(desk, entry_file(desk->book, &ids[2], 1, "site/B1"));
	assert_int_equal(waiting(desk), 2);
	assert_done(desk, entry_file_as_change(desk->book, &ids[0], 1, "Export for sales", &change));
	find(desk, ids[0], &entry);
	assert_string_equal(entry.path, "acme/site/CR-1");
	assert_int_equal(entry.item, change);
	assert_int_equal(entry.disposition, AT_RISK);
	assert_done(desk, entry_forgive(desk->book, &ids[1], 1));
	assert_int_equal(waiting(desk), 0);
	find(desk, ids[1], &entry);
	assert_int_equal(entry.disposition, GOODWILL);
	assert_int_equal(entry.bucket, BUCKET_UNRECORDED);
}

static void a_change_needs_a_project_of_a_client(void **state)
{
	struct desk *desk = *state;
	int64_t ids[] = {desk_log(desk, "unfiled", "2026-03-02T11:00", "2026-03-02T12:00", ""), desk_log(desk, "site/B1", "2026-03-02T12:00", "2026-03-02T13:00", "")}, change;

	assert_refused(desk, entry_file_as_change(desk->book, ids, 1, "More", &change), FAULT_REFUSED, "unfiled");
	assert_refused(desk, entry_file_as_change(desk->book, ids, 2, "More", &change), FAULT_REFUSED, "different projects");
}

/* Lists. */

static void lists_are_filtered(void **state)
{
	struct desk *desk = *state;
	struct entries entries;
	struct place client;
	const struct { struct entry_filter filter; size_t count; } cases[] = {
		{{.period = {day_from_text("2026-03-02"), day_from_text("2026-03-02")}}, 3},
		{{.pattern = "drift"}, 2},
		{{.pattern = "drift", .period = {day_from_text("2026-03-02"), day_from_text("2026-03-02")}}, 1},
		{{.pattern = "^acme/site/b2"}, 1},
		{{.pattern = "^meeting$"}, 2},
		{{.activity = "meeting"}, 2},
		{{.disposition = NONBILLABLE}, 1},
		{{.unbilled = true}, 3},
		{{.limit = 2}, 2},
		{{.limit = 2, .pattern = "."}, 2},
	};
	struct entry entry = {.path = "site/B1", .activity = "meeting", .note = "weekly", .started_at = desk_time("2026-03-02T07:00"), .ended_at = desk_time("2026-03-02T08:00")};
	int64_t billed;

	assert_done(desk, entry_log(desk->book, &entry, OVERLAP_REFUSE, false, desk->arena));
	desk_log(desk, "site/B2", "2026-03-02T09:00", "2026-03-02T10:00", "Drift");
	desk_log(desk, "learning", "2026-03-01T09:00", "2026-03-01T10:00", "paper on drift");
	billed = desk_log(desk, "site/B1", "2026-03-02T05:00", "2026-03-02T06:00", "billed");
	desk_log(desk, "nippon/app", "2026-02-28T09:00", "2026-02-28T10:00", "far");
	desk_invoice(desk, billed, "2026-001");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_done(desk, entry_list(desk->book, &cases[i].filter, desk->arena, &entries));
		if (entries.count != cases[i].count)
			fail_msg("case %zu: %zu entries, not %zu", i, entries.count, cases[i].count);
	}
	assert_done(desk, place_find(desk->book, "nippon", PLACE_CLIENT, desk->arena, &client));
	assert_done(desk, entry_list(desk->book, &(struct entry_filter){.client = client.client}, desk->arena, &entries));
	assert_int_equal(entries.count, 1);
	assert_done(desk, entry_list(desk->book, &(struct entry_filter){.newest_first = true, .pattern = "."}, desk->arena, &entries));
	assert_string_equal(entries.items[0].note, "Drift");
	assert_string_equal(entries.items[4].note, "far");
	assert_refused(desk, entry_list(desk->book, &(struct entry_filter){.pattern = "("}, desk->arena, &entries), FAULT_INPUT, "offset");
}

static void the_timer_is_in_no_list(void **state)
{
	struct desk *desk = *state;
	struct entry timer = {.path = "site/B1"}, stopped;

	assert_done(desk, timer_start(desk->book, &timer, false, desk->arena, &stopped));
	assert_string_equal(desk_entries(desk), "");
	assert_done(desk, entry_find(desk->book, timer.id, desk->arena, &timer));
}

static void gaps_are_what_lies_between_the_entries_of_a_day(void **state)
{
	struct desk *desk = *state;
	int today = day_from_text("2026-03-02");
	struct entry timer = {.path = "site/B1", .started_at = desk_time("2026-03-02T17:00")}, stopped;
	struct gaps gaps;

	desk_log(desk, "site/B1", "2026-03-01T09:00", "2026-03-01T10:00", "");
	desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T12:00", "");
	assert_done(desk, log_over(desk, "site/B2", "2026-03-02T10:00", "2026-03-02T11:00", OVERLAP_ALLOW));
	desk_log(desk, "site/B1", "2026-03-02T12:04:59", "2026-03-02T13:00", "");
	desk_log(desk, "site/B1", "2026-03-02T13:05", "2026-03-02T14:00", "");
	assert_done(desk, timer_start(desk->book, &timer, false, desk->arena, &stopped));
	assert_done(desk, entry_gaps(desk->book, (struct period){today - 1, today}, desk->arena, &gaps));
	assert_int_equal(gaps.count, 2);
	assert_int_equal(gaps.items[0].from, desk_time("2026-03-02T13:00"));
	assert_int_equal(gaps.items[0].until, desk_time("2026-03-02T13:05"));
	assert_int_equal(gaps.items[1].from, desk_time("2026-03-02T14:00"));
	assert_int_equal(gaps.items[1].until, desk_time("2026-03-02T17:00"));
	assert_int_equal(gaps.items[1].day, today);
}

/* The roll-ups are what a sum over the entries is, whatever was done. */
static void sums_follow_every_change(void **state)
{
	struct desk *desk = *state;
	int64_t seconds, billable, second, kept;
	int64_t id = desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T12:00", "");
	const struct period all = {DAY_FIRST, DAY_LAST};

	assert_done(desk, log_over(desk, "site/B2", "2026-03-02T10:00", "2026-03-02T11:00", OVERLAP_TRIM));
	assert_done(desk, entry_split(desk->book, id, desk_time("2026-03-02T09:30"), &second));
	assert_done(desk, entry_edit(desk->book, second, &(struct entry_change){.given = NONBILLABLE}));
	assert_done(desk, entry_join(desk->book, id, second, &kept));
	assert_done(desk, entry_edit(desk->book, id, &(struct entry_change){.path = "learning"}));
	assert_done(desk, entry_seconds(desk->book, all, 0, &seconds, &billable));
	assert_int_equal(seconds, 3 * 3600);
	assert_int_equal(billable, 2 * 3600);
	assert_int_equal(desk_number(desk, "SELECT sum(seconds) FROM project_total"), 3 * 3600);
}

#define desk_test(name) cmocka_unit_test_setup_teardown(name, desk_setup, desk_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(an_overlap_is_refused_and_named),
		desk_test(an_end_at_the_next_start_is_no_overlap),
		desk_test(what_has_no_length_overlaps_nothing),
		desk_test(a_long_entry_far_before_is_found),
		desk_test(trim_splits_the_older_in_two),
		desk_test(trim_shortens_at_either_end_and_takes_what_is_covered),
		desk_test(trim_never_touches_what_is_locked),
		desk_test(allow_keeps_both),
		desk_test(the_running_timer_covers_its_time),
		desk_test(trim_cuts_the_timer_and_lets_it_run_on),
		desk_test(no_entry_ends_in_the_future),
		desk_test(over_a_day_must_be_meant),
		desk_test(a_note_keeps_tab_and_newline_but_no_other_control),
		desk_test(archived_clients_take_nothing_more),
		desk_test(the_zone_and_day_are_the_clients),
		desk_test(zone_and_day_are_set_anew_only_at_another_client),
		desk_test(midnight_is_crossed_by_one_entry_that_counts_on_its_first_day),
		desk_test(lengths_come_from_utc_over_changes_of_the_clock),
		desk_test(ids_never_move),
		desk_test(an_edit_changes_what_it_names),
		desk_test(an_edit_may_not_cover_anothers_time),
		desk_test(an_edit_that_changes_nothing_is_refused),
		desk_test(an_allowed_overlap_can_be_edited),
		desk_test(what_an_invoice_bills_is_locked_in_every_field),
		desk_test(a_split_gives_the_second_half_a_new_id_and_uid),
		desk_test(a_split_over_midnight_counts_on_two_days),
		desk_test(a_join_keeps_the_earlier_and_both_notes),
		desk_test(only_touching_entries_on_one_path_are_joined),
		desk_test(several_are_deleted_in_one_act_or_none),
		desk_test(an_imported_entry_that_was_deleted_is_remembered),
		desk_test(the_activity_left_out_is_the_last_on_that_path),
		desk_test(an_activity_is_known_or_its_beginning_is_clear),
		desk_test(only_a_given_disposition_is_stored),
		desk_test(work_without_an_item_waits_until_it_is_filed),
		desk_test(a_change_needs_a_project_of_a_client),
		desk_test(lists_are_filtered),
		desk_test(the_timer_is_in_no_list),
		desk_test(gaps_are_what_lies_between_the_entries_of_a_day),
		desk_test(sums_follow_every_change),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
