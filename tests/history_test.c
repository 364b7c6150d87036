/*
 * Whatever happened in a project, every second is in its one bucket, the sums add up, an answer moves what it must and
 * nothing else, undo restores every figure, and what was reported once is never redrawn.
 */
#include "tests/world.h"

#include "model/appraisal.h"

/* Every figure of the report, with what is for oneself alone. */
static const char *figures(struct world *world, int64_t as_of)
{
	return written(world, as_of, true, "json");
}

/* The law of scope, section 3, said a second time. */
static enum bucket bucket_by_law(const struct world *world, const struct worked *worked)
{
	static const enum bucket own[] = {BUCKET_OWN_LEARNING, BUCKET_OWN_ADMIN, BUCKET_OWN_SALES};

	if (worked->place <= LEARNING)
		return own[LEARNING - worked->place];
	if (!strcmp(worked->activity, "estimating"))
		return BUCKET_CHANGE_HANDLING;
	if (worked->place == PROJECT)
		return world->seal_on != DAY_NONE && worked->day >= world->seal_on ? BUCKET_UNRECORDED : BUCKET_IN_SCOPE;
	switch (world->states[worked->place]) {
	case CHANGE_NONE: case CHANGE_APPROVED: case CHANGE_DELIVERED:
		return BUCKET_IN_SCOPE;
	case CHANGE_ABSORBED:
		return BUCKET_ABSORBED;
	case CHANGE_PROPOSED: case CHANGE_ESTIMATED: case CHANGE_SENT:
		return BUCKET_AT_RISK;
	default:
		return BUCKET_REFUSED;
	}
}

static void check_buckets(struct world *world)
{
	int64_t expected[BUCKET_COUNT] = {0}, total = 0, sum = 0, by_activity = 0;
	struct position position;

	do_something(world);
	position = look(world, INT64_MAX);
	for (int i = 0; i < world->worked_count; i++) {
		expected[bucket_by_law(world, &world->worked[i])] += world->worked[i].seconds;
		total += world->worked[i].seconds;
	}
	for (int i = 0; i < BUCKET_COUNT; i++) {
		assert_holds(&world->dice, position.hours.bucket[i] == expected[i]);
		sum += position.hours.bucket[i];
	}
	for (size_t i = 0; i < position.hours.activities.count; i++)
		by_activity += position.hours.activities.items[i].seconds;
	assert_holds(&world->dice, sum == total && position.hours.total == total && by_activity == total);
	assert_holds(&world->dice, position.hours.entries == world->worked_count);
}

static void every_second_is_in_exactly_one_bucket(void **state)
{
	every_life(state, check_buckets, NULL);
}

static void check_bridge(struct world *world)
{
	struct position position;
	struct ratio expected;
	int64_t sum = 0;

	do_something(world);
	position = look(world, INT64_MAX);
	expected = ratio_add(forecast_eac_bottom_up(&position.forecast),
		ratio_of(uncompensated(position.hours.bucket) + position.hours.bucket[BUCKET_CHANGE_HANDLING], 1));
	for (int i = 0; i < BRIDGE_ROWS; i++)
		sum += position.bridge.row[i];
	assert_holds(&world->dice, sum == position.bridge.total);
	/* From budget to remaining effort by differences, and straight from what is done and to do, is one figure. */
	assert_holds(&world->dice, llabs(position.bridge.total - ratio_round(ratio_divide(expected, ratio_of(36, 1)))) <= 1);
	assert_holds(&world->dice, scope_current(&position.scope) == position.scope.baseline + position.scope.added - position.scope.removed);
	assert_holds(&world->dice, ratio_round(position.forecast.budget) == scope_current(&position.scope));
}

static void the_bridge_ends_where_the_forecast_does(void **state)
{
	every_life(state, check_bridge, NULL);
}

static void check_course(struct world *world, const struct position *before, const struct position *after, int until)
{
	assert_holds(&world->dice, before->burnup_count <= after->burnup_count);
	for (size_t i = 0; i < before->burnup_count && before->burnup[i].day < until; i++) {
		const struct burnup_point *then = &before->burnup[i], *now = &after->burnup[i];

		assert_holds(&world->dice, then->day == now->day && then->baseline == now->baseline && then->scope == now->scope && then->waiting == now->waiting);
		assert_holds(&world->dice, then->effort == now->effort && !ratio_sign(ratio_subtract(then->earned, now->earned)));
		assert_holds(&world->dice, ratio_is_null(then->planned) == ratio_is_null(now->planned) && !ratio_sign(ratio_subtract(then->planned, now->planned)));
	}
}

static const struct position_change *change_of(const struct position *position, int64_t id)
{
	for (size_t i = 0; i < position->change_count; i++)
		if (position->changes[i].change->id == id)
			return &position->changes[i];
	fail();
	return NULL;
}

static void check_approval(struct world *world, int place, const struct position *before, const struct position *after)
{
	const struct position_change *was = change_of(before, world->places[place]), *is = change_of(after, world->places[place]);
	int64_t added = was->removes ? 0 : was->mean, removed = was->removes ? was->mean : 0;
	int64_t price = round_product(was->mean, before->money.present->amount.minor, 3600, NULL);

	assert_holds(&world->dice, after->scope.baseline == before->scope.baseline && after->scope.added == before->scope.added + added);
	assert_holds(&world->dice, after->scope.removed == before->scope.removed + removed && after->scope.pending == before->scope.pending - added);
	for (int i = 0; i < BUCKET_COUNT; i++)
		assert_holds(&world->dice, after->hours.bucket[i] - before->hours.bucket[i] == (i == BUCKET_IN_SCOPE ? was->worked : i == BUCKET_AT_RISK ? -was->worked : 0));
	assert_holds(&world->dice, is->change->price == (was->removes ? -price : price));
	for (size_t i = 0; i < before->item_count; i++) {
		const struct position_item *item = &before->items[i], *same = position_item_of(after, item->id);

		assert_holds(&world->dice, same && same->task.actual == item->task.actual && same->task.percent == item->task.percent);
		assert_holds(&world->dice, same->task.removed - item->task.removed == (was->removes && was->change->removes == item->id ? was->mean : 0));
	}
	check_course(world, before, after, before->day);
}

static void approve_what_waits(struct world *world)
{
	do_something(world);
	for (int place = 0; place < world->count; place++)
		if (world->states[place] == CHANGE_SENT && !roll(&world->dice, 3)) {
			struct position before = look(world, INT64_MAX), after;

			move(world, place, CHANGE_APPROVED);
			after = look(world, INT64_MAX);
			check_approval(world, place, &before, &after);
		}
}

static void an_approval_moves_what_it_must_and_nothing_else(void **state)
{
	every_life(state, approve_what_waits, NULL);
}

static void keep_a_shot(struct world *world)
{
	do_something(world);
	if (world->shot_count < SHOTS && !roll(&world->dice, 4))
		world->shots[world->shot_count++] = (struct shot){book_now(world->desk->book), figures(world, INT64_MAX), look(world, INT64_MAX)};
}

static void check_same(const struct world *world, const char *then, const char *now)
{
	size_t same = 0;

	while (then[same] && then[same] == now[same])
		same++;
	same = same > 60 ? same - 60 : 0;
	if (strcmp(then, now))
		fail_msg("seed %llu: …%.160s… reads …%.160s… now", (unsigned long long)world->dice.seed, then + same, now + same);
}

static void compare_shots(struct world *world)
{
	struct position now = look(world, INT64_MAX);

	for (int i = 0; i < world->shot_count; i++) {
		struct shot *shot = &world->shots[i];

		check_same(world, shot->figures, figures(world, shot->at));
		if (shot->position.sealed)
			check_course(world, &shot->position, &now, shot->position.day);
	}
}

static void what_was_reported_once_is_never_redrawn(void **state)
{
	every_life(state, keep_a_shot, compare_shots);
}

static void do_undo_and_do_again(struct world *world)
{
	const char *before, *after;

	pass(world);
	before = figures(world, INT64_MAX);
	do_something_now(world);
	if (world->barred)
		return;
	after = figures(world, INT64_MAX);
	take_back(world->desk, 1);
	check_same(world, before, figures(world, INT64_MAX));
	bring_back(world->desk, 1);
	check_same(world, after, figures(world, INT64_MAX));
}

static void undo_restores_every_figure(void **state)
{
	every_life(state, do_undo_and_do_again, NULL);
}

struct behind { struct appraisal *appraisal; int64_t seconds; };

static bool add_behind(void *context, const struct entry *entry)
{
	struct behind *behind = context;

	behind->seconds += entry->seconds;
	return appraisal_add(behind->appraisal, entry);
}

/* What the list of entries comes to that the report names behind a figure. */
static struct appraised behind(struct world *world, const char *bucket, enum disposition disposition, int64_t as_of, int64_t *seconds)
{
	struct entry_filter filter = {.project = world->desk->project, .bucket = bucket, .disposition = disposition, .as_of = as_of};
	struct behind sum = {0};
	const struct appraised *sums = NULL;
	size_t count = 0;

	did(world, appraisal_open(world->desk->book, as_of, world->desk->arena, &sum.appraisal));
	did(world, entry_each(world->desk->book, &filter, add_behind, &sum) && appraisal_close(sum.appraisal, &sums, &count));
	*seconds = sum.seconds;
	assert_holds(&world->dice, count <= 1);
	return count ? sums[0] : (struct appraised){0};
}

static void check_behind(struct world *world, int64_t at, const struct position *position)
{
	int64_t seconds;

	for (int bucket = 0; bucket < BUCKET_UNFILED; bucket++) {
		behind(world, bucket_words[bucket], DISPOSITION_NONE, at, &seconds);
		assert_holds(&world->dice, bucket == BUCKET_OWN_LEARNING || bucket == BUCKET_OWN_ADMIN || bucket == BUCKET_OWN_SALES ? !seconds : seconds == position->hours.bucket[bucket]);
	}
	assert_holds(&world->dice, behind(world, "billed_labour", DISPOSITION_NONE, at, &seconds).billed == position->money.labour && seconds == position->hours.billable);
	assert_holds(&world->dice, behind(world, "value_given", DISPOSITION_NONE, at, &seconds).exact == ratio_round(position_value_given(position)));
	assert_holds(&world->dice, behind(world, "value_at_risk", DISPOSITION_NONE, at, &seconds).exact == ratio_round(position->money.worth[WORTH_AT_RISK]));
	assert_holds(&world->dice, behind(world, "absorbed", DISPOSITION_NONE, at, &seconds).exact == ratio_round(position->money.worth[WORTH_ABSORBED]));
	assert_holds(&world->dice, behind(world, "at_risk", AT_RISK, at, &seconds).billed == position->money.at_risk.amount);
	assert_holds(&world->dice, behind(world, NULL, DISPOSITION_NONE, at, &seconds).exact == ratio_round(position_value(position)) && seconds == position->hours.client);
}

/* Today and, once all has happened, on the days before. */
static void look_behind(struct world *world)
{
	struct position position;

	keep_a_shot(world);
	position = look(world, INT64_MAX);
	check_behind(world, book_now(world->desk->book), &position);
}

static void look_behind_the_past(struct world *world)
{
	for (int i = 0; i < world->shot_count; i++)
		check_behind(world, world->shots[i].at, &world->shots[i].position);
}

static void what_stands_behind_a_figure_adds_up_to_it(void **state)
{
	every_life(state, look_behind, look_behind_the_past);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_second_is_in_exactly_one_bucket),
		cmocka_unit_test(the_bridge_ends_where_the_forecast_does),
		cmocka_unit_test(an_approval_moves_what_it_must_and_nothing_else),
		cmocka_unit_test(what_was_reported_once_is_never_redrawn),
		cmocka_unit_test(what_stands_behind_a_figure_adds_up_to_it),
		cmocka_unit_test(undo_restores_every_figure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
