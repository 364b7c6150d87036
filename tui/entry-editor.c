#include <string.h>

#include "db/speech.h"
#include "tui/editor.h"
#include "tui/entry-editor.h"

/* Everything after the line "note:" is the note, so that it may hold any line. */
static void write_form(struct call *call, const struct entry *entry, struct text *text)
{
	const char *zone = book_clock(call->book).zone;
	char time[32];

	text_print(text, speech("# Entry %lld. Change what is to change; save and leave. What comes after \"note:\" is the note.\n"), (long long)entry->id);
	text_print(text, "path: %s\n", entry->path);
	text_print(text, "start: %s\n", moment_rfc3339(entry->started_at, zone, time));
	if (entry->ended_at)
		text_print(text, "end: %s\n", moment_rfc3339(entry->ended_at, zone, time));
	text_print(text, "activity: %s\n", entry->activity);
	text_print(text, "disposition: %s\n", disposition_words[entry->given]);
	text_print(text, "note:\n%s\n", entry->note);
}

static bool take_time(struct call *call, const char *value, int64_t was, int64_t *to)
{
	struct clock clock = book_clock(call->book);
	int64_t at;

	if (!moment_parse_time_on(value, &clock, zone_day(clock.zone, was), &at, book_fault_slot(call->book)))
		return false;
	*to = at == was ? 0 : at;
	return true;
}

static bool take_disposition(struct call *call, const char *value, const struct entry *entry, struct entry_change *change)
{
	int found = word_find(disposition_words, value);
	char list[400];

	if (found < 0 && *value)
		return book_fail(call->book, FAULT_INPUT, "\"%.60s\" is no disposition; it is one of %s, or empty.", value, word_list(disposition_words, list));
	if (found > 0 && (enum disposition)found != entry->given)
		change->given = (enum disposition)found;
	change->drop_disposition = !*value && entry->given;
	return true;
}

static bool take_line(struct call *call, const char *key, const char *value, const struct entry *entry, struct entry_change *change)
{
	if (!strcmp(key, "path")) {
		change->path = strcmp(value, entry->path) ? value : NULL;
		return true;
	}
	if (!strcmp(key, "start"))
		return take_time(call, value, entry->started_at, &change->started_at);
	if (!strcmp(key, "end") && entry->ended_at)
		return take_time(call, value, entry->ended_at, &change->ended_at);
	if (!strcmp(key, "activity") && strcmp(value, entry->activity))
		return entry_read_activity(call->book, value, false, call->arena, &change->activity);
	if (!strcmp(key, "disposition"))
		return take_disposition(call, value, entry, change);
	return !strcmp(key, "activity") || book_fail(call->book, FAULT_INPUT, "\"%.60s\" is no line of an entry.", key);
}

static void take_note(char *note, const struct entry *entry, struct entry_change *change)
{
	size_t length = strlen(note);

	while (length && note[length - 1] == '\n')
		note[--length] = '\0';
	change->note = strcmp(note, entry->note) ? note : NULL;
}

static bool read_form(struct call *call, char *text, const struct entry *entry, struct entry_change *change)
{
	char *line;

	while ((line = strsep(&text, "\n"))) {
		char *value = strchr(line, ':');

		if (line[0] == '#' || !line[strspn(line, " \t\r")])
			continue;
		if (!value)
			return book_fail(call->book, FAULT_INPUT, "\"%.60s\" is no line of an entry; it goes like \"path: lumen/churn/B1\".", line);
		*value++ = '\0';
		value += strspn(value, " \t");
		value[strcspn(value, "\r")] = '\0';
		if (!strcmp(line, "note")) {
			take_note(*value || !text ? value : text, entry, change);
			return true;
		}
		if (!take_line(call, line, value, entry, change))
			return false;
	}
	return true;
}

bool entry_edit_in_editor(struct call *call, const struct entry *entry, struct entry_change *change, bool *any)
{
	struct text form = {0};
	char *edited;
	bool ok;

	write_form(call, entry, &form);
	ok = editor_run(call->book, call->arena, &form, &edited) && read_form(call, edited, entry, change);
	text_free(&form);
	*any = change->path || change->started_at || change->ended_at || change->activity || change->given || change->drop_disposition || change->note;
	return ok;
}
