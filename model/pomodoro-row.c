#include <stdlib.h>
#include <string.h>

#include "model/config.h"
#include "model/pomodoro-inside.h"
#include "model/pomodoro-row.h"
#include "model/timer-inside.h"

const char *const phase_words[] = {"", "work", "paused", "break", "long_break", "over", NULL};

static void read_row(struct query *row, struct arena *arena, struct pomodoro *pomodoro)
{
	int phase = word_find(phase_words, query_text(row, "phase")), given = word_find(disposition_words, query_text(row, "disposition"));

	*pomodoro = (struct pomodoro){
		.id = query_int(row, "id"), .entry = query_int(row, "entry"), .project = query_int(row, "project"), .item = query_int(row, "item"),
		.note = query_take(row, "note", arena), .activity = query_take(row, "activity", arena),
		.given = given > 0 ? (enum disposition)given : DISPOSITION_NONE,
		.phase = phase > 0 ? (enum phase)phase : PHASE_NONE,
		.round = (int)query_int(row, "round"), .every = (int)query_int(row, "every"),
		.phase_at = query_int(row, "phase_at"), .worked = query_int(row, "worked_seconds"),
		.plan = {
			.work = query_int(row, "work_seconds"), .pause = query_int(row, "break_seconds"), .long_pause = query_int(row, "long_seconds"),
			.every = (int)query_int(row, "every"), .automatic = query_int(row, "automatic"),
		},
	};
}

/* Asked first, as it is ready three times as soon, and mostly there is none. */
static bool is_any(struct book *book, bool *any)
{
	struct query *row = book_query(book, SQL_POMODORO_ANY);

	return query_any(row, any);
}

/* Without its path; any = false when there is none. */
static bool read_present(struct book *book, struct arena *arena, struct pomodoro *pomodoro, bool *any)
{
	struct query *row;

	if (!is_any(book, any) || !*any)
		return book_fault(book)->kind == FAULT_NONE;
	row = book_query(book, SQL_POMODORO_PRESENT);
	*any = query_next(row);
	if (*any)
		read_row(row, arena, pomodoro);
	query_end(row);
	return query_ok(row);
}

bool pomodoro_find(struct book *book, struct arena *arena, struct pomodoro *pomodoro, bool *any)
{
	struct query *row = book_query(book, SQL_POMODORO_FIND);

	*any = query_next(row);
	if (*any) {
		read_row(row, arena, pomodoro);
		pomodoro->path = query_take(row, "path", arena);
		pomodoro_reckon(pomodoro, book_now(book));
	}
	query_end(row);
	return query_ok(row);
}

void pomodoro_reckon(struct pomodoro *pomodoro, int64_t now)
{
	const struct pomodoro_plan *plan = &pomodoro->plan;
	bool rests = pomodoro->phase == PHASE_BREAK || pomodoro->phase == PHASE_LONG_BREAK;

	pomodoro->planned = !rests ? plan->work : pomodoro->phase == PHASE_BREAK ? plan->pause : plan->long_pause;
	pomodoro->elapsed = rests ? 0 : pomodoro->worked;
	if (rests || pomodoro->phase == PHASE_WORK)
		pomodoro->elapsed += moment_since(pomodoro->phase_at, now);
	pomodoro->remaining = pomodoro->planned - pomodoro->elapsed;
}

int64_t pomodoro_planned_end(const struct pomodoro *pomodoro)
{
	int64_t left = pomodoro->plan.work - pomodoro->worked;

	return pomodoro->phase_at + (left > 0 ? left : 0);
}

bool pomodoro_turn(struct book *book, struct pomodoro *pomodoro, enum phase phase, int64_t at, const char *outcome)
{
	struct query *turn = book_query(book, SQL_POMODORO_TURN);

	pomodoro->phase = phase;
	pomodoro->phase_at = at;
	query_set_int(turn, ":id", pomodoro->id);
	query_set_text(turn, ":phase", phase_words[phase]);
	query_set_int(turn, ":at", at);
	query_set_int(turn, ":worked", pomodoro->worked);
	query_set_some(turn, ":entry", pomodoro->entry);
	query_set_text(turn, ":outcome", outcome);
	if (phase == PHASE_OVER)
		query_set_int(turn, ":ended_at", at);
	return query_run(turn, NULL);
}

static bool planned_length(struct book *book, const char *key, int64_t otherwise, int64_t *seconds)
{
	const char *said = config_get(book, key);

	if (*seconds)
		return true;
	*seconds = otherwise;
	return !said || moment_parse_length(said, seconds, book_fault_slot(book));
}

bool pomodoro_complete(struct book *book, struct pomodoro_plan *plan)
{
	const char *every = config_get(book, "pomodoro.every");

	if (!plan->every)
		plan->every = every && atoi(every) > 0 ? atoi(every) : 4;
	return planned_length(book, "pomodoro.work", 25 * 60, &plan->work)
		&& planned_length(book, "pomodoro.break", 5 * 60, &plan->pause)
		&& planned_length(book, "pomodoro.long", 15 * 60, &plan->long_pause);
}

bool pomodoro_follow(struct book *book, int64_t from, const struct entry *to)
{
	struct query *move = book_query(book, SQL_POMODORO_MOVE);

	query_set_int(move, ":from", from);
	query_set_int(move, ":entry", to->id);
	query_set_int(move, ":project", to->project);
	query_set_some(move, ":item", to->item);
	query_set_text(move, ":activity", to->activity);
	query_set_words(move, ":disposition", disposition_words[to->given]);
	query_set_text(move, ":note", to->note);
	return query_run(move, NULL);
}

/* The present one when it works on that entry, in an arena of the book as its texts are not looked at. */
static bool works_on(struct book *book, int64_t entry, struct pomodoro *pomodoro, bool *works)
{
	struct arena *arena = arena_new();
	bool ok = read_present(book, arena, pomodoro, works);

	*works = ok && *works && pomodoro->phase == PHASE_WORK && pomodoro->entry == entry;
	arena_free(arena);
	return ok;
}

bool pomodoro_latest_end(struct book *book, const struct entry *entry, int64_t *at)
{
	struct pomodoro pomodoro;
	bool works;

	if (!timer_was_forgotten(book, entry))
		return true;
	if (!works_on(book, entry->id, &pomodoro, &works))
		return false;
	if (works && *at > pomodoro_planned_end(&pomodoro))
		*at = pomodoro_planned_end(&pomodoro);
	return true;
}

bool pomodoro_ends_with(struct book *book, const struct entry *entry)
{
	struct pomodoro pomodoro;
	bool works;

	if (!works_on(book, entry->id, &pomodoro, &works))
		return false;
	if (!works)
		return true;
	if (entry->ended_at > pomodoro.phase_at)
		pomodoro.worked += entry->ended_at - pomodoro.phase_at;
	return pomodoro_turn(book, &pomodoro, PHASE_OVER, entry->ended_at, pomodoro.worked >= pomodoro.plan.work ? "done" : "void");
}

bool pomodoro_break_ends(struct book *book, int64_t at)
{
	struct arena *arena = arena_new();
	struct pomodoro pomodoro;
	bool any, ok = read_present(book, arena, &pomodoro, &any);

	if (ok && any && (pomodoro.phase == PHASE_BREAK || pomodoro.phase == PHASE_LONG_BREAK)) {
		pomodoro_reckon(&pomodoro, at);
		/* Time away begins where the break was to end. */
		ok = pomodoro_turn(book, &pomodoro, PHASE_OVER, pomodoro.remaining < 0 ? at + pomodoro.remaining : at, "done");
	}
	arena_free(arena);
	return ok;
}

static bool run_for(struct book *book, enum statement statement, const char *name, int64_t id)
{
	struct query *query = book_query(book, statement);

	query_set_int(query, name, id);
	return query_run(query, NULL);
}

bool pomodoro_forget(struct book *book, int64_t entry)
{
	struct pomodoro pomodoro;
	bool works;

	if (!works_on(book, entry, &pomodoro, &works))
		return false;
	if (!works)
		return true;
	if (!pomodoro.worked)
		return run_for(book, SQL_INTERRUPTION_FORGET, ":pomodoro", pomodoro.id) && run_for(book, SQL_POMODORO_FORGET, ":id", pomodoro.id);
	pomodoro.entry = 0;
	return pomodoro_turn(book, &pomodoro, PHASE_OVER, book_now(book), "void");
}

bool pomodoro_let_go(struct book *book, int64_t entry)
{
	return run_for(book, SQL_POMODORO_LET_GO, ":entry", entry) && run_for(book, SQL_INTERRUPTION_LET_GO, ":entry", entry);
}
