/* Walking entries in the order of their starts, one row in memory at a time. */
#include "model/entry-match.h"
#include "model/entry-walk.h"

enum { GLANCE_ROWS = 1000 };

struct period walk_period(const struct entry_filter *filter)
{
	bool whole = !filter->period.first && !filter->period.last;

	return whole ? (struct period){DAY_FIRST, DAY_LAST} : filter->period;
}

void walk_tell(struct walk *walk, struct query *query, const struct entry_places *at, int invoice)
{
	struct entry entry;

	arena_clear(walk->row);
	entry_read(query, at, walk->row, &entry);
	if (!query_is_null_at(query, invoice))
		entry.invoice = arena_text(walk->row, query_text_at(query, invoice));
	entry.disposition = standing_disposition(walk->standing, entry.project, entry.item, entry.day, entry.activity, entry.given);
	entry.bucket = standing_bucket(walk->standing, entry.project, entry.item, entry.day, entry.activity);
	entry.path = standing_path(walk->standing, entry.project, entry.item);
	if (!walk_fits(walk, &entry))
		return;
	walk->told++;
	walk->stopped = !walk->each(walk->context, &entry) || walk->told == walk->filter->limit;
}

bool walk_matches(struct walk *walk, struct query *query, const struct entry_places *at, bool *hit)
{
	*hit = true;
	return !walk->match || entry_match(walk->match, walk->book, query_int_at(query, at->project), query_int_at(query, at->item),
		query_text_at(query, at->activity), query_text_at(query, at->note), hit);
}

/* Days are those of the entries' zones, which lie within 15 hours of UTC. */
static void bind_period(struct walk *walk, struct query *query)
{
	struct period period = walk_period(walk->filter);

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

bool walk_in_order(struct walk *walk)
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
		ok = walk_matches(walk, query, &at, &hit);
		if (ok && hit)
			walk_tell(walk, query, &at, invoice);
	}
	query_end(query);
	return ok && query_ok(query);
}
