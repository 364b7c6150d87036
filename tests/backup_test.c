#include "db/backup.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/inside.h"
#include "db/path.h"
#include "tests/db_fixture.h"

static struct store *open_shelves(struct place *place)
{
	struct store *store = open_library(place);

	act(store, "INSERT INTO shelf VALUES (1, 'top')");
	return store;
}

static int files_in(const char *folder)
{
	DIR *listing = opendir(folder);
	int count = 0;

	for (struct dirent *entry; listing && (entry = readdir(listing)); )
		count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	if (listing)
		closedir(listing);
	return count;
}

static void check_copy(const char *path, const char *wanted)
{
	struct place other = {0};
	struct store *copy;
	struct stat at;
	char *now;

	assert_int_equal(stat(path, &at), 0);
	assert_int_equal(at.st_mode & 07777, 0600);
	snprintf(other.path, sizeof other.path, "%s", path);
	copy = open_library(&other);
	assert_non_null(copy);
	now = dump(copy);
	assert_string_equal(now, wanted);
	free(now);
	store_close(copy);
}

static void a_copy_is_a_store_like_the_first_and_private_under_any_umask(void **state)
{
	struct place *place = *state;
	struct store *store = open_shelves(place);
	char path[140], *whole = dump(store);
	mode_t mask = umask(0777);

	snprintf(path, sizeof path, "%s/copy.db", place->folder);
	assert_fine(backup_to(store, path), &place->fault);
	umask(mask);
	check_copy(path, whole);
	/* Nothing else was left behind: the copy and the folder of the store. */
	assert_int_equal(files_in(place->folder), 2);
	free(whole);
	store_close(store);
}

static void a_copy_replaces_no_file(void **state)
{
	struct place *place = *state;
	struct store *store = open_shelves(place);
	char path[140];

	snprintf(path, sizeof path, "%s/copy.db", place->folder);
	assert_int_equal(symlink("/nowhere", path), 0);
	assert_false(backup_to(store, path));
	assert_fault(&place->fault, FAULT_CONFLICT, "already there");
	unlink(path);
	assert_int_equal(close(open(path, O_CREAT | O_WRONLY, 0600)), 0);
	assert_false(backup_to(store, path));
	assert_fault(&place->fault, FAULT_CONFLICT, "already there");
	assert_int_equal(files_in(place->folder), 2);
	store_close(store);
}

static void what_can_not_be_copied_is_said(void **state)
{
	struct place *place = *state;
	struct store *store = open_place(place);
	char path[140];

	snprintf(path, sizeof path, "%s/copy.db", place->folder);
	assert_false(backup_to(store, path));
	assert_fault(&place->fault, FAULT_MISSING, "no store");
	store_close(store);
	store = open_shelves(place);
	snprintf(path, sizeof path, "%s/no/such/folder/copy.db", place->folder);
	assert_false(backup_to(store, path));
	assert_fault(&place->fault, FAULT_STORE, "No such file");
	store_close(store);
}

static void a_copy_of_a_damaged_store_is_not_kept(void **state)
{
	struct place *place = *state;
	struct store *store = open_shelves(place);
	char path[140];
	unsigned char rubbish[4096];
	int64_t page = number(store, "SELECT rootpage FROM sqlite_schema WHERE name = 'shelf'");
	int file;

	store_close(store);
	memset(rubbish, 0x55, sizeof rubbish);
	file = open(place->path, O_WRONLY);
	assert_int_equal(pwrite(file, rubbish, sizeof rubbish, (page - 1) * 4096), 4096);
	close(file);
	store = open_library(place);
	snprintf(path, sizeof path, "%s/copy.db", place->folder);
	assert_false(backup_to(store, path));
	assert_fault(&place->fault, FAULT_STORE, "damaged");
	assert_int_equal(files_in(place->folder), 1);
	store_close(store);
}

static void a_stream_is_such_a_copy(void **state)
{
	struct place *place = *state;
	struct store *store = open_shelves(place);
	char path[140], deep[140], *whole = dump(store);
	int file;

	snprintf(path, sizeof path, "%s/stream.db", place->folder);
	snprintf(deep, sizeof deep, "%s/deep", place->folder);
	file = open(path, O_CREAT | O_WRONLY, 0600);
	assert_fine(backup_stream(store, file), &place->fault);
	close(file);
	check_copy(path, whole);
	assert_int_equal(files_in(deep), 2);
	free(whole);
	store_close(store);
}

/* As the first version left it: the tables of 001 alone, with one row hash that is right for no row. */
static void make_old_store(struct place *place)
{
	sqlite3 *old;

	assert_fine(path_make_folders(place->path, &place->fault), &place->fault);
	assert_int_equal(sqlite3_open(place->path, &old), SQLITE_OK);
	for (size_t i = 0; migrations[0].statements[i]; i++)
		assert_int_equal(sqlite3_exec(old, migrations[0].statements[i], NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_exec(old, "PRAGMA application_id=0x616d6274; PRAGMA user_version=1; INSERT INTO counter VALUES ('kept', 41);"
		"CREATE TRIGGER stale AFTER INSERT ON counter BEGIN SELECT 1; END", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(old);
}

static void an_older_store_is_copied_and_brought_up_to_date(void **state)
{
	struct place *place = *state;
	struct store *store;
	char copy[200], lines[2000] = "";
	struct stat at;

	make_old_store(place);
	store = open_place(place);
	if (!store)
		fail_msg("%s", place->fault.text);
	assert_int_equal(number(store, "PRAGMA user_version"), SCHEMA_VERSION);
	assert_int_equal(number(store, "SELECT last FROM counter WHERE name = 'kept'"), 41);
	assert_int_equal(number(store, "SELECT count(*) FROM sqlite_schema WHERE name = 'stale'"), 0);
	assert_int_equal(number(store, "PRAGMA foreign_keys"), 1);
	assert_true(store_check(store, keep_lines, lines));
	assert_string_equal(lines, "");
	store_close(store);
	snprintf(copy, sizeof copy, "%s/2026-03-20T180000-before-v%d.db", place->backups, SCHEMA_VERSION);
	assert_int_equal(stat(copy, &at), 0);
	assert_int_equal(at.st_mode & 07777, 0600);
	assert_int_equal(stat(place->backups, &at), 0);
	assert_int_equal(at.st_mode & 07777, 0700);
}

static void without_a_copy_nothing_is_migrated(void **state)
{
	struct place *place = *state;
	struct store *store;
	sqlite3 *raw;
	sqlite3_stmt *version;

	make_old_store(place);
	snprintf(place->backups, sizeof place->backups, "/proc/nowhere");
	assert_null(open_place(place));
	assert_fault(&place->fault, FAULT_STORE, "can't be made");
	assert_int_equal(sqlite3_open(place->path, &raw), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(raw, "PRAGMA user_version", -1, &version, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(version), SQLITE_ROW);
	assert_int_equal(sqlite3_column_int(version, 0), 1);
	sqlite3_finalize(version);
	sqlite3_close(raw);
	store = store_open(&(struct store_place){.path = place->path}, &place->fault);
	assert_non_null(store);
	store_close(store);
}

int main(void)
{
#define CASE(test) cmocka_unit_test_setup_teardown(test, place_setup, place_teardown)
	const struct CMUnitTest tests[] = {
		CASE(a_copy_is_a_store_like_the_first_and_private_under_any_umask),
		CASE(a_copy_replaces_no_file),
		CASE(what_can_not_be_copied_is_said),
		CASE(a_copy_of_a_damaged_store_is_not_kept),
		CASE(a_stream_is_such_a_copy),
		CASE(an_older_store_is_copied_and_brought_up_to_date),
		CASE(without_a_copy_nothing_is_migrated),
	};

	return cmocka_run_group_tests_name("backup", tests, NULL, NULL);
}
