/* What the screen may send and how often it may wake, as counters: the same on any machine. */
#include "tests/host.h"

#include <time.h>

enum { ENTRIES = 600, ITEMS = 14, FIRST_PICTURE = 4500, STEP = 120, SCROLL = 260, TURN = 800, PAGE = 3000, SWITCH = 4000, FLOOD = 10000, A_SECOND = 24 };

static void fill(const struct host *host)
{
	char path[120], line[200];
	FILE *file;

	lay_ground();
	for (int i = 0; i < ITEMS; i++) {
		snprintf(line, sizeof line, "item add churn/P%d 'Part %d of the model' --estimate 4h --accept 'as agreed'", i, i);
		answer(line);
	}
	snprintf(path, sizeof path, "%s/log.csv", host->folder);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs("start,end,path,activity,note\n", file);
	for (int i = 0; i < ENTRIES; i++) {
		time_t start = 1773878400 - (time_t)(i / 8) * 86400 + (4 + i % 8) * 3600, end = start + 1500;
		char since[32], until[32];
		struct tm at;

		strftime(since, sizeof since, "%FT%TZ", gmtime_r(&start, &at));
		strftime(until, sizeof until, "%FT%TZ", gmtime_r(&end, &at));
		fprintf(file, "%s,%s,acme/churn/P%d,%s,stretch %d of many\n", since, until, i % ITEMS, i % 3 ? "modelling" : "data_cleaning", i);
	}
	fclose(file);
	snprintf(line, sizeof line, "import csv '%s'", path);
	answer(line);
}

static void check_most(const char *what, size_t bytes, size_t most)
{
	if (bytes > most)
		fail_msg("%s: %zu bytes, at most %zu", what, bytes, most);
}

/* Without the marks of idleness, which only tests ask for. */
static size_t bytes_since(const struct host *host, size_t from)
{
	static const char opening[] = "\033]7770;idle;";
	size_t bytes = host->length - from;

	for (const char *at = host->raw + from; (at = strstr(at, opening)); at++)
		bytes -= strcspn(at, "\a") + 1;
	return bytes;
}

static size_t key_bytes(struct host *host, const char *key)
{
	size_t from = host->length;

	press(host, key);
	assert_null(strstr(host->raw + from, "\033[2J"));
	return bytes_since(host, from);
}

static void the_first_picture_and_each_screen_are_small(void **state)
{
	struct host *host = *state;

	fill(host);
	start(host, 30, 100, (char *[]){"ambit", NULL});
	settle(host);
	check_most("the first picture", bytes_since(host, 0), FIRST_PICTURE);
	for (int round = 0; round < 2; round++)
		for (const char *key = "2345671"; *key; key++)
			check_most("a switch of screens", key_bytes(host, (char[]){*key, '\0'}), SWITCH);
	assert_int_equal(quit(host), 0);
}

/* A step over the edge of the list sends most of it: rarely, so that a step costs little all in all. */
static void a_step_of_the_cursor_is_small(void **state)
{
	enum { STEPS = 60 };
	struct host *host = *state;
	size_t all = 0, bytes;

	fill(host);
	start(host, 30, 100, (char *[]){"ambit", NULL});
	see(host, "stretch 1");
	for (int i = 0; i < STEPS; i++) {
		all += bytes = key_bytes(host, "j");
		check_most("a step over the edge", bytes, TURN);
	}
	check_most("a step", all / STEPS, STEP);
	for (all = 0, bytes = 0; bytes < STEPS; bytes++)
		all += key_bytes(host, "k");
	check_most("a step back", all / STEPS, STEP);
	check_most("half a page", key_bytes(host, "\004"), PAGE);
	assert_int_equal(quit(host), 0);
}

/* Where a list is as wide as the terminal, that scrolls it; four rows with bars are sent anew, as curses moves no fewer. */
static void a_scroll_of_one_row_is_small(void **state)
{
	static const struct { const char *keys; size_t most; } places[] = {{"2", SCROLL}, {"4\t", SCROLL}, {"7\t", SCROLL + 60}};
	struct host *host = *state;

	fill(host);
	start(host, 30, 100, (char *[]){"ambit", NULL});
	settle(host);
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		press(host, places[i].keys);
		for (int step = 0; step < ITEMS; step++)
			check_most(places[i].keys, key_bytes(host, "j"), places[i].most);
	}
	assert_int_equal(quit(host), 0);
}

static void many_keys_at_once_are_one_picture(void **state)
{
	enum { KEYS = 500 };
	struct host *host = *state;
	char keys[KEYS + 1];
	size_t from;

	fill(host);
	memset(keys, 'j', KEYS);
	keys[KEYS] = '\0';
	start(host, 30, 100, (char *[]){"ambit", NULL});
	settle(host);
	from = host->length;
	press(host, keys);
	check_most("500 steps at once", bytes_since(host, from), FLOOD);
	assert_int_equal(quit(host), 0);
}

/* How often the kernel took the processor from it because it had nothing to do. */
static long sleeps(const struct host *host)
{
	char path[64], line[128];
	long count = -1;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%d/status", (int)host->child);
	file = fopen(path, "r");
	assert_non_null(file);
	while (fgets(line, sizeof line, file))
		sscanf(line, "voluntary_ctxt_switches: %ld", &count);
	fclose(file);
	return count;
}

static int64_t milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Bytes that come within the time, which is waited for in full. */
static size_t rest(struct host *host, int seconds)
{
	struct pollfd ready = {.fd = host->master, .events = POLLIN};
	size_t from = host->length;
	int64_t until = milliseconds() + seconds * 1000;

	for (int64_t left = seconds * 1000; left > 0; left = until - milliseconds())
		if (poll(&ready, 1, (int)left) > 0)
			pump(host);
	return bytes_since(host, from);
}

static void with_no_timer_it_sleeps(void **state)
{
	struct host *host = *state;
	long before;

	unsetenv("AMBIT_NOW");
	lay_ground();
	start(host, 30, 100, (char *[]){"ambit", NULL});
	settle(host);
	rest(host, 1);
	before = sleeps(host);
	assert_int_equal(rest(host, 3), 0);
	assert_int_equal(sleeps(host), before);
	assert_int_equal(quit(host), 0);
}

static void a_running_timer_sends_little_once_a_second(void **state)
{
	enum { SECONDS = 4 };
	struct host *host = *state;
	long before, woken;

	unsetenv("AMBIT_NOW");
	lay_ground();
	answer("start churn/B1 ticking");
	start(host, 30, 100, (char *[]){"ambit", NULL});
	settle(host);
	rest(host, 1);
	before = sleeps(host);
	check_most("the seconds of a timer", rest(host, SECONDS), (SECONDS + 1) * A_SECOND);
	woken = sleeps(host) - before;
	assert_in_range(woken, 1, SECONDS + 1);
	assert_int_equal(quit(host), 0);
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(the_first_picture_and_each_screen_are_small),
		test(a_step_of_the_cursor_is_small),
		test(a_scroll_of_one_row_is_small),
		test(many_keys_at_once_are_one_picture),
		test(with_no_timer_it_sleeps),
		test(a_running_timer_sends_little_once_a_second),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
