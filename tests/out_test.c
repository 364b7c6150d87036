#include "model/out.h"
#include "tests/unit.h"

#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64], path[100];

static int setup(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/ambit-test-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof path, "%s/report.md", folder);
	return 0;
}

static int remove_one(const char *name, const struct stat *at, int kind, struct FTW *where)
{
	(void)at, (void)kind, (void)where;
	return remove(name);
}

static int teardown(void **state)
{
	(void)state;
	nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	return 0;
}

static void put(const char *text)
{
	FILE *file = fopen(path, "w");

	fputs(text, file);
	fclose(file);
}

static const char *there(void)
{
	static char all[200];
	FILE *file = fopen(path, "r");

	if (!file)
		return NULL;
	all[fread(all, 1, sizeof all - 1, file)] = '\0';
	fclose(file);
	return all;
}

/* How many files the folder holds. */
static int files(void)
{
	char command[200];
	FILE *list;
	int count = 0;

	snprintf(command, sizeof command, "ls -A %s | wc -l", folder);
	list = popen(command, "r");
	assert_int_equal(fscanf(list, "%d", &count), 1);
	pclose(list);
	return count;
}

static void nothing_is_there_before_the_commit(void **state)
{
	struct fault fault = {0};
	struct out out = {0};
	struct out_file file;

	(void)state;
	assert_true(out_file_open(&file, path, false, &out, &fault));
	text_add(&out.text, "half");
	assert_null(there());
	text_add(&out.text, " and half");
	assert_true(out_file_commit(&file, &out, &fault));
	assert_string_equal(there(), "half and half");
	assert_int_equal(files(), 1);
	out_free(&out);
}

static void what_is_given_up_leaves_nothing(void **state)
{
	struct fault fault = {0};
	struct out out = {0};
	struct out_file file;

	(void)state;
	assert_true(out_file_open(&file, path, false, &out, &fault));
	text_add(&out.text, "half");
	out_file_abandon(&file, &out);
	assert_int_equal(files(), 0);
	out_free(&out);
}

static void a_file_that_is_there_needs_force(void **state)
{
	struct fault fault = {0};
	struct out out = {0};
	struct out_file file;

	(void)state;
	put("old");
	assert_false(out_file_open(&file, path, false, &out, &fault));
	assert_int_equal(fault.kind, FAULT_CONFLICT);
	assert_non_null(strstr(fault.text, "--force"));
	out_file_abandon(&file, &out);
	assert_string_equal(there(), "old");
	fault_clear(&fault);
	assert_true(out_file_open(&file, path, true, &out, &fault));
	text_add(&out.text, "new");
	assert_string_equal(there(), "old");
	assert_true(out_file_commit(&file, &out, &fault));
	assert_string_equal(there(), "new");
	out_free(&out);
}

static void the_mode_is_by_the_umask(void **state)
{
	struct fault fault = {0};
	struct out out = {0};
	struct out_file file;
	struct stat at;
	mode_t before = umask(027);

	(void)state;
	assert_true(out_file_open(&file, path, false, &out, &fault) && out_file_commit(&file, &out, &fault));
	umask(before);
	assert_int_equal(stat(path, &at), 0);
	assert_int_equal(at.st_mode & 0777, 0640);
	out_free(&out);
}

static void what_is_no_file_is_not_replaced(void **state)
{
	struct fault fault = {0};
	struct out out = {0};
	struct out_file file;

	(void)state;
	assert_false(out_file_open(&file, folder, true, &out, &fault));
	assert_int_equal(fault.kind, FAULT_STORE);
	out_file_abandon(&file, &out);
	fault_clear(&fault);
	assert_false(out_file_open(&file, "", false, &out, &fault));
	assert_int_equal(fault.kind, FAULT_INPUT);
	out_file_abandon(&file, &out);
	fault_clear(&fault);
	assert_false(out_file_open(&file, "/nowhere/at/all", false, &out, &fault));
	assert_int_equal(fault.kind, FAULT_STORE);
	assert_non_null(strstr(fault.text, "\"/nowhere/at/all\" can't be written: "));
	out_file_abandon(&file, &out);
}

/* A link that leads nowhere is something that is there. */
static void a_link_is_not_replaced_unasked(void **state)
{
	struct fault fault = {0};
	struct out out = {0};
	struct out_file file;

	(void)state;
	assert_int_equal(symlink("/nowhere", path), 0);
	assert_false(out_file_open(&file, path, false, &out, &fault));
	assert_int_equal(fault.kind, FAULT_CONFLICT);
	out_file_abandon(&file, &out);
}

static void long_answers_stream(void **state)
{
	struct fault fault = {0};
	struct out out = {0};
	struct out_file file;

	(void)state;
	assert_true(out_file_open(&file, path, false, &out, &fault));
	for (int i = 0; i < 40000; i++) {
		text_add(&out.text, "fifty bytes of a row that is written as it comes,\n");
		out_breathe(&out);
		assert_true(out.text.length < (1 << 20) + 100);
	}
	assert_true(out.began);
	assert_true(out_file_commit(&file, &out, &fault));
	assert_int_equal(access(path, F_OK), 0);
	out_free(&out);
}

static void a_full_disk_is_said_and_leaves_nothing(void **state)
{
	struct fault fault = {0};
	struct out out = {0};
	struct out_file file;
	struct rlimit before, small = {100, 100};

	(void)state;
	getrlimit(RLIMIT_FSIZE, &before);
	small.rlim_max = before.rlim_max;
	signal(SIGXFSZ, SIG_IGN);
	assert_true(out_file_open(&file, path, false, &out, &fault));
	text_add_repeat(&out.text, "x", 1000);
	setrlimit(RLIMIT_FSIZE, &small);
	assert_false(out_file_commit(&file, &out, &fault));
	setrlimit(RLIMIT_FSIZE, &before);
	assert_int_equal(fault.kind, FAULT_STORE);
	assert_int_equal(files(), 0);
	out_free(&out);
}

static void a_full_device_is_said(void **state)
{
	struct fault fault = {0};
	struct out out = {.descriptor = open("/dev/full", O_WRONLY)};

	(void)state;
	text_add(&out.text, "answer");
	assert_false(out_finish(&out, &fault));
	assert_int_equal(fault.kind, FAULT_STORE);
	assert_non_null(strstr(fault.text, "could not be written"));
	close(out.descriptor);
	out_free(&out);
}

/* The end of a long answer is not what fails: a row before it did. */
static void a_fault_on_the_way_is_said_at_the_end(void **state)
{
	struct fault fault = {0};
	struct out out = {.descriptor = open("/dev/full", O_WRONLY)};

	(void)state;
	text_add_repeat(&out.text, "x", 1 << 20);
	out_breathe(&out);
	assert_true(out.failed);
	assert_int_equal(out.text.length, 0);
	assert_false(out_finish(&out, &fault));
	assert_non_null(strstr(fault.text, "No space left"));
	close(out.descriptor);
	out_free(&out);
}

static void a_closed_pipe_is_no_fault(void **state)
{
	struct fault fault = {0};
	struct out out = {0};
	int ends[2];

	(void)state;
	signal(SIGPIPE, SIG_IGN);
	assert_int_equal(pipe(ends), 0);
	close(ends[0]);
	out.descriptor = ends[1];
	text_add_repeat(&out.text, "x", 1 << 20);
	out_breathe(&out);
	text_add(&out.text, "more");
	assert_true(out_finish(&out, &fault));
	assert_int_equal(fault.kind, FAULT_NONE);
	close(ends[1]);
	out_free(&out);
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(nothing_is_there_before_the_commit),
		test(what_is_given_up_leaves_nothing),
		test(a_file_that_is_there_needs_force),
		test(the_mode_is_by_the_umask),
		test(what_is_no_file_is_not_replaced),
		test(a_link_is_not_replaced_unasked),
		test(long_answers_stream),
		test(a_full_disk_is_said_and_leaves_nothing),
		test(a_full_device_is_said),
		test(a_fault_on_the_way_is_said_at_the_end),
		test(a_closed_pipe_is_no_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
