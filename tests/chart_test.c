#include "tests/arena.h"

#include "model/day.h"
#include "tui/chart.h"

static void assert_picture(const struct canvas *canvas, const char *expected)
{
	assert_string_equal(canvas_text(canvas, arena), expected);
}

static void bars_are_drawn_in_eighths_of_a_column(void **state)
{
	struct canvas canvas = canvas_new(arena, 5, 10), plain = canvas_new_as(arena, 2, 10, true, false);

	(void)state;
	chart_bar(&canvas, 0, 0, 10, TONE_CHART, 0, 100);
	chart_bar(&canvas, 1, 0, 10, TONE_CHART, 1, 80);
	chart_bar(&canvas, 2, 0, 10, TONE_CHART, 808, 1000);
	chart_bar(&canvas, 3, 0, 10, TONE_CHART, 120, 100);
	chart_bar(&canvas, 4, 0, 10, TONE_CHART, 5, 0);
	chart_bar(&plain, 0, 0, 10, TONE_CHART, 808, 1000);
	chart_bar(&plain, 1, 0, 10, TONE_CHART, 17, 20);
	assert_picture(&canvas, "░░░░░░░░░░\n▏░░░░░░░░░\n████████▏░\n██████████\n░░░░░░░░░░\n");
	assert_picture(&plain, "########..\n########:.\n");
}

static void a_bar_of_huge_amounts_does_not_overflow(void **state)
{
	struct canvas canvas = canvas_new(arena, 1, 4);

	(void)state;
	chart_bar(&canvas, 0, 0, 4, TONE_CHART, INT64_MAX / 2, INT64_MAX);
	assert_picture(&canvas, "██░░\n");
}

static void stacked_parts_are_as_long_as_their_sum(void **state)
{
	const struct chart_part parts[] = {{10, 0x2588, TONE_CHART, "billable"}, {10, 0x2592, TONE_CHART, "own"}, {10, 0x259a, TONE_CHART, "not paid"}};
	struct canvas canvas = canvas_new(arena, 1, 10), plain = canvas_new_as(arena, 1, 10, true, false);

	(void)state;
	chart_stack(&canvas, 0, 0, 10, parts, 3, 30);
	chart_stack(&plain, 0, 0, 10, parts, 3, 60);
	assert_picture(&canvas, "███▒▒▒▒▚▚▚\n");
	assert_picture(&plain, "##:%%\n");
}

static void upright_bars_stand_on_the_last_row(void **state)
{
	const int64_t values[] = {0, 200, 170, 5}, others[] = {0, 0, 0, 120};
	struct canvas canvas = canvas_new(arena, 2, 16), plain = canvas_new_as(arena, 2, 16, true, false);

	(void)state;
	chart_columns(&canvas, (struct chart_columns){.values = values, .count = 4, .whole = 240, .pitch = 4, .width = 2, .tone = TONE_CHART});
	chart_columns(&canvas, (struct chart_columns){.values = others, .count = 4, .whole = 240, .column = 2, .pitch = 4, .width = 1, .sign = 0x2592});
	chart_columns(&plain, (struct chart_columns){.values = values, .count = 4, .whole = 240, .pitch = 4, .width = 2, .tone = TONE_CHART});
	assert_picture(&canvas, "    ▅▅  ▃▃\n    ██  ██  ▁▁▒\n");
	assert_picture(&plain, "    ::  ..\n    ##  ##  ..\n");
}

/* Lumen Retail's churn project, week by week up to the tenth. */
static const int64_t agreed[] = {5520, 5520, 5520, 6720, 6720, 6720, 6720, 6420, 6420, 6420, 6420};
static const int64_t waiting[] = {-1, -1, -1, -1, -1, 7500, 7500, -1, 7380, 7380, 7380};
static const int64_t done[] = {0, 480, 780, 2040, 2370, 3060, 3840, 3900, 3900, 4400, 4704};
static const int64_t spent[] = {500, 1500, 2200, 2300, 3000, 3700, 4400, 5000, 5300, 6300, 6660};
static const char *const weeks[] = {"9 Jan", "16 Jan", "23 Jan", "30 Jan", "6 Feb", "13 Feb", "20 Feb", "27 Feb", "6 Mar", "13 Mar", "20 Mar"};
static const struct chart_series series[] = {
	{"agreed", MARK_LINE, TONE_GOOD, agreed}, {"+ waiting", MARK_DASHES, TONE_WARNING, waiting},
	{"done", MARK_AREA, TONE_CHART, done}, {"hours spent", MARK_DOTS, TONE_CHART_OTHER, spent},
};
static const struct burnup weekly = {.series = series, .count = 4, .points = 11, .labels = weeks, .unit = 60, .suffix = " h"};

static void a_burn_up_has_areas_lines_dots_and_axes(void **state)
{
	struct canvas canvas = canvas_new(arena, 14, 58);

	(void)state;
	chart_burnup(&canvas, &weekly);
	assert_picture(&canvas,
		"  agreed ━━  + waiting ┄┄  done ██  hours spent ∙∙\n"
		" 132 h ┤                    ┄┄┄┄┄┄┄┄    ┄┄┄┄┄┄┄┄┄┄┄┄\n"
		"       │            ━━━━━━━━━━━━━━━━            ∙∙∙∙\n"
		" 108 h ┤                            ▔▔▔▔▔▔▔▔▔∙▔∙▔▔▔▔\n"
		"       │▔▔▔▔▔▔▔▔▔▔▔▔                    ∙∙∙∙\n"
		"  84 h ┤                        ∙∙∙∙∙∙∙∙    ▁▁▁▁▄▄▄▄\n"
		"       │                    ∙∙∙∙▃▃▃▃▃▃▃▃▃▃▃▃████████\n"
		"  60 h ┤                ∙∙∙∙▂▂▂▂████████████████████\n"
		"       │        ∙∙∙∙∙∙∙∙▂▂▂▂████████████████████████\n"
		"  36 h ┤    ∙∙∙∙    ▇▇▇▇████████████████████████████\n"
		"       │        ▁▁▁▁████████████████████████████████\n"
		"  12 h ┤∙∙∙∙▅▅▅▅████████████████████████████████████\n"
		"   0 h └┬───────┬───────┬───────┬───────┬───────┬───\n"
		"        9 Jan   23 Jan  6 Feb   20 Feb  6 Mar   20 Mar\n");
}

static void a_burn_up_has_a_plain_form(void **state)
{
	struct canvas canvas = canvas_new_as(arena, 9, 40, true, false);

	(void)state;
	chart_burnup(&canvas, &weekly);
	assert_picture(&canvas,
		"  agreed ==  + waiting --  done ##\n"
		" 150 h |\n"
		"       |      =====-=-===-=.=.\n"
		" 100 h |======        ....  ..\n"
		"       |          ....::::####\n"
		"  50 h |    ......############\n"
		"       |....::################\n"
		"   0 h ++-----+-------+-------\n"
		"        9 Jan 30 Jan  27 Feb\n");
}

static void a_narrow_burn_up_keeps_the_last_points(void **state)
{
	struct canvas canvas = canvas_new(arena, 8, 14);

	(void)state;
	chart_burnup(&canvas, &weekly);
	assert_picture(&canvas,
		"  agreed ━━\n"
		" 125 h ┤┄▁┄∙∙\n"
		"       │ ∙∙ ▁\n"
		"  75 h ┤∙▅▅▇█\n"
		"       │█████\n"
		"  25 h ┤█████\n"
		"   0 h └┬────\n"
		"        20 Feb\n");
}

static void a_burn_up_without_room_or_points_is_left_out(void **state)
{
	const struct burnup nothing = {.series = NULL, .count = 0, .points = 0, .unit = 60, .suffix = " h"};
	struct canvas canvas = canvas_new(arena, 3, 40), tiny = canvas_new(arena, 5, 4), empty = canvas_new(arena, 5, 12);

	(void)state;
	chart_burnup(&canvas, &weekly);
	chart_burnup(&tiny, &weekly);
	chart_burnup(&empty, &nothing);
	assert_picture(&canvas, "\n\n\n");
	assert_picture(&tiny, "\n\n\n\n\n");
	assert_picture(&empty,
		"\n"
		"\n"
		"\n"
		"\n"
		"\n");
}

static void the_selected_point_bears_the_cursor(void **state)
{
	struct burnup chosen = weekly;
	struct canvas canvas = canvas_new(arena, 8, 40), plain = canvas_new_as(arena, 8, 40, true, false);

	(void)state;
	chosen.selected = 10;
	chart_burnup(&canvas, &chosen);
	chart_burnup(&plain, &chosen);
	assert_non_null(strstr(canvas_text(&canvas, arena), "   0 h └┬─────┬───────┬────▴──\n"));
	assert_non_null(strstr(canvas_text(&plain, arena), "   0 h ++-----+-------+----^--\n"));
	assert_int_equal(canvas.grid->cursor_row, 6);
	assert_int_equal(canvas.grid->cursor_column, 27);
}

static void a_stretch_is_as_long_as_what_it_shows(void **state)
{
	struct canvas canvas = canvas_new(arena, 4, 10), plain = canvas_new_as(arena, 1, 10, true, false);
	const struct chart_part more = {.sign = 0x2592, .tone = TONE_CHART};

	(void)state;
	chart_span(&canvas, 0, 0, 10, more, (struct chart_ends){20, 70, 100});
	chart_span(&canvas, 1, 0, 10, more, (struct chart_ends){70, 20, 100});
	chart_span(&canvas, 2, 0, 10, more, (struct chart_ends){100, 101, 101});
	chart_span(&canvas, 3, 0, 10, more, (struct chart_ends){50, 50, 100});
	chart_span(&plain, 0, 0, 10, more, (struct chart_ends){0, 30, 100});
	assert_picture(&canvas, "  ▒▒▒▒▒\n  ▒▒▒▒▒\n         ▒\n\n");
	assert_picture(&plain, ":::\n");
}

static void a_rate_is_drawn_as_steps(void **state)
{
	const struct chart_step steps[] = {
		{0, 16000, "$160.00", "5 Jan"}, {28, 17250, "$172.50", "2 Feb"}, {56, 18500, "$185.00", "2 Mar"},
	};
	struct canvas canvas = canvas_new(arena, 5, 46), plain = canvas_new_as(arena, 5, 30, true, false);

	(void)state;
	chart_steps(&canvas, steps, 3, 0, 85);
	chart_steps(&plain, steps, 3, 0, 85);
	assert_picture(&canvas,
		"$185.00 ┤                        ╭────────────\n"
		"$172.50 ┤            ╭───────────╯\n"
		"$160.00 ┤────────────╯\n"
		"        └┬───────────┬───────────┬────────────\n"
		"         5 Jan       2 Feb       2 Mar\n");
	assert_picture(&plain,
		"$185.00 |             +-------\n"
		"$172.50 |       +-----+\n"
		"$160.00 |-------+\n"
		"        ++------+-------------\n"
		"         5 Jan  2 Feb\n");
}

static void a_rate_may_fall_and_return(void **state)
{
	const struct chart_step steps[] = {{0, 3, "3", "a"}, {4, 1, "1", "b"}, {8, 3, "3", "c"}, {12, 2, "2", "d"}};
	struct canvas canvas = canvas_new(arena, 5, 20);

	(void)state;
	chart_steps(&canvas, steps, 4, 0, 16);
	assert_picture(&canvas,
		"3 ┤────╮   ╭───╮\n"
		"2 ┤    │   │   ╰────\n"
		"1 ┤    ╰───╯\n"
		"  └┬───┬───┬───┬────\n"
		"   a   b   c   d\n");
}

/* The plan of churn: 5 January is day 20458. */
enum { JAN_5 = 20458, MAR_20 = JAN_5 + 74, MAR_31 = JAN_5 + 85 };
static const struct chart_lane plan[] = {
	{"B1", JAN_5, JAN_5 + 25, DAY_NONE, 100}, {"B3", JAN_5 + 28, JAN_5 + 53, DAY_NONE, 80}, {"B5", JAN_5 + 63, MAR_31, DAY_NONE, 10},
	{"M2", DAY_NONE, JAN_5 + 32, JAN_5 + 32, 0}, {"M3", DAY_NONE, JAN_5 + 53, DAY_NONE, 0}, {"M5", DAY_NONE, MAR_31, DAY_NONE, 0}, {"B9", DAY_NONE, DAY_NONE, DAY_NONE, 0},
};
static const struct chart_lanes lanes = {.items = plan, .count = 7, .from = JAN_5, .until = MAR_31, .today = MAR_20, .name_width = 3};

static void lanes_show_what_is_done_late_and_still_to_come(void **state)
{
	struct canvas canvas = canvas_new(arena, 9, 47), plain = canvas_new_as(arena, 4, 47, true, false);

	(void)state;
	chart_lanes(&canvas, &lanes, 0);
	chart_lanes(&plain, &lanes, 3);
	assert_picture(&canvas,
		"B1  █████████████                        │\n"
		"B3                ██████████░░░▒▒▒▒▒▒▒▒▒▒▒\n"
		"B5                                 █░░░░░░░░░░░\n"
		"M2                  ■                    │\n"
		"M3                            □▒▒▒▒▒▒▒▒▒▒▒\n"
		"M5                                       │    □\n"
		"B9                                       │\n"
		"    ┬────────────┬─────────────┬───────────────\n"
		"    5 Jan        1 Feb         1 Mar\n");
	assert_picture(&plain,
		"M2                  x                    |\n"
		"M3                            o:::::::::::\n"
		"    +------------+-------------+---------------\n"
		"    5 Jan        1 Feb         1 Mar\n");
}

static void lanes_without_room_are_left_out(void **state)
{
	struct canvas low = canvas_new(arena, 2, 47), narrow = canvas_new(arena, 9, 12);

	(void)state;
	chart_lanes(&low, &lanes, 0);
	chart_lanes(&narrow, &lanes, 0);
	assert_picture(&low, "\n\n");
	assert_picture(&narrow, "\n\n\n\n\n\n\n\n\n");
}

static const char *said(struct text *text)
{
	const char *copy = arena_text(arena, text_string(text));

	text_clear(text);
	return copy;
}

static void every_chart_can_be_told_in_words(void **state)
{
	const struct chart_part parts[] = {{30, 0x2588, TONE_CHART, "billable"}, {10, 0x2592, TONE_CHART, "own"}};
	const struct chart_step steps[] = {{0, 16000, "$160.00", "5 Jan"}, {28, 17250, "$172.50", "2 Feb"}};
	struct text text = {0};

	(void)state;
	chart_bar_words(808, 1000, &text);
	assert_string_equal(said(&text), "81%");
	chart_bar_words(5, 0, &text);
	assert_string_equal(said(&text), "of nothing");
	chart_stack_words(parts, 2, 80, &text);
	assert_string_equal(said(&text), "billable 38%, own 13%");
	chart_burnup_words(&weekly, 10, &text);
	assert_string_equal(said(&text), "20 Mar: agreed 107 h, + waiting 123 h, done 78 h, hours spent 111 h");
	chart_burnup_words(&weekly, 0, &text);
	assert_string_equal(said(&text), "9 Jan: agreed 92 h, done 0 h, hours spent 8 h");
	chart_steps_words(steps, 2, &text);
	assert_string_equal(said(&text), "$160.00 from 5 Jan, $172.50 from 2 Feb");
	text_free(&text);
}

static void every_lane_can_be_told_in_words(void **state)
{
	static const char *const expected[] = {
		"B1: 5 Jan to 30 Jan, 100% done", "B3: 2 Feb to 27 Feb, 80% done, 21 days over", "B5: 9 Mar to 31 Mar, 10% done, 11 days left",
		"M2: due 6 Feb, closed 6 Feb", "M3: due 27 Feb, 21 days over", "M5: due 31 Mar, 11 days left", "B9: no day set",
	};
	struct text text = {0};

	(void)state;
	for (size_t i = 0; i < lanes.count; i++) {
		chart_lane_words(&plan[i], MAR_20, &text);
		assert_string_equal(said(&text), expected[i]);
	}
	chart_lane_words(&plan[5], MAR_31, &text);
	assert_string_equal(said(&text), "M5: due 31 Mar, which is today");
	text_free(&text);
}

static void a_canvas_that_is_read_aloud_has_the_words(void **state)
{
	const struct chart_part parts[] = {{30, 0x2588, TONE_CHART, "billable"}, {10, 0x2592, TONE_CHART, "own"}};
	struct canvas canvas = canvas_new_as(arena, 5, 72, false, true), part = canvas_part(&canvas, 2, 0, 2, 72), last = canvas_part(&canvas, 4, 0, 1, 72);

	(void)state;
	chart_bar(&canvas, 0, 0, 20, TONE_CHART, 1, 4);
	chart_stack(&canvas, 1, 0, 40, parts, 2, 40);
	chart_burnup(&part, &weekly);
	chart_lanes(&last, &lanes, 1);
	assert_picture(&canvas,
		"25%\n"
		"billable 75%, own 25%\n"
		"13 Mar: agreed 107 h, + waiting 123 h, done 73 h, hours spent 105 h\n"
		"20 Mar: agreed 107 h, + waiting 123 h, done 78 h, hours spent 111 h\n"
		"B3: 2 Feb to 27 Feb, 80% done, 21 days over\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bars_are_drawn_in_eighths_of_a_column),
		cmocka_unit_test(a_bar_of_huge_amounts_does_not_overflow),
		cmocka_unit_test(stacked_parts_are_as_long_as_their_sum),
		cmocka_unit_test(upright_bars_stand_on_the_last_row),
		cmocka_unit_test(a_burn_up_has_areas_lines_dots_and_axes),
		cmocka_unit_test(a_burn_up_has_a_plain_form),
		cmocka_unit_test(a_narrow_burn_up_keeps_the_last_points),
		cmocka_unit_test(a_burn_up_without_room_or_points_is_left_out),
		cmocka_unit_test(the_selected_point_bears_the_cursor),
		cmocka_unit_test(a_stretch_is_as_long_as_what_it_shows),
		cmocka_unit_test(a_rate_is_drawn_as_steps),
		cmocka_unit_test(a_rate_may_fall_and_return),
		cmocka_unit_test(lanes_show_what_is_done_late_and_still_to_come),
		cmocka_unit_test(lanes_without_room_are_left_out),
		cmocka_unit_test(every_chart_can_be_told_in_words),
		cmocka_unit_test(every_lane_can_be_told_in_words),
		cmocka_unit_test(a_canvas_that_is_read_aloud_has_the_words),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
