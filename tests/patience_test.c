/* Long work says how far it is, and can be taken back: in a verb by C-c, in the screen by Esc. */
#include "tests/host.h"

#include <fcntl.h>

enum { ROWS = 60000 };

/* Where SQLite locks its file (sqlite.org/fileformat.html, "The lock-byte page"): a writer's byte, and those of readers. */
enum { RESERVED_BYTE = 0x40000001, SHARED_BYTES = 0x40000002, SHARED_COUNT = 510 };

/* What a slow writer would do to all others: only closing the file ends it. */
static int lock(const struct host *host, bool readers_too)
{
	struct flock held = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = RESERVED_BYTE, .l_len = readers_too ? 1 + SHARED_COUNT : 1};
	int file = open(host->store, O_RDWR | O_CLOEXEC);

	assert_true(file >= 0);
	assert_int_equal(fcntl(file, F_SETLK, &held), 0);
	return file;
}

static const char *log_file(const struct host *host)
{
	static char path[120];
	FILE *file;

	snprintf(path, sizeof path, "%s/log.csv", host->folder);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs("start,end,path,note\n", file);
	for (int i = 0; i < ROWS; i++)
		fprintf(file, "%04d-%02d-%02dT%02d:%02d:00Z,%04d-%02d-%02dT%02d:%02d:30Z,acme/churn/B1,row %d\n",
			2000 + i / 2880, 1 + i / 240 % 12, 1 + i / 12 % 20, i % 12, i % 60, 2000 + i / 2880, 1 + i / 240 % 12, 1 + i / 12 % 20, i % 12, i % 60, i);
	fclose(file);
	return path;
}

static void poke(struct host *host, const char *bytes)
{
	assert_int_equal(write(host->master, bytes, strlen(bytes)), strlen(bytes));
}

/* The store holds the one entry that it held before; of several they are counted. */
static void check_nothing_was_added(void)
{
	assert_null(strstr(answer("entries all"), "entries"));
	assert_non_null(strstr(answer("check"), "sound"));
}

/* As when C-c ends it, so that a script around it ends too. */
static void check_cancelled(struct host *host)
{
	int status = leave(host);

	assert_non_null(strstr(host->raw, "ambit: Cancelled; nothing was changed."));
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGINT);
	check_nothing_was_added();
}

static void an_import_tells_how_far_it_is_and_can_be_taken_back(void **state)
{
	struct host *host = *state;
	const char *log = log_file(host);
	int held;

	lay_ground();
	held = lock(host, false);
	start(host, 24, 80, (char *[]){"ambit", "import", "csv", (char *)(uintptr_t)log, NULL});
	hear(host, "; C-c cancels it", NULL);
	close(held);
	hear(host, " rows ", "\003");
	check_cancelled(host);
}

static void a_verb_that_waits_for_another_writer_can_be_taken_back(void **state)
{
	struct host *host = *state;
	int held;

	lay_ground();
	held = lock(host, false);
	start(host, 24, 80, (char *[]){"ambit", "log", "churn/B1", "5m", NULL});
	hear(host, "; C-c cancels it", "\003");
	leave(host);
	close(held);
	assert_non_null(strstr(host->raw, "ambit: Cancelled; nothing was changed."));
	check_nothing_was_added();
}

static void nobody_is_told_who_asked_for_quiet(void **state)
{
	struct host *host = *state;
	int held;

	lay_ground();
	held = lock(host, false);
	start(host, 24, 80, (char *[]){"ambit", "-q", "log", "churn/B1", "5m", NULL});
	sleep(2);
	close(held);
	assert_int_equal(leave(host), 0);
	assert_int_equal(host->length, 0);
	assert_non_null(strstr(answer("entries all"), "2  entries"));
}

/* In the screen the row of the message says it; the form stays, with all that was typed. */
static void the_screen_imports_and_esc_takes_it_back(void **state)
{
	struct host *host = *state;
	const char *log = log_file(host);
	int held;

	lay_ground();
	start(host, 30, 100, (char *[]){"ambit", NULL});
	press(host, "I");
	press(host, "csv\t");
	press(host, log);
	held = lock(host, false);
	poke(host, "\023");
	hear(host, "Esc cancels it", NULL);
	close(held);
	hear(host, " rows ", "\033");
	host->sent += 2;
	see(host, "Cancelled; nothing was changed.");
	see(host, "Bring in hours");
	check_nothing_was_added();
	press(host, "\033");
	press(host, "y");
	assert_int_equal(quit(host), 0);
}

/* A reading that is given up leaves what was shown. */
static void a_reading_that_lasts_can_be_given_up(void **state)
{
	struct host *host = *state;
	int held;

	lay_ground();
	start(host, 30, 100, (char *[]){"ambit", "--screen", "reports", NULL});
	see(host, "By activity");
	held = lock(host, true);
	poke(host, "]");
	hear(host, "Esc cancels it", "\033");
	host->sent += 2;
	settle(host);
	close(held);
	press(host, "[");
	see(host, "By activity");
	assert_int_equal(quit(host), 0);
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(an_import_tells_how_far_it_is_and_can_be_taken_back),
		test(a_verb_that_waits_for_another_writer_can_be_taken_back),
		test(nobody_is_told_who_asked_for_quiet),
		test(the_screen_imports_and_esc_takes_it_back),
		test(a_reading_that_lasts_can_be_given_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
