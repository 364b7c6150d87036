#include <string.h>

#include "model/day.h"
#include "model/locale.h"
#include "tests/unit.h"

static const char *day_of(const char *name, enum day_style style, const char *day, char out[32])
{
	return locale_day(locale_find(name), style, day_from_text(day), out);
}

static void days_are_written_as_people_there_do(void **state)
{
	static const struct { const char *name, *written, *column, *axis; } days[] = {
		{NULL, "2026-02-02", "2026-02-02", "02-02"},
		{"en_US", "Feb 2, 2026", "Feb 2, 2026", "02/02"},
		{"en_GB", "2 Feb 2026", "2 Feb 2026", "02/02"},
		{"de_DE", "2. Februar 2026", "02.02.2026", "02.02"},
		{"fr_FR", "2 févr. 2026", "2 févr. 2026", "02/02"},
	};
	char out[32];

	(void)state;
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		assert_string_equal(day_of(days[i].name, DAY_WRITTEN, "2026-02-02", out), days[i].written);
		assert_string_equal(day_of(days[i].name, DAY_COLUMN, "2026-02-02", out), days[i].column);
		assert_string_equal(day_of(days[i].name, DAY_AXIS, "2026-02-02", out), days[i].axis);
	}
	assert_string_equal(day_of("en_US", DAY_AXIS, "2026-03-31", out), "03/31");
	assert_string_equal(day_of("de_AT", DAY_WRITTEN, "2026-01-31", out), "31. Jänner 2026");
	assert_string_equal(day_of("de_DE", DAY_WRITTEN, "0001-09-01", out), "1. September 0001");
	assert_string_equal(locale_day(NULL, DAY_WRITTEN, DAY_NONE, out), "");
}

static void figures_have_the_marks_of_the_place(void **state)
{
	static const struct { const char *name, *digits, *wanted; } figures[] = {
		{NULL, "1234567.50", "1234567.50"}, {"en_US", "1234567.50", "1,234,567.50"}, {"de_DE", "1234567.50", "1.234.567,50"},
		{"de_CH", "1234.5", "1’234.5"}, {"fr_FR", "1234.50", "1\u202f234,50"}, {"de_DE", "-862.50", "-862,50"}, {"de_DE", "+20.00", "+20,00"},
		{"de_DE", "999", "999"}, {"de_DE", "1000", "1.000"}, {"de_DE", "0.0001234", "0,0001234"},
		{"de_DE", "", ""}, {"de_DE", "-", "-"}, {"de_DE", "v1.2", "v1.2"}, {"de_DE", "1.2.3", "1.2.3"}, {"de_DE", "1.", "1."}, {"de_DE", "1e-4", "1e-4"},
	};
	char out[80];

	(void)state;
	for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
		assert_string_equal(locale_digits(locale_find(figures[i].name), figures[i].digits, out), figures[i].wanted);
	assert_string_equal(locale_percent(NULL, "16.3", out), "16.3%");
	assert_string_equal(locale_percent(locale_find("de_DE"), "16.3", out), "16,3\u00a0%");
}

static void money_stands_where_the_place_puts_it(void **state)
{
	static const struct { const char *name; int64_t minor; const char *currency, *wanted, *bare; } amounts[] = {
		{NULL, -201250, "USD", "-$2,012.50", "-2,012.50"}, {"en_US", 201250, "EUR", "€2,012.50", "2,012.50"}, {"en_GB", 50000, "CHF", "500.00 CHF", "500.00"},
		{"de_DE", 201250, "EUR", "2.012,50\u00a0€", "2.012,50"}, {"de_DE", -86250, "USD", "-862,50\u00a0$", "-862,50"}, {"de_DE", 123456, "JPY", "123.456\u00a0¥", "123.456"},
		{"de_DE", 1234567, "KWD", "1.234,567\u00a0KWD", "1.234,567"}, {"de_AT", -100, "EUR", "-€\u00a01,00", "-1,00"}, {"de_CH", 123450, "CHF", "CHF\u00a01’234.50", "1’234.50"},
		{"fr_FR", 1234500, "EUR", "12\u202f345,00\u00a0€", "12\u202f345,00"}, {"de_DE", INT64_MIN, "USD", "-92.233.720.368.547.758,08\u00a0$", "-92.233.720.368.547.758,08"},
	};
	char out[64];

	(void)state;
	for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) {
		const struct locale *locale = locale_find(amounts[i].name);

		assert_string_equal(locale_money(locale, amounts[i].minor, amounts[i].currency, false, out), amounts[i].wanted);
		assert_string_equal(locale_money(locale, amounts[i].minor, amounts[i].currency, true, out), amounts[i].bare);
	}
}

static void a_language_serves_its_other_countries(void **state)
{
	(void)state;
	assert_ptr_equal(locale_find("de_LI"), locale_find("de_DE"));
	assert_ptr_equal(locale_find("de"), locale_find("de_DE"));
	assert_ptr_equal(locale_find("de-CH"), locale_find("de_CH"));
	assert_ptr_not_equal(locale_find("de_CH"), locale_find("de_DE"));
	assert_null(locale_find("sv_SE"));
	assert_null(locale_find("del_DE"));
	assert_null(locale_find(NULL));
	assert_null(locale_find(""));
	assert_string_equal(locale_language(NULL), "en");
	assert_string_equal(locale_language(locale_find("de_CH")), "de");
	assert_string_equal(locale_language(locale_find("fr_FR")), "en");
}

static void other_words_are_no_locale(void **state)
{
	static const char *const words[] = {"", "d", "German", "DE", "de_de", "de_DEU", "de_", "de_DE.UTF-8", "C", "de DE", "_DE"};

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		assert_false(locale_is_name(words[i]));
	assert_true(locale_is_name("sv_SE") && locale_is_name("gsw_CH") && locale_is_name("de-DE") && locale_is_name("en"));
}

/* The next conversion of a format: its type, and the number that it names or has by its order. "%%" is none. */
static const char *conversion(const char *at, int *order, char type[8])
{
	int place = 0;

	while ((at = strchr(at, '%')) && at[1] == '%')
		at += 2;
	if (!at)
		return NULL;
	for (at++; *at >= '0' && *at <= '9'; at++)
		place = place * 10 + *at - '0';
	if (*at == '$')
		*order = place, at++;
	else
		++*order;
	for (size_t length = 0; length < 7 && strchr("0123456789.lz", *at); length++)
		*type++ = *at++;
	*type++ = *at++;
	*type = '\0';
	return at;
}

static void take_types(const char *format, char types[10][8])
{
	char type[8];
	int order = 0;

	memset(types, 0, 80);
	while ((format = conversion(format, &order, type))) {
		assert_in_range(order, 1, 9);
		strcpy(types[order], type);
	}
}

static void each_translation_takes_what_the_phrase_takes(void **state)
{
	char mine[10][8], theirs[10][8];

	(void)state;
	for (const struct phrase *one = german_phrases; one->english; one++) {
		assert_true(*one->english && *one->other);
		take_types(one->english, mine);
		take_types(one->other, theirs);
		if (memcmp(mine, theirs, sizeof mine))
			fail_msg("\"%s\" and \"%s\" don't take the same", one->english, one->other);
		assert_int_equal(*one->english == ' ' || *one->english == ',', *one->other == ' ' || *one->other == ',');
	}
}

static void a_phrase_without_translation_stays(void **state)
{
	(void)state;
	assert_string_equal(phrase(locale_find("de_DE"), "Change log"), "Änderungsverzeichnis");
	assert_string_equal(phrase(locale_find("de_DE"), "Acme"), "Acme");
	assert_string_equal(phrase(locale_find("fr_FR"), "Change log"), "Change log");
	assert_string_equal(phrase(NULL, "Change log"), "Change log");
}

static void paper_is_that_of_the_country(void **state)
{
	(void)state;
	assert_true(locale_is_letter("en_US"));
	assert_true(locale_is_letter("fr-CA"));
	assert_true(locale_is_letter("es_MX"));
	assert_false(locale_is_letter("en_AU"));
	assert_false(locale_is_letter("en"));
	assert_false(locale_is_letter(NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_written_as_people_there_do),
		cmocka_unit_test(figures_have_the_marks_of_the_place),
		cmocka_unit_test(money_stands_where_the_place_puts_it),
		cmocka_unit_test(a_language_serves_its_other_countries),
		cmocka_unit_test(other_words_are_no_locale),
		cmocka_unit_test(each_translation_takes_what_the_phrase_takes),
		cmocka_unit_test(a_phrase_without_translation_stays),
		cmocka_unit_test(paper_is_that_of_the_country),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
