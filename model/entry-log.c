#include <string.h>

#include "db/speech.h"
#include "model/entry-inside.h"

static bool find_place(struct book *book, struct entry *entry, struct arena *arena)
{
	struct place place;

	if (!(entry->project ? place_of(book, entry->project, entry->item, arena, &place) : place_take(book, entry->path, arena, &place)))
		return false;
	if (place.closed)
		return book_fail(book, FAULT_REFUSED, "\"%s\" is closed and takes no more entries.", place.path);
	entry->project = place.project;
	entry->item = place.item;
	entry->path = place.path;
	entry->zone = place.zone ? place.zone : arena_text(arena, book_clock(book).zone);
	return true;
}

bool entry_place(struct book *book, struct entry *entry, struct arena *arena)
{
	struct place place;

	if (!entry->zone && !find_place(book, entry, arena))
		return false;
	entry->day = zone_day(entry->zone, entry->started_at);
	if (entry->activity)
		return true;
	place = (struct place){.project = entry->project, .item = entry->item, .path = entry->path};
	return entry_usual_activity(book, &place, arena, &entry->activity);
}

static bool times_are_right(struct book *book, const struct entry *entry, bool long_ones)
{
	char length[24];

	if (entry->ended_at < entry->started_at)
		return book_fail(book, FAULT_INPUT, "An entry cannot end before it starts.");
	if (entry->ended_at > book_now(book))
		return book_fail(book, FAULT_INPUT, "An entry cannot end in the future; \"start --at\" starts a timer.");
	if (entry->ended_at - entry->started_at > 86400 && !long_ones)
		return book_fail(book, FAULT_INPUT, "That would be %s h at one stretch; add --long if it is meant.",
			moment_clock_length(entry->ended_at - entry->started_at, length));
	return true;
}

bool entry_log(struct book *book, struct entry *entry, enum overlap_policy policy, bool long_ones, struct arena *arena)
{
	struct span span = {entry->started_at, entry->ended_at};
	char length[24];
	bool ok;

	if (!times_are_right(book, entry, long_ones) || !entry_note_is_keepable(book, entry->note))
		return false;
	if (!entry->note)
		entry->note = "";
	entry->seconds = span.until - span.from;
	if (!book_begin(book))
		return false;
	ok = entry_place(book, entry, arena)
		&& entry_make_room(book, span, 0, policy, speech("--overlap trim shortens it, --overlap allow keeps both."), arena, &entry->trimmed)
		&& entry_insert(book, entry, arena);
	return book_end(book, ok, "log", "%s on %s", moment_clock_length(entry->seconds, length), ok && entry->path ? entry->path : "");
}
