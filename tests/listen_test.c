/* Long work can be cancelled, and then nothing was done. */
#include "tests/screen.h"



enum { ROWS = 3000 };

struct listener { int asked, most; };

/* Goes on until it was asked so often. */
static bool goes_on(void *context)
{
	struct listener *listener = context;

	return ++listener->asked < listener->most;
}

static const char *log_file(void)
{
	char *path = arena_print(arena, "%s/log.csv", folder);
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs("uid,start,end,path,activity,note\n", file);
	for (int i = 0; i < ROWS; i++)
		fprintf(file, "u%d,%04d-01-%02dT%02d:00:00Z,%04d-01-%02dT%02d:40:00Z,acme/churn/B1,modelling,row\n", i, 2020 + i / 600, 1 + i / 24 % 25, i % 24,
			2020 + i / 600, 1 + i / 24 % 25, i % 24);
	fclose(file);
	return path;
}

static const char *answer(const char *const words[])
{
	struct text said = {0};
	const char *copy;

	if (!verb_run(book, words, arena, &said))
		fail_msg("%s", book_fault(book)->text);
	copy = arena_text(arena, text_string(&said));
	text_free(&said);
	return copy;
}

static void an_import_that_is_cancelled_leaves_nothing(void **state)
{
	const char *file = log_file(), *before;
	struct listener listener = {.most = 10};
	struct text said = {0};

	(void)state;
	fill_store();
	before = answer((const char *const[]){"entries", "all", NULL});
	book_listen(book, goes_on, &listener);
	assert_false(verb_run(book, (const char *const[]){"import", "csv", file, NULL}, arena, &said));
	assert_string_equal(book_fault(book)->text, "Cancelled; nothing was changed.");
	assert_int_equal(book_fault(book)->kind, FAULT_REFUSED);
	book_forgive(book);
	book_listen(book, NULL, NULL);
	assert_string_equal(answer((const char *const[]){"entries", "all", NULL}), before);
	assert_non_null(strstr(answer((const char *const[]){"check", NULL}), "sound"));
	assert_non_null(strstr(answer((const char *const[]){"import", "csv", file, NULL}), "new"));
	text_free(&said);
}

static void who_lets_it_go_on_hears_of_it_and_nothing_else(void **state)
{
	struct listener listener = {.most = 1 << 30};
	const char *file = log_file();

	(void)state;
	fill_store();
	book_listen(book, goes_on, &listener);
	answer((const char *const[]){"import", "csv", file, NULL});
	assert_true(listener.asked > 0);
	assert_non_null(strstr(answer((const char *const[]){"check", NULL}), "sound"));
}

#define test(name) cmocka_unit_test_setup_teardown(name, screen_setup, screen_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(an_import_that_is_cancelled_leaves_nothing),
		test(who_lets_it_go_on_hears_of_it_and_nothing_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
