/* A day that was edited as a whole. */
#include "model/entry-inside.h"

/* What must be free at the end: an edit's new time, or all of an entry that was added. */
struct claim { size_t line; struct entry old, entry; };

struct edit {
	struct book *book;
	struct arena *arena;
	struct entry_tally *tally;
	struct claim *claims;
	size_t count;
};

static void claim(struct edit *edit, size_t line, const struct entry *old, const struct entry *entry)
{
	arena_grow(edit->arena, &edit->claims, edit->count, sizeof *edit->claims);
	edit->claims[edit->count++] = (struct claim){line, *old, *entry};
}

static bool change_line(struct edit *edit, size_t at, const struct entry_line *line)
{
	struct entry old, entry;
	bool changed;

	if (!entry_edit_unseen(edit->book, line->id, &line->change, edit->arena, &old, &entry, &changed))
		return false;
	if (!changed)
		return true;
	edit->tally->changed++;
	claim(edit, at, &old, &entry);
	return true;
}

/* As if it had been of no length before, so that all of it is new. */
static bool add_line(struct edit *edit, size_t at, struct entry_line *line)
{
	struct entry old = {.started_at = line->added.started_at, .ended_at = line->added.started_at};

	if (!entry_log(edit->book, &line->added, OVERLAP_ALLOW, true, edit->arena))
		return false;
	edit->tally->added++;
	claim(edit, at, &old, &line->added);
	return true;
}

static bool take_line(struct edit *edit, size_t at, struct entry_line *line)
{
	struct entry gone;

	if (!line->deleted)
		return line->id ? change_line(edit, at, line) : add_line(edit, at, line);
	edit->tally->deleted++;
	return entry_delete_one(edit->book, line->id, edit->arena, &gone);
}

static bool take_all(struct edit *edit, struct entry_line *lines, size_t count, size_t *at)
{
	for (*at = 0; *at < count; ++*at)
		if (!take_line(edit, *at, &lines[*at]))
			return false;
	for (size_t i = 0; i < edit->count; i++) {
		*at = edit->claims[i].line;
		if (!entry_room_is_free(edit->book, &edit->claims[i].old, &edit->claims[i].entry, edit->arena))
			return false;
	}
	*at = count;
	if (edit->tally->changed + edit->tally->deleted + edit->tally->added)
		return true;
	return book_fail(edit->book, FAULT_REFUSED, "Nothing was changed.");
}

bool entry_edit_day(struct book *book, int day, struct entry_line *lines, size_t count, struct arena *arena, struct entry_tally *tally, size_t *at)
{
	struct edit edit = {.book = book, .arena = arena, .tally = tally};
	char text[11];
	bool ok;

	*tally = (struct entry_tally){0};
	*at = count;
	if (!book_begin(book))
		return false;
	ok = take_all(&edit, lines, count, at);
	return book_end(book, ok, "edit", "the day %s, %zu changed, %zu added, %zu deleted", day_text(day, text), tally->changed, tally->added, tally->deleted);
}
