/* Filters over a long log: who wants the newest gets just those, however far down they lie. */
#include "tests/screen.h"

#include "model/entry.h"

enum { ENTRIES = 2500 };

static int setup(void **state)
{
	char path[80];
	FILE *file;

	if (filled_screen_setup(state))
		return 1;
	snprintf(path, sizeof path, "%s/log.csv", folder);
	file = fopen(path, "w");
	if (!file)
		return 1;
	fputs("uid,start,end,path,activity,note\n", file);
	for (int i = 0; i < ENTRIES; i++) {
		int minute = i * 15;

		fprintf(file, "u%d,2026-02-%02dT%02d:%02d:00Z,2026-02-%02dT%02d:%02d:00Z,acme/churn/B1,modelling,%s %d\n", i, 1 + minute / 1440, minute / 60 % 24, minute % 60,
			1 + (minute + 10) / 1440, (minute + 10) / 60 % 24, (minute + 10) % 60, i % 400 == 7 ? "rare" : "common", i);
	}
	fclose(file);
	run(arena_print(arena, "import|csv|%s", path));
	/* Three that begin together, at the thousandth, where a glance at the newest ends. */
	for (int i = 0; i < 3; i++)
		run("log|acme/churn/B2|2026-02-16T16:00..2026-02-16T16:05|rare, beside|--overlap|allow");
	return 0;
}

static struct entries listed(const char *pattern, size_t limit)
{
	struct entry_filter filter = {.pattern = pattern, .newest_first = true, .limit = limit};
	struct entries entries;

	assert_true(entry_list(book, &filter, arena, &entries));
	return entries;
}

static void assert_newest(const char *pattern, size_t limit)
{
	struct entries all = listed(pattern, 0), newest = listed(pattern, limit);

	assert_true(all.count > 0);
	assert_int_equal(newest.count, all.count < limit ? all.count : limit);
	for (size_t i = 0; i < newest.count; i++)
		assert_int_equal(newest.items[i].id, all.items[i].id);
}

static void the_newest_are_those_of_the_whole_list(void **state)
{
	(void)state;
	for (size_t limit = 1; limit < 16; limit++)
		assert_newest("rare", limit);
	assert_newest("common", 80);
	assert_newest("common 1.$", 80);
	assert_newest("common 1$", 80);
	assert_newest("B2", 80);
	assert_newest("modelling", 1800);
}

static void what_matches_nothing_lists_nothing(void **state)
{
	(void)state;
	assert_int_equal(listed("nowhere", 80).count, 0);
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, screen_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(the_newest_are_those_of_the_whole_list),
		test(what_matches_nothing_lists_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
