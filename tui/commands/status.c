#include <stdio.h>

#include "db/speech.h"
#include "model/notice.h"
#include "model/pomodoro.h"
#include "model/text.h"
#include "model/timer.h"
#include "tui/answer.h"
#include "tui/entry-words.h"

enum { PROMPT_COLUMNS = 24 };

static const struct option options[] = {
	{.name = "prompt", .help = "a few signs for a shell prompt or tmux; nothing when nothing runs"},
	{0},
};

static void clock_words(int64_t seconds, char out[32])
{
	int64_t length = seconds < 0 ? -seconds : seconds;

	if (length >= 3600)
		snprintf(out, 32, "%lld:%02d:%02d", (long long)(length / 3600), (int)(length / 60 % 60), (int)(length % 60));
	else
		snprintf(out, 32, "%02d:%02d", (int)(length / 60), (int)(length % 60));
}

/* "● 17:42 churn/B3": what has run, or what remains of a Pomodoro, + once that is over. */
static bool prompt(struct call *call)
{
	struct text text = {0};
	struct glance glance;
	char clock[32];

	if (!timer_glance(call->book, call->arena, &glance))
		return false;
	if (!glance.any)
		return true;
	clock_words(glance.seconds, clock);
	text_print(&text, "%s %s%s ", !locale_is_utf8() ? (glance.works ? "*" : "o") : glance.works ? "●" : "○",
		glance.counts_down && glance.seconds < 0 ? "+" : "", clock);
	text_add_clean(&text, glance.path, true);
	if (text_width(text_string(&text)) > PROMPT_COLUMNS)
		text_add_fit(&call->out->text, text_string(&text), PROMPT_COLUMNS, !locale_is_utf8());
	else
		text_add_n(&call->out->text, text_string(&text), text.length);
	text_add_char(&call->out->text, '\n');
	text_free(&text);
	return true;
}

/* All that status tells, read in one moment. */
struct state {
	struct entry timer;
	struct pomodoro pomodoro;
	struct place project;
	bool runs, pomodoro_runs, in_use;
	int64_t today, billable;
	struct notices notices;
};

static bool read_state(struct call *call, struct state *state)
{
	struct book *book = call->book;
	int today = book_today(book);
	bool ok;

	if (!book_hold(book))
		return false;
	ok = timer_find(book, call->arena, &state->timer, &state->runs)
		&& pomodoro_find(book, call->arena, &state->pomodoro, &state->pomodoro_runs)
		&& place_in_use(book, call->arena, &state->project, &state->in_use)
		&& entry_seconds(book, (struct period){today, today}, 0, &state->today, &state->billable)
		&& notice_list(book, call->arena, &state->notices);
	book_release(book);
	return ok;
}

static void timer_json(struct json *json, const struct state *state)
{
	char start[32];

	if (!state->runs) {
		json_null(json, "timer");
		return;
	}
	json_object(json, "timer");
	json_int(json, "id", state->timer.id);
	json_string(json, "path", state->timer.path);
	json_string(json, "start", moment_rfc3339(state->timer.started_at, state->timer.zone, start));
	json_int(json, "seconds", state->timer.seconds);
	json_string(json, "note", state->timer.note);
	json_end(json);
}

static void pomodoro_json(struct json *json, const struct state *state)
{
	if (!state->pomodoro_runs) {
		json_null(json, "pomodoro");
		return;
	}
	json_object(json, "pomodoro");
	json_string(json, "phase", phase_words[state->pomodoro.phase]);
	json_int(json, "round", state->pomodoro.round);
	json_int(json, "planned_seconds", state->pomodoro.planned);
	json_int(json, "remaining_seconds", state->pomodoro.remaining);
	json_end(json);
}

static bool answer_json(struct call *call, const struct state *state)
{
	struct json json = call_json(call);

	json_object(&json, NULL);
	timer_json(&json, state);
	pomodoro_json(&json, state);
	json_string(&json, "project", state->in_use ? state->project.path : NULL);
	json_array(&json, "needs");
	for (size_t i = 0; i < state->notices.count; i++) {
		json_object(&json, NULL);
		json_string(&json, "kind", state->notices.items[i].kind);
		json_string(&json, "id", state->notices.items[i].id);
		json_string(&json, "text", state->notices.items[i].text);
		json_end(&json);
	}
	json_end_array(&json);
	call_json_end(call, &json);
	return true;
}

static void add_line(struct call *call, const char *label, const char *words)
{
	text_add_fit(&call->out->text, speech(label), 9, false);
	text_add_char(&call->out->text, ' ');
	text_add_clean(&call->out->text, words, true);
	text_add_char(&call->out->text, '\n');
}

static void add_timer(struct call *call, const struct state *state)
{
	const struct entry *timer = &state->timer;
	char length[24];

	if (!state->runs)
		add_line(call, "timer", speech("none runs"));
	else if (timer->started_at > book_now(call->book))
		add_line(call, "timer", arena_print(call->arena, speech("%s, since %s, which is later than now: the clock was set back (entry %lld)"), timer->path,
			time_word(call, timer->started_at, book_clock(call->book).zone), (long long)timer->id));
	else
		add_line(call, "timer", arena_print(call->arena, speech("%s, %s since %s, %s%s%s (entry %lld)"), timer->path, moment_exact_length(timer->seconds, length),
			time_word(call, timer->started_at, book_clock(call->book).zone), timer->activity, *timer->note ? ": " : "", timer->note,
			(long long)timer->id));
}

static void add_pomodoro(struct call *call, const struct pomodoro *pomodoro)
{
	static const char *const said[] = {"", "work", "paused", "break", "long break", "over"};
	char left[32], planned[32];

	clock_words(pomodoro->remaining, left);
	clock_words(pomodoro->planned, planned);
	add_line(call, "pomodoro", arena_print(call->arena, speech("%s, round %d of %d, %s: %s of %s %s"), pomodoro->path, pomodoro->round, pomodoro->every,
		speech(said[pomodoro->phase]), left, planned, pomodoro->remaining < 0 ? speech("over") : speech("left")));
}

static void answer_lines(struct call *call, const struct state *state)
{
	int64_t timer = state->runs ? state->timer.seconds : 0;
	char all[24], billable[24];

	add_timer(call, state);
	if (state->pomodoro_runs)
		add_pomodoro(call, &state->pomodoro);
	if (state->in_use)
		add_line(call, "project", state->project.path);
	if (state->today || timer)
		add_line(call, "today", arena_print(call->arena, speech("%s h logged, %s h of it billable"), moment_clock_length(state->today, all),
			moment_clock_length(state->billable, billable)));
	for (size_t i = 0; i < state->notices.count; i++) {
		const struct notice *notice = &state->notices.items[i];

		add_line(call, i ? " " : speech("needs"), arena_print(call->arena, "%s %s: %s", notice->urgent ? "!" : "-", notice->id, notice->text));
	}
}

static bool run(struct call *call)
{
	struct state state = {0};

	if (call_flag(call, "prompt"))
		return prompt(call);
	if (!read_state(call, &state))
		return false;
	if (call->json)
		return answer_json(call, &state);
	answer_lines(call, &state);
	return true;
}

const struct command status_command = {
	.name = "status",
	.usage = "",
	.purpose = "Say what runs, and what needs an answer",
	.options = options,
	.run = run,
};
