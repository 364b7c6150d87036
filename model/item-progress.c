/* Facts about the progress of items: how far they are, what was accepted, what remains. */
#include <string.h>

#include "model/change.h"
#include "model/checklist.h"
#include "model/item.h"
#include "model/path.h"
#include "model/record.h"
#include "model/text.h"

/* Facts about progress are told of agreed items, approved changes and topics of the queue alone; the day may not lie ahead. */
static bool begin_fact(struct book *book, int64_t id, int *on, int64_t *known_at, struct item *item, struct place *place)
{
	if (!item_find(book, id, book_arena(book), item) || !place_of(book, item->project, id, book_arena(book), place))
		return false;
	if (item->kind == ITEM_CHANGE && !change_is_scope(item->state))
		return book_fail(book, FAULT_REFUSED, "\"%s\" is %s: only approved changes have progress.", item->code, change_state_words[item->state]);
	if (item->kind == ITEM_TOPIC && item->start_on == DAY_NONE)
		return book_fail(book, FAULT_REFUSED, "\"%s\" is own time and has no progress; ambit item add learning/TOPIC NAME puts a topic into the queue.", item->path);
	return book_takes_day(book, place->zone ? place->zone : book_clock(book).zone, on, known_at);
}

static bool add_progress(struct book *book, int64_t id, int percent, int on, const char *evidence, const char *file, const char *sha256, struct item *item)
{
	struct place place;
	struct query *add;
	int64_t known_at, row;

	if (!begin_fact(book, id, &on, &known_at, item, &place))
		return false;
	if (percent < 0 || percent > 100)
		return book_fail(book, FAULT_INPUT, "Progress is a percent from 0 to 100.");
	if (evidence && (!*evidence || !text_is_keepable(evidence, 1000)))
		return book_fail(book, FAULT_INPUT, "The evidence must be plain text of at most 1000 bytes.");
	if (!(row = book_take_id(book, "progress")))
		return false;
	add = book_query(book, SQL_ITEM_PROGRESS_ADD);
	query_set_int(add, ":id", row);
	query_set_int(add, ":item", id);
	query_set_int(add, ":percent", percent);
	query_set_day(add, ":on_day", on);
	query_set_int(add, ":known_at", known_at);
	query_set_int(add, ":accepted", evidence != NULL);
	query_set_words(add, ":evidence", evidence);
	query_set_words(add, ":evidence_file", file);
	query_set_words(add, ":evidence_sha256", sha256);
	return query_run(add, NULL);
}

/* What is to be put to work is done when it can be run: latency, monitoring, versions, the way back, retraining. */
static bool is_ready_to_run(struct book *book, int64_t id)
{
	struct milestones milestones;
	struct item item;

	if (!item_find(book, id, book_arena(book), &item) || !milestone_list(book, item.project, INT64_MAX, book_arena(book), &milestones))
		return false;
	for (size_t i = 0; i < milestones.count; i++) {
		const struct milestone *milestone = &milestones.items[i];

		if (milestone->item == id && milestone->closed_on == DAY_NONE && milestone->gate && !strcmp(milestone->gate, "deployment") && !checklist_allows(book, milestone))
			return false;
	}
	return true;
}

bool item_progress(struct book *book, int64_t id, int percent, int on)
{
	struct item item = {.path = ""};
	bool ok;

	if (!book_begin(book))
		return false;
	ok = (percent != 100 || is_ready_to_run(book, id)) && add_progress(book, id, percent, on, NULL, NULL, NULL, &item);
	return book_end(book, ok, "item progress", "%s %d %%", item.path, percent);
}

bool item_accepted(struct book *book, int64_t id, const char *evidence, const char *file, const char *sha256, int on)
{
	struct item item = {.path = ""};
	bool ok;

	if (!book_begin(book))
		return false;
	ok = add_progress(book, id, 100, on, evidence, file, sha256, &item);
	return book_end(book, ok, "item accepted", "%s", item.path);
}

static bool add_remaining(struct book *book, int64_t id, struct estimate estimate, int on, struct item *item)
{
	struct place place;
	struct query *add;
	int64_t known_at, row;

	if (!begin_fact(book, id, &on, &known_at, item, &place) || !(row = book_take_id(book, "remaining")))
		return false;
	add = book_query(book, SQL_ITEM_REMAINING_ADD);
	query_set_int(add, ":id", row);
	query_set_int(add, ":item", id);
	query_set_int(add, ":optimistic", estimate.optimistic); /* nothing at all may remain */
	query_set_int(add, ":likely", estimate.likely);
	query_set_int(add, ":pessimistic", estimate.pessimistic);
	query_set_day(add, ":on_day", on);
	query_set_int(add, ":known_at", known_at);
	return query_run(add, NULL);
}

bool item_remaining(struct book *book, int64_t id, struct estimate estimate, int on)
{
	struct item item = {.path = ""};
	bool ok;

	if (!book_begin(book))
		return false;
	ok = add_remaining(book, id, estimate, on, &item);
	return book_end(book, ok, "item remaining", "%s", item.path);
}

bool item_progress_list(struct book *book, int64_t project, int64_t as_of, struct arena *arena, struct progresses *list)
{
	struct query *rows = book_query(book, SQL_ITEM_PROGRESS_ALL);

	*list = (struct progresses){0};
	query_set_int(rows, ":project", project);
	query_set_int(rows, ":as_of", as_of);
	while (query_next(rows)) {
		arena_grow(arena, &list->items, list->count, sizeof *list->items);
		list->items[list->count++] = (struct progress){query_int(rows, "item"), (int)query_int(rows, "percent"), query_day(rows, "on_day"),
			query_int(rows, "known_at"), query_int(rows, "accepted"), query_take(rows, "evidence", arena)};
	}
	return query_ok(rows);
}

bool item_remaining_list(struct book *book, int64_t project, int64_t as_of, struct arena *arena, struct remainings *list)
{
	struct query *rows = book_query(book, SQL_ITEM_REMAINING_ALL);

	*list = (struct remainings){0};
	query_set_int(rows, ":project", project);
	query_set_int(rows, ":as_of", as_of);
	while (query_next(rows)) {
		arena_grow(arena, &list->items, list->count, sizeof *list->items);
		list->items[list->count++] = (struct remaining){query_int(rows, "item"),
			{query_int(rows, "optimistic"), query_int(rows, "likely"), query_int(rows, "pessimistic")}, query_day(rows, "on_day"), query_int(rows, "known_at")};
	}
	return query_ok(rows);
}
