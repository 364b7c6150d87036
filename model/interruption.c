/* Interruptions: counted with their moment, a note, and the client who caused them. */
#include <string.h>

#include "model/pomodoro.h"
#include "model/record.h"
#include "model/text.h"
#include "model/timer-inside.h"

/* A client's slug that stands first in the note is the one who interrupted. */
static bool find_culprit(struct book *book, const char *note, int64_t *client)
{
	struct query *query;
	char slug[33];
	size_t length = strcspn(note, " ");

	*client = 0;
	if (length >= sizeof slug)
		return true;
	memcpy(slug, note, length);
	slug[length] = '\0';
	if (!slug_is_valid(slug))
		return true;
	query = book_query(book, SQL_INTERRUPTION_CLIENT);
	query_set_text(query, ":slug", slug);
	if (query_next(query))
		*client = query_int(query, "id");
	query_end(query);
	return query_ok(query);
}

static bool count_one(struct book *book, const char *note, const struct entry *timer, const struct pomodoro *pomodoro, struct arena *arena, struct interruption *counted)
{
	int64_t client = 0, id = book_take_id(book, "interruption");
	bool external = counted->external;
	struct query *add;

	if (!id || (external && !find_culprit(book, note, &client)))
		return false;
	counted->id = id;
	counted->at = book_now(book);
	counted->client = client ? arena_text_n(arena, note, strcspn(note, " ")) : NULL;
	if (client)
		note += strcspn(note, " ");
	counted->note = arena_text(arena, note + strspn(note, " "));
	add = book_query(book, SQL_INTERRUPTION_ADD);
	query_set_int(add, ":id", id);
	query_set_some(add, ":pomodoro", pomodoro ? pomodoro->id : 0);
	query_set_some(add, ":entry", timer ? timer->id : 0);
	query_set_int(add, ":at", counted->at);
	query_set_text(add, ":kind", external ? "external" : "internal");
	query_set_text(add, ":note", counted->note);
	query_set_some(add, ":client", client);
	return query_run(add, NULL);
}

static bool interrupt(struct book *book, const char *note, struct arena *arena, struct interruption *counted)
{
	struct pomodoro pomodoro;
	struct entry timer;
	bool any, running;

	if (!pomodoro_find(book, arena, &pomodoro, &any) || !timer_find(book, arena, &timer, &running))
		return false;
	any = any && (pomodoro.phase == PHASE_WORK || pomodoro.phase == PHASE_PAUSED);
	if (!any && !running)
		return book_fail(book, FAULT_MISSING, "There is no work to interrupt: no Pomodoro is under way and no timer is running.");
	return count_one(book, note, running ? &timer : NULL, any ? &pomodoro : NULL, arena, counted);
}

bool pomodoro_interrupt(struct book *book, bool external, const char *note, struct arena *arena, struct interruption *counted)
{
	bool ok;

	if (!note)
		note = "";
	*counted = (struct interruption){.external = external};
	if (!entry_note_is_keepable(book, note) || !book_begin(book))
		return false;
	ok = interrupt(book, note, arena, counted);
	return book_end(book, ok, "pomodoro interrupt", "%s", external ? "external" : "internal");
}

static bool note_last(struct book *book, const char *note)
{
	struct query *last = book_query(book, SQL_INTERRUPTION_LAST), *write;
	int64_t id = query_next(last) ? query_int(last, "id") : 0, client = 0;
	bool external = id && !strcmp(query_text(last, "kind"), "external");

	query_end(last);
	if (!query_ok(last))
		return false;
	if (!id)
		return book_fail(book, FAULT_MISSING, "Nothing has interrupted you yet; \"pomodoro interrupt\" counts it.");
	if (external && !find_culprit(book, note, &client))
		return false;
	if (client)
		note += strcspn(note, " ");
	write = book_query(book, SQL_INTERRUPTION_WRITE);
	query_set_int(write, ":id", id);
	query_set_text(write, ":note", note + strspn(note, " "));
	query_set_some(write, ":client", client);
	return query_run(write, NULL);
}

bool interruption_note(struct book *book, const char *note)
{
	if (!entry_note_is_keepable(book, note) || !book_begin(book))
		return false;
	return book_end(book, note_last(book, note), "pomodoro interrupt", "what it was");
}
