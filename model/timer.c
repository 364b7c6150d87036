#include <string.h>

#include "db/speech.h"
#include "model/pomodoro-inside.h"
#include "model/project.h"
#include "model/timer-inside.h"

bool timer_find(struct book *book, struct arena *arena, struct entry *entry, bool *any)
{
	struct query *find = book_query(book, SQL_TIMER_FIND);

	*any = query_next(find);
	if (*any) {
		entry_read_whole(find, arena, entry);
		entry->seconds = moment_since(entry->started_at, book_now(book));
	}
	query_end(find);
	return query_ok(find);
}

static bool find_running(struct book *book, struct arena *arena, struct entry *entry)
{
	bool any;

	if (!timer_find(book, arena, entry, &any))
		return false;
	return any || book_fail(book, FAULT_MISSING, "No timer is running; \"start PATH\" starts one.");
}

bool timer_end(struct book *book, struct entry *entry, int64_t at, const char *note, struct arena *arena)
{
	struct query *end;

	if (at < entry->started_at)
		return book_fail(book, FAULT_REFUSED, "That time is before the timer's start: it is %s; \"edit %lld --start T\" moves its start, \"cancel\" forgets it.",
			entry_in_words(book, entry, arena), (long long)entry->id);
	if (note && *note)
		entry->note = *entry->note ? arena_print(arena, "%s\n%s", entry->note, note) : note;
	if (!entry_note_is_keepable(book, entry->note))
		return false;
	entry->ended_at = at;
	entry->seconds = at - entry->started_at;
	end = book_query(book, SQL_TIMER_END);
	query_set_int(end, ":id", entry->id);
	query_set_int(end, ":ended_at", at);
	query_set_text(end, ":note", entry->note);
	return query_run(end, NULL);
}

static bool is_past(struct book *book, int64_t at)
{
	return at <= book_now(book) || book_fail(book, FAULT_INPUT, "That time is still to come; a timer can't start or stop in the future.");
}

static bool stop(struct book *book, int64_t at, const char *note, bool keep, struct arena *arena, struct entry *entry)
{
	if (!find_running(book, arena, entry))
		return false;
	if (!at && !keep && !timer_end_is_known(book, entry, arena))
		return false;
	at = at ? at : book_now(book);
	return pomodoro_latest_end(book, entry, &at) && timer_end(book, entry, at, note, arena) && pomodoro_ends_with(book, entry);
}

bool timer_stop(struct book *book, int64_t at, const char *note, bool keep, struct arena *arena, struct entry *entry)
{
	char length[24];
	bool ok;

	if (!is_past(book, at) || !book_begin(book))
		return false;
	ok = stop(book, at, note, keep, arena, entry);
	return book_end(book, ok, "stop", "%s on %s", ok ? moment_clock_length(entry->seconds, length) : "", ok ? entry->path : "");
}

/* The running one ends where the new one begins. */
static bool hand_over(struct book *book, int64_t at, bool at_given, bool trim, struct arena *arena, struct entry *running)
{
	bool any;

	if (!timer_find(book, arena, running, &any))
		return false;
	if (!any) {
		*running = (struct entry){0};
		return true;
	}
	if (running->started_at > at) {
		if (!trim)
			return book_fail(book, FAULT_CONFLICT, "At that time %s was still to start; --trim takes it away.", entry_in_words(book, running, arena));
		running->ended_at = running->started_at;
		running->seconds = 0;
		return pomodoro_forget(book, running->id) && entry_erase(book, running);
	}
	if (!at_given && !timer_end_is_known(book, running, arena))
		return false;
	return timer_end(book, running, at, NULL, arena) && pomodoro_ends_with(book, running);
}

/* Without a path: the project in use, else unfiled. */
static bool default_place(struct book *book, struct entry *entry, struct arena *arena)
{
	struct place place;
	bool any;

	if (entry->project || entry->path)
		return true;
	if (!place_in_use(book, arena, &place, &any))
		return false;
	entry->path = any ? place.path : "unfiled";
	return true;
}

/* Mostly nothing does: one small statement spares making two large ones ready. */
static bool anything_runs(struct book *book, bool *any)
{
	struct query *running = book_query(book, SQL_TIMER_ANYTHING);

	return query_any(running, any);
}

static bool start(struct book *book, struct entry *entry, bool at_given, bool trim, struct arena *arena, struct entry *stopped)
{
	struct span span = {entry->started_at, book_now(book)};
	bool any;

	if (!default_place(book, entry, arena) || !entry_place(book, entry, arena) || !anything_runs(book, &any))
		return false;
	if (any && (!hand_over(book, entry->started_at, at_given, trim, arena, stopped) || !pomodoro_break_ends(book, entry->started_at)))
		return false;
	if (!entry_make_room(book, span, 0, trim ? OVERLAP_TRIM : OVERLAP_REFUSE, speech("--trim shortens it."), arena, &entry->trimmed))
		return false;
	if (!entry->clocks)
		entry->clocks = clocks_now(book, arena);
	return entry_insert(book, entry, arena);
}

bool timer_start(struct book *book, struct entry *entry, bool trim, struct arena *arena, struct entry *stopped)
{
	bool at_given = entry->started_at != 0, ok;

	*stopped = (struct entry){0};
	if (!is_past(book, entry->started_at) || !entry_note_is_keepable(book, entry->note))
		return false;
	if (!at_given)
		entry->started_at = book_now(book);
	if (!entry->note)
		entry->note = "";
	entry->ended_at = 0;
	entry->seconds = book_now(book) - entry->started_at;
	if (!book_begin(book))
		return false;
	ok = start(book, entry, at_given, trim, arena, stopped);
	return book_end(book, ok, "start", "%s", ok ? entry->path : "");
}

bool timer_cancel(struct book *book, struct arena *arena, struct entry *entry)
{
	bool ok;

	if (!book_begin(book))
		return false;
	ok = find_running(book, arena, entry) && pomodoro_forget(book, entry->id) && entry_erase(book, entry);
	return book_end(book, ok, "cancel", "%s", ok ? entry->path : "");
}

static bool newest(struct book *book, int64_t *id)
{
	struct query *query = book_query(book, SQL_ENTRY_NEWEST);

	return query_number(query, "id", id)
		&& (*id || book_fail(book, FAULT_MISSING, "Nothing was logged yet, so there is nothing to continue; \"start PATH\" starts a timer."));
}

bool timer_continue(struct book *book, int64_t id, struct arena *arena, struct entry *entry, struct entry *stopped)
{
	struct entry old;
	bool ok;

	if (!book_begin(book))
		return false;
	ok = (id || newest(book, &id)) && entry_get(book, id, arena, &old);
	if (ok && !old.ended_at)
		ok = book_fail(book, FAULT_REFUSED, "Entry %lld is the timer and runs already.", (long long)id);
	if (ok) {
		*entry = (struct entry){.project = old.project, .item = old.item, .activity = old.activity, .given = old.given, .note = old.note};
		ok = timer_start(book, entry, false, arena, stopped);
	}
	return book_end(book, ok, "continue", "%s", ok ? entry->path : "");
}

bool timer_note(struct book *book, const char *note)
{
	struct arena *arena = arena_new();
	struct entry entry;
	bool ok = book_begin(book);

	if (ok) {
		ok = entry_note_is_keepable(book, note) && find_running(book, arena, &entry);
		ok = ok && entry_edit(book, entry.id, &(struct entry_change){.note = note});
		ok = book_end(book, ok, "note", "on %s", ok ? entry.path : "");
	}
	arena_free(arena);
	return ok;
}
