/* Lengths, estimates and numbers of days as people type them. */
#include <string.h>

#include "model/moment-read.h"

enum { HOUR = 3600, MINUTE = 60, LENGTH_DAYS = 10000, TERM_DAYS = 36500, HOUR_DIGITS = 7, LONG_DIGITS = 9 };

static const int64_t length_limit = (int64_t)LENGTH_DAYS * DAY_SECONDS;

static const char *const no_length = "is no length; write 1h30m, 90m, 1:30 or 1.5h.";
static const char *const no_unit = "has no unit; write 30m for minutes, 30h for hours.";
static const char *const over_sixty = "has minutes or seconds over 59; write 1h30m or 90m.";

/* 1:30 or 1:30:00 behind its hours. */
static const char *read_clock_length(const char *s, int hours, int64_t *seconds)
{
	int minutes, rest = 0;

	if (!scan_number(&s, 2, 2, &minutes) || (scan_char(&s, ':') && !scan_number(&s, 2, 2, &rest)) || *s)
		return no_length;
	if (minutes > 59 || rest > 59)
		return over_sixty;
	*seconds = (int64_t)hours * HOUR + minutes * MINUTE + rest;
	return NULL;
}

/* 1.5h behind its whole hours: half up to the second. */
static const char *read_decimal_length(const char *s, int hours, int64_t *seconds)
{
	const char *start = s;
	int64_t scale = 1;
	int part;

	if (!scan_number(&s, 1, 6, &part))
		return no_length;
	for (; start < s; start++)
		scale *= 10;
	if (!*s)
		return no_unit;
	if (!scan_char(&s, 'h') || *s)
		return no_length;
	*seconds = (int64_t)hours * HOUR + ((int64_t)part * HOUR * 2 + scale) / (scale * 2);
	return NULL;
}

/* 1h30m, 2h5m10s, 90m, 45s, 1h30: each unit once, larger first. */
static const char *read_units(const char *s, int64_t *seconds)
{
	static const char units[] = "hms";
	static const int sizes[] = {HOUR, MINUTE, 1};
	const char *unit = units;
	int64_t sum = 0;
	bool first = true;

	while (*s) {
		const char *found;
		int number;

		if (!scan_number(&s, 1, first ? LONG_DIGITS : 2, &number))
			return no_length;
		/* A bare number is minutes, but only behind hours. */
		found = *s ? strchr(unit, *s++) : unit == units + 1 ? unit : NULL;
		if (!found || (!first && number > 59))
			return !found ? no_length : over_sixty;
		sum += (int64_t)number * sizes[found - units];
		unit = found + 1;
		first = false;
	}
	*seconds = sum;
	return NULL;
}

const char *length_read(const char *word, int64_t *seconds)
{
	size_t digits = strspn(word, "0123456789");
	const char *s = word, *wrong;
	int number;

	if (!digits)
		return no_length;
	if (!word[digits])
		return no_unit;
	if (digits > LONG_DIGITS)
		return "is longer than 10,000 days.";
	if (word[digits] != ':' && word[digits] != '.')
		wrong = read_units(word, seconds);
	else if (!scan_number(&s, 1, HOUR_DIGITS, &number))
		return "is longer than 10,000 days.";
	else
		wrong = *s == ':' ? read_clock_length(s + 1, number, seconds) : read_decimal_length(s + 1, number, seconds);
	if (!wrong && *seconds > length_limit)
		wrong = "is longer than 10,000 days.";
	return wrong;
}

bool moment_parse_length(const char *word, int64_t *seconds, struct fault *fault)
{
	const char *wrong;
	int64_t length;

	wrong = length_read(word, &length);
	if (!wrong && !length)
		wrong = "has no length; write 1h30m, 90m or 1:30.";
	if (wrong)
		return moment_refuse(word, fault, "%s", wrong);
	*seconds = length;
	return true;
}

/* Reads a part of an estimate into whole minutes; NULL, or what is wrong with it. */
static const char *read_minutes(const char *s, size_t length, int64_t *minutes)
{
	char part[PART_ROOM];
	const char *wrong;
	int64_t seconds;

	if (!part_copy(part, s, length))
		return no_length;
	wrong = length_read(part, &seconds);
	if (wrong == no_unit)
		return "lacks a unit; write 16h/24h/50h, or one length.";
	if (wrong)
		return "is no estimate; write 16h/24h/50h, or one length.";
	if (seconds % MINUTE)
		return "is no whole number of minutes.";
	*minutes = seconds / MINUTE;
	return NULL;
}

/* Three lengths or one into minutes; NULL, or what is wrong with them. */
static const char *read_estimate(const char *word, int64_t minutes[3])
{
	const char *wrong = NULL, *s = word;
	int parts = 0;

	for (;; s++) {
		size_t length = strcspn(s, "/");

		if (parts == 3)
			return "has more than three parts; write 16h/24h/50h.";
		wrong = read_minutes(s, length, &minutes[parts++]);
		s += length;
		if (wrong || !*s)
			break;
	}
	if (wrong)
		return wrong;
	if (parts == 2)
		return "has two parts; write three, such as 16h/24h/50h, or one.";
	if (parts == 1)
		minutes[1] = minutes[2] = minutes[0];
	return NULL;
}

bool moment_parse_estimate(const char *word, struct estimate *estimate, struct fault *fault)
{
	int64_t minutes[3] = {0};
	const char *wrong = read_estimate(word, minutes);

	if (wrong)
		return moment_refuse(word, fault, "%s", wrong);
	if (minutes[0] > minutes[1] || minutes[1] > minutes[2])
		return moment_refuse(word, fault, "is out of order; write best, likely and worst case, such as 16h/24h/50h.");
	if (!minutes[2])
		return moment_refuse(word, fault, "has no length; write 16h/24h/50h, or one length.");
	*estimate = (struct estimate){minutes[0], minutes[1], minutes[2]};
	return true;
}

bool moment_parse_days(const char *word, int *days, struct fault *fault)
{
	const char *s = word;
	int number, unit;

	if (!scan_number(&s, 1, 5, &number) || (*s != 'd' && *s != 'w') || s[1])
		return moment_refuse(word, fault, "is no number of days; write 30d or 4w.");
	unit = *s == 'w' ? 7 : 1;
	if (number > TERM_DAYS / unit)
		return moment_refuse(word, fault, "is more than %d days.", TERM_DAYS);
	*days = number * unit;
	return true;
}

int64_t moment_since(int64_t then, int64_t now)
{
	return now > then ? now - then : 0;
}
