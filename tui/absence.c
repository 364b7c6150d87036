/* Nobody was there while the timer ran: the machine slept, or no key was pressed for as long as "idle" says. It is asked about, and nothing is cut unasked. */
#include <stdio.h>

#include "db/speech.h"
#include "model/away.h"
#include "model/config.h"
#include "tui/desk-inside.h"
#include "tui/form.h"
#include "tui/presence.h"
#include "tui/question.h"
#include "tui/timing.h"
#include "tui/words.h"

enum { SLEEP_LEAST = 5 * 60, LOOK_EVERY = 60 };

/* The question looks at the desk, as the stretch may still grow. */
struct question { const struct desk *desk; };

static enum answer close_question(struct desk *desk)
{
	desk->away_asks = false;
	desk_drop(desk);
	return ANSWER_STAY;
}

static enum answer keep(struct desk *desk)
{
	struct away away = desk->away;

	close_question(desk);
	if (away.kind == AWAY_SLEEP && !away_keep(desk->book, &away, desk->arena))
		return desk_refuse(desk);
	return desk_say(desk, "All of it was work; the clock runs on.");
}

static enum answer cut(struct desk *desk)
{
	struct entry stopped = {0};
	char clock[8];

	close_question(desk);
	if (!away_cut(desk->book, &desk->away, desk->arena, &stopped))
		return desk_refuse(desk);
	return desk_say(desk, "Stopped %s at %s.", words_short_path(stopped.path), words_time(stopped.ended_at, book_clock(desk->book).zone, clock));
}

static enum answer go_on(struct desk *desk)
{
	struct entry stopped = {0}, started = {0};
	char length[24];

	close_question(desk);
	if (!away_go_on(desk->book, &desk->away, desk->arena, &stopped, &started))
		return desk_refuse(desk);
	return desk_say(desk, "Cut %s out; %s goes on.", moment_clock_length(desk->away.until - desk->away.from, length), words_short_path(started.path));
}

static bool save_other(struct desk *desk, void *context, const struct form_values *values, int *field)
{
	struct entry given = {0}, started = {0};
	char length[24];

	*field = 0;
	if (!values->text[0][0])
		return book_fail(desk->book, FAULT_INPUT, "Say where it belongs, such as admin or learning.");
	if (!away_give(desk->book, context, values->text[0], values->text[1], desk->arena, &given, &started))
		return false;
	desk_say(desk, "Gave %s to %s; %s goes on.", moment_clock_length(given.seconds, length), words_short_path(given.path), words_short_path(started.path));
	return true;
}

static enum answer give(struct desk *desk)
{
	static const struct field fields[] = {
		{.label = "path", .hint = "admin, learning, churn/B1", .suggest = suggest_path},
		{.label = "note", .hint = "what it was"},
	};

	close_question(desk);
	return form_open(desk, &(struct form_plan){
		.title = "What was it instead?", .fields = fields, .count = 2, .save = save_other, .context = &desk->away, .context_size = sizeof desk->away,
	});
}

/* Kept, and marked: somebody may want to look at it again. */
static void leave_unanswered(struct desk *desk)
{
	if (!away_mark(desk->book, &desk->away, desk->arena))
		book_forgive(desk->book);
}

static enum answer question_key(void *state, struct desk *desk, const struct press *press)
{
	(void)state;
	switch (press->key) {
	case 'k': return keep(desk);
	case 'c': return cut(desk);
	case 'g': return go_on(desk);
	case 'o': return give(desk);
	case PRESS_ESC:
		leave_unanswered(desk);
		close_question(desk);
		return desk_say(desk, "Kept, and marked on the entry.");
	default: return ANSWER_STAY;
	}
}

static void question_open(void *state, struct desk *desk, const void *with)
{
	(void)with;
	((struct question *)state)->desk = desk;
}

static const char *question_words(const struct desk *desk, char out[160])
{
	const char *zone = book_clock(desk->book).zone;
	char from[8], until[8], length[24];

	snprintf(out, 160, "%s %s–%s (%s).", desk->away.kind == AWAY_SLEEP ? speech("The machine slept") : speech("Nobody was here"),
		words_time(desk->away.from, zone, from), words_time(desk->away.until, zone, until), moment_clock_length(desk->away.until - desk->away.from, length));
	return out;
}

static int question_height(const void *state, int columns)
{
	char words[160];

	return question_rows(question_words(((const struct question *)state)->desk, words), speech("k keep  c cut  g cut, go on  o other"), columns);
}

static bool question_line(const void *state, struct canvas *rows)
{
	char words[160];

	question_paint(rows, question_words(((const struct question *)state)->desk, words), speech("k keep  c cut  g cut, go on  o other"));
	return true;
}

static const struct screen question_screen = {
	.name = "absence",
	.title = "Absence",
	.purpose = "what was done while nobody was here",
	.size = sizeof(struct question),
	.open = question_open,
	.key = question_key,
	.line = question_line,
	.line_rows = question_height,
	.ways = "k all of it was work  c it ended there  g cut it out and go on  o it was something else  Esc later",
};

static void ask(struct desk *desk, enum away_kind kind, int64_t from, int64_t until)
{
	if (from < desk->timer.started_at)
		from = desk->timer.started_at;
	if (from >= until)
		return;
	if (desk->away_asks) {
		desk->away.until = until;
		return;
	}
	desk->away = (struct away){.kind = kind, .entry = desk->timer.id, .from = from, .until = until};
	if (desk->depth < LAYERS_MOST) {
		desk_put(desk, &question_screen, NULL);
		desk->away_asks = true;
	} else {
		leave_unanswered(desk);
	}
}

static int64_t idle_limit(struct desk *desk)
{
	const char *said = config_get(desk->book, "idle");
	struct fault none = {0};
	int64_t seconds;

	return said && moment_parse_length(said, &seconds, &none) ? seconds : 0;
}

/* A sign of life: what lies between it and the one before may be asked about. */
static bool came_back(struct desk *desk, int64_t at)
{
	int64_t limit = idle_limit(desk), from = desk->active_at;

	desk->active_at = at;
	if (!limit || at - from < limit || !timing_runs(desk) || at - desk->timer.started_at < limit)
		return false;
	ask(desk, AWAY_IDLE, from, at);
	return true;
}

bool desk_key_asks(struct desk *desk)
{
	bool asked = desk->away_asks;

	return came_back(desk, book_now(desk->book)) && !asked;
}

/* Elsewhere it is looked only while nothing is typed here. */
static void look_elsewhere(struct desk *desk, int64_t now)
{
	int64_t limit = idle_limit(desk), latest;

	if (!limit || book_clock_is_fixed(desk->book) || now - desk->active_at < limit || now - desk->looked_at < LOOK_EVERY)
		return;
	desk->looked_at = now;
	latest = presence_latest(now);
	if (latest > desk->active_at)
		came_back(desk, latest);
}

/* The timer that was asked about is gone or another's: so is the question, where it is on top. */
static void drop_stale_question(struct desk *desk)
{
	if (!desk->away_asks || (desk->timer_runs && desk->timer.id == desk->away.entry) || !desk->depth
		|| desk->above[desk->depth - 1].screen != &question_screen)
		return;
	leave_unanswered(desk);
	close_question(desk);
}

void desk_watch_absence(struct desk *desk)
{
	int64_t now = book_now(desk->book), slept = machine_slept(desk->book), gap = slept - desk->slept_seen;

	desk->slept_seen = slept;
	drop_stale_question(desk);
	if (!timing_runs(desk))
		return;
	if (gap > SLEEP_LEAST) {
		desk->active_at = now;
		ask(desk, AWAY_SLEEP, now - gap, now);
	} else {
		look_elsewhere(desk, now);
	}
}

void desk_begin_watch(struct desk *desk)
{
	desk->slept_seen = machine_slept(desk->book);
	desk->active_at = book_now(desk->book);
}

void desk_end_watch(struct desk *desk)
{
	if (desk->away_asks)
		leave_unanswered(desk);
}
