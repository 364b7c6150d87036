#include <stdlib.h>
#include <string.h>

#include "model/arena.h"
#include "model/imports/seen.h"

enum { ROOM_FIRST = 1024 };

void seen_free(struct seen *seen)
{
	free(seen->hashes);
	free(seen->counts);
	*seen = (struct seen){0};
}

void seen_clear(struct seen *seen)
{
	seen_free(seen);
}

uint64_t seen_hash(const char *bytes, size_t size)
{
	uint64_t hash = 0xcbf29ce484222325u;

	for (size_t i = 0; i < size; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * 0x100000001b3u;
	return hash;
}

static size_t place_of(const struct seen *seen, uint64_t hash)
{
	size_t place = (size_t)(hash * 0x9e3779b97f4a7c15u >> 20) & (seen->room - 1);

	while (seen->hashes[place] && seen->hashes[place] != hash)
		place = (place + 1) & (seen->room - 1);
	return place;
}

static void grow(struct seen *seen)
{
	struct seen before = *seen;

	seen->room = before.room ? before.room * 2 : ROOM_FIRST;
	seen->hashes = calloc(seen->room, sizeof *seen->hashes);
	seen->counts = calloc(seen->room, sizeof *seen->counts);
	if (!seen->hashes || !seen->counts)
		arena_exhausted();
	for (size_t i = 0; i < before.room; i++) {
		if (before.hashes[i]) {
			size_t place = place_of(seen, before.hashes[i]);

			seen->hashes[place] = before.hashes[i];
			seen->counts[place] = before.counts[i];
		}
	}
	seen_free(&before);
}

uint32_t seen_note(struct seen *seen, uint64_t hash)
{
	size_t place;

	if (!hash)
		hash = 1;
	if (seen->count + seen->room / 8 >= seen->room)
		grow(seen);
	place = place_of(seen, hash);
	if (!seen->hashes[place]) {
		seen->hashes[place] = hash;
		seen->count++;
	}
	return seen->counts[place]++;
}
