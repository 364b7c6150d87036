#include "model/resource.h"

#include <string.h>

#include "model/record.h"
#include "model/text.h"

enum { WORD_LIMIT = 100 };

static bool put(struct book *book, const struct resource *resource)
{
	struct query *write;
	char uid[37];
	int64_t id;

	if (!book_takes_line(book, "The name", resource->name, 1, WORD_LIMIT) || !book_takes_line(book, "The provider", resource->provider, 1, WORD_LIMIT) || !(id = book_take_id(book, "resource")))
		return false;
	uid_make(uid);
	write = book_query(book, SQL_RESOURCE_PUT);
	query_set_int(write, ":id", id);
	query_set_text(write, ":uid", uid);
	query_set_text(write, ":name", resource->name);
	query_set_int(write, ":hour_micro", resource->hour_micro);
	query_set_text(write, ":currency", resource->currency);
	query_set_words(write, ":provider", resource->provider);
	query_set_some(write, ":gpus", resource->gpus);
	query_set_int(write, ":known_at", book_now(book));
	return query_run(write, NULL);
}

bool resource_put(struct book *book, const struct resource *resource)
{
	bool ok;

	if (!book_begin(book))
		return false;
	ok = put(book, resource);
	return book_end(book, ok, "resource add", "%s", resource->name);
}

static bool read_resources(struct book *book, const char *name, struct arena *arena, struct resources *list)
{
	struct query *rows = book_query(book, SQL_RESOURCE_ROWS);

	*list = (struct resources){0};
	query_set_words(rows, ":name", name);
	while (query_next(rows)) {
		arena_grow(arena, &list->items, list->count, sizeof *list->items);
		list->items[list->count++] = (struct resource){
			.id = query_int(rows, "id"),
			.name = query_take(rows, "name", arena),
			.currency = query_take(rows, "currency", arena),
			.provider = query_take(rows, "provider", arena),
			.hour_micro = query_int(rows, "hour_micro"),
			.gpus = query_int(rows, "gpus"),
		};
	}
	return query_ok(rows);
}

bool resource_list(struct book *book, struct arena *arena, struct resources *list)
{
	return read_resources(book, NULL, arena, list);
}

bool resource_fill(struct book *book, const char *currency, struct job *job)
{
	struct resources found;
	const struct resource *resource;

	if (!*job->resource || !read_resources(book, job->resource, book_arena(book), &found))
		return !*job->resource;
	resource = found.count ? &found.items[0] : NULL;
	if (!resource)
		return true;
	if (job->hour_micro < 0 && strcmp(resource->currency, currency))
		return book_fail(book, FAULT_REFUSED, "\"%.60s\" has its price in %s, and this client pays in %s: --price MONEY says it.", resource->name, resource->currency, currency);
	if (job->hour_micro < 0)
		job->hour_micro = resource->hour_micro;
	if (!job->provider)
		job->provider = resource->provider;
	if (!job->gpus)
		job->gpus = resource->gpus;
	return true;
}
