#include <string.h>

#include "db/speech.h"
#include "model/pomodoro.h"
#include "model/reports/pomodoro.h"
#include "model/text.h"
#include "tui/entry-words.h"
#include "tui/page.h"

enum { LATE = 5 * 60 };

static const struct option start_options[] = {
	{.name = "work", .value = "LENGTH", .help = "of work; left out: config pomodoro.work, else 25m"},
	{.name = "break", .value = "LENGTH", .help = "of a break; config pomodoro.break, else 5m"},
	{.name = "long", .value = "LENGTH", .help = "of a long break; config pomodoro.long, else 15m"},
	{.name = "every", .value = "NUMBER", .help = "a long break after each so many; config pomodoro.every, else 4"},
	{.name = "auto", .help = "the next phase does not wait for a key"},
	ACTIVITY_OPTION,
	DISPOSITION_OPTION,
	NOTE_OPTION,
	{.name = "at", .value = "TIME", .help = "it began earlier"},
	{0},
};

static void write_json(struct json *json, const char *key, const struct pomodoro *pomodoro)
{
	json_object(json, key);
	json_int(json, "id", pomodoro->id);
	json_string(json, "path", pomodoro->path);
	if (pomodoro->entry)
		json_int(json, "entry", pomodoro->entry);
	else
		json_null(json, "entry");
	json_string(json, "phase", phase_words[pomodoro->phase]);
	json_int(json, "round", pomodoro->round);
	json_int(json, "planned_seconds", pomodoro->planned);
	json_int(json, "remaining_seconds", pomodoro->remaining);
	json_int(json, "worked_seconds", pomodoro->worked);
	json_string(json, "note", pomodoro->note);
	json_end(json);
}

static bool answer_json(struct call *call, const struct pomodoro *pomodoro)
{
	struct json json = call_json(call);

	write_json(&json, NULL, pomodoro);
	call_json_end(call, &json);
	return true;
}

static bool read_plan(struct call *call, struct pomodoro_plan *plan)
{
	int64_t every = 0;

	*plan = (struct pomodoro_plan){.automatic = call_flag(call, "auto")};
	if (!call_length(call, "work", &plan->work) || !call_length(call, "break", &plan->pause) || !call_length(call, "long", &plan->long_pause)
		|| !call_number(call, "every", 1, 100, &every))
		return false;
	plan->every = (int)every;
	return true;
}

static bool start(struct call *call)
{
	struct entry entry = {.path = call->count ? call->words[0] : NULL, .note = entry_note_from(call, 1)};
	struct pomodoro_plan plan;
	struct pomodoro pomodoro;
	struct entry stopped;

	if (!read_plan(call, &plan) || !call_time(call, "at", &entry.started_at) || !entry_option_activity(call, &entry.activity)
		|| !entry_option_disposition(call, &entry.given))
		return false;
	if (!pomodoro_start(call->book, &entry, &plan, call->arena, &pomodoro, &stopped))
		return false;
	if (call->json)
		return answer_json(call, &pomodoro);
	call_say(call, "Pomodoro %d of %d on %s: %s planned (entry %lld).%s", pomodoro.round, pomodoro.every, pomodoro.path,
		entry_clock_words(call, pomodoro.planned), (long long)pomodoro.entry,
		stopped.id ? arena_print(call->arena, speech(" Stopped %s after %s."), stopped.path, entry_length_words(call, stopped.seconds)) : "");
	return true;
}

static const struct option pause_options[] = {
	{.name = "at", .value = "TIME", .help = "when the work was left"},
	{0},
};

static bool pause_it(struct call *call)
{
	struct pomodoro pomodoro;
	int64_t at = 0;

	if (!call_time(call, "at", &at) || !pomodoro_pause(call->book, at, call->arena, &pomodoro))
		return false;
	if (call->json)
		return answer_json(call, &pomodoro);
	call_say(call, "Paused the Pomodoro on %s; %s left.", pomodoro.path, entry_clock_words(call, pomodoro.remaining));
	return true;
}

static const struct option resume_options[] = {
	{.name = "at", .value = "TIME", .help = "when the work went on"},
	{0},
};

static bool resume(struct call *call)
{
	struct pomodoro pomodoro;
	int64_t at = 0;

	if (!call_time(call, "at", &at) || !pomodoro_resume(call->book, at, call->arena, &pomodoro))
		return false;
	if (call->json)
		return answer_json(call, &pomodoro);
	call_say(call, "Went on with the Pomodoro on %s; %s left (entry %lld).", pomodoro.path, entry_clock_words(call, pomodoro.remaining), (long long)pomodoro.entry);
	return true;
}

static const struct option done_options[] = {
	{.name = "at", .value = "TIME", .help = "when it ended; late answers say so"},
	{0},
};

/* On a terminal work that is long over is asked about: one may have left at the bell. */
static bool ask_about_late(struct call *call, int64_t *at)
{
	const char *zone = book_clock(call->book).zone;
	struct pomodoro pomodoro;
	bool any;
	int64_t planned;

	if (*at || !can_ask(call))
		return true;
	if (!pomodoro_find(call->book, call->arena, &pomodoro, &any))
		return false;
	if (!any || pomodoro.phase != PHASE_WORK || pomodoro.remaining > -LATE)
		return true;
	planned = book_now(call->book) + pomodoro.remaining;
	return ask_time(call, arena_print(call->arena, speech("The work on %s was planned to end at %s. When did it end (Enter: now)?"), pomodoro.path,
		moment_local(planned, zone, (char[32]){0}) + 11), zone_day(zone, planned), book_now(call->book), at);
}

static bool done(struct call *call)
{
	struct pomodoro pomodoro;
	const char *over = "";
	int64_t at = 0;

	if (!call_time(call, "at", &at) || !ask_about_late(call, &at) || !pomodoro_done(call->book, at, call->arena, &pomodoro))
		return false;
	if (call->json)
		return answer_json(call, &pomodoro);
	if (pomodoro.phase == PHASE_OVER) {
		call_say(call, "The break is over; \"pomodoro start\" begins the next round.");
		return true;
	}
	if (pomodoro.worked > pomodoro.plan.work)
		over = arena_print(call->arena, speech(", %s of it overtime"), entry_clock_words(call, pomodoro.worked - pomodoro.plan.work));
	call_say(call, "Pomodoro %d on %s is done after %s%s; %s of %s.", pomodoro.round, pomodoro.path, entry_clock_words(call, pomodoro.worked), over,
		pomodoro.phase == PHASE_LONG_BREAK ? speech("a long break") : speech("a break"), entry_clock_words(call, pomodoro.planned));
	return true;
}

static bool mark_void(struct call *call)
{
	struct pomodoro pomodoro;

	if (!pomodoro_void(call->book, call->arena, &pomodoro))
		return false;
	if (call->json)
		return answer_json(call, &pomodoro);
	call_say(call, "The Pomodoro on %s is void after %s; the time itself counts%s.", pomodoro.path, entry_clock_words(call, pomodoro.worked),
		speech(", and a running timer runs on"));
	return true;
}

static bool status(struct call *call)
{
	static const char *const said[] = {"", "at work", "paused", "in its break", "in its long break", "over"};
	struct json json = call_json(call);
	struct pomodoro pomodoro;
	bool any;

	if (!pomodoro_find(call->book, call->arena, &pomodoro, &any))
		return false;
	if (call->json) {
		json_object(&json, NULL);
		if (any)
			write_json(&json, "pomodoro", &pomodoro);
		else
			json_null(&json, "pomodoro");
		call_json_end(call, &json);
	} else if (any) {
		text_print(&call->out->text, speech("Pomodoro %d of %d on "), pomodoro.round, pomodoro.every);
		text_add_clean(&call->out->text, pomodoro.path, true);
		text_print(&call->out->text, speech(" is %s: %s of "), speech(said[pomodoro.phase]), entry_clock_words(call, pomodoro.remaining));
		text_print(&call->out->text, "%s %s.\n", entry_clock_words(call, pomodoro.planned), pomodoro.remaining < 0 ? speech("over") : speech("left"));
	} else if (!call->quiet) {
		text_add(&call->out->text, speech("No Pomodoro is under way.\n"));
	}
	return true;
}

static bool answer_interruption(struct call *call, const struct interruption *counted)
{
	struct json json = call_json(call);

	json_object(&json, NULL);
	json_int(&json, "id", counted->id);
	json_string(&json, "kind", counted->external ? "external" : "internal");
	json_string(&json, "at", moment_rfc3339(counted->at, book_clock(call->book).zone, (char[32]){0}));
	json_string(&json, "client", counted->client);
	json_string(&json, "note", counted->note);
	call_json_end(call, &json);
	return true;
}

static bool interrupt(struct call *call)
{
	bool external = !strcmp(call->words[0], "external");
	struct interruption counted;

	if (!external && strcmp(call->words[0], "internal"))
		return book_fail(call->book, FAULT_INPUT, "\"%.60s\" is no kind of interruption; it is internal (yourself) or external.", call->words[0]);
	if (!pomodoro_interrupt(call->book, external, entry_words_from(call, 1), call->arena, &counted))
		return false;
	if (call->json)
		return answer_interruption(call, &counted);
	call_say(call, "Counted an interruption %s; the work goes on.",
		!external ? speech("of your own") : !counted.client ? speech("from outside") : arena_print(call->arena, "by %s", counted.client));
	return true;
}

static bool stats(struct call *call)
{
	struct period period;
	struct report report;

	return call_period(call, 0, "week", &period) && report_pomodoro(call->book, period, call->arena, &report)
		&& page_answer(call, &report, "text, md, html, json or csv");
}

static const struct command acts[] = {
	{.name = "pomodoro start", .usage = "[PATH] [NOTE]", .purpose = "Begin a round of work", .options = start_options, .most = -1, .sorts = {WORD_PATH}, .run = start},
	{.name = "pomodoro pause", .usage = "", .purpose = "Interrupt the work for a while; its entry ends", .options = pause_options, .run = pause_it},
	{.name = "pomodoro resume", .usage = "", .purpose = "Go on after a pause, with a new entry", .options = resume_options, .run = resume},
	{.name = "pomodoro done", .usage = "", .purpose = "End the work and begin the break, or end the break", .options = done_options, .run = done},
	{.name = "pomodoro void", .usage = "", .purpose = "Mark the round void; the timer runs on", .run = mark_void},
	{.name = "pomodoro status", .usage = "", .purpose = "Say which phase it is in and what is left of it", .run = status},
	{.name = "pomodoro interrupt", .usage = "internal|external [NOTE]", .purpose = "Count an interruption; a client's slug may stand first in the note",
		.least = 1, .most = -1, .run = interrupt},
	{.name = "pomodoro stats", .usage = "[PERIOD]", .purpose = "Rounds done and void, interruptions, and the share of focus, by day and week",
		.most = 1, .sorts = {WORD_PERIOD}, .format = true, .run = stats},
};

static const struct command *const act_list[] = {&acts[0], &acts[1], &acts[2], &acts[3], &acts[4], &acts[5], &acts[6], &acts[7], NULL};
static const char *const aliases[] = {"pomo", NULL};

const struct command pomodoro_command = {
	.name = "pomodoro",
	.aliases = aliases,
	.usage = "start|pause|resume|done|void|interrupt|status|stats",
	.purpose = "Work in rounds with breaks, and count what interrupts",
	.acts = act_list,
};
