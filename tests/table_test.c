#include "tests/arena.h"

#include "tui/table.h"

static void assert_picture(const struct canvas *canvas, const char *expected)
{
	assert_string_equal(canvas_text(canvas, arena), expected);
}

struct change { const char *code, *title, *hours, *price, *state; };

static const struct change changes[] = {
	{"CR-1", "Use support-ticket text as features", "+20:00", "3,200.00", "approved"},
	{"CR-2", "Weekly dashboard", "13:00", "", "rejected"},
	{"CR-3", "Second data source (CRM)", "16:00", "", "sent 30d"},
	{"CR-5", "Client hosts monitoring itself", "−5:00", "−862.50", "approved"},
};

static void change_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const struct change *change = (const struct change *)list + row;
	const char *const texts[] = {change->code, change->title, change->hours, change->price, change->state};

	snprintf(cell->text, sizeof cell->text, "%s", texts[column]);
}

static const struct table_column columns[] = {
	{.title = "id", .width = 5},
	{.title = "what changes", .width = 12, .grows = true},
	{.title = "hours", .width = 6, .right = true, .rank = 1},
	{.title = "price", .width = 8, .right = true, .rank = 3},
	{.title = "state", .width = 8, .rank = 2},
};

static struct table change_table(size_t selected, size_t top)
{
	return (struct table){
		.columns = columns, .count = 5, .rows = 4, .scroll = {selected, top}, .focused = true,
		.list = changes, .cell = change_cell, .empty = "No changes yet; a adds one.",
	};
}

/* Twelve numbered rows with a dividing one before each third. */
static bool group_heading(const void *list, size_t row, struct table_cell *cell)
{
	(void)list;
	snprintf(cell->text, sizeof cell->text, "group %zu", row / 4);
	return row % 4 == 0;
}

static void group_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	(void)list, (void)column;
	snprintf(cell->text, sizeof cell->text, "row %zu", row);
}

static struct table group_table(size_t selected, size_t top)
{
	static const struct table_column one[] = {{.title = "row", .width = 8, .grows = true}};

	return (struct table){
		.columns = one, .count = 1, .rows = 16, .scroll = {selected, top}, .focused = true,
		.cell = group_cell, .heading = group_heading,
	};
}

static void all_columns_stand_where_there_is_room(void **state)
{
	struct canvas canvas = canvas_new(arena, 6, 70);
	struct table table = change_table(2, 0);

	(void)state;
	table_paint(&table, &canvas);
	assert_picture(&canvas,
		"  id     what changes                       hours     price  state\n"
		"  ───────────────────────────────────────────────────────────────────\n"
		"  CR-1   Use support-ticket text as feat…  +20:00  3,200.00  approved\n"
		"  CR-2   Weekly dashboard                   13:00            rejected\n"
		"▸ CR-3   Second data source (CRM)           16:00            sent 30d\n"
		"  CR-5   Client hosts monitoring itself     −5:00   −862.50  approved\n");
	assert_int_equal(canvas.grid->cursor_row, 4);
	assert_int_equal(canvas_cell(&canvas, 4, 0)->tone, TONE_SELECTED);
	assert_int_equal(canvas_cell(&canvas, 4, 2)->tone, TONE_PLAIN);
}

static void columns_of_high_rank_give_way_first(void **state)
{
	struct canvas forty = canvas_new(arena, 6, 44), thirty = canvas_new(arena, 6, 30), ten = canvas_new_as(arena, 6, 10, true, false);
	struct table table = change_table(0, 0);

	(void)state;
	table_paint(&table, &forty);
	assert_picture(&forty,
		"  id     what changes       hours  state\n"
		"  ─────────────────────────────────────────\n"
		"▸ CR-1   Use support-tic…  +20:00  approved\n"
		"  CR-2   Weekly dashboard   13:00  rejected\n"
		"  CR-3   Second data sou…   16:00  sent 30d\n"
		"  CR-5   Client hosts mo…   −5:00  approved\n");
	table_paint(&table, &thirty);
	assert_picture(&thirty,
		"  id     what changes   hours\n"
		"  ───────────────────────────\n"
		"▸ CR-1   Use support…  +20:00\n"
		"  CR-2   Weekly dash…   13:00\n"
		"  CR-3   Second data…   16:00\n"
		"  CR-5   Client host…   −5:00\n");
	table_paint(&table, &ten);
	assert_picture(&ten,
		"  id     ~\n"
		"  -------\n"
		"> CR-1   ~\n"
		"  CR-2   ~\n"
		"  CR-3   ~\n"
		"  CR-5   ~\n");
}

static void an_empty_list_says_what_to_do_and_keeps_the_cursor(void **state)
{
	struct canvas canvas = canvas_new(arena, 4, 40);
	struct table table = change_table(7, 3);

	(void)state;
	table.rows = 0;
	table_paint(&table, &canvas);
	assert_picture(&canvas,
		"  id     what changes   hours  state\n"
		"  ─────────────────────────────────────\n"
		"▸ No changes yet; a adds one.\n"
		"\n");
	assert_int_equal(canvas.grid->cursor_row, 2);
	assert_int_equal(table_settled(&table).selected, 0);
}

static void a_list_without_the_focus_has_no_marker(void **state)
{
	struct canvas canvas = canvas_new(arena, 4, 24);
	struct table table = change_table(0, 0);

	(void)state;
	table.focused = false;
	table_paint(&table, &canvas);
	assert_picture(&canvas,
		"  id     what changes\n"
		"  ─────────────────────\n"
		"  CR-1   Use support-t…\n"
		"  CR-2   Weekly dashbo…\n");
	assert_int_equal(canvas.grid->cursor_row, -1);
}

static void only_visible_rows_are_painted_and_the_selected_is_among_them(void **state)
{
	struct canvas canvas = canvas_new(arena, 5, 12);
	struct table table = group_table(6, 0);

	(void)state;
	table_paint(&table, &canvas);
	assert_picture(&canvas,
		"  row\n"
		"  ─────────\n"
		"  group 1\n"
		"  row 5\n"
		"▸ row 6\n");
}

static void a_window_that_shrinks_and_grows_shows_what_it_did(void **state)
{
	struct table table = group_table(6, 2);

	(void)state;
	assert_int_equal(table_top(&table, 10), 2);
	assert_int_equal(table_top(&table, 2), 5);
	assert_int_equal(table_top(&table, 1), 6);
	assert_int_equal(table_top(&table, 14), 2);
	assert_int_equal(table_top(&table, 16), 0);
	assert_int_equal(table_top(&table, 10), 2);
}

static void moves_pass_over_dividing_rows(void **state)
{
	struct table table = group_table(3, 0);

	(void)state;
	table.scroll = table_moved(&table, MOVE_DOWN, 10);
	assert_int_equal(table.scroll.selected, 5);
	table.scroll = table_moved(&table, MOVE_UP, 10);
	assert_int_equal(table.scroll.selected, 3);
	table.scroll = table_moved(&table, MOVE_FIRST, 10);
	assert_int_equal(table.scroll.selected, 1);
	table.scroll = table_moved(&table, MOVE_UP, 10);
	assert_int_equal(table.scroll.selected, 1);
	table.scroll = table_moved(&table, MOVE_LAST, 10);
	assert_int_equal(table.scroll.selected, 15);
	assert_int_equal(table.scroll.top, 6);
	table.scroll = table_moved(&table, MOVE_DOWN, 10);
	assert_int_equal(table.scroll.selected, 15);
}

static void pages_move_by_what_is_shown(void **state)
{
	struct table table = group_table(1, 0);

	(void)state;
	table.scroll = table_moved(&table, MOVE_PAGE_DOWN, 5);
	assert_int_equal(table.scroll.selected, 6);
	table.scroll = table_moved(&table, MOVE_HALF_DOWN, 5);
	assert_int_equal(table.scroll.selected, 9);
	table.scroll = table_moved(&table, MOVE_HALF_UP, 5);
	assert_int_equal(table.scroll.selected, 7);
	table.scroll = table_moved(&table, MOVE_PAGE_UP, 5);
	assert_int_equal(table.scroll.selected, 2);
	table.scroll = table_moved(&table, MOVE_PAGE_DOWN, 0);
	assert_int_equal(table.scroll.selected, 3);
}

/* So that the whole of it is not sent again at each step. */
static void beside_other_panes_a_step_over_the_edge_turns_the_page_but_for_a_third(void **state)
{
	struct table table = group_table(5, 1);

	(void)state;
	assert_int_equal(table_moved(&table, MOVE_DOWN, 5).top, 2);
	table.beside = true;
	table.scroll = table_moved(&table, MOVE_DOWN, 5);
	assert_int_equal(table.scroll.selected, 6);
	assert_int_equal(table.scroll.top, 5);
	table.scroll = table_moved(&table, MOVE_DOWN, 5);
	assert_int_equal(table.scroll.selected, 7);
	assert_int_equal(table.scroll.top, 5);
	table.scroll = (struct scroll){.selected = 9, .top = 9};
	table.scroll = table_moved(&table, MOVE_UP, 5);
	assert_int_equal(table.scroll.selected, 7);
	assert_int_equal(table.scroll.top, 4);
}

static void words_above_a_group_stay_with_its_first_row(void **state)
{
	struct table table = group_table(9, 9);

	(void)state;
	assert_int_equal(table_top(&table, 4), 8);
	assert_int_equal(table_top(&table, 1), 9);
}

static void a_list_that_became_shorter_keeps_its_place_as_near_as_may_be(void **state)
{
	struct table table = group_table(15, 6);

	(void)state;
	table.rows = 9;
	assert_int_equal(table_settled(&table).selected, 7);
	table.rows = 1;
	assert_int_equal(table_settled(&table).selected, 0);
}

/* Whatever room a list has of its own: side by side with others it is small in a wide picture too. */
static void spare_columns_go_where_the_picture_is_narrow(void **state)
{
	static const struct table_column two_columns[] = {{.title = "row", .width = 8, .grows = true}, {.title = "spare", .width = 6, .spare = true}};
	struct table table = {.columns = two_columns, .count = 2, .rows = 1, .cell = group_cell};
	struct canvas narrow = canvas_new(arena, 5, 79), wide = canvas_new(arena, 5, 80), part = canvas_part(&wide, 0, 0, 5, 22);

	(void)state;
	table_paint(&table, &narrow);
	assert_null(strstr(canvas_text(&narrow, arena), "spare"));
	table_paint(&table, &part);
	assert_non_null(strstr(canvas_text(&wide, arena), " spare"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_columns_stand_where_there_is_room),
		cmocka_unit_test(columns_of_high_rank_give_way_first),
		cmocka_unit_test(an_empty_list_says_what_to_do_and_keeps_the_cursor),
		cmocka_unit_test(a_list_without_the_focus_has_no_marker),
		cmocka_unit_test(only_visible_rows_are_painted_and_the_selected_is_among_them),
		cmocka_unit_test(a_window_that_shrinks_and_grows_shows_what_it_did),
		cmocka_unit_test(moves_pass_over_dividing_rows),
		cmocka_unit_test(pages_move_by_what_is_shown),
		cmocka_unit_test(beside_other_panes_a_step_over_the_edge_turns_the_page_but_for_a_third),
		cmocka_unit_test(words_above_a_group_stay_with_its_first_row),
		cmocka_unit_test(a_list_that_became_shorter_keeps_its_place_as_near_as_may_be),
		cmocka_unit_test(spare_columns_go_where_the_picture_is_narrow),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
