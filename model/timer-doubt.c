/* Why nobody can tell without a question when the work on a timer ended. */
#include "db/speech.h"
#include "model/timer-inside.h"

enum { LONG_RUN = 10 * 3600, NIGHT_HOUR = 4 };

/* The first 04:00 of the user's clock after the instant; where the zone skips it, the hours since midnight. */
static int64_t next_night(const char *zone, int64_t at)
{
	int day = zone_day(zone, at);

	for (;; day++) {
		struct wall wall = day_civil(day);
		int64_t instants[2];

		wall.hour = NIGHT_HOUR;
		if (!zone_instants(zone, wall, instants))
			instants[0] = zone_day_start(zone, day) + NIGHT_HOUR * 3600;
		if (instants[0] > at)
			return instants[0];
	}
}

bool timer_was_forgotten(struct book *book, const struct entry *entry)
{
	int64_t now = book_now(book);

	return now - entry->started_at > LONG_RUN || now > next_night(book_clock(book).zone, entry->started_at);
}

struct timer_doubt timer_doubt(struct book *book, const struct entry *entry, struct arena *arena)
{
	const char *clocks = clocks_now(book, arena);
	int64_t now = book_now(book), gap = clocks_gap(entry->clocks, clocks, entry->started_at, now), jump = clocks_jump(entry->clocks, clocks);

	/* Back before its start: by so much at least. */
	if (!jump && entry->started_at > now)
		jump = now - entry->started_at;
	if (timer_was_forgotten(book, entry))
		return (struct timer_doubt){DOUBT_FORGOTTEN, now - entry->started_at};
	if (gap)
		return (struct timer_doubt){DOUBT_SLEPT, gap};
	return jump ? (struct timer_doubt){DOUBT_CLOCK_SET, jump} : (struct timer_doubt){0};
}

bool timer_end_is_known(struct book *book, const struct entry *entry, struct arena *arena)
{
	struct timer_doubt doubt = timer_doubt(book, entry, arena);
	char length[24];

	moment_clock_length(doubt.seconds < 0 ? -doubt.seconds : doubt.seconds, length);
	switch (doubt.kind) {
	case DOUBT_FORGOTTEN:
		return book_fail(book, FAULT_CONFLICT, "%s has run for %s h: say when it ended with \"stop --at T\", or \"stop --keep\" if all of it was work.", entry->path, length);
	case DOUBT_SLEPT:
		return book_fail(book, FAULT_CONFLICT, "The machine slept for %s h while %s ran: \"stop --at T\" says when the work ended, \"stop --keep\" keeps the gap.", length, entry->path);
	case DOUBT_CLOCK_SET:
		return book_fail(book, FAULT_CONFLICT, "The clock was set %s by %s h while %s ran: \"edit %lld --start T\" and \"stop --at T\" say when the work was, \"stop --keep\" takes it as it stands.",
			doubt.seconds < 0 ? "back" : "forward", length, entry->path, (long long)entry->id);
	default:
		return true;
	}
}
