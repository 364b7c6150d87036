/* Two entries may not cover the same moment, unless one says so. */
#include "db/speech.h"
#include "model/entry-inside.h"
#include "model/pomodoro-inside.h"

enum { TRIMS_NAMED = 4 };

/* Their ids, oldest first. Mostly there are none, so what is to be told of them is read apart. */
static struct query *overlaps(struct book *book, struct span span, int64_t except)
{
	struct query *query = book_query(book, SQL_ENTRY_OVERLAPS);

	query_set_int(query, ":from", span.from);
	query_set_int(query, ":until", span.until);
	query_set_int(query, ":except", except);
	return query;
}

static bool first_in(struct book *book, struct span span, int64_t except, struct arena *arena, struct entry *entry)
{
	struct query *query = overlaps(book, span, except);
	int64_t id = 0;

	*entry = (struct entry){0};
	if (span.from < span.until && query_next(query))
		id = query_int(query, "id");
	query_end(query);
	return query_ok(query) && (!id || entry_get(book, id, arena, entry));
}

bool entry_first_in(struct book *book, struct span span, struct arena *arena, struct entry *entry)
{
	return first_in(book, span, 0, arena, entry);
}

/* What is after the span gets a row of its own; of a timer that is the part that runs on. */
static bool split_around(struct book *book, struct entry *entry, struct span hole, struct arena *arena)
{
	struct entry rest = *entry;

	rest.uid = NULL;
	rest.imported = false;
	rest.started_at = hole.until;
	rest.day = zone_day(rest.zone, rest.started_at);
	entry->ended_at = hole.from;
	return entry_write(book, entry) && entry_insert(book, &rest, arena) && (rest.ended_at || pomodoro_follow(book, entry->id, &rest));
}

/* Takes the span out of what lies there. */
static bool trim(struct book *book, struct entry *entry, struct span hole, struct arena *arena)
{
	bool before = entry->started_at < hole.from;
	bool after = entry->ended_at ? entry->ended_at > hole.until : entry->started_at < hole.until;

	if (!entry_is_free_to_change(book, entry))
		return false;
	if (before && after)
		return split_around(book, entry, hole, arena);
	if (!before && !after)
		return entry_erase(book, entry);
	if (before) {
		entry->ended_at = hole.from;
	} else {
		entry->started_at = hole.until;
		entry->day = zone_day(entry->zone, entry->started_at);
	}
	return entry_write(book, entry);
}

/* What the hole does to the entry. */
static const char *trim_words(struct book *book, const struct entry *entry, struct span hole, struct arena *arena)
{
	const char *zone = book_clock(book).zone, *name = arena_print(arena, entry->ended_at ? speech("entry %lld") : speech("timer %lld"), (long long)entry->id);
	bool before = entry->started_at < hole.from, after = !entry->ended_at || entry->ended_at > hole.until;
	char at[32];

	if (before && after)
		return arena_print(arena, "%s is in two", name);
	if (before)
		return arena_print(arena, "%s ends at %s", name, moment_local(hole.from, zone, at) + 11);
	return after ? arena_print(arena, "%s begins at %s", name, moment_local(hole.until, zone, at) + 11) : arena_print(arena, "%s is gone", name);
}

/* A few of them are named, of more it is said how many. */
static const char *add_words(const char *words, const char *more, size_t place, size_t count, struct arena *arena)
{
	if (!words)
		return more;
	if (place < TRIMS_NAMED)
		return arena_print(arena, "%s, %s", words, more);
	return place + 1 == count ? arena_print(arena, "%s, and so on: %zu in all", words, count) : words;
}

static bool trim_all(struct book *book, struct span span, int64_t except, struct arena *arena, const char **trimmed)
{
	const char *words = NULL;
	struct query *query = overlaps(book, span, except);
	int64_t *ids = NULL;
	size_t count = 0;
	struct entry entry;
	bool ok;

	while (query_next(query)) {
		arena_grow(arena, &ids, count, sizeof *ids);
		ids[count++] = query_int(query, "id");
	}
	ok = query_ok(query);
	for (size_t i = 0; ok && i < count; i++) {
		ok = entry_get(book, ids[i], arena, &entry);
		words = ok ? add_words(words, trim_words(book, &entry, span, arena), i, count, arena) : words;
		ok = ok && trim(book, &entry, span, arena);
	}
	if (trimmed)
		*trimmed = words;
	return ok;
}

bool entry_make_room(struct book *book, struct span span, int64_t except, enum overlap_policy policy, const char *way, struct arena *arena, const char **trimmed)
{
	struct entry there;
	const char *words;

	if (policy == OVERLAP_ALLOW || span.from >= span.until)
		return true;
	if (policy == OVERLAP_TRIM)
		return trim_all(book, span, except, arena, trimmed);
	if (!first_in(book, span, except, arena, &there))
		return false;
	if (!there.id)
		return true;
	words = entry_in_words(book, &there, arena);
	return book_fail(book, FAULT_CONFLICT, "%c%s, already covers that time; %s", words[0] == 'e' ? 'E' : 'T', words + 1, way);
}
