#include "tests/arena.h"

#include "model/text.h"

/* What one of the text_add_… functions makes of a text; lives in the arena. */
static const char *made(void (*add)(struct text *, const char *), const char *s)
{
	struct text text = {0};
	const char *copy;

	add(&text, s);
	copy = arena_text(arena, text_string(&text));
	text_free(&text);
	return copy;
}

static const char *fitted(const char *s, int columns, bool ascii)
{
	struct text text = {0};
	const char *copy;

	text_add_fit(&text, s, columns, ascii);
	copy = arena_text(arena, text_string(&text));
	text_free(&text);
	return copy;
}

static void text_grows_by_any_amount(void **state)
{
	struct text text = {0};

	(void)state;
	assert_string_equal(text_string(&text), "");
	for (int i = 0; i < 5000; i++)
		text_print(&text, "%d,", i % 10);
	assert_int_equal(text.length, 10000);
	assert_int_equal(strlen(text.bytes), 10000);
	text_clear(&text);
	assert_string_equal(text_string(&text), "");
	text_add_repeat(&text, "ab", 3);
	text_add_char(&text, '!');
	text_add_n(&text, "xyz", 2);
	assert_string_equal(text_string(&text), "ababab!xy");
	text_free(&text);
}

static void codes_go_by_their_numbers(void **state)
{
	static const char *const rising[] = {"", "02", "2", "9", "10", "A", "B1", "B1.2", "B1.10", "B02", "B2", "B10", "B18446744073709551616", "B18446744073709551617", "CR-3", "CR-12", "b1", "é"};

	(void)state;
	for (size_t i = 0; i < sizeof rising / sizeof *rising; i++)
		for (size_t k = 0; k < sizeof rising / sizeof *rising; k++) {
			int order = text_order(rising[i], rising[k]);

			assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
		}
}

static void every_character_survives_encoding(void **state)
{
	(void)state;
	for (uint32_t point = 0; point <= 0x10ffff; point++) {
		char bytes[5] = {0};
		int length = utf8_put(point, bytes);
		uint32_t again = 0;

		assert_int_equal(utf8_decode(bytes, &again), length);
		assert_int_equal(again, point >= 0xd800 && point <= 0xdfff ? 0xfffd : point);
	}
}

static void broken_bytes_are_found(void **state)
{
	static const char *const broken[] = {
		"\x80", "\xc0\xaf", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xc3", "\xe2\x82",
		"\xf0\x9f\x98", "\xe9 noir", "\xfe\xff", "\xe0\x80\x80", "\xf0\x80\x80\x80",
	};

	(void)state;
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		char text[16];

		snprintf(text, sizeof text, "caf%s", broken[i]);
		assert_int_equal(utf8_fault(text, strlen(text)), 3);
		assert_false(text_is_keepable(text, 1000));
	}
	assert_int_equal(utf8_fault("déjà vu 論文 👩‍💻", strlen("déjà vu 論文 👩‍💻")), -1);
	assert_int_equal(utf8_fault("ab\xc3\xa9", 3), 2);
}

static void a_note_may_hold_tab_newline_and_direction_marks(void **state)
{
	(void)state;
	assert_true(text_is_keepable("a\tb\nc", 5));
	assert_false(text_is_keepable("a\tb\nc", 4));
	assert_true(text_is_keepable("\u202egnp.exe \xc2\x85", 100));
	assert_true(text_is_keepable("", 0));
	assert_false(text_is_keepable("a\rb", 100));
	assert_false(text_is_keepable("a\x7f", 100));
	assert_false(text_is_keepable("\x1b[2J", 100));
}

static bool forbidden(uint32_t point)
{
	return point < 0x20 || (point >= 0x7f && point < 0xa0) || point == 0x61c || point == 0x200e || point == 0x200f ||
	       (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
}

static void no_forbidden_character_reaches_a_terminal(void **state)
{
	(void)state;
	for (uint32_t point = 1; point < 0x2100; point++) {
		char word[8] = "a";
		int length = utf8_put(point, word + 1);
		const char *wanted = word, *shown;

		word[1 + length] = 'b';
		word[2 + length] = '\0';
		if (forbidden(point))
			wanted = point == '\n' || point == '\t' ? "a b" : "a\ufffdb";
		shown = text_clean(word, true, arena);
		assert_string_equal(shown, wanted);
		if (point == '\n')
			assert_string_equal(text_clean(word, false, arena), "a\nb");
		if (point == '\t')
			assert_string_equal(text_clean(word, false, arena), "a\ufffdb");
		assert_int_equal(text_width(word), text_width(shown));
	}
	assert_string_equal(text_clean("\x9b" "31m \xff\xfe caf\xe9", false, arena), "\ufffd31m \ufffd\ufffd caf\ufffd");
	assert_string_equal(text_clean("", true, arena), "");
	assert_string_equal(text_clean("\x1b]52;c;QQ==\x07", true, arena), "\ufffd]52;c;QQ==\ufffd");
}

static void names_of_any_script_keep_their_columns(void **state)
{
	static const struct {
		const char *name;
		int width;
	} names[] = {
		{"churn", 5}, {"déjà", 4}, {"de\u0301ja\u0300", 4}, {"論文", 4}, {"ﾃｽﾄ", 3}, {"ＡＢ", 4}, {"שלום", 4}, {"مرحبا", 5},
		{"한국", 4}, {"\u1112\u1161\u11ab", 2}, {"👩", 2}, {"👩‍💻", 4}, {"🇩🇪", 2}, {"✅", 2}, {"a\u200bb", 2}, {"नमस्ते", 4}, {"", 0},
		{"\u202eab", 3}, {"a\nb", 3}, {"\xff", 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		assert_int_equal(text_width(names[i].name), names[i].width);
		for (int columns = 1; columns < 12; columns++) {
			assert_int_equal(text_width(fitted(names[i].name, columns, false)), columns);
			assert_int_equal(text_width(fitted(names[i].name, -columns, true)), columns);
		}
	}
}

static void text_is_fitted_on_whole_characters(void **state)
{
	(void)state;
	assert_string_equal(fitted("acme", 6, false), "acme  ");
	assert_string_equal(fitted("acme", -6, false), "  acme");
	assert_string_equal(fitted("acme", 4, false), "acme");
	assert_string_equal(fitted("acme", 3, false), "ac…");
	assert_string_equal(fitted("acme", 3, true), "ac~");
	assert_string_equal(fitted("論文論文", 6, false), "論文… ");
	assert_string_equal(fitted("論文論文", -6, false), " 論文…");
	assert_string_equal(fitted("e\u0301e\u0301e\u0301", 2, false), "e\u0301…");
	assert_string_equal(fitted("論", 1, false), "…");
	assert_string_equal(fitted("acme", 0, false), "");
	assert_string_equal(fitted("a\x1b[2J", 6, false), "a\ufffd[2J ");
}

static void text_is_cut_on_whole_characters(void **state)
{
	char shown[64], word[300];

	(void)state;
	assert_int_equal(utf8_cut("abc", 10), 3);
	assert_int_equal(utf8_cut("abc", 2), 2);
	assert_int_equal(utf8_cut("aé", 2), 1);
	assert_int_equal(utf8_cut("a👩", 4), 1);
	assert_int_equal(utf8_cut("a👩", 5), 5);
	assert_int_equal(utf8_cut("\x80\x80\x80\x80", 2), 2);
	assert_string_equal(utf8_quote("30x", shown), "30x");
	memset(word, '9', sizeof word);
	word[299] = '\0';
	utf8_quote(word, shown);
	assert_int_equal(strlen(shown), 60);
	assert_string_equal(shown + 57, "…");
	memset(word, 'x', 59);
	memcpy(word + 56, "éé", 5);
	utf8_quote(word, shown);
	assert_string_equal(shown, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxéé");
	memset(word, 'x', 61);
	memcpy(word + 56, "é", 2);
	word[61] = '\0';
	utf8_quote(word, shown);
	assert_string_equal(shown, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…");
}

static void json_escapes_every_control(void **state)
{
	(void)state;
	assert_string_equal(made(text_add_json, "say \"x\"\\\n\t\r\b\f"), "\"say \\\"x\\\"\\\\\\n\\t\\r\\b\\f\"");
	assert_string_equal(made(text_add_json, "\x1b\x7f\xc2\x85\u202e"), "\"\\u001b\\u007f\\u0085\\u202e\"");
	assert_string_equal(made(text_add_json, "déjà 論 👩"), "\"déjà 論 👩\"");
	assert_string_equal(made(text_add_json, ""), "\"\"");
}

static void no_cell_starts_a_formula(void **state)
{
	static const struct {
		const char *note, *cell;
	} cells[] = {
		{"Nulls", "Nulls"},
		{"Nulls, duplicates", "\"Nulls, duplicates\""},
		{"=SUM of losses; \"best\" run", "\"'=SUM of losses; \"\"best\"\" run\""},
		{"=1+1", "'=1+1"},
		{"+1-1", "'+1-1"},
		{"-2+3", "'-2+3"},
		{"-5", "'-5"},
		{"@SUM(A1:A9)", "'@SUM(A1:A9)"},
		{"|calc", "'|calc"},
		{"\tTab first", "'\tTab first"},
		{"＝1+1", "'＝1+1"},
		{"＋1", "'＋1"},
		{"－1", "'－1"},
		{"＠x", "'＠x"},
		{"'=1", "''=1"},
		{"''-", "'''-"},
		{"'quoted'", "'quoted'"},
		{"'", "'"},
		{"", ""},
		{"a=b", "a=b"},
		{" =1", " =1"},
		{"%0A=1", "%0A=1"},
		{"two\nlines", "\"two\nlines\""},
		{"two\r\nlines", "\"two\r\nlines\""},
		{"\r=1", "\"' =1\""},
		{"a\rb", "\"a b\""},
		{"a\tb", "a\tb"},
		{"\u202egnp.exe", " gnp.exe"},
		{"a\xc2\x85" "b\u061cc\u2066d", "a b c d"},
		{"\x1b[2J", " [2J"},
		{"Call, déjà vu", "\"Call, déjà vu\""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		assert_string_equal(made(text_add_csv, cells[i].note), cells[i].cell);
	assert_string_equal(made(text_add_csv_quoted, "=a \"b\""), "\"'=a \"\"b\"\"\"");
	assert_string_equal(made(text_add_csv_quoted, ""), "\"\"");
}

static void markup_stays_text(void **state)
{
	(void)state;
	assert_string_equal(made(text_add_html, "<b onload=\"x\" style='y'>&amp;"),
	                    "&lt;b onload=&quot;x&quot; style=&#39;y&#39;&gt;&amp;amp;");
	assert_string_equal(made(text_add_html, "a\tb\nc\x1b\xc2\x90\u202e\uffff\xff"), "a\tb\nc\ufffd\ufffd\ufffd\ufffd\ufffd");
	assert_string_equal(made(text_add_markdown, "a|b <i> & *x* _y_ `z` [l](u) \\\n2\x1b"),
	                    "a\\|b &lt;i> &amp; \\*x\\* \\_y\\_ \\`z\\` \\[l\\](u) \\\\ 2\ufffd");
}

static void words_are_the_same_but_for_case_and_blanks(void **state)
{
	(void)state;
	assert_true(text_same_word("Data Audit", "data audit"));
	assert_true(text_same_word(" A b\t", "AB"));
	assert_true(text_same_word("", "  "));
	assert_false(text_same_word("ab", "abc"));
	assert_false(text_same_word("é", "É"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_grows_by_any_amount),
		cmocka_unit_test(codes_go_by_their_numbers),
		cmocka_unit_test(every_character_survives_encoding),
		cmocka_unit_test(broken_bytes_are_found),
		cmocka_unit_test(a_note_may_hold_tab_newline_and_direction_marks),
		cmocka_unit_test(no_forbidden_character_reaches_a_terminal),
		cmocka_unit_test(names_of_any_script_keep_their_columns),
		cmocka_unit_test(text_is_fitted_on_whole_characters),
		cmocka_unit_test(text_is_cut_on_whole_characters),
		cmocka_unit_test(json_escapes_every_control),
		cmocka_unit_test(no_cell_starts_a_formula),
		cmocka_unit_test(markup_stays_text),
		cmocka_unit_test(words_are_the_same_but_for_case_and_blanks),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
