/* Days of the proleptic Gregorian calendar by number, and their ISO 8601 weeks. */
#ifndef MODEL_DAY_H
#define MODEL_DAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A day is a number of days since 1970-01-01; as text YYYY-MM-DD, years 1 to 9999. */
enum { DAY_NONE = INT32_MIN, DAY_FIRST = -719162 /* 0001-01-01 */, DAY_LAST = 2932896 /* 9999-12-31 */ };

struct wall {
	int year, month, day, hour, minute, second;
};

int day_from_civil(int year, int month, int day); /* DAY_NONE if there is no such day */
struct wall day_civil(int day);
/* Strictly YYYY-MM-DD; DAY_NONE otherwise. */
int day_from_text(const char *);
int day_or(int day, int otherwise); /* the day, the other where it is DAY_NONE */
/* Answers out; empty for a day outside years 1 to 9999, such as DAY_NONE. */
char *day_text(int day, char out[11]);
/* Monday 0 … Sunday 6. */
int day_weekday(int day);
int day_of_month_end(int year, int month); /* its last day */
/* ISO 8601 week: its year and number; Monday of a week. */
int day_iso_week(int day, int *year);
int day_of_iso_week(int year, int week); /* DAY_NONE when the year has no such week */
/* Weekdays from first to last, both included; negative never. */
int day_count_weekdays(int first, int last);

/* Weekdays on which nobody works, rising. */
struct days_off { const int *items; size_t count; };
/* Weekdays from first to last that are not off; off may be NULL. */
int day_count_working(int first, int last, const struct days_off *off);

/* A wall time as seconds since 1970-01-01T00:00 on the same wall, whatever its zone; the day must exist. */
int64_t wall_seconds(struct wall);
struct wall wall_from_seconds(int64_t);

#endif
