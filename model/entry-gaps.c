#include "model/entry-inside.h"

enum { GAP_LEAST = 5 * 60 };

static struct query *spans_of(struct book *book, struct period period)
{
	struct query *spans = book_query(book, SQL_ENTRY_SPANS);
	const char *zone = book_clock(book).zone;

	query_set_int(spans, ":from", zone_day_start(zone, period.first));
	query_set_int(spans, ":until", period.last < DAY_LAST ? zone_day_start(zone, period.last + 1) : INT64_MAX);
	return spans;
}

/* The user's own days, in the user's own zone: gaps are in the life of one person, whichever client an entry is for. */
bool entry_gaps(struct book *book, struct period period, struct arena *arena, struct gaps *gaps)
{
	struct query *spans = spans_of(book, period);
	const char *zone = book_clock(book).zone;
	int64_t covered = 0;
	int day = DAY_NONE;

	*gaps = (struct gaps){0};
	while (query_next(spans)) {
		int64_t from = query_int(spans, "started_at");
		int64_t until = query_is_null(spans, "ended_at") ? book_now(book) : query_int(spans, "ended_at");

		if (zone_day(zone, from) == day && from - covered >= GAP_LEAST) {
			arena_grow(arena, &gaps->items, gaps->count, sizeof *gaps->items);
			gaps->items[gaps->count++] = (struct gap){covered, from, day};
		}
		if (zone_day(zone, from) != day || until > covered)
			covered = until;
		day = zone_day(zone, from);
	}
	return query_ok(spans);
}

bool entry_doubled(struct book *book, struct period period, int64_t *seconds)
{
	struct query *spans = spans_of(book, period);
	int64_t covered = INT64_MIN;

	*seconds = 0;
	while (query_next(spans)) {
		int64_t from = query_int(spans, "started_at"), until = query_int(spans, "ended_at");

		if (query_is_null(spans, "ended_at"))
			continue;
		if (from < covered)
			*seconds += (until < covered ? until : covered) - from;
		if (until > covered)
			covered = until;
	}
	return query_ok(spans);
}
