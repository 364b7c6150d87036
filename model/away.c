#include "model/away.h"

#include "model/timer-inside.h"

const char *const away_words[] = {"idle", "sleep", NULL};

static bool still_runs(struct book *book, const struct away *away, struct arena *arena, struct entry *timer)
{
	bool any;

	if (!timer_find(book, arena, timer, &any))
		return false;
	return (any && timer->id == away->entry) || book_fail(book, FAULT_MISSING, "That timer runs no longer, so there is nothing to decide.");
}

/* "0:42 asleep on acme/site" */
static const char *summary(const struct away *away, const struct entry *timer, struct arena *arena)
{
	char length[24];

	return arena_print(arena, "%s %s on %s", moment_clock_length(away->until - away->from, length), away->kind == AWAY_SLEEP ? "asleep" : "idle", timer->path);
}

static bool keep(struct book *book, const struct entry *timer, struct arena *arena)
{
	struct query *write = book_query(book, SQL_TIMER_CLOCKS);

	query_set_int(write, ":id", timer->id);
	query_set_text(write, ":clocks", clocks_now(book, arena));
	return query_run(write, NULL);
}

bool away_keep(struct book *book, const struct away *away, struct arena *arena)
{
	struct entry timer = {0};
	bool ok;

	if (!book_begin(book))
		return false;
	ok = still_runs(book, away, arena, &timer) && (away->kind == AWAY_IDLE || keep(book, &timer, arena));
	return book_end(book, ok, "keep", "%s", ok ? summary(away, &timer, arena) : "");
}

static bool cut(struct book *book, const struct away *away, struct arena *arena, struct entry *timer, struct entry *stopped)
{
	return still_runs(book, away, arena, timer)
		&& timer_stop(book, away->from > timer->started_at ? away->from : timer->started_at, NULL, false, arena, stopped);
}

bool away_cut(struct book *book, const struct away *away, struct arena *arena, struct entry *stopped)
{
	struct entry timer = {0};
	bool ok;

	if (!book_begin(book))
		return false;
	ok = cut(book, away, arena, &timer, stopped);
	return book_end(book, ok, "cut", "%s", ok ? summary(away, &timer, arena) : "");
}

/* The same thing again, from the end of the stretch. */
static bool go_on(struct book *book, const struct away *away, const struct entry *timer, struct arena *arena, struct entry *started)
{
	struct entry none;

	*started = (struct entry){
		.project = timer->project, .item = timer->item, .activity = timer->activity, .given = timer->given, .note = timer->note, .started_at = away->until,
	};
	return timer_start(book, started, false, arena, &none);
}

bool away_go_on(struct book *book, const struct away *away, struct arena *arena, struct entry *stopped, struct entry *started)
{
	struct entry timer = {0};
	bool ok;

	if (!book_begin(book))
		return false;
	ok = cut(book, away, arena, &timer, stopped) && go_on(book, away, &timer, arena, started);
	return book_end(book, ok, "cut", "%s", ok ? summary(away, &timer, arena) : "");
}

bool away_give(struct book *book, const struct away *away, const char *path, const char *note, struct arena *arena, struct entry *given, struct entry *started)
{
	struct entry timer = {0}, stopped;
	bool ok;

	*given = (struct entry){.path = path, .note = note, .started_at = away->from, .ended_at = away->until};
	if (!book_begin(book))
		return false;
	ok = cut(book, away, arena, &timer, &stopped) && entry_log(book, given, OVERLAP_REFUSE, true, arena) && go_on(book, away, &timer, arena, started);
	return book_end(book, ok, "give", "%s to %s", ok ? summary(away, &timer, arena) : "", ok ? given->path : "");
}

static bool insert(struct book *book, const struct away *away)
{
	int64_t id = book_take_id(book, "away");
	struct query *add = book_query(book, SQL_AWAY_ADD);

	query_set_int(add, ":id", id);
	query_set_int(add, ":entry", away->entry);
	query_set_int(add, ":from", away->from);
	query_set_int(add, ":until", away->until);
	query_set_text(add, ":kind", away_words[away->kind]);
	return id && query_run(add, NULL);
}

static bool mark(struct book *book, struct away *away, struct arena *arena, struct entry *entry)
{
	if (!entry_get(book, away->entry, arena, entry))
		return false;
	if (away->from < entry->started_at)
		away->from = entry->started_at;
	if (entry->ended_at && away->until > entry->ended_at)
		away->until = entry->ended_at;
	return away->from >= away->until || insert(book, away);
}

bool away_mark(struct book *book, const struct away *away, struct arena *arena)
{
	struct away marked = *away;
	struct entry entry = {0};
	bool ok;

	if (!book_begin(book))
		return false;
	ok = mark(book, &marked, arena, &entry);
	return book_end(book, ok, "mark", "%s", ok ? summary(&marked, &entry, arena) : "");
}

bool away_list(struct book *book, int64_t entry, struct arena *arena, struct aways *aways)
{
	struct query *rows = book_query(book, SQL_AWAY_LIST);

	*aways = (struct aways){0};
	query_set_some(rows, ":entry", entry);
	while (query_next(rows)) {
		int kind = word_find(away_words, query_text(rows, "kind"));

		arena_grow(arena, &aways->items, aways->count, sizeof *aways->items);
		aways->items[aways->count++] = (struct away){
			.kind = kind > 0 ? (enum away_kind)kind : AWAY_IDLE, .entry = query_int(rows, "entry"),
			.from = query_int(rows, "from_at"), .until = query_int(rows, "until_at"),
		};
	}
	return query_ok(rows);
}
