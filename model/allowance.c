#include "model/allowance.h"

int64_t allowance_take(struct allowance *allowance, int64_t seconds)
{
	int64_t left = allowance_left(allowance), over = seconds > left ? seconds - left : 0;

	allowance->used += seconds;
	allowance->over += over;
	return over;
}

int64_t allowance_left(const struct allowance *allowance)
{
	int64_t left = allowance->hours + allowance->carried - allowance->used;

	return left > 0 ? left : 0;
}

void allowance_turn(struct allowance *allowance)
{
	int64_t left = allowance_left(allowance);

	allowance->carried = left < allowance->rollover ? left : allowance->rollover;
	allowance->used = allowance->over = 0;
}
