/*
 * What a retainer's month holds: hours agreed, and unused ones carried over from the month before. Work is counted
 * against it in the order that it is told; what passes it is over, and billed by the hour. Pure arithmetic.
 */
#ifndef MODEL_ALLOWANCE_H
#define MODEL_ALLOWANCE_H

#include <stdint.h>

struct allowance {
	int64_t hours, rollover;      /* seconds a month; seconds that go on at most */
	int64_t carried, used, over;  /* of the present month */
};

/* Counts seconds of the present month, and answers how many of them are over. */
int64_t allowance_take(struct allowance *, int64_t seconds);
/* Unused seconds of the present month. */
int64_t allowance_left(const struct allowance *);
/* Ends the month: what is unused goes on, up to the rollover. */
void allowance_turn(struct allowance *);

#endif
