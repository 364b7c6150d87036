/* IANA zones: the only place that converts between instants and wall clocks. */
#ifndef MODEL_ZONE_H
#define MODEL_ZONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A day is a number of days since 1970-01-01; as text YYYY-MM-DD, years 1 to 9999. */
enum { DAY_NONE = INT32_MIN };

struct wall {
	int year, month, day, hour, minute, second;
};

/* A known IANA name, "UTC" included; nothing with dots that leads elsewhere. */
bool zone_exists(const char *zone);
/* The user's zone: TZ, else what /etc/localtime points at, else UTC. Lives for ever. */
const char *zone_local(void);

/* Seconds east of UTC at the instant. */
int zone_offset(const char *zone, int64_t at);
struct wall zone_wall(const char *zone, int64_t at);
int zone_day(const char *zone, int64_t at);
/* First second of the local day, also where midnight is skipped. */
int64_t zone_day_start(const char *zone, int day);
/* The instants that show this wall time: 0 skipped by the zone, 1, or 2 (earlier first). */
int zone_instants(const char *zone, struct wall, int64_t out[2]);

int day_from_civil(int year, int month, int day); /* DAY_NONE if there is no such day */
struct wall day_civil(int day);
/* Strictly YYYY-MM-DD; DAY_NONE otherwise. */
int day_from_text(const char *);
char *day_text(int day, char out[11]);
/* Monday 0 … Sunday 6. */
int day_weekday(int day);
/* ISO 8601 week: its year and number; Monday of a week. */
int day_iso_week(int day, int *year);
int day_of_iso_week(int year, int week); /* DAY_NONE when the year has no such week */
/* Weekdays from first to last, both included; negative never. */
int day_count_weekdays(int first, int last);

#endif
