#include "model/ask.h"

#include "model/act.h"
#include "model/project.h"
#include "model/text.h"
#include "tests/desk.h"

static int64_t add(struct desk *desk, enum ask_kind kind, const char *text, const char *whom, int due_on)
{
	struct ask ask = {.project = desk_place(desk, "acme/site").project, .kind = kind, .text = text, .whom = whom, .due_on = due_on};

	assert_done(desk, ask_add(desk->book, &ask));
	return ask.id;
}

static bool answer(struct desk *desk, int64_t id, const char *text, int on)
{
	return ask_answer(desk->book, id, &(struct ask){.answer = text, .who = "Ana", .evidence = "mail", .answered_on = on});
}

static struct ask find(struct desk *desk, int64_t id)
{
	struct ask ask;

	assert_done(desk, ask_find(desk->book, id, desk->arena, &ask));
	return ask;
}

static size_t open_at(struct desk *desk, const char *when)
{
	struct asks asks;
	size_t open = 0;

	assert_done(desk, ask_list(desk->book, desk_place(desk, "acme/site").project, desk_time(when), desk->arena, &asks));
	for (size_t i = 0; i < asks.count; i++)
		open += !asks.items[i].answer;
	return open;
}

static void an_ask_waits_from_the_day_it_was_asked(void **state)
{
	struct desk *desk = *state;
	int64_t id = add(desk, ASK_DATA, "10,000 labelled rows", "Ana", day_from_text("2026-03-05"));
	struct ask ask = find(desk, id);

	assert_string_equal(ask.text, "10,000 labelled rows");
	assert_string_equal(ask.whom, "Ana");
	assert_string_equal(ask.project_path, "acme/site");
	assert_int_equal(ask.asked_on, day_from_text("2026-03-02"));
	assert_int_equal(ask.waiting_days, 0);
	assert_null(ask.answer);
	desk_at(desk, "2026-03-12T09:00");
	ask = find(desk, id);
	assert_int_equal(ask.waiting_days, 10);
	assert_int_equal(ask.late_days, 7);
}

static void it_is_not_late_on_its_day(void **state)
{
	struct desk *desk = *state;
	int64_t id = add(desk, ASK_DATA, "rows", NULL, day_from_text("2026-03-05"));

	desk_at(desk, "2026-03-05T23:59");
	assert_int_equal(find(desk, id).late_days, 0);
	desk_at(desk, "2026-03-06T00:00");
	assert_int_equal(find(desk, id).late_days, 1);
}

/* In Tokyo the day is over earlier than at the desk in Berlin. */
static void days_are_those_of_the_client(void **state)
{
	struct desk *desk = *state;
	struct ask ask = {.project = desk_place(desk, "nippon/app").project, .text = "which host", .due_on = day_from_text("2026-03-03")};

	assert_done(desk, ask_add(desk->book, &ask)); /* 18:00 in Berlin, 02:00 of the third in Tokyo */
	assert_int_equal(ask.asked_on, day_from_text("2026-03-03"));
	desk_at(desk, "2026-03-03T16:30");
	assert_int_equal(find(desk, ask.id).late_days, 1);
}

static void an_answer_ends_the_waiting(void **state)
{
	struct desk *desk = *state;
	int64_t id = add(desk, ASK_ACCESS, "VPN", "Ana", day_from_text("2026-03-04"));
	struct ask ask;

	desk_at(desk, "2026-03-12T09:00");
	assert_done(desk, answer(desk, id, "came by post", day_from_text("2026-03-10")));
	ask = find(desk, id);
	assert_string_equal(ask.answer, "came by post");
	assert_string_equal(ask.who, "Ana");
	assert_string_equal(ask.evidence, "mail");
	assert_int_equal(ask.answered_on, day_from_text("2026-03-10"));
	assert_int_equal(ask.waiting_days, 8);
	assert_int_equal(ask.late_days, 0);
	assert_refused(desk, answer(desk, id, "again", DAY_NONE), FAULT_REFUSED, "came by post");
}

static void the_past_sees_it_open(void **state)
{
	struct desk *desk = *state;
	int64_t id = add(desk, ASK_QUESTION, "which churn", NULL, DAY_NONE);

	assert_int_equal(open_at(desk, "2026-03-02T17:59"), 0); /* nobody had asked yet */
	desk_at(desk, "2026-03-12T09:00");
	assert_done(desk, answer(desk, id, "that of contracts", day_from_text("2026-03-10")));
	assert_int_equal(open_at(desk, "2026-03-09T23:59"), 1);
	assert_int_equal(open_at(desk, "2026-03-10T00:00"), 0); /* told of an earlier day it counts from its beginning */
}

static void an_answer_before_the_question_is_refused(void **state)
{
	struct desk *desk = *state;
	int64_t id = add(desk, ASK_QUESTION, "which churn", NULL, DAY_NONE);

	assert_refused(desk, answer(desk, id, "x", day_from_text("2026-03-01")), FAULT_INPUT, "asked after");
	assert_refused(desk, answer(desk, id, "x", day_from_text("2026-03-03")), FAULT_INPUT, "future");
	assert_refused(desk, answer(desk, id, "", DAY_NONE), FAULT_INPUT, "answer");
	assert_refused(desk, answer(desk, 77, "x", DAY_NONE), FAULT_MISSING, "77");
	assert_null(find(desk, id).answer);
	assert_done(desk, answer(desk, id, "the same day", DAY_NONE));
}

static void undo_takes_an_answer_back_and_then_the_ask(void **state)
{
	struct desk *desk = *state;
	int64_t id = add(desk, ASK_QUESTION, "which churn", NULL, DAY_NONE);
	struct history done;
	struct ask ask;

	assert_done(desk, answer(desk, id, "contracts", DAY_NONE));
	assert_done(desk, act_undo(desk->book, 1, desk->arena, &done));
	assert_string_equal(done.items[0].verb, "ask answer");
	assert_null(find(desk, id).answer);
	assert_done(desk, act_undo(desk->book, 1, desk->arena, &done));
	assert_refused(desk, ask_find(desk->book, id, desk->arena, &ask), FAULT_MISSING, "no ask");
	assert_done(desk, act_redo(desk->book, 2, desk->arena, &done));
	assert_string_equal(find(desk, id).answer, "contracts");
}

static bool add_text(struct desk *desk, const char *text)
{
	return ask_add(desk->book, &(struct ask){.project = desk_place(desk, "acme/site").project, .text = text, .due_on = DAY_NONE});
}

static void only_plain_lines_are_asked(void **state)
{
	struct desk *desk = *state;
	char *long_text = arena_take(desk->arena, 1002);

	memset(long_text, 'x', 1001);
	assert_refused(desk, add_text(desk, ""), FAULT_INPUT, "what is asked");
	assert_refused(desk, add_text(desk, "two\nlines"), FAULT_INPUT, "one line");
	assert_refused(desk, add_text(desk, "\033[2J"), FAULT_INPUT, "plain text");
	assert_refused(desk, add_text(desk, long_text), FAULT_INPUT, "1000 bytes");
	long_text[1000] = '\0';
	assert_done(desk, add_text(desk, long_text));
}

static void a_closed_project_is_asked_nothing(void **state)
{
	struct desk *desk = *state;
	struct project project;

	assert_done(desk, project_find(desk->book, desk_place(desk, "acme/site").project, desk->arena, &project));
	add(desk, ASK_QUESTION, "which churn", NULL, DAY_NONE);
	project.closed_on = day_from_text("2026-03-02");
	assert_done(desk, project_edit(desk->book, &project));
	assert_refused(desk, add_text(desk, "one more"), FAULT_REFUSED, "closed");
}

static void the_list_of_all_leaves_closed_projects_out(void **state)
{
	struct desk *desk = *state;
	struct project project;
	struct asks asks;

	add(desk, ASK_QUESTION, "which churn", NULL, DAY_NONE);
	assert_done(desk, ask_list(desk->book, 0, INT64_MAX, desk->arena, &asks));
	assert_int_equal(asks.count, 1);
	assert_done(desk, project_find(desk->book, desk_place(desk, "acme/site").project, desk->arena, &project));
	project.closed_on = day_from_text("2026-03-02");
	assert_done(desk, project_edit(desk->book, &project));
	assert_done(desk, ask_list(desk->book, 0, INT64_MAX, desk->arena, &asks));
	assert_int_equal(asks.count, 0);
	assert_done(desk, ask_list(desk->book, project.id, INT64_MAX, desk->arena, &asks));
	assert_int_equal(asks.count, 1);
}

static void a_late_one_offers_the_change_that_fits(void **state)
{
	struct desk *desk = *state;
	struct ask ask = {.project_path = "acme/site", .text = "Ana's 10,000 rows", .kind = ASK_DATA, .due_on = DAY_NONE};

	assert_string_equal(ask_proposal(&ask, desk->arena), "ambit change propose acme/site 'Waiting for: Ana'\\''s 10,000 rows' --cause data_quality");
	ask.kind = ASK_ACCESS;
	assert_string_equal(ask_cause(&ask), "integration");
	ask.kind = ASK_DECISION;
	assert_string_equal(ask_cause(&ask), "wrong_assumption");
}

/* A title takes 200 bytes, cut on a whole character. */
static void the_offered_title_can_be_proposed(void **state)
{
	struct desk *desk = *state;
	struct text text = {0};
	struct ask ask = {.project_path = "acme/site", .due_on = DAY_NONE};
	const char *line, *first, *last;

	text_add_repeat(&text, "ä", 200);
	ask.text = text_string(&text);
	line = ask_proposal(&ask, desk->arena);
	first = strchr(line, '\'') + 1;
	last = strrchr(line, '\'');
	assert_in_range(last - first, 199, 200);
	assert_int_equal(utf8_fault(first, (size_t)(last - first)), -1);
	text_free(&text);
}

static void an_assumption_owes_nothing_until_somebody_is_named(void **state)
{
	struct ask ask = {.kind = ASK_ASSUMPTION, .due_on = DAY_NONE};

	(void)state;
	assert_false(ask_is_owed(&ask));
	ask.whom = "Ana";
	assert_true(ask_is_owed(&ask));
	ask.answer = "yes";
	assert_false(ask_is_owed(&ask));
	assert_true(ask_is_owed(&(struct ask){.kind = ASK_QUESTION, .due_on = DAY_NONE}));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(an_ask_waits_from_the_day_it_was_asked, desk_setup, desk_teardown),
		cmocka_unit_test_setup_teardown(it_is_not_late_on_its_day, desk_setup, desk_teardown),
		cmocka_unit_test_setup_teardown(days_are_those_of_the_client, desk_setup, desk_teardown),
		cmocka_unit_test_setup_teardown(an_answer_ends_the_waiting, desk_setup, desk_teardown),
		cmocka_unit_test_setup_teardown(the_past_sees_it_open, desk_setup, desk_teardown),
		cmocka_unit_test_setup_teardown(an_answer_before_the_question_is_refused, desk_setup, desk_teardown),
		cmocka_unit_test_setup_teardown(undo_takes_an_answer_back_and_then_the_ask, desk_setup, desk_teardown),
		cmocka_unit_test_setup_teardown(only_plain_lines_are_asked, desk_setup, desk_teardown),
		cmocka_unit_test_setup_teardown(a_closed_project_is_asked_nothing, desk_setup, desk_teardown),
		cmocka_unit_test_setup_teardown(the_list_of_all_leaves_closed_projects_out, desk_setup, desk_teardown),
		cmocka_unit_test_setup_teardown(a_late_one_offers_the_change_that_fits, desk_setup, desk_teardown),
		cmocka_unit_test_setup_teardown(the_offered_title_can_be_proposed, desk_setup, desk_teardown),
		cmocka_unit_test(an_assumption_owes_nothing_until_somebody_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
