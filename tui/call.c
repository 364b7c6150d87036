#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "model/moment.h"
#include "model/names.h"
#include "model/notice.h"
#include "model/text.h"
#include "tui/command.h"

static bool is_called(const struct command *command, const char *word)
{
	if (!strcmp(command->name, word))
		return true;
	for (const char *const *alias = command->aliases; alias && *alias; alias++)
		if (!strcmp(*alias, word))
			return true;
	return false;
}

const char *command_word(const char *name)
{
	const char *blank = strrchr(name, ' ');

	return blank ? blank + 1 : name;
}

const struct command *command_find(const struct command *const *among, const char *word, bool lenient)
{
	const struct command *found = NULL;
	int count = 0;

	for (const struct command *const *each = among; *each; each++)
		if (is_called(*each, word) || !strcmp(command_word((*each)->name), word))
			return *each;
	for (const struct command *const *each = among; lenient && *word && *each; each++)
		if (!strncmp(command_word((*each)->name), word, strlen(word))) {
			found = *each;
			count++;
		}
	return count == 1 ? found : NULL;
}

const char *call_option_n(const struct call *call, const char *name, int n)
{
	for (int i = 0; i < call->given_count; i++)
		if (!strcmp(call->given[i].option->name, name) && n-- == 0)
			return call->given[i].value;
	return NULL;
}

const char *call_option(const struct call *call, const char *name)
{
	return call_option_n(call, name, 0);
}

bool call_flag(const struct call *call, const char *name)
{
	return call_option(call, name) != NULL;
}

bool call_day(struct call *call, const char *name, bool next, int *day)
{
	const char *typed = call_option(call, name);
	struct clock clock = book_clock(call->book);

	return !typed || moment_parse_day(typed, &clock, next ? DAY_NEXT : DAY_PAST, day, book_fault_slot(call->book));
}

bool call_time(struct call *call, const char *name, int64_t *at)
{
	const char *typed = call_option(call, name);
	struct clock clock = book_clock(call->book);

	return !typed || moment_parse_time(typed, &clock, at, book_fault_slot(call->book));
}

bool call_length(struct call *call, const char *name, int64_t *seconds)
{
	const char *typed = call_option(call, name);

	return !typed || moment_parse_length(typed, seconds, book_fault_slot(call->book));
}

static bool read_number(const char *typed, int64_t least, int64_t most, int64_t *value)
{
	size_t digits = strspn(typed, "0123456789");

	if (!digits || typed[digits] || digits > 18)
		return false;
	*value = strtoll(typed, NULL, 10);
	return *value >= least && *value <= most;
}

bool call_choice(struct call *call, const char *name, const char *const *words, const char *what, int *place)
{
	const char *typed = call_option(call, name);
	int found = typed ? word_find(words, typed) : *place;
	char list[400];

	if (typed && found < 0)
		return book_fail(call->book, FAULT_INPUT, "\"%.40s\" is no %s: %s.", typed, what, word_list(words, list));
	*place = found;
	return true;
}

bool call_number(struct call *call, const char *name, int64_t least, int64_t most, int64_t *value)
{
	const char *typed = call_option(call, name);

	return !typed || read_number(typed, least, most, value)
		|| book_fail(call->book, FAULT_INPUT, "\"%.40s\" is no number for --%s: from %lld to %lld.", typed, name, (long long)least, (long long)most);
}

bool call_id(struct call *call, const char *word, int64_t *id)
{
	return read_number(word, 1, INT64_MAX, id) || book_fail(call->book, FAULT_INPUT, "\"%.40s\" is no id; ambit entries lists them.", word);
}

bool call_period(struct call *call, int word, const char *otherwise, struct period *period)
{
	const char *typed = word < call->count ? call->words[word] : otherwise;
	struct clock clock = book_clock(call->book);

	return moment_parse_period(typed, &clock, period, book_fault_slot(call->book));
}

bool call_need(struct call *call, const char *name)
{
	const char *value = call_option(call, name);

	return (value && *value) || book_fail(call->book, FAULT_INPUT, "That needs --%s: ambit %s %s.", name, call->command->name, call->command->usage);
}

static void add_notices(struct call *call)
{
	struct notices notices;

	if (!notice_brief(call->book, call->arena, &notices)) {
		book_forgive(call->book); /* what was done is done: a notice that can't be had is no refusal */
		return;
	}
	for (size_t i = 0; i < notices.count; i++) {
		text_add(&call->out->text, i ? "; " : " [");
		text_add_clean(&call->out->text, notices.items[i].id, true);
		text_add_char(&call->out->text, ' ');
		text_add_clean(&call->out->text, notices.items[i].text, true);
	}
	if (notices.count)
		text_add_char(&call->out->text, ']');
}

void call_say(struct call *call, const char *format, ...)
{
	va_list list;

	if (call->quiet || call->json)
		return;
	va_start(list, format);
	text_add_clean(&call->out->text, arena_print_list(call->arena, speech(format), list), true);
	va_end(list);
	if (call->dry_run)
		text_add(&call->out->text, speech(" (dry run: nothing was written)"));
	else if (!call->without_notices)
		add_notices(call);
	text_add_char(&call->out->text, '\n');
}

struct json call_json(struct call *call)
{
	return (struct json){.text = &call->out->text};
}

void call_json_end(struct call *call, struct json *json)
{
	while (json->depth)
		json_end(json);
	text_add_char(&call->out->text, '\n');
}
