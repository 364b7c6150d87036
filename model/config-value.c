/* What the settings may say. Those that are not looked at here are words of the user's own. */
#include <stdlib.h>
#include <string.h>

#include "model/config-value.h"
#include "model/moment.h"

enum { IDLE_LEAST = 60, EVERY_MOST = 100 };

static const char *length_fault(const char *value, struct arena *arena)
{
	struct fault fault = {0};
	int64_t seconds;

	return moment_parse_length(value, &seconds, &fault) ? NULL : arena_text(arena, fault.text);
}

static const char *idle_fault(const char *value, struct arena *arena)
{
	struct fault fault = {0};
	int64_t seconds;

	if (!moment_parse_length(value, &seconds, &fault))
		return arena_text(arena, fault.text);
	return seconds >= IDLE_LEAST ? NULL : "it is a minute at least, such as 10m";
}

static const char *every_fault(const char *value, struct arena *arena)
{
	size_t digits = strspn(value, "0123456789");
	int every = digits < 5 && !value[digits] ? atoi(value) : 0;

	return every > 0 && every <= EVERY_MOST ? NULL : arena_print(arena, "\"%.40s\" is no number of rounds: from 1 to %d", value, EVERY_MOST);
}

static const char *after_fault(const char *value, struct arena *arena)
{
	return !strcmp(value, "stop") || !strcmp(value, "keep") ? NULL : arena_print(arena, "\"%.40s\" is neither stop nor keep", value);
}

static const char *queue_fault(const char *value, struct arena *arena)
{
	size_t digits = strspn(value, "0123456789");
	int most = digits < 5 && !value[digits] ? atoi(value) : 0;

	return most > 0 && most <= EVERY_MOST ? NULL : arena_print(arena, "\"%.40s\" is no number of topics: from 1 to %d", value, EVERY_MOST);
}

/* Several, divided by blanks or commas. */
static const char *notify_fault(const char *value, struct arena *arena)
{
	static const char *const words[] = {"bell", "osc9", "osc777", "osc99", "notify-send", "command"};
	size_t length;

	for (value += strspn(value, " ,"); *value; value += length, value += strspn(value, " ,")) {
		bool known = false;

		length = strcspn(value, " ,");
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			known = known || (strlen(words[i]) == length && !strncmp(words[i], value, length));
		if (!known)
			return arena_print(arena, "\"%.*s\" is no way to be told: bell, osc9, osc777, osc99, notify-send or command", length > 40 ? 40 : (int)length, value);
	}
	return NULL;
}

const char *config_value_fault(const char *key, const char *value, struct arena *arena)
{
	static const struct { const char *key; const char *(*fault)(const char *value, struct arena *); } rules[] = {
		{"idle", idle_fault},
		{"learning.queue", queue_fault},
		{"pomodoro.work", length_fault},
		{"pomodoro.break", length_fault},
		{"pomodoro.long", length_fault},
		{"pomodoro.every", every_fault},
		{"pomodoro.notify", notify_fault},
		{"pomodoro.after", after_fault},
	};

	for (size_t i = 0; *value && i < sizeof rules / sizeof *rules; i++)
		if (!strcmp(rules[i].key, key))
			return rules[i].fault(value, arena);
	return NULL;
}
