#include "tests/arena.h"

#include "model/moment.h"
#include "model/report.h"

static void check_written(const struct report *report, const char *format, const char *expected)
{
	struct text text = {0};

	assert_true(report_write(report, format, &text));
	assert_string_equal(text_string(&text), expected);
	text_free(&text);
}

static struct report figures(void)
{
	struct report report = report_new(arena, "Figures");
	struct fact *scope = fact_object(arena, report.facts, "scope"), *list;

	fact_hours(arena, scope, "H0_h", 331200);
	fact_percent(arena, scope, "growth_pct", ratio_of(163, 1000));
	fact_percent(arena, scope, "none_pct", ratio_of(1, 0));
	fact_add(arena, scope, "cap_cents", value_money(1933750, "USD"));
	fact_add(arena, scope, "worked", value_seconds(5400));
	list = fact_list(arena, report.facts, "burnup");
	scope = fact_object(arena, list, NULL);
	fact_add(arena, scope, "date", value_day(day_from_civil(2026, 1, 9)));
	fact_add(arena, scope, "note", value_text("=SUM(A1), \"all\""));
	fact_count(arena, fact_list(arena, report.facts, "days"), NULL, 14);
	return report;
}

static void machines_read_whole_numbers_and_figures_as_strings(void **state)
{
	struct report report = figures();

	(void)state;
	check_written(&report, "json",
		"{\"scope\":{\"H0_h\":\"92.00\",\"growth_pct\":\"16.3\",\"none_pct\":null,\"cap_cents\":1933750,\"worked\":5400},"
		"\"burnup\":[{\"date\":\"2026-01-09\",\"note\":\"=SUM(A1), \\\"all\\\"\"}],\"days\":[14]}\n");
}

static void csv_has_a_row_for_each_figure(void **state)
{
	struct report report = figures();

	(void)state;
	check_written(&report, "csv",
		"section,row,column,value\r\n"
		"scope,,H0_h,92.00\r\nscope,,growth_pct,16.3\r\nscope,,none_pct,\r\nscope,,cap_cents,1933750\r\nscope,,worked,5400\r\n"
		"burnup,2026-01-09,date,2026-01-09\r\nburnup,2026-01-09,note,\"'=SUM(A1), \"\"all\"\"\"\r\n"
		"days,,0,14\r\n");
}

static void people_read_signs_and_units(void **state)
{
	(void)state;
	assert_string_equal(value_words(value_money(-86250, "USD"), arena), "-$862.50");
	assert_string_equal(value_words(value_money(500, "CHF"), arena), "5.00 CHF");
	assert_string_equal(value_words(value_percent(arena, ratio_of(1, 3), 1), arena), "33.3%");
	assert_string_equal(value_words(value_seconds(113400), arena), "31:30");
	assert_string_equal(value_words(value_day(DAY_NONE), arena), "-");
	assert_string_equal(value_words(value_text(NULL), arena), "-");
	assert_string_equal(value_words(value_decimal(arena, ratio_of(-1, 1000), 2), arena), "0.00");
}

static struct report table(const char *words)
{
	static const struct column columns[] = {{"Id", false}, {"Request", false}, {"Hours", true}};
	struct report report = report_new(arena, "Changes");
	struct block *block = section_table(&report, report_section(&report, "Log"), columns, 3);

	table_add(&report, block, (struct value[]){value_text("CR-1"), value_text(words), value_hours(arena, ratio_of(72000, 1), 2)});
	report_foot(&report, "one");
	report_foot(&report, "two");
	return report;
}

static void a_table_is_as_wide_as_its_words(void **state)
{
	struct report report = table("論文 text");

	(void)state;
	check_written(&report, "text", "Changes\n\n1. Log\n\nId    Request    Hours\nCR-1  論文 text  20.00\n\none\ntwo\n");
}

static void a_table_too_wide_for_the_page_is_wrapped_at_blanks(void **state)
{
	struct report report = table("a request of many words that goes on and on until no page in this world could hold it in one single line");

	(void)state;
	check_written(&report, "text",
		"Changes\n\n1. Log\n\n"
		"Id    Request                                                                              Hours\n"
		"CR-1  a request of many words that goes on and on until no page in this world could hold   20.00\n"
		"      it in one single line\n"
		"\none\ntwo\n");
}

static void a_word_longer_than_the_page_is_cut(void **state)
{
	char word[181];
	struct report report;
	struct text text = {0};

	(void)state;
	memset(word, 'x', 180);
	word[180] = '\0';
	report = table(word);
	report_write_text(&report, &text);
	for (const char *line = text_string(&text), *end; *line; line = end + 1) {
		end = strchr(line, '\n');
		assert_true(end - line <= 96);
	}
	text_free(&text);
}

static void words_that_are_hostile_to_a_terminal_are_made_harmless(void **state)
{
	struct report report = table("a\x1b[2Jb | c");
	struct text text = {0};

	(void)state;
	report_write_text(&report, &text);
	assert_null(strchr(text_string(&text), '\x1b'));
	text_clear(&text);
	report_write_markdown(&report, &text);
	assert_null(strchr(text_string(&text), '\x1b'));
	assert_non_null(strstr(text_string(&text), "b \\| c"));
	text_free(&text);
}

static void markdown_numbers_its_sections(void **state)
{
	struct report report = table("one | two");

	(void)state;
	check_written(&report, "md",
		"# Changes\n\n## 1. Log\n\n| Id | Request | Hours |\n|---|---|---:|\n| CR-1 | one \\| two | 20.00 |\n\none  \ntwo\n");
}

static void an_unknown_format_has_no_writer(void **state)
{
	struct report report = figures();
	struct text text = {0};

	(void)state;
	assert_false(report_write(&report, "docx", &text));
	assert_int_equal(text.length, 0);
}

static const char *plotted(const struct chart *chart, int width, int height)
{
	struct text text = {0};
	const char *plot;

	chart_plot(chart, width, height, NULL, arena, &text);
	plot = arena_text(arena, text_string(&text));
	text_free(&text);
	return plot;
}

static void a_chart_draws_lines_over_steps(void **state)
{
	const int days[] = {day_from_civil(2026, 1, 9), day_from_civil(2026, 1, 16), day_from_civil(2026, 1, 23)};
	struct ratio scope[] = {ratio_of(36000, 1), ratio_of(36000, 1), ratio_of(72000, 1)}, done[] = {ratio_of(0, 1), ratio_of(36000, 1), ratio_of(54000, 1)};
	struct series series[] = {{"scope", '=', true, scope}, {"done", '#', false, done}};
	struct chart chart = {"", days, 3, series, 2};

	(void)state;
	assert_string_equal(plotted(&chart, 21, 5),
		"  20 |                    =\n"
		"  15 |               ######\n"
		"  10 |========#######=====\n"
		"   5 |   #####\n"
		"   0 |###\n"
		"     +---------------------\n"
		"      01-09     01-16 01-23\n"
		"      = scope\n"
		"      # done\n");
}

static void a_chart_of_one_day_or_none_is_drawn_too(void **state)
{
	const int days[] = {day_from_civil(2026, 1, 9)};
	struct ratio none[] = {ratio_of(1, 0)};
	struct series series[] = {{"scope", '=', true, none}};
	struct chart chart = {"", days, 1, series, 1};

	(void)state;
	assert_non_null(strstr(plotted(&chart, 20, 4), "01-09"));
	chart.count = 0;
	assert_string_equal(plotted(&chart, 20, 4), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(machines_read_whole_numbers_and_figures_as_strings),
		cmocka_unit_test(csv_has_a_row_for_each_figure),
		cmocka_unit_test(people_read_signs_and_units),
		cmocka_unit_test(a_table_is_as_wide_as_its_words),
		cmocka_unit_test(a_table_too_wide_for_the_page_is_wrapped_at_blanks),
		cmocka_unit_test(a_word_longer_than_the_page_is_cut),
		cmocka_unit_test(words_that_are_hostile_to_a_terminal_are_made_harmless),
		cmocka_unit_test(markdown_numbers_its_sections),
		cmocka_unit_test(an_unknown_format_has_no_writer),
		cmocka_unit_test(a_chart_draws_lines_over_steps),
		cmocka_unit_test(a_chart_of_one_day_or_none_is_drawn_too),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
