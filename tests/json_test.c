#include "model/json.h"
#include "tests/unit.h"

static void check(struct text *text, const char *wanted)
{
	assert_string_equal(text_string(text), wanted);
	text_free(text);
}

static void commas_stand_between_and_nowhere_else(void **state)
{
	struct text text = {0};
	struct json json = {.text = &text};

	(void)state;
	json_object(&json, NULL);
	json_int(&json, "a", 1);
	json_array(&json, "b");
	json_end_array(&json);
	json_array(&json, "c");
	json_int(&json, NULL, -2);
	json_object(&json, NULL);
	json_end(&json);
	json_string(&json, NULL, "x");
	json_end_array(&json);
	json_object(&json, "d");
	json_bool(&json, "e", true);
	json_bool(&json, "f", false);
	json_null(&json, "g");
	json_end(&json);
	json_end(&json);
	check(&text, "{\"a\":1,\"b\":[],\"c\":[-2,{},\"x\"],\"d\":{\"e\":true,\"f\":false,\"g\":null}}");
}

static void no_text_is_null(void **state)
{
	struct text text = {0};
	struct json json = {.text = &text};

	(void)state;
	json_array(&json, NULL);
	json_string(&json, NULL, NULL);
	json_string(&json, NULL, "");
	json_end_array(&json);
	check(&text, "[null,\"\"]");
}

static void strings_are_escaped(void **state)
{
	struct text text = {0};
	struct json json = {.text = &text};

	(void)state;
	json_object(&json, NULL);
	json_string(&json, "a \"key\"", "tab\t, line\n, \\ and \"quote\", \x1b, \x7f, 論");
	json_end(&json);
	check(&text, "{\"a \\\"key\\\"\":\"tab\\t, line\\n, \\\\ and \\\"quote\\\", \\u001b, \\u007f, 論\"}");
}

static void numbers_reach_to_the_ends(void **state)
{
	struct text text = {0};
	struct json json = {.text = &text};

	(void)state;
	json_array(&json, NULL);
	json_int(&json, NULL, INT64_MIN);
	json_int(&json, NULL, INT64_MAX);
	json_end_array(&json);
	check(&text, "[-9223372036854775808,9223372036854775807]");
}

static void one_may_go_thirty_two_deep(void **state)
{
	struct text text = {0};
	struct json json = {.text = &text};

	(void)state;
	for (int i = 0; i < 32; i++)
		json_array(&json, NULL);
	json_int(&json, NULL, 1);
	json_int(&json, NULL, 2);
	for (int i = 0; i < 32; i++)
		json_end_array(&json);
	assert_int_equal(text.length, 67);
	check(&text, "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1,2]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commas_stand_between_and_nowhere_else),
		cmocka_unit_test(no_text_is_null),
		cmocka_unit_test(strings_are_escaped),
		cmocka_unit_test(numbers_reach_to_the_ends),
		cmocka_unit_test(one_may_go_thirty_two_deep),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
