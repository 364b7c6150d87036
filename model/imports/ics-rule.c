/* Rules of recurrence. They are never expanded here, but a broken one is a broken file. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/imports/ics.h"

enum part_sort { PART_WORD, PART_NUMBERS, PART_DAYS, PART_UNTIL, PART_ANY };

/* Parts of a rule; of numbers, whether they may count from the end, and whether there may be several. */
static const struct part {
	const char *name;
	enum part_sort sort;
	int least, most;
	bool backwards, several;
} parts[] = {
	{"FREQ", PART_WORD, 0, 0, false, false},
	{"UNTIL", PART_UNTIL, 0, 0, false, false},
	{"COUNT", PART_NUMBERS, 1, 999999999, false, false},
	{"INTERVAL", PART_NUMBERS, 1, 999999999, false, false},
	{"BYSECOND", PART_NUMBERS, 0, 60, false, true},
	{"BYMINUTE", PART_NUMBERS, 0, 59, false, true},
	{"BYHOUR", PART_NUMBERS, 0, 23, false, true},
	{"BYDAY", PART_DAYS, 1, 53, true, true},
	{"BYMONTHDAY", PART_NUMBERS, 1, 31, true, true},
	{"BYYEARDAY", PART_NUMBERS, 1, 366, true, true},
	{"BYWEEKNO", PART_NUMBERS, 1, 53, true, true},
	{"BYMONTH", PART_NUMBERS, 1, 12, false, true},
	{"BYSETPOS", PART_NUMBERS, 1, 366, true, true},
	{"WKST", PART_DAYS, 0, 0, false, false},
	{"RSCALE", PART_ANY, 0, 0, false, false},
	{"SKIP", PART_ANY, 0, 0, false, false},
};
enum { PARTS = sizeof parts / sizeof *parts, FREQ = 0, UNTIL = 1, COUNT = 2 };

static bool is_among(const char *word, size_t length, const char *const *words)
{
	for (; *words; words++)
		if (strlen(*words) == length && !strncasecmp(*words, word, length))
			return true;
	return false;
}

static bool is_frequency(const char *word, size_t length)
{
	static const char *const words[] = {"SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY", NULL};

	return is_among(word, length, words);
}

static bool is_weekday(const char *word, size_t length)
{
	static const char *const words[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU", NULL};

	return is_among(word, length, words);
}

/* A number within the bounds, with its sign where it may have one. Answers what follows, NULL if it is none. */
static const char *number_read(const struct part *part, const char *at)
{
	bool negative = *at == '-';
	size_t digits;
	long number;

	if (*at == '-' || *at == '+')
		at++;
	digits = strspn(at, "0123456789");
	if (!digits || digits > 9 || (negative && !part->backwards))
		return NULL;
	number = strtol(at, NULL, 10);
	return number >= part->least && number <= part->most ? at + digits : NULL;
}

/* MO, 2TU, -1SU */
static bool day_is_sound(const struct part *part, const char *at, size_t length)
{
	const char *word = at;

	if (part->most && !strchr("MTWFSmtwfs", *at))
		word = number_read(part, at);
	return word && is_weekday(word, length - (size_t)(word - at));
}

static bool until_is_sound(const char *at, size_t length)
{
	char value[24];
	struct ics_line line = {.value = value};
	struct ics_moment moment;

	if (length >= sizeof value)
		return false;
	memcpy(value, at, length);
	value[length] = '\0';
	return ics_moment_read(&line, &moment);
}

static bool one_is_sound(const struct part *part, const char *at, size_t length)
{
	switch (part->sort) {
	case PART_WORD: return is_frequency(at, length);
	case PART_UNTIL: return until_is_sound(at, length);
	case PART_DAYS: return day_is_sound(part, at, length);
	case PART_NUMBERS: return number_read(part, at) == at + length;
	case PART_ANY: return length;
	}
	return false;
}

static bool values_are_sound(const struct part *part, const char *at, const char *end)
{
	for (;;) {
		size_t length = strcspn(at, ",;");

		if (!length || !one_is_sound(part, at, length))
			return false;
		at += length;
		if (at == end)
			return true;
		if (!part->several)
			return false;
		at++;
	}
}

static int part_find(const char *name, size_t length)
{
	for (int i = 0; i < PARTS; i++)
		if (strlen(parts[i].name) == length && !strncasecmp(parts[i].name, name, length))
			return i;
	return -1;
}

bool ics_rule_is_sound(const char *rule)
{
	bool seen[PARTS] = {false};

	while (*rule) {
		size_t name = strcspn(rule, "=;"), whole = strcspn(rule, ";");
		int part = part_find(rule, name);

		if (rule[name] != '=')
			return false;
		if (part >= 0 ? seen[part] || !values_are_sound(&parts[part], rule + name + 1, rule + whole) : strncasecmp(rule, "X-", 2))
			return false;
		if (part >= 0)
			seen[part] = true;
		rule += whole + (rule[whole] == ';');
	}
	return seen[FREQ] && !(seen[UNTIL] && seen[COUNT]);
}
