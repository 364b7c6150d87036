/* How many steps SQLite takes for a picture and for a step of the cursor: what it shows counts, not how much lies behind it. */
#include "tests/screen.h"

#include <time.h>

#include "db/inside.h"
#include "model/record.h"
#include "tui/desk.h"

enum { FEW = 640, MANY = 6000, A_DAY = 8, LINES = 30, COLUMNS = 100 };

/* What a screen may read more for each further day of work in the project, and for each entry that no invoice has. */
static const struct { const char *name; int a_day, an_entry; } screens[] = {
	{"today", 0, 0}, {"week", 0, 0}, {"projects", 15, 0}, {"scope", 15, 0}, {"experiments", 0, 0}, {"invoices", 0, 10}, {"reports", 15, 0},
};
enum { SCREENS = sizeof screens / sizeof *screens };
enum asked { PICTURE, STEP, ASKED };

static int64_t steps(void)
{
	sqlite3 *store = book_store(book)->sqlite;
	int64_t all = 0;

	for (sqlite3_stmt *statement = NULL; (statement = sqlite3_next_stmt(store, statement));)
		all += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, true);
	return all;
}

/* Eight stretches of twenty-five minutes a day, backwards from the given one. */
static void fill(int from, int count)
{
	char *path = arena_print(arena, "%s/log.csv", folder);
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs("start,end,path,activity,note\n", file);
	for (int i = from; i < from + count; i++) {
		time_t start = 1773878400 - (time_t)(i / A_DAY) * 86400 + (4 + i % A_DAY) * 3600, end = start + 1500;
		char since[32], until[32];
		struct tm at;

		strftime(since, sizeof since, "%FT%TZ", gmtime_r(&start, &at));
		strftime(until, sizeof until, "%FT%TZ", gmtime_r(&end, &at));
		fprintf(file, "%s,%s,acme/churn/B1,modelling,stretch %d\n", since, until, i);
	}
	fclose(file);
	run(arena_print(arena, "import|csv|%s|--settled", path));
}

static void count(int64_t counts[SCREENS][ASKED])
{
	for (int i = 0; i < SCREENS; i++) {
		struct desk *desk = desk_open(book, &(struct desk_options){.screen = screens[i].name});
		struct canvas canvas = canvas_new(arena, LINES, COLUMNS);

		desk_resize(desk, LINES, COLUMNS);
		steps();
		desk_paint(desk, &canvas);
		counts[i][PICTURE] = steps();
		desk_press(desk, &(struct press){.key = 'j'});
		desk_paint(desk, &canvas);
		counts[i][STEP] = steps();
		desk_close(desk);
	}
}

static void no_picture_reads_much_more_than_it_shows(void **state)
{
	int64_t few[SCREENS][ASKED], many[SCREENS][ASKED];

	(void)state;
	fill_store();
	fill(0, FEW);
	count(few);
	fill(FEW, MANY);
	count(many);
	for (int i = 0; i < SCREENS; i++) {
		int64_t most = few[i][PICTURE] + screens[i].a_day * MANY / A_DAY + screens[i].an_entry * MANY;

		if (many[i][PICTURE] > most)
			fail_msg("%s: %lld steps, at most %lld", screens[i].name, (long long)many[i][PICTURE], (long long)most);
		assert_int_equal(few[i][STEP], 0);
		assert_int_equal(many[i][STEP], 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(no_picture_reads_much_more_than_it_shows, screen_setup, screen_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
