/* How many steps SQLite takes for what is done every day: as many after seven hundred entries as after twenty. */
#include "tests/trade_fixture.h"

#include "db/inside.h"
#include "model/record.h"
#include "model/timer.h"
#include "model/zone.h"

enum { FEW = 20, MANY = 700 };

static int64_t steps(struct trade *desk)
{
	sqlite3 *store = book_store(desk->book)->sqlite;
	int64_t all = 0;

	for (sqlite3_stmt *statement = NULL; (statement = sqlite3_next_stmt(store, statement));)
		all += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, true);
	return all;
}

/* Backwards from so many days ago. */
static void fill(struct trade *desk, int count, int days)
{
	struct entry entry = {.path = "lumen/churn", .note = "work", .activity = "modelling"};
	int64_t now = book_now(desk->book) - days * 86400;

	assert_true(book_begin(desk->book));
	for (int i = 0; i < count; i++) {
		now -= 1800;
		entry.started_at = now;
		entry.ended_at = now + 1200;
		entry.uid = NULL;
		entry.id = 0;
		assert_done(desk, entry_log(desk->book, &entry, OVERLAP_REFUSE, false, desk->arena));
	}
	assert_done(desk, book_end(desk->book, true, "import", "%s", "rows"));
}

static void glance_now(struct trade *desk)
{
	struct glance glance;

	assert_done(desk, timer_glance(desk->book, desk->arena, &glance));
}

static void sum_now(struct trade *desk)
{
	int64_t seconds, billable;
	int today = zone_day("UTC", book_now(desk->book));

	assert_done(desk, entry_seconds(desk->book, (struct period){today, today}, 0, &seconds, &billable));
}

static const struct { const char *name; void (*run)(struct trade *); } acts[] = {
	{"start", start_now}, {"status", glance_now}, {"stop", stop_now}, {"log", log_now}, {"the hours of a day", sum_now}, {"undo", undo_now},
};

enum { ACTS = sizeof acts / sizeof *acts };

static void count_all(struct trade *desk, int64_t counts[ACTS])
{
	for (int i = 0; i < ACTS; i++) {
		book_set_clock(desk->book, book_now(desk->book) + 3600);
		trade_reopen(desk);
		acts[i].run(desk);
		counts[i] = steps(desk);
		assert_true(counts[i] > 0);
	}
}

static void an_act_takes_as_many_steps_on_a_long_log(void **state)
{
	struct trade *desk = *state;
	int64_t few[ACTS], many[ACTS];

	fill(desk, FEW, 1);
	count_all(desk, few);
	fill(desk, MANY, 5);
	count_all(desk, many);
	for (int i = 0; i < ACTS; i++) {
		print_message("# %s: %lld steps, then %lld\n", acts[i].name, (long long)few[i], (long long)many[i]);
		if (many[i] > few[i] + few[i] / 10 + 10)
			fail_msg("%s: %lld steps became %lld", acts[i].name, (long long)few[i], (long long)many[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(an_act_takes_as_many_steps_on_a_long_log, trade_setup, trade_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
