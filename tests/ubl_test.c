#include "tests/arena.h"

#include "model/country.h"
#include "model/ubl-inside.h"

static const char *country_in(const char *words)
{
	static char code[3];

	return country_read(words, code) ? code : "-";
}

static void countries_are_known_by_code_and_name(void **state)
{
	(void)state;
	assert_string_equal(country_in("DE"), "DE");
	assert_string_equal(country_in("Deutschland"), "DE");
	assert_string_equal(country_in("germany"), "DE");
	assert_string_equal(country_in("Österreich"), "AT");
	assert_string_equal(country_in("USA"), "US");
	assert_string_equal(country_in("UK"), "GB");
	assert_string_equal(country_in("SN"), "SN");
	assert_string_equal(country_in("sn"), "-");
	assert_string_equal(country_in("Berlin"), "-");
	assert_string_equal(country_in(""), "-");
}

static void a_vat_id_begins_with_its_country(void **state)
{
	char code[3];

	(void)state;
	assert_true(country_of_vat_id("EL123456789", code));
	assert_string_equal(code, "GR");
	assert_true(country_of_vat_id("XI123456789", code));
	assert_string_equal(code, "GB");
	assert_false(country_of_vat_id("123456789", code));
	assert_false(country_of_vat_id("D", code));
	assert_false(country_of_vat_id("", code));
	assert_false(country_of_vat_id(NULL, code));
}

/* Lines | city | postal zone | country. */
static const char *told(const char *address, const char *vat_id)
{
	const char *words = "";
	struct ubl_address read;

	if (!ubl_read_address(address, vat_id, arena, &read))
		return "-";
	for (int i = 0; i < read.count; i++)
		words = arena_print(arena, "%s%s%s", words, i ? "/" : "", read.lines[i]);
	return arena_print(arena, "%s|%s|%s|%s", words, read.city ? read.city : "", read.zone ? read.zone : "", read.country);
}

static void an_address_is_taken_apart(void **state)
{
	(void)state;
	assert_string_equal(told("Lange Str. 5; 10115 Berlin; Germany", NULL), "Lange Str. 5|Berlin|10115|DE");
	assert_string_equal(told("Lange Str. 5, 10115 Berlin", "DE136695976"), "Lange Str. 5|Berlin|10115|DE");
	assert_string_equal(told("c/o Lab\nLange Str. 5\r\nHaus B\n10115 Berlin\nDE\n", NULL), "c/o Lab/Lange Str. 5/Haus B|Berlin|10115|DE");
	assert_string_equal(told("1 Lake Street; Madison, WI 53703; US", NULL), "1 Lake Street|Madison, WI 53703||US");
	assert_string_equal(told("1 High Street, London, SW1A 1AA, UK", NULL), "1 High Street|London|SW1A 1AA|GB");
	assert_string_equal(told("Storgatan 1; 111 51 Stockholm; SE", NULL), "Storgatan 1|Stockholm|111 51|SE");
	assert_string_equal(told("Damrak 1; 1012 AB Amsterdam; NL", NULL), "Damrak 1|Amsterdam|1012 AB|NL");
	assert_string_equal(told("Gasse 1; 1010 Wien 1; AT", NULL), "Gasse 1|Wien 1|1010|AT");
	assert_string_equal(told("Berlin; DE", NULL), "Berlin|||DE");
	assert_string_equal(told("10115 Berlin; DE", NULL), "|Berlin|10115|DE");
	assert_string_equal(told("DE", NULL), "|||DE");
	assert_string_equal(told(NULL, "ATU12345678"), "|||AT");
	assert_string_equal(told(";;", "ATU12345678"), "|||AT");
	assert_string_equal(told("Lange Str. 5; 10115 Berlin", NULL), "-");
	assert_string_equal(told("", ""), "-");
}

static const char *or_none(const char *words)
{
	return words ? words : "-";
}

static void an_account_is_found_in_what_was_typed(void **state)
{
	(void)state;
	assert_string_equal(or_none(ubl_iban("GLS Bank, DE89 3704 0044 0532 0130 00, GENODEM1GLS", arena)), "DE89370400440532013000");
	assert_string_equal(or_none(ubl_iban("IBAN: GB29NWBK60161331926819 BIC NWBKGB2L", arena)), "GB29NWBK60161331926819");
	assert_string_equal(or_none(ubl_iban("NO93 8601 1117 947", arena)), "NO9386011117947");
	assert_string_equal(or_none(ubl_iban("DE89 3704 0044 0532 0130 00 GENODEM1GLS", arena)), "DE89370400440532013000");
	assert_string_equal(or_none(ubl_iban("DE88 3704 0044 0532 0130 00", arena)), "-"); /* a slip of the pen */
	assert_string_equal(or_none(ubl_iban("xDE89370400440532013000", arena)), "-");
	assert_string_equal(or_none(ubl_iban("Routing 026009593, account 123456789", arena)), "-");
	assert_string_equal(or_none(ubl_iban("", arena)), "-");
	assert_string_equal(or_none(ubl_iban(NULL, arena)), "-");
}

static void and_so_is_its_bank(void **state)
{
	(void)state;
	assert_string_equal(or_none(ubl_bic("GLS Bank, DE89 3704 0044 0532 0130 00, GENODEM1GLS", arena)), "GENODEM1GLS");
	assert_string_equal(or_none(ubl_bic("IBAN GB29NWBK60161331926819 BIC NWBKGB2L", arena)), "NWBKGB2L");
	assert_string_equal(or_none(ubl_bic("Sparkasse Berlin, DE89 3704 0044 0532 0130 00", arena)), "-");
	assert_string_equal(or_none(ubl_bic(NULL, arena)), "-");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(countries_are_known_by_code_and_name),
		cmocka_unit_test(a_vat_id_begins_with_its_country),
		cmocka_unit_test(an_address_is_taken_apart),
		cmocka_unit_test(an_account_is_found_in_what_was_typed),
		cmocka_unit_test(and_so_is_its_bank),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
