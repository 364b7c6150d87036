#include "model/topic.h"

#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "model/config.h"
#include "model/estimate.h"
#include "model/project.h"
#include "model/record.h"

enum { QUEUE_LIMIT = 3, DONE = 100 };

bool topic_is_queued(const struct item *item)
{
	return item->kind == ITEM_TOPIC && item->start_on != DAY_NONE;
}

/* What was said last counts: hours that remain, then how far it is, then what it was thought to take less what it took. */
static struct ratio left_of(struct query *row, const struct topic *topic)
{
	struct estimate left = {query_int(row, "least_left"), query_int(row, "likely_left"), query_int(row, "most_left")};
	int64_t mean = estimate_mean(topic->estimate);

	if (!query_is_null(row, "most_left"))
		return ratio_of(estimate_mean(left), 1);
	if (!estimate_is_known(topic->estimate))
		return ratio_null();
	if (topic->percent)
		return ratio_of((int128)mean * (DONE - topic->percent), DONE);
	return ratio_of(mean > topic->seconds ? mean - topic->seconds : 0, 1);
}

static struct topic topic_of(struct query *row, struct arena *arena)
{
	struct topic topic = {
		.id = query_int(row, "id"),
		.code = query_take(row, "code", arena),
		.name = query_take(row, "name", arena),
		.since = query_day(row, "start_on"),
		.until = query_day(row, "end_on"),
		.estimate = {query_int(row, "optimistic"), query_int(row, "likely"), query_int(row, "pessimistic")},
		.percent = (int)query_int(row, "percent"),
		.seconds = query_int(row, "seconds"),
	};

	topic.to_do = left_of(row, &topic);
	return topic;
}

bool topic_queue(struct book *book, struct arena *arena, struct topics *topics)
{
	struct query *rows = book_query(book, SQL_LEARNING_QUEUE);

	*topics = (struct topics){0};
	while (query_next(rows)) {
		if (query_int(rows, "percent") == DONE)
			continue;
		arena_grow(arena, &topics->items, topics->count, sizeof *topics->items);
		topics->items[topics->count++] = topic_of(rows, arena);
	}
	return query_ok(rows);
}

static size_t queue_limit(struct book *book)
{
	const char *value = config_get(book, "learning.queue");
	int limit = value ? atoi(value) : 0;

	return limit > 0 ? (size_t)limit : QUEUE_LIMIT;
}

static bool has_room(struct book *book)
{
	struct topics topics;
	size_t limit = queue_limit(book);

	if (!topic_queue(book, book_arena(book), &topics))
		return false;
	return topics.count < limit || book_fail(book, FAULT_REFUSED,
		speech_of("%zu topic to learn waits already, \"%.32s\" first: ambit item progress learning/%.32s 100 when it is learnt or laid aside; config learning.queue moves the limit.",
		"%zu topics to learn wait already, \"%.32s\" first: ambit item progress learning/%.32s 100 when it is learnt or laid aside; config learning.queue moves the limit.", topics.count),
		topics.count, topics.items[0].code, topics.items[0].code);
}

/* The topic of that code, if time was logged on it before it was ever queued. */
static bool find_logged(struct book *book, const struct item *item, struct item *there)
{
	struct query *find = book_query(book, SQL_PATH_TOPIC);
	int64_t id = 0;

	*there = (struct item){0};
	query_set_int(find, ":project", item->project);
	query_set_text(find, ":code", item->code);
	if (query_next(find))
		id = query_int(find, "id");
	query_end(find);
	return query_ok(find) && (!id || item_find(book, id, book_arena(book), there));
}

static bool add(struct book *book, struct item *item)
{
	struct item there;

	item->kind = ITEM_TOPIC;
	if (item->start_on == DAY_NONE)
		item->start_on = book_today(book);
	if (!has_room(book) || !project_own(book, "learning", true, &item->project) || !find_logged(book, item, &there))
		return false;
	if (!there.id)
		return item_insert(book, item);
	if (topic_is_queued(&there))
		return book_fail(book, FAULT_CONFLICT, "\"%s\" was in the queue before; ambit item progress %s 0 opens it again.", there.path, there.path);
	item->id = there.id;
	item->uid = there.uid;
	return item_update(book, item);
}

bool topic_add(struct book *book, struct item *item)
{
	bool ok;

	if (!book_begin(book))
		return false;
	ok = add(book, item);
	return book_end(book, ok, "item add", "learning/%s %s", item->code, item->name);
}
