/* Reading many entries: one row in memory at a time. */
#include "model/entry-match.h"
#include "model/entry-walk.h"

static bool is_whole(const struct entry_filter *filter)
{
	struct period period = walk_period(filter);

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
		ok = walk_glance(walk) && (!walk->left || walk->stopped || walk_by_hits(walk));
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
		enum disposition counts = standing_disposition(standing, query_int(days, "project"), query_int(days, "item"), query_day(days, "day"),
			query_text(days, "activity"), (enum disposition)query_word(days, "disposition", disposition_words));

		*seconds += query_int(days, "seconds");
		*billable += counts == BILLABLE ? query_int(days, "seconds") : 0;
	}
	query_end(days);
	arena_free(arena);
	return ok && query_ok(days);
}
