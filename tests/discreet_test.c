/*
 * The client's copy tells of the client's contract alone. Whatever happened in it: no internal word stands there in any
 * format, and nothing that one does for oneself or for others moves a byte of it.
 */
#include "tests/world.h"

#include <ctype.h>

#include "model/job.h"
#include "model/quote.h"

static const char *const formats[] = {"text", "md", "html", "json", "csv"};
enum { FORMATS = sizeof formats / sizeof *formats };

static void add_secret_entry(struct world *world, const char *path, int64_t ago, const char *activity)
{
	int64_t now = book_now(world->desk->book);
	struct entry entry = {.path = path, .started_at = now - ago, .ended_at = now - ago + 60 + roll(&world->dice, ago - 60), .activity = activity, .note = "zebra zebra"};

	did(world, entry_log(world->desk->book, &entry, OVERLAP_ALLOW, true, world->desk->arena));
}

static void rewrite_note(struct world *world)
{
	int64_t id = 1 + roll(&world->dice, world->worked_count);
	const char *note = arena_print(world->desk->arena, "zebra said so %lld times", (long long)roll(&world->dice, 1 << 30));

	did(world, entry_edit(world->desk->book, id, &(struct entry_change){.note = note}));
}

static void serve_others(struct world *world)
{
	struct trade *desk = world->desk;
	struct rate rate = {.path = "zebra/quagga", .amount = {33300, "EUR"}, .from_on = day("2026-01-01")};
	struct job job = {.resource = "zebra machine", .hour_micro = 9000000};
	struct quote quote = {.client = add_client(desk, "zebra", "EUR", "Europe/Berlin"), .zone = "Europe/Berlin", .currency = "EUR", .rate = 33300, .asked_seconds = 36000, .title = "zebra", .source = "zebra",
		.follow_up_on = DAY_NONE, .quoted_on = DAY_NONE, .decided_on = DAY_NONE};
	struct place place;

	rate.project = add_project(desk, quote.client, "quagga");
	did(world, rate_set(desk->book, &rate) && quote_add(desk->book, &quote));
	did(world, place_of(desk->book, rate.project, 0, desk->arena, &place) && job_start(desk->book, &place, &job));
}

static void keep_secrets(struct world *world, bool others)
{
	if (others)
		serve_others(world);
	for (int i = 0; i < 3; i++) {
		add_secret_entry(world, "learning/zebra", 3600 + roll(&world->dice, 90 * 3600), "research");
		add_secret_entry(world, "admin", 3600 + roll(&world->dice, 90 * 3600), "admin");
		add_secret_entry(world, "sales/zebra", 3600 + roll(&world->dice, 90 * 3600), "sales");
		add_secret_entry(world, "zebra/quagga", 3600 + roll(&world->dice, 90 * 3600), "modelling");
		add_secret_entry(world, "unfiled", 3600 + roll(&world->dice, 90 * 3600), "other");
	}
	if (world->worked_count)
		rewrite_note(world);
}

static void copy(struct world *world, const char *copies[FORMATS])
{
	for (int i = 0; i < FORMATS; i++)
		copies[i] = written(world, INT64_MAX, false, formats[i]);
}

static void check_words(const struct world *world, const char *format, const char *words)
{
	static const char *const internal[] = {"zebra", "quagga", "33300", "333.00", "effective rate", "effective_rate", "utilis", "utiliz", "realis", "realiz", "win rate",
		"win_rate", "creep", "learning", "runway", "value_at_risk", "cap_notices", "calibration", "\"time\"", "\"evm\"", "\"rates\"", "for you alone", "ambit entries"};
	char *small = arena_text(world->desk->arena, words);

	for (char *at = small; *at; at++)
		*at = (char)tolower((unsigned char)*at);
	for (size_t i = 0; i < sizeof internal / sizeof *internal; i++)
		if (strstr(small, internal[i]))
			fail_msg("seed %llu: \"%s\" in the client's %s: …%.80s", (unsigned long long)world->dice.seed, internal[i], format, strstr(small, internal[i]));
}

/* Now and then, so that all that happened since the last look is looked at. */
static void check_copies(struct world *world)
{
	const char *before[FORMATS], *after[FORMATS];
	bool first = !world->told_others;

	do_something(world);
	if (roll(&world->dice, 6))
		return;
	copy(world, before);
	keep_secrets(world, first);
	world->told_others = true;
	copy(world, after);
	for (int i = 0; i < FORMATS; i++) {
		check_words(world, formats[i], after[i]);
		if (strcmp(before[i], after[i]))
			fail_msg("seed %llu: the client's %s tells of what is none of theirs", (unsigned long long)world->dice.seed, formats[i]);
	}
}

static void the_clients_copy_knows_the_clients_contract_alone(void **state)
{
	every_life(state, check_copies, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_clients_copy_knows_the_clients_contract_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
