#include "tests/unit.h"

#include "db/fault.h"

static void the_first_fault_stays(void **state)
{
	struct fault fault = {0};

	(void)state;
	assert_false(fault_set(&fault, FAULT_MISSING, "no \"%s\"", "churn"));
	assert_false(fault_set(&fault, FAULT_STORE, "later"));
	assert_int_equal(fault.kind, FAULT_MISSING);
	assert_string_equal(fault.text, "no \"churn\"");
	fault_clear(&fault);
	assert_int_equal(fault.kind, FAULT_NONE);
	assert_string_equal(fault.text, "");
}

static void a_long_fault_ends_with_a_whole_character(void **state)
{
	char word[2000];

	(void)state;
	for (size_t shift = 0; shift < 4; shift++) {
		struct fault fault = {0};
		size_t length = shift;

		memset(word, 'x', shift);
		while (length + 3 < sizeof word) {
			memcpy(word + length, "論", 3);
			length += 3;
		}
		word[length] = '\0';
		fault_set(&fault, FAULT_INPUT, "%s", word);
		length = strlen(fault.text);
		assert_true(length > sizeof fault.text - 4);
		assert_int_equal((length - shift) % 3, 0);
		assert_memory_equal(fault.text, word, length);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_fault_stays),
		cmocka_unit_test(a_long_fault_ends_with_a_whole_character),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
