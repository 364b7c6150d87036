/* Stores that somebody made so that reading or writing them would not end, or would read beside what is there. */
#include "tests/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/inside.h"

struct craft {
	const char *name, *sql, *words;  /* what was done to the store, and the verb that meets it */
	const char *says;                /* in its refusal */
};

#define ENDLESS "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c)"
#define NO_GUARDS "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; "
#define SCHEMA "PRAGMA writable_schema = ON; "

static const struct craft crafts[] = {
	{"a view for a table", "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON; ALTER TABLE entry RENAME TO other; CREATE VIEW entry AS " ENDLESS " SELECT other.* FROM other, c",
		"export json", "\"entry\" in it is not as ambit makes it"},
	{"another view", "DROP VIEW rollup; CREATE VIEW rollup AS " ENDLESS " SELECT * FROM day_total, c", "entries all", "\"rollup\" in it"},
	{"a view that ambit doesn't know", "CREATE VIEW other AS SELECT 1", "status", "\"other\" in it"},
	{"a virtual table", "PRAGMA legacy_alter_table = ON; ALTER TABLE off RENAME TO other; CREATE VIRTUAL TABLE off USING rtree(id, a, b)", "status", "\"off\" in it"},
	{"a column that is reckoned", "ALTER TABLE entry ADD COLUMN other TEXT AS (hex(zeroblob(8000000)))", "entries all", "\"entry\" in it"},
	{"a table without its rules", SCHEMA "UPDATE sqlite_schema SET sql = replace(sql, 'TEXT NOT NULL', 'TEXT') WHERE name = 'rate'", "rate list", "\"rate\" in it"},
	{"a table in other letters", SCHEMA "UPDATE sqlite_schema SET sql = replace(sql, 'CREATE TABLE fx(', 'CREATE TABLE \"FX\"(') WHERE name = 'fx'", "status", "\"fx\" in it"},
	{"a trigger", "CREATE TRIGGER other AFTER INSERT ON entry BEGIN INSERT INTO counter " ENDLESS " SELECT i || hex(randomblob(8)), 1 FROM c; END", "log acme/p 1h --at 09:00", "\"other\" in it"},
	{"a trigger in the place of ambit's", "DROP TRIGGER entry_counted; CREATE TRIGGER entry_counted AFTER INSERT ON entry BEGIN DELETE FROM off; END", "log acme/p 1h --at 09:00", "\"entry_counted\" in it"},
	{"a word that is none", NO_GUARDS "UPDATE project SET kind = 'other'", "project list", "kind can't be \"other\""},
	{"a disposition that is none", NO_GUARDS "UPDATE entry SET disposition = 'other'", "export hours all --format csv", "disposition can't be \"other\""},
	{"a day that is none", NO_GUARDS "UPDATE entry SET day = '2026-99-99'", "entries all", "day can't be \"2026-99-99\""},
	{"an entry of no project", NO_GUARDS "UPDATE entry SET project = 4000000", "export hours all --format csv", "project can't be \"4000000\""},
	{"an item of no project", NO_GUARDS "UPDATE item SET project = 9223372036854775807", "export hours all --format csv", "project can't be \"9223372036854775807\""},
	{"an item before the first", NO_GUARDS "UPDATE item SET id = -5", "entries all", "id can't be \"-5\""},
	{"a project after the last", NO_GUARDS "UPDATE project SET id = 9223372036854775807 WHERE slug = 'p'", "entries all", "id can't be \"9223372036854775807\""},
};

static void run_words(const char *store, const char *words, int wanted)
{
	char command[600];
	int status;

	snprintf(command, sizeof command, "timeout 30 \"$AMBIT\" --store %s %s >output 2>said", store, words);
	status = system(command);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != wanted)
		fail_msg("%s: %d", words, WIFEXITED(status) ? WEXITSTATUS(status) : -1);
}

static size_t read_file(const char *path, char *bytes, size_t room)
{
	FILE *file = fopen(path, "rb");
	size_t size;

	assert_non_null(file);
	size = fread(bytes, 1, room - 1, file);
	bytes[size] = '\0';
	fclose(file);
	return size;
}

static void copy_store(void)
{
	int status = system("rm -f c.db c.db-journal && cp t.db c.db");

	assert_int_equal(status, 0);
}

static void change(const char *sql)
{
	sqlite3 *store;
	char *error = NULL;

	assert_int_equal(sqlite3_open("c.db", &store), SQLITE_OK);
	sqlite3_db_config(store, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
	sqlite3_db_config(store, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	if (sqlite3_exec(store, sql, NULL, NULL, &error) != SQLITE_OK)
		fail_msg("%s: %s", sql, error);
	sqlite3_close(store);
}

static void what_is_crafted_is_refused_in_one_line_untouched(void **state)
{
	static char before[1 << 21], after[1 << 21];
	char said[1000];

	(void)state;
	for (size_t i = 0; i < sizeof crafts / sizeof *crafts; i++) {
		size_t size;

		copy_store();
		change(crafts[i].sql);
		size = read_file("c.db", before, sizeof before);
		print_message("# %s\n", crafts[i].name);
		run_words("c.db", crafts[i].words, 6);
		read_file("said", said, sizeof said);
		if (!strstr(said, crafts[i].says))
			fail_msg("%s: %s", crafts[i].name, said);
		assert_ptr_equal(strchr(said, '\n'), said + strlen(said) - 1);
		assert_int_equal(read_file("output", said, sizeof said), 0);
		assert_int_equal(read_file("c.db", after, sizeof after), size);
		assert_memory_equal(before, after, size);
	}
}

static void tables_of_ones_own_beside_the_stores_do_no_harm(void **state)
{
	(void)state;
	copy_store();
	change("CREATE TABLE mine (a); CREATE TABLE \"my own\" (a); CREATE TABLE entry_notes (a); ANALYZE");
	run_words("c.db", "entries all", 0);
	run_words("c.db", "log acme/p 1h --at 09:00", 0);
	run_words("c.db", "check", 0);
}

static int setup(void **state)
{
	static char folder[] = "/tmp/crafted.XXXXXX";

	*state = folder;
	if (!mkdtemp(folder) || chdir(folder) != 0 || !getenv("AMBIT"))
		return -1;
	setenv("HOME", folder, 1);
	setenv("AMBIT_NOW", "2026-03-20T12:00:00Z", 1);
	setenv("TZ", "UTC", 1);
	run_words("t.db", "client add acme Acme", 0);
	run_words("t.db", "project add acme/p P --rate 100", 0);
	run_words("t.db", "item add acme/p/B1 Model", 0);
	run_words("t.db", "log acme/p/B1 1h --at 08:00", 0);
	return 0;
}

static int teardown(void **state)
{
	char command[100];

	snprintf(command, sizeof command, "rm -rf %s", (char *)*state);
	return chdir("/") + system(command);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_crafted_is_refused_in_one_line_untouched),
		cmocka_unit_test(tables_of_ones_own_beside_the_stores_do_no_harm),
	};

	return cmocka_run_group_tests_name("crafted", tests, setup, teardown);
}
