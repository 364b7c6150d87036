#include "model/pattern-literal.h"
#include "model/pattern.h"
#include "model/watched.h"

#include <time.h>

#include "tests/unit.h"

static enum match match(const char *words, const char *text)
{
	struct fault fault = {0};
	struct pattern *pattern = pattern_open(words, &fault);
	enum match answer;

	if (!pattern)
		fail_msg("%s: %s", words, fault.text);
	answer = pattern_match(pattern, text, strlen(text), false);
	pattern_close(pattern);
	return answer;
}

static void refused(const char *words, const char *why)
{
	struct fault fault = {0};

	assert_null(pattern_open(words, &fault));
	assert_int_equal(fault.kind, FAULT_INPUT);
	if (!strstr(fault.text, why))
		fail_msg("\"%s\" lacks \"%s\"", fault.text, why);
}

/* behaviour 9 */
static void case_is_ignored_unless_there_is_a_capital(void **state)
{
	(void)state;
	assert_int_equal(match("drift", "Drift of the model"), MATCH_YES);
	assert_int_equal(match("Drift", "drift of the model"), MATCH_NO);
	assert_int_equal(match("Drift", "Drift of the model"), MATCH_YES);
	assert_int_equal(match("\\Wmodel", "THE MODEL"), MATCH_YES);
	assert_int_equal(match("\\p{Lu}x", "AX"), MATCH_YES);
	assert_int_equal(match("\\x{4D}odel", "the mODEL"), MATCH_YES);
	assert_int_equal(match("überblick", "ÜBERBLICK"), MATCH_YES);
	assert_int_equal(match("Überblick", "überblick"), MATCH_NO);
}

static const char *literal(const char *words, bool caseless)
{
	static char found[LITERAL_BYTES];

	return pattern_literal(words, caseless, found) ? found : "";
}

static void a_literal_is_what_every_match_holds(void **state)
{
	(void)state;
	assert_string_equal(literal("(drift|bias).*retrain", true), "retrain");
	assert_string_equal(literal("labels?", false), "label");
	assert_string_equal(literal("ab+cde*fghi?j{0,2}klm", false), "fgh");
	assert_string_equal(literal("^client: (call|mail)$", false), "client: ");
	assert_string_equal(literal("v1\\.2\\b", false), "v1.2");
	assert_string_equal(literal("(x(y[)]z))abcd", false), "abcd");
	assert_string_equal(literal("[^]ab]cde[x\\]fgh]", false), "cde");
	assert_string_equal(literal("na\u00efvely", false), "vely");
	assert_string_equal(literal("dataset", true), "data");
	assert_string_equal(literal("dataset", false), "dataset");
}

static void nothing_is_taken_for_a_literal_that_may_be_absent(void **state)
{
	static const char *const none[] = {
		"drift|bias", "(?i)retrain", "(?x)re train", "\\x{41}bcd", "\\101bcd", "\\Qa.b\\Eabc", "[abc]{3}", "(abc)?", "(?:abc|def)", "ab?cd?",
		"abc{0}", "\\p{Lu}", "(?<n>abc)\\k<n>xyz", "[[:alpha:]]abc", "(?#abc)", "abc{1", "skis", "", "(abc", "\\cAbcd", "(?(1)abc)def",
	};

	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (*literal(none[i], true))
			fail_msg("%s: %s", none[i], literal(none[i], true));
}

/* A sign that a k or s matches without regard to case has other bytes. */
static void a_literal_hides_no_match(void **state)
{
	(void)state;
	assert_int_equal(match("x.*look", "x: loo\u212a"), MATCH_YES);
	assert_int_equal(match("x.*miss", "x: Mi\u017fS"), MATCH_YES);
	assert_int_equal(match("(a|b).*retrain", "A RETRAINed model"), MATCH_YES);
	assert_int_equal(match("(a|b).*Retrain", "a retrained model"), MATCH_NO);
	assert_int_equal(match("(\xc3\xa4|b).*retrain", "\xff\xc3\x84 retrain"), MATCH_YES);
	assert_int_equal(match("(a|b).*retrain", "c retrain"), MATCH_NO);
}

static void characters_are_matched_not_bytes(void **state)
{
	(void)state;
	assert_int_equal(match("^.{2}$", "論文"), MATCH_YES);
	assert_int_equal(match("^na.ve$", "naïve"), MATCH_YES);
}

static void broken_bytes_in_a_text_are_passed_over(void **state)
{
	(void)state;
	assert_int_equal(match("labels", "\xff clean labels"), MATCH_YES);
	assert_int_equal(match("^.$", "\xff"), MATCH_NO);
}

static void a_bad_pattern_is_refused_with_the_offset(void **state)
{
	(void)state;
	refused("(", "offset 1");
	refused("ab[z-a]", "offset");
	refused("a\\", "offset");
	refused("(?<n", "offset");
	refused("(a)\\9", "offset");
	refused("a\xff", "offset 1");
	refused("\\C", "offset");
}

static void verbs_and_callouts_are_refused(void **state)
{
	(void)state;
	refused("(*LIMIT_MATCH=9)a", "offset 0");
	refused("a(*ACCEPT)", "offset 1");
	refused("(?C1)a", "offset 0");
	refused("\\c\\(*ACCEPT)", "offset 3");
	assert_int_equal(match("\\(\\*x", "(*x"), MATCH_YES);
	assert_int_equal(match("[*(]x", "(x"), MATCH_YES);
}

static void a_pattern_has_at_most_four_kibibytes(void **state)
{
	char words[5000];

	(void)state;
	memset(words, 'a', sizeof words - 1);
	words[sizeof words - 1] = '\0';
	refused(words, "4096");
}

static double seconds_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Ten thousand notes, each made to cost as much as it can. */
static void a_costly_pattern_ends_in_under_half_a_second(void **state)
{
	static const char *const costly[] = {"^(a+)+$", "^(a|aa)+$", "(a*)*b", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*)*(.*)*="};
	char note[121];

	(void)state;
	if (under_memcheck())
		skip();
	memset(note, 'a', sizeof note - 2);
	note[sizeof note - 2] = '!';
	note[sizeof note - 1] = '\0';
	for (size_t i = 0; i < sizeof costly / sizeof *costly; i++) {
		struct fault fault = {0};
		struct pattern *pattern = pattern_open(costly[i], &fault);
		double began = seconds_now();

		for (int k = 0; k < 10000; k++)
			if (pattern_match(pattern, note, strlen(note), false) == MATCH_TOO_COSTLY)
				break;
		if (seconds_now() - began > 0.5)
			fail_msg("%s took %.2f s", costly[i], seconds_now() - began);
		pattern_close(pattern);
	}
}

static void the_whole_command_has_a_limit_too(void **state)
{
	struct fault fault = {0};
	struct pattern *pattern = pattern_open("^(a|b|ab)*[cd]", &fault);
	enum match answer = MATCH_NO;
	char note[2001];
	int count = 0;

	(void)state;
	for (int i = 0; i < 2000; i++)
		note[i] = i % 2 ? 'b' : 'a';
	note[2000] = '\0';
	while (answer == MATCH_NO && ++count < 1000000)
		answer = pattern_match(pattern, note, 24, false);
	assert_int_equal(answer, MATCH_TOO_COSTLY);
	assert_false(pattern_too_costly(&fault));
	assert_non_null(strstr(fault.text, "pattern too costly"));
	assert_int_equal(fault.kind, FAULT_INPUT);
	pattern_close(pattern);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_is_ignored_unless_there_is_a_capital),
		cmocka_unit_test(a_literal_is_what_every_match_holds),
		cmocka_unit_test(nothing_is_taken_for_a_literal_that_may_be_absent),
		cmocka_unit_test(a_literal_hides_no_match),
		cmocka_unit_test(characters_are_matched_not_bytes),
		cmocka_unit_test(broken_bytes_in_a_text_are_passed_over),
		cmocka_unit_test(a_bad_pattern_is_refused_with_the_offset),
		cmocka_unit_test(verbs_and_callouts_are_refused),
		cmocka_unit_test(a_pattern_has_at_most_four_kibibytes),
		cmocka_unit_test(a_costly_pattern_ends_in_under_half_a_second),
		cmocka_unit_test(the_whole_command_has_a_limit_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
