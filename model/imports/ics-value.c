/* Days, clocks, lengths and rules of calendars, judged by the letter: libraries take 30 February without a word. */
#include <string.h>
#include <strings.h>

#include "model/imports/ics.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400, WEEK = 7 * DAY };

static bool digits_read(const char *s, int count, int *number)
{
	*number = 0;
	for (; count; count--, s++) {
		if (*s < '0' || *s > '9')
			return false;
		*number = *number * 10 + (*s - '0');
	}
	return true;
}

/* 20260305 */
static bool day_read(const char *s, int *day)
{
	int year, month, of_month;

	if (!digits_read(s, 4, &year) || !digits_read(s + 4, 2, &month) || !digits_read(s + 6, 2, &of_month))
		return false;
	*day = day_from_civil(year, month, of_month);
	return *day != DAY_NONE;
}

/* T090000 with Z or without; a leap second is the one before it. */
static bool clock_read(const char *s, struct ics_moment *moment)
{
	int hour, minute, second;

	if (*s != 'T' || !digits_read(s + 1, 2, &hour) || !digits_read(s + 3, 2, &minute) || !digits_read(s + 5, 2, &second))
		return false;
	if (hour > 23 || minute > 59 || second > 60)
		return false;
	moment->wall += hour * HOUR + minute * MINUTE + (second < 60 ? second : 59);
	moment->is_utc = s[7] == 'Z';
	return !s[7 + moment->is_utc];
}

bool ics_moment_read(const struct ics_line *line, struct ics_moment *moment)
{
	bool day_said = line->kind && !strcasecmp(line->kind, "DATE");

	*moment = (struct ics_moment){.zone = line->zone};
	if (line->kind && !day_said && strcasecmp(line->kind, "DATE-TIME"))
		return false;
	if (!day_read(line->value, &moment->day))
		return false;
	moment->wall = (int64_t)moment->day * DAY;
	/* a bare day without its mark is what many write */
	moment->is_day = !line->value[8] && (day_said || !line->kind);
	return moment->is_day || (!day_said && clock_read(line->value + 8, moment));
}

/* The instant of a clock, if anybody knows it but the file. */
static bool instant_of(const struct ics_moment *moment, int64_t *instant)
{
	int64_t instants[2];

	if (moment->is_utc) {
		*instant = moment->wall;
		return true;
	}
	if (!moment->zone || !zone_exists(moment->zone))
		return false;
	switch (zone_instants(moment->zone, wall_from_seconds(moment->wall), instants)) {
	case 0: *instant = zone_jump(moment->zone, wall_from_seconds(moment->wall)); return true;
	default: *instant = instants[0]; return true;
	}
}

static bool same_zone(const struct ics_moment *one, const struct ics_moment *other)
{
	if (one->is_day || one->is_utc || other->is_utc)
		return one->is_day == other->is_day && one->is_utc == other->is_utc;
	return one->zone && other->zone ? !strcmp(one->zone, other->zone) : one->zone == other->zone;
}

bool ics_is_before(const struct ics_moment *one, const struct ics_moment *other)
{
	int64_t first, second;

	if (one->is_day != other->is_day)
		return false;
	if (same_zone(one, other))
		return one->wall < other->wall;
	return instant_of(one, &first) && instant_of(other, &second) && first < second;
}

/* Up to nine digits; answers what follows, NULL if there are none or more. */
static const char *number_read(const char *s, int64_t *number)
{
	size_t digits = strspn(s, "0123456789");

	*number = 0;
	if (!digits || digits > 9)
		return NULL;
	for (size_t i = 0; i < digits; i++)
		*number = *number * 10 + (s[i] - '0');
	return s + digits;
}

/* 1H30M: numbers with units of the list, each at most once and in its order. */
static const char *units_read(const char *s, const char *units, const int64_t *seconds, int64_t *sum)
{
	bool any = false;

	while (*s && *s != 'T') {
		int64_t number;
		const char *unit;

		s = number_read(s, &number);
		unit = s && *s ? strchr(units, *s) : NULL;
		if (!unit)
			return NULL;
		*sum += number * seconds[unit - units];
		seconds += unit - units + 1;
		units = unit + 1;
		any = true;
		s++;
	}
	return any ? s : NULL;
}

bool ics_length_read(const char *s, int64_t *seconds)
{
	bool negative = *s == '-';
	int64_t sum = 0;

	s += *s == '-' || *s == '+';
	if (*s++ != 'P')
		return false;
	if (*s != 'T')
		s = strchr(s, 'W') ? units_read(s, "W", (const int64_t[]){WEEK}, &sum) : units_read(s, "D", (const int64_t[]){DAY}, &sum);
	if (s && *s == 'T')
		s = units_read(s + 1, "HMS", (const int64_t[]){HOUR, MINUTE, 1}, &sum);
	*seconds = negative ? -sum : sum;
	return s && !*s;
}
