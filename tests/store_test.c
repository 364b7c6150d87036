#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/db_fixture.h"
#include "db/inside.h"
#include "db/journal.h"
#include "db/row-hash.h"
#include "db/rows.h"

static mode_t mode_of(const char *path)
{
	struct stat at;

	return stat(path, &at) == 0 ? at.st_mode & 07777 : 0;
}

static void write_file(const char *path, const void *bytes, size_t size)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	fclose(file);
}

static char *read_file(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	char *bytes = malloc(1 << 22);

	assert_non_null(file);
	*size = fread(bytes, 1, 1 << 22, file);
	fclose(file);
	return bytes;
}

static void make_library(struct place *place)
{
	struct store *store = open_library(place);

	act(store, "INSERT INTO shelf VALUES (1, 'top')");
	store_close(store);
}

static void a_missing_file_reads_as_an_empty_store(void **state)
{
	struct place *place = *state;
	struct store *store = open_place(place);

	assert_non_null(store);
	assert_true(store_is_new(store));
	assert_false(store_is_read_only(store));
	assert_int_equal(number(store, "SELECT count(*) FROM act"), 0);
	store_close(store);
	assert_int_equal(access(place->path, F_OK), -1);
}

static void a_commit_that_changed_nothing_makes_no_file(void **state)
{
	struct place *place = *state;
	struct store *store = open_place(place);

	assert_true(store_begin(store) && store_commit(store));
	assert_true(store_is_new(store));
	assert_int_equal(access(place->path, F_OK), -1);
	store_close(store);
}

static void the_first_commit_makes_the_file_and_its_folder_private_under_any_umask(void **state)
{
	static const mode_t masks[] = {0, 022, 0777};
	struct place *place = *state;

	for (size_t i = 0; i < 3; i++) {
		char folder[100], journal[140];
		mode_t before = umask(masks[i]);
		struct store *store;

		snprintf(folder, sizeof folder, "%s/deep%zu", place->folder, i);
		snprintf(place->path, sizeof place->path, "%s/deeper/store.db", folder);
		snprintf(journal, sizeof journal, "%s-journal", place->path);
		store = open_library(place);
		act(store, "INSERT INTO shelf VALUES (1, 'top')");
		store_close(store);
		umask(before);
		assert_int_equal(mode_of(folder), 0700);
		assert_int_equal(mode_of(place->path), 0600);
		assert_int_equal(mode_of(journal), 0600);
	}
}

static void an_existing_folder_keeps_its_mode(void **state)
{
	struct place *place = *state;
	char folder[100];

	snprintf(folder, sizeof folder, "%s/deep", place->folder);
	mkdir(folder, 0755);
	chmod(folder, 0755);
	make_library(place);
	assert_int_equal(mode_of(folder), 0755);
	assert_int_equal(mode_of(place->path), 0600);
}

static void what_was_written_is_there_again(void **state)
{
	struct place *place = *state;
	struct store *store;

	make_library(place);
	store = open_library(place);
	assert_false(store_is_new(store));
	assert_int_equal(number(store, "SELECT count(*) FROM shelf"), 1);
	assert_int_equal(number(store, "PRAGMA application_id"), APPLICATION);
	assert_int_equal(number(store, "PRAGMA user_version"), SCHEMA_VERSION);
	store_close(store);
}

static void a_draft_left_by_a_killed_process_is_swept_away(void **state)
{
	struct place *place = *state;
	char folder[100], draft[140];

	snprintf(folder, sizeof folder, "%s/deep", place->folder);
	snprintf(draft, sizeof draft, "%s/.store.db.new", folder);
	mkdir(folder, 0700);
	write_file(draft, "half a store", 12);
	make_library(place);
	assert_int_equal(access(draft, F_OK), -1);
	assert_int_equal(access(place->path, F_OK), 0);
}

/* Refused with a word, and not a byte of it changed. */
static void refused(struct place *place, const char *word)
{
	size_t before_size = 0, after_size = 0;
	char *before = NULL, *after = NULL;
	struct stat at;
	bool file = lstat(place->path, &at) == 0 && S_ISREG(at.st_mode);

	if (file)
		before = read_file(place->path, &before_size);
	alarm(10);
	assert_null(open_place(place));
	alarm(0);
	assert_fault(&place->fault, FAULT_STORE, word);
	if (file) {
		after = read_file(place->path, &after_size);
		assert_int_equal(before_size, after_size);
		assert_memory_equal(before, after, before_size);
	}
	free(before);
	free(after);
}

static void what_is_no_store_is_refused_untouched(void **state)
{
	struct place *place = *state;
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int listener = socket(AF_UNIX, SOCK_STREAM, 0);

	snprintf(place->path, sizeof place->path, "%s/x", place->folder);
	mkdir(place->path, 0700);
	refused(place, "folder");
	rmdir(place->path);
	mkfifo(place->path, 0600);
	refused(place, "pipe");
	unlink(place->path);
	snprintf(address.sun_path, sizeof address.sun_path, "%.100s", place->path);
	assert_int_equal(bind(listener, (struct sockaddr *)&address, sizeof address), 0);
	refused(place, "socket");
	close(listener);
	unlink(place->path);
	assert_int_equal(symlink("/nowhere/at/all", place->path), 0);
	refused(place, "link");
	unlink(place->path);
	write_file(place->path, "", 0);
	refused(place, "empty");
	write_file(place->path, "just words", 10);
	refused(place, "not an ambit store");
}

static void put(char *bytes, size_t at, uint32_t number)
{
	for (int i = 3; i >= 0; i--, number >>= 8)
		bytes[at + (size_t)i] = (char)number;
}

static void a_foreign_newer_or_cut_store_is_refused_untouched(void **state)
{
	struct place *place = *state;
	size_t size;
	char *good;

	make_library(place);
	good = read_file(place->path, &size);
	put(good, 68, 0x0f055112);
	write_file(place->path, good, size);
	refused(place, "another program");
	put(good, 68, 0);
	write_file(place->path, good, size);
	refused(place, "another program");
	put(good, 68, APPLICATION);
	put(good, 60, 9999);
	write_file(place->path, good, size);
	refused(place, "newer");
	put(good, 60, SCHEMA_VERSION);
	write_file(place->path, good, size - 1);
	refused(place, "recover");
	write_file(place->path, good, size / 8192 * 4096);
	refused(place, "recover");
	write_file(place->path, good, 100);
	refused(place, "recover");
	write_file(place->path, good, size);
	store_close(open_place(place));
	assert_int_equal(place->fault.kind, FAULT_NONE);
	free(good);
}

static void a_link_to_a_store_is_followed(void **state)
{
	struct place *place = *state;
	char link[100];
	struct store *store;

	make_library(place);
	snprintf(link, sizeof link, "%s/link.db", place->folder);
	assert_int_equal(symlink(place->path, link), 0);
	store = store_open(&(struct store_place){.path = link}, &place->fault);
	assert_non_null(store);
	assert_false(store_is_new(store));
	store_close(store);
}

static void names_that_mean_something_to_sqlite_are_files(void **state)
{
	struct place *place = *state;
	static const char *const names[] = {":memory:", "file:x?mode=ro", "a b%20c'\".db"};
	char before[1024];

	assert_non_null(getcwd(before, sizeof before));
	assert_int_equal(chdir(place->folder), 0);
	for (size_t i = 0; i < 3; i++) {
		struct store *store;

		snprintf(place->path, sizeof place->path, "%s", names[i]);
		make_library(place);
		assert_int_equal(access(names[i], F_OK), 0);
		store = open_library(place);
		assert_int_equal(number(store, "SELECT count(*) FROM shelf"), 1);
		store_close(store);
	}
	assert_int_equal(chdir(before), 0);
}

static void of_several_makers_one_makes_and_the_others_follow(void **state)
{
	struct place *place = *state;
	struct store *first = open_place(place), *second = open_place(place);
	int64_t id;

	assert_true(store_begin(first) && store_take_ids(first, "x", 1, &id));
	assert_true(store_begin(second) && store_take_ids(second, "x", 1, &id));
	assert_fine(store_commit(first), &place->fault);
	assert_false(store_commit(second));
	assert_fault(&place->fault, FAULT_AGAIN, "already there");
	assert_false(store_is_new(second));
	assert_true(store_begin(second) && store_take_ids(second, "x", 1, &id));
	assert_int_equal(id, 2);
	assert_fine(store_commit(second), &place->fault);
	store_close(first);
	store_close(second);
}

/* Takes ten numbers, and runs each act again where it must. */
static int maker(struct place *place)
{
	struct store *store = open_place(place);
	int64_t id;

	for (int done = 0; done < 10;) {
		if (!store_begin(store) || !store_take_ids(store, "x", 1, &id))
			return 1;
		if (store_commit(store))
			done++;
		else if (place->fault.kind != FAULT_AGAIN)
			return 2;
		fault_clear(&place->fault);
	}
	store_close(store);
	return 0;
}

static void eight_processes_make_it_at_once_and_lose_nothing(void **state)
{
	struct place *place = *state;
	struct store *store;
	int status;

	for (int i = 0; i < 8; i++)
		if (fork() == 0)
			_exit(maker(place));
	for (int i = 0; i < 8; i++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	store = open_place(place);
	assert_int_equal(number(store, "SELECT last FROM counter WHERE name = 'x'"), 80);
	store_close(store);
}

static void a_new_store_turns_to_the_file_that_another_made(void **state)
{
	struct place *place = *state;
	struct store *store = open_place(place);
	int64_t before = store_version(store);

	make_library(place);
	assert_true(store_version(store) > before);
	assert_false(store_is_new(store));
	assert_int_equal(number(store, "SELECT count(*) FROM shelf"), 1);
	store_close(store);
}

static void the_version_grows_with_every_change_from_either_side(void **state)
{
	struct place *place = *state;
	struct store *store, *other;
	int64_t version;

	make_library(place);
	store = open_library(place);
	other = open_library(place);
	version = store_version(store);
	assert_int_equal(store_version(store), version);
	act(other, "INSERT INTO shelf VALUES (2, 'low')");
	assert_true(store_version(store) > version);
	version = store_version(store);
	act(store, "INSERT INTO shelf VALUES (3, 'low')");
	assert_true(store_version(store) > version);
	store_close(store);
	store_close(other);
}

static void a_busy_store_is_said_and_its_version_does_not_wait(void **state)
{
	struct place *place = *state;
	struct store *store, *other;
	int64_t version;

	make_library(place);
	store = open_library(place);
	other = open_library(place);
	version = store_version(store);
	run(other, "BEGIN EXCLUSIVE");
	alarm(3);
	assert_int_equal(store_version(store), version);
	alarm(0);
	store->hasty = true;
	assert_false(store_begin(store));
	assert_fault(store_fault(store), FAULT_STORE, "try again");
	run(other, "ROLLBACK");
	assert_true(store_begin(store));
	store_rollback(store);
	store_close(store);
	store_close(other);
}

/* Root may write anywhere, so the act is tried by nobody. Answers 0, or the number of what went wrong. */
static int read_only_reader(struct place *place)
{
	struct store *store;
	int64_t count = 0;

	if (geteuid() == 0 && setuid(65534) != 0)
		return 1;
	store = open_library(place);
	if (!store || store_is_new(store) || !store_is_read_only(store))
		return 2;
	if (!store_number(store, "SELECT count(*) FROM shelf", &count) || count != 1)
		return 3;
	if (store_begin(store) || place->fault.kind != FAULT_STORE || !strstr(place->fault.text, "read-only"))
		return 4;
	store_close(store);
	return 0;
}

static void read_by_another(struct place *place, mode_t folder_mode, mode_t file_mode)
{
	char folder[100];
	int status;

	snprintf(folder, sizeof folder, "%s/deep", place->folder);
	chmod(place->path, file_mode);
	chmod(folder, folder_mode);
	if (fork() == 0)
		_exit(read_only_reader(place));
	assert_true(wait(&status) > 0);
	assert_int_equal(status, 0);
	chmod(folder, 0700);
}

static void a_read_only_store_reads_and_refuses_to_write(void **state)
{
	struct place *place = *state;
	char folder[100];
	int ok;

	make_library(place);
	snprintf(folder, sizeof folder, "%s/deep", place->folder);
	if (geteuid() == 0) {
		ok = chown(place->folder, 65534, 65534) | chown(folder, 65534, 65534) | chown(place->path, 65534, 65534);
		assert_int_equal(ok, 0);
	}
	read_by_another(place, 0500, 0400);
	read_by_another(place, 0700, 0400);
	read_by_another(place, 0500, 0600);
}

static void a_store_moved_away_is_not_written(void **state)
{
	struct place *place = *state;
	struct store *store;
	char elsewhere[140];
	int64_t id;

	make_library(place);
	store = open_library(place);
	assert_int_equal(number(store, "SELECT count(*) FROM shelf"), 1);
	snprintf(elsewhere, sizeof elsewhere, "%s.old", place->path);
	rename(place->path, elsewhere);
	assert_true(!store_begin(store) || !store_take_ids(store, "x", 1, &id));
	assert_fault(store_fault(store), FAULT_STORE, "moved");
	store_close(store);
}

static void numbers_are_given_once(void **state)
{
	struct place *place = *state;
	struct store *store = open_place(place);
	int64_t first;

	assert_true(store_begin(store));
	assert_true(store_take_ids(store, "entry", 1, &first));
	assert_int_equal(first, 1);
	assert_true(store_take_ids(store, "entry", 10, &first));
	assert_int_equal(first, 2);
	assert_true(store_take_ids(store, "entry", 1, &first));
	assert_int_equal(first, 12);
	assert_true(store_take_ids(store, "client", 1, &first));
	assert_int_equal(first, 1);
	store_rollback(store);
	assert_false(store_take_ids(store, "entry", 1, &first));
	assert_fault(store_fault(store), FAULT_STORE, "internal");
	store_close(store);
}

static void a_guard_speaks_for_itself_and_a_constraint_in_plain_words(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);

	act(store, "INSERT INTO shelf VALUES (1, 'top'); INSERT INTO book (id, shelf, title) VALUES (1, 1, 'sealed')");
	assert_true(store_begin(store));
	assert_false(store_run(store, "UPDATE book SET pages = 3"));
	assert_fault(store_fault(store), FAULT_LOCKED, "That book is sealed.");
	assert_false(store_run(store, "INSERT INTO shelf VALUES (1, 'again')"));
	assert_fault(store_fault(store), FAULT_CONFLICT, "nothing was changed");
	store_rollback(store);
	store_close(store);
}

static void a_killed_write_is_taken_back_by_the_next_reader(void **state)
{
	struct place *place = *state;
	struct store *store;
	int status;

	make_library(place);
	if (fork() == 0) {
		store = open_library(place);
		store_begin(store);
		run(store, "PRAGMA cache_size = 1");
		for (int i = 2; i < 400; i++)
			run(store, "INSERT INTO shelf VALUES (%d, hex(zeroblob(400)))", i);
		_exit(0);
	}
	wait(&status);
	store = open_library(place);
	assert_non_null(store);
	assert_int_equal(number(store, "SELECT count(*) FROM shelf"), 1);
	store_close(store);
}

static void check_is_content_with_what_the_program_wrote(void **state)
{
	struct place *place = *state;
	struct store *store = open_place(place);
	char lines[2000] = "";
	int64_t id;

	assert_true(store_begin(store) && store_take_ids(store, "x", 1, &id) && store_commit(store));
	assert_true(store_check(store, keep_lines, lines));
	assert_string_equal(lines, "");
	store_close(store);
}

static void check_finds_rows_touched_behind_its_back(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);
	char lines[2000] = "";

	act(store, "INSERT INTO shelf VALUES (1, 'top'), (2, 'low'), (3, 'gone')");
	run(store, "UPDATE shelf SET name = 'toq' WHERE id = 1; DELETE FROM shelf WHERE id = 3; INSERT INTO shelf VALUES (4, 'new')");
	run(store, "UPDATE act SET changes = zeroblob(3); PRAGMA foreign_keys = OFF; INSERT INTO book (id, shelf, title) VALUES (9, 77, 'x')");
	assert_true(store_check(store, keep_lines, lines));
	assert_non_null(strstr(lines, "shelf 1: changed"));
	assert_non_null(strstr(lines, "shelf 3: removed"));
	assert_non_null(strstr(lines, "shelf 4: added"));
	assert_non_null(strstr(lines, "book 9: added"));
	assert_non_null(strstr(lines, "book 9: names a missing shelf"));
	assert_non_null(strstr(lines, "act 1: its record is damaged"));
	assert_non_null(strstr(lines, "guard book_in: not as ambit makes it"));
	assert_null(strstr(lines, "shelf 2"));
	store_close(store);
}

static void check_finds_one_changed_byte(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);
	char lines[2000] = "";
	size_t size;
	char *bytes;

	act(store, "INSERT INTO shelf VALUES (1, 'zqname')");
	store_close(store);
	bytes = read_file(place->path, &size);
	for (size_t i = 0; i + 6 < size; i++)
		if (memcmp(bytes + i, "zqname", 6) == 0)
			bytes[i + 3] = 'k';
	write_file(place->path, bytes, size);
	free(bytes);
	store = open_library(place);
	assert_true(store_check(store, keep_lines, lines));
	assert_non_null(strstr(lines, "shelf 1: changed"));
	store_close(store);
}

static void what_was_wrong_before_a_migration_stays_wrong_and_the_rest_is_right(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);
	char lines[2000] = "";

	act(store, "INSERT INTO shelf VALUES (1, 'top'), (2, 'low'), (3, 'gone')");
	run(store, "UPDATE shelf SET name = 'toq' WHERE id = 1; DELETE FROM shelf WHERE id = 3; INSERT INTO shelf VALUES (4, 'new')");
	assert_true(store_begin(store));
	assert_fine(rows_mark_wrong(store), &place->fault);
	run(store, "ALTER TABLE shelf ADD COLUMN colour TEXT; UPDATE shelf SET colour = 'red'; INSERT INTO shelf VALUES (5, 'made', 'red')");
	assert_fine(rows_rehash(store), &place->fault);
	assert_true(store_commit(store));
	assert_true(rows_check(store, keep_lines, lines));
	assert_string_equal(lines, "shelf 1: changed by another program, or damaged\n"
		"shelf 3: removed by another program\n"
		"shelf 4: changed by another program, or damaged\n");
	store_close(store);
}

/* Rows of two tables with one mark would have one place for their hashes. */
static void no_two_tables_have_the_same_mark(void **state)
{
	(void)state;
	for (size_t i = 0; fact_tables[i]; i++) {
		assert_in_range(row_hash_mark(fact_tables[i]), 0, 0x7fff);
		for (size_t j = 0; j < i; j++)
			assert_int_not_equal(row_hash_mark(fact_tables[i]), row_hash_mark(fact_tables[j]));
	}
}

static void hashes_of_no_table_are_told(void **state)
{
	struct store *store = open_library(*state);
	char lines[2000] = "";

	run(store, "INSERT INTO row_hash VALUES (7 << 48 | 1, zeroblob(32)), (7 << 48 | 2, zeroblob(32))");
	assert_true(rows_check(store, keep_lines, lines));
	assert_string_equal(lines, "row_hash: 7 is the mark of no table of ambit's\n");
	store_close(store);
}

static void a_lost_page_is_said_with_the_way_out(void **state)
{
	struct place *place = *state;
	size_t size;
	char *bytes;
	struct store *store;
	char lines[2000] = "";

	make_library(place);
	bytes = read_file(place->path, &size);
	memset(bytes + 100, 0, 4096 - 100);
	write_file(place->path, bytes, size);
	free(bytes);
	store = open_place(place);
	if (store) {
		struct act top;

		assert_false(journal_next(store, false, &top));
		assert_fault(store_fault(store), FAULT_STORE, "recover");
		store_check(store, keep_lines, lines);
		store_close(store);
		return;
	}
	assert_fault(&place->fault, FAULT_STORE, "recover");
}

/* Its rows need not have an end, so nothing may be asked of it. */
static void a_view_in_place_of_a_table_is_damage(void **state)
{
	struct place *place = *state;
	struct store *store = open_library(place);
	char lines[2000] = "";

	act(store, "INSERT INTO shelf VALUES (1, 'top')");
	run(store, "DROP TABLE counter; CREATE VIEW counter AS WITH RECURSIVE rising(name) AS (SELECT 1 UNION ALL SELECT name + 1 FROM rising) "
		"SELECT name, name AS value FROM rising WHERE name < 0");
	assert_false(store_check(store, keep_lines, lines));
	assert_fault(store_fault(store), FAULT_STORE, "no table counter");
	store_close(store);
}

int main(void)
{
#define CASE(test) cmocka_unit_test_setup_teardown(test, place_setup, place_teardown)
	const struct CMUnitTest tests[] = {
		CASE(a_missing_file_reads_as_an_empty_store),
		CASE(a_commit_that_changed_nothing_makes_no_file),
		CASE(the_first_commit_makes_the_file_and_its_folder_private_under_any_umask),
		CASE(an_existing_folder_keeps_its_mode),
		CASE(what_was_written_is_there_again),
		CASE(a_draft_left_by_a_killed_process_is_swept_away),
		CASE(what_is_no_store_is_refused_untouched),
		CASE(a_foreign_newer_or_cut_store_is_refused_untouched),
		CASE(a_link_to_a_store_is_followed),
		CASE(names_that_mean_something_to_sqlite_are_files),
		CASE(of_several_makers_one_makes_and_the_others_follow),
		CASE(eight_processes_make_it_at_once_and_lose_nothing),
		CASE(a_new_store_turns_to_the_file_that_another_made),
		CASE(the_version_grows_with_every_change_from_either_side),
		CASE(a_busy_store_is_said_and_its_version_does_not_wait),
		CASE(a_read_only_store_reads_and_refuses_to_write),
		CASE(a_store_moved_away_is_not_written),
		CASE(numbers_are_given_once),
		CASE(no_two_tables_have_the_same_mark),
		CASE(hashes_of_no_table_are_told),
		CASE(a_guard_speaks_for_itself_and_a_constraint_in_plain_words),
		CASE(a_killed_write_is_taken_back_by_the_next_reader),
		CASE(check_is_content_with_what_the_program_wrote),
		CASE(check_finds_rows_touched_behind_its_back),
		CASE(check_finds_one_changed_byte),
		CASE(what_was_wrong_before_a_migration_stays_wrong_and_the_rest_is_right),
		CASE(a_lost_page_is_said_with_the_way_out),
		CASE(a_view_in_place_of_a_table_is_damage),
	};

	return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
