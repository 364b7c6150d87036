/* Reading changes: the rows, and what their events in the evidence have made of them. */
#include <string.h>

#include "model/change.h"
#include "model/record.h"

bool change_state_is_final(enum change_state state)
{
	return state == CHANGE_REJECTED || state == CHANGE_EXPIRED || state == CHANGE_WITHDRAWN || state == CHANGE_ABSORBED || state == CHANGE_DELIVERED;
}

bool change_is_scope(enum change_state state)
{
	return state == CHANGE_APPROVED || state == CHANGE_DELIVERED;
}

static struct change change_of(struct query *row, struct arena *arena)
{
	return (struct change){
		.id = query_int(row, "id"),
		.project = query_int(row, "project"),
		.removes = query_int(row, "removes"),
		.milestone = query_int(row, "milestone"),
		.uid = query_take(row, "uid", arena),
		.code = query_take(row, "code", arena),
		.title = query_take(row, "name", arena),
		.path = query_take(row, "path", arena),
		.origin = query_take(row, "origin", arena),
		.cause = query_take(row, "cause", arena),
		.description = query_take(row, "description", arena),
		.removes_code = query_take(row, "removes_code", arena),
		.milestone_code = query_take(row, "milestone_code", arena),
		.start_on = query_day(row, "start_on"),
		.end_on = query_day(row, "end_on"),
		.proposed_on = DAY_NONE,
		.sent_on = DAY_NONE,
		.decided_on = DAY_NONE,
		.valid_until = DAY_NONE,
		.worked_seconds = query_int(row, "worked"),
	};
}

static struct change_event event_of(const struct record *record)
{
	int state = record->state ? word_find(change_state_words, record->state) : -1;

	return (struct change_event){
		.state = state > 0 ? (enum change_state)state : CHANGE_NONE,
		.record = record->number,
		.typed_at = record->typed_at,
		.known_at = record->known_at,
		.on = record->meant_on,
		.who = record->who,
		.evidence = record->evidence,
		.evidence_file = record->evidence_file,
		.evidence_sha256 = record->evidence_sha256,
		.why = record->why,
		.hours = record->hours,
		.title = record->title,
		.estimate = record->estimate,
		.has_price = record->has_amount,
		.price = record->amount,
		.valid_until = record->until_on,
	};
}

/* What the change is after one more event: the last word on each thing counts. */
static void take_event(struct change *change, const struct change_event *event)
{
	change->state = event->state;
	if (event->title)
		change->title = event->title;
	if (event->estimate.pessimistic)
		change->estimate = event->estimate;
	if (event->has_price) {
		change->has_price = true;
		change->price = event->price;
	}
	if (event->state == CHANGE_PROPOSED)
		change->proposed_on = event->on;
	if (event->state == CHANGE_SENT) {
		change->sent_on = event->on;
		change->valid_until = event->valid_until;
	}
	if (event->state == CHANGE_APPROVED || change_state_is_final(event->state)) {
		if (event->state != CHANGE_DELIVERED)
			change->decided_on = event->on;
		change->who = event->who ? event->who : change->who;
		change->evidence = event->evidence ? event->evidence : change->evidence;
		change->why = event->why ? event->why : change->why;
		change->hours = event->hours ? event->hours : change->hours;
	}
}

static void take_events(struct change *change, const struct records *records, struct arena *arena)
{
	for (size_t i = 0; i < records->count; i++) {
		if (strcmp(records->items[i].subject, change->uid))
			continue;
		arena_grow(arena, &change->events, change->event_count, sizeof *change->events);
		change->events[change->event_count] = event_of(&records->items[i]);
		take_event(change, &change->events[change->event_count++]);
	}
}

static bool read_changes(struct book *book, int64_t project, int64_t id, int64_t as_of, struct arena *arena, struct changes *changes)
{
	struct query *rows = book_query(book, SQL_CHANGE_ROWS);
	struct records records;
	size_t kept = 0;

	*changes = (struct changes){0};
	query_set_some(rows, ":project", project);
	query_set_some(rows, ":id", id);
	while (query_next(rows)) {
		arena_grow(arena, &changes->items, changes->count, sizeof *changes->items);
		changes->items[changes->count++] = change_of(rows, arena);
	}
	if (!query_ok(rows))
		return false;
	if (!changes->count)
		return true;
	if (!evidence_list(book, "change", project, id ? changes->items[0].uid : NULL, as_of, arena, &records))
		return false;
	for (size_t i = 0; i < changes->count; i++) {
		take_events(&changes->items[i], &records, arena);
		if (changes->items[i].event_count) /* proposed by then */
			changes->items[kept++] = changes->items[i];
	}
	changes->count = kept;
	return true;
}

bool change_find(struct book *book, int64_t id, struct arena *arena, struct change *change)
{
	struct changes changes;

	if (!read_changes(book, 0, id, INT64_MAX, arena, &changes))
		return false;
	if (!changes.count)
		return book_fail(book, FAULT_MISSING, "There is no such change.");
	*change = changes.items[0];
	return true;
}

bool change_list(struct book *book, int64_t project, int64_t as_of, struct arena *arena, struct changes *changes)
{
	return read_changes(book, project, 0, as_of, arena, changes);
}

bool change_move_cap(struct book *book, int64_t project, struct arena *arena, int64_t *cap)
{
	struct changes changes;

	if (!change_list(book, project, INT64_MAX, arena, &changes))
		return false;
	for (size_t i = 0; i < changes.count; i++)
		if (change_is_scope(changes.items[i].state) && changes.items[i].has_price)
			*cap += changes.items[i].price;
	return true;
}
