#include "tests/screen.h"

#include "model/config.h"

static const char *config_of(const char *key)
{
	config_forget(book);
	return config_get(book, key);
}

static void the_comma_lists_what_is_rarely_wanted(void **state)
{
	(void)state;
	assert_shows("key ,\ndump\n", "│▸ n    start again what was stopped last ");
	assert_shows("key , Down Down Enter\ndump\n", "┌ What was done, newest first ─");
	assert_shows("key , z z\ndump\n", "┌ What is rarely wanted ─");
	assert_shows("key , , 3\ndump\n", "[3 Projects]");
	assert_null(strstr(pictures(&(struct desk_options){.project = "acme/churn", .meeting = true}, "key ,\ndump\n"), "rarely wanted"));
}

static void a_setting_is_written_and_taken_out(void **state)
{
	(void)state;
	assert_shows("key , s Enter\ntype Ada Byron\nkey C-s\ndump\n", "│▸ user.name             Ada Byron ");
	assert_string_equal(config_of("user.name"), "Ada Byron");
	assert_shows("key , s\ndump\nkey d\ndump\n", "Taken out in ~/.config/ambit/config.");
	assert_null(config_of("user.name"));
	assert_shows("key , s d\ndump\n", " user.name is not set.");
}

static void a_value_that_is_none_is_refused_in_place(void **state)
{
	(void)state;
	assert_shows("key , s\nkey G k k Enter\ntype maybe\nkey C-s\ndump\n", "The mouse is on or off.");
	assert_shows("key , s\nkey G k k k Enter\ntype loud\nkey C-s\ndump\n", "\"loud\"");
	assert_shows("key , s a\ntype key scope A\nkey Tab\ntype make tea\nkey C-s\ndump\n", "\"make tea\" is no act there");
	assert_shows("key , s a\ntype key scope A\nkey Tab\ntype change approve\nkey C-s\ndump\n", "; it holds from the next start on.");
	assert_string_equal(config_of("key scope A"), "change approve");
	assert_shows("key , s a\ntype alias.tea\nkey Tab\ntype start learning tea\nkey C-s G\ndump\n", "│▸ alias.tea             start learning tea ");
	assert_string_equal(config_of("alias.tea"), "start learning tea");
	assert_shows("key , s a\ntype alias.log\nkey Tab\ntype x\nkey C-s\ndump\n", "is a verb of ambit");
	assert_shows("key , s a C-s\ndump\n", "\"name\" has to be filled in.");
}

static void history_takes_back_several_acts_at_once(void **state)
{
	const char *before;

	(void)state;
	before = picture("dump\n");
	assert_shows("key , h j j Enter\ndump\n", " Undone: 3 acts, ending with log 1:30 on acme/churn/B1.");
	assert_null(strstr(picture("dump\n"), "Features"));
	assert_shows("key , h Enter\ndump\n", " Done again: 3 acts, beginning with log 1:30 on acme/churn/B1.");
	assert_string_equal(picture("dump\n"), before);
	assert_shows("key , h u\ndump\n", "Undone: log 0:45 on learning");
	assert_shows("key , h C-r\ndump\n", "Done again: log 0:45 on learning");
}

static void rules_and_days_off_come_and_go(void **state)
{
	(void)state;
	assert_shows("key , r\ndump\n", "▸ No rule yet: a makes one.");
	assert_shows("key , r a\ntype calls\nkey Tab\ntype call\nkey Tab\ntype learning\nkey C-s\ndump\n", "; R shows what it would do.");
	assert_shows("key , r\ndump\n", "│▸ calls             call ");
	assert_shows("key , r d\ndump\n", "▸ No rule yet: a makes one.");
	assert_shows("key , r u\ndump\n", "│▸ calls             call ");
	assert_shows("key , o a\ntype 2026-05-01\nkey C-s\ndump\n", "│▸ Fri 1 May ");
	assert_shows("key , o d\ndump\n", "▸ No days off: a adds some.");
	assert_shows("key , f a\ntype EUR\nkey Tab\ntype 1.08\nkey C-s\ndump\n", "│▸ EUR    Fri 20 Mar ");
	assert_shows("key , m a\ntype A100\nkey Tab\ntype 1.89\nkey C-s\ndump\n", "│▸ A100 ");
	assert_shows("key , m Enter\ndump\n", "Nothing can be done with it here.");
}

static void a_client_is_erased_only_when_it_is_meant(void **state)
{
	(void)state;
	assert_shows("key , X\ntype nobody\nkey C-s\ndump\n", "\"nobody\"");
	assert_shows("key , X\ntype acme\nkey C-s\ndump\n", "Erase all texts about acme? Undo ends here.  y erase  n no");
	assert_shows("key , X\ntype acme\nkey C-s n\ndump\n", "Features");
	assert_shows("key , X\ntype acme\nkey C-s y\ndump\n", "texts are gone");
	assert_null(strstr(picture("dump\n"), "Features"));
}

static void the_store_is_looked_after(void **state)
{
	char *path = arena_print(arena, "%s/copy.db", folder);

	(void)state;
	assert_shows("key , k\ndump\n", " The store is sound.");
	assert_shows(arena_print(arena, "key , b\ntype %s\nkey C-s\ndump\n", path), "Copied the store to ");
	assert_int_equal(access(path, R_OK), 0);
	assert_shows("key , b\ntype -\nkey C-s\ndump\n", "A copy is no text for a terminal");
	assert_shows("key , R\ntype nothing.db\nkey C-s\ndump\n", "\"nothing.db\" can't be read.");
	assert_shows(arena_print(arena, "key , R\ntype %s\nkey C-s\ndump\n", path), "What is here now goes among the backups.  y restore  n no");
	assert_shows("key , y\ntype 0123456789abcdef\nkey C-s\ndump\n", "0123456789abcdef");
	assert_shows("key , t\ndump\n", "Due today or over");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_comma_lists_what_is_rarely_wanted),
		cmocka_unit_test(a_setting_is_written_and_taken_out),
		cmocka_unit_test(a_value_that_is_none_is_refused_in_place),
		cmocka_unit_test(history_takes_back_several_acts_at_once),
		cmocka_unit_test(rules_and_days_off_come_and_go),
		cmocka_unit_test(the_store_is_looked_after),
		cmocka_unit_test(a_client_is_erased_only_when_it_is_meant),
	};

	return cmocka_run_group_tests(tests, filled_screen_setup, screen_teardown);
}
