#include "tests/arena.h"

#include "model/moment.h"
#include "model/report.h"

static const char *written(const struct report *report)
{
	struct text text = {0};
	const char *copy;

	report_write_records(report, &text);
	copy = arena_text(arena, text_string(&text));
	text_free(&text);
	return copy;
}

static bool reads(const char *lines, struct report *report)
{
	return report_read_records(arena_text(arena, lines), arena, report);
}

static const int days[] = {20500, 20507};

static struct ratio *points(struct ratio first, struct ratio second)
{
	struct ratio *both = arena_array(arena, 2, sizeof *both);

	both[0] = first;
	both[1] = second;
	return both;
}

static struct report sample(void)
{
	static const struct column columns[] = {{"Id", false}, {"", true}};
	struct report report = report_new(arena, "Scope\nof \"Site\"");
	struct section *section = report_section(&report, "Items");
	struct series *series = arena_array(arena, 2, sizeof *series);
	struct chart *chart = arena_take(arena, sizeof *chart);
	struct block *table;

	report.position = 1772442000;
	report.letter = true;
	report_lead(&report, "Prepared for Größe 数据.");
	table = section_table(&report, section, columns, 2);
	table->strong = 1;
	table_add(&report, table, (struct value[]){value_text("B1 | row"), value_seconds(5400)});
	table_sum(&report, table, (struct value[]){value_text(""), value_money(-150000, "USD")});
	section_paragraph(&report, section, "");
	list_line(&report, section_list(&report, section), "one");
	list_line(&report, section_choices(&report, section), "two");
	list_line(&report, section_blanks(&report, section), "three");
	series[0] = (struct series){"agreed", '=', true, points(ratio_of(36000, 1), ratio_of(72001, 2))};
	series[1] = (struct series){"", ' ', false, points(ratio_null(), ratio_of(-3600, 1))};
	*chart = (struct chart){"by week", days, 2, series, 2};
	section_chart(&report, report_section(&report, NULL), chart);
	report_foot(&report, "evidence");
	return report;
}

static void what_is_read_is_what_was_written(void **state)
{
	struct report report = sample(), read;
	const char *first = written(&report);

	(void)state;
	assert_true(reads(first, &read));
	assert_string_equal(written(&read), first);
	assert_int_equal(read.position, 1772442000);
	assert_true(read.letter);
	assert_string_equal(read.title, "Scope of \"Site\"");
	assert_string_equal(read.sections->blocks->rows->cells[1].text, "1:30");
	assert_int_equal(read.sections->blocks->last_row->kind, ROW_SUM);
	assert_int_equal(read.sections->blocks->strong, 1);
	assert_true(ratio_is_null(read.last_section->blocks->chart->series[1].points[0]));
}

static void a_report_of_now_knows_no_moment(void **state)
{
	struct report report = report_new(arena, "Hours"), read;

	(void)state;
	assert_string_equal(written(&report), "title Hours\n");
	assert_true(reads("title Hours\n", &read));
	assert_true(read.position == INT64_MAX);
	assert_false(read.letter);
}

/* Records come over a pipe: whatever is cut off or out of place is refused, not drawn. */
static void what_is_cut_or_out_of_place_is_no_report(void **state)
{
	static const char *const wrong[] = {
		"", "title Hours", "title\n", "section A\n", "title A\nunknown b\n", "title A\nrow \n", "title A\nparagraph b\n", "title A\nsection \nline b\n",
		"title A\nposition yesterday\n", "title A\nsection \ntable x\n", "title A\nsection \ntable -1\n", "title A\nsection \ntable 0\nrow \n",
		"title A\nsection \ntable 0\nleft a\nright b\nrow \ncell c\n", "title A\nsection \ntable 0\nleft a\nrow \ncell c\ncell d\n",
		"title A\nsection \ntable 0\nleft a\nrow \nright b\ncell c\n", "title A\nsection \ntable 0\nleft a\nrow \nsection B\n",
		"title A\nsection \nchart c\nsteps =a\n", "title A\nsection \nchart c\nday x\n", "title A\nsection \nchart c\nday 99999999\n", "title A\nsection \nchart c\nday 20000\n",
		"title A\nsection \nchart c\nday 20000\nsteps =a\n", "title A\nsection \nchart c\nday 20000\nsteps \npoint 1\n",
		"title A\nsection \nchart c\nday 20000\nsteps =a\npoint 1\npoint 2\n", "title A\nsection \nchart c\nday 20000\nsteps =a\npoint 9223372036854775807\n",
		"title A\nsection \nchart c\nday 20000\nday 20007\njoined =a\npoint 1\nsteps =b\npoint 1\npoint 2\n",
	};
	struct report read;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (reads(wrong[i], &read))
			fail_msg("is read:\n%s", wrong[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_read_is_what_was_written, arena_setup, arena_teardown),
		cmocka_unit_test_setup_teardown(a_report_of_now_knows_no_moment, arena_setup, arena_teardown),
		cmocka_unit_test_setup_teardown(what_is_cut_or_out_of_place_is_no_report, arena_setup, arena_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
