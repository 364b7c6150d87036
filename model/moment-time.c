/* Times as people type them, read in the clock's zone; a time that the zone skips or shows twice is never guessed. */
#include <string.h>

#include "model/moment-read.h"

static const char *const time_forms = "write 2026-01-05T09:00, 09:00, -25m or \"yesterday 14:00\".";

static struct wall wall_of(struct reading reading)
{
	return wall_from_seconds((int64_t)reading.day * DAY_SECONDS + reading.seconds);
}

/* Has the zone no such day at all (30 December 2011 in Apia)? */
static bool is_skipped_day(const char *zone, int day)
{
	return zone_day(zone, zone_day_start(zone, day)) != day;
}

/* A skipped reading has passed once the clock has jumped over it. */
static bool has_passed(const struct clock *clock, struct reading reading)
{
	struct wall wall = wall_of(reading);
	int64_t shown[2];

	if (zone_instants(clock->zone, wall, shown))
		return shown[0] <= clock->now;
	return !is_skipped_day(clock->zone, reading.day) && zone_jump(clock->zone, wall) <= clock->now;
}

int latest_day_of(const struct clock *clock, int seconds)
{
	enum { FAR_ENOUGH = 4 };
	struct reading reading = {zone_day(clock->zone, clock->now) + 1, seconds};

	/* From tomorrow on: by night a clock may go back over midnight. */
	for (int i = 0; i < FAR_ENOUGH && !has_passed(clock, reading); i++)
		reading.day--;
	return reading.day;
}

static bool refuse_skipped(const char *word, const char *zone, struct wall wall, struct fault *fault)
{
	int64_t jump = zone_jump(zone, wall);
	char before[32], after[32];

	/* The reading just before the jump is the last second that there was; people name the one that never came. */
	struct wall last = wall_from_seconds(wall_seconds(zone_wall(zone, jump - 1)) + 1);
	char *first = moment_local(wall_seconds(last), "UTC", before);

	return moment_refuse(word, fault, "doesn't exist in %s: the clock skips it, from %s to %s.", zone, first,
	                     moment_local(jump, zone, after));
}

static bool refuse_doubled(const char *word, const char *zone, const int64_t shown[2], struct fault *fault)
{
	char first[32], second[32];

	return moment_refuse(word, fault, "is shown twice by the clock of %s; write %s or %s.", zone,
	                     moment_rfc3339(shown[0], zone, first), moment_rfc3339(shown[1], zone, second));
}

bool moment_resolve(const char *word, const struct clock *clock, struct reading reading, bool past, int64_t *at, struct fault *fault)
{
	struct wall wall = wall_of(reading);
	int64_t shown[2];
	int count = zone_instants(clock->zone, wall, shown);

	if (!count)
		return refuse_skipped(word, clock->zone, wall, fault);
	if (count == 2 && !(past && shown[1] > clock->now))
		return refuse_doubled(word, clock->zone, shown, fault);
	*at = shown[0];
	return true;
}

/* A typed time taken apart: the word for its day, if any, and its clock. */
struct parts {
	char day[PART_ROOM]; /* empty: none */
	int seconds, offset;
	bool has_offset;
};

/* The place of the T or blank between day and clock; NULL if there is none. */
static const char *divide(const char *word)
{
	for (const char *at = word; *at; at++) {
		if (*at == ' ')
			return at;
		if (*at == 'T' && at > word && at[-1] >= '0' && at[-1] <= '9')
			return at;
	}
	return NULL;
}

static bool take_apart(const char *word, struct parts *parts)
{
	const char *between = divide(word), *s = between ? between : word;

	*parts = (struct parts){0};
	if (between && (between == word || !part_copy(parts->day, word, (size_t)(between - word))))
		return false;
	if (between && *s == 'T')
		s++;
	while (between && *between == ' ' && *s == ' ')
		s++;
	if (!scan_clock(&s, &parts->seconds))
		return false;
	if (*s)
		parts->has_offset = scan_offset(&s, &parts->offset);
	return !*s;
}

static bool in_calendar(const char *word, int64_t at, struct fault *fault)
{
	if (at < (int64_t)DAY_FIRST * DAY_SECONDS || at >= ((int64_t)DAY_LAST + 1) * DAY_SECONDS)
		return day_refuse(DAY_FAR, word, "time", "", fault);
	return true;
}

static bool keep(const char *word, int64_t found, int64_t *at, struct fault *fault)
{
	if (!in_calendar(word, found, fault))
		return false;
	*at = found;
	return true;
}

/* With an offset the clock of the zone has no say. */
static bool settle_offset(const char *word, const struct parts *parts, int day, int64_t *at, struct fault *fault)
{
	return keep(word, (int64_t)day * DAY_SECONDS + parts->seconds - parts->offset, at, fault);
}

static bool settle(const char *word, const struct parts *parts, const struct clock *clock, int day, bool past, int64_t *at,
                   struct fault *fault)
{
	int64_t found;

	if (parts->has_offset)
		return settle_offset(word, parts, day, at, fault);
	return moment_resolve(word, clock, (struct reading){day, parts->seconds}, past, &found, fault) && keep(word, found, at, fault);
}

/* 09:00 alone: the latest that has passed. */
static bool read_latest(const char *word, const struct parts *parts, const struct clock *clock, int64_t *at, struct fault *fault)
{
	int64_t there = clock->now + parts->offset - parts->seconds;
	int day;

	if (parts->has_offset)
		day = (int)(there / DAY_SECONDS - (there % DAY_SECONDS < 0));
	else
		day = latest_day_of(clock, parts->seconds);
	return settle(word, parts, clock, day, true, at, fault);
}

/* "mon 9:00", "2026-01-05T09:00": the name of a weekday means the latest on which that time has passed. */
static bool read_dated(const char *word, const struct parts *parts, const struct clock *clock, int64_t *at, struct fault *fault)
{
	enum day_reading reading;
	bool weekday;
	int day;

	reading = day_read(parts->day, clock, DAY_PAST, &day, &weekday);
	if (reading != DAY_READ)
		return day_refuse(reading, word, "time", time_forms, fault);
	if (weekday && !parts->has_offset && !has_passed(clock, (struct reading){day, parts->seconds}))
		day -= 7;
	if (!settle(word, parts, clock, day, false, at, fault))
		return false;
	if (weekday && *at > clock->now)
		*at -= 7 * DAY_SECONDS;
	return true;
}

/* -25m, and now. */
static bool read_ago(const char *word, const struct clock *clock, int64_t *at, struct fault *fault)
{
	const char *s = word, *wrong;
	int64_t seconds;

	if (scan_word(&s, "now") && !*s) {
		*at = clock->now;
		return true;
	}
	wrong = length_read(word + 1, &seconds);
	if (wrong)
		return moment_refuse(word, fault, "is no time; %s", time_forms);
	return keep(word, clock->now - seconds, at, fault);
}

static bool is_ago(const char *word)
{
	const char *s = word;

	return (*word == '-' && !divide(word)) || (scan_word(&s, "now") && !*s);
}

static bool read_time(const char *word, const struct clock *clock, int day, int64_t *at, struct fault *fault)
{
	struct parts parts;

	if (is_ago(word))
		return read_ago(word, clock, at, fault);
	if (!take_apart(word, &parts))
		return moment_refuse(word, fault, "is no time; %s", time_forms);
	if (parts.day[0])
		return read_dated(word, &parts, clock, at, fault);
	if (day == DAY_NONE)
		return read_latest(word, &parts, clock, at, fault);
	return settle(word, &parts, clock, day, false, at, fault);
}

bool moment_parse_time(const char *word, const struct clock *clock, int64_t *at, struct fault *fault)
{
	return read_time(word, clock, DAY_NONE, at, fault);
}

bool moment_parse_time_on(const char *word, const struct clock *clock, int day, int64_t *at, struct fault *fault)
{
	return read_time(word, clock, day, at, fault);
}

/* The shape of RFC 3339 with two digits for the hour; the numbers are looked at later. */
static bool has_instant_shape(const char *word)
{
	size_t length = strnlen(word, 26);

	return (length == 20 || length == 25) && word[10] == 'T' && strspn(word + 11, "0123456789:") == 8;
}

bool moment_parse_instant(const char *word, int64_t *at, struct fault *fault)
{
	struct parts parts = {.has_offset = true};
	const char *s = word + 11;
	char date[11] = "";
	int day;

	if (!has_instant_shape(word) || !scan_clock(&s, &parts.seconds) || !scan_offset(&s, &parts.offset) || *s)
		return moment_refuse(word, fault, "is no time with its offset; write 2026-01-05T09:00:00Z or 2026-01-05T09:00:00+01:00.");
	memcpy(date, word, 10);
	day = day_from_text(date);
	if (day == DAY_NONE)
		return moment_refuse(word, fault, "is no time: the calendar has no such day.");
	return settle_offset(word, &parts, day, at, fault);
}
