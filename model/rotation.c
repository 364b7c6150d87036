/* A copy of the store a day. Of the older ones 7 days and 12 months are kept, and any that holds more than the newest. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/backup.h"
#include "db/path.h"
#include "model/book-inside.h"
#include "model/folders.h"
#include "model/upkeep.h"

enum { DAYS_KEPT = 7, MONTHS_KEPT = 12, NAME_LENGTH = 13 };

struct copies { char (*names)[NAME_LENGTH + 1]; size_t count; };

/* 2026-03-20.db */
static bool is_daily(const char *name)
{
	char shape[NAME_LENGTH + 1];

	if (strlen(name) != NAME_LENGTH)
		return false;
	for (int i = 0; i <= NAME_LENGTH; i++)
		shape[i] = name[i] >= '0' && name[i] <= '9' ? '9' : name[i];
	return !strcmp(shape, "9999-99-99.db");
}

static int newest_first(const void *one, const void *other)
{
	return strcmp(other, one);
}

static void list_copies(const char *folder, struct arena *arena, struct copies *copies)
{
	DIR *listing = opendir(folder);
	struct dirent *entry;

	while (listing && (entry = readdir(listing))) {
		if (!is_daily(entry->d_name))
			continue;
		arena_grow(arena, &copies->names, copies->count, sizeof *copies->names);
		memcpy(copies->names[copies->count++], entry->d_name, NAME_LENGTH + 1);
	}
	if (listing)
		closedir(listing);
	if (copies->count)
		qsort(copies->names, copies->count, sizeof *copies->names, newest_first);
}

/* How many entries the copy holds; -1: it can't be read, and is no reason to keep or to remove another. */
static int64_t entries_of(const char *folder, const char *name, struct arena *arena)
{
	struct fault ignored = {0};
	int64_t entries = -1;

	return backup_look(arena_print(arena, "%s/%s", folder, name), &entries, &ignored) ? entries : -1;
}

/* The newest of its month, for the last twelve months that have one. */
static bool stands_for_month(const struct copies *copies, size_t place)
{
	int months = 0;

	for (size_t i = 0; i <= place; i++)
		months += !i || strncmp(copies->names[i], copies->names[i - 1], 7) != 0;
	return months <= MONTHS_KEPT && (!place || strncmp(copies->names[place], copies->names[place - 1], 7) != 0);
}

static void remove_old(const char *folder, struct arena *arena)
{
	struct copies copies = {0};
	int64_t newest;

	list_copies(folder, arena, &copies);
	newest = copies.count > DAYS_KEPT ? entries_of(folder, copies.names[0], arena) : -1;
	for (size_t i = DAYS_KEPT; newest >= 0 && i < copies.count; i++)
		if (!stands_for_month(&copies, i) && entries_of(folder, copies.names[i], arena) <= newest)
			unlink(arena_print(arena, "%s/%s", folder, copies.names[i]));
}

/* Of a store that was made today there is nothing older to lose. */
static bool is_older_than_today(struct book *book)
{
	struct query *first = book_query(book, SQL_UPKEEP_FIRST_ACT);
	bool older = query_next(first) && zone_day(book->zone, query_int(first, "at")) < book_today(book);

	query_end(first);
	return older;
}

void upkeep_rotate(struct book *book)
{
	struct fault before, *real = &book->fault;
	struct arena *arena;
	const char *folder, *path;
	char day[11];

	if (!book->store || book_is_new(book) || book_is_read_only(book))
		return;
	arena = arena_new();
	folder = backup_folder(book_path(book), arena);
	path = arena_print(arena, "%s/%s.db", folder, day_text(book_today(book), day));
	/* What fails here is no fault of the act, which stands. */
	before = *real;
	if (access(path, F_OK) != 0 && is_older_than_today(book) && path_make_folders(path, real) && backup_to(book->store, path))
		remove_old(folder, arena);
	*real = before;
	arena_free(arena);
}
