/* What lies beside a store under the names of its journals. */
#include "db/beside.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/inside.h"
#include "tests/db_fixture.h"

static void name_journal(const struct place *place, const char *end, char name[160])
{
	snprintf(name, 160, "%s%s", place->path, end);
}

static void make_library(struct place *place)
{
	struct store *store = open_library(place);

	act(store, "INSERT INTO shelf VALUES (1, 'top')");
	store_close(store);
}

/* A process that dies in the middle of a large write leaves a journal that the next one plays. */
static void leave_a_journal(struct place *place)
{
	struct store *store;
	int status;

	if (fork() == 0) {
		store = open_library(place);
		store_begin(store);
		run(store, "PRAGMA cache_size = 1");
		for (int i = 1000; i < 1400; i++)
			run(store, "INSERT INTO shelf VALUES (%d, hex(zeroblob(400)))", i);
		_exit(0);
	}
	wait(&status);
}

static void copy_file(const char *from, const char *to)
{
	static char bytes[1 << 22];
	FILE *file = fopen(from, "rb");
	size_t size;

	assert_non_null(file);
	size = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	file = fopen(to, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	fclose(file);
}

static void assert_refused(struct place *place, const char *word)
{
	assert_null(open_place(place));
	assert_fault(&place->fault, FAULT_STORE, word);
}

static void assert_shelves(struct place *place, int64_t wanted)
{
	struct store *store = open_library(place);

	assert_non_null(store);
	assert_int_equal(number(store, "SELECT count(*) FROM shelf"), wanted);
	assert_int_equal(number(store, "SELECT integrity_check = 'ok' FROM pragma_integrity_check"), 1);
	store_close(store);
}

static void a_copy_laid_over_a_store_is_not_wrecked_by_the_old_journal(void **state)
{
	struct place *place = *state;
	char copy[160], journal[160];
	struct store *store;

	make_library(place);
	name_journal(place, ".copy", copy);
	name_journal(place, "-journal", journal);
	copy_file(place->path, copy);
	store = open_library(place);
	for (int i = 2; i < 9; i++)
		act(store, "INSERT INTO shelf VALUES ((SELECT max(id) + 1 FROM shelf), hex(randomblob(300)))");
	store_close(store);
	leave_a_journal(place);
	copy_file(copy, place->path);
	assert_refused(place, "was left by a write to another file");
	unlink(journal);
	assert_shelves(place, 1);
}

static void its_own_journal_is_played(void **state)
{
	struct place *place = *state;

	make_library(place);
	leave_a_journal(place);
	assert_shelves(place, 1);
}

static void while_others_write_nobody_is_refused(void **state)
{
	struct place *place = *state;
	int status;

	make_library(place);
	if (fork() == 0) {
		struct store *store = open_library(place);

		for (int i = 0; i < 300; i++)
			act(store, "INSERT INTO shelf VALUES ((SELECT max(id) + 1 FROM shelf), 'next')");
		_exit(0);
	}
	for (int i = 0; i < 300; i++) {
		struct store *store = open_place(place);

		assert_fine(store, &place->fault);
		store_close(store);
	}
	wait(&status);
	assert_shelves(place, 301);
}

static void a_link_a_pipe_or_a_folder_is_no_journal(void **state)
{
	struct place *place = *state;
	char journal[160], victim[160];
	struct stat at;

	make_library(place);
	name_journal(place, "-journal", journal);
	name_journal(place, ".victim", victim);
	copy_file("/dev/null", victim);
	unlink(journal);
	assert_int_equal(symlink(victim, journal), 0);
	assert_refused(place, "is a link");
	unlink(journal);
	assert_int_equal(mkfifo(journal, 0600), 0);
	assert_refused(place, "is no plain file");
	unlink(journal);
	assert_int_equal(mkdir(journal, 0700), 0);
	assert_refused(place, "is a folder");
	rmdir(journal);
	assert_int_equal(stat(victim, &at), 0);
	assert_int_equal(at.st_size, 0);
	assert_shelves(place, 1);
}

static void a_journal_of_another_user_is_refused(void **state)
{
	struct place *place = *state;
	char journal[160];

	if (geteuid() != 0)
		skip();
	make_library(place);
	name_journal(place, "-journal", journal);
	assert_int_equal(chown(journal, 12345, 12345), 0);
	assert_refused(place, "belongs to another user");
}

static void a_write_ahead_log_is_not_the_stores(void **state)
{
	struct place *place = *state;
	char log[160];

	make_library(place);
	name_journal(place, "-wal", log);
	copy_file(place->path, log);
	assert_refused(place, "was left by a write to another file");
	copy_file("/dev/null", log);
	assert_shelves(place, 1);
}

static void no_store_is_made_beside_a_journal_that_holds_something(void **state)
{
	struct place *place = *state;
	struct store *store;
	char journal[160];

	make_library(place);
	leave_a_journal(place);
	unlink(place->path);
	name_journal(place, "-journal", journal);
	store = open_place(place);
	assert_non_null(store);
	assert_true(store_begin(store));
	run(store, "CREATE TABLE shelf (id INTEGER PRIMARY KEY)");
	run(store, "INSERT INTO shelf VALUES (1)");
	assert_false(store_commit(store));
	assert_fault(&place->fault, FAULT_STORE, "was left by a store that is gone");
	assert_int_equal(access(place->path, F_OK), -1);
	store_close(store);
}

static void what_is_put_by_takes_its_journals_along(void **state)
{
	struct place *place = *state;
	char journal[160], kept[160], wanted[180];
	struct stat at;

	make_library(place);
	leave_a_journal(place);
	name_journal(place, "-journal", journal);
	name_journal(place, ".kept", kept);
	snprintf(wanted, sizeof wanted, "%s-journal", kept);
	assert_fine(beside_put_by(place->path, kept, &place->fault), &place->fault);
	assert_int_equal(access(journal, F_OK), -1);
	assert_int_equal(stat(wanted, &at), 0);
	assert_true(at.st_size > 0 && (at.st_mode & 07777) == 0600);
}

int main(void)
{
#define CASE(test) cmocka_unit_test_setup_teardown(test, place_setup, place_teardown)
	const struct CMUnitTest tests[] = {
		CASE(a_copy_laid_over_a_store_is_not_wrecked_by_the_old_journal),
		CASE(its_own_journal_is_played),
		CASE(while_others_write_nobody_is_refused),
		CASE(a_link_a_pipe_or_a_folder_is_no_journal),
		CASE(a_journal_of_another_user_is_refused),
		CASE(a_write_ahead_log_is_not_the_stores),
		CASE(no_store_is_made_beside_a_journal_that_holds_something),
		CASE(what_is_put_by_takes_its_journals_along),
	};

	return cmocka_run_group_tests_name("beside", tests, NULL, NULL);
}
