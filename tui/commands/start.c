#include "db/speech.h"
#include "model/pomodoro.h"
#include "model/timer.h"
#include "tui/entry-words.h"

static const struct option options[] = {
	{.name = "at", .value = "TIME", .help = "it began earlier; what runs is stopped at that time"},
	ACTIVITY_OPTION,
	DISPOSITION_OPTION,
	NOTE_OPTION,
	{.name = "pomodoro", .letter = 'p', .help = "as a Pomodoro"},
	{.name = "trim", .help = "shorten what lies in the way"},
	{0},
};

/* What became of the timer that ran. */
static const char *before_words(struct call *call, const struct entry *entry, const struct entry *stopped)
{
	if (stopped->id && stopped->started_at > entry->started_at)
		return arena_print(call->arena, speech(" %s began later and is gone."), stopped->path);
	if (stopped->id && !stopped->seconds)
		return arena_print(call->arena, speech(" %s was stopped in the second of its start: an entry of no length."), stopped->path);
	return stopped->id ? arena_print(call->arena, speech(" Stopped %s after %s."), stopped->path, entry_length_words(call, stopped->seconds)) : "";
}

static void say(struct call *call, const struct entry *entry, const struct entry *stopped)
{
	call_say(call, "Started %s at %s, %s (entry %lld).%s%s", entry->path, moment_local(entry->started_at, book_clock(call->book).zone, (char[32]){0}) + 11,
		entry->activity, (long long)entry->id, before_words(call, entry, stopped), entry_trim_words(call, entry));
}

static bool run_plain(struct call *call, struct entry *entry)
{
	struct entry stopped;

	if (!timer_start(call->book, entry, call_flag(call, "trim"), call->arena, &stopped))
		return false;
	if (call->json)
		return entry_answer_json(call, entry->id);
	say(call, entry, &stopped);
	return true;
}

static bool run_pomodoro(struct call *call, struct entry *entry)
{
	const struct pomodoro_plan plan = {.trim = call_flag(call, "trim")};
	struct pomodoro pomodoro;
	struct entry stopped;

	if (!pomodoro_start(call->book, entry, &plan, call->arena, &pomodoro, &stopped))
		return false;
	if (call->json)
		return entry_answer_json(call, entry->id);
	call_say(call, "Started %s as Pomodoro %d of %d, %s planned (entry %lld).%s%s", entry->path, pomodoro.round, pomodoro.every,
		entry_clock_words(call, pomodoro.planned), (long long)entry->id, before_words(call, entry, &stopped), entry_trim_words(call, entry));
	return true;
}

static bool run(struct call *call)
{
	struct entry entry = {.path = call->count ? call->words[0] : NULL, .note = entry_note_from(call, 1)};

	if (!call_time(call, "at", &entry.started_at) || !entry_option_activity(call, &entry.activity) || !entry_option_disposition(call, &entry.given))
		return false;
	return call_flag(call, "pomodoro") ? run_pomodoro(call, &entry) : run_plain(call, &entry);
}

const struct command start_command = {
	.name = "start",
	.usage = "[PATH] [NOTE]",
	.purpose = "Start a timer; one that runs is stopped at that moment",
	.options = options,
	.least = 0,
	.most = -1,
	.sorts = {WORD_PATH},
	.run = run,
};
