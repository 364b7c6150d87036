#include <string.h>

#include "model/pomodoro-row.h"
#include "model/timer.h"

static void read_pomodoro(struct query *row, int64_t now, struct glance *glance)
{
	struct pomodoro pomodoro = {
		.phase_at = query_int(row, "phase_at"), .worked = query_int(row, "worked"),
		.plan = {.work = query_int(row, "work"), .pause = query_int(row, "pause"), .long_pause = query_int(row, "long_pause")},
	};
	int phase = word_find(phase_words, query_text(row, "phase"));

	pomodoro.phase = phase > 0 ? (enum phase)phase : PHASE_NONE;
	pomodoro_reckon(&pomodoro, now);
	glance->counts_down = true;
	glance->works = pomodoro.phase == PHASE_WORK;
	glance->seconds = pomodoro.remaining;
}

/* The timer's own Pomodoro counts down; a plain timer beside a pause or a break is what is being done. */
bool timer_glance(struct book *book, struct arena *arena, struct glance *glance)
{
	struct query *row = book_query(book, SQL_TIMER_GLANCE);
	int64_t now = book_now(book);

	*glance = (struct glance){0};
	if (query_next(row)) {
		bool timer = !query_is_null(row, "started_at");

		*glance = (struct glance){.any = true, .works = timer, .path = query_take(row, "path", arena)};
		if (timer)
			glance->seconds = moment_since(query_int(row, "started_at"), now);
		if (!query_is_null(row, "phase") && (!timer || query_int(row, "own")))
			read_pomodoro(row, now, glance);
	}
	query_end(row);
	return query_ok(row);
}
