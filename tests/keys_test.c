#include "tests/screen.h"

#include "tui/keys.h"
#include "tui/screen.h"

static const struct binding *named(const struct binding *bindings, const char *act)
{
	while (bindings->act && strcmp(bindings->act, act))
		bindings++;
	return bindings->act ? bindings : NULL;
}

static const struct screen *today(void)
{
	for (const struct screen *const *screen = screens; *screen; screen++)
		if (!strcmp((*screen)->name, "today"))
			return *screen;
	return NULL;
}

static const char *keys_of(const struct keymap *map, const char *act)
{
	static char keys[64];
	const struct binding *binding = named(today()->bindings, act);

	return keymap_keys(map, "today", binding ? binding : named(common_bindings, act), false, keys);
}

static struct fault add(struct keymap *map, const char *where, const char *act)
{
	struct fault fault = {0};

	keymap_add(map, arena, where, act, &fault);
	return fault;
}

static void names_of_keys_are_read_and_written(void **state)
{
	static const char *const names[] = {"A", "ä", "Space", "C-p", "C-_", "Up", "S-Tab", "F1", "F12", "Esc", "[", "'"};
	char out[16];

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		assert_string_equal(key_label(key_read(names[i]), out), names[i]);
	assert_int_equal(key_read("PgDn"), PRESS_PAGE_DOWN);
	assert_int_equal(key_read("C-i"), PRESS_TAB);
	assert_int_equal(key_read("ab"), 0);
	assert_int_equal(key_read("F13"), 0);
	assert_int_equal(key_read("C-"), 0);
	assert_int_equal(key_read(""), 0);
	assert_int_equal(key_read("\x1b"), 0);
}

static void every_binding_has_keys_that_can_be_read(void **state)
{
	(void)state;
	for (const struct screen *const *screen = screens; *screen; screen++)
		for (const struct binding *own = (*screen)->bindings; own && own->act; own++) {
			char keys[64], *rest = NULL;

			snprintf(keys, sizeof keys, "%s", own->keys);
			for (char *name = strtok_r(keys, " ", &rest); name; name = strtok_r(NULL, " ", &rest))
				if (!key_read(name))
					fail_msg("%s of %s: %s", own->act, (*screen)->name, name);
		}
}

/* A letter of a screen may differ from another screen's, never from what holds everywhere, nor twice within one. */
static void no_key_means_two_things_in_one_place(void **state)
{
	(void)state;
	for (const struct screen *const *screen = screens; *screen; screen++)
		for (const struct binding *own = (*screen)->bindings; own && own->act; own++) {
			char keys[64], *rest = NULL;

			snprintf(keys, sizeof keys, "%s", own->keys);
			for (char *name = strtok_r(keys, " ", &rest); name; name = strtok_r(NULL, " ", &rest))
				if (keymap_find(NULL, (*screen)->name, (*screen)->bindings, key_read(name)) != own ||
				    keymap_find(NULL, (*screen)->name, NULL, key_read(name)))
					fail_msg("%s on %s", name, (*screen)->name);
		}
}

static void every_hint_names_an_act(void **state)
{
	(void)state;
	for (const struct screen *const *screen = screens; *screen; screen++)
		for (const struct hint *hint = (*screen)->hints; hint && hint->act; hint++)
			if (!named((*screen)->bindings, hint->act) && !named(common_bindings, hint->act))
				fail_msg("%s on %s", hint->act, (*screen)->name);
}

static void a_key_of_the_configuration_takes_the_place_of_the_usual_ones(void **state)
{
	struct keymap map = {0};

	(void)state;
	assert_string_equal(keys_of(&map, "delete"), "d Delete");
	assert_int_equal(add(&map, "today X", "delete").kind, FAULT_NONE);
	assert_string_equal(keys_of(&map, "delete"), "X");
	assert_null(keymap_find(&map, "today", today()->bindings, 'd'));
	assert_string_equal(keymap_find(&map, "today", today()->bindings, 'X')->act, "delete");
	assert_null(keymap_find(&map, "scope", NULL, 'X'));
}

static void a_key_that_was_given_away_is_gone_from_its_act(void **state)
{
	struct keymap map = {0};

	(void)state;
	assert_int_equal(add(&map, "today Delete", "undo").kind, FAULT_NONE);
	assert_string_equal(keys_of(&map, "delete"), "d");
	assert_string_equal(keymap_find(&map, "today", today()->bindings, PRESS_DELETE)->act, "undo");
	assert_null(keymap_find(&map, "today", today()->bindings, 'u'));
}

static void a_key_for_all_holds_on_every_screen(void **state)
{
	struct keymap map = {0};

	(void)state;
	assert_int_equal(add(&map, "all C-o", "timer stop").kind, FAULT_NONE);
	assert_string_equal(keymap_find(&map, "scope", NULL, 15)->act, "timer stop");
	assert_string_equal(keys_of(&map, "timer stop"), "C-o");
}

static void words_that_mean_nothing_are_refused(void **state)
{
	struct keymap map = {0};

	(void)state;
	assert_string_equal(add(&map, "today", "delete").text,
		"\"key today\" names no key: write key SCREEN KEY = ACT, such as key scope A = change approve.");
	assert_string_equal(add(&map, "somewhere A", "delete").text,
		"\"somewhere\" is no screen: today, week, projects, scope, experiments, invoices, reports or all.");
	assert_string_equal(add(&map, "today Hyper-A", "delete").text,
		"\"Hyper-A\" is no key: write a character, C-x, F5, or a name such as Space.");
	assert_string_equal(add(&map, "today A", "dance").text, "\"dance\" is no act there: ambit keys lists them all.");
	assert_int_equal(map.count, 0);
}

static void the_list_has_every_act_with_its_keys(void **state)
{
	struct text text = {0};

	(void)state;
	keymap_list(NULL, &text);
	assert_non_null(strstr(text_string(&text), "all         Space               timer pause             start the clock, or pause it\n"));
	assert_non_null(strstr(text_string(&text), "today       d Delete            delete                  "));
	text_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_of_keys_are_read_and_written),
		cmocka_unit_test(every_binding_has_keys_that_can_be_read),
		cmocka_unit_test(no_key_means_two_things_in_one_place),
		cmocka_unit_test(every_hint_names_an_act),
		cmocka_unit_test(a_key_of_the_configuration_takes_the_place_of_the_usual_ones),
		cmocka_unit_test(a_key_that_was_given_away_is_gone_from_its_act),
		cmocka_unit_test(a_key_for_all_holds_on_every_screen),
		cmocka_unit_test(words_that_mean_nothing_are_refused),
		cmocka_unit_test(the_list_has_every_act_with_its_keys),
	};

	return cmocka_run_group_tests(tests, screen_setup, screen_teardown);
}
