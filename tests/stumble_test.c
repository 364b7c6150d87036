/*
 * The n-th allocation, or the n-th call to the system, fails, for every n that a verb comes to: then it ends by itself,
 * says one line, and the store has the whole act or nothing of it, and passes its check. So it does when the program is
 * killed before the n-th call, or the disk is full from the n-th write on; and what was answered is there.
 */
#include "tests/unit.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/inside.h"

enum { WORDS = 10, LINE = 400 };

struct verb {
	const char *words[WORDS];
	int acts;                       /* that it adds to the log of acts */
	int allocations, calls;         /* at most so many, some 15 in a hundred more than it takes */
};

/* Each begins with a running timer, an open change and a file to import. */
static const struct verb verbs[] = {
	{{"status"}, 0, 375, 84},
	{{"report", "hours", "all"}, 0, 205, 62},
	{{"entries", "all", "--match", "drift|bias"}, 0, 250, 76},
	{{"export", "json", "-o", "out.json", "--force"}, 0, 460, 98},
	{{"stop"}, 1, 295, 148},
	{{"log", "acme/deploy", "15m", "labels", "--overlap", "allow"}, 1, 290, 154},
	{{"change", "propose", "acme/deploy", "Drift monitor"}, 1, 490, 193},
	{{"undo"}, -1, 275, 144},
	{{"import", "csv", "in.csv"}, 1, 480, 208},
};

struct scene {
	char folder[64];
	char *ambit, *library;
};

static void in_child(const struct scene *scene, const char *const *words, const char *stumble)
{
	const char *argv[WORDS + 2] = {scene->ambit};
	int said = open("said", O_CREAT | O_TRUNC | O_WRONLY, 0600), output = open("output", O_CREAT | O_TRUNC | O_WRONLY, 0600);

	for (int i = 0; words[i]; i++)
		argv[i + 1] = words[i];
	dup2(output, 1);
	dup2(said, 2);
	if (*stumble) {
		setenv("STUMBLE", stumble, 1);
		setenv("LD_PRELOAD", scene->library, 1);
	}
	execv(scene->ambit, (char **)(uintptr_t)argv);
	_exit(99);
}

/* As waitpid tells it; what was written is in the files said and output. */
static int run(const struct scene *scene, const char *const *words, const char *stumble)
{
	pid_t child = fork();
	int status = -1;

	if (child == 0)
		in_child(scene, words, stumble);
	assert_true(child > 0 && waitpid(child, &status, 0) == child);
	return status;
}

static size_t whole_file(const char *path, char **bytes)
{
	int file = open(path, O_RDONLY);
	struct stat at = {0};

	assert_true(file >= 0 && fstat(file, &at) == 0);
	*bytes = malloc((size_t)at.st_size + 1);
	assert_int_equal(read(file, *bytes, (size_t)at.st_size), at.st_size);
	close(file);
	(*bytes)[at.st_size] = '\0';
	return (size_t)at.st_size;
}

static void put_file(const char *path, const char *bytes, size_t size)
{
	int file = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0600);

	assert_true(file >= 0);
	assert_int_equal(write(file, bytes, size), size);
	close(file);
}

static int acts(void)
{
	sqlite3_stmt *count;
	sqlite3 *store;
	int found;

	assert_int_equal(sqlite3_open("store.db", &store), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(store, "SELECT count(*) FROM act WHERE undone = 0", -1, &count, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(count), SQLITE_ROW);
	found = sqlite3_column_int(count, 0);
	sqlite3_finalize(count);
	sqlite3_close(store);
	return found;
}

static void must(const struct scene *scene, const char *const *words)
{
	char *said;

	if (run(scene, words, "") == 0)
		return;
	whole_file("said", &said);
	fail_msg("%s %s: %s", words[0], words[1] ? words[1] : "", said);
}

static int scene_setup(void **state)
{
	static const char rows[] = "start,end,path,note\n2026-03-02T09:00:00Z,2026-03-02T10:00:00Z,acme/deploy,drift\n"
		"2026-03-03T09:00:00Z,2026-03-03T10:00:00Z,acme/deploy,bias\n";
	struct scene *scene = calloc(1, sizeof *scene);

	*state = scene;
	strcpy(scene->folder, "/tmp/stumble.XXXXXX");
	scene->ambit = getenv("AMBIT");
	scene->library = realpath("tests/stumble.so", NULL);
	if (!mkdtemp(scene->folder) || chdir(scene->folder) != 0 || !scene->ambit)
		return -1;
	setenv("HOME", scene->folder, 1);
	setenv("AMBIT_STORE", "store.db", 1);
	setenv("AMBIT_NOW", "2026-03-20T12:00:00Z", 1);
	setenv("TZ", "UTC", 1);
	setenv("STUMBLE_TOLD", "told", 1);
	put_file("in.csv", rows, sizeof rows - 1);
	must(scene, (const char *[]){"client", "add", "acme", "Acme", NULL});
	must(scene, (const char *[]){"project", "add", "acme/deploy", "Deployment", NULL});
	must(scene, (const char *[]){"log", "acme/deploy", "1h", "drift", NULL});
	must(scene, (const char *[]){"change", "propose", "acme/deploy", "Second model", NULL});
	must(scene, (const char *[]){"start", "acme/deploy", "labels", NULL});
	setenv("AMBIT_NOW", "2026-03-20T12:30:00Z", 1);
	return 0;
}

static int scene_teardown(void **state)
{
	struct scene *scene = *state;
	char *command;

	if (asprintf(&command, "rm -rf '%s'", scene->folder) > 0 && chdir("/") == 0 && system(command) == 0)
		free(command);
	free(scene->library);
	free(scene);
	return 0;
}

/* A refusal is one line; success may add a hint or none. */
static void says_one_line(const struct verb *verb, const char *stumble)
{
	char *said;
	size_t length = whole_file("said", &said);

	if (length == 0 || length > LINE || said[length - 1] != '\n' || strchr(said, '\n') != said + length - 1)
		fail_msg("%s with %s says: %s", verb->words[0], stumble, said);
	free(said);
}

static bool is_as_before(const char *before, size_t length)
{
	struct stat journal;
	char *after;
	size_t now = whole_file("store.db", &after);
	bool same = now == length && memcmp(before, after, length) == 0 && (stat("store.db-journal", &journal) != 0 || journal.st_size == 0);

	free(after);
	return same;
}

static void is_whole(const struct scene *scene, const struct verb *verb, const char *stumble, bool succeeded, const char *before, size_t length, int had)
{
	int more = 0;
	char *said;

	if (!is_as_before(before, length)) {
		if (run(scene, (const char *[]){"check", NULL}, "") != 0) {
			whole_file("output", &said);
			fail_msg("%s with %s leaves a store that is no more whole: %s", verb->words[0], stumble, said);
		}
		more = acts() - had;
	}
	if (more != verb->acts && (succeeded || more != 0))
		fail_msg("%s with %s: exit %s, %d acts came to it", verb->words[0], stumble, succeeded ? "0" : "other", more);
}

/* On a full disk what writes is refused as the fault of the store that it is. */
static bool ends_as_it_may(int status, const char *kind)
{
	if (WIFSIGNALED(status))
		return WTERMSIG(status) == SIGKILL && strcmp(kind, "kill") == 0;
	return WIFEXITED(status) && (strcmp(kind, "full") == 0 ? WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 6 : WEXITSTATUS(status) <= 6);
}

static bool has_answered(void)
{
	struct stat at;

	return stat("output", &at) == 0 && at.st_size > 0;
}

/* Answers whether it came to that n at all. */
static bool stumble_at(const struct scene *scene, const struct verb *verb, const char *kind, int n, const char *before, size_t length, int had)
{
	char stumble[40];
	int status;

	snprintf(stumble, sizeof stumble, "%s:%d", kind, n);
	put_file("store.db", before, length);
	put_file("store.db-journal", "", 0);
	unlink("told");
	status = run(scene, verb->words, stumble);
	if (!ends_as_it_may(status, kind))
		fail_msg("%s with %s ends as %d", verb->words[0], stumble, status);
	if (WIFEXITED(status) && status != 0)
		says_one_line(verb, stumble);
	is_whole(scene, verb, stumble, status == 0 || has_answered(), before, length, had);
	return access("told", F_OK) == 0;
}

static int most_of(const struct verb *verb, const char *kind)
{
	return strcmp(kind, "allocation") == 0 ? verb->allocations : verb->calls;
}

/* A question writes nothing to a file, and so is answered on a full disk. */
static int least_of(const struct verb *verb, const char *kind)
{
	return strcmp(kind, "full") != 0 ? 11 : verb->acts ? 3 : 1;
}

static void stumble_everywhere(const struct scene *scene, const char *kind)
{
	char *before;
	size_t length = whole_file("store.db", &before);
	int had = acts();

	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		int n = 1;

		while (stumble_at(scene, &verbs[i], kind, n, before, length, had))
			n++;
		print_message("# %s: %d %ss\n", verbs[i].words[0], n - 1, kind);
		assert_in_range(n, least_of(&verbs[i], kind), most_of(&verbs[i], kind));
	}
	put_file("store.db", before, length);
	free(before);
}

static void any_allocation_may_fail(void **state)
{
	stumble_everywhere(*state, "allocation");
}

static void any_call_to_the_system_may_fail(void **state)
{
	stumble_everywhere(*state, "call");
}

static void it_may_be_killed_before_any_call(void **state)
{
	stumble_everywhere(*state, "kill");
}

static void the_disk_may_be_full_from_any_write_on(void **state)
{
	stumble_everywhere(*state, "full");
}

/* The sanitizers want to be first themselves, and not every C library has doors for it. */
static bool is_possible(void)
{
	return !LEAKS_ARE_SOUGHT && access("tests/stumble.so", R_OK) == 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_allocation_may_fail),
		cmocka_unit_test(any_call_to_the_system_may_fail),
		cmocka_unit_test(it_may_be_killed_before_any_call),
		cmocka_unit_test(the_disk_may_be_full_from_any_write_on),
	};

	if (!is_possible()) {
		puts("1..0 # SKIP nothing can be put before the C library here");
		return 0;
	}
	return cmocka_run_group_tests(tests, scene_setup, scene_teardown);
}
