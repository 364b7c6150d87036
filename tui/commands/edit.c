#include <string.h>

#include "tui/answer.h"
#include "tui/day-editor.h"
#include "tui/entry-editor.h"
#include "tui/entry-words.h"

static const struct option options[] = {
	{.name = "start", .value = "TIME", .help = "when it began; a clock time is of its own day"},
	{.name = "end", .value = "TIME", .help = "when it ended"},
	{.name = "length", .value = "LENGTH", .help = "how long it was, from its start"},
	{.name = "path", .value = "PATH", .sort = WORD_PATH, .help = "where it belongs"},
	{.name = "note", .letter = 'n', .value = "NOTE", .help = "in place of its note; \"\" empties it"},
	{.name = "activity", .letter = 'a', .value = "ACTIVITY", .sort = WORD_ACTIVITY, .help = "what was done"},
	{.name = "disposition", .letter = 'd', .other = "bill", .value = "DISPOSITION", .sort = WORD_DISPOSITION, .help = "how it counts; none: by path and state again"},
	{.name = "editor", .letter = 'e', .help = "in $VISUAL or $EDITOR"},
	{0},
};

static bool read_time(struct call *call, const char *name, int day, int64_t *at)
{
	struct clock clock = book_clock(call->book);
	const char *typed = call_option(call, name);

	return !typed || moment_parse_time_on(typed, &clock, day, at, book_fault_slot(call->book));
}

/* A clock time alone is one of the entry's own day; an end that would lie before the start is the next day's. */
static bool read_times(struct call *call, const struct entry *entry, struct entry_change *change)
{
	int day = zone_day(book_clock(call->book).zone, entry->started_at);
	int64_t from;

	if (!read_time(call, "start", day, &change->started_at) || !read_time(call, "end", day, &change->ended_at))
		return false;
	from = change->started_at ? change->started_at : entry->started_at;
	if (change->ended_at && change->ended_at < from && !read_time(call, "end", day + 1, &change->ended_at))
		return false;
	return call_length(call, "length", &change->seconds);
}

static bool read_disposition(struct call *call, struct entry_change *change)
{
	const char *typed = call_option(call, "disposition");

	change->drop_disposition = typed && !strcmp(typed, "none");
	return change->drop_disposition || entry_option_disposition(call, &change->given);
}

/* In the editor all is said there. */
static bool only_the_editor(struct call *call)
{
	for (const struct option *row = options; row->name; row++)
		if (strcmp(row->name, "editor") != 0 && call_option(call, row->name))
			return book_fail(call->book, FAULT_INPUT, "With -e all is said in the editor; leave out --%s.", row->name);
	return true;
}

static bool read_change(struct call *call, const struct entry *entry, struct entry_change *change)
{
	bool any = false;

	change->path = call_option(call, "path");
	change->note = call_option(call, "note");
	if (call_flag(call, "editor"))
		return only_the_editor(call) && entry_edit_in_editor(call, entry, change, &any) && (any || book_fail(call->book, FAULT_REFUSED, "Nothing was changed."));
	if (!read_times(call, entry, change) || !entry_option_activity(call, &change->activity) || !read_disposition(call, change))
		return false;
	any = change->path || change->note || change->started_at || change->ended_at || change->seconds || change->activity || change->given
		|| change->drop_disposition;
	return any || book_fail(call->book, FAULT_INPUT, "Say what is to change, such as --note or --end; ambit help edit lists it all.");
}

static bool edit_day(struct call *call)
{
	struct clock clock = book_clock(call->book);
	struct json json = call_json(call);
	struct fault fault = {0};
	struct entry_tally tally;
	char text[11];
	int day;

	if (!moment_parse_day(call->words[0], &clock, DAY_PAST, &day, &fault))
		return book_fail(call->book, FAULT_INPUT, "\"%.60s\" is neither an id nor a day; ambit entries lists the ids.", call->words[0]);
	if (!call_flag(call, "editor"))
		return book_fail(call->book, FAULT_INPUT, "A day is edited as a text: ambit edit %.40s -e, and no other option.", call->words[0]);
	if (!only_the_editor(call) || !day_edit_in_editor(call, day, &tally))
		return false;
	call_say(call, "Edited %s: %zu changed, %zu added, %zu deleted.", day_word(call, day), tally.changed, tally.added, tally.deleted);
	if (!call->json)
		return true;
	json_object(&json, NULL);
	json_string(&json, "day", day_text(day, text));
	json_int(&json, "changed", (int64_t)tally.changed);
	json_int(&json, "added", (int64_t)tally.added);
	json_int(&json, "deleted", (int64_t)tally.deleted);
	call_json_end(call, &json);
	return true;
}

static bool run(struct call *call)
{
	struct entry_change change = {0};
	struct entry entry;
	int64_t id;

	if (call->words[0][strspn(call->words[0], "0123456789")])
		return edit_day(call);
	if (!call_id(call, call->words[0], &id) || !entry_find(call->book, id, call->arena, &entry) || !read_change(call, &entry, &change))
		return false;
	if (!entry_edit(call->book, id, &change))
		return false;
	if (call->json)
		return entry_answer_json(call, id);
	if (!entry_find(call->book, id, call->arena, &entry))
		return false;
	call_say(call, "Changed entry %lld: %s on %s, %s, %s, %s.", (long long)id, entry_length_words(call, entry.seconds), entry.path,
		entry_span_words(call, &entry), entry.activity, disposition_words[entry.disposition]);
	return true;
}

const struct command edit_command = {
	.name = "edit",
	.usage = "ID|DAY",
	.purpose = "Change an entry, or the timer; a day as a text with -e",
	.options = options,
	.least = 1,
	.most = 1,
	.sorts = {WORD_ENTRY},
	.run = run,
};
