/* Walking the entries that a pattern fits: among the newest first, else over the whole file. */
#include <stdlib.h>
#include <string.h>

#include "model/entry-match.h"
#include "model/entry-walk.h"

/* Up to so many hits of a pattern are remembered and sorted; with more the rows are read again in their order. */
enum { HITS_MOST = 65536 };
struct hit { int64_t started_at, id; };
struct hits { struct hit *items; size_t count, room; };

static int by_start(const void *a, const void *b)
{
	const struct hit *one = a, *other = b;

	if (one->started_at != other->started_at)
		return one->started_at < other->started_at ? -1 : 1;
	return one->id < other->id ? -1 : one->id > other->id;
}

static void keep_hit(struct hits *hits, struct hit hit)
{
	if (hits->count == hits->room) {
		hits->room = hits->room ? hits->room * 2 : 256;
		hits->items = realloc(hits->items, hits->room * sizeof *hits->items);
		if (!hits->items)
			arena_exhausted();
	}
	hits->items[hits->count++] = hit;
}

/* Does any work lie on a path, or is of an activity, that fits? The roll-up knows them all. */
static bool find_places(struct walk *walk, bool *any)
{
	struct query *query = book_query(walk->book, SQL_ENTRY_KINDS);
	bool ok = true;

	for (*any = false; ok && !*any && query_next(query); )
		ok = entry_match_place(walk->match, walk->book, query_int_at(query, 0), query_int_at(query, 1), query_text_at(query, 2), any);
	query_end(query);
	return ok && query_ok(query);
}

/* The leanest pass over the file, where notes alone can fit: columns that aren't asked for aren't decoded. */
static bool scan_notes(struct walk *walk, struct hits *hits)
{
	enum { ID, STARTED_AT, NOTE };
	struct query *query = book_query(walk->book, SQL_ENTRY_NOTES);
	bool ok = true, hit;

	while (ok && hits->count <= HITS_MOST && query_next(query)) {
		const char *note = query_text_at(query, NOTE);

		ok = entry_match_note(walk->match, walk->book, note, strlen(note), &hit);
		if (ok && hit && query_int_at(query, STARTED_AT) < walk->older_than)
			keep_hit(hits, (struct hit){query_int_at(query, STARTED_AT), query_int_at(query, ID)});
	}
	query_end(query);
	return ok && query_ok(query);
}

/* The lean pass over the file: only what the pattern is held against. */
static bool scan(struct walk *walk, struct hits *hits)
{
	struct query *query = book_query(walk->book, SQL_ENTRY_SCAN);
	struct entry_places at = {.id = query_column(query, "id"), .project = query_column(query, "project"), .item = query_column(query, "item"),
		.started_at = query_column(query, "started_at"), .activity = query_column(query, "activity"), .note = query_column(query, "note")};
	bool ok = true, hit;

	while (ok && hits->count <= HITS_MOST && query_next(query)) {
		if (query_int_at(query, at.started_at) >= walk->older_than)
			continue;
		ok = walk_matches(walk, query, &at, &hit);
		if (ok && hit)
			keep_hit(hits, (struct hit){query_int_at(query, at.started_at), query_int_at(query, at.id)});
	}
	query_end(query);
	return ok && query_ok(query);
}

static bool tell_by_id(struct walk *walk, const struct entry_places *at, int invoice, int64_t id)
{
	struct query *query = book_query(walk->book, SQL_ENTRY_ROW);

	query_set_int(query, ":id", id);
	if (query_next(query))
		walk_tell(walk, query, at, invoice);
	query_end(query);
	return query_ok(query);
}

bool walk_by_hits(struct walk *walk)
{
	struct hits hits = {0};
	bool places, ok = find_places(walk, &places) && (places ? scan : scan_notes)(walk, &hits), many = hits.count > HITS_MOST;
	struct query *row = book_query(walk->book, SQL_ENTRY_ROW);
	int invoice = query_column(row, "invoice");
	struct entry_places at;

	entry_places(row, &at);
	if (hits.count && !many)
		qsort(hits.items, hits.count, sizeof *hits.items, by_start);
	for (size_t i = 0; ok && !many && !walk->stopped && i < hits.count; i++)
		ok = tell_by_id(walk, &at, invoice, hits.items[walk->filter->newest_first ? hits.count - 1 - i : i].id);
	free(hits.items);
	return ok && (!many || walk_in_order(walk));
}

bool walk_glance(struct walk *walk)
{
	bool ok;

	if (!walk->filter->limit || !walk->filter->newest_first)
		return walk->left = true;
	walk->glances = true;
	ok = walk_in_order(walk);
	walk->glances = false;
	return ok;
}
