#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/entry-inside.h"
#include "model/pomodoro-inside.h"
#include "model/text.h"

void entry_places(struct query *query, struct entry_places *at)
{
	*at = (struct entry_places){
		.id = query_column(query, "id"), .uid = query_column(query, "uid"),
		.project = query_column(query, "project"), .item = query_column(query, "item"),
		.started_at = query_column(query, "started_at"), .ended_at = query_column(query, "ended_at"),
		.zone = query_column(query, "zone"), .day = query_column(query, "day"),
		.activity = query_column(query, "activity"), .disposition = query_column(query, "disposition"),
		.note = query_column(query, "note"), .settled = query_column(query, "settled"), .imported = query_column(query, "imported"),
	};
}

void entry_read(struct query *query, const struct entry_places *at, struct arena *arena, struct entry *entry)
{
	*entry = (struct entry){
		.id = query_int_at(query, at->id), .uid = arena_text(arena, query_text_at(query, at->uid)),
		.project = query_int_at(query, at->project), .item = query_int_at(query, at->item),
		.started_at = query_int_at(query, at->started_at), .ended_at = query_int_at(query, at->ended_at),
		.zone = arena_text(arena, query_text_at(query, at->zone)), .day = query_day_at(query, at->day),
		.activity = arena_text(arena, query_text_at(query, at->activity)), .given = (enum disposition)query_word_at(query, at->disposition, disposition_words),
		.note = arena_text(arena, query_text_at(query, at->note)),
		.settled = query_int_at(query, at->settled), .imported = query_int_at(query, at->imported),
	};
	entry->seconds = query_is_null_at(query, at->ended_at) ? 0 : entry->ended_at - entry->started_at;
	entry->disposition = entry->given;
}

void entry_read_whole(struct query *query, struct arena *arena, struct entry *entry)
{
	struct entry_places at;

	entry_places(query, &at);
	entry_read(query, &at, arena, entry);
	entry->path = query_take(query, "path", arena);
	entry->invoice = query_take(query, "invoice", arena);
	entry->clocks = query_take(query, "clocks", arena);
}

bool entry_get(struct book *book, int64_t id, struct arena *arena, struct entry *entry)
{
	struct query *find = book_query(book, SQL_ENTRY_FIND);
	bool found;

	query_set_int(find, ":id", id);
	found = query_next(find);
	if (found)
		entry_read_whole(find, arena, entry);
	query_end(find);
	if (!query_ok(find))
		return false;
	if (!found)
		return book_fail(book, FAULT_MISSING, "There is no entry %lld; \"entries\" lists them with their ids.", (long long)id);
	if (!entry->ended_at)
		entry->seconds = moment_since(entry->started_at, book_now(book));
	return true;
}

bool entry_weigh(struct book *book, struct arena *arena, struct entry *entry)
{
	struct standing *standing;

	if (!standing_open(book, INT64_MAX, arena, &standing))
		return false;
	entry->disposition = standing_disposition(standing, entry->project, entry->item, entry->day, entry->activity, entry->given);
	entry->bucket = standing_bucket(standing, entry->project, entry->item, entry->day, entry->activity);
	return true;
}

bool entry_find(struct book *book, int64_t id, struct arena *arena, struct entry *entry)
{
	return entry_get(book, id, arena, entry) && entry_weigh(book, arena, entry);
}

static void bind_row(struct query *query, const struct entry *entry)
{
	query_set_int(query, ":id", entry->id);
	query_set_int(query, ":project", entry->project);
	query_set_some(query, ":item", entry->item);
	query_set_int(query, ":started_at", entry->started_at);
	query_set_some(query, ":ended_at", entry->ended_at);
	query_set_text(query, ":zone", entry->zone);
	query_set_day(query, ":day", entry->day);
	query_set_text(query, ":activity", entry->activity);
	query_set_words(query, ":disposition", disposition_words[entry->given]);
	query_set_text(query, ":note", entry->note ? entry->note : "");
}

bool entry_insert(struct book *book, struct entry *entry, struct arena *arena)
{
	char uid[37];
	struct query *add;

	entry->id = book_take_id(book, "entry");
	if (!entry->id)
		return false;
	if (!entry->uid) {
		uid_make(uid);
		entry->uid = arena_text(arena, uid);
	}
	add = book_query(book, SQL_ENTRY_ADD);
	bind_row(add, entry);
	query_set_text(add, ":uid", entry->uid);
	query_set_int(add, ":settled", entry->settled);
	query_set_int(add, ":imported", entry->imported);
	query_set_text(add, ":clocks", entry->ended_at ? NULL : entry->clocks);
	return query_run(add, NULL);
}

bool entry_write(struct book *book, const struct entry *entry)
{
	struct query *write = book_query(book, SQL_ENTRY_WRITE);

	bind_row(write, entry);
	return query_run(write, NULL);
}

static bool remember_gone(struct book *book, const struct entry *entry)
{
	int64_t id = book_take_id(book, "gone");
	struct query *gone = book_query(book, SQL_ENTRY_GONE);

	query_set_int(gone, ":id", id);
	query_set_text(gone, ":uid", entry->uid);
	return id && query_run(gone, NULL);
}

static bool away_let_go(struct book *book, const struct entry *entry)
{
	struct query *forget = book_query(book, SQL_AWAY_LET_GO);

	query_set_int(forget, ":entry", entry->id);
	return query_run(forget, NULL);
}

bool entry_erase(struct book *book, const struct entry *entry)
{
	struct query *erase = book_query(book, SQL_ENTRY_ERASE);

	if (!away_let_go(book, entry) || !pomodoro_let_go(book, entry->id) || (entry->imported && !remember_gone(book, entry)))
		return false;
	query_set_int(erase, ":id", entry->id);
	return query_run(erase, NULL);
}

bool entry_is_free_to_change(struct book *book, const struct entry *entry)
{
	if (!entry->invoice)
		return true;
	return book_fail(book, FAULT_LOCKED, "Entry %lld is on invoice \"%.40s\", which locks it; to correct it, void or credit that invoice.",
		(long long)entry->id, entry->invoice);
}

bool entry_note_is_keepable(struct book *book, const char *note)
{
	if (!note || text_is_keepable(note, NOTE_BYTES))
		return true;
	if (strlen(note) > NOTE_BYTES)
		return book_fail(book, FAULT_INPUT, "The note is over 64 KiB long; keep the rest elsewhere and name the place.");
	return book_fail(book, FAULT_INPUT, "The note holds a control character or broken UTF-8; only tab and newline may stand in it.");
}

/* The clock alone when it is the same day. */
static const char *end_in_words(struct book *book, const struct entry *entry, const char *from, struct arena *arena)
{
	char until[32];

	if (!entry->ended_at)
		return "now";
	moment_local(entry->ended_at, book_clock(book).zone, until);
	return arena_text(arena, strncmp(from, until, 10) ? until : until + 11);
}

const char *entry_in_words(struct book *book, const struct entry *entry, struct arena *arena)
{
	char from[32], note[64];

	moment_local(entry->started_at, book_clock(book).zone, from);
	return arena_print(arena, "%s %lld on %s, %s-%s%s%s%s", entry->ended_at ? "entry" : speech("the timer"), (long long)entry->id, entry->path, from,
		end_in_words(book, entry, from, arena), *entry->note ? " \"" : "", *entry->note ? utf8_quote(entry->note, note) : "", *entry->note ? "\"" : "");
}
