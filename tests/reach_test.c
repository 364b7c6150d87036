/*
 * Every write that a verb can do is reached on the screen in at most three keys, from Today. The lists below name each
 * verb that the parser knows, so that a new one can't be forgotten.
 */
#include "tests/screen.h"

#include "model/act.h"
#include "tui/command.h"
#include "tui/ways.h"

enum { KEYS_MOST = 3 };

/* way: the keys; on: those that choose the thing once one is there, before the last key; shows: what is to be seen then. */
struct reach { const char *verb, *before, *way, *on, *shows; };

static const struct reach writes[] = {
	{"start", "", "Space", "", "┌ Start the clock ─"},
	{"stop", "key Space C-s", "S", "", " Wrote "},
	{"cancel", "key Space C-s", ", c", "", "Forgot the timer"},
	{"continue", "", ", n", "", "Going on with"},
	{"log", "", "a", "", "┌ Add an entry ─"},
	{"edit", "", "e", "", "┌ Edit entry 3 ─"},
	{"file", "", "f", "", "┌ File the entry ─"},
	{"split", "", "s", "", "┌ Split the entry "},
	{"join", "key a\ntype learning\nkey Tab\ntype 13:45-14:00\nkey C-s", "J", "g", "Joined both"},
	{"delete", "", "d", "", " Deleted "},
	{"undo", "", "u", "", "Undone: "},
	{"redo", "key u", "C-r", "", "Done again: "},
	{"use", "", "3 U", "", "acme/churn"},
	{"pomodoro start", "", "P", "", "┌ Start a Pomodoro ─"},
	{"pomodoro pause", "key P C-s", "Space", "", " Paused"},
	{"pomodoro resume", "key P C-s Space", "Space", "", "Going on with"},
	{"pomodoro interrupt", "key P C-s", "'", "", "nterrupt"},
	{"pomodoro done", "key P C-s", ", d", "", "Round 1 of 4 is done"},
	{"pomodoro void", "key P C-s", ", v", "", "counts for nothing"},

	{"client add", "", "3 a", "", "┌ Add a client ─"},
	{"client edit", "", "3 E", "", "┌ Change Acme Works ─"},
	{"client archive", "", "3 V", "", "rchive"},
	{"project add", "", "3 A", "", "┌ Add a project ─"},
	{"project edit", "", "3 e", "", "┌ Change acme/churn ─"},
	{"project close", "", "3 X", "", "Close it all the same?"},
	{"rate set", "", "3 R", "", "┌ The rate of acme/churn ─"},
	{"fx set", "", "3 F", "", "┌ Another currency in your own, about ─"},
	{"off add", "", "3 O", "", "┌ Days on which nothing is planned ─"},
	{"off delete", "", ", o d", "", "is no longer off"},
	{"quote add", "", "3 Q", "", "┌ An offer ─"},
	{"quote decide", "", "3 o Enter", "", "┌ What came of the offer to Acme Works ─"},

	{"item add", "key 3 j Enter 1", "4 i a", "", "┌ An item of the scope ─"},
	{"item edit", "", "4 i e", "", "┌ Change B1 ─"},
	{"item progress", "", "4 i %", "", "┌ B1: how much of it is done ─"},
	{"item remaining", "", "4 i r", "", "┌ B1: how much is still to do ─"},
	{"item accepted", "", "4 i C", "", "┌ B1: the client accepted it ─"},
	{"baseline seal", "", "4 K", "", "y seal  n no"},
	{"change propose", "", "4 b a", "", "┌ A request beside what was agreed ─"},
	{"change estimate", "", "4 E", "", "┌ Estimate CR-1 ─"},
	{"change send", "", "4 s", "", "┌ Send CR-1: "},
	{"change approve", "", "4 A", "", "┌ Approve CR-1: "},
	{"change reject", "", "4 R", "", "┌ Reject CR-1"},
	{"change withdraw", "", "4 W", "", "withdrawn"},
	{"change expire", "", "4 X", "j", "expired"},
	{"change absorb", "", "4 B", "", "┌ Absorb CR-1: "},
	{"change deliver", "", "4 L", "j j", "delivered"},
	{"ask add", "", "4 o a", "", "┌ What you wait for from others ─"},
	{"ask answer", "", "4 o Enter", "", "nswer"},
	{"report scope", "", "4 w", "", "┌ Write the one-page report, the client's copy ─"},
	{"report pack", "", "4 x", "", "┌ The papers for a meeting: scope, hours, milestones ─"},

	{"milestone add", "", "5 a", "", "┌ Add a milestone ─"},
	{"milestone edit", "", "5 e", "", "┌ Change M1 ─"},
	{"milestone delete", "", "5 d", "", "eleted"},
	{"milestone result", "", "5 r", "", "┌ M1"},
	{"milestone production", "", "5 p", "", "┌ M1"},
	{"milestone deployed", "", "5 P", "", "┌ M1"},
	{"milestone decide", "", "5 D", "", "┌ M1"},
	{"milestone check", "", "5 c a", "", "┌ To the checklist of M1 ─"},
	{"monitor add", "", "5 M", "", "┌ M1"},
	{"dataset add", "", "5 s a", "", "┌ Data that models are made of or measured on ─"},
	{"dataset edit", "", "5 s e", "", "┌ Change labels ─"},
	{"dataset scrap", "", "5 s d", "", "┌ labels is gone ─"},
	{"job start", "", "5 J", "", "┌ Start the clock of a machine ─"},
	{"job stop", "key 5 J\ntype A100\nkey Tab\ntype 1\nkey C-s", "5 Tab J", "g", "topped"},
	{"resource add", "", "5 R", "", "┌ A machine and the price of its hour ─"},
	{"cost add", "", "5 C", "", "┌ What others billed ─"},
	{"cost edit", "", "5 Tab e", "", "┌ Change what others billed ─"},
	{"cost delete", "", "5 Tab d", "", "API"},

	{"invoice draft", "", "6 N", "", "┌ "},
	{"invoice issue", "", "6 I", "", "┌ Issue an invoice ─"},
	{"invoice sent", "", "6 s", "j", "┌ 2026-001 went to the client ─"},
	{"invoice paid", "", "6 P", "j", "┌ Paid: 2026-001 ─"},
	{"invoice void", "", "6 V", "j", "2026-001 back"},
	{"invoice credit", "", "6 C", "j", "2026-001"},

	{"rule add", "", "r", "", "┌ "},
	{"rule apply", "", "R", "", "Filed "},
	{"rule delete", "", ", r d", "", "Deleted the rule calls"},
	{"import", "", "I", "", "┌ "},
	{"export hours", "", "x", "", "┌ Export hours ─"},
	{"export ics", "", "5 x", "", "┌ Write the deadlines for a calendar ─"},
	{"export json", "", ", j", "", "┌ Write all that is stored, as JSON ─"},
	{"export invoices", "", ", i", "", "┌ Write all invoices for the accountant ─"},
	{"export client", "", ", e", "", "┌ Write all that is about a client ─"},
	{"erase client", "", ", X", "", "┌ Erase all texts about a client; hours and money stay ─"},
	{"config", "", ", s Enter", "", "┌ user.name ─"},
	{"backup", "", ", b", "", "┌ Copy the whole store ─"},
	{"restore", "", ", R", "", "┌ Restore the store from a copy ─"},
	{"check", "", ", k", "", "The store is sound."},
};

/* They only tell: their figures stand on the screens, and the palette reads each of them out. */
static const char *const readings[] = {
	"ask list", "baseline show", "change list", "change show", "client list", "client show", "cost list", "dataset list", "dataset show", "due", "entries",
	"entry show", "fx list", "gaps", "help", "history", "invoice list", "invoice show", "item list", "job list", "keys", "milestone list", "milestone show",
	"off list", "pomodoro stats", "pomodoro status", "project list", "project show", "quote list", "rate explain", "rate list", "report calibration",
	"report compute", "report deadlines", "report hours", "report income", "report learning", "report load", "report pipeline", "report rates",
	"report rounding", "report week", "resource list", "rule list", "search", "status", "verify", NULL,
};

/* Of a shell by their nature: what makes it complete words, runs a command or an editor in it, asks in it line by line, or saves a store that no screen can open. */
static const char *const of_a_shell[] = {"completion", "demo", "job run", "milestone template", "recover", "review", NULL};

static bool is_in(const char *const *words, const char *word)
{
	for (; *words; words++)
		if (!strcmp(*words, word))
			return true;
	return false;
}

static const struct reach *reach_of(const char *verb)
{
	for (size_t i = 0; i < sizeof writes / sizeof *writes; i++)
		if (!strcmp(writes[i].verb, verb))
			return &writes[i];
	return NULL;
}

static void look_at(const struct command *const *verbs)
{
	for (; *verbs; verbs++) {
		const char *name = (*verbs)->name;
		int lists = (reach_of(name) != NULL) + is_in(readings, name) + is_in(of_a_shell, name);

		if ((*verbs)->acts)
			look_at((*verbs)->acts);
		else if (lists != 1)
			fail_msg("\"%s\" stands in %d of the three lists", name, lists);
	}
}

static void every_verb_writes_tells_or_is_of_a_shell(void **state)
{
	(void)state;
	look_at(commands);
}

static bool is_verb(const struct command *const *verbs, const char *name)
{
	for (; *verbs; verbs++)
		if (!strcmp((*verbs)->name, name) || ((*verbs)->acts && is_verb((*verbs)->acts, name)))
			return true;
	return false;
}

static void nothing_is_listed_that_is_no_verb(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof writes / sizeof *writes; i++)
		assert_true(is_verb(commands, writes[i].verb));
	for (const char *const *name = readings; *name; name++)
		assert_true(is_verb(commands, *name));
	for (const char *const *name = of_a_shell; *name; name++)
		assert_true(is_verb(commands, *name));
}

static int64_t last_act(void)
{
	struct history history = {0};

	assert_true(act_history(book, 100, arena, &history));
	for (size_t i = 0; i < history.count; i++)
		if (!history.items[i].undone)
			return history.items[i].id;
	return 0;
}

static int count_keys(const char *way)
{
	int count = 0;

	for (; *way; way += strspn(way, " ")) {
		count++;
		way += strcspn(way, " ");
	}
	return count;
}

static const char *script_of(const struct reach *reach)
{
	const char *last = strrchr(reach->way, ' ');

	last = last ? last + 1 : reach->way;
	return arena_print(arena, "%s\nkey %.*s %s %s\ndump\n", reach->before, (int)(last - reach->way), reach->way, reach->on, last);
}

static void every_write_is_at_most_three_keys_away(void **state)
{
	int missing = 0;

	(void)state;
	for (size_t i = 0; i < sizeof writes / sizeof *writes; i++) {
		int64_t before = last_act();
		const char *shown = picture(script_of(&writes[i]));

		assert_true(count_keys(writes[i].way) <= KEYS_MOST);
		if (!strstr(shown, writes[i].shows)) {
			print_message("%s: %s should show \"%s\":\n%s", writes[i].verb, writes[i].way, writes[i].shows, shown);
			missing++;
		}
		while (last_act() > before)
			run("undo");
		while (last_act() < before)
			run("redo");
	}
	assert_int_equal(missing, 0);
}

/* The sentences that name a way out name the same keys. */
static void sentences_name_these_keys(void **state)
{
	struct desk *desk = desk_open(book, &(struct desk_options){0});
	char keys[64];

	(void)state;
	for (size_t i = 0; i < sizeof writes / sizeof *writes; i++) {
		way_to(desk, writes[i].verb, keys);
		if (!*keys || strncmp(writes[i].way, keys, strlen(keys)))
			fail_msg("%s: \"%s\" in sentences, and \"%s\" on the screen", writes[i].verb, keys, writes[i].way);
	}
	desk_close(desk);
}

static const char *said(struct desk *desk, const char *sentence)
{
	struct text words = {0};
	const char *copy;

	ways_say(desk, sentence, &words);
	copy = arena_text(arena, text_string(&words));
	text_free(&words);
	return copy;
}

static void a_way_out_is_told_in_keys(void **state)
{
	struct desk *desk = desk_open(book, &(struct desk_options){.screen = "scope"});

	(void)state;
	assert_string_equal(said(desk, "There is no item to seal; ambit item add makes one."), "There is no item to seal; i a makes one.");
	assert_string_equal(said(desk, "so no price; ambit rate set acme/churn MONEY --from DAY gives it one."), "so no price; 3 R gives it one.");
	assert_string_equal(said(desk, "\"1\" was sent; ambit invoice credit 2026-001 --number next --why TEXT corrects it."), "\"1\" was sent; 6 C corrects it.");
	assert_string_equal(said(desk, "made by ambit rule add; ambit rule apply --dry-run shows what it would do."), "made by 1 r; 1 R shows what it would do.");
	assert_string_equal(said(desk, "Rates have a day: ambit rate set \"acme/churn\" MONEY --from DAY."), "Rates have a day: 3 R.");
	assert_string_equal(said(desk, "no quote yet: ambit rate set, ambit quote add."), "no quote yet: 3 R, 3 Q.");
	assert_string_equal(said(desk, "There is no change; ambit change show CR-1 reads it."), "There is no change; : change show reads it.");
	assert_string_equal(said(desk, "It is an ambit store; try ambit recover on it. ambit keeps it."), "It is an ambit store; try ambit recover on it. ambit keeps it.");
	desk_close(desk);
}

/* Something of everything, so that there is something to choose. */
static int set_up(void **state)
{
	if (filled_screen_setup(state))
		return 1;
	run("item|edit|acme/churn/B1|--accept|report read");
	run("item|edit|acme/churn/B2|--accept|measured");
	run("project|add|acme/next|Next");
	run("milestone|add|acme/churn|Audit read|--due|2026-04-01|--metric|auc|--direction|higher|--target|0.8");
	run("dataset|add|acme/churn|labels");
	run("cost|add|acme/churn|20.00|API");
	run("invoice|issue|acme/churn|2026-03-19..2026-03-19|--number|next");
	run("baseline|seal|acme/churn|--by|Jo|--evidence|mail|--on|2026-03-20");
	for (int i = 1; i <= 3; i++)
		run(arena_print(arena, "change|propose|acme/churn|Wish %d", i));
	for (int i = 2; i <= 3; i++) {
		run(arena_print(arena, "change|estimate|acme/churn/CR-%d|4h", i));
		run(arena_print(arena, "change|send|acme/churn/CR-%d", i));
	}
	run("change|approve|acme/churn/CR-3|--by|Jo|--evidence|mail");
	run("ask|add|acme/churn|Who signs?");
	run("quote|add|acme|--rate|120|--hours|40h");
	run("rule|add|calls|call|--path|learning");
	run("off|add|2026-05-01");
	run("use|acme/churn");
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_verb_writes_tells_or_is_of_a_shell),
		cmocka_unit_test(nothing_is_listed_that_is_no_verb),
		cmocka_unit_test(every_write_is_at_most_three_keys_away),
		cmocka_unit_test(sentences_name_these_keys),
		cmocka_unit_test(a_way_out_is_told_in_keys),
	};

	return cmocka_run_group_tests(tests, set_up, screen_teardown);
}
