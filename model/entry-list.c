/* Reading many entries: one row in memory at a time. */
#include <stdlib.h>
#include <string.h>

#include "model/entry-inside.h"
#include "model/entry-match.h"

/* A walk over the rows that a filter lets through. */
struct walk {
	struct book *book;
	const struct entry_filter *filter;
	const struct standing *standing;
	struct entry_match *match;
	struct arena *arena, *row; /* row is cleared before each entry */
	bool (*each)(void *, const struct entry *);
	void *context;
	const char *client;        /* the slug of the one wanted */
	char first[11], last[11];
	size_t told, looked_at;
	bool stopped;              /* each said enough, or the limit is reached */
	bool glances;              /* only at the newest: what is older is left */
	bool left;
	int64_t older_than;        /* what began then or later was looked at already */
};

/* Up to so many hits of a pattern are remembered and sorted; with more the rows are read again in their order. */
enum { HITS_MOST = 65536, GLANCE_ROWS = 1000 };
struct hit { int64_t started_at, id; };
struct hits { struct hit *items; size_t count, room; };

static struct period period_of(const struct entry_filter *filter)
{
	bool whole = !filter->period.first && !filter->period.last;

	return whole ? (struct period){DAY_FIRST, DAY_LAST} : filter->period;
}

static bool place_fits(const struct entry_filter *filter, const struct entry *entry)
{
	return (!filter->project || filter->project == entry->project) && (!filter->item || filter->item == entry->item);
}

/* A client's paths begin with its slug; own time has no client. */
static bool client_fits(const struct walk *walk, const struct entry *entry)
{
	size_t length = walk->client ? strlen(walk->client) : 0;

	return !walk->filter->client || (walk->client && !strncmp(entry->path, walk->client, length) && entry->path[length] == '/');
}

const char *const entry_sum_words[] = {"billed_labour", "value_given", "value_at_risk", NULL};

/* Hours in dispute stay at risk, whatever became of their change. */
static bool sum_fits(const struct walk *walk, const struct entry *entry, const char *sum)
{
	bool disputed = entry->bucket == BUCKET_REFUSED && entry->disposition == AT_RISK;

	if (!strcmp(sum, "billed_labour"))
		return standing_is_billable(walk->standing, entry->project, entry->item, entry->day, entry->activity, entry->given);
	if (!strcmp(sum, "value_given"))
		return entry->bucket == BUCKET_ABSORBED || entry->bucket == BUCKET_UNRECORDED || (entry->bucket == BUCKET_REFUSED && !disputed);
	return !strcmp(sum, "value_at_risk") && (entry->bucket == BUCKET_AT_RISK || disputed);
}

static bool bucket_fits(const struct walk *walk, const struct entry *entry)
{
	const char *wanted = walk->filter->bucket;

	return !wanted || !strcmp(wanted, bucket_words[entry->bucket]) || sum_fits(walk, entry, wanted);
}

/* What costs least to tell is asked first. */
static bool fits(struct walk *walk, const struct entry *entry)
{
	const struct entry_filter *filter = walk->filter;
	const struct standing *standing = walk->standing;

	if (!place_fits(filter, entry) || !client_fits(walk, entry))
		return false;
	if (filter->activity && strcmp(filter->activity, entry->activity))
		return false;
	if (filter->disposition && filter->disposition != entry->disposition)
		return false;
	if (!bucket_fits(walk, entry))
		return false;
	if (filter->as_of && entry->ended_at > filter->as_of)
		return false;
	if (filter->unfiled && (entry->settled || !standing_waits(standing, entry->project, entry->item, entry->day, entry->activity, entry->given)))
		return false;
	if (!filter->unbilled)
		return true;
	return !entry->invoice && !entry->settled && !standing_is_fixed(standing, entry->project)
		&& standing_is_billable(standing, entry->project, entry->item, entry->day, entry->activity, entry->given);
}

/* Tells the row if it fits. Places of columns are found once. */
static bool tell(struct walk *walk, struct query *query, const struct entry_places *at, int invoice)
{
	struct entry entry;

	arena_clear(walk->row);
	entry_read(query, at, walk->row, &entry);
	if (!query_is_null_at(query, invoice))
		entry.invoice = arena_text(walk->row, query_text_at(query, invoice));
	entry.disposition = standing_disposition(walk->standing, entry.project, entry.item, entry.day, entry.activity, entry.given);
	entry.bucket = standing_bucket(walk->standing, entry.project, entry.item, entry.day, entry.activity);
	entry.path = standing_path(walk->standing, entry.project, entry.item);
	if (!fits(walk, &entry))
		return true;
	walk->told++;
	walk->stopped = !walk->each(walk->context, &entry) || walk->told == walk->filter->limit;
	return true;
}

static bool matches(struct walk *walk, struct query *query, const struct entry_places *at, bool *hit)
{
	*hit = true;
	return !walk->match || entry_match(walk->match, walk->book, query_int_at(query, at->project), query_int_at(query, at->item),
		query_text_at(query, at->activity), query_text_at(query, at->note), hit);
}

/* Days are those of the entries' zones, which lie within 15 hours of UTC. */
static void bind_period(struct walk *walk, struct query *query)
{
	struct period period = period_of(walk->filter);

	query_set_int(query, ":from", period.first * (int64_t)86400 - 15 * 3600);
	query_set_int(query, ":until", walk->older_than < INT64_MAX ? walk->older_than : (period.last + (int64_t)1) * 86400 + 15 * 3600);
	query_set_text(query, ":first", day_text(period.first, walk->first));
	query_set_text(query, ":last", day_text(period.last, walk->last));
	query_set_some(query, ":project", walk->filter->project);
	query_set_some(query, ":item", walk->filter->item);
}

/* Entries that began together are looked at together. */
static bool is_left(struct walk *walk, int64_t started_at)
{
	if (++walk->looked_at > GLANCE_ROWS && started_at < walk->older_than)
		return walk->left = true;
	walk->older_than = started_at;
	return false;
}

static bool walk_in_order(struct walk *walk)
{
	struct query *query = book_query(walk->book, walk->filter->newest_first ? SQL_ENTRY_BACK : SQL_ENTRY_FORTH);
	struct entry_places at;
	int invoice;
	bool ok = true, hit;

	bind_period(walk, query);
	entry_places(query, &at);
	invoice = query_column(query, "invoice");
	while (ok && !walk->stopped && query_next(query)) {
		if (walk->glances && is_left(walk, query_int_at(query, at.started_at)))
			break;
		ok = matches(walk, query, &at, &hit) && (!hit || tell(walk, query, &at, invoice));
	}
	query_end(query);
	return ok && query_ok(query);
}

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
		ok = matches(walk, query, &at, &hit);
		if (ok && hit)
			keep_hit(hits, (struct hit){query_int_at(query, at.started_at), query_int_at(query, at.id)});
	}
	query_end(query);
	return ok && query_ok(query);
}

static bool tell_by_id(struct walk *walk, const struct entry_places *at, int invoice, int64_t id)
{
	struct query *query = book_query(walk->book, SQL_ENTRY_ROW);
	bool ok = true;

	query_set_int(query, ":id", id);
	if (query_next(query))
		ok = tell(walk, query, at, invoice);
	query_end(query);
	return ok && query_ok(query);
}

/*
 * A pattern over everything: rows in the order of the file cost a third of rows in the order of their start, as notes
 * lie in the table alone. So hits are found in that order and told in the other.
 */
static bool walk_hits(struct walk *walk)
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

/* Who wants but the newest has them most often among the newest. */
static bool glance(struct walk *walk)
{
	bool ok;

	if (!walk->filter->limit || !walk->filter->newest_first)
		return walk->left = true;
	walk->glances = true;
	ok = walk_in_order(walk);
	walk->glances = false;
	return ok;
}

static bool is_whole(const struct entry_filter *filter)
{
	struct period period = period_of(filter);

	return period.first == DAY_FIRST && period.last == DAY_LAST && !filter->project;
}

static bool find_client(struct walk *walk)
{
	struct query *query = book_query(walk->book, SQL_ENTRY_CLIENT_SLUG);

	query_set_int(query, ":id", walk->filter->client);
	if (query_next(query))
		walk->client = query_take(query, "slug", walk->arena);
	query_end(query);
	return query_ok(query);
}

static bool walk_all(struct walk *walk)
{
	const struct entry_filter *filter = walk->filter;
	struct standing *standing;
	bool ok;

	if (!standing_open(walk->book, filter->as_of ? filter->as_of : INT64_MAX, walk->arena, &standing) || (filter->client && !find_client(walk)))
		return false;
	walk->standing = standing;
	if (filter->pattern && !(walk->match = entry_match_open(walk->book, filter->pattern, standing, walk->arena)))
		return false;
	if (filter->pattern && is_whole(filter))
		ok = glance(walk) && (!walk->left || walk->stopped || walk_hits(walk));
	else
		ok = walk_in_order(walk);
	entry_match_close(walk->match);
	return ok;
}

bool entry_each(struct book *book, const struct entry_filter *filter, bool (*each)(void *, const struct entry *), void *context)
{
	struct walk walk = {.book = book, .filter = filter, .each = each, .context = context, .older_than = INT64_MAX};
	bool held = !store_in_transaction(book_store(book)), ok;

	if (held && !book_hold(book))
		return false;
	walk.arena = arena_new();
	walk.row = arena_new();
	ok = walk_all(&walk);
	arena_free(walk.row);
	arena_free(walk.arena);
	if (held)
		book_release(book);
	return ok;
}

struct gathering { struct arena *arena; struct entries *entries; };

static bool gather(void *context, const struct entry *row)
{
	struct gathering *to = context;
	struct entry copy = *row;

	copy.uid = arena_text(to->arena, row->uid);
	copy.path = arena_text(to->arena, row->path);
	copy.zone = arena_text(to->arena, row->zone);
	copy.activity = arena_text(to->arena, row->activity);
	copy.note = arena_text(to->arena, row->note);
	copy.invoice = arena_text(to->arena, row->invoice);
	arena_grow(to->arena, &to->entries->items, to->entries->count, sizeof *to->entries->items);
	to->entries->items[to->entries->count++] = copy;
	return true;
}

bool entry_list(struct book *book, const struct entry_filter *filter, struct arena *arena, struct entries *entries)
{
	struct gathering to = {arena, entries};

	*entries = (struct entries){0};
	return entry_each(book, filter, gather, &to);
}

bool entry_seconds(struct book *book, struct period period, int64_t project, int64_t *seconds, int64_t *billable)
{
	struct query *days = book_query(book, SQL_ENTRY_DAYS);
	struct arena *arena = arena_new();
	struct standing *standing;
	bool ok = standing_open(book, INT64_MAX, arena, &standing);

	*seconds = *billable = 0;
	query_set_day(days, ":first", period.first);
	query_set_day(days, ":last", period.last);
	query_set_some(days, ":project", project);
	while (ok && query_next(days)) {
		int given = word_find(disposition_words, query_text(days, "disposition"));
		enum disposition counts = standing_disposition(standing, query_int(days, "project"), query_int(days, "item"), query_day(days, "day"),
			query_text(days, "activity"), given > 0 ? (enum disposition)given : DISPOSITION_NONE);

		*seconds += query_int(days, "seconds");
		*billable += counts == BILLABLE ? query_int(days, "seconds") : 0;
	}
	query_end(days);
	arena_free(arena);
	return ok && query_ok(days);
}
