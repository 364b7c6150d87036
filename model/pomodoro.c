#include <stdlib.h>
#include <string.h>

#include "model/pomodoro-row.h"
#include "model/text.h"
#include "model/timer-inside.h"

static bool find_present(struct book *book, struct arena *arena, struct pomodoro *pomodoro)
{
	bool any;

	if (!pomodoro_find(book, arena, pomodoro, &any))
		return false;
	return any || book_fail(book, FAULT_MISSING, "No Pomodoro is under way; \"pomodoro start PATH\" starts one.");
}

/* The next number of the set, unless one was away for long; a void one does not count. */
static bool choose_round(struct book *book, int64_t at, int64_t *round, int64_t *set_at)
{
	struct query *last = book_query(book, SQL_POMODORO_LAST);

	*round = 1;
	*set_at = at;
	if (query_next(last) && at - query_int(last, "ended_at") <= SET_RESETS) {
		*round = query_int(last, "round") + !strcmp(query_text(last, "outcome"), "done");
		*set_at = query_int(last, "set_at");
	}
	query_end(last);
	return query_ok(last);
}

static bool add(struct book *book, const struct entry *entry, const struct pomodoro_plan *plan)
{
	int64_t round, set_at, id = book_take_id(book, "pomodoro");
	struct query *query;
	char uid[37];

	if (!id || !choose_round(book, entry->started_at, &round, &set_at))
		return false;
	uid_make(uid);
	query = book_query(book, SQL_POMODORO_ADD);
	query_set_int(query, ":id", id);
	query_set_text(query, ":uid", uid);
	query_set_int(query, ":project", entry->project);
	query_set_some(query, ":item", entry->item);
	query_set_int(query, ":entry", entry->id);
	query_set_text(query, ":activity", entry->activity);
	query_set_words(query, ":disposition", disposition_words[entry->given]);
	query_set_text(query, ":note", entry->note);
	query_set_int(query, ":work", plan->work);
	query_set_int(query, ":pause", plan->pause);
	query_set_int(query, ":long_pause", plan->long_pause);
	query_set_int(query, ":every", plan->every);
	query_set_int(query, ":automatic", plan->automatic);
	query_set_int(query, ":set_at", set_at);
	query_set_int(query, ":round", round);
	query_set_int(query, ":at", entry->started_at);
	return query_run(query, NULL);
}

/* Another one at work must be answered for first; a break just ends. */
static bool none_is_open(struct book *book, struct arena *arena)
{
	struct pomodoro present;
	bool any;

	if (!pomodoro_find(book, arena, &present, &any))
		return false;
	if (any && (present.phase == PHASE_WORK || present.phase == PHASE_PAUSED))
		return book_fail(book, FAULT_CONFLICT, "A Pomodoro on %s is %s; \"pomodoro done\" or \"pomodoro void\" ends it.", present.path,
			present.phase == PHASE_WORK ? "at work" : "paused");
	return true;
}

bool pomodoro_start(struct book *book, struct entry *entry, const struct pomodoro_plan *wanted, struct arena *arena, struct pomodoro *pomodoro, struct entry *stopped)
{
	struct pomodoro_plan plan = wanted ? *wanted : (struct pomodoro_plan){0};
	bool ok;

	if (!pomodoro_complete(book, &plan) || !book_begin(book))
		return false;
	ok = none_is_open(book, arena) && timer_start(book, entry, plan.trim, arena, stopped) && add(book, entry, &plan)
		&& find_present(book, arena, pomodoro);
	return book_end(book, ok, "pomodoro start", "%s", ok ? entry->path : "");
}

static bool is_in(struct book *book, const struct pomodoro *pomodoro, enum phase phase, const char *way)
{
	static const char *const said[] = {"", "at work", "paused", "in its break", "in its long break", "over"};

	if (pomodoro->phase == phase)
		return true;
	return book_fail(book, FAULT_REFUSED, "The Pomodoro on %s is %s; %s", pomodoro->path, said[pomodoro->phase], way);
}

/* Ends the entry of the work at hand, and counts it. */
static bool end_work(struct book *book, struct pomodoro *pomodoro, int64_t at, struct arena *arena)
{
	struct entry entry;
	bool any;

	if (!timer_find(book, arena, &entry, &any))
		return false;
	if (any && entry.id == pomodoro->entry && !timer_end(book, &entry, at, NULL, arena))
		return false;
	pomodoro->worked += moment_since(pomodoro->phase_at, at);
	return true;
}

static bool was_left(struct book *book, const struct pomodoro *pomodoro)
{
	return timer_was_forgotten(book, &(struct entry){.started_at = pomodoro->phase_at});
}

/* FAULT_CONFLICT when nobody can tell now when the work ended. */
static bool end_is_known(struct book *book, const struct pomodoro *pomodoro, struct arena *arena)
{
	static const char *const why[] = {
		[DOUBT_NONE] = "was left for", [DOUBT_FORGOTTEN] = "was left for", [DOUBT_SLEPT] = "ran while the machine slept for", [DOUBT_CLOCK_SET] = "ran while the clock was set by",
	};
	struct timer_doubt doubt = {0};
	struct entry timer;
	char length[24], planned[32];
	bool any;

	if (!timer_find(book, arena, &timer, &any))
		return false;
	if (any && timer.id == pomodoro->entry)
		doubt = timer_doubt(book, &timer, arena);
	if (doubt.kind == DOUBT_NONE && !was_left(book, pomodoro))
		return true;
	return book_fail(book, FAULT_CONFLICT, "The Pomodoro on %s %s %s h: say when its work ended with \"pomodoro done --at T\"; it was planned to end at %s.",
		pomodoro->path, why[doubt.kind], moment_clock_length(doubt.kind ? llabs(doubt.seconds) : book_now(book) - pomodoro->phase_at, length),
		moment_local(pomodoro_planned_end(pomodoro), book_clock(book).zone, planned));
}

/* FAULT_INPUT for a moment (0: now) that is still to come, FAULT_REFUSED for one before the phase began. */
static bool was_so_far(struct book *book, const struct pomodoro *pomodoro, int64_t said)
{
	if (said > book_now(book))
		return book_fail(book, FAULT_INPUT, "That time is still to come.");
	return !said || said >= pomodoro->phase_at || book_fail(book, FAULT_REFUSED, "At that time the Pomodoro on %s was not yet so far.", pomodoro->path);
}

/* The moment that work ended: as said, else now; at most as planned where it was left over night. */
static bool work_ended(struct book *book, const struct pomodoro *pomodoro, int64_t said, struct arena *arena, int64_t *at)
{
	if (!said && !end_is_known(book, pomodoro, arena))
		return false;
	*at = said ? said : book_now(book);
	if (was_left(book, pomodoro) && *at > pomodoro_planned_end(pomodoro))
		*at = pomodoro_planned_end(pomodoro);
	return true;
}

static bool pause_it(struct book *book, int64_t said, struct arena *arena, struct pomodoro *pomodoro)
{
	int64_t at;

	if (!find_present(book, arena, pomodoro) || !is_in(book, pomodoro, PHASE_WORK, "only work can be paused.") || !was_so_far(book, pomodoro, said))
		return false;
	return work_ended(book, pomodoro, said, arena, &at) && end_work(book, pomodoro, at, arena) && pomodoro_turn(book, pomodoro, PHASE_PAUSED, at, NULL);
}

bool pomodoro_pause(struct book *book, int64_t at, struct arena *arena, struct pomodoro *pomodoro)
{
	bool ok;

	if (!book_begin(book))
		return false;
	ok = pause_it(book, at, arena, pomodoro);
	if (ok)
		pomodoro_reckon(pomodoro, book_now(book));
	return book_end(book, ok, "pomodoro pause", "%s", ok ? pomodoro->path : "");
}

static bool resume_it(struct book *book, int64_t said, struct arena *arena, struct pomodoro *pomodoro)
{
	struct entry entry, stopped;

	if (!find_present(book, arena, pomodoro) || !is_in(book, pomodoro, PHASE_PAUSED, "only a paused one can be resumed.") || !was_so_far(book, pomodoro, said))
		return false;
	entry = (struct entry){.project = pomodoro->project, .item = pomodoro->item, .activity = pomodoro->activity,
		.given = pomodoro->given, .note = pomodoro->note, .started_at = said};
	if (!timer_start(book, &entry, false, arena, &stopped))
		return false;
	pomodoro->entry = entry.id;
	return pomodoro_turn(book, pomodoro, PHASE_WORK, entry.started_at, NULL);
}

bool pomodoro_resume(struct book *book, int64_t at, struct arena *arena, struct pomodoro *pomodoro)
{
	bool ok;

	if (!book_begin(book))
		return false;
	ok = resume_it(book, at, arena, pomodoro);
	if (ok)
		pomodoro_reckon(pomodoro, book_now(book));
	return book_end(book, ok, "pomodoro resume", "%s", ok ? pomodoro->path : "");
}

static bool rest(struct book *book, struct pomodoro *pomodoro, int64_t at)
{
	return pomodoro_turn(book, pomodoro, pomodoro->round % pomodoro->every ? PHASE_BREAK : PHASE_LONG_BREAK, at, "done");
}

static bool finish(struct book *book, int64_t said, struct arena *arena, struct pomodoro *pomodoro)
{
	int64_t at = said ? said : book_now(book);

	if (!find_present(book, arena, pomodoro) || !was_so_far(book, pomodoro, said))
		return false;
	/* One that runs by itself ended when it was planned to, at the latest. */
	if (pomodoro->phase == PHASE_WORK && pomodoro->plan.automatic && !said)
		said = at < pomodoro_planned_end(pomodoro) ? at : pomodoro_planned_end(pomodoro);
	if (pomodoro->phase == PHASE_WORK)
		return work_ended(book, pomodoro, said, arena, &at) && end_work(book, pomodoro, at, arena) && rest(book, pomodoro, at);
	if (pomodoro->phase == PHASE_PAUSED)
		return rest(book, pomodoro, at);
	if (!said && pomodoro->remaining < 0)
		at += pomodoro->remaining;
	return pomodoro_turn(book, pomodoro, PHASE_OVER, at, "done");
}

bool pomodoro_done(struct book *book, int64_t at, struct arena *arena, struct pomodoro *pomodoro)
{
	bool ok;

	if (!book_begin(book))
		return false;
	ok = finish(book, at, arena, pomodoro);
	if (ok)
		pomodoro_reckon(pomodoro, book_now(book));
	return book_end(book, ok, "pomodoro done", "%s", ok ? pomodoro->path : "");
}

static bool mark_void(struct book *book, struct arena *arena, struct pomodoro *pomodoro)
{
	int64_t now = book_now(book);

	if (!find_present(book, arena, pomodoro))
		return false;
	if (pomodoro->phase != PHASE_WORK && pomodoro->phase != PHASE_PAUSED)
		return book_fail(book, FAULT_REFUSED, "The work of the Pomodoro on %s is done already; \"undo\" takes that back.", pomodoro->path);
	if (pomodoro->phase == PHASE_WORK)
		pomodoro->worked += moment_since(pomodoro->phase_at, now);
	return pomodoro_turn(book, pomodoro, PHASE_OVER, now, "void");
}

bool pomodoro_void(struct book *book, struct arena *arena, struct pomodoro *pomodoro)
{
	bool ok;

	if (!book_begin(book))
		return false;
	ok = mark_void(book, arena, pomodoro);
	return book_end(book, ok, "pomodoro void", "%s", ok ? pomodoro->path : "");
}
