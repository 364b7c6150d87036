/*
 * Projects that nobody planned: hours, changes, answers, re-estimates, rates, jobs and seals in random order, each a
 * moment after the last. Whatever happened, every second is in its one bucket, the sums add up, an answer moves what it
 * must and nothing else, undo restores every figure, and what was reported once is never redrawn.
 */
#include "tests/dice.h"
#include "tests/trade_fixture.h"

#include "model/job.h"
#include "model/position.h"
#include "model/reports/scope.h"

enum { WORLDS = 4, ACTS = 36, PLACES = 64, HOURS = 256, SHOTS = 8 };

struct worked { int place; const char *activity; int day; int64_t seconds; }; /* place -1 and below: the project, own time */
struct shot { int64_t at; const char *figures; struct position position; };

struct world {
	struct dice dice;
	struct trade *desk;
	int64_t places[PLACES], job;
	enum change_state states[PLACES];      /* CHANGE_NONE: an item */
	bool removes[PLACES];
	int count, items, seal_on, rate_on;
	struct worked worked[HOURS];
	int worked_count;
	struct shot shots[SHOTS];
	int shot_count;
	bool barred;                           /* the last act can't be undone */
};

enum { PROJECT = -1, LEARNING = -2, ADMIN = -3, SALES = -4 };

#define did(world, call) do { \
	if (!(call)) \
		fail_msg("seed %llu: %s: %s", (unsigned long long)(world)->dice.seed, #call, book_fault((world)->desk->book)->text); \
} while (0)

static struct estimate rolled(struct dice *dice)
{
	int64_t optimistic = roll(dice, 600), likely = optimistic + roll(dice, 600);

	return (struct estimate){optimistic, likely, likely + roll(dice, 900) + 1};
}

/* Time goes on before each act: a figure of then is never of the same second as a later fact. */
static void pass(struct world *world)
{
	struct book *book = world->desk->book;

	book_set_clock(book, book_now(book) + 5 * 3600 + roll(&world->dice, 60 * 3600));
}

static const char *path_of(struct world *world, int place)
{
	static const char *const own[] = {"lumen/churn", "learning", "admin", "sales"};
	struct place found;

	if (place < 0)
		return own[-place - 1];
	did(world, place_of(world->desk->book, world->desk->project, world->places[place], world->desk->arena, &found));
	return found.path;
}

static void work(struct world *world)
{
	static const char *const activities[] = {"modelling", "estimating", "meeting", "data_cleaning", "training_wait"};
	static const enum disposition given[] = {DISPOSITION_NONE, DISPOSITION_NONE, DISPOSITION_NONE, GOODWILL, NONBILLABLE};
	int place = (int)roll(&world->dice, world->count + 4) - 4;
	int64_t seconds = 60 + roll(&world->dice, 4 * 3600), now = book_now(world->desk->book);
	struct entry entry = {.path = path_of(world, place), .started_at = now - seconds, .ended_at = now, .note = "work",
		.activity = place <= LEARNING ? "research" : activities[roll(&world->dice, 5)], .given = place <= LEARNING ? DISPOSITION_NONE : given[roll(&world->dice, 5)]};

	did(world, entry_log(world->desk->book, &entry, OVERLAP_REFUSE, false, world->desk->arena));
	assert_holds(&world->dice, world->worked_count < HOURS);
	world->worked[world->worked_count++] = (struct worked){place, entry.activity, entry.day, seconds};
}

static void plan(struct world *world)
{
	struct item item = {.project = world->desk->project, .name = "A piece", .acceptance = "as agreed", .estimate = rolled(&world->dice),
		.start_on = DAY_NONE, .end_on = book_today(world->desk->book) + 20 + (int)roll(&world->dice, 60), .price = -1};
	char code[16];

	snprintf(code, sizeof code, "B%d", world->items + 1);
	item.code = item.path = code;
	did(world, item_add(world->desk->book, &item));
	world->places[world->count++] = item.id;
	world->items++;
}

static void sign(struct world *world)
{
	struct baseline baseline = {.who = "Ana", .evidence = "signed", .sealed_on = DAY_NONE};

	did(world, baseline_seal(world->desk->book, world->desk->project, &baseline));
	if (world->seal_on == DAY_NONE)
		world->seal_on = book_today(world->desk->book);
	world->barred = true;
}

static int64_t some_item(struct world *world)
{
	int place;

	do
		place = (int)roll(&world->dice, world->count);
	while (world->states[place] != CHANGE_NONE);
	return world->places[place];
}

static void wish(struct world *world)
{
	bool removes = !roll(&world->dice, 5);
	struct change change = {.project = world->desk->project, .title = "A wish", .start_on = DAY_NONE, .end_on = DAY_NONE,
		.removes = removes ? some_item(world) : 0};

	assert_holds(&world->dice, world->count < PLACES);
	did(world, change_propose(world->desk->book, &change, DAY_NONE));
	world->removes[world->count] = removes;
	world->states[world->count] = CHANGE_PROPOSED;
	world->places[world->count++] = change.id;
}

/* One of the states that may follow; CHANGE_NONE where the end is reached. */
static enum change_state next_state(struct dice *dice, enum change_state state)
{
	static const enum change_state early[] = {CHANGE_ESTIMATED, CHANGE_ESTIMATED, CHANGE_ESTIMATED, CHANGE_WITHDRAWN, CHANGE_ABSORBED};
	static const enum change_state sized[] = {CHANGE_SENT, CHANGE_SENT, CHANGE_SENT, CHANGE_ESTIMATED, CHANGE_ABSORBED};
	static const enum change_state sent[] = {CHANGE_APPROVED, CHANGE_APPROVED, CHANGE_REJECTED, CHANGE_EXPIRED, CHANGE_WITHDRAWN};

	switch (state) {
	case CHANGE_PROPOSED:
		return early[roll(dice, 5)];
	case CHANGE_ESTIMATED:
		return sized[roll(dice, 5)];
	case CHANGE_SENT:
		return sent[roll(dice, 5)];
	case CHANGE_APPROVED:
		return roll(dice, 3) ? CHANGE_NONE : CHANGE_DELIVERED;
	default:
		return CHANGE_NONE;
	}
}

static void move(struct world *world, int place, enum change_state to)
{
	struct change_step step = {.who = "Ana", .evidence = "mail", .why = "small", .on = DAY_NONE, .valid_until = DAY_NONE};

	if (to == CHANGE_ESTIMATED)
		step.estimate = rolled(&world->dice);
	if (to == CHANGE_REJECTED)
		step.hours = roll(&world->dice, 2) ? "goodwill" : "dispute";
	did(world, change_move(world->desk->book, world->places[place], to, &step));
	world->states[place] = to;
}

static bool is_scope(const struct world *world, int place)
{
	return !world->removes[place] && (world->states[place] == CHANGE_NONE || change_is_scope(world->states[place]));
}

static void go_on(struct world *world)
{
	int place = (int)roll(&world->dice, world->count);
	enum change_state to = next_state(&world->dice, world->states[place]);
	struct book *book = world->desk->book;

	if (to != CHANGE_NONE)
		move(world, place, to);
	else if (!is_scope(world, place))
		wish(world);
	else if (roll(&world->dice, 3))
		did(world, item_progress(book, world->places[place], (int)roll(&world->dice, 5) * 25, DAY_NONE));
	else
		did(world, item_remaining(book, world->places[place], rolled(&world->dice), DAY_NONE));
}

static void raise(struct world *world)
{
	struct rate rate = {.path = "lumen/churn", .project = world->desk->project, .amount = {9000 + roll(&world->dice, 9000), "USD"},
		.from_on = world->rate_on += 1 + (int)roll(&world->dice, 9)};

	did(world, rate_set(world->desk->book, &rate));
}

static void compute(struct world *world)
{
	struct job job = {.resource = "a100", .hour_micro = roll(&world->dice, 5000000), .treatment = (enum treatment)roll(&world->dice, 4)};
	struct place place;

	if (world->job) {
		did(world, job_stop(world->desk->book, world->job, 0));
		world->job = 0;
		return;
	}
	did(world, place_of(world->desk->book, world->desk->project, 0, world->desk->arena, &place) && job_start(world->desk->book, &place, &job));
	world->job = job.id;
}

static void do_something_now(struct world *world)
{
	int what = (int)roll(&world->dice, 20);

	world->barred = false;
	if (world->count == 0 || (what == 0 && world->seal_on == DAY_NONE))
		plan(world);
	else if (what == 1)
		sign(world);
	else if (what == 2)
		raise(world);
	else if (what == 3)
		compute(world);
	else if (what < 6)
		wish(world);
	else if (what < 13)
		go_on(world);
	else
		work(world);
}

static void do_something(struct world *world)
{
	pass(world);
	do_something_now(world);
}

static struct position look(struct world *world, int64_t as_of)
{
	struct position position;

	did(world, position_load(world->desk->book, world->desk->project, as_of, world->desk->arena, &position));
	return position;
}

/* Every figure of the report, with what is for oneself alone. */
static const char *figures(struct world *world, int64_t as_of)
{
	struct scope_question question = {.project = world->desk->project, .as_of = as_of, .internal = true, .since = DAY_NONE};
	struct report report;
	struct text text = {0};
	const char *out;

	did(world, report_scope(world->desk->book, &question, world->desk->arena, &report));
	report_write_json(&report, &text);
	out = arena_text(world->desk->arena, text_string(&text));
	text_free(&text);
	return out;
}

static void live(void **state, uint64_t seed, void (*each)(struct world *), void (*last)(struct world *))
{
	struct world world = {.dice = dice_of(seed), .seal_on = DAY_NONE};

	assert_int_equal(trade_setup(state), 0);
	world.desk = *state;
	world.rate_on = day("2026-01-05");
	for (int i = 0; i < ACTS; i++)
		each(&world);
	if (last)
		last(&world);
	trade_teardown(state);
}

/* AMBIT_TEST_WORLDS=500 looks further than there is time for at each build. */
static void every_life(void **state, void (*each)(struct world *), void (*last)(struct world *))
{
	const char *more = getenv("AMBIT_TEST_WORLDS");
	uint64_t worlds = more ? strtoull(more, NULL, 10) : WORLDS;

	for (uint64_t seed = 1; seed <= worlds; seed++)
		live(state, seed, each, last);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_second_is_in_exactly_one_bucket),
		cmocka_unit_test(the_bridge_ends_where_the_forecast_does),
		cmocka_unit_test(an_approval_moves_what_it_must_and_nothing_else),
		cmocka_unit_test(what_was_reported_once_is_never_redrawn),
		cmocka_unit_test(undo_restores_every_figure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
