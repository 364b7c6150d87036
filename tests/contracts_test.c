/* What must hold of retainers, fixed prices and advances, whatever was agreed and worked: random ones, against a plain second reckoning. */
#include "model/client.h"
#include "model/invoice.h"
#include "model/item.h"
#include "model/project.h"
#include "model/rate.h"
#include "tests/desk.h"
#include "tests/dice.h"

/* November 2025 to February 2026, the months of all that is agreed here. */
static const struct period months[] = {{20393, 20422}, {20423, 20453}, {20454, 20484}, {20485, 20512}};

enum { MONTHS = 4, ITEMS = 5, SEEDS = 12, HOUR = 3600 };

struct deal {
	struct dice dice;
	struct project project;
	struct place place;
	int64_t rate;                 /* an hour */
	int64_t used[MONTHS];         /* seconds as they count against the month */
};

static void agree(struct desk *desk, struct deal *deal, struct project like)
{
	struct client client = {.slug = arena_print(desk->arena, "c%d", (int)deal->dice.seed), .name = "C", .currency = "EUR", .zone = "Europe/Berlin", .terms_days = -1};
	struct rate rate = {.path = "here", .amount = {.currency = "EUR"}, .from_on = months[0].first};

	assert_done(desk, client_add(desk->book, &client));
	deal->project = like;
	deal->project.client = client.id;
	deal->project.slug = "work";
	deal->project.name = "Work";
	deal->project.rounding = "exact";
	deal->project.start_on = months[0].first;
	deal->project.end_on = deal->project.closed_on = DAY_NONE;
	assert_done(desk, project_add(desk->book, &deal->project));
	deal->rate = rate.amount.minor = 1 + roll(&deal->dice, 30000);
	rate.project = deal->project.id;
	assert_done(desk, rate_set(desk->book, &rate));
	assert_done(desk, place_find(desk->book, arena_print(desk->arena, "%s/work", client.slug), PLACE_PROJECT, desk->arena, &deal->place));
}

/* Up to two days' worth of it on any day of the month, at noon. */
static void work(struct desk *desk, struct deal *deal, int month)
{
	int64_t seconds = 1 + roll(&deal->dice, 20 * HOUR);
	int day = months[month].first + (int)roll(&deal->dice, 27);

	desk->entry = (struct entry){.path = deal->place.path, .started_at = (int64_t)day * 86400 + 43200, .note = ""};
	desk->entry.ended_at = desk->entry.started_at + seconds;
	assert_done(desk, entry_log(desk->book, &desk->entry, OVERLAP_ALLOW, true, desk->arena));
	deal->used[month] += seconds < deal->project.minimum_seconds ? deal->project.minimum_seconds : seconds;
}

static struct draft draft(struct desk *desk, struct deal *deal, struct period period)
{
	struct draft draft;

	assert_done(desk, invoice_draft(desk->book, &deal->place, period, desk->arena, &draft));
	return draft;
}

static struct invoice issue(struct desk *desk, struct deal *deal, struct period period)
{
	struct invoice invoice;
	const char *skipped;

	assert_done(desk, invoice_issue(desk->book, &deal->place, period, "next", DAY_NONE, desk->arena, &invoice, &skipped));
	return invoice;
}

static void credit(struct desk *desk, const char *number)
{
	struct invoice credit;
	const char *skipped;

	assert_done(desk, invoice_credit(desk->book, number, "next", "anew", DAY_NONE, desk->arena, &credit, &skipped));
}

static int64_t worth(const struct deal *deal, int64_t seconds)
{
	return (seconds * deal->rate * 2 + HOUR) / (2 * HOUR);
}

/* Month by month: the price, and by the hour what is used beyond the hours and what came over; what is left goes on, up to the rollover. */
static void each_month_is_its_price_and_what_is_over(struct desk *desk, uint64_t seed)
{
	struct deal deal = {.dice = dice_of(seed)};
	int64_t carried = 0, whole = 0;
	struct draft all;

	agree(desk, &deal, (struct project){.kind = KIND_RETAINER, .price = 1 + roll(&deal.dice, 500000), .hours_seconds = HOUR * (1 + roll(&deal.dice, 40)),
		.rollover_seconds = HOUR * roll(&deal.dice, 20), .minimum_seconds = 60 * roll(&deal.dice, 300)});
	for (int i = (int)roll(&deal.dice, 20); i >= 0; i--)
		work(desk, &deal, (int)roll(&deal.dice, MONTHS));
	all = draft(desk, &deal, (struct period){months[0].first, months[MONTHS - 1].last});
	for (int month = 0; month < MONTHS; month++) {
		int64_t held = deal.project.hours_seconds + carried, over = deal.used[month] > held ? deal.used[month] - held : 0;
		struct invoice invoice = issue(desk, &deal, months[month]);

		assert_holds(&deal.dice, invoice.seconds == over);
		assert_holds(&deal.dice, invoice.net == deal.project.price + worth(&deal, over));
		carried = held > deal.used[month] ? held - deal.used[month] : 0;
		carried = carried < deal.project.rollover_seconds ? carried : deal.project.rollover_seconds;
		whole += over;
	}
	assert_holds(&deal.dice, all.invoice.net == MONTHS * deal.project.price + worth(&deal, whole));
	assert_holds(&deal.dice, draft(desk, &deal, (struct period){DAY_FIRST, months[MONTHS - 1].last}).invoice.line_count == 0);
}

/* Whatever is accepted when, each item is billed once, in the month that is billed next. */
static void each_item_is_billed_once(struct desk *desk, uint64_t seed)
{
	struct deal deal = {.dice = dice_of(seed)};
	int64_t prices[ITEMS], billed = 0, accepted = 0;
	int accepted_in[ITEMS];

	agree(desk, &deal, (struct project){.kind = KIND_FIXED, .price = 1000000});
	for (int i = 0; i < ITEMS; i++) {
		struct item item = {.project = deal.project.id, .code = arena_print(desk->arena, "F%d", i), .name = "F", .kind = ITEM_AGREED, .start_on = DAY_NONE, .end_on = DAY_NONE,
			.acceptance = "seen", .estimate = {60, 60, 60}, .price = prices[i] = 1 + roll(&deal.dice, 300000)};

		accepted_in[i] = (int)roll(&deal.dice, MONTHS + 1); /* MONTHS: not at all */
		assert_done(desk, item_add(desk->book, &item));
		if (accepted_in[i] == MONTHS)
			continue;
		assert_done(desk, item_accepted(desk->book, item.id, "mail", NULL, NULL, months[accepted_in[i]].first + (int)roll(&deal.dice, 27)));
		accepted += prices[i];
	}
	work(desk, &deal, (int)roll(&deal.dice, MONTHS));
	for (int month = 0; month < MONTHS; month++) {
		int64_t due = 0;

		for (int i = 0; i < ITEMS; i++)
			due += accepted_in[i] == month ? prices[i] : 0;
		assert_holds(&deal.dice, draft(desk, &deal, months[month]).invoice.net == due);
		if (!due)
			continue;
		if (!roll(&deal.dice, 3))
			credit(desk, issue(desk, &deal, months[month]).number);
		billed += issue(desk, &deal, months[month]).net;
	}
	assert_holds(&deal.dice, billed == accepted);
}

struct ahead { const char *numbers[16]; int64_t nets[16]; int count; int64_t left; };

static void keep(struct ahead *ahead, const struct invoice *invoice)
{
	ahead->numbers[ahead->count] = invoice->number;
	ahead->nets[ahead->count++] = invoice->net;
}

/* Nothing is set off that was not paid ahead, and the last one may always fall. */
static void an_advance_is_set_off_once(struct desk *desk, uint64_t seed)
{
	struct deal deal = {.dice = dice_of(seed)};
	struct ahead ahead = {0};
	int64_t worked = 0, asked = 0;
	struct draft rest;

	agree(desk, &deal, (struct project){.kind = KIND_TM});
	for (int month = 0; month < MONTHS; month++) {
		struct invoice invoice;
		const char *skipped;
		int64_t due, taken;

		if (roll(&deal.dice, 2)) {
			assert_done(desk, invoice_advance(desk->book, &deal.place, months[month], 1 + roll(&deal.dice, 400000), "next", DAY_NONE, desk->arena, &invoice, &skipped));
			keep(&ahead, &invoice);
			ahead.left += invoice.net;
		}
		work(desk, &deal, month);
		due = worth(&deal, deal.used[month]);
		worked += due;
		taken = ahead.left < due ? ahead.left : due;
		ahead.left -= taken;
		invoice = issue(desk, &deal, months[month]);
		assert_holds(&deal.dice, invoice.net == due - taken);
		keep(&ahead, &invoice);
	}
	for (int i = 0; i < ahead.count; i++)
		asked += ahead.nets[i];
	rest = draft(desk, &deal, months[MONTHS - 1]);
	assert_holds(&deal.dice, rest.advance_left == ahead.left);
	assert_holds(&deal.dice, asked == worked + rest.advance_left);
	while (ahead.count)
		credit(desk, ahead.numbers[--ahead.count]);
	assert_holds(&deal.dice, draft(desk, &deal, (struct period){DAY_FIRST, months[MONTHS - 1].last}).advance_left == 0);
}

static void try_all(struct desk *desk, void (*try)(struct desk *, uint64_t seed))
{
	for (uint64_t seed = 1; seed <= SEEDS; seed++)
		try(desk, seed);
}

static void nobody(void *context, const char *line)
{
	(void)context;
	fail_msg("%s", line);
}

static void any_retainer_is_billed_by_the_month(void **state)
{
	try_all(*state, each_month_is_its_price_and_what_is_over);
	assert_done((struct desk *)*state, invoice_check(((struct desk *)*state)->book, nobody, NULL));
}

static void any_fixed_price_is_billed_as_it_is_accepted(void **state)
{
	try_all(*state, each_item_is_billed_once);
}

static void any_advance_is_used_up_and_no_more(void **state)
{
	try_all(*state, an_advance_is_set_off_once);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(any_retainer_is_billed_by_the_month, desk_setup, desk_teardown),
		cmocka_unit_test_setup_teardown(any_fixed_price_is_billed_as_it_is_accepted, desk_setup, desk_teardown),
		cmocka_unit_test_setup_teardown(any_advance_is_used_up_and_no_more, desk_setup, desk_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
