#include <stdlib.h>

#include "model/arena.h"
#include "model/imports/seen.h"

enum { COUNT_BITS = 10, COUNT_MOST = (1 << COUNT_BITS) - 1, SHELF_SHIFT = 58, ROOM_FIRST = 16 };

void seen_clear(struct seen *seen)
{
	for (int i = 0; i < SEEN_SHELVES; i++)
		free(seen->shelves[i].slots);
	*seen = (struct seen){0};
}

uint64_t seen_hash(const char *bytes, size_t size)
{
	uint64_t hash = 0xcbf29ce484222325u;

	for (size_t i = 0; i < size; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * 0x100000001b3u;
	return hash;
}

/* Every bit of a hash moves every bit of this (MurmurHash3's last steps). */
static uint64_t mixed(uint64_t hash)
{
	hash = (hash ^ hash >> 33) * 0xff51afd7ed558ccdu;
	hash = (hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53u;
	return hash ^ hash >> 33;
}

/* Its slot, or the free one where it belongs. */
static uint64_t *slot_of(const struct seen_shelf *shelf, uint64_t hash)
{
	uint32_t place = (uint32_t)((hash >> COUNT_BITS & UINT32_MAX) * shelf->room >> 32);

	while (shelf->slots[place] && shelf->slots[place] >> COUNT_BITS != hash >> COUNT_BITS)
		place = place + 1 < shelf->room ? place + 1 : 0;
	return &shelf->slots[place];
}

static void grow(struct seen_shelf *shelf)
{
	struct seen_shelf before = *shelf;

	shelf->room = before.room + before.room / 4 + ROOM_FIRST;
	shelf->slots = calloc(shelf->room, sizeof *shelf->slots);
	if (!shelf->slots)
		arena_exhausted();
	for (uint32_t i = 0; i < before.room; i++)
		if (before.slots[i])
			*slot_of(shelf, before.slots[i]) = before.slots[i];
	free(before.slots);
}

uint32_t seen_note(struct seen *seen, uint64_t hash)
{
	uint32_t before = 0, count;
	uint64_t *slot;

	do {
		struct seen_shelf *shelf;

		hash = mixed(hash + 1);
		shelf = &seen->shelves[hash >> SHELF_SHIFT];
		if (shelf->count >= shelf->room - shelf->room / 8)
			grow(shelf);
		slot = slot_of(shelf, hash);
		shelf->count += !*slot;
		count = *slot & COUNT_MOST;
		before += count;
	} while (count == COUNT_MOST); /* it can't be counted here any more: it goes on elsewhere */
	*slot = hash >> COUNT_BITS << COUNT_BITS | (count + 1);
	return before;
}
