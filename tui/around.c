#include "tui/around.h"

#include <stdio.h>
#include <string.h>

bool around_load(struct around *around, struct book *book, int day, const struct list *needs)
{
	struct around read = {.version = book_version(book), .day = day};

	if (around->arena && around->version == read.version && around->day == day && !strcmp(around->pattern, needs->pattern))
		return true;
	snprintf(read.pattern, sizeof read.pattern, "%s", needs->pattern);
	read.arena = arena_new();
	if (!needs_load(book, needs, read.arena, &read.notices) || !clock_pane_load(book, read.arena, &read.clock) ||
	    !week_pane_load(book, day, read.arena, &read.week)) {
		arena_free(read.arena);
		return false;
	}
	around_close(around);
	*around = read;
	return true;
}

void around_close(struct around *around)
{
	arena_free(around->arena);
	around->arena = NULL;
}
