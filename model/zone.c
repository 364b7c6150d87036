/*
 * The C library knows one zone at a time, the one in TZ. So this file puts the zone that is asked for into TZ, keeps
 * in mind which it was, and keeps what it learned by the hour, as neighbouring rows of a list ask for the same.
 */
#include "model/zone.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { ZONE_ROOM = 64, HOUR = 3600, DAY_SECONDS = 86400, FARTHEST = 26 * HOUR /* no clock is farther from UTC */, KEPT = 64 };

#define LOCALTIME "/etc/localtime"

static struct {
	bool known, found;     /* the user's TZ was looked at, and names a zone */
	char local[ZONE_ROOM];
	char *users;           /* TZ as the user had it; NULL: unset */
	char in_force[ZONE_ROOM];
} place;

static struct hour {
	char zone[ZONE_ROOM];
	int64_t hour;
	int offset;
} kept[KEPT];

static const char *folder(void)
{
	const char *chosen = getenv("TZDIR");

	return chosen && *chosen ? chosen : "/usr/share/zoneinfo";
}

static bool is_name(const char *zone)
{
	size_t length = strnlen(zone, ZONE_ROOM);

	return length && length < ZONE_ROOM && zone[0] != '/' && zone[length - 1] != '/' && !strstr(zone, "//") &&
	       strspn(zone, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/") == length;
}

bool zone_exists(const char *zone)
{
	char path[PATH_MAX], magic[4];
	bool found = false;
	int file;

	if (!zone || !is_name(zone))
		return false;
	if (!strcmp(zone, "UTC"))
		return true;
	if (snprintf(path, sizeof path, "%s/%s", folder(), zone) >= (int)sizeof path)
		return false;
	file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (file < 0)
		return false;
	found = read(file, magic, sizeof magic) == sizeof magic && !memcmp(magic, "TZif", sizeof magic);
	close(file);
	return found;
}

/* EST5EDT or <+03>-3: a zone spelled out (POSIX), which begins with a name and a number. */
static bool is_spelled_out(const char *zone)
{
	size_t name = strspn(zone, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"), length = strnlen(zone, ZONE_ROOM);

	if (zone[0] == '<') {
		name = strcspn(zone, ">");
		name += zone[name] == '>';
	}
	if (name < 3 || length >= ZONE_ROOM)
		return false;
	name += zone[name] == '+' || zone[name] == '-';
	return zone[name] >= '0' && zone[name] <= '9' &&
	       strspn(zone, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-:,./<>") == length;
}

static void settle(const char *zone)
{
	size_t length = strnlen(zone, ZONE_ROOM - 1);

	memcpy(place.local, zone, length);
	place.local[length] = '\0';
}

/* A path of the zone files, such as /usr/share/zoneinfo/Europe/Berlin, names its zone. */
static const char *name_in_path(const char *path)
{
	const char *found = strstr(path, "/zoneinfo/");

	return found ? found + strlen("/zoneinfo/") : path;
}

static bool settle_by_name(const char *zone)
{
	if (!zone_exists(zone) && !is_spelled_out(zone))
		return false;
	settle(zone);
	return true;
}

static bool settle_by_link(const char *file)
{
	char target[PATH_MAX];
	ssize_t length = readlink(file, target, sizeof target - 1);

	if (length <= 0)
		return false;
	target[length] = '\0';
	return settle_by_name(name_in_path(target));
}

static bool settle_by_file(void)
{
	FILE *file = fopen("/etc/timezone", "re");
	char line[ZONE_ROOM];
	bool found = false;

	if (!file)
		return false;
	if (fgets(line, sizeof line, file)) {
		line[strcspn(line, " \t\r\n")] = '\0';
		found = zone_exists(line);
	}
	fclose(file);
	if (found)
		settle(line);
	return found;
}

/* A copy of a zone's file has lost its name, but its last line spells out the rules now in force. */
static bool settle_by_copy(const char *path)
{
	char tail[ZONE_ROOM + 2] = "";
	FILE *file = fopen(path, "re");
	size_t length, line;

	if (!file)
		return false;
	length = fseek(file, -(long)(sizeof tail - 1), SEEK_END) ? 0 : fread(tail, 1, sizeof tail - 1, file);
	fclose(file);
	if (!length || tail[length - 1] != '\n')
		return false;
	tail[length - 1] = '\0';
	for (line = length - 1; line && tail[line - 1] != '\n';)
		line--;
	return line && settle_by_name(tail + line);
}

/* The machine's own zone; where it has none it is UTC. */
static bool settle_by_machine(void)
{
	return settle_by_link(LOCALTIME) || settle_by_file() || settle_by_copy(LOCALTIME) || (access(LOCALTIME, F_OK) && settle_by_name("UTC"));
}

static bool settle_by_environment(const char *zone)
{
	zone += *zone == ':';
	if (!*zone)
		return settle_by_name("UTC");
	if (!strcmp(zone, LOCALTIME))
		return settle_by_machine();
	if (*zone != '/')
		return settle_by_name(zone);
	return settle_by_name(name_in_path(zone)) || settle_by_link(zone) || settle_by_copy(zone);
}

const char *zone_local(void)
{
	const char *chosen = getenv("TZ");

	if (!place.known) {
		place.known = true;
		place.users = chosen ? strdup(chosen) : NULL;
		place.found = chosen ? settle_by_environment(chosen) : settle_by_machine();
	}
	return place.found ? place.local : NULL;
}

void zone_give_back(void)
{
	if (!place.in_force[0])
		return;
	if (place.users)
		setenv("TZ", place.users, 1);
	else
		unsetenv("TZ");
	tzset();
	place.in_force[0] = '\0';
}

static void put_in_force(const char *zone)
{
	if (!strcmp(zone, place.in_force))
		return;
	zone_local(); /* while TZ is still the user's */
	snprintf(place.in_force, sizeof place.in_force, "%s", zone);
	setenv("TZ", place.in_force, 1);
	tzset();
}

static int ask(const char *zone, int64_t at)
{
	time_t instant = (time_t)at;
	struct tm tm;

	put_in_force(zone);
	return localtime_r(&instant, &tm) ? (int)tm.tm_gmtoff : 0;
}

static struct hour *slot(const char *zone, int64_t hour)
{
	uint64_t mixed = (uint64_t)hour;

	for (const char *at = zone; *at; at++)
		mixed = mixed * 31 + (unsigned char)*at;
	return &kept[mixed % KEPT];
}

/* Instants beyond any calendar are held at its ends, so that no sum overflows. */
static int64_t hold(int64_t at)
{
	const int64_t end = (int64_t)(DAY_LAST + 1000) * DAY_SECONDS;

	return at < -end ? -end : at > end ? end : at;
}

int zone_offset(const char *zone, int64_t at)
{
	int64_t hour = hold(at) / HOUR - (at % HOUR < 0);
	struct hour *hit;
	int first;

	if (!*zone || !strcmp(zone, "UTC") || strnlen(zone, ZONE_ROOM) >= ZONE_ROOM)
		return 0;
	hit = slot(zone, hour);
	if (hit->hour == hour && !strcmp(hit->zone, zone))
		return hit->offset;
	first = ask(zone, hour * HOUR);
	/* Clocks have moved at odd seconds: an hour is kept only if it ends as it began. */
	if (first != ask(zone, hour * HOUR + HOUR - 1))
		return ask(zone, hold(at));
	*hit = (struct hour){.hour = hour, .offset = first};
	memcpy(hit->zone, zone, strlen(zone) + 1);
	return first;
}

/* What the wall shows, as seconds since 1970-01-01T00:00 on it. */
static int64_t reading(const char *zone, int64_t at)
{
	return hold(at) + zone_offset(zone, at);
}

struct wall zone_wall(const char *zone, int64_t at)
{
	return wall_from_seconds(reading(zone, at));
}

int zone_day(const char *zone, int64_t at)
{
	int64_t seconds = reading(zone, at);

	return (int)(seconds / DAY_SECONDS - (seconds % DAY_SECONDS < 0));
}

/* Adds the instant that shows the reading under this offset, if that is in force then, keeping the earlier first. */
static int try_offset(const char *zone, int64_t shown, int offset, int64_t out[2], int count)
{
	int64_t at = shown - offset;

	if (count == 2 || reading(zone, at) != shown || (count && out[0] == at))
		return count;
	out[count] = at;
	if (count && out[0] > at) {
		out[1] = out[0];
		out[0] = at;
	}
	return count + 1;
}

static int instants(const char *zone, int64_t shown, int64_t out[2])
{
	int before = zone_offset(zone, shown - FARTHEST), after = zone_offset(zone, shown + FARTHEST), count = 0;

	if (before == after && try_offset(zone, shown, before, out, 0))
		return 1;
	/* Near a change of the clock: every offset in force around it. */
	for (int64_t at = shown - FARTHEST; at <= shown + FARTHEST; at += 2 * HOUR)
		count = try_offset(zone, shown, zone_offset(zone, at), out, count);
	return count;
}

static bool is_time(struct wall wall)
{
	return day_from_civil(wall.year, wall.month, wall.day) != DAY_NONE && wall.hour >= 0 && wall.hour < 24 &&
	       wall.minute >= 0 && wall.minute < 60 && wall.second >= 0 && wall.second < 60;
}

int zone_instants(const char *zone, struct wall wall, int64_t out[2])
{
	return is_time(wall) ? instants(zone, wall_seconds(wall), out) : 0;
}

/* The first instant at which the wall shows the reading or more, found by halves around a jump over it. */
static int64_t jump(const char *zone, int64_t shown)
{
	int64_t low = shown - FARTHEST, high = shown + FARTHEST;

	while (high - low > 1) {
		int64_t middle = low + (high - low) / 2;

		if (reading(zone, middle) < shown)
			low = middle;
		else
			high = middle;
	}
	return high;
}

int64_t zone_jump(const char *zone, struct wall wall)
{
	return jump(zone, wall_seconds(wall));
}

int64_t zone_day_start(const char *zone, int day)
{
	int64_t midnight = (int64_t)day * DAY_SECONDS, out[2];

	return instants(zone, midnight, out) ? out[0] : jump(zone, midnight);
}
