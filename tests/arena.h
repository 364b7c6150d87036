/* An arena for each test of a file. */
#ifndef TESTS_ARENA_H
#define TESTS_ARENA_H

#include "model/arena.h"
#include "tests/unit.h"

static struct arena *arena;

static int arena_setup(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int arena_teardown(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

#endif
