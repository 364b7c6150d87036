/* Random numbers that are the same on every machine: a test says its seed when it fails, and starts there again. */
#ifndef TESTS_DICE_H
#define TESTS_DICE_H

#include "tests/unit.h"

struct dice { uint64_t seed, state; };

static inline struct dice dice_of(uint64_t seed)
{
	return (struct dice){seed, seed * UINT64_C(0x9E3779B97F4A7C15) + 1};
}

/* 0 to sides - 1. */
static inline int64_t roll(struct dice *dice, int64_t sides)
{
	dice->state = dice->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (int64_t)((dice->state >> 33) % (uint64_t)sides);
}

/* What must hold whatever was rolled. */
#define assert_holds(dice, condition) do { \
	if (!(condition)) \
		fail_msg("seed %llu: %s", (unsigned long long)(dice)->seed, #condition); \
} while (0)

#endif
