#include "tests/unit.h"

#include <unistd.h>

#include "model/imports/ics.h"

static struct ics_moment moment_of(const char *value, const char *kind, const char *zone)
{
	struct ics_line line = {.value = value, .kind = kind, .zone = zone};
	struct ics_moment moment;

	assert_true(ics_moment_read(&line, &moment));
	return moment;
}

static bool is_moment(const char *value, const char *kind)
{
	struct ics_line line = {.value = value, .kind = kind};
	struct ics_moment moment;

	return ics_moment_read(&line, &moment);
}

static void days_and_clocks_are_read(void **state)
{
	int fifth_of_march = day_from_civil(2026, 3, 5);

	(void)state;
	assert_int_equal(moment_of("20260305T090000Z", NULL, NULL).day, fifth_of_march);
	assert_true(moment_of("20260305T090000Z", NULL, NULL).is_utc);
	assert_int_equal(moment_of("20260305T090000", "DATE-TIME", "Europe/Berlin").wall, (int64_t)fifth_of_march * 86400 + 9 * 3600);
	assert_true(moment_of("20260305", "DATE", NULL).is_day);
	assert_true(moment_of("20260305", NULL, NULL).is_day);
	assert_int_equal(moment_of("20261231T235960Z", NULL, NULL).wall % 86400, 86399);
}

static void what_no_calendar_has_is_no_moment(void **state)
{
	static const char *const values[] = {"", "tomorrow", "2026-01-05T09:00:00Z", "20260230T090000Z", "21000229T090000Z", "20261301T090000Z",
		"20260305T250000Z", "20260305T096000Z", "20260305T0900Z", "20260305T090000ZZ", "20260305T", "-20260305T090000Z", "00000101", "2026030", NULL};

	(void)state;
	for (int i = 0; values[i]; i++)
		assert_false(is_moment(values[i], NULL));
	assert_false(is_moment("20260305T090000", "DATE"));
	assert_false(is_moment("20260305", "DATE-TIME"));
	assert_false(is_moment("20260305T090000Z/PT1H", "PERIOD"));
}

static bool before(struct ics_moment one, struct ics_moment other)
{
	return ics_is_before(&one, &other);
}

static void moments_are_compared_as_far_as_that_can_be_told(void **state)
{
	struct ics_moment berlin = moment_of("20260305T090000", NULL, "Europe/Berlin"), utc = moment_of("20260305T081500Z", NULL, NULL);

	(void)state;
	assert_true(before(berlin, utc));
	assert_false(before(utc, berlin));
	assert_true(before(moment_of("20260305", NULL, NULL), moment_of("20260306", NULL, NULL)));
	assert_false(before(moment_of("20260305", NULL, NULL), utc));
	assert_false(before(moment_of("20260305T000000", NULL, "Büro"), utc));
	assert_true(before(moment_of("20260305T000000", NULL, "Büro"), moment_of("20260305T000001", NULL, "Büro")));
}

static void lengths_go_by_the_letter(void **state)
{
	static const char *const wrong[] = {"", "P", "PT", "3600", "PT1", "P1H", "PT1S1H", "PT1H1H", "PT1.5H", "P1W2D", "PT99999999999999999999H",
		"P1M", "P1DT", NULL};
	int64_t seconds;

	(void)state;
	for (int i = 0; wrong[i]; i++)
		assert_false(ics_length_read(wrong[i], &seconds));
	assert_true(ics_length_read("P1DT2H3M4S", &seconds) && seconds == 86400 + 7384);
	assert_true(ics_length_read("P2W", &seconds) && seconds == 14 * 86400);
	assert_true(ics_length_read("-PT15M", &seconds) && seconds == -900);
	assert_true(ics_length_read("PT0S", &seconds) && !seconds);
}

static void rules_have_known_parts_once_and_within_bounds(void **state)
{
	static const char *const sound[] = {"FREQ=WEEKLY;COUNT=3", "freq=monthly;byday=-1FR,2MO;wkst=su", "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=-1",
		"FREQ=DAILY;UNTIL=20270101T000000Z", "FREQ=DAILY;UNTIL=20270101;", "FREQ=DAILY;X-OURS=1", "RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD", NULL};
	static const char *const broken[] = {"", "COUNT=3", "FREQ=SOMETIMES", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=-1", "FREQ=DAILY;INTERVAL=0",
		"FREQ=DAILY;COUNT=2;UNTIL=20270101T000000Z", "FREQ=YEARLY;BYMONTH=13", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;BYHOUR=25", "FREQ=DAILY;UNTIL=never",
		";;;", "FREQ=DAILY;FREQ=WEEKLY", "FREQ=DAILY;BYDAY=", "FREQ=DAILY;BYDAY=MO,", "FREQ=DAILY,WEEKLY", "FREQ=DAILY;COLOUR=RED", "FREQ", NULL};

	(void)state;
	for (int i = 0; sound[i]; i++)
		assert_true(ics_rule_is_sound(sound[i]));
	for (int i = 0; broken[i]; i++)
		assert_false(ics_rule_is_sound(broken[i]));
}

/* A file of the bytes, opened as a source; the name is gone at once. */
static struct source source_of(const char *bytes, struct fault *fault)
{
	char path[] = "/tmp/ics_testXXXXXX";
	int file = mkstemp(path);
	struct source source;

	assert_true(file >= 0 && write(file, bytes, strlen(bytes)) == (ssize_t)strlen(bytes));
	close(file);
	*fault = (struct fault){0};
	assert_true(source_open(&source, path, ICS_LIMIT, fault));
	unlink(path);
	source.path = "a.ics";
	return source;
}

/* What passes the gate, or the refusal. */
static const char *pass(const char *bytes, struct arena *arena)
{
	struct fault fault;
	struct source source = source_of(bytes, &fault);
	struct ics_passed passed;
	bool ok = ics_pass(&source, arena, &passed);
	const char *answer = arena_text(arena, ok ? text_string(&passed.text) : fault.text);

	assert_int_equal(fault.kind, ok ? FAULT_NONE : FAULT_FILE);
	text_free(&passed.text);
	source_close(&source);
	return answer;
}

#define HEAD "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
#define EVENT "BEGIN:VEVENT\r\nUID:u1\r\nDTSTART:20260305T090000Z\r\n"
#define TAIL "END:VEVENT\r\nEND:VCALENDAR\r\n"

static void only_what_deadlines_are_made_of_passes(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	assert_string_equal(pass(HEAD "X-WR-CALNAME:ours\r\nBEGIN:VTIMEZONE\r\nTZID:Büro\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
		"BEGIN:VEVENT\r\nuid:u1\r\nDTSTART;X-A=\"b:c\",d;TZID=\"Büro\":2026030\r\n 5T090000\r\nSUMMARY;LANGUAGE=de:Abn\r\n\tahme\r\nATTACH:http://example.org\r\n"
		"RRULE:FREQ=DAILY\r\nBEGIN:VALARM\r\nTRIGGER:-PT1H\r\nDESCRIPTION:no\r\nEND:VALARM\r\nDURATION:PT1H\r\n" TAIL, arena),
		"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nX-AMBIT-LINE:10\r\nUID:u1\r\nDTSTART;TZID=\"Büro\":20260305T090000\r\nSUMMARY:Abnahme\r\n"
		"X-AMBIT-RECURS:1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
	arena_free(arena);
}

static void a_fold_may_fall_into_a_character(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	assert_non_null(strstr(pass("\xef\xbb\xbf" HEAD EVENT "SUMMARY:caf\xc3\r\n \xa9\r\n\r\n" TAIL, arena), "SUMMARY:café\r\n"));
	arena_free(arena);
}

static void faults_are_told_by_line(void **state)
{
	static const struct { const char *bytes, *reason; } files[] = {
		{"", "a.ics:1: no calendar is in it."},
		{"<html>", "a.ics:1: this is no line of a calendar: \"<html>\"."},
		{"SUMMARY:x\n", "a.ics:1: a calendar begins with BEGIN:VCALENDAR."},
		{HEAD EVENT, "a.ics:5: the file ends within \"VEVENT\"."},
		{HEAD EVENT "END:VCALENDAR\r\n", "a.ics:6: another part is open than the one that ends here, \"VCALENDAR\"."},
		{HEAD EVENT EVENT, "a.ics:6: inside another part there can be no \"VEVENT\"."},
		{"BEGIN:VCALENDAR\nVERSION:1.0\n", "a.ics:2: calendars are read in version 2.0, not \"1.0\"."},
		{HEAD EVENT "UID:u2\r\n" TAIL, "a.ics:6: a second UID."},
		{HEAD EVENT "DTSTART:20260306\r\n" TAIL, "a.ics:6: a second DTSTART."},
		{HEAD EVENT "DTEND:20260230\r\n" TAIL, "a.ics:6: there is no such time as \"20260230\"."},
		{HEAD EVENT "DTEND:20260305T080000Z\r\n" TAIL, "a.ics:3: it ends before it starts."},
		{HEAD EVENT "DURATION:-PT1S\r\n" TAIL, "a.ics:3: it ends before it starts."},
		{HEAD EVENT "DTEND;TZID=Mars/Olympus:20260305T090000\r\n" TAIL, "a.ics:6: nobody knows the zone \"Mars/Olympus\", and the file doesn't say."},
		{HEAD EVENT "RRULE:FREQ=DAILY;FREQ=DAILY\r\n" TAIL, "a.ics:6: this is no rule such as FREQ=WEEKLY;COUNT=3: \"FREQ=DAILY;FREQ=DAILY\"."},
		{HEAD EVENT "X-A:x\nJUNK\n" TAIL, "a.ics:7: this is no line of a calendar: \"JUNK\"."},
		{HEAD EVENT "X-A;B=\"open:x\r\n" TAIL, "a.ics:6: this is no line of a calendar: \"X-A;B=\"open:x\"."},
		{HEAD EVENT "SUMMARY:a\x1b[2Jb\r\n" TAIL, "a.ics:6: a control character."},
		{HEAD EVENT "SUMMARY:caf\xe9\r\n" TAIL, "a.ics:6: not UTF-8."},
		{HEAD "BEGIN:VTODO\r\nUID:u1\r\nEND:VTODO\r\n", "a.ics:3: it has neither DTSTART nor DUE."},
		{HEAD "BEGIN:VEVENT\r\nDTSTART:20260305\r\n" TAIL, "a.ics:3: it has no UID."},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		assert_string_equal(pass(files[i].bytes, arena), files[i].reason);
	arena_free(arena);
}

static void what_is_called_off_needs_no_day(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	assert_non_null(strstr(pass(HEAD "BEGIN:VTODO\r\nUID:u1\r\nSTATUS:CANCELLED\r\nEND:VTODO\r\nEND:VCALENDAR\r\n" HEAD "END:VCALENDAR\r\n", arena), "STATUS:CANCELLED"));
	arena_free(arena);
}

static void parts_are_limited_in_depth_and_number(void **state)
{
	struct arena *arena = arena_new();
	struct text text = {0};

	(void)state;
	text_add(&text, HEAD);
	text_add_repeat(&text, "BEGIN:X-A\r\n", ICS_DEPTH);
	assert_string_equal(pass(text_string(&text), arena), "a.ics:10: too many parts inside one another: \"X-A\".");
	text_clear(&text);
	text_add(&text, HEAD);
	text_add_repeat(&text, "BEGIN:X-A\r\nEND:X-A\r\n", ICS_COMPONENTS);
	assert_string_equal(pass(text_string(&text), arena), "a.ics:100001: over 50000 parts.");
	text_free(&text);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_and_clocks_are_read),
		cmocka_unit_test(what_no_calendar_has_is_no_moment),
		cmocka_unit_test(moments_are_compared_as_far_as_that_can_be_told),
		cmocka_unit_test(lengths_go_by_the_letter),
		cmocka_unit_test(rules_have_known_parts_once_and_within_bounds),
		cmocka_unit_test(only_what_deadlines_are_made_of_passes),
		cmocka_unit_test(a_fold_may_fall_into_a_character),
		cmocka_unit_test(faults_are_told_by_line),
		cmocka_unit_test(what_is_called_off_needs_no_day),
		cmocka_unit_test(parts_are_limited_in_depth_and_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
