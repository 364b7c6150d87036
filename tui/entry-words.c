#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "db/speech.h"
#include "model/text.h"
#include "tui/answer.h"
#include "tui/entry-words.h"

bool entry_option_activity(struct call *call, const char **activity)
{
	const char *typed = call_option(call, "activity");

	return !typed || entry_read_activity(call->book, typed, can_ask(call), call->arena, activity);
}

bool entry_option_disposition(struct call *call, enum disposition *disposition)
{
	const char *typed = call_option(call, "disposition");
	int found = typed ? word_find(disposition_words, typed) : 0;
	char quoted[64], list[400];

	if (!typed)
		return true;
	if (found <= 0)
		return book_fail(call->book, FAULT_INPUT, "\"%s\" is no disposition; it is one of %s.", utf8_quote(typed, quoted), word_list(disposition_words, list));
	*disposition = (enum disposition)found;
	return true;
}

const char *entry_words_from(struct call *call, int first)
{
	struct text joined = {0};
	const char *words;

	if (first >= call->count)
		return NULL;
	for (int i = first; i < call->count; i++) {
		text_add(&joined, i > first ? " " : "");
		text_add(&joined, call->words[i]);
	}
	words = arena_text(call->arena, text_string(&joined));
	text_free(&joined);
	return words;
}

const char *entry_note_from(struct call *call, int first)
{
	const char *words = entry_words_from(call, first), *option = call_option(call, "note");

	return words && option ? arena_print(call->arena, "%s %s", option, words) : option ? option : words;
}

bool entry_ids(struct call *call, int64_t **ids, size_t *count)
{
	*ids = arena_array(call->arena, (size_t)call->count + 1, sizeof **ids);
	*count = 0;
	for (int i = 0; i < call->count; i++) {
		int64_t id;
		bool twice = false;

		if (!call_id(call, call->words[i], &id))
			return false;
		for (size_t j = 0; j < *count && !twice; j++)
			twice = (*ids)[j] == id;
		if (!twice)
			(*ids)[(*count)++] = id;
	}
	return true;
}

void entry_json(struct json *json, const char *key, const struct entry *entry)
{
	char start[32], end[32], day[11];

	json_object(json, key);
	json_int(json, "id", entry->id);
	json_string(json, "uid", entry->uid);
	json_string(json, "path", entry->path);
	json_string(json, "start", moment_rfc3339(entry->started_at, entry->zone, start));
	json_string(json, "end", entry->ended_at ? moment_rfc3339(entry->ended_at, entry->zone, end) : NULL);
	json_int(json, "seconds", entry->seconds);
	json_string(json, "zone", entry->zone);
	json_string(json, "day", day_text(entry->day, day));
	json_string(json, "activity", entry->activity);
	json_string(json, "disposition", disposition_words[entry->disposition]);
	json_string(json, "note", entry->note);
	json_end(json);
}

bool entry_answer_json(struct call *call, int64_t id)
{
	struct json json = call_json(call);
	struct entry entry;

	if (!entry_find(call->book, id, call->arena, &entry))
		return false;
	entry_json(&json, NULL, &entry);
	call_json_end(call, &json);
	return true;
}

const char *entry_span_words(struct call *call, const struct entry *entry)
{
	const char *zone = book_clock(call->book).zone;
	const char *from = time_word(call, entry->started_at, zone), *until;

	if (!entry->ended_at)
		return arena_print(call->arena, speech("%s-now"), from);
	until = time_word(call, entry->ended_at, zone);
	return arena_print(call->arena, "%s-%s", from, strncmp(from, until, 10) ? until : until + 11);
}

const char *entry_trim_words(struct call *call, const struct entry *entry)
{
	return entry->trimmed ? arena_print(call->arena, speech(" Trimmed: %s."), entry->trimmed) : "";
}

const char *entry_length_words(struct call *call, int64_t seconds)
{
	char length[24];

	if (seconds > 0 && seconds < 60)
		return arena_text(call->arena, moment_exact_length(seconds, length));
	return arena_text(call->arena, moment_clock_length(seconds, length));
}

const char *entry_clock_words(struct call *call, int64_t seconds)
{
	int64_t length = seconds < 0 ? -seconds : seconds;

	return arena_print(call->arena, "%02lld:%02d", (long long)(length / 60), (int)(length % 60));
}

bool locale_is_utf8(void)
{
	static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);

		if (value && *value)
			return strcasestr(value, "UTF-8") || strcasestr(value, "UTF8");
	}
	return false;
}

bool can_ask(const struct call *call)
{
	return call->tty && !call->json && isatty(STDIN_FILENO);
}

bool ask_time(struct call *call, const char *question, int day, int64_t otherwise, int64_t *at)
{
	struct clock clock = book_clock(call->book);
	char line[200];

	for (;;) {
		struct fault fault = {0};

		fprintf(stderr, "%s ", text_clean(question, true, call->arena));
		if (!fgets(line, sizeof line, stdin))
			break;
		line[strcspn(line, "\n")] = '\0';
		if (!*line && !otherwise)
			break;
		*at = otherwise;
		if (!*line)
			return true;
		if (moment_parse_time_on(line, &clock, day, at, &fault))
			return true;
		fprintf(stderr, "%s\n", text_clean(fault.text, true, call->arena));
	}
	return book_fail(call->book, FAULT_CONFLICT, "Nothing was answered, so nothing was changed; --at T says it too.");
}
