/* What the planner makes of each statement: none walks through a table that grows with the log, but those that must. */
#include "tests/trade_fixture.h"

#include "db/inside.h"

static const char *const growing[] = {"entry", "day_total", "act", "act_part", "row_hash", "record", "invoice_entry", "pomodoro", "interruption", "gone", NULL};

/* Asked for all there is, by exports, searches, reports of long times and check. */
static const char *const walkers[] = {
	"act_check_list", "act_part_forget", "entry_notes", "entry_scan", "erase_count", "erase_interruptions", "erase_pomodoros", "erase_records", "export_invoice_entries", "export_measure", "export_order", "export_whole",
	"hours_then", "invoice_entries", "invoice_service", "learning_topics", "notice_days", "position_first",
	"record_all", "record_of_project", "row_hash_forget", "row_hash_marks", "standing_changes", "state_entries", "state_interruptions", "state_invoice_entries",
	"state_loose_interruptions", "state_pomodoros", "upkeep_days", "upkeep_fill_days",
	"upkeep_fill_longest", "upkeep_fill_projects", "upkeep_forget_days", "upkeep_longest", "upkeep_lost_items", "upkeep_lost_owner", "upkeep_lost_projects", "upkeep_projects", "upkeep_surplus_days",
	/* A few rows a day at most, and seldom asked for. */
	"interruption_forget", "interruption_let_go", "interruption_list", "pomodoro_let_go", NULL,
};

/* They begin at an end and stop at the first row that will do. */
static const char *const first_rows[] = {
	"act_forget_old", "act_forget_undone", "act_newest", "act_next_redo", "act_next_undo", "act_oldest_kept", "entry_newest", "export_any_invoice", "hours_span",
	"import_any_gone", "import_any_here", "interruption_last", "pomodoro_last", "record_head", "record_last", "state_any_loose", "upkeep_first_act", NULL,
};

/* What is asked of another program's store: its tables aren't here. */
static bool is_of_another(const char *name)
{
	return !strncmp(name, "mlflow_", 7);
}

static bool is_among(const char *const *words, const char *word)
{
	while (*words && strcmp(*words, word))
		words++;
	return *words;
}

/* Whose table or index begins at that page; "" for none of those that grow. */
static const char *table_at(sqlite3 *store, int page, char out[64])
{
	sqlite3_stmt *find;

	out[0] = '\0';
	assert_int_equal(sqlite3_prepare_v2(store, "SELECT tbl_name FROM sqlite_schema WHERE rootpage = ?1", -1, &find, NULL), SQLITE_OK);
	sqlite3_bind_int(find, 1, page);
	if (sqlite3_step(find) == SQLITE_ROW && is_among(growing, (const char *)sqlite3_column_text(find, 0)))
		snprintf(out, 64, "%s", (const char *)sqlite3_column_text(find, 0));
	sqlite3_finalize(find);
	return out;
}

/* The growing table through which the statement goes from end to end, as its program says; "" if there is none. */
static const char *walked(sqlite3 *store, const char *sql, char out[64])
{
	enum { CURSORS = 64, OPCODE = 1, P1, P2, P3 };
	char *explain = sqlite3_mprintf("EXPLAIN %s", sql);
	int pages[CURSORS] = {0};
	sqlite3_stmt *program;

	out[0] = '\0';
	if (sqlite3_prepare_v2(store, explain, -1, &program, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(store));
	while (!*out && sqlite3_step(program) == SQLITE_ROW) {
		const char *opcode = (const char *)sqlite3_column_text(program, OPCODE);
		int cursor = sqlite3_column_int(program, P1);

		if (cursor < 0 || cursor >= CURSORS)
			continue;
		if ((!strcmp(opcode, "OpenRead") || !strcmp(opcode, "OpenWrite")) && sqlite3_column_int(program, P3) == 0)
			pages[cursor] = sqlite3_column_int(program, P2);
		else if ((!strcmp(opcode, "Rewind") || !strcmp(opcode, "Last")) && pages[cursor])
			table_at(store, pages[cursor], out);
	}
	sqlite3_finalize(program);
	sqlite3_free(explain);
	return out;
}

static void only_those_that_must_walk_through_what_grows(void **state)
{
	struct trade *desk = *state;
	sqlite3 *store;
	char table[64];

	assert_int_equal(sqlite3_open(desk->path, &store), SQLITE_OK);
	for (int i = 0; i < SQL_COUNT; i++) {
		bool walks = !is_of_another(statement_name[i]) && *walked(store, statement_text[i], table);

		if (walks && !is_among(walkers, statement_name[i]) && !is_among(first_rows, statement_name[i]))
			fail_msg("%s walks through all of %s: it wants an index, or is to be named here", statement_name[i], table);
	}
	sqlite3_close(store);
}

/* A statement that is named above and walks no more would hide the next one of that name. */
static void those_that_are_named_do_walk(void **state)
{
	struct trade *desk = *state;
	sqlite3 *store;
	char table[64];

	assert_int_equal(sqlite3_open(desk->path, &store), SQLITE_OK);
	for (int i = 0; i < SQL_COUNT; i++)
		if ((is_among(walkers, statement_name[i]) || is_among(first_rows, statement_name[i])) && !*walked(store, statement_text[i], table))
			fail_msg("%s walks through nothing that grows", statement_name[i]);
	sqlite3_close(store);
}

/* What start, stop, log and the prompt ask costs the same after twenty years: by a key, or by an index made for it. */
static void the_acts_of_every_day_go_by_an_index(void **state)
{
	static const struct { enum statement statement; const char *plan; } daily[] = {
		{SQL_TIMER_FIND, "entry_running"}, {SQL_TIMER_GLANCE, "entry_running"}, {SQL_ENTRY_OVERLAPS, "entry_start"}, {SQL_ENTRY_FIND, "PRIMARY KEY"},
		{SQL_ENTRY_LAST_ACTIVITY, "entry_project"}, {SQL_ENTRY_DAYS, "sqlite_autoindex_day_total_1 (day>"}, {SQL_POSITION_SPAN, "entry_start"}, {SQL_RECORD_OF_SUBJECT, "record_subject"},
	};
	struct trade *desk = *state;
	sqlite3 *store;

	assert_int_equal(sqlite3_open(desk->path, &store), SQLITE_OK);
	for (size_t i = 0; i < sizeof daily / sizeof *daily; i++) {
		char *explain = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", statement_text[daily[i].statement]);
		sqlite3_stmt *plan;
		bool found = false;

		assert_int_equal(sqlite3_prepare_v2(store, explain, -1, &plan, NULL), SQLITE_OK);
		while (sqlite3_step(plan) == SQLITE_ROW)
			found = found || strstr((const char *)sqlite3_column_text(plan, 3), daily[i].plan);
		sqlite3_finalize(plan);
		sqlite3_free(explain);
		if (!found)
			fail_msg("%s goes by no %s", statement_name[daily[i].statement], daily[i].plan);
	}
	sqlite3_close(store);
}

#define test(name) cmocka_unit_test_setup_teardown(name, trade_setup, trade_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(only_those_that_must_walk_through_what_grows),
		test(those_that_are_named_do_walk),
		test(the_acts_of_every_day_go_by_an_index),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
