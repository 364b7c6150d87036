#include "tests/unit.h"

#include <sys/wait.h>
#include <unistd.h>

#include "model/arena.h"

static void what_is_taken_is_zeroed_and_aligned(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (size_t size = 1; size < 5000; size += 37) {
			unsigned char *taken = arena_take(arena, size);

			assert_int_equal((uintptr_t)taken % _Alignof(max_align_t), 0);
			for (size_t i = 0; i < size; i++)
				assert_int_equal(taken[i], 0);
			memset(taken, 0xff, size);
		}
		arena_clear(arena);
	}
	arena_free(arena);
}

static void pieces_never_overlap(void **state)
{
	struct arena *arena = arena_new();
	unsigned char *taken[500];

	(void)state;
	for (int i = 0; i < 500; i++) {
		taken[i] = arena_take(arena, (size_t)i * 97 + 1);
		memset(taken[i], i & 0xff, (size_t)i * 97 + 1);
	}
	for (int i = 0; i < 500; i++)
		for (int at = 0; at < i * 97 + 1; at++)
			assert_int_equal(taken[i][at], i & 0xff);
	arena_free(arena);
}

static void a_piece_larger_than_any_chunk_is_given(void **state)
{
	struct arena *arena = arena_new();
	char *large = arena_take(arena, 20 * 1024 * 1024);

	(void)state;
	large[20 * 1024 * 1024 - 1] = 'x';
	assert_non_null(arena_take(arena, 1));
	arena_free(arena);
}

static void after_a_clear_the_memory_is_used_again(void **state)
{
	struct arena *arena = arena_new();
	void *first, *again;

	(void)state;
	first = arena_take(arena, 100000);
	arena_clear(arena);
	again = arena_take(arena, 100000);
	assert_ptr_equal(first, again);
	arena_free(arena);
}

static void a_growing_array_keeps_its_items(void **state)
{
	struct arena *arena = arena_new();
	struct {
		int64_t *items;
		size_t count;
	} list = {0};

	(void)state;
	for (int64_t i = 0; i < 10000; i++) {
		arena_grow(arena, &list.items, list.count, sizeof *list.items);
		list.items[list.count++] = i;
		arena_take(arena, 24);
	}
	for (int64_t i = 0; i < 10000; i++)
		assert_int_equal(list.items[i], i);
	arena_free(arena);
}

static void texts_are_copied_and_printed(void **state)
{
	struct arena *arena = arena_new();
	char word[] = "churn";
	char *copy = arena_text(arena, word), *part = arena_text_n(arena, word, 2);

	(void)state;
	word[0] = 'X';
	assert_string_equal(copy, "churn");
	assert_string_equal(part, "ch");
	assert_null(arena_text(arena, NULL));
	assert_string_equal(arena_print(arena, "%s/%d", copy, 7), "churn/7");
	arena_free(arena);
}

static void give_terminal_back(void)
{
	if (write(STDERR_FILENO, "back\n", 5) != 5)
		_exit(99);
}

/* What a child that runs out of memory says and how it ends. */
static int exhausted(char *said, size_t room)
{
	int ends[2], status = 0;
	ssize_t length = 0, more;
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	assert_true(child >= 0);
	if (!child) {
		static struct arena *arena;     /* within reach to the end: nobody frees it */

		arena = arena_new();
		dup2(ends[1], STDERR_FILENO);
		arena_on_exhaustion(give_terminal_back);
		arena_array(arena, SIZE_MAX / 2, 3);
		_exit(0);
	}
	close(ends[1]);
	while ((more = read(ends[0], said + length, room - 1 - (size_t)length)) > 0)
		length += more;
	said[length] = '\0';
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void running_out_gives_the_terminal_back_and_says_one_line(void **state)
{
	char said[200];

	(void)state;
	assert_int_equal(exhausted(said, sizeof said), 6);
	assert_string_equal(said, "back\nambit: out of memory; nothing was changed\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_taken_is_zeroed_and_aligned),
		cmocka_unit_test(pieces_never_overlap),
		cmocka_unit_test(a_piece_larger_than_any_chunk_is_given),
		cmocka_unit_test(after_a_clear_the_memory_is_used_again),
		cmocka_unit_test(a_growing_array_keeps_its_items),
		cmocka_unit_test(texts_are_copied_and_printed),
		cmocka_unit_test(running_out_gives_the_terminal_back_and_says_one_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
