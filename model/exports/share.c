#include <stdlib.h>

#include "model/exports/share.h"

enum { ROOM_FIRST = 16 };

static size_t place_of(const struct share *share, int64_t seconds)
{
	size_t place = (size_t)((uint64_t)seconds * 0x9e3779b97f4a7c15u >> 32) & (share->room - 1);

	while (share->lengths[place].count && share->lengths[place].seconds != seconds)
		place = (place + 1) & (share->room - 1);
	return place;
}

static void grow(struct share *share)
{
	struct share wider = *share;

	wider.room = share->room ? share->room * 2 : ROOM_FIRST;
	wider.lengths = arena_array(share->arena, wider.room, sizeof *wider.lengths);
	for (size_t i = 0; i < share->room; i++)
		if (share->lengths[i].count)
			wider.lengths[place_of(&wider, share->lengths[i].seconds)] = share->lengths[i];
	*share = wider;
}

void share_feed(struct share *share, int64_t seconds)
{
	struct share_length *length;

	if (share->used * 2 >= share->room)
		grow(share);
	length = &share->lengths[place_of(share, seconds)];
	share->used += !length->count++;
	length->seconds = seconds;
	share->total += seconds;
}

/* What is left over when the share of so many seconds is rounded down. */
static int128 fraction(const struct share *share, int64_t seconds)
{
	return (int128)share->amount * seconds % share->total;
}

struct fraction { int128 left; int64_t count; };

static int by_fraction(const void *one, const void *other)
{
	int128 a = ((const struct fraction *)one)->left, b = ((const struct fraction *)other)->left;

	return a > b ? -1 : a < b;
}

void share_close(struct share *share, int64_t amount)
{
	struct fraction *fractions = arena_array(share->arena, share->used + 1, sizeof *fractions);
	int64_t missing = amount;
	size_t count = 0;

	share->amount = amount;
	share->threshold = -1;
	share->ties = 0;
	for (size_t i = 0; i < share->room && share->total; i++) {
		const struct share_length *length = &share->lengths[i];

		if (!length->count)
			continue;
		missing -= (int64_t)((int128)amount * length->seconds / share->total) * length->count;
		fractions[count++] = (struct fraction){fraction(share, length->seconds), length->count};
	}
	qsort(fractions, count, sizeof *fractions, by_fraction);
	for (size_t i = 0; i < count && missing > 0; i++) {
		if (fractions[i].left != share->threshold)
			share->ties = 0;
		share->threshold = fractions[i].left;
		share->ties += missing < fractions[i].count ? missing : fractions[i].count;
		missing -= fractions[i].count;
	}
}

int64_t share_take(struct share *share, int64_t seconds)
{
	int64_t amount;
	int128 left;

	if (!share->total)
		return 0;
	amount = (int64_t)((int128)share->amount * seconds / share->total);
	left = fraction(share, seconds);
	if (share->threshold < 0 || left < share->threshold)
		return amount;
	if (left > share->threshold)
		return amount + 1;
	return share->ties > 0 && share->ties-- ? amount + 1 : amount;
}
