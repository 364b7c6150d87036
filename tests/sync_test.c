/*
 * What an act costs the disk, counted where SQLite writes: start, stop and log sync as often as one bare transaction does
 * and no oftener, whatever hangs on them; a question syncs and writes nothing.
 */
#include "tests/trade_fixture.h"

#include <sqlite3.h>

#include "model/notice.h"
#include "model/position.h"
#include "model/timer.h"

struct counts { int syncs; int64_t written; };

/* Behind each open file of the system's own kind. */
struct tail { struct counts *counts; const sqlite3_io_methods *real; sqlite3_io_methods counting; };

struct counter { sqlite3_vfs vfs; struct counts counts; struct trade *desk; };

static size_t room(void)
{
	return ((size_t)sqlite3_vfs_find("unix")->szOsFile + 15) / 16 * 16;
}

static struct tail *tail_of(sqlite3_file *file)
{
	return (struct tail *)((char *)file + room());
}

static int count_sync(sqlite3_file *file, int flags)
{
	tail_of(file)->counts->syncs++;
	return tail_of(file)->real->xSync(file, flags);
}

static int count_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
{
	tail_of(file)->counts->written += size;
	return tail_of(file)->real->xWrite(file, bytes, size, at);
}

static int open_counted(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out)
{
	sqlite3_vfs *real = sqlite3_vfs_find("unix");
	struct tail *tail = tail_of(file);
	int code = real->xOpen(real, name, file, flags, out);

	if (!file->pMethods)
		return code;
	*tail = (struct tail){vfs->pAppData, file->pMethods, *file->pMethods};
	tail->counting.xSync = count_sync;
	tail->counting.xWrite = count_write;
	file->pMethods = &tail->counting;
	return code;
}

static int counter_setup(void **state)
{
	struct counter *counter = calloc(1, sizeof *counter);
	void *desk;

	sqlite3_initialize();
	counter->vfs = *sqlite3_vfs_find("unix");
	counter->vfs.zName = "counting";
	counter->vfs.szOsFile = (int)(room() + sizeof(struct tail));
	counter->vfs.pAppData = &counter->counts;
	counter->vfs.xOpen = open_counted;
	sqlite3_vfs_register(&counter->vfs, 1);
	if (trade_setup(&desk))
		return -1;
	counter->desk = desk;
	*state = counter;
	return 0;
}

static int counter_teardown(void **state)
{
	struct counter *counter = *state;
	void *desk = counter->desk;

	trade_teardown(&desk);
	sqlite3_vfs_unregister(&counter->vfs);
	sqlite3_vfs_register(sqlite3_vfs_find("unix"), 1);
	free(counter);
	return 0;
}

/* A process of its own does the next act, as a rule. */
static struct trade *next_verb(struct counter *counter)
{
	struct trade *desk = counter->desk;

	book_set_clock(desk->book, book_now(desk->book) + 3600);
	trade_reopen(desk);
	counter->counts = (struct counts){0};
	return desk;
}

/* One row into a table of the same file, with the same journal and care. */
static struct counts bare_transaction(struct counter *counter)
{
	sqlite3 *store;

	assert_int_equal(sqlite3_open(counter->desk->path, &store), SQLITE_OK);
	assert_int_equal(sqlite3_exec(store, "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA", NULL, NULL, NULL), SQLITE_OK);
	counter->counts = (struct counts){0};
	assert_int_equal(sqlite3_exec(store, "BEGIN IMMEDIATE; UPDATE counter SET last = last + 1; COMMIT", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(store);
	return counter->counts;
}

static void propose_now(struct trade *desk)
{
	propose(desk, desk->project, NULL);
}

static void an_act_syncs_as_often_as_a_bare_transaction(void **state)
{
	static const struct { const char *name; void (*run)(struct trade *); } acts[] = {
		{"start", start_now}, {"stop", stop_now}, {"log", log_now}, {"undo", undo_now}, {"change propose", propose_now},
	};
	struct counter *counter = *state;
	struct counts bare = bare_transaction(counter);

	assert_in_range(bare.syncs, 3, 6);
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
		acts[i].run(next_verb(counter));
		if (counter->counts.syncs != bare.syncs)
			fail_msg("%s syncs %d times, not %d", acts[i].name, counter->counts.syncs, bare.syncs);
		if (counter->counts.written > 32 * 4096)
			fail_msg("%s writes %lld bytes", acts[i].name, (long long)counter->counts.written);
	}
}

/* The journal's parts and all: one transaction, whatever its length. */
static void many_rows_sync_no_oftener_than_one(void **state)
{
	struct counter *counter = *state;
	struct counts bare = bare_transaction(counter);
	struct trade *desk = next_verb(counter);
	int64_t now = book_now(desk->book);
	struct entry entry = {.path = "lumen/churn", .note = "work", .activity = "modelling"};

	assert_true(book_begin(desk->book));
	for (int i = 0; i < 300; i++) {
		entry.started_at = now - 60 * (i + 2);
		entry.ended_at = entry.started_at + 60;
		entry.uid = NULL;
		entry.id = 0;
		assert_done(desk, entry_log(desk->book, &entry, OVERLAP_REFUSE, false, desk->arena));
	}
	assert_done(desk, book_end(desk->book, true, "import", "%s", "300 rows"));
	assert_int_equal(counter->counts.syncs, bare.syncs);
}

static void a_question_syncs_and_writes_nothing(void **state)
{
	struct counter *counter = *state;
	struct trade *desk = next_verb(counter);
	struct position position;
	struct notices notices;
	struct glance glance;
	struct entry timer;
	int64_t seconds, billable;
	bool any = false;

	start_now(desk);
	desk = next_verb(counter);
	assert_done(desk, timer_glance(desk->book, desk->arena, &glance) && timer_find(desk->book, desk->arena, &timer, &any));
	assert_true(any && glance.any);
	assert_done(desk, entry_seconds(desk->book, (struct period){DAY_FIRST, DAY_LAST}, 0, &seconds, &billable));
	assert_done(desk, notice_list(desk->book, desk->arena, &notices));
	assert_done(desk, position_load(desk->book, desk->project, INT64_MAX, desk->arena, &position));
	assert_int_equal(counter->counts.syncs, 0);
	assert_int_equal(counter->counts.written, 0);
}

/* What is refused was begun, and left no trace on the disk. */
static void a_refusal_syncs_and_writes_nothing(void **state)
{
	struct counter *counter = *state;
	struct trade *desk = next_verb(counter);
	struct entry nowhere = {.path = "lumen/nowhere", .started_at = 5, .ended_at = 10, .note = ""};
	struct change change = {.project = desk->project, .title = "", .start_on = DAY_NONE, .end_on = DAY_NONE};

	assert_refused(desk, entry_log(desk->book, &nowhere, OVERLAP_REFUSE, false, desk->arena), FAULT_MISSING, "nowhere");
	assert_refused(desk, change_propose(desk->book, &change, DAY_NONE), FAULT_INPUT, "title");
	assert_int_equal(counter->counts.syncs, 0);
	assert_int_equal(counter->counts.written, 0);
}

#define test(name) cmocka_unit_test_setup_teardown(name, counter_setup, counter_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(an_act_syncs_as_often_as_a_bare_transaction),
		test(many_rows_sync_no_oftener_than_one),
		test(a_question_syncs_and_writes_nothing),
		test(a_refusal_syncs_and_writes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
