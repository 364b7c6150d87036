#include "tests/unit.h"

#include "model/moment.h"

/* Wednesday. */
static const char *const now_text = "2026-03-18T18:00:00Z";

static int64_t instant(const char *word)
{
	struct fault fault = {0};
	int64_t at = 0;

	if (!moment_parse_instant(word, &at, &fault))
		fail_msg("%s", fault.text);
	return at;
}

static struct clock clock_in(const char *zone)
{
	return (struct clock){zone, instant(now_text)};
}

/* A refusal is one sentence of at most 400 bytes that begins with the word in quotes. */
static void assert_refused(const char *word, bool taken, const struct fault *fault)
{
	if (taken)
		fail_msg("taken: \"%s\"", word);
	assert_int_equal(fault->kind, FAULT_INPUT);
	assert_int_equal(fault->text[0], '"');
	assert_true(strlen(fault->text) <= 400);
	assert_int_equal(fault->text[strlen(fault->text) - 1], '.');
	if (strlen(word) < 60)
		assert_memory_equal(fault->text + 1, word, strlen(word));
}

static int64_t length_of(const char *word)
{
	struct fault fault = {0};
	int64_t seconds = -1;

	if (!moment_parse_length(word, &seconds, &fault))
		fail_msg("%s", fault.text);
	return seconds;
}

static void lengths_are_read_in_all_their_forms(void **state)
{
	(void)state;
	assert_int_equal(length_of("1h30m"), 5400);
	assert_int_equal(length_of("2h5m10s"), 7510);
	assert_int_equal(length_of("1h30"), 5400);
	assert_int_equal(length_of("1h5"), 3900);
	assert_int_equal(length_of("90m"), 5400);
	assert_int_equal(length_of("90m30s"), 5430);
	assert_int_equal(length_of("1:30"), 5400);
	assert_int_equal(length_of("1:30:05"), 5405);
	assert_int_equal(length_of("1.5h"), 5400);
	assert_int_equal(length_of("0.3333h"), 1200);
}

static void a_decimal_length_is_rounded_half_up_to_the_second(void **state)
{
	(void)state;
	assert_int_equal(length_of("0.00125h"), 5);
	assert_int_equal(length_of("1.000139h"), 3601);
	assert_int_equal(length_of("1.000138h"), 3600);
	assert_int_equal(length_of("45s"), 45);
	assert_int_equal(length_of("1h1s"), 3601);
	assert_int_equal(length_of("240000h"), 864000000);
}

static void words_that_are_no_length_are_refused(void **state)
{
	char digits[302];
	const char *words[] = {
		"", " ", "30", "0", "-5m", "+5", "1.5", "1e3m", "0x1em", "thirty", "30x", "m", "1h1h", "1:99", "nan", "inf", "2147483648",
		"9223372036854775808h", "18446744073709551616m", digits, "３０m", "1,000m", "30m\nx", "30m\x1b[2J", "\u202em03", "30m\xff",
		"30m; DROP TABLE entry", "09:00-", "..", "09:00-noon", "09:00-10:00-11:00", "0m", "0:00", "0.0h", "1h90m", "1h30m20", "90m5",
		"30m1h", "1.5m", "1.h", ".5h", "1,5h", "240000h1s", "864000001s", "1:5", "1:300", "1 h", "30m ", " 30m", "1H", "1h-5m",
		"12345678:00", "1.1234567h", "h30m", "1:30:99", "1::30",
	};

	(void)state;
	memset(digits, '9', 300);
	strcpy(digits + 300, "m");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct fault fault = {0};
		int64_t seconds = 77;

		assert_refused(words[i], moment_parse_length(words[i], &seconds, &fault), &fault);
		assert_int_equal(seconds, 77);
	}
}

static void what_is_written_as_a_length_is_read_again(void **state)
{
	char out[24];

	(void)state;
	for (int64_t seconds = 1; seconds < 400000; seconds += 37)
		assert_int_equal(length_of(moment_typed_length(seconds, out)), seconds);
	assert_string_equal(moment_typed_length(5400, out), "1h30m");
	assert_string_equal(moment_typed_length(7510, out), "2h5m10s");
	assert_string_equal(moment_typed_length(3601, out), "1h1s");
	assert_string_equal(moment_typed_length(0, out), "0m");
	assert_string_equal(moment_typed_length(-90, out), "-1m30s");
}

static void lengths_are_written_for_people(void **state)
{
	char out[24];

	(void)state;
	assert_string_equal(moment_clock_length(5400, out), "1:30");
	assert_string_equal(moment_clock_length(29, out), "0:00");
	assert_string_equal(moment_clock_length(30, out), "0:01");
	assert_string_equal(moment_clock_length(-29, out), "0:00");
	assert_string_equal(moment_clock_length(-5400, out), "-1:30");
	assert_string_equal(moment_clock_length(113400, out), "31:30");
	assert_string_equal(moment_exact_length(7800, out), "2:10:00");
	assert_string_equal(moment_exact_length(-1, out), "-0:00:01");
	assert_string_equal(moment_exact_length(INT64_MIN, out), "-2562047788015215:30:08");
	assert_string_equal(moment_invoice_hours(3000, out), "0:50:00");
	assert_string_equal(moment_invoice_hours(5400, out), "1.50");
	assert_string_equal(moment_invoice_hours(36, out), "0.01");
	assert_string_equal(moment_invoice_hours(0, out), "0.00");
	assert_string_equal(moment_invoice_hours(65700000, out), "18250.00");
}

/* Reads a time in the zone and answers it as RFC 3339 there, or the refusal. */
static const char *read_time(const char *word, const char *zone, const char *now)
{
	static char out[512];
	struct clock clock = {zone, instant(now)};
	struct fault fault = {0};
	int64_t at;

	if (moment_parse_time(word, &clock, &at, &fault))
		moment_rfc3339(at, zone, out);
	else
		snprintf(out, sizeof out, "%s", fault.text);
	return out;
}

static void times_are_read_in_all_their_forms(void **state)
{
	static const struct {
		const char *word, *at;
	} times[] = {
		{"2026-01-05T09:00", "2026-01-05T09:00:00+01:00"},
		{"2026-01-05 09:00", "2026-01-05T09:00:00+01:00"},
		{"2026-01-05  9:00:30", "2026-01-05T09:00:30+01:00"},
		{"2026-01-05T09:00:30", "2026-01-05T09:00:30+01:00"},
		{"2026-01-05T09:00Z", "2026-01-05T10:00:00+01:00"},
		{"2026-01-05T09:00:00-05:00", "2026-01-05T15:00:00+01:00"},
		{"2026-07-05T09:00", "2026-07-05T09:00:00+02:00"},
		{"09:00", "2026-03-18T09:00:00+01:00"},
		{"9:00", "2026-03-18T09:00:00+01:00"},
		{"19:00", "2026-03-18T19:00:00+01:00"}, /* now itself */
		{"19:01", "2026-03-17T19:01:00+01:00"},
		{"23:59:59", "2026-03-17T23:59:59+01:00"},
		{"17:00Z", "2026-03-18T18:00:00+01:00"},
		{"19:00Z", "2026-03-17T20:00:00+01:00"},
		{"-25m", "2026-03-18T18:35:00+01:00"},
		{"-1h30m", "2026-03-18T17:30:00+01:00"},
		{"now", "2026-03-18T19:00:00+01:00"},
		{"yesterday 14:00", "2026-03-17T14:00:00+01:00"},
		{"today 14:00", "2026-03-18T14:00:00+01:00"},
		{"Today 20:00", "2026-03-18T20:00:00+01:00"},
		{"mon 9:00", "2026-03-16T09:00:00+01:00"},
		{"Monday 9:00", "2026-03-16T09:00:00+01:00"},
		{"thu 9:00", "2026-03-12T09:00:00+01:00"},
		{"wed 9:00", "2026-03-18T09:00:00+01:00"},
		{"wed 20:00", "2026-03-11T20:00:00+01:00"},
		{"wed 19:00Z", "2026-03-11T20:00:00+01:00"},
		{"tue 9:00", "2026-03-17T09:00:00+01:00"},
		{"-3d 09:00", "2026-03-15T09:00:00+01:00"},
		{"tomorrow 09:00", "2026-03-19T09:00:00+01:00"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof times / sizeof *times; i++)
		assert_string_equal(read_time(times[i].word, "Europe/Berlin", now_text), times[i].at);
}

static void words_that_are_no_time_are_refused(void **state)
{
	char digits[500];
	const char *words[] = {
		"", " ", "soonish", "2026-02-30T10:00:00Z", "2026-02-29T10:00:00Z", "2026-13-01T10:00:00Z", "2026-01-01T25:00:00Z",
		"0000-01-01T00:00:00Z", "10000-01-01T00:00:00Z", "2026-01-01T10:00:00+99:00", "2026-01-01T10:00:00Z?", "2026-02-30T09:00Z",
		"2026-01-01", "2026-01-01T", "T09:00", "2026-01-01T24:00", "2026-01-01T09:60", "2026-01-01T09:00:60", "2026-01-01T9", "0900",
		"24:00", "9:0", "09:00:0", "9", "-25", "-25x", "--25m", "+25m", "2026-01-01T09:00+01:75", "2026-01-01T09:00+0100",
		"2026-01-01T09:00 Z", "2026-01-01T09:00z", "２０２６-01-05T09:00", "٢٠٢٦-03-05T09:00:00Z", "2026- 3-05T09:00:00Z",
		"1772701200", "=NOW()", "'; DROP TABLE entry; --", "0x7ea-03-05T09:00:00Z", "-2026-03-05T09:00:00Z", "03/05/2026 09:00",
		"someday 9:00", "mon", "mon9:00", "mon 9:00 x", "9:00 am", "9:00\x1b[2J", "9:00\xff", "9:00\n", "2026-01-01T09:00:00.5Z",
		"0001-01-01T00:00+01:00", "9999-12-31T23:59-01:00", "-99999999999h", "+99999999d 09:00", "nowish", digits,
	};
	struct clock clock = clock_in("Europe/Berlin");

	(void)state;
	memset(digits, '9', sizeof digits);
	strcpy(digits + sizeof digits - 7, " 09:00");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct fault fault = {0};
		int64_t at = 77;

		assert_refused(words[i], moment_parse_time(words[i], &clock, &at, &fault), &fault);
		assert_int_equal(at, 77);
	}
}

/* behaviour 7 */
static void a_skipped_time_is_refused_and_the_jump_named(void **state)
{
	(void)state;
	assert_string_equal(read_time("2026-03-29T02:15", "Europe/Berlin", now_text),
	                    "\"2026-03-29T02:15\" doesn't exist in Europe/Berlin: the clock skips it, from 2026-03-29 02:00 to 2026-03-29 03:00.");
	assert_string_equal(read_time("2011-12-30T12:00", "Pacific/Apia", now_text),
	                    "\"2011-12-30T12:00\" doesn't exist in Pacific/Apia: the clock skips it, from 2011-12-30 00:00 to 2011-12-31 00:00.");
}

static void a_doubled_time_is_refused_and_both_offsets_named(void **state)
{
	(void)state;
	assert_string_equal(read_time("2026-10-25T02:15", "Europe/Berlin", now_text),
	                    "\"2026-10-25T02:15\" is shown twice by the clock of Europe/Berlin; write 2026-10-25T02:15:00+02:00 or 2026-10-25T02:15:00+01:00.");
	assert_string_equal(read_time("2026-10-25T02:15+01:00", "Europe/Berlin", now_text), "2026-10-25T02:15:00+01:00");
}

static void a_clock_alone_near_a_change_means_what_has_passed(void **state)
{
	(void)state;
	/* Spring: 02:30 is skipped on 29 March. Before, it is yesterday's; after, it is refused. */
	assert_string_equal(read_time("02:30", "Europe/Berlin", "2026-03-29T00:59:00Z"), "2026-03-28T02:30:00+01:00");
	assert_non_null(strstr(read_time("02:30", "Europe/Berlin", "2026-03-29T01:00:00Z"), "doesn't exist"));
	assert_string_equal(read_time("02:30", "Europe/Berlin", "2026-03-30T12:00:00Z"), "2026-03-30T02:30:00+02:00");
	/* Autumn: 02:30 comes at 00:30Z and at 01:30Z. */
	assert_string_equal(read_time("02:30", "Europe/Berlin", "2026-10-25T00:29:00Z"), "2026-10-24T02:30:00+02:00");
	assert_string_equal(read_time("02:30", "Europe/Berlin", "2026-10-25T00:30:00Z"), "2026-10-25T02:30:00+02:00");
	assert_non_null(strstr(read_time("02:30", "Europe/Berlin", "2026-10-25T01:30:00Z"), "twice"));
	/* The day before 31 December 2011 in Apia is the 29th. */
	assert_string_equal(read_time("09:00", "Pacific/Apia", "2011-12-30T18:00:00Z"), "2011-12-29T09:00:00-10:00");
}

static void instants_are_read_strictly(void **state)
{
	static const char *const wrong[] = {
		"", "yesterday", "2026-03-05T09:00:00", "2026-03-05T09:00Z", "2026-03-05 09:00:00Z", "2026-03-05T0900Z", "2026-03-05",
		"2026-03-05T", "2026-03-05T09:00:00+25:00", "2026-03-05T09:00:00+01:75", "2026-03-05T09:00:00Zjunk", "2026-03-05T24:01:00Z",
		"2026-03-05T09:60:00Z", "2026-03-05T09:00:61Z", "12026-03-05T09:00:00Z", "0000-01-05T09:00:00Z", "2026-02-30T09:00:00Z",
		"2100-02-29T09:00:00Z", "2026-03-05T9:00:000Z", "2026-03-05T09:00:00.5Z", "2026-03-05t09:00:00z", "2026-03-05T09:00:00+0100",
		"0001-01-01T00:00:00+00:01", "2026-03-05T09:00:00 +01:00", "٢٠٢٦-03-05T09:00:00Z",
	};
	char out[32];

	(void)state;
	assert_int_equal(instant("2026-03-05T09:00:00Z"), 1772701200);
	assert_int_equal(instant("2026-03-05T09:00:00+01:00"), 1772701200 - 3600);
	assert_int_equal(instant("2026-03-05T09:00:00-00:30"), 1772701200 + 1800);
	assert_int_equal(instant("1969-12-31T23:59:59Z"), -1);
	assert_string_equal(moment_utc(instant("0001-01-01T00:00:00Z"), out), "0001-01-01T00:00:00Z");
	assert_string_equal(moment_utc(instant("9999-12-31T23:59:59Z"), out), "9999-12-31T23:59:59Z");
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct fault fault = {0};
		int64_t at = 77;

		assert_refused(wrong[i], moment_parse_instant(wrong[i], &at, &fault), &fault);
		assert_int_equal(at, 77);
	}
}

static void instants_are_written_in_their_zone(void **state)
{
	char out[32];
	int64_t at = instant("2026-03-02T08:00:00Z");

	(void)state;
	assert_string_equal(moment_utc(at, out), "2026-03-02T08:00:00Z");
	assert_string_equal(moment_rfc3339(at, "Europe/Berlin", out), "2026-03-02T09:00:00+01:00");
	assert_string_equal(moment_rfc3339(at, "America/St_Johns", out), "2026-03-02T04:30:00-03:30");
	assert_string_equal(moment_rfc3339(at, "UTC", out), "2026-03-02T08:00:00Z");
	assert_string_equal(moment_rfc3339(at, "Europe/London", out), "2026-03-02T08:00:00+00:00");
	assert_string_equal(moment_local(at, "Asia/Kathmandu", out), "2026-03-02 13:45");
	/* Old local mean time is off by seconds, which RFC 3339 can't say. */
	assert_string_equal(moment_rfc3339(instant("1880-01-01T12:00:00Z"), "Europe/Berlin", out), "1880-01-01T12:00:00Z");
}

static const char *read_span(const char *word, const char *zone, const char *now, const char *on)
{
	static char out[512];
	struct clock clock = {zone, instant(now)};
	struct fault fault = {0};
	struct span span;
	char from[32], until[32];

	if (moment_parse_span(word, &clock, on ? day_from_text(on) : DAY_NONE, &span, &fault))
		snprintf(out, sizeof out, "%s..%s", moment_utc(span.from, from), moment_utc(span.until, until));
	else
		snprintf(out, sizeof out, "%s", fault.text);
	return out;
}

static void spans_are_read_in_all_their_forms(void **state)
{
	static const struct {
		const char *word, *on, *span;
	} spans[] = {
		{"09:00-11:30", NULL, "2026-03-18T09:00:00Z..2026-03-18T11:30:00Z"},
		{"9:00-11:30", NULL, "2026-03-18T09:00:00Z..2026-03-18T11:30:00Z"},
		{"09:00-18:00", NULL, "2026-03-18T09:00:00Z..2026-03-18T18:00:00Z"},
		{"09:00-18:01", NULL, "2026-03-17T09:00:00Z..2026-03-17T18:01:00Z"},
		{"22:00-02:00", NULL, "2026-03-17T22:00:00Z..2026-03-18T02:00:00Z"},
		{"22:00-21:00", NULL, "2026-03-16T22:00:00Z..2026-03-17T21:00:00Z"},
		{"09:00-09:00", NULL, "2026-03-17T09:00:00Z..2026-03-18T09:00:00Z"},
		{"09:00..11:30", NULL, "2026-03-18T09:00:00Z..2026-03-18T11:30:00Z"},
		{"09:00-11:30", "2026-01-05", "2026-01-05T09:00:00Z..2026-01-05T11:30:00Z"},
		{"22:00-02:00", "2026-01-05", "2026-01-05T22:00:00Z..2026-01-06T02:00:00Z"},
		{"2026-01-05 09:00-11:30", NULL, "2026-01-05T09:00:00Z..2026-01-05T11:30:00Z"},
		{"yesterday 22:00-02:00", NULL, "2026-03-17T22:00:00Z..2026-03-18T02:00:00Z"},
		{"mon 9:00-11:30", NULL, "2026-03-16T09:00:00Z..2026-03-16T11:30:00Z"},
		{"wed 9:00-11:30", NULL, "2026-03-18T09:00:00Z..2026-03-18T11:30:00Z"},
		{"wed 9:00-19:00", NULL, "2026-03-11T09:00:00Z..2026-03-11T19:00:00Z"},
		{"2026-01-05T09:00Z..2026-01-05T10:00+00:30", NULL, "2026-01-05T09:00:00Z..2026-01-05T09:30:00Z"},
		{"2026-01-05T09:00..11:30", NULL, "2026-01-05T09:00:00Z..2026-01-05T11:30:00Z"},
		{"2026-01-05T22:00..02:00", NULL, "2026-01-05T22:00:00Z..2026-01-06T02:00:00Z"},
		{"-90m..-30m", NULL, "2026-03-18T16:30:00Z..2026-03-18T17:30:00Z"},
		{"09:00..2026-01-05T10:00", "2026-01-05", "2026-01-05T09:00:00Z..2026-01-05T10:00:00Z"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
		assert_true(moment_looks_like_span(spans[i].word));
		assert_string_equal(read_span(spans[i].word, "UTC", now_text, spans[i].on), spans[i].span);
	}
}

static void words_that_are_no_span_are_refused(void **state)
{
	static const char *const words[] = {
		"09:00-", "..", "09:00-noon", "09:00-10:00-11:00", "2026-02-30T09:00Z..2026-02-30T10:00Z",
		"2026-04-02T10:00Z..2026-04-02T09:00Z", "2026-04-02T10:00Z..2026-04-02T10:00Z", "09:00..", "..10:00", "9-10", "-11:00",
		"25:00-26:00", "09:00-10:00Z", "a..b", "09:00..10:00..11:00", "2026-01-05T09:00..", "someday 9:00-10:00", "09:00 -10:00",
		"09:00-10:00\x1b", "09:00–10:00", "", "2026-02-30 09:00-10:00", "09:00...10:00",
	};
	struct clock clock = clock_in("UTC");

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct fault fault = {0};
		struct span span = {7, 7};

		if (moment_parse_span(words[i], &clock, DAY_NONE, &span, &fault))
			fail_msg("taken: %s", words[i]);
		assert_int_equal(fault.kind, FAULT_INPUT);
		assert_true(strlen(fault.text) <= 400);
		assert_int_equal(span.from, 7);
	}
	assert_false(moment_looks_like_span("1:30"));
	assert_false(moment_looks_like_span("1h30m"));
	assert_false(moment_looks_like_span("-5m"));
}

static void a_span_over_a_clock_change_has_its_true_length(void **state)
{
	(void)state;
	assert_string_equal(read_span("01:30-03:30", "Europe/Berlin", now_text, "2026-10-25"), "2026-10-24T23:30:00Z..2026-10-25T02:30:00Z");
	assert_string_equal(read_span("01:30-03:30", "Europe/Berlin", now_text, "2026-03-29"), "2026-03-29T00:30:00Z..2026-03-29T01:30:00Z");
	assert_non_null(strstr(read_span("01:30-02:15", "Europe/Berlin", now_text, "2026-03-29"), "doesn't exist"));
	assert_non_null(strstr(read_span("02:15-03:30", "Europe/Berlin", now_text, "2026-10-25"), "twice"));
	assert_string_equal(read_span("01:30-02:15", "Europe/Berlin", "2026-10-25T00:20:00Z", NULL),
	                    "2026-10-24T23:30:00Z..2026-10-25T00:15:00Z");
}

static const char *read_day(const char *word, enum day_leaning leaning)
{
	static char out[512];
	struct clock clock = clock_in("Europe/Berlin");
	struct fault fault = {0};
	char text[11];
	int day;

	if (moment_parse_day(word, &clock, leaning, &day, &fault))
		snprintf(out, sizeof out, "%s", day_text(day, text));
	else
		snprintf(out, sizeof out, "%s", fault.text);
	return out;
}

static void days_are_read_in_all_their_forms(void **state)
{
	(void)state;
	assert_string_equal(read_day("2026-01-05", DAY_PAST), "2026-01-05");
	assert_string_equal(read_day("today", DAY_PAST), "2026-03-18");
	assert_string_equal(read_day("yesterday", DAY_PAST), "2026-03-17");
	assert_string_equal(read_day("tomorrow", DAY_NEXT), "2026-03-19");
	assert_string_equal(read_day("fri", DAY_PAST), "2026-03-13");
	assert_string_equal(read_day("FRIDAY", DAY_NEXT), "2026-03-20");
	assert_string_equal(read_day("wed", DAY_PAST), "2026-03-18");
	assert_string_equal(read_day("wed", DAY_NEXT), "2026-03-25");
	assert_string_equal(read_day("+14d", DAY_PAST), "2026-04-01");
	assert_string_equal(read_day("+2w", DAY_PAST), "2026-04-01");
	assert_string_equal(read_day("-3d", DAY_PAST), "2026-03-15");
	assert_string_equal(read_day("2026-02-30", DAY_PAST), "\"2026-02-30\" is no day: the calendar has no such day.");
	assert_string_equal(read_day("10000-01-01", DAY_PAST), "\"10000-01-01\" is no day: the years go from 0001 to 9999.");
}

static void words_that_are_no_day_are_refused(void **state)
{
	static const char *const words[] = {
		"", "someday", "2026", "2026-1-5", "2026-13-01", "0000-01-05", "+14", "+d", "14d", "+14x", "+99999999d", "-99999999999999d",
		"fr", "frid", "fri ", "20\xff-26", "\x1b[2J", "2026-01-05T09:00", "２０２６-01-05", "+-3d", "2026-01-05\n",
	};
	struct clock clock = clock_in("UTC");

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct fault fault = {0};
		int day;

		assert_refused(words[i], moment_parse_day(words[i], &clock, DAY_PAST, &day, &fault), &fault);
	}
}

static const char *read_period(const char *word)
{
	static char out[512];
	struct clock clock = clock_in("Europe/Berlin");
	struct fault fault = {0};
	char first[11], last[11];
	struct period period;

	if (moment_parse_period(word, &clock, &period, &fault))
		snprintf(out, sizeof out, "%s..%s", day_text(period.first, first), day_text(period.last, last));
	else
		snprintf(out, sizeof out, "%s", fault.text);
	return out;
}

static void periods_are_read_in_all_their_forms(void **state)
{
	static const struct {
		const char *word, *period;
	} periods[] = {
		{"today", "2026-03-18..2026-03-18"},
		{"yesterday", "2026-03-17..2026-03-17"},
		{"week", "2026-03-16..2026-03-22"},
		{"month", "2026-03-01..2026-03-31"},
		{"year", "2026-01-01..2026-12-31"},
		{"2026", "2026-01-01..2026-12-31"},
		{"2026-02", "2026-02-01..2026-02-28"},
		{"2028-02", "2028-02-01..2028-02-29"},
		{"2026-W07", "2026-02-09..2026-02-15"},
		{"2026-W53", "2026-12-28..2027-01-03"},
		{"2026-W01", "2025-12-29..2026-01-04"},
		{"2026-Q1", "2026-01-01..2026-03-31"},
		{"2026-Q4", "2026-10-01..2026-12-31"},
		{"2026-01-05", "2026-01-05..2026-01-05"},
		{"fri", "2026-03-13..2026-03-13"},
		{"2026-01-05..2026-03-20", "2026-01-05..2026-03-20"},
		{"2026-01..2026-03", "2026-01-01..2026-03-31"},
		{"2026-W07..today", "2026-02-09..2026-03-18"},
		{"2026-01-05..2026-01-05", "2026-01-05..2026-01-05"},
		{"all", "0001-01-01..9999-12-31"},
		{"9999-W52", "9999-12-27..9999-12-31"},
		{"0001-W01", "0001-01-01..0001-01-07"},
		{"9999-12", "9999-12-01..9999-12-31"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof periods / sizeof *periods; i++)
		assert_string_equal(read_period(periods[i].word), periods[i].period);
	assert_string_equal(read_period("2026-W54"), "\"2026-W54\" is no period: 2026 has 53 weeks.");
	assert_string_equal(read_period("2025-W53"), "\"2025-W53\" is no period: 2025 has 52 weeks.");
	assert_string_equal(read_period("2026-Q5"), "\"2026-Q5\" is no period: quarters go from Q1 to Q4.");
	assert_string_equal(read_period("2026-03..2026-01"), "\"2026-03..2026-01\" ends before it starts.");
}

static void words_that_are_no_period_are_refused(void **state)
{
	static const char *const words[] = {
		"2026-02-30", "2026-13", "2026-00", "2026-W54", "2026-W00", "2026-Q5", "2026-Q0", "someday", "2026-01-05..", "20\xff-26",
		"\x1b[2J", "", "..", "0000", "10000", "0000-02", "2026-", "2026-W7", "2026-W", "2026-1", "202", "weeks", "2026-Q1x",
	};
	struct clock clock = clock_in("UTC");

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct fault fault = {0};
		struct period period;

		assert_refused(words[i], moment_parse_period(words[i], &clock, &period, &fault), &fault);
	}
}

static void estimates_are_three_lengths_or_one(void **state)
{
	static const char *const wrong[] = {
		"much", "16h/24h", "16/24/50", "50h/24h/16h", "-1h/2h/3h", "", "/", "16h/24h/50h/60h", "16h//50h", "0m", "0m/0m/0m", "30s",
		"16h/24h/50", "16h/24h/", "1h/2h/3h ", "1h/３h/4h",
	};
	struct estimate estimate;
	struct fault fault = {0};

	(void)state;
	assert_true(moment_parse_estimate("16h/24h/50h", &estimate, &fault));
	assert_int_equal(estimate.optimistic, 960);
	assert_int_equal(estimate.likely, 1440);
	assert_int_equal(estimate.pessimistic, 3000);
	assert_true(moment_parse_estimate("8h", &estimate, &fault));
	assert_int_equal(estimate.optimistic, 480);
	assert_int_equal(estimate.pessimistic, 480);
	assert_true(moment_parse_estimate("0h/1:30/2.5h", &estimate, &fault));
	assert_int_equal(estimate.optimistic, 0);
	assert_int_equal(estimate.pessimistic, 150);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		fault_clear(&fault);
		assert_refused(wrong[i], moment_parse_estimate(wrong[i], &estimate, &fault), &fault);
	}
}

static void terms_are_numbers_of_days(void **state)
{
	static const char *const wrong[] = {"", "30", "d", "-3d", "+3d", "30x", "3.5d", "99999d", "36501d", "30d ", "1m"};
	struct fault fault = {0};
	int days;

	(void)state;
	assert_true(moment_parse_days("30d", &days, &fault));
	assert_int_equal(days, 30);
	assert_true(moment_parse_days("2w", &days, &fault));
	assert_int_equal(days, 14);
	assert_true(moment_parse_days("0d", &days, &fault));
	assert_int_equal(days, 0);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		fault_clear(&fault);
		assert_refused(wrong[i], moment_parse_days(wrong[i], &days, &fault), &fault);
	}
}

/* One row of the table: id, kind, zone, start, end, what to expect. */
struct row {
	char *id, *kind, *zone, *start, *end, *expect;
};

static bool split_row(char *line, struct row *row)
{
	char **const cells[] = {&row->id, &row->kind, &row->zone, &row->start, &row->end, &row->expect};

	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		*cells[i] = strsep(&line, "\t");
		if (!*cells[i])
			return false;
	}
	row->expect[strcspn(row->expect, "\n")] = '\0';
	return true;
}

static void check_span(const struct row *row)
{
	struct clock clock = clock_in(row->zone);
	struct fault fault = {0};
	struct span span;
	char word[100];

	snprintf(word, sizeof word, "%s..%s", row->start, row->end);
	if (!moment_parse_span(word, &clock, DAY_NONE, &span, &fault))
		fail_msg("%s: %s", row->id, fault.text);
	if (span.until - span.from != atoll(row->expect))
		fail_msg("%s: %lld", row->id, (long long)(span.until - span.from));
}

static void check_day(const struct row *row)
{
	int day = day_from_text(row->start);
	int64_t length = zone_day_start(row->zone, day + 1) - zone_day_start(row->zone, day);

	if (length != atoll(row->expect))
		fail_msg("%s: %lld", row->id, (long long)length);
}

static void check_refused(const struct row *row)
{
	struct clock clock = clock_in(row->zone);
	struct fault fault = {0};
	int64_t at;

	if (moment_parse_time(row->start, &clock, &at, &fault))
		fail_msg("%s: taken", row->id);
	assert_non_null(strstr(fault.text, strcmp(row->kind, "gap") ? "twice" : "doesn't exist"));
	assert_non_null(strstr(fault.text, row->zone));
}

static void every_clock_change_of_the_table_comes_out(void **state)
{
	const char *top = getenv("abs_srcdir");
	char path[4096], line[400];
	struct row row;
	FILE *table;
	int seen = 0;

	(void)state;
	snprintf(path, sizeof path, "%s/tests/fixtures/dst_cases.tsv", top ? top : ".");
	table = fopen(path, "r");
	assert_non_null(table);
	assert_non_null(fgets(line, sizeof line, table));
	while (fgets(line, sizeof line, table)) {
		assert_true(split_row(line, &row));
		if (!strcmp(row.kind, "span"))
			check_span(&row);
		else if (!strcmp(row.kind, "day"))
			check_day(&row);
		else
			check_refused(&row);
		seen++;
	}
	fclose(table);
	assert_int_equal(seen, 92);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lengths_are_read_in_all_their_forms),
		cmocka_unit_test(a_decimal_length_is_rounded_half_up_to_the_second),
		cmocka_unit_test(words_that_are_no_length_are_refused),
		cmocka_unit_test(what_is_written_as_a_length_is_read_again),
		cmocka_unit_test(lengths_are_written_for_people),
		cmocka_unit_test(times_are_read_in_all_their_forms),
		cmocka_unit_test(words_that_are_no_time_are_refused),
		cmocka_unit_test(a_skipped_time_is_refused_and_the_jump_named),
		cmocka_unit_test(a_doubled_time_is_refused_and_both_offsets_named),
		cmocka_unit_test(a_clock_alone_near_a_change_means_what_has_passed),
		cmocka_unit_test(instants_are_read_strictly),
		cmocka_unit_test(instants_are_written_in_their_zone),
		cmocka_unit_test(spans_are_read_in_all_their_forms),
		cmocka_unit_test(words_that_are_no_span_are_refused),
		cmocka_unit_test(a_span_over_a_clock_change_has_its_true_length),
		cmocka_unit_test(days_are_read_in_all_their_forms),
		cmocka_unit_test(words_that_are_no_day_are_refused),
		cmocka_unit_test(periods_are_read_in_all_their_forms),
		cmocka_unit_test(words_that_are_no_period_are_refused),
		cmocka_unit_test(estimates_are_three_lengths_or_one),
		cmocka_unit_test(terms_are_numbers_of_days),
		cmocka_unit_test(every_clock_change_of_the_table_comes_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
