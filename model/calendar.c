#include <stdlib.h>
#include <string.h>

#include "model/book-inside.h"
#include "model/calendar-inside.h"
#include "model/names.h"
#include "model/record.h"

enum { DAY_SECONDS = 86400, DAYS_SHOWN = 90 };

static struct deadline read_deadline(struct query *row, struct arena *arena)
{
	return (struct deadline){
		.id = query_int(row, "id"),
		.kind = (enum deadline_kind)query_word(row, "kind", deadline_words),
		.subject = query_take(row, "subject", arena),
		.status = (enum deadline_status)query_word(row, "status", deadline_status_words),
		.day = query_day(row, "day"),
		.at = query_int(row, "at"),
		.zone = query_take(row, "zone", arena),
		.done_at = query_int(row, "done_at"),
		.project = query_int(row, "project"),
		.client_name = query_take(row, "client_name", arena),
		.summary = query_take(row, "summary", arena),
		.private_summary = query_take(row, "private_summary", arena),
		.description = query_take(row, "description", arena),
		.uid = query_take(row, "uid", arena),
		.todo_uid = query_take(row, "todo_uid", arena),
		.sequence = query_int(row, "sequence"),
		.created_at = query_int(row, "created_at"),
		.modified_at = query_int(row, "modified_at"),
	};
}

bool deadlines_kept(struct book *book, int64_t project, struct arena *arena, struct deadlines *list)
{
	struct query *rows = book_query(book, SQL_CALENDAR_SHOWN);

	*list = (struct deadlines){0};
	query_set_some(rows, ":project", project);
	while (query_next(rows)) {
		arena_grow(arena, &list->items, list->count, sizeof *list->items);
		list->items[list->count++] = read_deadline(rows, arena);
	}
	return query_ok(rows);
}

static int by_subject(const void *one, const void *other)
{
	const struct deadline *a = one, *b = other;

	return a->kind != b->kind ? (a->kind < b->kind ? -1 : 1) : strcmp(a->subject, b->subject);
}

static void bind(struct query *write, const struct deadline *deadline)
{
	query_set_text(write, ":status", deadline_status_words[deadline->status]);
	query_set_day(write, ":day", deadline->day);
	query_set_some(write, ":at", deadline->at);
	query_set_words(write, ":zone", deadline->zone);
	query_set_some(write, ":done_at", deadline->done_at);
	query_set_some(write, ":project", deadline->project);
	query_set_words(write, ":client_name", deadline->client_name);
	query_set_text(write, ":summary", deadline->summary);
	query_set_text(write, ":private_summary", deadline->private_summary);
	query_set_text(write, ":description", deadline->description);
}

static bool keep_new(struct book *book, const struct deadline *due)
{
	struct query *add;
	int64_t id;
	char uid[37], todo_uid[37];

	if (due->status == DEADLINE_CANCELLED)
		return true;
	if (!(id = book_take_id(book, "deadline")))
		return false;
	uid_make(uid);
	uid_make(todo_uid);
	add = book_query(book, SQL_CALENDAR_ADD);
	query_set_int(add, ":id", id);
	query_set_text(add, ":kind", deadline_words[due->kind]);
	query_set_text(add, ":subject", due->subject);
	query_set_text(add, ":uid", uid);
	query_set_text(add, ":todo_uid", todo_uid);
	query_set_int(add, ":now", book_now(book));
	bind(add, due);
	return query_run(add, NULL);
}

/* Writes it as it is now: the next revision when its time or standing moved. A clock that was set back moves nothing back. */
static bool revise(struct book *book, const struct deadline *kept, const struct deadline *now, bool moved)
{
	struct query *change = book_query(book, SQL_CALENDAR_CHANGE);
	int64_t at = book_now(book);

	query_set_int(change, ":id", kept->id);
	query_set_int(change, ":sequence", kept->sequence + moved);
	query_set_int(change, ":modified_at", at > kept->modified_at ? at : kept->modified_at + 1);
	bind(change, now);
	return query_run(change, NULL);
}

static bool same(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

static bool compare(struct book *book, const struct deadline *kept, const struct deadline *due)
{
	bool moved = kept->status != due->status || kept->day != due->day || kept->at != due->at || !same(kept->zone, due->zone);

	if (!moved && kept->project == due->project && kept->done_at == due->done_at && same(kept->client_name, due->client_name)
		&& same(kept->summary, due->summary) && same(kept->private_summary, due->private_summary) && same(kept->description, due->description))
		return true;
	return revise(book, kept, due, moved);
}

/* What is not due any more stays as cancelled for a while, so that calendars take it out. */
static bool give_up(struct book *book, struct deadline *kept)
{
	struct deadline cancelled = *kept;
	struct query *drop;

	if (kept->status != DEADLINE_CANCELLED) {
		cancelled.status = DEADLINE_CANCELLED;
		return revise(book, kept, &cancelled, true);
	}
	if (kept->modified_at >= book_now(book) - (int64_t)DAYS_SHOWN * DAY_SECONDS)
		return true;
	drop = book_query(book, SQL_CALENDAR_DROP);
	query_set_int(drop, ":id", kept->id);
	return query_run(drop, NULL);
}

static bool bring_up_to_date(struct book *book, struct arena *arena)
{
	struct deadlines due, kept;

	if (!deadlines_due(book, arena, &due) || !deadlines_kept(book, 0, arena, &kept))
		return false;
	if (kept.count)
		qsort(kept.items, kept.count, sizeof *kept.items, by_subject);
	for (size_t i = 0; i < due.count; i++) {
		struct deadline *found = kept.count ? bsearch(&due.items[i], kept.items, kept.count, sizeof *kept.items, by_subject) : NULL;

		if (!found) {
			if (!keep_new(book, &due.items[i]))
				return false;
		} else if (due.items[i].status != DEADLINE_CANCELLED) {
			found->seen = true;
			if (!compare(book, found, &due.items[i]))
				return false;
		}
	}
	for (size_t i = 0; i < kept.count; i++)
		if (!kept.items[i].seen && !give_up(book, &kept.items[i]))
			return false;
	return true;
}

/* The first word of the verbs that can move a deadline. */
static bool moves_deadlines(const char *verb)
{
	static const char *const words[] = {"milestone", "project", "client", "change", "job", "invoice", "rate", "ask", "quote", "dataset", "import", "erase", NULL};
	size_t length = strcspn(verb, " ");

	for (int i = 0; words[i]; i++)
		if (strlen(words[i]) == length && !strncmp(words[i], verb, length))
			return true;
	return false;
}

bool calendar_refresh(struct book *book, const char *verb)
{
	struct arena *arena;
	bool ok;

	if (!moves_deadlines(verb))
		return true;
	book->deadlines_were_judged = true;
	arena = arena_new();
	ok = bring_up_to_date(book, arena);
	arena_free(arena);
	return ok;
}
