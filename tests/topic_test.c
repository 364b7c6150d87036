/* What is to be learnt: a short queue, with what it takes. */
#include "model/topic.h"
#include "tests/trade_fixture.h"

static struct item topic(const char *code, struct estimate estimate)
{
	return (struct item){.code = code, .name = "A paper", .path = code, .start_on = DAY_NONE, .end_on = DAY_NONE, .price = -1, .estimate = estimate};
}

static int64_t queue(struct trade *desk, const char *code, struct estimate estimate)
{
	struct item item = topic(code, estimate);

	assert_done(desk, topic_add(desk->book, &item));
	return item.id;
}

static struct topics waiting(struct trade *desk)
{
	struct topics topics;

	assert_done(desk, topic_queue(desk->book, desk->arena, &topics));
	return topics;
}

static void topics_wait_in_the_order_in_which_they_came(void **state)
{
	struct trade *desk = *state;
	struct topics topics;

	queue(desk, "jax", hours(3, 3, 3));
	queue(desk, "drift", (struct estimate){0});
	topics = waiting(desk);
	assert_int_equal(topics.count, 2);
	assert_string_equal(topics.items[0].code, "jax");
	assert_int_equal(ratio_round(topics.items[0].to_do), 3 * 3600);
	assert_true(ratio_is_null(topics.items[1].to_do));
}

static void a_fourth_is_refused_until_one_is_learnt(void **state)
{
	struct trade *desk = *state;
	int64_t first = queue(desk, "jax", hours(3, 3, 3));
	struct item fourth = topic("rlhf", hours(1, 1, 1));

	queue(desk, "drift", hours(1, 1, 1));
	queue(desk, "shap", hours(1, 1, 1));
	assert_refused(desk, topic_add(desk->book, &fourth), FAULT_REFUSED, "\"jax\" first");
	assert_done(desk, item_progress(desk->book, first, 100, DAY_NONE));
	assert_done(desk, topic_add(desk->book, &fourth));
	assert_int_equal(waiting(desk).count, 3);
	take_back(desk, 2);
	assert_string_equal(waiting(desk).items[0].code, "jax");
}

static void time_on_a_topic_shortens_what_is_to_do(void **state)
{
	struct trade *desk = *state;
	int64_t id = queue(desk, "jax", hours(3, 3, 3));

	log_hours(desk, "learning/jax", "2026-01-05T09:00:00Z", 3600, "learning");
	assert_int_equal(waiting(desk).items[0].seconds, 3600);
	assert_int_equal(ratio_round(waiting(desk).items[0].to_do), 2 * 3600);
	assert_done(desk, item_progress(desk->book, id, 50, DAY_NONE));
	assert_int_equal(ratio_round(waiting(desk).items[0].to_do), 90 * 60);
	assert_done(desk, item_remaining(desk->book, id, hours(4, 4, 4), DAY_NONE));
	assert_int_equal(ratio_round(waiting(desk).items[0].to_do), 4 * 3600);
}

static void a_topic_that_was_only_logged_waits_for_nothing(void **state)
{
	struct trade *desk = *state;
	struct item item = topic("jax", hours(3, 3, 3));
	struct place place;

	log_hours(desk, "learning/jax", "2026-01-05T09:00:00Z", 3600, "learning");
	assert_int_equal(waiting(desk).count, 0);
	assert_done(desk, place_find(desk->book, "learning/jax", PLACE_OWN, desk->arena, &place));
	assert_refused(desk, item_progress(desk->book, place.item, 100, DAY_NONE), FAULT_REFUSED, "item add learning/TOPIC NAME");
	assert_done(desk, topic_add(desk->book, &item));
	assert_int_equal(item.id, place.item);
	assert_string_equal(waiting(desk).items[0].name, "A paper");
	assert_refused(desk, topic_add(desk->book, &item), FAULT_CONFLICT, "was in the queue before");
}

static void its_name_is_a_topic_s(void **state)
{
	struct trade *desk = *state;
	struct item item = topic("Deep.RL", hours(3, 3, 3));

	assert_refused(desk, topic_add(desk->book, &item), FAULT_INPUT, "is no topic");
}

#define test(name) cmocka_unit_test_setup_teardown(name, trade_setup, trade_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(topics_wait_in_the_order_in_which_they_came), test(a_fourth_is_refused_until_one_is_learnt),
		test(time_on_a_topic_shortens_what_is_to_do), test(a_topic_that_was_only_logged_waits_for_nothing),
		test(its_name_is_a_topic_s),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
