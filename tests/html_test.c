#include "tests/arena.h"

#include "model/moment.h"
#include "model/report.h"

static const char *written(const struct report *report, const char *format)
{
	struct text text = {0};
	const char *copy;

	assert_true(report_write(report, format, &text));
	copy = arena_text(arena, text_string(&text));
	text_free(&text);
	return copy;
}

/* Every element that is opened is closed, the innermost first, and every attribute stands in quotes. */
static void check_nesting(const char *page)
{
	const char *open[64];
	size_t depth = 0;

	for (const char *at = strchr(page, '<'); at; at = strchr(at, '<')) {
		const char *end = strchr(at, '>');
		size_t name = strcspn(at + (at[1] == '/' ? 2 : 1), " />\n");

		assert_non_null(end);
		if (at[1] == '!') {
			at = end;
		} else if (at[1] == '/') {
			assert_true(depth > 0);
			if (strncmp(open[--depth], at + 2, name) || !strchr(" >", open[depth][name]))
				fail_msg("%.20s closes %.20s", at, open[depth]);
		} else if (end[-1] != '/') {
			assert_true(depth < 64);
			open[depth++] = at + 1;
		}
		at = end;
	}
	assert_int_equal(depth, 0);
}

#define assert_has(page, words) do { if (!strstr(page, words)) fail_msg("lacks %s in\n%s", words, page); } while (0)
#define assert_lacks(page, words) do { if (strstr(page, words)) fail_msg("has %s in\n%s", words, page); } while (0)

static struct report page(void)
{
	static const struct column columns[] = {{"Id", false}, {"What", false}, {"Hours", true}}, bare[] = {{"", false}, {"", true}};
	struct report report = report_new(arena, "Scope <b>bold</b> & \"more\"");
	struct section *section = report_section(&report, "Decisions");
	struct block *block = section_table(&report, section, columns, 3);

	report_lead(&report, "Prepared by <script>alert(1)</script>.");
	table_add(&report, block, (struct value[]){value_text("CR-1"), value_text("a change that takes many words to tell"), value_text("20.00")});
	block = section_table(&report, section, bare, 2);
	table_add(&report, block, (struct value[]){value_text("bare"), value_count(1)});
	block = section_choices(&report, section);
	list_line(&report, block, "approve");
	list_line(&report, block, "drop it");
	block = section_blanks(&report, section);
	list_line(&report, block, "Name");
	block = section_list(&report, report_section(&report, NULL));
	list_line(&report, block, "one line\033[2J\xe2\x80\xae");
	report_foot(&report, "evidence 0123");
	return report;
}

static void a_page_needs_nothing_else(void **state)
{
	struct report report = page();
	const char *html = written(&report, "html");

	(void)state;
	check_nesting(html);
	assert_has(html, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>");
	assert_lacks(html, "<script");
	assert_lacks(html, "src=");
	assert_lacks(html, "href=");
	assert_lacks(html, "url(");
	assert_lacks(html, "@import");
	assert_has(html, "@page{size:A4");
	assert_has(html, "prefers-color-scheme:dark");
}

static void words_never_become_markup(void **state)
{
	struct report report = page();
	const char *html = written(&report, "html");

	(void)state;
	assert_has(html, "<title>Scope &lt;b&gt;bold&lt;/b&gt; &amp; &quot;more&quot;</title>");
	assert_has(html, "<p>Prepared by &lt;script&gt;alert(1)&lt;/script&gt;.</p>");
	assert_has(html, "<li>one line\xef\xbf\xbd[2J\xef\xbf\xbd</li>");
}

static void columns_of_short_words_are_not_broken(void **state)
{
	struct report report = page();
	const char *html = written(&report, "html");

	(void)state;
	assert_has(html, "<th class=\"w\">Id</th><th>What</th><th class=\"n\">Hours</th>");
	assert_has(html, "<tr><td class=\"w\">CR-1</td><td>a change that takes many words to tell</td><td class=\"n\">20.00</td></tr>");
	assert_has(html, "<table><tbody>\n<tr><td class=\"k\">bare</td>"); /* no row of empty titles */
}

static void there_is_room_to_answer(void **state)
{
	struct report report = page();

	(void)state;
	assert_has(written(&report, "html"), "<li><span class=\"box\"></span>approve</li>\n<li><span class=\"box\"></span>drop it</li>");
	assert_has(written(&report, "html"), "<div class=\"blank\">Name<i></i></div>");
	assert_has(written(&report, "md"), "\n- [ ] approve\n- [ ] drop it\n\nName: \\_\\_");
	assert_has(written(&report, "text"), "\n[ ] approve\n[ ] drop it\n\nName: ________________________________________\n");
}

/* The font of the printed page, in tenths of a pixel. */
static int printed_size(const struct report *report)
{
	const char *html = written(report, "html"), *at = strstr(html, "body{font-size:");
	int whole, tenth;

	assert_non_null(at);
	assert_int_equal(sscanf(at + strlen("body{font-size:"), "%d.%d", &whole, &tenth), 2);
	return whole * 10 + tenth;
}

static void letters_shrink_so_that_it_is_one_page(void **state)
{
	struct report report = report_new(arena, "Long");
	struct block *list = section_list(&report, report_section(&report, "Lines"));
	int before = 136;

	(void)state;
	for (int i = 0; i < 4; i++) {
		int size = printed_size(&report);

		assert_in_range(size, 74, before);
		before = size;
		for (int k = 0; k < 30; k++)
			list_line(&report, list, "a line");
	}
	assert_true(before < 100);
	for (int k = 0; k < 100; k++)
		list_line(&report, list, "a line");
	assert_int_equal(printed_size(&report), 108); /* several pages then, and easy to read */
}

static void an_invoice_takes_another_sheet_before_its_letters_are_small(void **state)
{
	static const struct column columns[] = {{"Item", false}, {"Amount", true}};
	struct report report = report_new(arena, "Invoice");
	struct block *table = section_table(&report, report_section(&report, NULL), columns, 2);

	(void)state;
	report.flows = true;
	table_heading(&report, table, "acme/site");
	table_add(&report, table, (struct value[]){value_text("B1"), value_text("1.00")});
	assert_int_equal(printed_size(&report), 136);
	for (int i = 0; i < 60; i++)
		table_add(&report, table, (struct value[]){value_text("B1"), value_text("1.00")});
	table_sum(&report, table, (struct value[]){value_text("Net"), value_text("61.00")});
	table_add_kind(&report, table, ROW_PART, (struct value[]){value_text("Tax"), value_text("0.00")});
	assert_int_equal(printed_size(&report), 108);
	assert_has(written(&report, "html"), "<tr class=\"over\"><td colspan=\"2\">acme/site</td></tr>");
	assert_has(written(&report, "html"), "<tr class=\"sum\"><td class=\"k\">Net</td><td class=\"n\">61.00</td></tr>\n<tr class=\"part\">");
	assert_has(written(&report, "html"), ".sum,.part{break-before:avoid}");
	assert_has(written(&report, "md"), "\n| **acme/site** | |\n| B1 | 1.00 |\n");
	assert_has(written(&report, "text"), "\nItem  Amount\nacme/site\nB1      1.00\n");
}

static void a_stamp_lies_under_the_words(void **state)
{
	struct report report = page();

	(void)state;
	assert_lacks(written(&report, "html"), "class=\"stamp\"");
	report.stamp = "VOID & <gone>";
	check_nesting(written(&report, "html"));
	assert_has(written(&report, "html"), "<body>\n<div class=\"stamp\" aria-hidden=\"true\">VOID &amp; &lt;gone&gt;</div>\n<h1>");
}

enum { POINTS = 4, SERIES = 3 };

static struct chart chart_of(const int64_t (*hours)[POINTS], size_t points)
{
	static const char marks[] = "=#o";
	static const char *const labels[] = {"agreed", "done", "spent & gone"};
	struct series *series = arena_array(arena, SERIES, sizeof *series);
	int *days = arena_array(arena, POINTS, sizeof *days);

	for (int s = 0; s < SERIES; s++) {
		series[s] = (struct series){labels[s], marks[s], s == 0, arena_array(arena, POINTS, sizeof *series[s].points)};
		for (int i = 0; i < POINTS; i++)
			series[s].points[i] = hours[s][i] < 0 ? ratio_null() : ratio_of(hours[s][i] * 3600, 1);
	}
	for (int i = 0; i < POINTS; i++)
		days[i] = day_from_civil(2026, 1, 9) + 7 * i;
	return (struct chart){.label = "Hours \"by week\"", .days = days, .count = points, .series = series, .series_count = SERIES};
}

static const char *drawn(const struct chart *chart)
{
	struct text text = {0};
	const char *copy;

	chart_draw(chart, NULL, arena, &text);
	copy = arena_text(arena, text_string(&text));
	text_free(&text);
	return copy;
}

static void a_chart_has_steps_lines_and_names(void **state)
{
	static const int64_t hours[SERIES][POINTS] = {{70, 70, 100, 100}, {0, 35, 70, 100}, {0, -1, 40, 140}};
	struct chart chart = chart_of(hours, POINTS);
	const char *svg = drawn(&chart);

	(void)state;
	check_nesting(svg);
	assert_has(svg, "aria-label=\"Hours &quot;by week&quot;\"");
	assert_has(svg, "<path class=\"line m0\" d=\"M34.0,76.0 H180.6 V76.0 H327.3 V46.4 H474.0 V46.4\"/>");
	assert_has(svg, "<path class=\"line m3\" d=\"M34.0,145.0 L180.6,110.5 L327.3,76.0 L474.0,46.4\"/>");
	assert_has(svg, "<path class=\"line m4\" d=\"M34.0,145.0M327.3,105.6 L474.0,7.0\"/>"); /* nothing is known of the second week */
	assert_has(svg, ">140.0 h spent &amp; gone</text>");
	assert_has(svg, ">01-09</text>");
	assert_has(svg, ">01-30</text>");
}

/* All three end at one height. */
static void names_are_pushed_apart(void **state)
{
	static const int64_t hours[SERIES][POINTS] = {{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}};
	struct chart chart = chart_of(hours, POINTS);
	double heights[SERIES];
	size_t found = 0;

	(void)state;
	for (const char *at = strstr(drawn(&chart), "class=\"name"); at && found < SERIES; at = strstr(at + 1, "class=\"name"))
		assert_int_equal(sscanf(strstr(at, "y=\""), "y=\"%lf", &heights[found++]), 1);
	assert_int_equal(found, SERIES);
	for (size_t i = 1; i < found; i++)
		assert_true(heights[i] - heights[i - 1] >= 11.9);
	assert_true(heights[found - 1] <= 150);
}

static void a_chart_of_one_day_or_none_is_drawn_too(void **state)
{
	static const int64_t hours[SERIES][POINTS] = {{5, 0, 0, 0}, {1, 0, 0, 0}, {2, 0, 0, 0}};
	struct chart chart = chart_of(hours, 1);

	(void)state;
	check_nesting(drawn(&chart));
	assert_has(drawn(&chart), "d=\"M34.0,7.0\"");
	chart.count = 0;
	assert_string_equal(drawn(&chart), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_needs_nothing_else),
		cmocka_unit_test(words_never_become_markup),
		cmocka_unit_test(columns_of_short_words_are_not_broken),
		cmocka_unit_test(there_is_room_to_answer),
		cmocka_unit_test(letters_shrink_so_that_it_is_one_page),
		cmocka_unit_test(an_invoice_takes_another_sheet_before_its_letters_are_small),
		cmocka_unit_test(a_stamp_lies_under_the_words),
		cmocka_unit_test(a_chart_has_steps_lines_and_names),
		cmocka_unit_test(names_are_pushed_apart),
		cmocka_unit_test(a_chart_of_one_day_or_none_is_drawn_too),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
