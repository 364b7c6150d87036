#include "model/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK_FIRST = 16 * 1024, CHUNK_LARGEST = 4 * 1024 * 1024, GROW_FIRST = 8, EXIT_STORE = 6 };

struct chunk {
	struct chunk *next;
	size_t size, used;
	max_align_t bytes[];
};

/* Chunks before the current one are full; those after it lie empty since the last clear. */
struct arena {
	struct chunk *first, *current;
};

/* The one thing that must be reachable from anywhere that takes memory. */
static void (*before_exhaustion)(void);

void arena_on_exhaustion(void (*act)(void))
{
	before_exhaustion = act;
}

void arena_exhausted(void)
{
	static const char line[] = "ambit: out of memory; nothing was changed\n";
	void (*act)(void) = before_exhaustion;

	before_exhaustion = NULL;
	if (act)
		act();
	if (write(STDERR_FILENO, line, sizeof line - 1) < 0)
		_exit(EXIT_STORE); /* nobody listens; the status still tells */
	_exit(EXIT_STORE);
}

static struct chunk *chunk_new(size_t size)
{
	struct chunk *chunk;

	if (size > SIZE_MAX - sizeof *chunk)
		arena_exhausted();
	chunk = malloc(sizeof *chunk + size);
	if (!chunk)
		arena_exhausted();
	*chunk = (struct chunk){.size = size};
	return chunk;
}

struct arena *arena_new(void)
{
	struct arena *arena = malloc(sizeof *arena);

	if (!arena)
		arena_exhausted();
	arena->first = arena->current = chunk_new(CHUNK_FIRST);
	return arena;
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	for (struct chunk *chunk = arena->first, *next; chunk; chunk = next) {
		next = chunk->next;
		free(chunk);
	}
	free(arena);
}

void arena_clear(struct arena *arena)
{
	for (struct chunk *chunk = arena->first; chunk; chunk = chunk->next)
		chunk->used = 0;
	arena->current = arena->first;
}

/* Takes the first empty chunk that is large enough out of the list, or NULL. */
static struct chunk *reuse(struct arena *arena, size_t size)
{
	for (struct chunk **place = &arena->current->next; *place; place = &(*place)->next) {
		struct chunk *chunk = *place;

		if (chunk->size >= size) {
			*place = chunk->next;
			return chunk;
		}
	}
	return NULL;
}

static void advance(struct arena *arena, size_t size)
{
	struct chunk *chunk = reuse(arena, size);
	size_t wanted = arena->current->size * 2;

	if (!chunk) {
		if (wanted > CHUNK_LARGEST)
			wanted = CHUNK_LARGEST;
		chunk = chunk_new(size > wanted ? size : wanted);
	}
	chunk->next = arena->current->next;
	arena->current->next = chunk;
	arena->current = chunk;
}

static void *take(struct arena *arena, size_t size)
{
	const size_t unit = sizeof(max_align_t);
	struct chunk *chunk;
	void *taken;

	if (size > SIZE_MAX - unit)
		arena_exhausted();
	size = (size + unit - 1) / unit * unit;
	if (arena->current->size - arena->current->used < size)
		advance(arena, size);
	chunk = arena->current;
	taken = (char *)chunk->bytes + chunk->used;
	chunk->used += size;
	return taken;
}

void *arena_take(struct arena *arena, size_t size)
{
	/* A piece of no length still gets an address of its own. */
	return memset(take(arena, size ? size : 1), 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	size_t whole;

	if (__builtin_mul_overflow(count, size, &whole))
		arena_exhausted();
	return arena_take(arena, whole);
}

char *arena_text_n(struct arena *arena, const char *text, size_t length)
{
	char *copy;

	if (length == SIZE_MAX)
		arena_exhausted();
	copy = take(arena, length + 1);
	if (length)
		memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

char *arena_text(struct arena *arena, const char *text)
{
	return text ? arena_text_n(arena, text, strlen(text)) : NULL;
}

char *arena_print_list(struct arena *arena, const char *format, va_list list)
{
	va_list again;
	char *text;
	int length;

	va_copy(again, list);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0)
		return arena_text_n(arena, "", 0);
	text = take(arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, list);
	return text;
}

char *arena_print(struct arena *arena, const char *format, ...)
{
	va_list list;
	char *text;

	va_start(list, format);
	text = arena_print_list(arena, format, list);
	va_end(list);
	return text;
}

void arena_grow(struct arena *arena, void *items, size_t count, size_t size)
{
	size_t room = count ? count : GROW_FIRST / 2;
	void *old, *grown;

	if (count % GROW_FIRST || (count & (count - 1)))
		return;
	if (room > SIZE_MAX / 2)
		arena_exhausted();
	grown = arena_array(arena, room * 2, size);
	if (count) {
		/* items is the address of some struct x *: read and written as bytes, whatever x is. */
		memcpy(&old, items, sizeof old);
		memcpy(grown, old, count * size);
	}
	memcpy(items, &grown, sizeof grown);
}
