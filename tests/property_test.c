/* What must hold of the arithmetic of scope for any figures, tried on thousands that nobody chose. */
#include "tests/dice.h"

#include "model/billing.h"
#include "model/creep.h"
#include "model/estimate.h"
#include "model/money.h"

enum { ROUNDS = 4000, HUNDREDTH = 36 };

static struct estimate some_estimate(struct dice *dice)
{
	int64_t optimistic = roll(dice, 3000), likely = optimistic + roll(dice, 3000);

	return (struct estimate){optimistic, likely, likely + roll(dice, 6000) + 1};
}

/* behaviour 20 */
static void printed_parts_add_up_to_the_printed_total(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
		struct dice dice = dice_of(seed);
		int count = 1 + (int)roll(&dice, 12);
		int64_t denominator = 1 + roll(&dice, 5000), parts[12], out[12], exact = 0, printed = 0;

		for (int i = 0; i < count; i++)
			exact += parts[i] = roll(&dice, 4000000) - 2000000;
		apportion(parts, count, denominator, out);
		for (int i = 0; i < count; i++) {
			assert_holds(&dice, llabs(out[i] * denominator - parts[i]) <= denominator);
			printed += out[i];
		}
		assert_holds(&dice, printed == round_divide(exact, denominator));
	}
}

/* A part that is greater is never printed as less; equal ones differ by a unit at most. */
static void printed_parts_keep_their_order(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
		struct dice dice = dice_of(seed);
		int64_t parts[8], out[8];

		for (int i = 0; i < 8; i++)
			parts[i] = roll(&dice, 400);
		apportion(parts, 8, HUNDREDTH, out);
		for (int i = 0; i < 8; i++)
			for (int k = 0; k < 8; k++) {
				assert_holds(&dice, parts[i] <= parts[k] || out[i] >= out[k]);
				assert_holds(&dice, parts[i] != parts[k] || llabs(out[i] - out[k]) <= 1);
			}
	}
}

/* Each row of the bridge is within a hundredth of an hour of what it stands for, and the rows make the total. */
static void the_bridge_carries_from_the_baseline_to_the_expected_effort(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
		struct dice dice = dice_of(seed);
		struct scope scope = {.baseline = roll(&dice, 2000000), .added = roll(&dice, 400000), .removed = roll(&dice, 400000)};
		int64_t items = roll(&dice, 900000) - 450000, changes = roll(&dice, 90000) - 45000, buckets[BUCKET_COUNT], sum = 0;
		struct bridge bridge;

		for (int i = 0; i < BUCKET_COUNT; i++)
			buckets[i] = roll(&dice, 90000);
		bridge = bridge_of(&scope, ratio_of(items, 1), ratio_of(changes, 1), buckets);
		for (int i = 0; i < BRIDGE_ROWS; i++)
			sum += bridge.row[i];
		assert_holds(&dice, sum == bridge.total);
		assert_holds(&dice, bridge.total == round_divide(scope_current(&scope) + items + changes + uncompensated(buckets) + buckets[BUCKET_CHANGE_HANDLING], HUNDREDTH));
		assert_holds(&dice, llabs(bridge.row[BRIDGE_BASELINE] * HUNDREDTH - scope.baseline) <= HUNDREDTH);
		assert_holds(&dice, llabs(bridge.row[BRIDGE_CHANGE_VARIANCE] * HUNDREDTH - changes) <= HUNDREDTH);
		assert_holds(&dice, llabs(bridge.row[BRIDGE_AT_RISK] * HUNDREDTH - buckets[BUCKET_AT_RISK]) <= HUNDREDTH);
	}
}

/* In hundredths of an hour, as printed. */
static int64_t printed(const char *text)
{
	return atoll(text) * 100 + atoll(strchr(text, '.') + 1);
}

static int64_t correlated(const struct estimate_sum *sum, int64_t z)
{
	char text[48];
	struct ratio hours = ratio_divide(estimate_correlated_quantile(sum, z), ratio_of(3600, 1));

	return printed(decimal_format(text, hours.up, hours.down, 2));
}

/* Going wrong together is never the better case; P90 is never below P80, and that never below the mean. */
static void percentiles_of_estimates_rise_and_correlated_ones_are_wider(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= ROUNDS / 4; seed++) {
		struct dice dice = dice_of(seed);
		struct estimate_sum sum = {0};
		struct ratio mean, variance;
		int64_t middle, p80, p90;
		char text[48];

		for (int i = 1 + (int)roll(&dice, 12); i > 0; i--)
			estimate_add(&sum, some_estimate(&dice));
		mean = ratio_of(sum.mean, 1);
		variance = estimate_variance(&sum);
		middle = printed(decimal_format(text, sum.mean, 3600, 2));
		p80 = printed(quantile_format(text, mean, variance, QUANTILE_80, 2));
		p90 = printed(quantile_format(text, mean, variance, QUANTILE_90, 2));
		assert_holds(&dice, middle <= p80 && p80 <= p90);
		assert_holds(&dice, p80 <= correlated(&sum, QUANTILE_80) && p90 <= correlated(&sum, QUANTILE_90));
		assert_holds(&dice, quantile_cost(mean, variance, QUANTILE_80, 16000) <= quantile_cost(mean, variance, QUANTILE_90, 16000));
	}
}

static int by_value(const void *a, const void *b)
{
	return ratio_sign(ratio_subtract(*(const struct ratio *)a, *(const struct ratio *)b));
}

static void percentiles_of_a_record_rise_and_stay_within_it(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= ROUNDS / 8; seed++) {
		struct dice dice = dice_of(seed);
		struct ratio record[12], last;
		int count = 1 + (int)roll(&dice, 12);

		for (int i = 0; i < count; i++)
			record[i] = ratio_of(roll(&dice, 9000), 1 + roll(&dice, 900));
		qsort(record, (size_t)count, sizeof *record, by_value);
		last = record[0];
		for (int percent = 0; percent <= 100; percent += 10) {
			struct ratio next = percentile(record, count, percent);

			assert_holds(&dice, by_value(&last, &next) <= 0 && by_value(&next, &record[count - 1]) <= 0);
			last = next;
		}
		assert_holds(&dice, by_value(&last, &record[count - 1]) == 0);
	}
}

static struct rounding some_policy(struct dice *dice)
{
	static const int steps[] = {1, 3, 5, 6, 10, 12, 15, 20, 30, 60};
	static const char *const kinds[] = {"entry_nearest", "entry_up", "day_nearest", "day_up", "line_nearest", "line_up"};
	struct rounding rounding;
	char word[32] = "exact";

	if (roll(dice, 7))
		snprintf(word, sizeof word, "%s_%d", kinds[roll(dice, 6)], steps[roll(dice, 10)]);
	assert_holds(dice, rounding_read(word, &rounding));
	return rounding;
}

static void a_policy_moves_a_length_by_less_than_its_step(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
		struct dice dice = dice_of(seed);
		struct rounding policy = some_policy(&dice);
		int64_t seconds = roll(&dice, 50000), more = seconds + roll(&dice, 5000);
		int64_t billed = rounding_apply(&policy, seconds);

		assert_holds(&dice, billed % policy.step == 0 && rounding_apply(&policy, billed) == billed);
		assert_holds(&dice, policy.up ? billed >= seconds && billed - seconds < policy.step : 2 * llabs(billed - seconds) <= policy.step);
		assert_holds(&dice, rounding_apply(&policy, more) >= billed);
	}
}

enum { FED = 24, ITEMS = 3, RATES = 2, DAYS = 4 };
struct fed { struct billed_entry entries[FED]; int count, groups; };

/* Entries of a month, and how many times the policy rounds: once an entry, or day and line, or line. */
static struct fed some_month(struct dice *dice, enum rounding_unit unit)
{
	static const char *const codes[ITEMS] = {"", "B1", "CR-1"};
	bool seen[ITEMS][RATES][DAYS] = {{{false}}};
	struct fed fed = {.count = 1 + (int)roll(dice, FED)};

	for (int i = 0; i < fed.count; i++) {
		int item = (int)roll(dice, ITEMS), rate = (int)roll(dice, RATES), day = (int)roll(dice, DAYS);
		bool *group = &seen[item][rate][unit == ROUNDING_DAY ? day : 0];

		fed.entries[i] = (struct billed_entry){.item = item, .code = codes[item], .day = 20000 + day, .seconds = 1 + roll(dice, 9000), .rate = 9000 + 7001 * rate};
		fed.groups += unit == ROUNDING_ENTRY || !*group;
		*group = true;
	}
	return fed;
}

static struct bill bill_of(struct arena *arena, struct billing *billing, const struct fed *fed, bool backwards)
{
	struct fault fault = {0};
	struct bill bill;

	for (int i = 0; i < fed->count; i++)
		billing_feed(billing, &fed->entries[backwards ? fed->count - 1 - i : i]);
	assert_true(billing_close(billing, arena, &bill, &fault));
	return bill;
}

static void check_lines(struct dice *dice, const struct bill *bill)
{
	int64_t raw = 0, seconds = 0, amount = 0;

	for (size_t i = 0; i < bill->count; i++) {
		const struct bill_line *line = &bill->items[i];

		assert_holds(dice, line->amount == round_product(line->billed_seconds, line->rate, 3600, NULL));
		raw += line->raw_seconds;
		seconds += line->billed_seconds;
		amount += line->amount;
	}
	assert_holds(dice, raw == bill->raw_seconds && seconds == bill->seconds && amount == bill->amount);
}

static int by_day(const void *a, const void *b)
{
	return ((const struct billed_entry *)a)->day - ((const struct billed_entry *)b)->day;
}

static bool same_bill(const struct bill *one, const struct bill *other)
{
	if (one->count != other->count || one->amount != other->amount || one->seconds != other->seconds || one->raw_seconds != other->raw_seconds)
		return false;
	for (size_t i = 0; i < one->count; i++) {
		const struct bill_line *left = &one->items[i], *right = &other->items[i];

		if (left->item != right->item || left->rate != right->rate || left->billed_seconds != right->billed_seconds || left->amount != right->amount)
			return false;
	}
	return true;
}

/* By entry, day or line: never further off than a step for each time it rounds, whatever the order of the entries. */
static void a_bill_is_bounded_adds_up_and_knows_no_order(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
		struct dice dice = dice_of(seed);
		struct rounding policy = some_policy(&dice);
		struct fed fed = some_month(&dice, policy.unit);
		struct bill bill = bill_of(arena, billing_new(arena, policy, 0), &fed, false), again = bill_of(arena, billing_new(arena, policy, 0), &fed, true), daily;
		int64_t worked = 0, off;

		for (int i = 0; i < fed.count; i++)
			worked += fed.entries[i].seconds;
		off = bill.seconds - bill.raw_seconds;
		assert_holds(&dice, bill.raw_seconds == worked);
		assert_holds(&dice, policy.unit != ROUNDING_EXACT || off == 0);
		assert_holds(&dice, policy.up ? off >= 0 && off < fed.groups * policy.step : 2 * llabs(off) <= fed.groups * policy.step);
		check_lines(&dice, &bill);
		assert_holds(&dice, same_bill(&bill, &again));
		qsort(fed.entries, (size_t)fed.count, sizeof *fed.entries, by_day);
		daily = bill_of(arena, billing_new_in_order(arena, policy, 0), &fed, false);
		assert_holds(&dice, same_bill(&bill, &daily));
		arena_clear(arena);
	}
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(printed_parts_add_up_to_the_printed_total),
		cmocka_unit_test(printed_parts_keep_their_order),
		cmocka_unit_test(the_bridge_carries_from_the_baseline_to_the_expected_effort),
		cmocka_unit_test(percentiles_of_estimates_rise_and_correlated_ones_are_wider),
		cmocka_unit_test(percentiles_of_a_record_rise_and_stay_within_it),
		cmocka_unit_test(a_policy_moves_a_length_by_less_than_its_step),
		cmocka_unit_test(a_bill_is_bounded_adds_up_and_knows_no_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
