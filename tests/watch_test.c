#include "tests/unit.h"

#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tui/watch.h"

static char folder[64], store[100], beside[100];

static int setup(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/ambit-test-XXXXXX");
	if (!mkdtemp(folder))
		return 1;
	snprintf(store, sizeof store, "%s/ambit.db", folder);
	snprintf(beside, sizeof beside, "%s/notes", folder);
	return 0;
}

static int remove_one(const char *path, const struct stat *at, int kind, struct FTW *where)
{
	(void)at, (void)kind, (void)where;
	return remove(path);
}

static int teardown(void **state)
{
	(void)state;
	return nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void put(const char *path)
{
	int file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);

	assert_true(file >= 0);
	assert_int_equal(write(file, "x", 1), 1);
	close(file);
}

/* Is there anything to be woken by? */
static bool wakes(const struct watch *watch)
{
	struct pollfd ready = {.fd = watch->descriptor, .events = POLLIN};

	return poll(&ready, 1, 0) > 0;
}

static bool tells(struct watch *watch)
{
	return wakes(watch) && watch_take(watch);
}

static void the_store_wakes_when_it_is_written(void **state)
{
	struct watch watch;

	(void)state;
	put(store);
	watch = watch_open(store);
	assert_false(wakes(&watch));
	put(store);
	assert_true(tells(&watch));
	assert_true(watch_again(&watch) > 0);
	assert_false(wakes(&watch));
	watch_close(&watch);
}

static void files_beside_it_wake_nobody(void **state)
{
	struct watch watch;

	(void)state;
	put(store);
	watch = watch_open(store);
	put(beside);
	put(beside);
	assert_int_equal(remove(beside), 0);
	assert_false(wakes(&watch));
	assert_int_equal(watch_again(&watch), -1);
	watch_close(&watch);
}

static void a_store_that_takes_its_place_is_followed(void **state)
{
	struct watch watch;

	(void)state;
	put(store);
	watch = watch_open(store);
	put(beside);
	assert_int_equal(rename(beside, store), 0);
	assert_true(tells(&watch));
	while (tells(&watch))
		;
	put(store);
	assert_true(tells(&watch));
	watch_close(&watch);
}

static void a_store_to_come_is_waited_for_through_its_folders(void **state)
{
	char inner[90], deep[120];
	struct watch watch;

	(void)state;
	snprintf(inner, sizeof inner, "%s/share", folder);
	snprintf(deep, sizeof deep, "%s/ambit.db", inner);
	watch = watch_open(deep);
	assert_int_equal(mkdir(inner, 0700), 0);
	assert_true(tells(&watch));
	put(deep);
	assert_true(tells(&watch));
	while (tells(&watch))
		;
	put(deep);
	assert_true(tells(&watch));
	watch_close(&watch);
}

static void what_is_written_without_end_does_not_hold_us(void **state)
{
	struct watch watch;

	(void)state;
	put(store);
	watch = watch_open(store);
	for (int i = 0; i < 3000; i++)
		put(store);
	assert_true(watch_take(&watch));
	watch_close(&watch);
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(the_store_wakes_when_it_is_written),
		test(files_beside_it_wake_nobody),
		test(a_store_that_takes_its_place_is_followed),
		test(a_store_to_come_is_waited_for_through_its_folders),
		test(what_is_written_without_end_does_not_hold_us),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
