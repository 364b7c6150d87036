#include "tests/unit.h"

#include "model/imports/seen.h"

enum { MANY = 100000 };

static uint64_t hash_of(int number)
{
	return seen_hash((const char *)&number, sizeof number);
}

static void what_is_new_was_never_seen(void **state)
{
	struct seen seen = {0};

	(void)state;
	for (int i = 0; i < MANY; i++)
		assert_int_equal(seen_note(&seen, hash_of(i)), 0);
	for (int i = 0; i < MANY; i++)
		assert_int_equal(seen_note(&seen, hash_of(i)), 1);
	assert_int_equal(seen_note(&seen, hash_of(MANY)), 0);
	seen_clear(&seen);
}

static void the_same_is_counted_beyond_what_a_slot_holds(void **state)
{
	struct seen seen = {0};

	(void)state;
	for (uint32_t i = 0; i < 5000; i++) {
		assert_int_equal(seen_note(&seen, 42), i);
		assert_int_equal(seen_note(&seen, hash_of((int)i)), 0);
	}
	seen_clear(&seen);
}

static void a_hash_of_no_bits_is_one_like_others(void **state)
{
	struct seen seen = {0};

	(void)state;
	assert_int_equal(seen_note(&seen, 0), 0);
	assert_int_equal(seen_note(&seen, UINT64_MAX), 0);
	assert_int_equal(seen_note(&seen, 0), 1);
	assert_int_equal(seen_note(&seen, UINT64_MAX), 1);
	seen_clear(&seen);
}

static void what_was_cleared_is_forgotten(void **state)
{
	struct seen seen = {0};

	(void)state;
	seen_note(&seen, 7);
	seen_clear(&seen);
	assert_int_equal(seen_note(&seen, 7), 0);
	seen_clear(&seen);
}

static void it_takes_ten_bytes_a_row(void **state)
{
	struct seen seen = {0};
	size_t room = 0;

	(void)state;
	for (int i = 0; i < MANY; i++)
		seen_note(&seen, hash_of(i));
	for (int i = 0; i < SEEN_SHELVES; i++)
		room += seen.shelves[i].room * sizeof *seen.shelves[i].slots;
	assert_in_range(room, MANY * 8, MANY * 12);
	seen_clear(&seen);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_new_was_never_seen),
		cmocka_unit_test(the_same_is_counted_beyond_what_a_slot_holds),
		cmocka_unit_test(a_hash_of_no_bits_is_one_like_others),
		cmocka_unit_test(what_was_cleared_is_forgotten),
		cmocka_unit_test(it_takes_ten_bytes_a_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
