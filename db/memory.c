/*
 * To read the schema takes four thousand small pieces of memory, and malloc was a fifth of a verb's instructions. Here
 * a piece is cut from a block, and goes back to a list of its own size. Blocks stay until the process ends; large
 * pieces are malloc's. SQLite tells its allocator no context, hence the one variable.
 */
#include "db/memory.h"

#include <stdlib.h>
#include <string.h>

#include "db/inside.h"

enum { STEP = 16, SMALL = 1024, BLOCK = 16 << 10 };

/* Before each piece stands how many bytes it has, this head included; in a list the next one follows it. */
struct piece {
	size_t size;
	struct piece *next;
};

enum { HEAD = offsetof(struct piece, next) };

static struct {
	char *at, *end;
	struct piece *lists[SMALL / STEP + 1];
} pool;

static struct piece *piece_of(void *bytes)
{
	return (struct piece *)((char *)bytes - HEAD);
}

static size_t whole(int length)
{
	return ((size_t)length + HEAD + STEP - 1) / STEP * STEP;
}

/* What is left of the last block is lost. */
static bool pool_grow(void)
{
	char *block = malloc(BLOCK);

	if (!block)
		return false;
	pool.at = block + HEAD;         /* so that bytes begin where any type may */
	pool.end = block + BLOCK;
	return true;
}

static void *take_small(size_t size)
{
	struct piece *piece = pool.lists[size / STEP];

	if (piece) {
		pool.lists[size / STEP] = piece->next;
		return &piece->next;
	}
	if ((size_t)(pool.end - pool.at) < size && !pool_grow())
		return NULL;
	piece = (struct piece *)pool.at;
	pool.at += size;
	piece->size = size;
	return &piece->next;
}

static void *take(int length)
{
	size_t size = whole(length);
	struct piece *piece;

	if (size <= SMALL)
		return take_small(size);
	piece = malloc(size);
	if (!piece)
		return NULL;
	piece->size = size;
	return &piece->next;
}

static void give_back(void *bytes)
{
	struct piece *piece = piece_of(bytes);

	if (piece->size > SMALL) {
		free(piece);
		return;
	}
	piece->next = pool.lists[piece->size / STEP];
	pool.lists[piece->size / STEP] = piece;
}

static int size_of(void *bytes)
{
	return bytes ? (int)(piece_of(bytes)->size - HEAD) : 0;
}

static void *move(void *bytes, int length)
{
	size_t old = piece_of(bytes)->size, size = whole(length);
	struct piece *piece;
	void *moved;

	if (old > SMALL && size > SMALL) {
		piece = realloc(piece_of(bytes), size);
		if (!piece)
			return NULL;
		piece->size = size;
		return &piece->next;
	}
	if (size <= old && old <= SMALL)
		return bytes;
	moved = take(length);
	if (!moved)
		return NULL;
	memcpy(moved, bytes, (old < size ? old : size) - HEAD);
	give_back(bytes);
	return moved;
}

static int round_up(int length)
{
	return (int)(whole(length) - HEAD);
}

static int begin(void *context)
{
	(void)context;
	return SQLITE_OK;
}

static void end(void *context)
{
	(void)context;
}

void memory_configure(void)
{
	static const sqlite3_mem_methods methods = {take, give_back, move, size_of, round_up, begin, end, NULL};

	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	/* Nobody asks how much memory SQLite uses, and to count it is a seventh of a start. */
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	if (!LEAKS_ARE_SOUGHT)
		sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
}
