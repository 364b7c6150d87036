/* What must hold of any invoice, whatever was worked, agreed and taxed: random ones, against a plain second reckoning. */
#include "model/client.h"
#include "model/income.h"
#include "model/invoice.h"
#include "model/item.h"
#include "model/project.h"
#include "model/rate.h"
#include "tests/desk.h"
#include "tests/dice.h"

static const struct period february = {20485, 20512};

enum { ITEMS = 3, ENTRIES = 24, SEEDS = 12 };

struct worked { int item, day; int64_t seconds; };

struct deal {
	struct dice dice;
	struct place place;
	struct project project;
	const char *tax;
	int64_t per_mille;            /* the tax */
	int64_t rates[ITEMS];
	struct worked worked[ENTRIES];
	size_t count;
};

static const char *any_policy(struct desk *desk, struct dice *dice)
{
	static const char *const units[] = {"entry_nearest", "entry_up", "day_nearest", "day_up", "line_nearest", "line_up"};
	static const int steps[] = {1, 3, 5, 6, 10, 12, 15, 20, 30, 60};

	if (!roll(dice, 7))
		return "exact";
	return arena_print(desk->arena, "%s_%d", units[roll(dice, 6)], steps[roll(dice, 10)]);
}

static void agree(struct desk *desk, struct deal *deal)
{
	static const struct { const char *tax; int64_t per_mille; } taxes[] = {{NULL, 0}, {"19", 190}, {"7.7", 77}, {"0", 0}, {"reverse", 0}, {"exempt", 0}};
	static const char *const currencies[] = {"EUR", "JPY", "KWD"};
	struct dice *dice = &deal->dice;
	size_t tax = (size_t)roll(dice, 6);
	struct client client = {.slug = arena_print(desk->arena, "c%d", (int)dice->seed), .name = "C", .currency = currencies[roll(dice, 3)], .zone = "Europe/Berlin", .terms_days = -1, .tax = taxes[tax].tax};

	deal->per_mille = taxes[tax].per_mille;
	assert_done(desk, client_add(desk->book, &client));
	deal->project = (struct project){.client = client.id, .slug = "work", .name = "Work", .kind = KIND_TM, .rounding = any_policy(desk, dice),
		.minimum_seconds = roll(dice, 2) * 60 * roll(dice, 30), .start_on = DAY_NONE, .end_on = DAY_NONE, .closed_on = DAY_NONE};
	assert_done(desk, project_add(desk->book, &deal->project));
	for (int i = 0; i < ITEMS; i++) {
		struct item item = {.project = deal->project.id, .code = arena_print(desk->arena, "B%d", i), .name = "B", .kind = ITEM_AGREED, .start_on = DAY_NONE, .end_on = DAY_NONE,
			.acceptance = "seen", .estimate = {60, 60, 60}, .price = -1};
		struct rate rate = {.path = "here", .from_on = february.first - 60};

		assert_done(desk, item_add(desk->book, &item));
		strcpy(rate.amount.currency, client.currency);
		rate.item = item.id;
		deal->rates[i] = rate.amount.minor = 1 + roll(dice, 30000);
		assert_done(desk, rate_set(desk->book, &rate));
	}
	assert_done(desk, place_find(desk->book, arena_print(desk->arena, "%s/work", client.slug), PLACE_PROJECT, desk->arena, &deal->place));
}

/* Days of their own for each deal, as time is worked once. */
static void work(struct desk *desk, struct deal *deal, int64_t from)
{
	deal->count = (size_t)(1 + roll(&deal->dice, ENTRIES));
	for (size_t i = 0; i < deal->count; i++) {
		struct worked *worked = &deal->worked[i];

		*worked = (struct worked){.item = (int)roll(&deal->dice, ITEMS), .seconds = 1 + roll(&deal->dice, 7000)};
		desk->entry = (struct entry){.path = arena_print(desk->arena, "%s/B%d", deal->place.path, worked->item), .started_at = from, .ended_at = from + worked->seconds, .note = ""};
		assert_done(desk, entry_log(desk->book, &desk->entry, OVERLAP_REFUSE, false, desk->arena));
		worked->day = desk->entry.day;
		from += worked->seconds;
	}
}

static int64_t stepped(const struct rounding *rounding, enum rounding_unit unit, int64_t seconds)
{
	int64_t half = rounding->up ? rounding->step - 1 : rounding->step / 2;

	return rounding->unit == unit ? (seconds + half) / rounding->step * rounding->step : seconds;
}

/* The seconds of one item by the policy, reckoned entry by entry, then day by day, then as a line. */
static int64_t billed(const struct deal *deal, int item)
{
	struct rounding rounding;
	int64_t line = 0;

	assert_true(rounding_read(deal->project.rounding, &rounding));
	for (int day = february.first; day <= february.last; day++) {
		int64_t of_day = 0;

		for (size_t i = 0; i < deal->count; i++) {
			const struct worked *worked = &deal->worked[i];
			int64_t seconds = worked->seconds < deal->project.minimum_seconds ? deal->project.minimum_seconds : worked->seconds;

			if (worked->item == item && worked->day == day)
				of_day += stepped(&rounding, ROUNDING_ENTRY, seconds);
		}
		line += stepped(&rounding, ROUNDING_DAY, of_day);
	}
	return stepped(&rounding, ROUNDING_LINE, line);
}

/* Amounts are not negative here, and small. */
static void the_lines_are_as_reckoned(struct deal *deal, const struct invoice *invoice)
{
	int64_t net = 0, sum = 0, tax;

	for (int item = 0; item < ITEMS; item++)
		net += (billed(deal, item) * deal->rates[item] * 2 + 3600) / 7200;
	tax = (net * deal->per_mille * 2 + 1000) / 2000;
	for (size_t i = 0; i < invoice->line_count; i++)
		sum += invoice->lines[i].amount;
	assert_holds(&deal->dice, invoice->labour == net);
	assert_holds(&deal->dice, invoice->net == net);
	assert_holds(&deal->dice, invoice->tax == tax);
	assert_holds(&deal->dice, invoice->total == net + tax);
	assert_holds(&deal->dice, sum == invoice->total);
}

/* Parts of any size, until nothing is owed. */
static void pay(struct desk *desk, struct deal *deal, const char *number)
{
	struct invoice invoice;

	for (;;) {
		struct invoice_payment payment = {.on = DAY_NONE};
		int64_t part, owed;

		assert_done(desk, invoice_find(desk->book, number, desk->arena, &invoice));
		owed = invoice.open < 0 ? -invoice.open : invoice.open;
		if (!owed)
			return;
		part = 1 + roll(&deal->dice, owed);
		payment.fee = roll(&deal->dice, part);
		payment.withheld = roll(&deal->dice, part - payment.fee);
		payment.amount = part - payment.fee - payment.withheld;
		if (part > owed / 2)
			payment.amount = -1;
		assert_done(desk, invoice_paid(desk->book, number, &payment));
	}
}

/* Net and tax of all payments are those of the invoice, to the unit. */
static void the_parts_add_up(struct desk *desk, struct deal *deal, const struct invoice *invoice)
{
	struct income_question question = {.period = {DAY_FIRST, DAY_LAST}, .basis = INCOME_PAID, .as_of = INT64_MAX};
	int64_t net = 0, tax = 0;
	struct income income;

	assert_done(desk, income_list(desk->book, &question, desk->arena, &income));
	for (size_t i = 0; i < income.count; i++)
		if (!strcmp(income.lines[i].number, invoice->number)) {
			net += income.lines[i].net;
			tax += income.lines[i].tax;
		}
	assert_holds(&deal->dice, net == invoice->net);
	assert_holds(&deal->dice, tax == invoice->tax);
}

static struct draft draft(struct desk *desk, struct deal *deal)
{
	struct draft draft;

	assert_done(desk, invoice_draft(desk->book, &deal->place, february, desk->arena, &draft));
	return draft;
}

static void any_invoice_is_drafted_issued_paid_and_credited(struct desk *desk, uint64_t seed)
{
	struct deal deal = {.dice = dice_of(seed)};
	struct invoice issued, credit;
	struct draft before, after;
	const char *skipped;

	agree(desk, &deal);
	work(desk, &deal, desk_time("2026-02-01T00:00") + (int64_t)seed * 2 * 86400);
	before = draft(desk, &deal);
	the_lines_are_as_reckoned(&deal, &before.invoice);
	assert_done(desk, invoice_issue(desk->book, &deal.place, february, "next", DAY_NONE, desk->arena, &issued, &skipped));
	the_lines_are_as_reckoned(&deal, &issued);
	assert_holds(&deal.dice, draft(desk, &deal).invoice.line_count == 0);
	pay(desk, &deal, issued.number);
	the_parts_add_up(desk, &deal, &issued);
	assert_done(desk, invoice_credit(desk->book, issued.number, "next", "anew", DAY_NONE, desk->arena, &credit, &skipped));
	assert_holds(&deal.dice, credit.total == -issued.total && credit.open == -issued.total);
	pay(desk, &deal, credit.number);
	the_parts_add_up(desk, &deal, &credit);
	after = draft(desk, &deal);
	the_lines_are_as_reckoned(&deal, &after.invoice);
}

static void nobody(void *context, const char *line)
{
	(void)context;
	fail_msg("%s", line);
}

static void whatever_is_rolled_the_sums_hold(void **state)
{
	struct desk *desk = *state;

	for (uint64_t seed = 1; seed <= SEEDS; seed++)
		any_invoice_is_drafted_issued_paid_and_credited(desk, seed);
	assert_done(desk, invoice_check(desk->book, nobody, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(whatever_is_rolled_the_sums_hold, desk_setup, desk_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
