/*
 * Projects that nobody planned: hours, changes, answers, re-estimates, rates, jobs and seals in random order, each a
 * moment after the last. What a test finds out about them must hold whatever happened.
 */
#ifndef TESTS_WORLD_H
#define TESTS_WORLD_H

#include "model/position.h"
#include "tests/dice.h"
#include "tests/trade_fixture.h"

enum { PLACES = 64, HOURS = 256, SHOTS = 8 };

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
	bool told_others;                      /* of the test that works for others too */
};

enum { PROJECT = -1, LEARNING = -2, ADMIN = -3, SALES = -4 };

#define did(world, call) do { \
	if (!(call)) \
		fail_msg("seed %llu: %s: %s", (unsigned long long)(world)->dice.seed, #call, book_fault((world)->desk->book)->text); \
} while (0)

/* each for every act of every life, last at its end (NULL: nothing); AMBIT_TEST_WORLDS=500 looks further than there is time for at each build. */
void every_life(void **state, void (*each)(struct world *), void (*last)(struct world *));
/* Time goes on before each act: a figure of then is never of the same second as a later fact. */
void pass(struct world *);
void do_something(struct world *);
void do_something_now(struct world *);
void move(struct world *, int place, enum change_state to);
struct position look(struct world *, int64_t as_of);
/* The scope report of that moment, as that format writes it; in the arena. */
const char *written(struct world *, int64_t as_of, bool internal, const char *format);

#endif
