#include "tests/world.h"

#include "model/job.h"
#include "model/reports/scope.h"

enum { WORLDS = 4, ACTS = 36 };

static struct estimate rolled(struct dice *dice)
{
	int64_t optimistic = roll(dice, 600), likely = optimistic + roll(dice, 600);

	return (struct estimate){optimistic, likely, likely + roll(dice, 900) + 1};
}

void pass(struct world *world)
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

void move(struct world *world, int place, enum change_state to)
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

void do_something_now(struct world *world)
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

void do_something(struct world *world)
{
	pass(world);
	do_something_now(world);
}

struct position look(struct world *world, int64_t as_of)
{
	struct position position;

	did(world, position_load(world->desk->book, world->desk->project, as_of, world->desk->arena, &position));
	return position;
}

const char *written(struct world *world, int64_t as_of, bool internal, const char *format)
{
	struct scope_question question = {.project = world->desk->project, .as_of = as_of, .internal = internal, .since = DAY_NONE};
	struct report report;
	struct text text = {0};
	const char *out;

	did(world, report_scope(world->desk->book, &question, world->desk->arena, &report));
	assert_holds(&world->dice, report_write(&report, format, &text));
	out = arena_text(world->desk->arena, text_string(&text));
	text_free(&text);
	return out;
}

static void agree_on_rounding(struct world *world)
{
	static const char *const policies[] = {"exact", "day_nearest_15", "entry_up_6", "line_nearest_15"};
	struct project project;

	did(world, project_find(world->desk->book, world->desk->project, world->desk->arena, &project));
	project.rounding = policies[world->dice.seed % 4];
	did(world, project_edit(world->desk->book, &project));
}

static void live(void **state, uint64_t seed, void (*each)(struct world *), void (*last)(struct world *))
{
	struct world world = {.dice = dice_of(seed), .seal_on = DAY_NONE};

	assert_int_equal(trade_setup(state), 0);
	world.desk = *state;
	world.rate_on = day("2026-01-05");
	agree_on_rounding(&world);
	for (int i = 0; i < ACTS; i++)
		each(&world);
	if (last)
		last(&world);
	trade_teardown(state);
}

void every_life(void **state, void (*each)(struct world *), void (*last)(struct world *))
{
	const char *more = getenv("AMBIT_TEST_WORLDS");
	uint64_t worlds = more ? strtoull(more, NULL, 10) : WORLDS;

	for (uint64_t seed = 1; seed <= worlds; seed++)
		live(state, seed, each, last);
}
