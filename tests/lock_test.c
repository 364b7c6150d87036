/*
 * What another program may not do to the file: each column of each locked row is tried, and each row's removal, with the
 * guards of keys on and off. The guards are in the store, so that they hold whoever writes.
 */
#include "tests/desk.h"

#include <sqlite3.h>

#include "model/baseline.h"
#include "model/change.h"
#include "model/invoice.h"
#include "model/item.h"
#include "model/job.h"
#include "model/project.h"
#include "model/rate.h"

static const struct change_step full = {.who = "Ana", .evidence = "mail", .why = "small", .estimate = {60, 120, 180}};

static struct place place_at(struct desk *desk, const char *path)
{
	struct place place;

	assert_done(desk, place_find(desk->book, path, PLACE_CLIENT | PLACE_PROJECT | PLACE_ITEM, desk->arena, &place));
	return place;
}

static int64_t change_up_to(struct desk *desk, int64_t project, enum change_state last)
{
	struct change change = {.project = project, .title = "A wish", .start_on = DAY_NONE, .end_on = DAY_NONE};

	assert_done(desk, change_propose(desk->book, &change, DAY_NONE));
	for (enum change_state state = CHANGE_ESTIMATED; state <= last; state++)
		assert_done(desk, change_move(desk->book, change.id, state, &full));
	return change.id;
}

static void issue(struct desk *desk, const char *path)
{
	struct place place = place_at(desk, path);
	const struct period february = {day_from_text("2026-02-01"), day_from_text("2026-02-28")};
	struct invoice invoice;
	const char *skipped;

	assert_done(desk, invoice_issue(desk->book, &place, february, "next", DAY_NONE, desk->arena, &invoice, &skipped));
}

static void bill_february(struct desk *desk)
{
	struct place place = place_at(desk, "acme/site"), item = place_at(desk, "acme/site/B1");
	struct rate rate = {.project = place.project, .path = place.path, .amount = {10000, "EUR"}, .from_on = day_from_text("2026-01-01")};
	struct job job = {.resource = "a100", .hour_micro = 2500000, .started_at = desk_time("2026-02-03T09:00")};

	assert_done(desk, rate_set(desk->book, &rate));
	desk_log(desk, "acme/site/B1", "2026-02-02T09:00", "2026-02-02T11:00", "billed");
	desk_log(desk, "acme/site/B1", "2026-03-02T09:00", "2026-03-02T10:00", "not yet");
	assert_done(desk, job_start(desk->book, &item, &job) && job_stop(desk->book, job.id, desk_time("2026-02-03T10:00")));
	issue(desk, "acme/site");
}

/* acme/site: February billed with a job, then sealed, with a change that was approved and one that waits. */
static int locked_setup(void **state)
{
	struct desk *desk;
	struct place place;
	struct items items;
	struct baseline baseline = {.who = "Ana", .evidence = "signed", .sealed_on = DAY_NONE};

	if (desk_setup(state))
		return -1;
	desk = *state;
	place = place_at(desk, "acme/site");
	bill_february(desk);
	assert_done(desk, item_list(desk->book, place.project, false, desk->arena, &items));
	for (size_t i = 0; i < items.count; i++) {
		items.items[i].estimate = (struct estimate){60, 120, 240};
		items.items[i].acceptance = "as agreed";
		assert_done(desk, item_edit(desk->book, &items.items[i]));
	}
	assert_done(desk, baseline_seal(desk->book, place.project, &baseline));
	change_up_to(desk, place.project, CHANGE_APPROVED);
	change_up_to(desk, place.project, CHANGE_SENT);
	return 0;
}

static sqlite3 *open_store(bool keys)
{
	sqlite3 *store;

	assert_int_equal(sqlite3_open(getenv("AMBIT_STORE"), &store), SQLITE_OK);
	assert_int_equal(sqlite3_exec(store, keys ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF", NULL, NULL, NULL), SQLITE_OK);
	return store;
}

/* The statement is refused by a guard of ours. */
static void check_locked(sqlite3 *store, const char *format, ...)
{
	va_list list;
	char *sql, *said = NULL;
	int code;

	va_start(list, format);
	sql = sqlite3_vmprintf(format, list);
	va_end(list);
	code = sqlite3_exec(store, sql, NULL, NULL, &said);
	if (code != SQLITE_CONSTRAINT || strncmp(said ? said : "", "locked: ", 8))
		fail_msg("%s: %s", sql, code == SQLITE_OK ? "went through" : said);
	sqlite3_free(said);
	sqlite3_free(sql);
}

static int columns_of(sqlite3 *store, const char *table, char names[48][32])
{
	char sql[100];
	sqlite3_stmt *row;
	int count = 0;

	snprintf(sql, sizeof sql, "SELECT name FROM pragma_table_info('%s')", table);
	assert_int_equal(sqlite3_prepare_v2(store, sql, -1, &row, NULL), SQLITE_OK);
	while (sqlite3_step(row) == SQLITE_ROW && count < 48)
		snprintf(names[count++], 32, "%s", (const char *)sqlite3_column_text(row, 0));
	sqlite3_finalize(row);
	assert_true(count > 0);
	return count;
}

/* Rows of which no column may move, and which may not go; where: one of them. */
static const struct { const char *table, *where; } whole[] = {
	{"record", "number = 1"},
	{"record", "number = (SELECT max(number) FROM record)"},
	{"baseline", "version = 1"},
	{"baseline_item", "position = 1"},
	{"change", "id = (SELECT min(id) FROM change)"},
	{"change", "id = (SELECT max(id) FROM change)"},
	{"item", "kind = 'item' AND code = 'B1'"},
	{"item", "kind = 'item' AND code = 'B2'"},
	{"item", "kind = 'change'"},
	{"invoice", "id > 0"},
	{"invoice_line", "kind = 'labour'"},
	{"invoice_line", "kind = 'compute'"},
	{"invoice_entry", "id > 0"},
	{"invoice_job", "id > 0"},
	{"entry", "note = 'billed'"},
	{"job", "code = 'G1'"},
};

/* behaviour 22 */
static void no_column_of_a_locked_row_moves_and_no_row_goes(void **state)
{
	char names[48][32];

	(void)state;
	for (int keys = 0; keys < 2; keys++) {
		sqlite3 *store = open_store(keys);

		for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
			int count = columns_of(store, whole[i].table, names);

			for (int k = 0; k < count; k++)
				check_locked(store, "UPDATE %s SET %s = CASE typeof(%s) WHEN 'integer' THEN %s + 60 WHEN 'text' THEN %s || 'x' ELSE '1' END WHERE %s",
					whole[i].table, names[k], names[k], names[k], names[k], whole[i].where);
			check_locked(store, "DELETE FROM %s WHERE %s", whole[i].table, whole[i].where);
		}
		sqlite3_close(store);
	}
}

static void nothing_is_added_to_what_is_sealed_or_issued(void **state)
{
	static const char *const attempts[] = {
		"INSERT INTO baseline_item (id, baseline, item, position, code, name) SELECT id + 100, baseline, item, position + 100, code, name FROM baseline_item",
		"INSERT INTO invoice_line (id, invoice, position, kind, project, name, amount) SELECT id + 100, invoice, position + 100, kind, project, name, amount FROM invoice_line",
		"INSERT INTO invoice_entry (id, invoice, entry) SELECT 100, invoice, entry + 1 FROM invoice_entry",
		"INSERT INTO invoice_job (id, invoice, job) SELECT 100, invoice, job + 1 FROM invoice_job",
		"INSERT INTO item (id, uid, project, code, name, kind, known_at) SELECT 100, 'x', project, 'B9', name, 'item', known_at FROM item WHERE code = 'B1'",
	};
	sqlite3 *store = open_store(true);

	(void)state;
	for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++)
		check_locked(store, "%s", attempts[i]);
	sqlite3_close(store);
}

/* Who is named by a locked fact can't go; how he is named never changes, and not where or in what money he works. */
static void whom_a_locked_fact_names_stays(void **state)
{
	static const char *const attempts[] = {
		"UPDATE client SET slug = 'other' WHERE slug = 'acme'", "UPDATE client SET id = 100 WHERE slug = 'acme'", "UPDATE client SET uid = 'x' WHERE slug = 'acme'",
		"UPDATE client SET zone = 'UTC' WHERE slug = 'acme'", "UPDATE client SET currency = 'USD' WHERE slug = 'acme'", "DELETE FROM client WHERE slug = 'acme'",
		"UPDATE project SET slug = 'other' WHERE slug = 'site'", "UPDATE project SET id = 100 WHERE slug = 'site'", "UPDATE project SET uid = 'x' WHERE slug = 'site'",
		"UPDATE project SET client = client + 1 WHERE slug = 'site'", "UPDATE project SET cap = 5 WHERE slug = 'site'", "UPDATE project SET kind = 'fixed' WHERE slug = 'site'",
		"DELETE FROM project WHERE slug = 'site'", "DELETE FROM entry", "DELETE FROM item", "DELETE FROM job",
	};

	(void)state;
	for (int keys = 0; keys < 2; keys++) {
		sqlite3 *store = open_store(keys);

		for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++)
			check_locked(store, "%s", attempts[i]);
		sqlite3_close(store);
	}
}

/* What is impossible in the trade can't be stored, whoever writes it. */
static void impossible_rows_are_refused(void **state)
{
	static const char *const attempts[] = {
		"UPDATE entry SET ended_at = started_at - 1 WHERE note = 'not yet'",
		"UPDATE entry SET disposition = 'free' WHERE note = 'not yet'",
		"INSERT INTO entry (id, uid, project, started_at, zone, day, activity) SELECT 200 + id, 'x' || id, project, 1, zone, day, activity FROM entry",
		"UPDATE project SET kind = 'nte', cap = NULL WHERE slug = 'app'",
		"UPDATE project SET start_on = '2026-03-02', end_on = '2026-03-01' WHERE slug = 'app'",
		"UPDATE project SET kind = 'own' WHERE slug = 'app'",
		"INSERT INTO item (id, uid, project, code, name, kind, optimistic, likely, pessimistic, known_at) SELECT 100, 'x', id, 'B1', 'x', 'item', 3, 2, 4, 0 FROM project WHERE slug = 'app'",
		"INSERT INTO item (id, uid, project, code, name, kind, optimistic, likely, pessimistic, known_at) SELECT 100, 'x', id, 'B1', 'x', 'item', 0, 0, 0, 0 FROM project WHERE slug = 'app'",
		"INSERT INTO progress (id, item, percent, on_day, known_at) SELECT 100, id, 101, '2026-03-02', 0 FROM item WHERE code = 'B1'",
		"INSERT INTO remaining (id, item, optimistic, likely, pessimistic, on_day, known_at) SELECT 100, id, 3, 2, 4, '2026-03-02', 0 FROM item WHERE code = 'B1'",
		"INSERT INTO rate (id, uid, project, currency, amount, from_on, known_at) SELECT 100, 'x', project, currency, 5, from_on, 0 FROM rate",
		"INSERT INTO rate (id, uid, client, project, currency, amount, from_on, known_at) SELECT 100, 'x', 1, project, currency, 5, '2027-01-01', 0 FROM rate",
		"UPDATE rate SET amount = -1",
		"INSERT INTO invoice_entry (id, invoice, entry) SELECT 101, 200, entry FROM invoice_entry UNION ALL SELECT 102, 200, entry FROM invoice_entry",
		"UPDATE entry SET started_at = 'soon' WHERE note = 'not yet'",
	};
	sqlite3 *store = open_store(true);

	(void)state;
	for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++)
		if (sqlite3_exec(store, attempts[i], NULL, NULL, NULL) != SQLITE_CONSTRAINT)
			fail_msg("%s: %s", attempts[i], sqlite3_errmsg(store));
	sqlite3_close(store);
}

/* A guard that holds everything would be as useless as none. */
static void what_is_free_still_moves(void **state)
{
	static const char *const moves[] = {
		"UPDATE entry SET note = 'changed' WHERE note = 'not yet'", "UPDATE client SET name = 'Acme & Co' WHERE slug = 'acme'",
		"UPDATE project SET notice = '80' WHERE slug = 'site'", "DELETE FROM entry WHERE note = 'changed'",
		"UPDATE client SET zone = 'UTC' WHERE slug = 'nippon'", "DELETE FROM project WHERE slug = 'app'",
	};
	sqlite3 *store = open_store(true);

	(void)state;
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
		if (sqlite3_exec(store, moves[i], NULL, NULL, NULL))
			fail_msg("%s: %s", moves[i], sqlite3_errmsg(store));
		assert_int_equal(sqlite3_changes(store), 1);
	}
	sqlite3_close(store);
}

#define test(name) cmocka_unit_test_setup_teardown(name, locked_setup, desk_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(no_column_of_a_locked_row_moves_and_no_row_goes),
		test(nothing_is_added_to_what_is_sealed_or_issued),
		test(whom_a_locked_fact_names_stays),
		test(impossible_rows_are_refused),
		test(what_is_free_still_moves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
