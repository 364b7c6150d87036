/* Changing what was filed. Each verb is one act, and none touches what an issued invoice bills. */
#include <string.h>

#include "model/entry-inside.h"
#include "model/pomodoro-inside.h"
#include "model/text.h"

static bool set_times(struct book *book, const struct entry_change *change, struct entry *entry)
{
	if (change->started_at)
		entry->started_at = change->started_at;
	if (!entry->ended_at && (change->ended_at || change->seconds))
		return book_fail(book, FAULT_REFUSED, "Entry %lld is the running timer; \"stop --at\" ends it.", (long long)entry->id);
	if (change->ended_at && change->seconds)
		return book_fail(book, FAULT_INPUT, "Say --end or --length, not both.");
	if (change->ended_at)
		entry->ended_at = change->ended_at;
	if (change->seconds)
		entry->ended_at = entry->started_at + change->seconds;
	if (entry->ended_at && entry->ended_at < entry->started_at)
		return book_fail(book, FAULT_INPUT, "Entry %lld would end before it starts; give --end too.", (long long)entry->id);
	if (entry->started_at > book_now(book) || entry->ended_at > book_now(book))
		return book_fail(book, FAULT_INPUT, "Entry %lld would reach into the future.", (long long)entry->id);
	entry->seconds = (entry->ended_at ? entry->ended_at : book_now(book)) - entry->started_at;
	return true;
}

static bool client_of(struct book *book, int64_t project, int64_t *client)
{
	struct query *query = book_query(book, SQL_ENTRY_CLIENT);

	query_set_int(query, ":project", project);
	return query_number(query, "client", client);
}

/* Zone and day stay as they were fixed, unless the entry moves to another client. */
static bool set_place(struct book *book, const char *path, struct arena *arena, struct entry *entry)
{
	struct place place;
	int64_t client;

	if (!place_take(book, path, arena, &place) || !client_of(book, entry->project, &client))
		return false;
	if (client != place.client)
		entry->zone = place.zone ? place.zone : book_clock(book).zone;
	entry->project = place.project;
	entry->item = place.item;
	entry->path = place.path;
	return true;
}

static bool apply(struct book *book, const struct entry_change *change, struct arena *arena, struct entry *entry)
{
	if (change->path && !set_place(book, change->path, arena, entry))
		return false;
	if (!set_times(book, change, entry))
		return false;
	entry->day = zone_day(entry->zone, entry->started_at);
	if (change->note)
		entry->note = change->note;
	if (change->activity)
		entry->activity = change->activity;
	if (change->given)
		entry->given = change->given;
	if (change->drop_disposition)
		entry->given = DISPOSITION_NONE;
	return true;
}

bool entry_room_is_free(struct book *book, const struct entry *old, const struct entry *entry, struct arena *arena)
{
	int64_t old_end = old->ended_at ? old->ended_at : book_now(book), end = entry->ended_at ? entry->ended_at : book_now(book);
	struct span before = {entry->started_at, end < old->started_at ? end : old->started_at};
	struct span after = {entry->started_at > old_end ? entry->started_at : old_end, end};
	const char *way = "shorten that one first.";

	return entry_make_room(book, before, entry->id, OVERLAP_REFUSE, way, arena, NULL)
		&& entry_make_room(book, after, entry->id, OVERLAP_REFUSE, way, arena, NULL);
}

static bool is_same(const struct entry *one, const struct entry *other)
{
	return one->project == other->project && one->item == other->item && one->started_at == other->started_at && one->ended_at == other->ended_at
		&& one->day == other->day && one->given == other->given && !strcmp(one->zone, other->zone) && !strcmp(one->activity, other->activity)
		&& !strcmp(one->note, other->note);
}

bool entry_edit_unseen(struct book *book, int64_t id, const struct entry_change *change, struct arena *arena, struct entry *old, struct entry *entry, bool *changed)
{
	if (!entry_get(book, id, arena, entry) || !entry_is_free_to_change(book, entry))
		return false;
	*old = *entry;
	if (!entry_note_is_keepable(book, change->note) || !apply(book, change, arena, entry))
		return false;
	*changed = !is_same(old, entry);
	return !*changed || (entry_write(book, entry) && (entry->ended_at || pomodoro_follow(book, entry->id, entry)));
}

bool entry_edit_one(struct book *book, int64_t id, const struct entry_change *change, struct arena *arena, struct entry *entry, bool *changed)
{
	struct entry old;

	return entry_edit_unseen(book, id, change, arena, &old, entry, changed) && (!*changed || entry_room_is_free(book, &old, entry, arena));
}

/* An edit that changes nothing would be a step of undo that undoes nothing. */
bool entry_edit(struct book *book, int64_t id, const struct entry_change *change)
{
	struct arena *arena;
	struct entry entry;
	bool ok, changed = false;

	if (!entry_note_is_keepable(book, change->note) || !book_begin(book))
		return false;
	arena = arena_new();
	ok = entry_edit_one(book, id, change, arena, &entry, &changed)
		&& (changed || book_fail(book, FAULT_REFUSED, "Entry %lld says that already, so nothing was changed.", (long long)id));
	ok = book_end(book, ok, "edit", "entry %lld on %s", (long long)id, ok ? entry.path : "");
	arena_free(arena);
	return ok;
}

/* A voided invoice names it for ever: the trigger would refuse it without a word on why. */
static bool is_named_by_none(struct book *book, int64_t id)
{
	struct query *query = book_query(book, SQL_ENTRY_NAMED_BY);
	bool ok = true;

	query_set_int(query, ":id", id);
	if (query_next(query))
		ok = book_fail(book, FAULT_LOCKED, "Entry %lld stands on invoice \"%.40s\", which keeps it; \"edit %lld -d nonbillable\" takes it off the next one.",
			(long long)id, query_text(query, "number"), (long long)id);
	query_end(query);
	return ok && query_ok(query);
}

bool entry_delete_one(struct book *book, int64_t id, struct arena *arena, struct entry *entry)
{
	if (!entry_get(book, id, arena, entry))
		return false;
	if (!entry->ended_at)
		return book_fail(book, FAULT_REFUSED, "Entry %lld is the running timer; \"cancel\" forgets it.", (long long)id);
	return entry_is_free_to_change(book, entry) && is_named_by_none(book, id) && entry_erase(book, entry);
}

bool entry_delete(struct book *book, const int64_t *ids, size_t count)
{
	struct arena *arena;
	struct entry entry = {0};
	char length[24];
	bool ok = true;

	if (!book_begin(book))
		return false;
	arena = arena_new();
	for (size_t i = 0; ok && i < count; i++)
		ok = entry_delete_one(book, ids[i], arena, &entry);
	if (count == 1)
		ok = book_end(book, ok, "delete", "%s on %s", moment_clock_length(entry.seconds, length), ok ? entry.path : "");
	else
		ok = book_end(book, ok, "delete", "%zu entries", count);
	arena_free(arena);
	return ok;
}

static bool split_one(struct book *book, struct entry *entry, int64_t at, int64_t *second, struct arena *arena)
{
	struct entry rest;

	if (!entry_is_free_to_change(book, entry))
		return false;
	if (!entry->ended_at)
		return book_fail(book, FAULT_REFUSED, "Entry %lld is the running timer; \"start PATH --at T\" ends it there and goes on.", (long long)entry->id);
	if (at <= entry->started_at || at >= entry->ended_at)
		return book_fail(book, FAULT_REFUSED, "That time does not lie within %s.", entry_in_words(book, entry, arena));
	rest = *entry;
	rest.uid = NULL;
	rest.imported = false;
	rest.started_at = at;
	rest.day = zone_day(rest.zone, at);
	entry->ended_at = at;
	if (!entry_write(book, entry) || !entry_insert(book, &rest, arena))
		return false;
	*second = rest.id;
	return true;
}

bool entry_split(struct book *book, int64_t id, int64_t at, int64_t *second)
{
	struct arena *arena;
	struct entry entry;
	bool ok;

	if (!book_begin(book))
		return false;
	arena = arena_new();
	ok = entry_get(book, id, arena, &entry) && split_one(book, &entry, at, second, arena);
	ok = book_end(book, ok, "split", "entry %lld on %s", (long long)id, ok ? entry.path : "");
	arena_free(arena);
	return ok;
}

static bool can_be_joined(struct book *book, const struct entry *first, const struct entry *second)
{
	if (!entry_is_free_to_change(book, first) || !entry_is_free_to_change(book, second) || !is_named_by_none(book, second->id))
		return false;
	if (first->id == second->id)
		return book_fail(book, FAULT_INPUT, "Entry %lld cannot be joined with itself; name two.", (long long)first->id);
	if (!first->ended_at || !second->ended_at)
		return book_fail(book, FAULT_REFUSED, "The running timer cannot be joined; \"stop\" it first.");
	if (first->project != second->project || first->item != second->item)
		return book_fail(book, FAULT_REFUSED, "Entry %lld is on %s, entry %lld on %s; only entries on one path can be joined.",
			(long long)first->id, first->path, (long long)second->id, second->path);
	if (first->ended_at != second->started_at)
		return book_fail(book, FAULT_REFUSED, "Entries %lld and %lld do not touch: the one must end where the other starts.",
			(long long)first->id, (long long)second->id);
	if (first->settled != second->settled)
		return book_fail(book, FAULT_REFUSED, "One of the two was billed elsewhere and the other was not, so they stay apart.");
	return true;
}

static bool join_two(struct book *book, struct entry *first, struct entry *second, struct arena *arena)
{
	if (!can_be_joined(book, first, second))
		return false;
	if (strcmp(first->note, second->note) && *second->note)
		first->note = *first->note ? arena_print(arena, "%s\n%s", first->note, second->note) : second->note;
	first->ended_at = second->ended_at;
	return entry_note_is_keepable(book, first->note) && entry_erase(book, second) && entry_write(book, first);
}

bool entry_join(struct book *book, int64_t one, int64_t other, int64_t *kept)
{
	struct arena *arena;
	struct entry a, b;
	bool ok, swapped;

	if (!book_begin(book))
		return false;
	arena = arena_new();
	ok = entry_get(book, one, arena, &a) && entry_get(book, other, arena, &b);
	swapped = ok && (b.started_at < a.started_at || (b.started_at == a.started_at && b.ended_at < a.ended_at));
	ok = ok && join_two(book, swapped ? &b : &a, swapped ? &a : &b, arena);
	*kept = ok ? (swapped ? b.id : a.id) : 0;
	ok = book_end(book, ok, "join", "entries %lld and %lld on %s", (long long)one, (long long)other, ok ? a.path : "");
	arena_free(arena);
	return ok;
}
