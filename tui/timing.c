#include "tui/timing.h"

#include <string.h>

#include "db/speech.h"
#include "model/pomodoro.h"
#include "model/timer.h"
#include "tui/desk-inside.h"
#include "tui/form.h"
#include "tui/words.h"

enum { LATE = 5 * 60 };

bool timing_runs(const struct desk *desk)
{
	return desk->timer_runs && desk_is_alone(desk);
}

bool timing_is_pomodoro(const struct desk *desk)
{
	return desk->pomodoro_runs && desk_is_alone(desk);
}

bool timing_is_on(const struct desk *desk)
{
	return (desk->timer_runs || desk->pomodoro_runs) && desk_is_alone(desk);
}

void desk_read_clock(struct desk *desk)
{
	arena_clear(desk->clock_arena);
	desk->timer = (struct entry){0};
	desk->pomodoro = (struct pomodoro){0};
	desk->timer_runs = desk->pomodoro_runs = false;
	desk->clock_read_at = book_now(desk->book);
	if (!timer_find(desk->book, desk->clock_arena, &desk->timer, &desk->timer_runs) ||
	    !pomodoro_find(desk->book, desk->clock_arena, &desk->pomodoro, &desk->pomodoro_runs))
		desk_refuse(desk);
}

/* Arithmetic on what was read: a paused round keeps what it had left. */
int64_t desk_phase_left(const struct desk *desk)
{
	const struct pomodoro *pomodoro = &desk->pomodoro;

	if (pomodoro->phase == PHASE_PAUSED)
		return pomodoro->remaining;
	return pomodoro->remaining - moment_since(desk->clock_read_at, book_now(desk->book));
}

static enum answer say_stopped(struct desk *desk, const struct entry *entry, const char *way);

/* A clock time alone is of the day on which it began, or of the next; keep: all of it was work. */
static bool save_end(struct desk *desk, void *context, const struct form_values *values, int *field)
{
	struct clock clock = book_clock(desk->book);
	int day = zone_day(clock.zone, desk->timer.started_at);
	bool keep = !strcmp(values->text[0], "keep");
	struct entry entry = {0};
	int64_t at = 0;

	(void)context, (void)field;
	if (!keep && !moment_parse_time_on(values->text[0], &clock, day, &at, book_fault_slot(desk->book)))
		return false;
	if (!keep && at < desk->timer.started_at && !moment_parse_time_on(values->text[0], &clock, day + 1, &at, book_fault_slot(desk->book)))
		return false;
	if (!timer_stop(desk->book, at, NULL, keep, desk->arena, &entry))
		return false;
	desk->paused = 0;
	say_stopped(desk, &entry, "");
	return true;
}

/* Nobody but the user knows when the work ended: it was left running, or the machine slept. */
static enum answer ask_end(struct desk *desk)
{
	static const struct field fields[] = {{.label = "ended", .hint = "17:30, or keep if all of it was work"}};
	static const char *const why[] = {
		[DOUBT_NONE] = "", [DOUBT_FORGOTTEN] = "", [DOUBT_SLEPT] = ", and the machine slept meanwhile", [DOUBT_CLOCK_SET] = ", and the clock was set meanwhile",
	};
	char length[24], since[32];

	if (book_fault(desk->book)->kind != FAULT_CONFLICT)
		return desk_refuse(desk);
	book_forgive(desk->book);
	form_open(desk, &(struct form_plan){.title = "When did the work end?", .fields = fields, .count = 1, .save = save_end});
	return desk_say(desk, "%s has run for %s, since %s%s.", words_short_path(desk->timer.path), moment_clock_length(moment_since(desk->timer.started_at, book_now(desk->book)), length),
		moment_local(desk->timer.started_at, book_clock(desk->book).zone, since), why[timer_doubt(desk->book, &desk->timer, desk->arena).kind]);
}

static enum answer say_stopped(struct desk *desk, const struct entry *entry, const char *way)
{
	char length[24];

	return desk_say(desk, "Wrote %s on %s.%s", entry->seconds < 60 ? moment_exact_length(entry->seconds, length) : moment_clock_length(entry->seconds, length),
		words_short_path(entry->path), way);
}

static enum answer say_done(struct desk *desk, const struct pomodoro *after)
{
	char length[24];

	if (after->phase == PHASE_BREAK || after->phase == PHASE_LONG_BREAK) {
		desk_say(desk, "Round %d of %d is done; the break lasts %s.", after->round, after->every, words_clock(after->planned, length));
	} else {
		desk->rested = after->entry;
		desk_say(desk, "The break is over. Space starts the next round on %s.", words_short_path(after->path));
	}
	return ANSWER_STAY;
}

static bool save_late(struct desk *desk, void *context, const struct form_values *values, int *field)
{
	struct clock clock = book_clock(desk->book);
	struct pomodoro after = {0};
	int64_t at;

	(void)context, (void)field;
	if (!moment_parse_time(values->text[0], &clock, &at, book_fault_slot(desk->book)) || !pomodoro_done(desk->book, at, desk->arena, &after))
		return false;
	say_done(desk, &after);
	return true;
}

static bool is_late(const struct desk *desk)
{
	return desk->pomodoro_runs && desk->pomodoro.phase == PHASE_WORK && desk_phase_left(desk) <= -LATE && !timer_was_forgotten(desk->book, &desk->timer);
}

/* One may have left at the bell: what was planned stands in the field. */
static enum answer ask_late(struct desk *desk, bool (*save)(struct desk *, void *context, const struct form_values *, int *field))
{
	char planned[8];
	const struct field fields[] = {{
		.label = "ended", .hint = "10:25, or now if all of it was work",
		.value = words_time(book_now(desk->book) + desk_phase_left(desk), book_clock(desk->book).zone, planned),
	}};

	form_open(desk, &(struct form_plan){.title = "When did the work end?", .fields = fields, .count = 1, .save = save});
	return desk_say(desk, "The work was planned to end at %s; now means that it went on until now.", planned);
}

/* The next round on what the one before was about. */
static enum answer start_next(struct desk *desk)
{
	struct entry before = {0}, entry, stopped = {0};
	struct pomodoro started = {0};
	int64_t id = desk->rested;

	desk->rested = 0;
	if (!entry_find(desk->book, id, desk->arena, &before))
		return desk_refuse(desk);
	entry = (struct entry){.project = before.project, .item = before.item, .activity = before.activity, .given = before.given, .note = before.note};
	if (!pomodoro_start(desk->book, &entry, NULL, desk->arena, &started, &stopped))
		return desk_refuse(desk);
	return desk_say(desk, "Round %d of %d on %s.", started.round, started.every, words_short_path(started.path));
}

static enum answer turn_pomodoro(struct desk *desk)
{
	struct pomodoro after = {0};
	bool over = desk_phase_left(desk) <= 0;

	switch (desk->pomodoro.phase) {
	case PHASE_WORK:
		if (over)
			return is_late(desk) ? ask_late(desk, save_late) : timing_done(desk, desk);
		if (!pomodoro_pause(desk->book, 0, desk->arena, &after))
			return desk_refuse(desk);
		return desk_say(desk, "Paused; Space goes on.");
	case PHASE_PAUSED:
		if (!pomodoro_resume(desk->book, 0, desk->arena, &after))
			return desk_refuse(desk);
		return desk_say(desk, "Going on with %s.", words_short_path(after.path));
	default:
		return timing_done(desk, desk);
	}
}

/* A plain timer has no pause of its own: it is stopped here, and Space goes on with the same thing. */
enum answer timing_pause(void *state, struct desk *desk)
{
	struct entry entry = {0}, before = {0};

	(void)state;
	if (desk->pomodoro_runs)
		return turn_pomodoro(desk);
	if (desk->timer_runs) {
		if (!timer_stop(desk->book, 0, NULL, false, desk->arena, &entry))
			return ask_end(desk);
		desk->paused = entry.id;
		return say_stopped(desk, &entry, " Space goes on.");
	}
	if (!desk->paused && desk->rested)
		return start_next(desk);
	if (!desk->paused)
		return timing_start_form(desk, false);
	if (!timer_continue(desk->book, desk->paused, desk->arena, &entry, &before)) {
		desk->paused = 0;
		return desk_refuse(desk);
	}
	desk->paused = 0;
	return desk_say(desk, "Going on with %s.", words_short_path(entry.path));
}

enum answer timing_stop(void *state, struct desk *desk)
{
	struct entry entry = {0};

	(void)state;
	if (!desk->timer_runs)
		return timing_done(state, desk);
	if (is_late(desk))
		return ask_late(desk, save_end);
	if (!timer_stop(desk->book, 0, NULL, false, desk->arena, &entry))
		return ask_end(desk);
	desk->paused = 0;
	return say_stopped(desk, &entry, "");
}

enum answer timing_cancel(void *state, struct desk *desk)
{
	struct entry entry = {0};

	(void)state;
	if (!timer_cancel(desk->book, desk->arena, &entry))
		return desk_refuse(desk);
	return desk_say(desk, "Forgot the timer on %s; nothing is written of it.", words_short_path(entry.path));
}

enum answer timing_continue(void *state, struct desk *desk)
{
	struct entry entry = {0}, stopped = {0};

	(void)state;
	if (!timer_continue(desk->book, 0, desk->arena, &entry, &stopped))
		return desk_refuse(desk);
	return desk_say(desk, "Going on with %s.", words_short_path(entry.path));
}

enum answer timing_done(void *state, struct desk *desk)
{
	struct pomodoro after = {0};

	(void)state;
	if (!pomodoro_done(desk->book, 0, desk->arena, &after))
		return desk->timer_runs ? ask_end(desk) : desk_refuse(desk);
	return say_done(desk, &after);
}

enum answer timing_void(void *state, struct desk *desk)
{
	struct pomodoro after = {0};

	(void)state;
	if (!pomodoro_void(desk->book, desk->arena, &after))
		return desk_refuse(desk);
	return desk_say(desk, "This round counts for nothing; the time stays.");
}

static bool save_note(struct desk *desk, void *context, const struct form_values *values, int *field)
{
	(void)context, (void)field;
	if (!timer_note(desk->book, values->text[0]))
		return false;
	desk_say(desk, "Noted.");
	return true;
}

enum answer timing_note(void *state, struct desk *desk)
{
	const struct field fields[] = {{.label = "note", .value = desk->timer.note, .hint = "what you are doing"}};

	(void)state;
	return form_open(desk, &(struct form_plan){.title = "Note on the running timer", .fields = fields, .count = 1, .save = save_note});
}

const char *desk_last_words(struct desk *desk, struct arena *arena)
{
	char clock[8];

	if (!desk->timer_runs)
		return NULL;
	return arena_print(arena, speech("%s runs on since %s; ambit stop writes it."), text_clean(desk->timer.path, true, arena),
		words_time(desk->timer.started_at, book_clock(desk->book).zone, clock));
}
