/* What goes on while the screen is open, or isn't: other terminals, clocks that survive it, and how it is read aloud. */
#include "tests/host.h"

#include <time.h>

static void begin(struct host *host, char *const words[])
{
	unsetenv("AMBIT_NOW"); /* its clock goes on */
	lay_ground();
	start(host, 30, 100, words);
	settle(host);
}

/* Until the words have gone from the screen. */
static void miss(struct host *host, const char *words)
{
	while (strstr(screen_text(host), words))
		if (!pump(host))
			fail_msg("it has gone with \"%s\"", words);
}

static void what_other_terminals_do_and_take_back_is_seen(void **state)
{
	struct host *host = *state;

	begin(host, (char *[]){"ambit", NULL});
	answer("log churn/B1 15m 'from elsewhere' --at 2026-03-20T14:00");
	press(host, "[");
	press(host, "t");
	answer("start churn/B1 'a clock of another'");
	see(host, "a clock of another");
	answer("cancel");
	miss(host, "a clock of another");
	assert_int_equal(quit(host), 0);
}

static void a_pomodoro_outlives_the_screen_that_began_it(void **state)
{
	struct host *host = *state;

	begin(host, (char *[]){"ambit", NULL});
	answer("pomodoro start churn/B1 labels --work 25m");
	see(host, "round 1 of 4");
	assert_int_equal(quit(host), 0);
	assert_non_null(strstr(host->raw, "churn/B1"));
	assert_non_null(strstr(answer("pomodoro status"), "is at work"));
	begin_again(host);
	start(host, 30, 100, (char *[]){"ambit", NULL});
	see(host, "round 1 of 4");
	kill(host->child, SIGKILL);
	leave(host);
	assert_non_null(strstr(answer("pomodoro status"), "is at work"));
	begin_again(host);
	start(host, 30, 100, (char *[]){"ambit", NULL});
	see(host, "round 1 of 4");
	assert_int_equal(quit(host), 0);
	assert_non_null(strstr(answer("check"), "sound"));
}

static int64_t shown_seconds(struct host *host)
{
	const char *mark = strstr(screen_text(host), "\342\227\217 ");
	int minutes, seconds;

	assert_non_null(mark);
	assert_int_equal(sscanf(mark + 4, "%d:%d", &minutes, &seconds), 2);
	return minutes * 60 + seconds;
}

/* Elapsed time is arithmetic on the start: what was slept through counts. */
static void a_stop_of_the_process_is_made_up_for(void **state)
{
	struct host *host = *state;
	time_t began = time(NULL);

	begin(host, (char *[]){"ambit", NULL});
	answer("start churn/B1 labels");
	see(host, "\342\227\217 00:0");
	kill(host->child, SIGSTOP);
	sleep(3);
	kill(host->child, SIGCONT);
	while (shown_seconds(host) < 3)
		assert_true(pump(host));
	assert_true(shown_seconds(host) <= time(NULL) - began + 1);
	assert_int_equal(quit(host), 0);
}

/* Of the characters that draw lines, blocks and shades. */
static bool draws(const char *text)
{
	for (const char *at = text; (at = strchr(at, 0342)); at++)
		if ((unsigned char)at[1] == 0x94 || (unsigned char)at[1] == 0x95 || ((unsigned char)at[1] == 0x96 && (unsigned char)at[2] < 0xa0))
			return true;
	return false;
}

static void read_aloud_nothing_is_drawn(void **state)
{
	struct host *host = *state;

	lay_ground();
	answer("start churn/B1 labels");
	start(host, 30, 100, (char *[]){"ambit", "--accessible", NULL});
	settle(host);
	for (const char *key = "1234567"; *key; key++) {
		press(host, (char[]){*key, '\0'});
		for (int pane = 0; pane < 6; pane++) {
			if (draws(screen_text(host)))
				fail_msg("screen %c, pane %d:\n%s", *key, pane, screen_text(host));
			press(host, "\t");
		}
	}
	assert_int_equal(quit(host), 0);
}

/* No clock chatters, but what it counts to is told: once, by a bell and in words. */
static void read_aloud_the_end_of_a_pomodoro_is_told_and_no_second_before(void **state)
{
	struct host *host = *state;
	size_t length;

	begin(host, (char *[]){"ambit", "--accessible", NULL});
	answer("pomodoro start churn/B1 labels --work 4s");
	press(host, "\t\t");
	see(host, "Pomodoro");
	see(host, "ends at");
	length = host->length;
	see(host, "time for a break");
	assert_int_equal(strcspn(host->raw + length, "\a") < strlen(host->raw + length), true);
	assert_int_equal(quit(host), 0);
}

static void what_names_hide_never_reaches_the_terminal(void **state)
{
	static const char *const hidden[] = {"\342\200\216", "\342\200\217", "\342\200\252", "\342\200\256", "\342\201\246", "\342\201\247", "\342\201\251", "\330\234", "\302\205", "\302\233"};
	struct host *host = *state;

	lay_ground();
	for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
		char words[300];

		snprintf(words, sizeof words, "project add name%zu/p 'odd%stxet' --client 'Client%sname' --rate 90 2>/dev/null || true", i, hidden[i], hidden[i]);
		answer(words);
		snprintf(words, sizeof words, "item add name%zu/p/I1 'item%sdne' --estimate 2h 2>/dev/null || true", i, hidden[i]);
		answer(words);
		snprintf(words, sizeof words, "use name%zu/p 2>/dev/null || true", i);
		answer(words);
	}
	start(host, 30, 100, (char *[]){"ambit", NULL});
	settle(host);
	press(host, "1234567\t\t3jjjjj4\t");
	for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
		if (strstr(host->raw, hidden[i]))
			fail_msg("the %zu. of them was sent", i + 1);
	assert_int_equal(quit(host), 0);
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(what_other_terminals_do_and_take_back_is_seen),
		test(a_pomodoro_outlives_the_screen_that_began_it),
		test(a_stop_of_the_process_is_made_up_for),
		test(read_aloud_nothing_is_drawn),
		test(read_aloud_the_end_of_a_pomodoro_is_told_and_no_second_before),
		test(what_names_hide_never_reaches_the_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
