#include "tests/trade_fixture.h"

#include <sqlite3.h>

#include "model/evidence.h"

static const struct change_step step = {.who = "Ana Ortiz", .evidence = "mail", .why = "small", .estimate = {60, 120, 180}};

static int64_t approved(struct trade *desk)
{
	int64_t change = propose(desk, desk->project, NULL);
	struct change_step said = step;

	assert_done(desk, change_move(desk->book, change, CHANGE_ESTIMATED, &said));
	assert_done(desk, change_move(desk->book, change, CHANGE_SENT, &said));
	assert_done(desk, change_move(desk->book, change, CHANGE_APPROVED, &said));
	return change;
}

static struct records in_force(struct trade *desk, int64_t as_of)
{
	struct records list;

	assert_done(desk, evidence_list(desk->book, NULL, 0, NULL, as_of, desk->arena, &list));
	return list;
}

static const char *line(struct trade *desk, int64_t as_of)
{
	const char *text;

	assert_done(desk, evidence_line(desk->book, as_of, desk->arena, &text));
	return text;
}

/* The head of the chain, 64 digits. */
static const char *head(struct trade *desk)
{
	return arena_text_n(desk->arena, line(desk, INT64_MAX) + strlen("evidence "), 64);
}

/* The file is changed by another program, past all guards. */
static void tamper(struct trade *desk, const char *sql)
{
	sqlite3 *file;
	char *error = NULL;

	assert_int_equal(sqlite3_open(desk->path, &file), SQLITE_OK);
	if (sqlite3_exec(file, sql, NULL, NULL, &error) != SQLITE_OK)
		fail_msg("%s: %s", sql, error);
	sqlite3_close(file);
}

static void take_line(void *context, const char *text)
{
	char *all = context;

	strncat(all, text, 1999 - strlen(all));
	strncat(all, "\n", 1999 - strlen(all));
}

static const char *faults(struct trade *desk)
{
	char *all = arena_take(desk->arena, 2000);

	assert_done(desk, evidence_check(desk->book, take_line, all));
	return all;
}

static void records_are_numbered_without_gaps(void **state)
{
	struct trade *desk = *state;
	struct records list;

	approved(desk);
	list = in_force(desk, INT64_MAX);
	assert_int_equal(list.count, 4);
	for (size_t i = 0; i < list.count; i++) {
		assert_int_equal(list.items[i].number, i + 1);
		assert_string_equal(list.items[i].kind, "change");
		assert_string_equal(list.items[i].label, "CR-1");
		assert_int_equal(strlen(list.items[i].hash), 64);
		assert_int_equal(list.items[i].typed_at, instant("2026-01-05T13:00:00Z"));
		assert_int_equal(list.items[i].meant_on, day("2026-01-05"));
	}
	assert_string_equal(list.items[3].state, "approved");
	assert_int_equal(list.items[3].amount, 32000);
	assert_string_equal(list.items[3].who, "Ana Ortiz");
}

static void the_line_names_head_count_and_moment(void **state)
{
	struct trade *desk = *state;
	struct records list;

	assert_string_equal(line(desk, INT64_MAX), "");
	propose(desk, desk->project, NULL);
	list = in_force(desk, INT64_MAX);
	assert_string_equal(line(desk, INT64_MAX), arena_print(desk->arena, "evidence %s covers 1 record to 2026-01-05T13:00:00Z", list.items[0].hash));
	set_clock(desk, "2026-01-06T13:00:00Z");
	propose(desk, desk->project, NULL);
	assert_non_null(strstr(line(desk, INT64_MAX), " covers 2 records to 2026-01-06T13:00:00Z"));
	assert_non_null(strstr(line(desk, instant("2026-01-06T12:59:59Z")), " covers 1 record to 2026-01-05T13:00:00Z"));
	assert_string_equal(line(desk, instant("2026-01-05T12:59:59Z")), "");
}

/* Undo appends; redo takes that back; each reader sees only what stands. */
static void a_takeback_of_a_takeback_is_in_force_again(void **state)
{
	struct trade *desk = *state;
	int64_t change = approved(desk);

	take_back(desk, 1);
	assert_int_equal(in_force(desk, INT64_MAX).count, 3);
	assert_int_equal(state_of(desk, change), CHANGE_SENT);
	assert_non_null(strstr(line(desk, INT64_MAX), "covers 5 records"));
	bring_back(desk, 1);
	assert_int_equal(in_force(desk, INT64_MAX).count, 4);
	assert_non_null(strstr(line(desk, INT64_MAX), "covers 6 records"));
	take_back(desk, 1);
	bring_back(desk, 1);
	take_back(desk, 2);
	assert_int_equal(in_force(desk, INT64_MAX).count, 2);
	assert_int_equal(state_of(desk, change), CHANGE_ESTIMATED);
	bring_back(desk, 2);
	assert_int_equal(state_of(desk, change), CHANGE_APPROVED);
	assert_string_equal(faults(desk), "");
}

/* The takeback counts for the position at any time: edits and undo act on all positions. */
static void a_record_brought_back_keeps_its_first_moment(void **state)
{
	struct trade *desk = *state;
	struct records list;

	propose(desk, desk->project, NULL);
	set_clock(desk, "2026-01-09T13:00:00Z");
	take_back(desk, 1);
	assert_int_equal(in_force(desk, instant("2026-01-06T00:00:00Z")).count, 0);
	bring_back(desk, 1);
	list = in_force(desk, instant("2026-01-06T00:00:00Z"));
	assert_int_equal(list.count, 1);
	assert_int_equal(list.items[0].typed_at, instant("2026-01-05T13:00:00Z"));
}

static void a_record_of_an_earlier_day_is_known_from_its_start(void **state)
{
	struct trade *desk = *state;
	struct change change = {.project = desk->project, .title = "A wish", .start_on = DAY_NONE, .end_on = DAY_NONE};

	set_clock(desk, "2026-01-12T15:00:00Z");
	assert_done(desk, change_propose(desk->book, &change, day("2026-01-08")));
	assert_int_equal(in_force(desk, instant("2026-01-08T04:59:59Z")).count, 0);
	assert_int_equal(in_force(desk, instant("2026-01-08T05:00:00Z")).count, 1);
	assert_string_equal(line(desk, instant("2026-01-12T14:59:59Z")), "");
}

static void a_head_is_told_by_sixteen_digits_dashes_aside(void **state)
{
	struct trade *desk = *state;
	const char *first, *whole;

	propose(desk, desk->project, NULL);
	first = head(desk);
	approved(desk);
	whole = head(desk);
	assert_done(desk, evidence_verify(desk->book, whole));
	assert_done(desk, evidence_verify(desk->book, first));
	assert_done(desk, evidence_verify(desk->book, arena_text_n(desk->arena, first, 16)));
	assert_done(desk, evidence_verify(desk->book, arena_print(desk->arena, "%.4s-%.4s-%.4s-%.4s-%.8s", first, first + 4, first + 8, first + 12, first + 16)));
	assert_done(desk, evidence_verify(desk->book, arena_print(desk->arena, "%.8s-%s", first, first + 8)));
	assert_done(desk, evidence_verify(desk->book, arena_print(desk->arena, "%s-", first)));
	assert_refused(desk, evidence_verify(desk->book, arena_text_n(desk->arena, first, 15)), FAULT_INPUT, "16 to 64");
	assert_refused(desk, evidence_verify(desk->book, arena_print(desk->arena, "%s0", first)), FAULT_INPUT, "16 to 64");
	assert_refused(desk, evidence_verify(desk->book, "xyzxyzxyzxyzxyzxyz"), FAULT_INPUT, "a-f");
	assert_refused(desk, evidence_verify(desk->book, ""), FAULT_INPUT, "16 to 64");
	assert_refused(desk, evidence_verify(desk->book, "0000000000000000"), FAULT_REFUSED, "never passed through 0000000000000000");
}

static void digits_may_be_typed_large(void **state)
{
	struct trade *desk = *state;
	char *loud;

	propose(desk, desk->project, NULL);
	loud = arena_text(desk->arena, head(desk));
	for (char *at = loud; *at; at++)
		if (*at >= 'a')
			*at = (char)(*at - 'a' + 'A');
	assert_done(desk, evidence_verify(desk->book, loud));
}

static void a_text_changed_by_another_program_is_found(void **state)
{
	struct trade *desk = *state;
	const char *whole;

	approved(desk);
	whole = head(desk);
	tamper(desk, "DROP TRIGGER record_kept; UPDATE record SET evidence = 'mail!' WHERE number = 4");
	assert_refused(desk, evidence_verify(desk->book, whole), FAULT_REFUSED, "1 of its records");
	assert_string_equal(faults(desk), "evidence: record 4 was changed: its texts don't match its digest\n");
}

static void a_figure_changed_by_another_program_is_found(void **state)
{
	struct trade *desk = *state;
	const char *whole;

	approved(desk);
	whole = head(desk);
	tamper(desk, "DROP TRIGGER record_kept; UPDATE record SET amount = amount + 1 WHERE number = 4");
	assert_refused(desk, evidence_verify(desk->book, whole), FAULT_REFUSED, "The evidence was changed");
	assert_string_equal(faults(desk), "evidence: record 4 was changed: its hash doesn't match\n");
}

static void a_missing_link_is_found(void **state)
{
	struct trade *desk = *state;

	approved(desk);
	tamper(desk, "DROP TRIGGER record_stays; PRAGMA foreign_keys=OFF; DELETE FROM record WHERE number = 2");
	assert_non_null(strstr(faults(desk), "record 3 is out of order: one before it is missing"));
}

/* Cutting the end leaves a whole chain; that is what the head is for, once it was given out. */
static void a_cut_end_is_found_by_a_head_that_was_given_out(void **state)
{
	struct trade *desk = *state;
	const char *whole;

	approved(desk);
	whole = head(desk);
	tamper(desk, "DROP TRIGGER record_stays; DELETE FROM record WHERE number = 4");
	assert_string_equal(faults(desk), "");
	assert_refused(desk, evidence_verify(desk->book, whole), FAULT_REFUSED, "never passed through");
}

static void the_guards_stop_plain_statements(void **state)
{
	static const char *const attempts[] = {"UPDATE record SET why = 'x'", "DELETE FROM record", "UPDATE change SET origin = 'law'", "DELETE FROM change"};
	struct trade *desk = *state;
	sqlite3 *file;

	approved(desk);
	assert_int_equal(sqlite3_open(desk->path, &file), SQLITE_OK);
	for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
		assert_int_equal(sqlite3_exec(file, attempts[i], NULL, NULL, NULL), SQLITE_CONSTRAINT);
		assert_non_null(strstr(sqlite3_errmsg(file), "locked: "));
	}
	sqlite3_close(file);
}

static void a_file_of_evidence_is_known_by_its_digest(void **state)
{
	struct trade *desk = *state;
	const char *path = arena_print(desk->arena, "%s/mail.eml", desk->folder), *name, *sha256;
	FILE *file = fopen(path, "w");

	fputs("abc", file);
	fclose(file);
	assert_done(desk, evidence_file(desk->book, path, desk->arena, &name, &sha256));
	assert_string_equal(name, "mail.eml");
	assert_string_equal(sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	assert_refused(desk, evidence_file(desk->book, "/nowhere/at/all", desk->arena, &name, &sha256), FAULT_FILE, "\"/nowhere/at/all\" can't be read");
	assert_refused(desk, evidence_file(desk->book, desk->folder, desk->arena, &name, &sha256), FAULT_FILE, "can't be read");
}

#define test(name) cmocka_unit_test_setup_teardown(name, trade_setup, trade_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(records_are_numbered_without_gaps),
		test(the_line_names_head_count_and_moment),
		test(a_takeback_of_a_takeback_is_in_force_again),
		test(a_record_brought_back_keeps_its_first_moment),
		test(a_record_of_an_earlier_day_is_known_from_its_start),
		test(a_head_is_told_by_sixteen_digits_dashes_aside),
		test(digits_may_be_typed_large),
		test(a_text_changed_by_another_program_is_found),
		test(a_figure_changed_by_another_program_is_found),
		test(a_missing_link_is_found),
		test(a_cut_end_is_found_by_a_head_that_was_given_out),
		test(the_guards_stop_plain_statements),
		test(a_file_of_evidence_is_known_by_its_digest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
