/* Times and lengths as ambit writes them. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "model/moment.h"

enum { LENGTH_ROOM = 24, TIME_ROOM = 32, HOUR = 3600, MINUTE = 60, HUNDREDTH = 36 };

static uint64_t magnitude(int64_t seconds)
{
	return seconds < 0 ? -(uint64_t)seconds : (uint64_t)seconds;
}

char *moment_clock_length(int64_t seconds, char out[24])
{
	uint64_t minutes = (magnitude(seconds) + MINUTE / 2) / MINUTE, hours = minutes / 60;
	char *at = out + LENGTH_ROOM;

	/* By hand, from the end: a table of hours is little else, and printf takes a thousand steps for each. */
	*--at = '\0';
	*--at = (char)('0' + minutes % 10);
	*--at = (char)('0' + minutes % 60 / 10);
	*--at = ':';
	do
		*--at = (char)('0' + hours % 10);
	while (hours /= 10);
	if (seconds < 0 && minutes)
		*--at = '-';
	return memmove(out, at, (size_t)(out + LENGTH_ROOM - at));
}

char *moment_exact_length(int64_t seconds, char out[24])
{
	uint64_t length = magnitude(seconds);

	snprintf(out, LENGTH_ROOM, "%s%" PRIu64 ":%02u:%02u", seconds < 0 ? "-" : "", length / HOUR,
	         (unsigned)(length / MINUTE % 60), (unsigned)(length % MINUTE));
	return out;
}

char *moment_typed_length(int64_t seconds, char out[24])
{
	uint64_t length = magnitude(seconds);
	unsigned minutes = (unsigned)(length / MINUTE % 60), rest = (unsigned)(length % MINUTE);
	char *at = out, *end = out + LENGTH_ROOM;

	if (seconds < 0)
		*at++ = '-';
	*at = '\0';
	if (length >= HOUR)
		at += snprintf(at, (size_t)(end - at), "%" PRIu64 "h", length / HOUR);
	if (minutes && at < end)
		at += snprintf(at, (size_t)(end - at), "%um", minutes);
	if (rest && at < end)
		at += snprintf(at, (size_t)(end - at), "%us", rest);
	if (!length)
		snprintf(at, (size_t)(end - at), "0m");
	return out;
}

char *moment_invoice_hours(int64_t seconds, char out[24])
{
	uint64_t hundredths = magnitude(seconds) / HUNDREDTH;

	if (seconds % HUNDREDTH)
		return moment_exact_length(seconds, out);
	snprintf(out, LENGTH_ROOM, "%s%" PRIu64 ".%02u", seconds < 0 ? "-" : "", hundredths / 100, (unsigned)(hundredths % 100));
	return out;
}

/* 2026-03-02 and 09:00 or 09:00:00 with a letter between; years have four digits, as everything is in 0001 to 9999. */
static int write_wall(struct wall wall, char between, bool with_seconds, char out[32])
{
	int length = snprintf(out, TIME_ROOM, "%04u-%02u-%02u%c%02u:%02u", (unsigned)wall.year % 10000, (unsigned)wall.month % 100,
	                      (unsigned)wall.day % 100, between, (unsigned)wall.hour % 100, (unsigned)wall.minute % 100);

	if (with_seconds)
		length += snprintf(out + length, (size_t)(TIME_ROOM - length), ":%02u", (unsigned)wall.second % 100);
	return length;
}

char *moment_utc(int64_t at, char out[32])
{
	int length = write_wall(wall_from_seconds(at), 'T', true, out);

	memcpy(out + length, "Z", 2);
	return out;
}

char *moment_rfc3339(int64_t at, const char *zone, char out[32])
{
	int offset = zone_offset(zone, at), minutes = (offset < 0 ? -offset : offset) / MINUTE, length;

	/* RFC 3339 has no seconds in its offsets, which old local mean times have: then the instant is told in UTC. */
	if (!strcmp(zone, "UTC") || !strcmp(zone, "Etc/UTC") || offset % MINUTE)
		return moment_utc(at, out);
	length = write_wall(zone_wall(zone, at), 'T', true, out);
	snprintf(out + length, (size_t)(TIME_ROOM - length), "%c%02u:%02u", offset < 0 ? '-' : '+', (unsigned)minutes / 60 % 100,
	         (unsigned)minutes % 60);
	return out;
}

char *moment_local(int64_t at, const char *zone, char out[32])
{
	write_wall(zone_wall(zone, at), ' ', false, out);
	return out;
}
