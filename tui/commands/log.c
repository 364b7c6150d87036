
#include "tui/entry-words.h"

static const struct option options[] = {
	{.name = "at", .value = "TIME", .help = "when the LENGTH began; left out, it ends now"},
	{.name = "on", .value = "DAY", .sort = WORD_DAY, .help = "the day of clock times"},
	ACTIVITY_OPTION,
	DISPOSITION_OPTION,
	NOTE_OPTION,
	{.name = "overlap", .value = "POLICY", .help = "refuse, trim what lies there, or allow"},
	{.name = "long", .other = "force", .help = "over 24 hours is meant"},
	{0},
};

static bool read_overlap(struct call *call, enum overlap_policy *policy)
{
	static const char *const words[] = {"refuse", "trim", "allow", NULL};
	const char *typed = call_option(call, "overlap");
	int found = typed ? word_find(words, typed) : 0;

	*policy = found > 0 ? (enum overlap_policy)found : OVERLAP_REFUSE;
	return found >= 0 || book_fail(call->book, FAULT_INPUT, "\"%.60s\" says nothing about an overlap; it is refuse, trim or allow.", typed);
}

/* LENGTH ends now or begins at --at, whose clock time alone is one of the day --on. */
static bool read_length(struct call *call, int day, struct span *span)
{
	struct clock clock = book_clock(call->book);
	struct fault *fault = book_fault_slot(call->book);
	const char *at = call_option(call, "at");
	int64_t seconds;

	if (!moment_parse_length(call->words[1], &seconds, fault))
		return false;
	if (!at && day != DAY_NONE)
		return book_fail(call->book, FAULT_INPUT, "A length on a day needs a time: add --at, or give a span such as 09:00-11:30.");
	*span = (struct span){clock.now - seconds, clock.now};
	if (!at)
		return true;
	if (!(day == DAY_NONE ? moment_parse_time(at, &clock, &span->from, fault) : moment_parse_time_on(at, &clock, day, &span->from, fault)))
		return false;
	span->until = span->from + seconds;
	return true;
}

static bool read_span(struct call *call, struct span *span)
{
	struct clock clock = book_clock(call->book);
	int day = DAY_NONE;

	if (!call_day(call, "on", false, &day))
		return false;
	if (!moment_looks_like_span(call->words[1]))
		return read_length(call, day, span);
	if (call_flag(call, "at"))
		return book_fail(call->book, FAULT_INPUT, "\"%.60s\" says itself when it began; leave out --at.", call->words[1]);
	if (!moment_parse_span(call->words[1], &clock, day, span, book_fault_slot(call->book)))
		return false;
	return span->from != span->until || book_fail(call->book, FAULT_INPUT, "\"%.60s\" has no length.", call->words[1]);
}

static bool answer_json(struct call *call, struct entry *entry)
{
	struct json json = call_json(call);

	if (!entry_weigh(call->book, call->arena, entry))
		return false;
	entry_json(&json, NULL, entry);
	call_json_end(call, &json);
	return true;
}

static bool run(struct call *call)
{
	struct entry entry = {.path = call->words[0], .note = entry_note_from(call, 2)};
	enum overlap_policy policy;
	struct span span;

	if (!read_span(call, &span) || !read_overlap(call, &policy) || !entry_option_activity(call, &entry.activity)
		|| !entry_option_disposition(call, &entry.given))
		return false;
	entry.started_at = span.from;
	entry.ended_at = span.until;
	if (!entry_log(call->book, &entry, policy, call_flag(call, "long"), call->arena))
		return false;
	if (call->json)
		return answer_json(call, &entry);
	call_say(call, "Logged %s on %s, %s, %s (entry %lld).%s", entry_length_words(call, entry.seconds), entry.path,
		entry_span_words(call, &entry), entry.activity, (long long)entry.id, entry_trim_words(call, &entry));
	return true;
}

const struct command log_command = {
	.name = "log",
	.usage = "PATH LENGTH|SPAN [NOTE]",
	.purpose = "File a stretch of work",
	.options = options,
	.least = 2,
	.most = -1,
	.sorts = {WORD_PATH},
	.dry_run = true,
	.run = run,
};
