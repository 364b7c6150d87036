/* Memory for results: taken piece by piece, given back all at once. Running out ends the program with one line (exit 6). */
#ifndef MODEL_ARENA_H
#define MODEL_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *);
/* Forgets all that was taken, keeps the memory for the next round. */
void arena_clear(struct arena *);

/* Zeroed memory, aligned for anything. */
void *arena_take(struct arena *, size_t size);
/* Zeroed array; a product over SIZE_MAX counts as running out. */
void *arena_array(struct arena *, size_t count, size_t size);
char *arena_text(struct arena *, const char *); /* a copy; NULL stays NULL */
char *arena_text_n(struct arena *, const char *, size_t length);
char *arena_print(struct arena *, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_print_list(struct arena *, const char *format, va_list) __attribute__((format(printf, 2, 0)));

/*
 * Makes room for one more item in a growing array: *items may move. Use: arena_grow(arena, &list.items, list.count,
 * sizeof *list.items) before list.items[list.count++] = …. Doubles at powers of two. The array must have grown this
 * way from its first item on, as its room is known by its count alone.
 */
void arena_grow(struct arena *, void *items, size_t count, size_t size);

/* Called once before the line about memory is written, e.g. to give a terminal back. */
void arena_on_exhaustion(void (*)(void));
/* Writes the line about memory and ends the program with exit 6: for whoever takes memory elsewhere. */
void arena_exhausted(void) __attribute__((noreturn));

#endif
