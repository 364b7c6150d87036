#include "model/allowance.h"
#include "model/change.h"
#include "model/invoice.h"
#include "model/item.h"
#include "model/project.h"
#include "model/rate.h"
#include "tests/desk.h"

static const struct period january = {20454, 20484}, february = {20485, 20512}, march = {20513, 20543}, up_to_march = {DAY_FIRST, 20543};

enum { HOUR = 3600 };

/* A project of acme at 100.00 an hour, from the start of the year. */
static struct project add_project(struct desk *desk, struct project like)
{
	struct place acme = desk_place(desk, "acme");
	struct rate rate = {.client = acme.client, .path = "acme", .amount = {10000, "EUR"}, .from_on = january.first};

	like.client = acme.client;
	like.name = like.slug;
	like.start_on = january.first;
	like.end_on = like.closed_on = DAY_NONE;
	assert_done(desk, project_add(desk->book, &like));
	assert_done(desk, rate_set(desk->book, &rate));
	return like;
}

/* 1,000.00 a month for ten hours, of which four may go on. */
static struct project add_retainer(struct desk *desk)
{
	return add_project(desk, (struct project){.slug = "care", .kind = KIND_RETAINER, .price = 100000, .hours_seconds = 10 * HOUR, .rollover_seconds = 4 * HOUR});
}

/* 3,000.00 in three instalments. */
static struct project add_fixed(struct desk *desk)
{
	struct project project = add_project(desk, (struct project){.slug = "tool", .kind = KIND_FIXED, .price = 300000});

	for (int i = 1; i <= 3; i++) {
		struct item item = {.project = project.id, .code = arena_print(desk->arena, "F%d", i), .name = arena_print(desk->arena, "Part %d", i),
			.kind = ITEM_AGREED, .start_on = DAY_NONE, .end_on = DAY_NONE, .acceptance = "seen", .estimate = {60, 120, 180}, .price = 100000};

		assert_done(desk, item_add(desk->book, &item));
	}
	return project;
}

static void accept(struct desk *desk, const char *path, const char *on)
{
	assert_done(desk, item_accepted(desk->book, desk_place(desk, path).item, "mail", NULL, NULL, day_from_text(on)));
}

static struct invoice issue(struct desk *desk, const char *path, struct period period, const char *number)
{
	struct place place = desk_place(desk, path);
	struct invoice invoice;
	const char *skipped;

	assert_done(desk, invoice_issue(desk->book, &place, period, number, DAY_NONE, desk->arena, &invoice, &skipped));
	return invoice;
}

/* Ten hours and four to go on: 7 used leave 3, all go on; 13 held, none used leave 13, of which 4 go on; then 14 held, 15 used. */
static void unused_hours_go_on_up_to_the_rollover(void **state)
{
	struct allowance allowance = {.hours = 10, .rollover = 4};

	(void)state;
	assert_int_equal(allowance_take(&allowance, 7), 0);
	allowance_turn(&allowance);
	assert_int_equal(allowance.carried, 3);
	allowance_turn(&allowance);
	assert_int_equal(allowance.carried, 4);
	assert_int_equal(allowance_take(&allowance, 12), 0);
	assert_int_equal(allowance_take(&allowance, 3), 1);
	assert_int_equal(allowance_take(&allowance, 2), 2);
	assert_int_equal(allowance.over, 3);
	allowance_turn(&allowance);
	assert_int_equal(allowance.carried, 0);
}

/* January: 7 of 10 h, 3 go on. February: 10 + 3 held, 15 used, 2 over at 100.00. 1,000.00 + 1,000.00 + 200.00. */
static void a_retainer_bills_its_month_and_what_is_over(void **state)
{
	struct desk *desk = *state;
	struct draft one;

	add_retainer(desk);
	desk_log(desk, "care", "2026-01-10T09:00", "2026-01-10T16:00", "");
	desk_log(desk, "care", "2026-02-10T08:00", "2026-02-10T18:00", "");
	desk_log(desk, "care", "2026-02-11T08:00", "2026-02-11T13:00", "");
	one = desk_draft(desk, "care", (struct period){january.first, february.last});
	assert_int_equal(one.invoice.line_count, 3);
	assert_string_equal(one.invoice.lines[0].name, "Retainer January 2026, 10:00");
	assert_int_equal(one.invoice.lines[0].amount, 100000);
	assert_int_equal(one.invoice.lines[1].from_on, february.first);
	assert_int_equal(one.invoice.lines[2].billed_seconds, 2 * HOUR);
	assert_int_equal(one.invoice.labour, 20000);
	assert_int_equal(one.invoice.total, 220000);
	assert_int_equal(one.entry_count, 3);
	assert_int_equal(one.retained[1].carried, 3 * HOUR);
	assert_int_equal(one.retained[1].over, 2 * HOUR);
}

static void a_retainer_is_billed_without_work_too_once_a_month(void **state)
{
	struct desk *desk = *state;

	add_retainer(desk);
	assert_int_equal(issue(desk, "care", january, "1").total, 100000);
	assert_int_equal(desk_draft(desk, "care", january).invoice.line_count, 0);
	assert_int_equal(desk_draft(desk, "care", (struct period){january.first, february.last}).invoice.total, 100000);
	assert_int_equal(desk_draft(desk, "care", up_to_march).invoice.total, 200000);
	assert_int_equal(desk_draft(desk, "care", march).older_count, 1);
	assert_done(desk, invoice_void(desk->book, "1", "wrong"));
	assert_int_equal(desk_draft(desk, "care", january).invoice.total, 100000);
}

/* 8 of January's 10 h were billed with it; 3 h that come late are 2 in the month and 1 over. */
static void late_work_is_held_against_its_own_month(void **state)
{
	struct desk *desk = *state;
	struct draft late;

	add_retainer(desk);
	desk_log(desk, "care", "2026-01-10T09:00", "2026-01-10T17:00", "");
	issue(desk, "care", january, "1");
	desk_log(desk, "care", "2026-01-05T09:00", "2026-01-05T12:00", "forgotten");
	late = desk_draft(desk, "care", february);
	assert_int_equal(late.invoice.labour, 10000);
	assert_int_equal(late.invoice.total, 110000);
	assert_int_equal(late.entry_count, 1);
	assert_int_equal(late.retained[0].month, 1);
	assert_int_equal(late.retained[1].carried, 0);
}

/*
 * 10 h a month, of which 4 may go on. January, not worked in, left 4 to February, whose 14 h were within. 6 h of January
 * that come late leave 4 still. 5 h more are 1 over in January, and its 4 h that February had are none: 25 h worked,
 * 20 agreed, 5 over.
 */
static void hours_that_went_on_are_not_used_twice(void **state)
{
	struct desk *desk = *state;

	add_retainer(desk);
	issue(desk, "care", january, "1");
	desk_log(desk, "care", "2026-02-10T08:00", "2026-02-10T22:00", "");
	assert_int_equal(issue(desk, "care", february, "2").labour, 0);
	desk_log(desk, "care", "2026-01-05T09:00", "2026-01-05T15:00", "forgotten");
	assert_int_equal(desk_draft(desk, "care", march).invoice.labour, 0);
	desk_log(desk, "care", "2026-01-06T09:00", "2026-01-06T14:00", "forgotten too");
	assert_int_equal(desk_draft(desk, "care", march).invoice.labour, 50000);
	assert_int_equal(issue(desk, "care", february, "3").labour, 50000);
	assert_int_equal(desk_draft(desk, "care", march).invoice.labour, 0);
}

/* Thirty minutes at least: an entry of ten uses thirty. */
static void the_minimum_counts_against_the_month(void **state)
{
	struct desk *desk = *state;

	add_project(desk, (struct project){.slug = "care", .kind = KIND_RETAINER, .price = 100000, .hours_seconds = HOUR, .minimum_seconds = 1800});
	desk_log(desk, "care", "2026-01-10T09:00", "2026-01-10T09:10", "");
	desk_log(desk, "care", "2026-01-10T10:00", "2026-01-10T10:10", "");
	desk_log(desk, "care", "2026-01-10T11:00", "2026-01-10T11:10", "");
	assert_int_equal(desk_draft(desk, "care", january).invoice.labour, 5000);
}

static void a_retainer_ends_with_its_project(void **state)
{
	struct desk *desk = *state;
	struct project project = add_retainer(desk);

	assert_done(desk, project_find(desk->book, project.id, desk->arena, &project));
	project.end_on = day_from_text("2026-02-15");
	assert_done(desk, project_edit(desk->book, &project));
	assert_int_equal(desk_draft(desk, "care", up_to_march).invoice.total, 200000);
}

static void a_fixed_price_is_billed_by_accepted_items(void **state)
{
	struct desk *desk = *state;
	struct draft one;

	add_fixed(desk);
	desk_log(desk, "tool/F1", "2026-02-10T09:00", "2026-02-10T12:00", "");
	accept(desk, "tool/F1", "2026-02-20");
	accept(desk, "tool/F2", "2026-03-02");
	one = desk_draft(desk, "tool", february);
	assert_int_equal(one.invoice.line_count, 1);
	assert_int_equal(one.invoice.lines[0].kind, LINE_FIXED);
	assert_string_equal(one.invoice.lines[0].item, "F1");
	assert_int_equal(one.invoice.total, 100000);
	assert_int_equal(one.invoice.labour, 0);
	assert_int_equal(one.tracked_seconds, 3 * HOUR);
	assert_int_equal(one.entry_count, 0);
	assert_int_equal(one.unpriced_agreed, 0);
	assert_int_equal(desk_draft(desk, "tool", march).older_count, 1);
	issue(desk, "tool", february, "1");
	assert_int_equal(desk_draft(desk, "tool", up_to_march).invoice.total, 100000);
	assert_string_equal(desk_draft(desk, "tool", up_to_march).invoice.lines[0].item, "F2");
}

static void prices_that_miss_the_whole_are_told(void **state)
{
	struct desk *desk = *state;
	struct project project = add_fixed(desk);

	assert_done(desk, project_find(desk->book, project.id, desk->arena, &project));
	project.price = 350000;
	assert_done(desk, project_edit(desk->book, &project));
	assert_int_equal(desk_draft(desk, "tool", february).unpriced_agreed, 50000);
}

static int64_t approve(struct desk *desk, const char *code, int64_t removes, int64_t price)
{
	struct change change = {.project = desk_place(desk, "tool").project, .code = code, .title = code, .removes = removes, .start_on = DAY_NONE, .end_on = DAY_NONE};
	struct change_step step = {.who = "Ana", .evidence = "mail", .estimate = {60, 60, 60}, .has_price = true, .price = price, .valid_until = DAY_NONE, .on = DAY_NONE};

	assert_done(desk, change_propose(desk->book, &change, DAY_NONE));
	assert_done(desk, change_move(desk->book, change.id, CHANGE_ESTIMATED, &step));
	assert_done(desk, change_move(desk->book, change.id, CHANGE_SENT, &step));
	assert_done(desk, change_move(desk->book, change.id, CHANGE_APPROVED, &step));
	return change.id;
}

/* F1 1,000.00, of which CR-2 takes 400.00; CR-1 adds 250.00 once it is delivered. */
static void changes_are_lines_of_their_own(void **state)
{
	struct change_step done = {.valid_until = DAY_NONE, .on = DAY_NONE};
	struct desk *desk = *state;
	int64_t added;
	struct draft one;

	add_fixed(desk);
	added = approve(desk, "CR-1", 0, 25000);
	approve(desk, "CR-2", desk_place(desk, "tool/F1").item, -40000);
	assert_int_equal(desk_draft(desk, "tool", march).invoice.line_count, 0);
	accept(desk, "tool/F1", "2026-02-20");
	assert_done(desk, change_move(desk->book, added, CHANGE_DELIVERED, &done));
	one = desk_draft(desk, "tool", up_to_march);
	assert_int_equal(one.invoice.line_count, 3);
	assert_string_equal(one.invoice.lines[1].item, "CR-1");
	assert_int_equal(one.invoice.lines[1].amount, 25000);
	assert_int_equal(one.invoice.lines[2].amount, -40000);
	assert_int_equal(one.invoice.total, 85000);
}

/* What a credit takes back is owed anew: the item, and the month. */
static void a_credited_price_is_billed_anew(void **state)
{
	struct desk *desk = *state;
	struct invoice credit;
	const char *skipped;

	add_fixed(desk);
	accept(desk, "tool/F1", "2026-02-20");
	issue(desk, "tool", february, "1");
	assert_int_equal(desk_draft(desk, "tool", february).invoice.line_count, 0);
	assert_done(desk, invoice_sent(desk->book, "1", DAY_NONE));
	assert_done(desk, invoice_credit(desk->book, "1", "2", "wrong name", DAY_NONE, desk->arena, &credit, &skipped));
	assert_int_equal(credit.total, -100000);
	assert_int_equal(credit.lines[0].amount, -100000);
	assert_int_equal(credit.open, 0);
	assert_int_equal(issue(desk, "tool", february, "3").total, 100000);
	assert_int_equal(desk_draft(desk, "tool", february).invoice.line_count, 0);
}

/* A day of eight hours at 800.00: 6 h are 0.75 d, 600.00. */
static void a_day_rate_bills_days(void **state)
{
	struct rate daily = {.path = "acme/days", .amount = {80000, "EUR"}, .day_seconds = 8 * HOUR, .from_on = january.first};
	struct desk *desk = *state;
	struct draft one;

	daily.project = add_project(desk, (struct project){.slug = "days", .kind = KIND_TM}).id;
	assert_done(desk, rate_set(desk->book, &daily));
	desk_log(desk, "days", "2026-02-10T09:00", "2026-02-10T15:00", "");
	one = desk_draft(desk, "days", february);
	assert_int_equal(one.invoice.lines[0].day_seconds, 8 * HOUR);
	assert_int_equal(one.invoice.lines[0].rate, 80000);
	assert_int_equal(one.invoice.total, 60000);
}

/* Fifteen minutes at least, before rounding up to six: 15 is 18; 5 h stay 5 h. 5.3 h at 100.00. */
static void the_minimum_of_an_entry_comes_before_rounding(void **state)
{
	struct desk *desk = *state;

	add_project(desk, (struct project){.slug = "calls", .kind = KIND_TM, .minimum_seconds = 900, .rounding = "entry_up_6"});
	desk_log(desk, "calls", "2026-02-10T09:00", "2026-02-10T09:02", "");
	desk_log(desk, "calls", "2026-02-10T10:00", "2026-02-10T15:00", "");
	assert_int_equal(desk_draft(desk, "calls", february).invoice.total, 53000);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_setup, desk_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(unused_hours_go_on_up_to_the_rollover),
		TEST(a_retainer_bills_its_month_and_what_is_over),
		TEST(a_retainer_is_billed_without_work_too_once_a_month),
		TEST(late_work_is_held_against_its_own_month),
		TEST(hours_that_went_on_are_not_used_twice),
		TEST(the_minimum_counts_against_the_month),
		TEST(a_retainer_ends_with_its_project),
		TEST(a_fixed_price_is_billed_by_accepted_items),
		TEST(prices_that_miss_the_whole_are_told),
		TEST(changes_are_lines_of_their_own),
		TEST(a_credited_price_is_billed_anew),
		TEST(a_day_rate_bills_days),
		TEST(the_minimum_of_an_entry_comes_before_rounding),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
