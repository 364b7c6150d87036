#include "tests/trade_fixture.h"

/* All that a step may say, so that a refusal is for the state alone. */
static const struct change_step full = {.who = "Ana Ortiz", .evidence = "mail of today", .why = "small", .estimate = {720, 1080, 2160}};

static bool move(struct trade *desk, int64_t change, enum change_state to)
{
	struct change_step step = full;

	return change_move(desk->book, change, to, &step);
}

/* By the shortest way from the proposal. */
static int64_t change_in(struct trade *desk, enum change_state state)
{
	int64_t change = propose(desk, desk->project, NULL);

	if (state == CHANGE_PROPOSED)
		return change;
	assert_done(desk, move(desk, change, CHANGE_ESTIMATED));
	if (state == CHANGE_ESTIMATED)
		return change;
	assert_done(desk, move(desk, change, CHANGE_SENT));
	if (state == CHANGE_SENT)
		return change;
	if (state == CHANGE_DELIVERED)
		assert_done(desk, move(desk, change, CHANGE_APPROVED));
	assert_done(desk, move(desk, change, state));
	return change;
}

static struct change read(struct trade *desk, int64_t id)
{
	struct change change;

	assert_done(desk, change_find(desk->book, id, desk->arena, &change));
	return change;
}

/* The table of the law of scope, section 2: from each state to each other. */
static void each_state_leads_where_the_law_says(void **state)
{
	static const char *const allowed[] = {
		[CHANGE_PROPOSED] = "estimated withdrawn absorbed ",
		[CHANGE_ESTIMATED] = "estimated sent withdrawn absorbed ",
		[CHANGE_SENT] = "approved rejected expired withdrawn absorbed ",
		[CHANGE_APPROVED] = "delivered ",
		[CHANGE_REJECTED] = "", [CHANGE_EXPIRED] = "", [CHANGE_WITHDRAWN] = "", [CHANGE_ABSORBED] = "", [CHANGE_DELIVERED] = "",
	};
	struct trade *desk = *state;

	for (enum change_state from = CHANGE_PROPOSED; from <= CHANGE_DELIVERED; from++) {
		for (enum change_state to = CHANGE_PROPOSED; to <= CHANGE_DELIVERED; to++) {
			int64_t change = change_in(desk, from);
			bool may = strstr(allowed[from], change_state_words[to]) != NULL, did = move(desk, change, to);

			if (may != did)
				fail_msg("from %s to %s: %s", change_state_words[from], change_state_words[to], did ? "went" : book_fault(desk->book)->text);
			if (!did)
				assert_int_equal(book_fault(desk->book)->kind, FAULT_REFUSED);
			book_forgive(desk->book);
			assert_int_equal(state_of(desk, change), did ? to : from);
		}
	}
}

static void a_refusal_names_the_state_and_the_way(void **state)
{
	struct trade *desk = *state;

	assert_refused(desk, move(desk, change_in(desk, CHANGE_PROPOSED), CHANGE_SENT), FAULT_REFUSED, "CR-1 is proposed and can't be sent; ambit change estimate");
	assert_refused(desk, move(desk, change_in(desk, CHANGE_ESTIMATED), CHANGE_APPROVED), FAULT_REFUSED, "ambit change send");
	assert_refused(desk, move(desk, change_in(desk, CHANGE_WITHDRAWN), CHANGE_ESTIMATED), FAULT_REFUSED, "never revived");
	assert_refused(desk, move(desk, change_in(desk, CHANGE_SENT), CHANGE_DELIVERED), FAULT_REFUSED, "only an approved change");
}

static void each_step_needs_its_words(void **state)
{
	struct trade *desk = *state;
	int64_t sent = change_in(desk, CHANGE_SENT), proposed = change_in(desk, CHANGE_PROPOSED);
	struct change_step nothing = {0}, by = {.who = "Ana"}, empty = {.who = "", .evidence = "mail"};

	assert_refused(desk, change_move(desk->book, proposed, CHANGE_ESTIMATED, &nothing), FAULT_INPUT, "O/M/P");
	assert_refused(desk, change_move(desk->book, sent, CHANGE_APPROVED, &nothing), FAULT_INPUT, "--by");
	assert_refused(desk, change_move(desk->book, sent, CHANGE_APPROVED, &empty), FAULT_INPUT, "--by");
	assert_refused(desk, change_move(desk->book, sent, CHANGE_APPROVED, &by), FAULT_INPUT, "--evidence");
	assert_refused(desk, change_move(desk->book, sent, CHANGE_REJECTED, &nothing), FAULT_INPUT, "--by");
	assert_refused(desk, change_move(desk->book, sent, CHANGE_ABSORBED, &nothing), FAULT_INPUT, "--why");
	assert_done(desk, change_move(desk->book, sent, CHANGE_REJECTED, &by));
}

static void ids_are_given_in_turn(void **state)
{
	struct trade *desk = *state;
	struct change taken = {.project = desk->project, .code = "CR-9", .title = "Again", .start_on = DAY_NONE, .end_on = DAY_NONE};

	propose(desk, desk->project, "CR-9");
	assert_string_equal(read(desk, propose(desk, desk->project, NULL)).code, "CR-10");
	assert_refused(desk, change_propose(desk->book, &taken, DAY_NONE), FAULT_CONFLICT, "\"CR-9\" already");
}

static void the_price_is_the_mean_at_the_rate_of_the_approval_day(void **state)
{
	struct trade *desk = *state;
	struct rate later = {.project = desk->project, .path = "lumen/churn", .amount = {17250, "USD"}, .from_on = day("2026-02-16")};
	struct change_step yes = full;
	int64_t early = change_in(desk, CHANGE_SENT), late = change_in(desk, CHANGE_SENT);

	assert_done(desk, rate_set(desk->book, &later));
	set_clock(desk, "2026-02-15T20:00:00Z");
	assert_done(desk, move(desk, early, CHANGE_APPROVED));
	assert_int_equal(read(desk, early).price, 320000);      /* (12 + 4 x 18 + 36) / 6 = 20 h at 160.00 */
	set_clock(desk, "2026-02-16T20:00:00Z");
	yes.on = day("2026-02-16");
	assert_done(desk, change_move(desk->book, late, CHANGE_APPROVED, &yes));
	assert_true(read(desk, late).has_price);
	assert_int_equal(read(desk, late).price, 345000);
	assert_int_equal(read(desk, late).decided_on, day("2026-02-16"));
}

/* --on an earlier day takes that day's rate. */
static void an_earlier_day_has_its_own_rate(void **state)
{
	struct trade *desk = *state;
	struct rate later = {.project = desk->project, .path = "lumen/churn", .amount = {17250, "USD"}, .from_on = day("2026-02-16")};
	struct change_step yes = full;
	int64_t change = change_in(desk, CHANGE_SENT);

	assert_done(desk, rate_set(desk->book, &later));
	set_clock(desk, "2026-02-20T20:00:00Z");
	yes.on = day("2026-02-15");
	assert_done(desk, change_move(desk->book, change, CHANGE_APPROVED, &yes));
	assert_int_equal(read(desk, change).price, 320000);
}

static void a_day_rate_prices_by_its_hours(void **state)
{
	struct trade *desk = *state;
	struct rate daily = {.project = desk->project, .path = "lumen/churn", .amount = {120000, "USD"}, .day_seconds = 8 * 3600, .from_on = day("2026-01-06")};
	int64_t change = change_in(desk, CHANGE_SENT);

	assert_done(desk, rate_set(desk->book, &daily));
	set_clock(desk, "2026-01-07T20:00:00Z");
	assert_done(desk, move(desk, change, CHANGE_APPROVED));
	assert_int_equal(read(desk, change).price, 300000);      /* 2.5 days */
}

static void without_a_rate_there_is_no_price(void **state)
{
	struct trade *desk = *state;
	int64_t bare, change;

	bare = add_project(desk, add_client(desk, "bare", "USD", NEW_YORK), "p");
	change = propose(desk, bare, NULL);
	assert_done(desk, move(desk, change, CHANGE_ESTIMATED));
	assert_done(desk, move(desk, change, CHANGE_SENT));
	assert_refused(desk, move(desk, change, CHANGE_APPROVED), FAULT_REFUSED, "no rate for bare/p");
}

static void a_price_that_was_sent_binds(void **state)
{
	struct trade *desk = *state;
	int64_t change = change_in(desk, CHANGE_ESTIMATED);
	struct change_step offer = {.has_price = true, .price = 250000, .valid_until = day("2026-02-05")};

	assert_done(desk, change_move(desk->book, change, CHANGE_SENT, &offer));
	assert_int_equal(read(desk, change).valid_until, day("2026-02-05"));
	assert_done(desk, move(desk, change, CHANGE_APPROVED));
	assert_int_equal(read(desk, change).price, 250000);
	assert_int_equal(read(desk, change).events[3].price, 250000);
}

static int64_t removal(struct trade *desk, int64_t item)
{
	struct change change = {.project = desk->project, .title = "They do it themselves", .removes = item, .start_on = DAY_NONE, .end_on = DAY_NONE};

	assert_done(desk, change_propose(desk->book, &change, DAY_NONE));
	assert_done(desk, move(desk, change.id, CHANGE_ESTIMATED));
	return change.id;
}

static void a_removal_has_a_negative_price(void **state)
{
	struct trade *desk = *state;
	int64_t item = add_item(desk, desk->project, "B5"), reckoned = removal(desk, item), offered = removal(desk, item);
	struct change_step offer = {.has_price = true, .price = 80000};

	assert_string_equal(read(desk, reckoned).removes_code, "B5");
	assert_done(desk, move(desk, reckoned, CHANGE_SENT));
	assert_done(desk, move(desk, reckoned, CHANGE_APPROVED));
	assert_int_equal(read(desk, reckoned).price, -320000);
	assert_done(desk, change_move(desk->book, offered, CHANGE_SENT, &offer));
	assert_done(desk, move(desk, offered, CHANGE_APPROVED));
	assert_int_equal(read(desk, offered).price, -80000);
}

static void worked_hours_ask_what_becomes_of_them(void **state)
{
	struct trade *desk = *state;
	int64_t worked = change_in(desk, CHANGE_SENT), estimated = change_in(desk, CHANGE_SENT);
	struct change_step no = {.who = "Ana"};

	set_clock(desk, "2026-01-06T20:00:00Z");
	log_hours(desk, "CR-1", "2026-01-06T15:00:00Z", 3600, "modelling");
	log_hours(desk, "CR-2", "2026-01-06T16:00:00Z", 3600, "estimating");
	assert_int_equal(read(desk, worked).worked_seconds, 3600);
	assert_refused(desk, change_move(desk->book, worked, CHANGE_REJECTED, &no), FAULT_REFUSED, "--hours goodwill or --hours dispute");
	assert_done(desk, change_move(desk->book, estimated, CHANGE_REJECTED, &no));
	no.hours = "free";
	assert_refused(desk, change_move(desk->book, worked, CHANGE_REJECTED, &no), FAULT_INPUT, "\"free\"");
	no.hours = "dispute";
	assert_done(desk, change_move(desk->book, worked, CHANGE_REJECTED, &no));
	assert_string_equal(read(desk, worked).hours, "dispute");
}

static void days_never_go_back_nor_ahead(void **state)
{
	struct trade *desk = *state;
	int64_t change;
	struct change_step step = full;

	set_clock(desk, "2026-01-20T20:00:00Z");
	change = propose(desk, desk->project, NULL);
	step.on = day("2026-01-19");
	assert_refused(desk, change_move(desk->book, change, CHANGE_ESTIMATED, &step), FAULT_INPUT, "after that day");
	step.on = day("2026-01-21");
	assert_refused(desk, change_move(desk->book, change, CHANGE_ESTIMATED, &step), FAULT_INPUT, "future");
	step.on = day("2026-01-20");
	assert_done(desk, change_move(desk->book, change, CHANGE_ESTIMATED, &step));
}

static void the_list_is_that_of_its_moment(void **state)
{
	struct trade *desk = *state;
	struct changes list;
	int64_t first;

	set_clock(desk, "2026-01-10T15:00:00Z");
	first = propose(desk, desk->project, NULL);
	set_clock(desk, "2026-01-12T15:00:00Z");
	assert_done(desk, move(desk, first, CHANGE_ESTIMATED));
	propose(desk, desk->project, NULL);
	assert_done(desk, change_list(desk->book, desk->project, instant("2026-01-11T00:00:00Z"), desk->arena, &list));
	assert_int_equal(list.count, 1);
	assert_int_equal(list.items[0].state, CHANGE_PROPOSED);
	assert_done(desk, change_list(desk->book, desk->project, INT64_MAX, desk->arena, &list));
	assert_int_equal(list.count, 2);
	assert_int_equal(list.items[0].state, CHANGE_ESTIMATED);
	assert_int_equal(list.items[0].event_count, 2);
	assert_int_equal(list.items[0].proposed_on, day("2026-01-10"));
	assert_int_equal(list.items[0].sent_on, DAY_NONE);
}

static void re_estimating_keeps_the_last_word(void **state)
{
	struct trade *desk = *state;
	int64_t change = change_in(desk, CHANGE_ESTIMATED);
	struct change_step again = {.estimate = hours(5, 5, 5)};

	assert_done(desk, change_move(desk->book, change, CHANGE_ESTIMATED, &again));
	assert_int_equal(read(desk, change).estimate.pessimistic, 300);
}

static void every_step_can_be_undone_and_redone(void **state)
{
	struct trade *desk = *state;
	int64_t change = change_in(desk, CHANGE_DELIVERED);
	struct changes list;

	take_back(desk, 1);
	assert_int_equal(state_of(desk, change), CHANGE_APPROVED);
	take_back(desk, 1);
	assert_int_equal(state_of(desk, change), CHANGE_SENT);
	assert_false(read(desk, change).has_price);
	bring_back(desk, 2);
	assert_int_equal(state_of(desk, change), CHANGE_DELIVERED);
	take_back(desk, 5);
	assert_done(desk, change_list(desk->book, desk->project, INT64_MAX, desk->arena, &list));
	assert_int_equal(list.count, 0);
	bring_back(desk, 5);
	assert_int_equal(state_of(desk, change), CHANGE_DELIVERED);
	assert_int_equal(read(desk, change).price, 320000);
}

static void a_step_of_today_is_known_from_the_moment_it_was_typed(void **state)
{
	struct trade *desk = *state;
	int64_t change = propose(desk, desk->project, NULL);
	struct change_step today = full;
	struct changes list;

	set_clock(desk, "2026-01-06T20:00:00Z");
	today.on = day("2026-01-06");
	assert_done(desk, change_move(desk->book, change, CHANGE_ESTIMATED, &today));
	assert_done(desk, change_list(desk->book, desk->project, instant("2026-01-06T19:59:59Z"), desk->arena, &list));
	assert_int_equal(list.items[0].state, CHANGE_PROPOSED);
	assert_done(desk, change_list(desk->book, desk->project, instant("2026-01-06T20:00:00Z"), desk->arena, &list));
	assert_int_equal(list.items[0].state, CHANGE_ESTIMATED);
}

static void only_the_agreed_scope_can_be_taken_from(void **state)
{
	struct trade *desk = *state;
	struct item out = {.project = desk->project, .code = "X1", .name = "Out", .path = "X1", .start_on = DAY_NONE, .end_on = DAY_NONE, .price = -1, .excluded = true};
	struct change less = {.project = desk->project, .title = "Less", .start_on = DAY_NONE, .end_on = DAY_NONE};

	less.removes = propose(desk, desk->project, NULL);
	assert_refused(desk, change_propose(desk->book, &less, DAY_NONE), FAULT_REFUSED, "\"CR-1\" is no agreed item");
	assert_done(desk, item_add(desk->book, &out));
	less.removes = out.id;
	assert_refused(desk, change_propose(desk->book, &less, DAY_NONE), FAULT_REFUSED, "\"X1\" is no agreed item");
	less.removes = add_item(desk, add_project(desk, desk->client, "other"), "B1");
	assert_refused(desk, change_propose(desk->book, &less, DAY_NONE), FAULT_REFUSED, "\"B1\" is no agreed item");
	less.removes = 999;
	assert_refused(desk, change_propose(desk->book, &less, DAY_NONE), FAULT_MISSING, "");
	less.removes = add_item(desk, desk->project, "B1");
	assert_done(desk, change_propose(desk->book, &less, DAY_NONE));
}

static void bad_words_are_refused(void **state)
{
	struct trade *desk = *state;
	struct change bad = {.project = desk->project, .title = "", .start_on = DAY_NONE, .end_on = DAY_NONE};

	assert_refused(desk, change_propose(desk->book, &bad, DAY_NONE), FAULT_INPUT, "title");
	bad.title = "A wish";
	bad.origin = "alien";
	assert_refused(desk, change_propose(desk->book, &bad, DAY_NONE), FAULT_INPUT, "\"alien\" is no origin");
	bad.origin = "client";
	bad.cause = "whim";
	assert_refused(desk, change_propose(desk->book, &bad, DAY_NONE), FAULT_INPUT, "\"whim\" is no cause");
	bad.cause = NULL;
	bad.code = "CR 1";
	assert_refused(desk, change_propose(desk->book, &bad, DAY_NONE), FAULT_INPUT, "\"CR 1\" is no id");
}

#define test(name) cmocka_unit_test_setup_teardown(name, trade_setup, trade_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(each_state_leads_where_the_law_says),
		test(a_refusal_names_the_state_and_the_way),
		test(each_step_needs_its_words),
		test(ids_are_given_in_turn),
		test(the_price_is_the_mean_at_the_rate_of_the_approval_day),
		test(an_earlier_day_has_its_own_rate),
		test(a_day_rate_prices_by_its_hours),
		test(without_a_rate_there_is_no_price),
		test(a_price_that_was_sent_binds),
		test(a_removal_has_a_negative_price),
		test(worked_hours_ask_what_becomes_of_them),
		test(days_never_go_back_nor_ahead),
		test(the_list_is_that_of_its_moment),
		test(re_estimating_keeps_the_last_word),
		test(every_step_can_be_undone_and_redone),
		test(a_step_of_today_is_known_from_the_moment_it_was_typed),
		test(only_the_agreed_scope_can_be_taken_from),
		test(bad_words_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
