#include <string.h>

#include "db/speech.h"
#include "model/act.h"
#include "model/book-inside.h"
#include "model/evidence.h"

static void note_done(const struct act *act, struct arena *arena, struct history *done)
{
	arena_grow(arena, &done->items, done->count, sizeof *done->items);
	done->items[done->count++] = (struct history_act){act->id, act->at, arena_text(arena, act->verb), arena_text(arena, act->summary), act->undone, act->barrier};
}

static bool step(struct book *book, bool redo, int left, struct arena *arena, struct history *done)
{
	struct act act = {0};

	if (!journal_next(book->store, redo, &act) && book->fault.kind)
		return false;
	if (!act.id)
		return done->count
			? book_fail(book, FAULT_REFUSED, "Only %zu can be %s, not %zu; nothing was.", done->count, redo ? speech("redone") : speech("undone"), done->count + (size_t)left)
			: book_fail(book, FAULT_REFUSED, "There is nothing to %s.", redo ? "redo" : "undo");
	if (act.barrier && !redo)
		return book_fail(book, FAULT_LOCKED, "\"%s %s\" can't be undone, nor anything before it.", act.verb, act.summary);
	note_done(&act, arena, done);
	/* The takeback comes first: the guards let a change go only when its proposal was taken back. */
	return evidence_take_back(book, &act.first_record, &act.last_record)
		&& (redo ? journal_redo(book->store, &act) : journal_undo(book->store, &act));
}

static bool walk(struct book *book, bool redo, int count, struct arena *arena, struct history *done)
{
	bool ok = true;

	*done = (struct history){0};
	if (count < 1)
		return book_fail(book, FAULT_INPUT, "How many? A number from 1 on.");
	if (!store_begin(book->store))
		return false;
	for (int i = 0; ok && i < count; i++)
		ok = step(book, redo, count - i, arena, done);
	for (size_t i = 0; ok && i < done->count; i++)
		ok = book_settle(book, done->items[i].verb);
	if (ok && !book->dry_run) {
		ok = store_commit(book->store);
		if (ok)
			book_tell(book);
		return ok;
	}
	store_rollback(book->store);
	return ok;
}

bool act_undo(struct book *book, int count, struct arena *arena, struct history *done)
{
	return walk(book, false, count, arena, done);
}

bool act_redo(struct book *book, int count, struct arena *arena, struct history *done)
{
	return walk(book, true, count, arena, done);
}

bool act_history(struct book *book, int count, struct arena *arena, struct history *history)
{
	struct act acts[64];
	int64_t before = 0;

	*history = (struct history){0};
	while (count > 0) {
		int got = journal_list(book->store, before, acts, count < 64 ? count : 64);

		if (got <= 0)
			break;
		for (int i = 0; i < got; i++)
			note_done(&acts[i], arena, history);
		before = acts[got - 1].id;
		count -= got;
	}
	return book->fault.kind == FAULT_NONE;
}
