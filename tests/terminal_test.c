/* The full screen on a real terminal. */
#include "tests/host.h"

static void the_first_screen_is_today(void **state)
{
	struct host *host = *state;
	char *words[] = {"ambit", NULL};

	lay_ground();
	start(host, 30, 100, words);
	see(host, "first pass");
	assert_true(host->alternate);
	assert_non_null(strstr(screen_text(host), "Today"));
	assert_non_null(strstr(screen_text(host), "churn/B1"));
	assert_non_null(strstr(screen_text(host), "1:30"));
}

static void a_form_logs_what_is_typed(void **state)
{
	struct host *host = *state;
	char *words[] = {"ambit", NULL};

	lay_ground();
	start(host, 30, 100, words);
	press(host, "a");
	see(host, "Add an entry");
	press(host, "churn/B1\t30m\thand over\x13");
	see(host, "hand over");
	assert_null(strstr(screen_text(host), "Add an entry"));
	assert_int_equal(quit(host), 0);
	assert_non_null(strstr(answer("entries all --json"), "\"note\":\"hand over\""));
	assert_non_null(strstr(answer("entries all --json"), "\"seconds\":1800"));
	assert_non_null(strstr(answer("check"), "sound"));
}

/* behaviour 4 and 11: a verb asks where somebody sits before it. */
static void a_verb_on_a_terminal_asks_when_the_work_ended(void **state)
{
	struct host *host = *state;

	lay_ground();
	setenv("AMBIT_NOW", "2026-03-18T09:00:00-04:00", 1);
	answer("start churn/B1 labels");
	setenv("AMBIT_NOW", "2026-03-19T09:00:00-04:00", 1);
	start(host, 24, 80, (char *[]){"ambit", "stop", NULL});
	hear(host, "When did the work end?", "half past\n");
	hear(host, "\"half past\" is no time", "17:30\n");
	hear(host, "Stopped acme/churn/B1 after 8:30", NULL);
	assert_true(waitpid(host->child, NULL, 0) == host->child);
	begin_again(host);
	answer("pomodoro start churn/B1 more");
	setenv("AMBIT_NOW", "2026-03-19T09:40:00-04:00", 1);
	start(host, 24, 80, (char *[]){"ambit", "pomodoro", "done", NULL});
	hear(host, "was planned to end at 09:25", "9:25\n");
	hear(host, "is done after 25:00", NULL);
	assert_true(waitpid(host->child, NULL, 0) == host->child);
	host->child = 0;
}

static void q_gives_the_terminal_back(void **state)
{
	struct host *host = *state;
	char *words[] = {"ambit", NULL};

	lay_ground();
	start(host, 30, 100, words);
	settle(host);
	assert_int_equal(quit(host), 0);
	check_given_back(host);
}

static void a_signal_gives_the_terminal_back(void **state)
{
	struct host *host = *state;
	char *words[] = {"ambit", NULL};

	lay_ground();
	start(host, 30, 100, words);
	settle(host);
	press(host, "a");
	kill(host->child, SIGTERM);
	leave(host);
	check_given_back(host);
}

static void other_terminals_are_seen(void **state)
{
	struct host *host = *state;
	char *words[] = {"ambit", NULL};

	lay_ground();
	start(host, 30, 100, words);
	settle(host);
	answer("log churn/B1 15m 'elsewhere' --at 2026-03-20T14:00");
	see(host, "elsewhere");
}

static void any_size_is_lived_through(void **state)
{
	struct host *host = *state;
	char *words[] = {"ambit", NULL};

	lay_ground();
	start(host, 24, 80, words);
	settle(host);
	resize(host, 1, 1);
	resize(host, 5, 20);
	resize(host, 40, 140);
	see(host, "first pass");
	assert_int_equal(quit(host), 0);
}

static void the_worked_example_opens_its_own_store(void **state)
{
	struct host *host = *state;
	char folder[100], *words[] = {"ambit", "demo", folder, NULL};

	snprintf(folder, sizeof folder, "%s/example", host->folder);
	start(host, 30, 100, words);
	see(host, "churn/B5");
	assert_int_equal(quit(host), 0);
	assert_int_equal(access(host->store, F_OK), -1);
}

static void what_ends_it_gives_the_terminal_back(void **state)
{
	static const int fatal[] = {SIGQUIT, SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
	struct host *host = *state;
	char *words[] = {"ambit", NULL};

	lay_ground();
	for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) {
		int status;

		begin_again(host);
		start(host, 30, 100, words);
		press(host, "4");
		kill(host->child, fatal[i]);
		status = leave(host);
		check_given_back(host);
		assert_true(WIFSIGNALED(status));
		assert_int_equal(WTERMSIG(status), fatal[i]);
		assert_non_null(strstr(host->raw + last_of(host, "\033[?1049l"), "ambit: "));
	}
}

static void it_ends_when_the_terminal_goes_away(void **state)
{
	struct host *host = *state;
	char *words[] = {"ambit", NULL};
	int status;

	lay_ground();
	start(host, 30, 100, words);
	settle(host);
	close(host->master);
	host->master = -1;
	alarm(PATIENCE_MS / 1000); /* a program that spins would be waited for in vain */
	assert_int_equal(waitpid(host->child, &status, 0), host->child);
	alarm(0);
	host->child = 0;
	assert_non_null(strstr(answer("check"), "sound"));
}

static void after_a_storm_of_sizes_all_is_as_before(void **state)
{
	struct host *host = *state;
	char *words[] = {"ambit", NULL}, *before;
	unsigned seed = 7;

	lay_ground();
	start(host, 30, 100, words);
	press(host, "a");
	press(host, "churn/B1\t30m");
	before = strdup(screen_text(host));
	for (int i = 0; i < 40; i++) {
		seed = seed * 1103515245u + 12345u;
		resize(host, 1 + (int)(seed >> 16) % 60, 1 + (int)(seed >> 8) % 200);
	}
	resize(host, 30, 100);
	while (strcmp(screen_text(host), before))
		assert_true(pump(host));
	free(before);
	press(host, "\033");
	press(host, "y");
	assert_int_equal(quit(host), 0);
}

static void a_paste_never_acts_as_keys(void **state)
{
	struct host *host = *state;
	char *words[] = {"ambit", NULL}, *before;

	lay_ground();
	before = strdup(answer("entries all --json"));
	start(host, 30, 100, words);
	settle(host);
	paste(host, "q\nd\nS\nu\n");
	see(host, "Pasted text does nothing here");
	press(host, "a");
	press(host, "\t\t");
	paste(host, "q\nd u");
	see(host, "q d u");
	assert_string_equal(answer("entries all --json"), before);
	free(before);
	press(host, "\033");
	press(host, "y");
	assert_int_equal(quit(host), 0);
}

static void what_nobody_knows_is_swallowed_whole(void **state)
{
	static const char *const sequences[] = {
		"\033[99~", "\033[200;5u", "\033Oz", "\033[<0;10;10M", "\033[1;8Q", "\033]11;rgb:0000/0000/0000\033\\", "\033Pq#0\033\\", "\200\377",
	};
	struct host *host = *state;
	char *words[] = {"ambit", NULL}, *before;

	lay_ground();
	start(host, 30, 100, words);
	settle(host);
	before = strdup(answer("entries all --json"));
	for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
		assert_int_equal(write(host->master, sequences[i], strlen(sequences[i])), strlen(sequences[i]));
	assert_int_equal(write(host->master, "2", 1), 1);
	see(host, "[2 Week]");
	assert_string_equal(answer("entries all --json"), before);
	free(before);
	assert_int_equal(quit(host), 0);
}

static void what_notes_hide_never_reaches_the_terminal(void **state)
{
	struct host *host = *state;
	char *words[] = {"ambit", NULL};

	lay_ground();
	answer("log churn/B1 5m \"$(printf 'sneaky \\342\\200\\256txet')\" --at 2026-03-20T11:00");
	start(host, 30, 100, words);
	see(host, "sneaky");
	press(host, "1234567");
	assert_null(strstr(host->raw, "\342\200\256"));
	assert_int_equal(quit(host), 0);
}

static void the_mouse_is_off_until_it_is_asked_for(void **state)
{
	struct host *host = *state;
	char *words[] = {"ambit", NULL};

	lay_ground();
	start(host, 30, 100, words);
	press(host, "12");
	assert_null(strstr(host->raw, "1000h"));
	assert_int_equal(quit(host), 0);
	begin_again(host);
	answer("config mouse on");
	start(host, 30, 100, words);
	settle(host);
	assert_non_null(strstr(host->raw, "1000h"));
	assert_int_equal(write(host->master, "\033[<0;21;1M\033[<0;21;1m", 20), 20);
	see(host, "[2 Week]");
	assert_int_equal(quit(host), 0);
	check_given_back(host);
}

static void no_color_is_kept_to(void **state)
{
	struct host *host = *state;
	char *words[] = {"ambit", NULL};

	lay_ground();
	setenv("NO_COLOR", "1", 1);
	start(host, 30, 100, words);
	press(host, "1234567");
	unsetenv("NO_COLOR");
	for (char *at = host->raw; (at = strstr(at, "\033[3")); at++)
		assert_false(at[4] == 'm' || at[3] == '8');
	assert_int_equal(quit(host), 0);
}

static void a_theme_is_worn(void **state)
{
	struct host *host = *state;
	char *words[] = {"ambit", NULL};

	lay_ground();
	answer("config theme 'plain good=magenta'");
	start(host, 30, 100, words);
	settle(host);
	assert_non_null(strstr(host->raw, "\033[35m"));
	assert_null(strstr(host->raw, "\033[32m"));
	assert_int_equal(quit(host), 0);
}

static void a_terminal_that_can_do_nothing_is_refused(void **state)
{
	struct host *host = *state;
	char *words[] = {"ambit", NULL};

	setenv("TERM", "dumb", 1);
	start(host, 24, 80, words);
	assert_int_equal(WEXITSTATUS(leave(host)), 2);
	assert_non_null(strstr(host->raw, "--screen"));
	assert_null(strstr(host->raw, "\033"));
}

static void a_key_repaints_what_differs(void **state)
{
	struct host *host = *state;
	char command[100];

	lay_ground();
	for (int i = 0; i < 12; i++) {
		snprintf(command, sizeof command, "log churn/B1 5m 'pass %d' --at 2026-03-20T1%d:%02d", i, 1 + i / 6, i % 6 * 10);
		answer(command);
	}
	start(host, 40, 120, (char *[]){"ambit", NULL});
	see(host, "pass 11");
	assert_in_range(host->length, 500, 16384);
	for (int i = 0; i < 6; i++) {
		assert_in_range(answer_to(host, "j"), 1, 300);
		assert_in_range(answer_to(host, "k"), 1, 300);
	}
	for (const char *screen = "2345671"; *screen; screen++)
		assert_in_range(answer_to(host, (char[]){*screen, '\0'}), 1, 8192);
	quit(host);
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(the_first_screen_is_today),
		test(a_key_repaints_what_differs),
		test(a_form_logs_what_is_typed),
		test(a_verb_on_a_terminal_asks_when_the_work_ended),
		test(q_gives_the_terminal_back),
		test(a_signal_gives_the_terminal_back),
		test(other_terminals_are_seen),
		test(any_size_is_lived_through),
		test(the_worked_example_opens_its_own_store),
		test(what_ends_it_gives_the_terminal_back),
		test(it_ends_when_the_terminal_goes_away),
		test(after_a_storm_of_sizes_all_is_as_before),
		test(a_paste_never_acts_as_keys),
		test(what_nobody_knows_is_swallowed_whole),
		test(what_notes_hide_never_reaches_the_terminal),
		test(the_mouse_is_off_until_it_is_asked_for),
		test(no_color_is_kept_to),
		test(a_theme_is_worn),
		test(a_terminal_that_can_do_nothing_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
