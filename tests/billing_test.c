#include "tests/unit.h"

#include "model/billing.h"

/* Each test has an arena. */
static int set_up(void **state)
{
	*state = arena_new();
	return 0;
}

static int tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

static struct billing *billing_by(struct arena *arena, const char *policy, int64_t minimum)
{
	struct rounding rounding;

	assert_true(rounding_read(policy, &rounding));
	return billing_new(arena, rounding, minimum);
}

static struct bill closed(const struct billing *billing, struct arena *arena)
{
	struct fault fault = {0};
	struct bill bill;

	if (!billing_close(billing, arena, &bill, &fault))
		fail_msg("%s", fault.text);
	return bill;
}

static struct billed_entry work(int64_t item, const char *code, int day, int64_t seconds, int64_t rate)
{
	return (struct billed_entry){.item = item, .code = code, .day = day, .seconds = seconds, .rate = rate};
}

/* behaviour 19 */

/* Ten short entries of one day at 175.00, 904 s: what every policy makes of them. */
static void ten_short_entries_cost_what_the_policy_says(void **state)
{
	static const int64_t lengths[] = {90, 110, 65, 119, 80, 100, 70, 95, 60, 115};
	static const struct { const char *policy; int64_t seconds, amount; } golden[] = {
		{"exact", 904, 4394}, {"entry_up_15", 9000, 43750}, {"day_up_15", 1800, 8750}, {"entry_up_6", 3600, 17500},
		{"day_up_6", 1080, 5250}, {"entry_nearest_15", 0, 0}, {"day_nearest_15", 900, 4375}, {"line_nearest_15", 900, 4375},
	};

	for (size_t i = 0; i < sizeof golden / sizeof *golden; i++) {
		struct billing *billing = billing_by(*state, golden[i].policy, 0);
		struct bill bill;

		for (size_t k = 0; k < 10; k++)
			billing_feed(billing, &(struct billed_entry){1, "B1", 20000, lengths[k], 17500, 0});
		bill = closed(billing, *state);
		assert_int_equal(bill.count, 1);
		assert_int_equal(bill.raw_seconds, 904);
		assert_int_equal(bill.seconds, golden[i].seconds);
		assert_int_equal(bill.amount, golden[i].amount);
	}
}

static void fifty_minutes_at_a_hundred_are_83_33(void **state)
{
	struct billing *billing = billing_by(*state, "exact", 0);
	struct billed_entry entry = work(1, "B1", 0, 3000, 10000);

	billing_feed(billing, &entry);
	assert_int_equal(closed(billing, *state).amount, 8333);
}

static void a_line_is_rounded_once_and_two_lines_add_up(void **state)
{
	struct billing *one = billing_by(*state, "exact", 0), *two = billing_by(*state, "exact", 0);
	struct billed_entry entry = work(1, "B1", 0, 900, 2750), other = work(2, "B2", 0, 900, 2750);
	struct bill bill;

	billing_feed(one, &entry);
	billing_feed(one, &entry);
	assert_int_equal(closed(one, *state).amount, 1375);

	billing_feed(two, &entry);
	billing_feed(two, &other);
	bill = closed(two, *state);
	assert_int_equal(bill.items[0].amount, 688);
	assert_int_equal(bill.items[1].amount, 688);
	assert_int_equal(bill.amount, 1376);
}

static void eleven_and_a_half_minutes_up_to_six_are_twelve(void **state)
{
	struct billing *billing = billing_by(*state, "entry_up_6", 0);
	struct billed_entry entry = work(1, "B1", 0, 699, 3000);

	billing_feed(billing, &entry);
	assert_int_equal(closed(billing, *state).seconds, 720);
	assert_int_equal(closed(billing, *state).amount, 600);
}

static void a_day_is_rounded_by_item_and_rate(void **state)
{
	struct billing *billing = billing_by(*state, "day_nearest_15", 0);
	struct billed_entry parts[] = {
		work(1, "B1", 10, 400, 10000), work(1, "B1", 10, 400, 10000), /* 800 s of one day: 900 */
		work(1, "B1", 11, 400, 10000),                                /* alone: nothing */
		work(2, "B2", 10, 400, 10000), work(1, "B1", 10, 400, 12000), /* another item, another rate: nothing */
	};
	struct bill bill;

	for (size_t i = 0; i < 5; i++)
		billing_feed(billing, &parts[i]);
	bill = closed(billing, *state);
	assert_int_equal(bill.count, 3);
	assert_int_equal(bill.items[0].billed_seconds, 900);
	assert_int_equal(bill.items[0].raw_seconds, 1200);
	assert_int_equal(bill.items[1].rate, 12000);
	assert_int_equal(bill.items[1].billed_seconds, 0);
	assert_int_equal(bill.items[2].billed_seconds, 0);
}

static void the_minimum_is_taken_before_rounding(void **state)
{
	struct billing *exact = billing_by(*state, "exact", 600), *up = billing_by(*state, "entry_up_15", 1200);
	struct billed_entry entry = work(1, "B1", 0, 300, 10000);

	billing_feed(exact, &entry);
	assert_int_equal(closed(exact, *state).seconds, 600);
	assert_int_equal(closed(exact, *state).raw_seconds, 300);
	billing_feed(up, &entry);
	assert_int_equal(closed(up, *state).seconds, 1800);
}

static void an_entry_of_no_length_makes_no_line(void **state)
{
	struct billing *billing = billing_by(*state, "entry_up_15", 900);
	struct billed_entry entry = work(1, "B1", 0, 0, 10000);

	billing_feed(billing, &entry);
	assert_int_equal(closed(billing, *state).count, 0);
}

static void lines_are_sorted_by_code_then_rate_the_project_first(void **state)
{
	struct billing *billing = billing_by(*state, "exact", 0);
	struct billed_entry parts[] = {
		work(9, "CR-1", 0, 60, 200), work(4, "B2", 0, 60, 300), work(4, "B2", 0, 60, 100), work(0, "", 0, 60, 500), work(7, "B1", 0, 60, 900),
	};
	struct bill bill;

	for (size_t i = 0; i < 5; i++)
		billing_feed(billing, &parts[i]);
	bill = closed(billing, *state);
	assert_int_equal(bill.count, 5);
	assert_int_equal(bill.items[0].item, 0);
	assert_string_equal(bill.items[1].code, "B1");
	assert_int_equal(bill.items[2].rate, 100);
	assert_int_equal(bill.items[3].rate, 300);
	assert_string_equal(bill.items[4].code, "CR-1");
	assert_ptr_equal(bill_line_of(&bill, 4, 300, 0), &bill.items[3]);
	assert_null(bill_line_of(&bill, 4, 301, 0));
}

static void a_day_rate_costs_by_the_day(void **state)
{
	struct billing *billing = billing_by(*state, "exact", 0);
	struct billed_entry entry = {.item = 1, .code = "B1", .seconds = 6 * 3600, .rate = 96000, .day_seconds = 8 * 3600};

	billing_feed(billing, &entry);
	assert_int_equal(closed(billing, *state).amount, 72000);
}

static void many_groups_come_out_as_they_went_in(void **state)
{
	struct billing *billing = billing_by(*state, "day_up_1", 0);
	struct bill bill;

	for (int day = 0; day < 3000; day++)
		for (int64_t item = 1; item <= 3; item++) {
			struct billed_entry entry = work(item, item == 1 ? "B1" : item == 2 ? "B2" : "B3", day, 59, 3600);

			billing_feed(billing, &entry);
		}
	bill = closed(billing, *state);
	assert_int_equal(bill.count, 3);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(bill.items[i].raw_seconds, 3000 * 59);
		assert_int_equal(bill.items[i].billed_seconds, 3000 * 60);
		assert_int_equal(bill.items[i].amount, 3000 * 60);
	}
}

static void an_amount_that_nothing_holds_is_refused(void **state)
{
	struct billing *billing = billing_by(*state, "exact", 0);
	struct billed_entry entry = work(1, "B1", 0, 100000000, INT64_MAX);
	struct fault fault = {0};
	struct bill bill;

	billing_feed(billing, &entry);
	assert_false(billing_close(billing, *state, &bill, &fault));
	assert_int_equal(fault.kind, FAULT_REFUSED);
}

static FILE *fixture(const char *name)
{
	char path[4096];
	FILE *file;

	snprintf(path, sizeof path, "%s/tests/fixtures/%s", getenv("abs_srcdir"), name);
	file = fopen(path, "r");
	if (!file)
		fail_msg("%s is not there", path);
	return file;
}

struct example { char day[12], item[16]; int64_t seconds, rate; };

/* Three months of one project. */
static size_t read_examples(struct example *examples, size_t room)
{
	FILE *file = fixture("billable.tsv");
	char line[256];
	size_t count = 0;

	while (count < room && fgets(line, sizeof line, file))
		if (sscanf(line, "%11[0-9-]\t%15s\t%ld\t%ld", examples[count].day, examples[count].item, &examples[count].seconds, &examples[count].rate) == 4)
			count++;
	fclose(file);
	return count;
}

/* Any number will do for a day or an item, if it is another one for each. */
static void feed_example(struct billing *billing, const struct example *example)
{
	struct billed_entry entry = {.code = example->item, .seconds = example->seconds, .rate = example->rate};
	int month, day;

	assert_int_equal(sscanf(example->day, "2026-%d-%d", &month, &day), 2);
	entry.day = month * 100 + day;
	entry.item = example->item[0] * 256 + example->item[1];
	billing_feed(billing, &entry);
}

/* behaviour 21 */
static void six_policies_make_the_lines_of_the_worked_example(void **state)
{
	struct example examples[100];
	size_t count = read_examples(examples, 100), lines = 0;
	FILE *file = fixture("lines.tsv");
	char line[256], policy[32], month[16], item[16], now[64] = "";
	int64_t rate, seconds, amount;
	struct bill bill = {0};
	size_t at = 0;

	while (fgets(line, sizeof line, file)) {
		if (sscanf(line, "%31[a-z0-9_]\t%15[0-9-]\t%15s\t%ld\t%ld\t%ld", policy, month, item, &rate, &seconds, &amount) != 6)
			continue;
		if (strncmp(now, line, strlen(policy) + 1 + strlen(month))) {
			struct billing *billing = billing_by(*state, policy, 0);

			assert_int_equal(at, bill.count);
			for (size_t i = 0; i < count; i++)
				if (!strncmp(examples[i].day, month, 7))
					feed_example(billing, &examples[i]);
			bill = closed(billing, *state);
			at = 0;
			snprintf(now, sizeof now, "%s\t%s", policy, month);
		}
		assert_true(at < bill.count);
		assert_string_equal(bill.items[at].code, item);
		assert_int_equal(bill.items[at].rate, rate);
		assert_int_equal(bill.items[at].billed_seconds, seconds);
		assert_int_equal(bill.items[at].amount, amount);
		at++;
		lines++;
	}
	fclose(file);
	assert_int_equal(at, bill.count);
	assert_int_equal(lines, 72);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(ten_short_entries_cost_what_the_policy_says),
		TEST(fifty_minutes_at_a_hundred_are_83_33),
		TEST(a_line_is_rounded_once_and_two_lines_add_up),
		TEST(eleven_and_a_half_minutes_up_to_six_are_twelve),
		TEST(a_day_is_rounded_by_item_and_rate),
		TEST(the_minimum_is_taken_before_rounding),
		TEST(an_entry_of_no_length_makes_no_line),
		TEST(lines_are_sorted_by_code_then_rate_the_project_first),
		TEST(a_day_rate_costs_by_the_day),
		TEST(many_groups_come_out_as_they_went_in),
		TEST(an_amount_that_nothing_holds_is_refused),
		TEST(six_policies_make_the_lines_of_the_worked_example),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
