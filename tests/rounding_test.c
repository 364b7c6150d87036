#include "tests/unit.h"

#include "model/rounding.h"

static struct rounding policy(const char *word)
{
	struct rounding rounding = {0};

	if (!rounding_read(word, &rounding))
		fail_msg("%s is no policy", word);
	return rounding;
}

static int64_t rounded(const char *word, int64_t seconds)
{
	struct rounding rounding = policy(word);

	return rounding_apply(&rounding, seconds);
}

static void every_policy_of_the_contract_is_read(void **state)
{
	static const char *const kinds[] = {"entry_nearest", "entry_up", "day_nearest", "day_up", "line_nearest", "line_up"};
	static const int steps[] = {1, 3, 5, 6, 10, 12, 15, 20, 30, 60};
	char word[32];

	(void)state;
	assert_int_equal(policy("exact").unit, ROUNDING_EXACT);
	for (size_t kind = 0; kind < 6; kind++)
		for (size_t step = 0; step < 10; step++) {
			snprintf(word, sizeof word, "%s_%d", kinds[kind], steps[step]);
			assert_int_equal(policy(word).step, steps[step] * 60);
			assert_int_equal(policy(word).up, kind % 2);
		}
}

static void other_words_are_no_policies(void **state)
{
	static const char *const words[] = {
		"", "Exact", "exact_15", "day", "day_nearest", "day_nearest_", "day_nearest_0", "day_nearest_7", "day_nearest_015",
		"day_nearest_15 ", " day_nearest_15", "day_nearest_-15", "day_up_15m", "week_up_15", "entry_down_15", "line_up_120",
	};
	struct rounding rounding;

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (rounding_read(words[i], &rounding))
			fail_msg("taken: %s", words[i]);
}

static void nearest_rounds_half_up_and_up_never_down(void **state)
{
	(void)state;
	assert_int_equal(rounded("exact", 904), 904);
	assert_int_equal(rounded("entry_nearest_15", 449), 0);
	assert_int_equal(rounded("entry_nearest_15", 450), 900);
	assert_int_equal(rounded("entry_nearest_15", 1349), 900);
	assert_int_equal(rounded("entry_nearest_1", 30), 60);
	assert_int_equal(rounded("entry_up_6", 1), 360);
	assert_int_equal(rounded("entry_up_60", 3601), 7200);
}

/* behaviour 19 */
static void an_exact_multiple_stays(void **state)
{
	(void)state;
	assert_int_equal(rounded("entry_up_15", 900), 900);
	assert_int_equal(rounded("day_up_6", 3600), 3600);
	assert_int_equal(rounded("line_nearest_15", 2700), 2700);
	assert_int_equal(rounded("entry_up_15", 0), 0);
}

static void a_policy_is_told_in_plain_words(void **state)
{
	struct rounding rounding = policy("day_nearest_15");
	char words[ROUNDING_WORDS];

	(void)state;
	assert_string_equal(rounding_words(&rounding, NULL, words), "each day and item to the nearest 15 minutes");
	rounding = policy("entry_up_1");
	assert_string_equal(rounding_words(&rounding, NULL, words), "each entry up to the next minute");
	rounding = policy("exact");
	assert_string_equal(rounding_words(&rounding, NULL, words), "to the second");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_policy_of_the_contract_is_read),
		cmocka_unit_test(other_words_are_no_policies),
		cmocka_unit_test(nearest_rounds_half_up_and_up_never_down),
		cmocka_unit_test(an_exact_multiple_stays),
		cmocka_unit_test(a_policy_is_told_in_plain_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
