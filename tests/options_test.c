#include "tests/unit.h"

#include "tui/cut.h"
#include "tui/invoke.h"

struct reading {
	struct arena *arena;
	struct invocation to;
	struct fault fault;
};

static int setup(void **state)
{
	struct reading *reading = *state = calloc(1, sizeof *reading);

	reading->arena = arena_new();
	return 0;
}

static int teardown(void **state)
{
	struct reading *reading = *state;

	arena_free(reading->arena);
	free(reading);
	return 0;
}

/* Reads the line as a shell would cut it. */
static bool reads(struct reading *reading, const char *line, bool lenient)
{
	char *rest = arena_text(reading->arena, line), *word, **words = NULL;
	size_t count = 0;

	fault_clear(&reading->fault);
	while ((word = cut_word(&rest))) {
		arena_grow(reading->arena, &words, count, sizeof *words);
		words[count++] = word;
	}
	return options_read((int)count, words, lenient, reading->arena, &reading->to, &reading->fault);
}

static const struct invocation *read(struct reading *reading, const char *line)
{
	if (!reads(reading, line, false))
		fail_msg("%s: %s", line, reading->fault.text);
	return &reading->to;
}

static void refused(struct reading *reading, const char *line, const char *word)
{
	if (reads(reading, line, false))
		fail_msg("\"%s\" was read", line);
	assert_int_equal(reading->fault.kind, FAULT_INPUT);
	if (!strstr(reading->fault.text, word))
		fail_msg("\"%s\" lacks \"%s\"", reading->fault.text, word);
}

static const char *given(const struct invocation *to, const char *name)
{
	for (int i = 0; i < to->given_count; i++)
		if (!strcmp(to->given[i].option->name, name))
			return to->given[i].value;
	return NULL;
}

static void no_words_are_the_full_screen(void **state)
{
	const struct invocation *to = read(*state, "");

	assert_null(to->command);
	assert_string_equal(to->color, "auto");
	to = read(*state, "--screen today --text --store /tmp/x.db");
	assert_null(to->command);
	assert_string_equal(to->screen, "today");
	assert_true(to->text);
	assert_string_equal(to->store, "/tmp/x.db");
}

static void a_verb_takes_words_and_options_in_any_order(void **state)
{
	const struct invocation *to = read(*state, "--store s.db client --json add lumen --currency USD 'Lumen Retail' --zone=Europe/Berlin");

	assert_string_equal(to->command->name, "client add");
	assert_int_equal(to->count, 2);
	assert_string_equal(to->words[0], "lumen");
	assert_string_equal(to->words[1], "Lumen Retail");
	assert_string_equal(given(to, "currency"), "USD");
	assert_string_equal(given(to, "zone"), "Europe/Berlin");
	assert_string_equal(to->store, "s.db");
	assert_true(to->json);
}

static void letters_join_and_take_values(void **state)
{
	const struct invocation *to = read(*state, "-q log churn/B1 30m -amodelling -d billable -- -n");

	assert_true(to->quiet);
	assert_string_equal(given(to, "activity"), "modelling");
	assert_string_equal(given(to, "disposition"), "billable");
	assert_int_equal(to->count, 3);
	assert_string_equal(to->words[2], "-n");
	to = read(*state, "log churn/B1 30m --bill goodwill");
	assert_string_equal(given(to, "disposition"), "goodwill");
	refused(*state, "log churn/B1 30m -d goodwill --bill goodwill", "given twice");
}

static void after_two_dashes_all_are_words(void **state)
{
	const struct invocation *to = read(*state, "log -- churn/B1 30m --help -x --");

	assert_false(to->help);
	assert_int_equal(to->count, 5);
	assert_string_equal(to->words[4], "--");
}

static void a_single_dash_is_a_word(void **state)
{
	assert_string_equal(read(*state, "use -")->words[0], "-");
}

static void beginnings_will_do_on_a_terminal_only(void **state)
{
	struct reading *reading = *state;

	assert_true(reads(reading, "cli a lumen Lumen", true) == false);
	assert_true(reads(reading, "cli ad lumen Lumen", true));
	assert_string_equal(reading->to.command->name, "client add");
	refused(reading, "cli add lumen Lumen", "\"cli\" is no verb");
	assert_false(reads(reading, "c list", true));
}

static void what_is_unknown_is_named(void **state)
{
	refused(*state, "frobnicate", "\"frobnicate\" is no verb");
	refused(*state, "client frobnicate", "\"client frobnicate\" is no verb");
	refused(*state, "client add a A --frob", "\"--frob\"");
	refused(*state, "client add a A --frob=1", "\"--frob=1\"");
	refused(*state, "client add a A -Z", "\"-Z\"");
	refused(*state, "--frob", "\"--frob\"");
	refused(*state, "''", "\"\" is no verb");
}

static void what_is_missing_or_too_much_is_said(void **state)
{
	refused(*state, "client add lumen", "ambit client add SLUG NAME");
	refused(*state, "client", "add, list");
	refused(*state, "client add a A more", "\"more\" is one word too many");
	refused(*state, "client add a A --zone", "\"--zone\" needs a value: ZONE");
	refused(*state, "client list --json=1", "takes no value");
	refused(*state, "status --color purple", "\"purple\"");
	refused(*state, "client add a A --zone UTC --zone UTC", "--zone is given twice");
}

static void help_asks_for_no_words(void **state)
{
	const struct invocation *to = read(*state, "client add --help");

	assert_true(to->help);
	assert_string_equal(to->command->name, "client add");
	assert_true(read(*state, "client -h")->help);
	assert_true(read(*state, "--version")->version);
}

static void control_characters_are_no_words(void **state)
{
	struct reading *reading = *state;
	char bytes[] = "cli\xff" "ent", *words[] = {bytes};

	refused(reading, "client add a 'A\x1b[2J'", "control characters");
	assert_false(options_read(1, words, false, reading->arena, &reading->to, &reading->fault));
}

static void a_note_is_all_that_remains(void **state)
{
	struct reading *reading = *state;
	struct book *book = book_open(&(struct book_options){.storeless = true, .now = 1});
	struct out out = {0};
	struct call call;

	read(reading, "log churn/B1 30m clean labels --json 'and two  blanks'");
	assert_true(invoke(&reading->to, book, reading->arena, &out, &call));
	assert_string_equal(call.note, "clean labels and two  blanks");
	assert_true(call.note_given && call.json);
	read(reading, "log churn/B1 30m");
	assert_true(invoke(&reading->to, book, reading->arena, &out, &call));
	assert_string_equal(call.note, "");
	assert_false(call.note_given);
	out_free(&out);
	book_close(book);
}

static void options_of_reports_are_for_verbs_that_take_them(void **state)
{
	const struct invocation *to = read(*state, "report hours all --format md -o hours.md --force --as-of 2026-02-20");

	assert_string_equal(to->format, "md");
	assert_string_equal(to->output, "hours.md");
	assert_string_equal(to->as_of, "2026-02-20");
	assert_true(to->force);
	refused(*state, "client list --format md", "\"--format\"");
	refused(*state, "stop --dry-run", "\"--dry-run\"");
}

/* What help, manual and completion are made of. */
static void check_card(const struct command *command)
{
	const struct option *rows[] = {command->options, everywhere_options};

	assert_non_null(command->usage);
	assert_true(command->purpose && command->purpose[0] >= 'A' && command->purpose[0] <= 'Z');
	if (command->purpose[strlen(command->purpose) - 1] == '.')
		fail_msg("%s: the purpose ends with a full stop", command->name);
	if (!command->acts == !command->run)
		fail_msg("%s: either acts or run", command->name);
	for (size_t k = 0; k < 2; k++)
		for (const struct option *row = rows[k]; row && row->name; row++) {
			if (!row->help || !*row->help)
				fail_msg("%s --%s: no help", command->name, row->name);
			if (k == 0 && option_find(row + 1, row->name, strlen(row->name)))
				fail_msg("%s --%s: two rows", command->name, row->name);
			for (const struct option *other = row + 1; k == 0 && other->name; other++)
				if (row->letter && row->letter == other->letter)
					fail_msg("%s -%c: two rows", command->name, row->letter);
		}
}

static void every_card_is_whole(void **state)
{
	(void)state;
	for (const struct command *const *each = commands; *each; each++) {
		check_card(*each);
		for (const struct command *const *act = (*each)->acts; act && *act; act++) {
			check_card(*act);
			if (strncmp((*act)->name, (*each)->name, strlen((*each)->name)))
				fail_msg("%s is no act of %s", (*act)->name, (*each)->name);
		}
	}
}

static void words_are_cut_as_in_a_shell(void **state)
{
	char line[] = "  start 'two words' \"it's\" a'b c'd ''  ", *rest = line;

	(void)state;
	assert_string_equal(cut_word(&rest), "start");
	assert_string_equal(cut_word(&rest), "two words");
	assert_string_equal(cut_word(&rest), "it's");
	assert_string_equal(cut_word(&rest), "ab cd");
	assert_string_equal(cut_word(&rest), "");
	assert_null(cut_word(&rest));
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(no_words_are_the_full_screen),
		test(a_verb_takes_words_and_options_in_any_order),
		test(letters_join_and_take_values),
		test(after_two_dashes_all_are_words),
		test(a_single_dash_is_a_word),
		test(beginnings_will_do_on_a_terminal_only),
		test(what_is_unknown_is_named),
		test(what_is_missing_or_too_much_is_said),
		test(help_asks_for_no_words),
		test(control_characters_are_no_words),
		test(a_note_is_all_that_remains),
		test(options_of_reports_are_for_verbs_that_take_them),
		cmocka_unit_test(every_card_is_whole),
		cmocka_unit_test(words_are_cut_as_in_a_shell),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
