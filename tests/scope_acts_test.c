/* Every act of Scope does what its verb does: after the keys the store says what it says after the verb, and undo takes back both. */
#include "tests/screen.h"

#include "tui/demo.h"

static char clean[96], used[96];

static void copy_clean(void)
{
	char bytes[65536];
	FILE *from = fopen(clean, "rb"), *to = fopen(used, "wb");
	size_t length;

	assert_non_null(from);
	assert_non_null(to);
	while ((length = fread(bytes, 1, sizeof bytes, from)))
		assert_int_equal(fwrite(bytes, 1, length, to), length);
	fclose(from);
	assert_int_equal(fclose(to), 0);
}

/* Each has the worked example for itself. */
static void open_clean(void)
{
	if (book)
		book_close(book);
	copy_clean();
	book = book_open(&(struct book_options){.path = used});
	assert_int_equal(book_fault(book)->kind, FAULT_NONE);
}

static int setup(void **state)
{
	struct fault fault = {0};

	if (screen_setup(state))
		return 1;
	book_close(book);
	book = NULL;
	snprintf(clean, sizeof clean, "%s/clean.db", folder);
	snprintf(used, sizeof used, "%s/ambit.db", folder);
	unlink(used);
	setenv("TZ", "America/New_York", 1);
	if (!demo_make(clean, 1774044000, arena, &fault))
		fail_msg("%s", fault.text);
	setenv("AMBIT_NOW", "2026-03-20T22:00:00Z", 1);
	setenv("TZ", "America/New_York", 1);
	return 0;
}

static int teardown(void **state)
{
	unlink(clean);
	return screen_teardown(state);
}

static void add_answer(struct text *text, const char *line)
{
	const char *words[16];
	char *copy = arena_text(arena, line), *rest = NULL;
	int count = 0;

	for (char *word = strtok_r(copy, "|", &rest); word; word = strtok_r(NULL, "|", &rest))
		words[count++] = word;
	words[count] = NULL;
	if (!verb_run(book, words, arena, text))
		fail_msg("%s: %s", line, book_fault(book)->text);
}

static void blank(char *text, const char *after, size_t length)
{
	for (; (text = strstr(text, after)); text++)
		memset(text + strlen(after), '-', length);
}

/* All that the acts of Scope may touch, but for what is made at random. */
static const char *state_of_store(void)
{
	struct text text = {0};
	char *copy;

	add_answer(&text, "change|list|churn|--json");
	add_answer(&text, "item|list|churn|--json");
	add_answer(&text, "entries|all|--json");
	add_answer(&text, "report|scope|churn|--json|--internal");
	add_answer(&text, "report|scope|churn|--format|md");
	copy = arena_text(arena, text_string(&text));
	text_free(&text);
	blank(copy, "\"uid\":\"", 36);
	/* The evidence counts what was taken back too. */
	*strstr(copy, "\nevidence ") = '\0';
	return copy;
}

/* beforehand: verbs that are run before either; NULL at the end. */
static void assert_same(const char *const beforehand[], const char *keys, const char *verb)
{
	const struct desk_options options = {.screen = "scope", .project = "churn"};
	const char *untouched, *by_verb, *said;

	open_clean();
	for (size_t i = 0; beforehand && beforehand[i]; i++)
		run(beforehand[i]);
	untouched = state_of_store();
	run(verb);
	by_verb = state_of_store();
	assert_string_not_equal(by_verb, untouched);

	open_clean();
	for (size_t i = 0; beforehand && beforehand[i]; i++)
		run(beforehand[i]);
	said = pictures(&options, keys);
	if (strcmp(state_of_store(), by_verb))
		fail_msg("%s is not %s:\n%s", keys, verb, said);
	pictures(&options, "key u\n");
	assert_string_equal(state_of_store(), untouched);
	pictures(&options, "key C-r\n");
	assert_string_equal(state_of_store(), by_verb);
}

static void a_request_is_noted(void **state)
{
	(void)state;
	assert_same(NULL, "key a\ntype Fairness report\nkey Tab C-u\ntype law\nkey Tab\ntype regulation\nkey Tab Tab\ntype 2026-03-19\nkey C-s\ndump\n",
		"change|propose|lumen/churn|Fairness report|--origin|law|--cause|regulation|--on|2026-03-19");
}

static void a_reduction_is_noted(void **state)
{
	(void)state;
	assert_same(NULL, "key a\ntype No dashboards\nkey Tab Tab Tab\ntype B5\nkey C-s\ndump\n",
		"change|propose|lumen/churn|No dashboards|--origin|client|--removes|B5");
}

static void a_change_is_estimated(void **state)
{
	(void)state;
	assert_same(NULL, "key G k E\ntype 6h/10h/20h\nkey C-s\ndump\n", "change|estimate|CR-6|6h/10h/20h");
}

static void a_change_is_sent_with_price_and_term(void **state)
{
	(void)state;
	assert_same((const char *const[]){"change|estimate|CR-6|6h/10h/20h", NULL},
		"key G k s\ntype 1900\nkey Tab\ntype +14d\nkey C-s\ndump\n", "change|send|CR-6|--price|1900|--valid-until|+14d");
}

static void a_change_is_approved_on_evidence(void **state)
{
	(void)state;
	assert_same(NULL, "key j j A\ntype Ana Ortiz\nkey Tab\ntype mail of 20 March\nkey Tab Tab\ntype yesterday\nkey C-s\ndump\n",
		"change|approve|CR-3|--by|Ana Ortiz|--evidence|mail of 20 March|--on|yesterday");
}

static void a_change_is_rejected_and_its_hours_are_given(void **state)
{
	(void)state;
	assert_same(NULL, "key j j R\ntype Ana Ortiz\nkey Tab Tab Tab\ntype goodwill\nkey Enter\ndump\n", "change|reject|CR-3|--by|Ana Ortiz|--hours|goodwill");
}

static void a_change_is_rejected_in_dispute(void **state)
{
	(void)state;
	assert_same(NULL, "key j j R\ntype Ana Ortiz\nkey Tab\ntype call\nkey Tab Tab\ntype dispute\nkey C-s\ndump\n",
		"change|reject|CR-3|--by|Ana Ortiz|--evidence|call|--hours|dispute");
}

static void a_change_is_absorbed_with_a_reason(void **state)
{
	(void)state;
	assert_same(NULL, "key j j B\ntype before the follow-on\nkey C-s\ndump\n", "change|absorb|CR-3|--why|before the follow-on");
}

static void a_change_is_withdrawn_expired_and_delivered(void **state)
{
	(void)state;
	assert_same(NULL, "key j j W\ndump\n", "change|withdraw|CR-3");
	assert_same(NULL, "key j j X\ndump\n", "change|expire|CR-3");
	assert_same(NULL, "key L\ndump\n", "change|deliver|CR-1");
}

static void an_approved_change_is_delivered_from_among_the_items(void **state)
{
	(void)state;
	assert_same(NULL, "key Tab G L\ndump\n", "change|deliver|CR-1");
}

static void unsorted_hours_are_filed_in_one_act(void **state)
{
	(void)state;
	assert_same(NULL, "key U\ntype churn/B4\nkey C-s\ndump\n", "file|18|54|56|--to|churn/B4");
	assert_same(NULL, "key U Tab\ntype Numbers for marketing\nkey C-s\ndump\n", "file|18|54|56|--change|Numbers for marketing");
	assert_same(NULL, "key U Tab Tab\ntype yes\nkey Enter\ndump\n", "file|18|54|56|--goodwill");
}

static void progress_remaining_and_acceptance_are_noted(void **state)
{
	(void)state;
	assert_same(NULL, "key Tab j j %\ntype 90\nkey C-s\ndump\n", "item|progress|lumen/churn/B3|90");
	assert_same(NULL, "key Tab j j r\ntype 2h/3h/6h\nkey C-s\ndump\n", "item|remaining|lumen/churn/B3|2h/3h/6h");
	assert_same(NULL, "key Tab C\ntype mail of 2 February\nkey Tab\ntype 2026-02-02\nkey C-s\ndump\n",
		"item|accepted|lumen/churn/B1|--evidence|mail of 2 February|--on|2026-02-02");
}

static void the_entry_behind_a_figure_is_edited_and_filed(void **state)
{
	(void)state;
	assert_same(NULL, "key S-Tab S-Tab G k k k k Enter f\ntype churn/B4\nkey C-s\ndump\n", "file|56|--to|churn/B4");
	assert_same(NULL, "key S-Tab S-Tab G k k k k Enter e Tab Tab Tab C-u\ntype Slides\nkey C-s\ndump\n", "edit|56|--note|Slides");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_request_is_noted),
		cmocka_unit_test(a_reduction_is_noted),
		cmocka_unit_test(a_change_is_estimated),
		cmocka_unit_test(a_change_is_sent_with_price_and_term),
		cmocka_unit_test(a_change_is_approved_on_evidence),
		cmocka_unit_test(a_change_is_rejected_and_its_hours_are_given),
		cmocka_unit_test(a_change_is_rejected_in_dispute),
		cmocka_unit_test(a_change_is_absorbed_with_a_reason),
		cmocka_unit_test(a_change_is_withdrawn_expired_and_delivered),
		cmocka_unit_test(an_approved_change_is_delivered_from_among_the_items),
		cmocka_unit_test(unsorted_hours_are_filed_in_one_act),
		cmocka_unit_test(progress_remaining_and_acceptance_are_noted),
		cmocka_unit_test(the_entry_behind_a_figure_is_edited_and_filed),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
