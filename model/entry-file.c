/* Triage: work that waits for a place gets one. Several entries at once are one act. */
#include "db/speech.h"
#include "model/change.h"
#include "model/entry-inside.h"

static bool each_edited(struct book *book, const int64_t *ids, size_t count, const struct entry_change *change)
{
	struct arena *arena = arena_new();
	struct entry entry;
	bool ok = true, changed = false, any = false;

	for (size_t i = 0; ok && i < count; i++) {
		arena_clear(arena);
		ok = entry_edit_one(book, ids[i], change, arena, &entry, &changed);
		any = any || changed;
	}
	arena_free(arena);
	return ok && (any || book_fail(book, FAULT_REFUSED, "That is where %s already, so nothing was changed.", count == 1 ? speech("it is filed") : speech("they are filed")));
}

/* "entry 12", "3 entries" */
static const char *how_many(const int64_t *ids, size_t count, struct arena *arena)
{
	if (count == 1)
		return arena_print(arena, "entry %lld", (long long)ids[0]);
	return arena_print(arena, "%zu entries", count);
}

bool entry_file(struct book *book, const int64_t *ids, size_t count, const char *path)
{
	struct entry_change change = {.path = path};
	struct arena *arena;
	bool ok;

	if (!book_begin(book))
		return false;
	arena = arena_new();
	ok = book_end(book, each_edited(book, ids, count, &change), "file", "%s on %s", how_many(ids, count, arena), path);
	arena_free(arena);
	return ok;
}

/* The one project of all of them: a change belongs to a client's project. */
static bool project_of_all(struct book *book, const int64_t *ids, size_t count, struct arena *arena, int64_t *project)
{
	struct entry entry;
	struct place place;

	*project = 0;
	for (size_t i = 0; i < count; i++) {
		if (!entry_get(book, ids[i], arena, &entry))
			return false;
		if (*project && entry.project != *project)
			return book_fail(book, FAULT_REFUSED, "Entries %lld and %lld are of different projects; one change belongs to one.",
				(long long)ids[0], (long long)ids[i]);
		*project = entry.project;
	}
	if (!place_of(book, *project, 0, arena, &place))
		return false;
	if (place.kind == PLACE_OWN)
		return book_fail(book, FAULT_REFUSED, "\"%s\" is no client's project; \"file %lld --to PROJECT\" first.", place.path, (long long)ids[0]);
	return true;
}

static bool file_as_change(struct book *book, const int64_t *ids, size_t count, const char *title, struct arena *arena, int64_t *id)
{
	struct change change = {.title = title, .origin = "client", .start_on = DAY_NONE, .end_on = DAY_NONE};
	struct entry_change edit = {0};
	struct place place;

	if (!project_of_all(book, ids, count, arena, &change.project) || !change_propose(book, &change, DAY_NONE))
		return false;
	*id = change.id;
	if (!place_of(book, change.project, change.id, arena, &place))
		return false;
	edit.path = place.path;
	return each_edited(book, ids, count, &edit);
}

bool entry_file_as_change(struct book *book, const int64_t *ids, size_t count, const char *title, int64_t *id)
{
	struct arena *arena;
	bool ok;

	if (!book_begin(book))
		return false;
	arena = arena_new();
	ok = book_end(book, file_as_change(book, ids, count, title, arena, id), "file", "%s as a change: %.100s", how_many(ids, count, arena), title);
	arena_free(arena);
	return ok;
}

bool entry_forgive(struct book *book, const int64_t *ids, size_t count)
{
	struct entry_change change = {.given = GOODWILL};
	struct arena *arena;
	bool ok;

	if (!book_begin(book))
		return false;
	arena = arena_new();
	ok = book_end(book, each_edited(book, ids, count, &change), "file", "%s as goodwill", how_many(ids, count, arena));
	arena_free(arena);
	return ok;
}
