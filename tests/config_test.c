#include "tests/trade_fixture.h"

#include <sys/stat.h>
#include <unistd.h>

#include "model/config.h"

static const char *file_path(struct trade *desk)
{
	return arena_print(desk->arena, "%s/.config/ambit/config", desk->folder);
}

static void write_config(struct trade *desk, const char *text)
{
	FILE *file;

	mkdir(arena_print(desk->arena, "%s/.config", desk->folder), 0700);
	mkdir(arena_print(desk->arena, "%s/.config/ambit", desk->folder), 0700);
	file = fopen(file_path(desk), "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
	config_forget(desk->book);
}

static const char *config_text(struct trade *desk)
{
	char *all = arena_take(desk->arena, 2001);
	FILE *file = fopen(file_path(desk), "r");

	assert_non_null(file);
	all[fread(all, 1, 2000, file)] = '\0';
	fclose(file);
	return all;
}

static void no_file_sets_nothing(void **state)
{
	struct trade *desk = *state;
	struct config_lines lines;

	assert_null(config_get(desk->book, "currency"));
	assert_true(config_list(desk->book, desk->arena, &lines));
	assert_int_equal(lines.count + lines.fault_count, 0);
}

static void lines_are_keys_and_values(void **state)
{
	struct trade *desk = *state;

	write_config(desk, "# mine\n\n  currency =  EUR \nuser.name = Ana = Ortiz\r\nalias.w = log churn/B1\nkey today n = start\nzone =\n");
	assert_string_equal(config_get(desk->book, "currency"), "EUR");
	assert_string_equal(config_get(desk->book, "user.name"), "Ana = Ortiz");
	assert_string_equal(config_get(desk->book, "alias.w"), "log churn/B1");
	assert_string_equal(config_get(desk->book, "key today n"), "start");
	assert_null(config_get(desk->book, "zone"));
	assert_string_equal(config_read("currency", desk->arena), "EUR");
}

static void the_last_line_of_a_key_counts(void **state)
{
	struct trade *desk = *state;

	write_config(desk, "currency = EUR\ncurrency = CHF\n");
	assert_string_equal(config_get(desk->book, "currency"), "CHF");
}

static void a_bad_line_is_named_and_the_rest_holds(void **state)
{
	struct trade *desk = *state;
	struct config_lines lines;

	write_config(desk, "currency = EUR\ncolour = red\njust words\nzone = Europe/Berlin\nuser.name = a\x1b[2J\nalias. = x\n");
	assert_string_equal(config_get(desk->book, "zone"), "Europe/Berlin");
	assert_true(config_list(desk->book, desk->arena, &lines));
	assert_int_equal(lines.count, 2);
	assert_int_equal(lines.fault_count, 4);
	assert_string_equal(lines.faults[0], arena_print(desk->arena, "%s:2: \"colour\" is no setting of ambit", file_path(desk)));
	assert_string_equal(lines.faults[1], arena_print(desk->arena, "%s:3: a line is KEY = VALUE", file_path(desk)));
	assert_non_null(strstr(lines.faults[2], ":5: "));
	assert_null(strstr(lines.faults[2], "no setting"));
}

static void setting_keeps_all_other_lines(void **state)
{
	struct trade *desk = *state;

	write_config(desk, "# mine\ncurrency = EUR\n\n# more\nzone = Europe/Berlin\ncurrency = CHF\n# currency = old");
	assert_done(desk, config_set(desk->book, "currency", "USD"));
	assert_string_equal(config_text(desk), "# mine\ncurrency = USD\n\n# more\nzone = Europe/Berlin\n# currency = old\n");
	assert_string_equal(config_get(desk->book, "currency"), "USD");
	assert_done(desk, config_set(desk->book, "user.name", "Ana"));
	assert_non_null(strstr(config_text(desk), "# currency = old\nuser.name = Ana\n"));
	assert_done(desk, config_set(desk->book, "currency", ""));
	assert_null(config_get(desk->book, "currency"));
	assert_string_equal(config_text(desk), "# mine\n\n# more\nzone = Europe/Berlin\n# currency = old\nuser.name = Ana\n");
}

static void the_first_setting_makes_file_and_folders(void **state)
{
	struct trade *desk = *state;
	struct stat there;

	assert_done(desk, config_set(desk->book, "currency", "EUR"));
	assert_string_equal(config_text(desk), "currency = EUR\n");
	assert_int_equal(stat(arena_print(desk->arena, "%s/.config/ambit", desk->folder), &there), 0);
	assert_int_equal(there.st_mode & 0777, 0700);
}

static void what_is_no_setting_is_refused(void **state)
{
	struct trade *desk = *state;

	assert_refused(desk, config_set(desk->book, "colour", "red"), FAULT_INPUT, "\"colour\" is no setting");
	assert_refused(desk, config_set(desk->book, "user.name", "a\nb"), FAULT_INPUT, "one line");
	assert_refused(desk, config_set(desk->book, "user.name", "a\x1b"), FAULT_INPUT, "plain text");
	assert_refused(desk, config_set(desk->book, "alias.", "x"), FAULT_INPUT, "\"alias.\"");
}

/* What is shown as a way to write it has to be one. */
static void every_sample_can_be_set(void **state)
{
	struct trade *desk = *state;
	size_t count = 0;

	for (const struct config_key *known = config_keys(); known->key; known++, count++) {
		assert_done(desk, config_set(desk->book, known->key, known->sample));
		assert_string_equal(config_get(desk->book, known->key), known->sample);
	}
	assert_true(count >= 29);
}

/* A name that would make another line of it, or a comment. */
static void names_of_ones_own_fit_on_a_line(void **state)
{
	struct trade *desk = *state;

	assert_refused(desk, config_set(desk->book, "alias.a=b", "x"), FAULT_INPUT, "alias.a=b");
	assert_refused(desk, config_set(desk->book, "alias.a\nzone", "x"), FAULT_INPUT, "alias.a");
	assert_refused(desk, config_set(desk->book, "alias. b", "x"), FAULT_INPUT, "alias. b");
	assert_done(desk, config_set(desk->book, "key today C-n", "start"));
	assert_string_equal(config_get(desk->book, "key today C-n"), "start");
}

static void a_file_that_cannot_be_written_is_said(void **state)
{
	struct trade *desk = *state;
	FILE *file = fopen(arena_print(desk->arena, "%s/.config", desk->folder), "w");

	fclose(file);
	assert_refused(desk, config_set(desk->book, "currency", "EUR"), FAULT_STORE, ".config/ambit/config\" can't be");
}

/* What can't be read is not to be replaced by one line. */
static void a_file_that_cannot_be_read_is_left_alone(void **state)
{
	struct trade *desk = *state;

	mkdir(arena_print(desk->arena, "%s/.config", desk->folder), 0700);
	mkdir(arena_print(desk->arena, "%s/.config/ambit", desk->folder), 0700);
	mkdir(file_path(desk), 0700);
	assert_null(config_get(desk->book, "currency"));
	assert_refused(desk, config_set(desk->book, "currency", "EUR"), FAULT_STORE, "can't be read");
	assert_int_equal(rmdir(file_path(desk)), 0);
	write_config(desk, arena_print(desk->arena, "%01200000d\n", 0));
	assert_refused(desk, config_set(desk->book, "currency", "EUR"), FAULT_STORE, "File too large");
}

static void folders_follow_the_environment(void **state)
{
	struct trade *desk = *state;

	setenv("XDG_CONFIG_HOME", "/somewhere", 1);
	setenv("XDG_STATE_HOME", "relative", 1);
	assert_string_equal(config_file(desk->arena), "/somewhere/ambit/config");
	assert_string_equal(state_folder(desk->arena), arena_print(desk->arena, "%s/.local/state/ambit", desk->folder));
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("XDG_STATE_HOME");
}

static void clients_take_currency_and_zone_from_it(void **state)
{
	struct trade *desk = *state;
	struct client client = {.slug = "acme", .name = "Acme", .terms_days = -1};

	write_config(desk, "currency = CHF\nzone = Europe/Zurich\nlocale = de_CH\n");
	assert_done(desk, client_add(desk->book, &client));
	assert_done(desk, client_find(desk->book, client.id, desk->arena, &client));
	assert_string_equal(client.currency, "CHF");
	assert_string_equal(client.zone, "Europe/Zurich");
	assert_string_equal(client.locale, "de_CH");
}

#define test(name) cmocka_unit_test_setup_teardown(name, empty_setup, trade_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(no_file_sets_nothing),
		test(lines_are_keys_and_values),
		test(the_last_line_of_a_key_counts),
		test(a_bad_line_is_named_and_the_rest_holds),
		test(setting_keeps_all_other_lines),
		test(the_first_setting_makes_file_and_folders),
		test(what_is_no_setting_is_refused),
		test(every_sample_can_be_set),
		test(names_of_ones_own_fit_on_a_line),
		test(a_file_that_cannot_be_written_is_said),
		test(a_file_that_cannot_be_read_is_left_alone),
		test(folders_follow_the_environment),
		test(clients_take_currency_and_zone_from_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
