#include "model/day.h"

#include <stdio.h>
#include <string.h>

enum { DAYS_400 = 146097, DAYS_TO_1970 = 719468, DAY_SECONDS = 86400, YEAR_LAST = 9999 };

static int floor_divide(int a, int c)
{
	return a / c - (a % c < 0);
}

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_length(int year, int month)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return lengths[month - 1] + (month == 2 && is_leap(year));
}

/* Years begin in March here, so that the leap day comes last (H. Hinnant, days_from_civil). */
static int number_of(int year, int month, int day)
{
	int era, in_era, in_year;

	year -= month <= 2;
	era = floor_divide(year, 400);
	in_era = year - era * 400;
	in_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return era * DAYS_400 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - DAYS_TO_1970;
}

int day_from_civil(int year, int month, int day)
{
	if (year < 1 || year > YEAR_LAST || month < 1 || month > 12 || day < 1 || day > month_length(year, month))
		return DAY_NONE;
	return number_of(year, month, day);
}

/* The way back (H. Hinnant, civil_from_days). */
struct wall day_civil(int day)
{
	int shifted = day + DAYS_TO_1970, era = floor_divide(shifted, DAYS_400), in_era = shifted - era * DAYS_400;
	int year = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
	int in_year = in_era - (365 * year + year / 4 - year / 100), month = (5 * in_year + 2) / 153;

	return (struct wall){
		.year = year + era * 400 + (month >= 10),
		.month = month < 10 ? month + 3 : month - 9,
		.day = in_year - (153 * month + 2) / 5 + 1,
	};
}

static int digits(const char *text, int count)
{
	int value = 0;

	for (int i = 0; i < count; i++)
		value = value * 10 + (text[i] - '0');
	return value;
}

int day_from_text(const char *text)
{
	if (strnlen(text, 11) != 10)
		return DAY_NONE;
	for (int i = 0; i < 10; i++)
		if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9')
			return DAY_NONE;
	return day_from_civil(digits(text, 4), digits(text + 5, 2), digits(text + 8, 2));
}

int day_or(int day, int otherwise)
{
	return day == DAY_NONE ? otherwise : day;
}

char *day_text(int day, char out[11])
{
	struct wall civil;

	out[0] = '\0';
	if (day < DAY_FIRST || day > DAY_LAST)
		return out;
	civil = day_civil(day);
	snprintf(out, 11, "%04u-%02u-%02u", (unsigned)civil.year % 10000, (unsigned)civil.month % 100, (unsigned)civil.day % 100);
	return out;
}

int day_weekday(int day)
{
	/* 1970-01-01 was a Thursday. */
	return day + 3 - floor_divide(day + 3, 7) * 7;
}

int day_of_month_end(int year, int month)
{
	return day_from_civil(year, month, month_length(year, month));
}

/* The Monday of the week that holds 4 January; also for the years before 1 and after 9999 that a week may belong to. */
static int first_monday(int year)
{
	int fourth = number_of(year, 1, 4);

	return fourth - day_weekday(fourth);
}

int day_iso_week(int day, int *year)
{
	/* A week belongs to the year that its Thursday lies in. */
	*year = day_civil(day - day_weekday(day) + 3).year;
	return (day - first_monday(*year)) / 7 + 1;
}

int day_of_iso_week(int year, int week)
{
	int monday = first_monday(year) + (week - 1) * 7;

	if (year < 1 || year > YEAR_LAST || week < 1 || week > 53 || monday >= first_monday(year + 1))
		return DAY_NONE;
	return monday;
}

/* Weekdays among the days up to and including this one, counted from a Monday far back. */
static int weekdays_to(int day)
{
	int since = day - (DAY_FIRST - 7 - day_weekday(DAY_FIRST - 7)) + 1, over = since % 7;

	return since / 7 * 5 + (over > 5 ? 5 : over);
}

int day_count_weekdays(int first, int last)
{
	return last < first ? 0 : weekdays_to(last) - weekdays_to(first - 1);
}

int day_count_working(int first, int last, const struct days_off *off)
{
	int working = day_count_weekdays(first, last);

	for (size_t i = 0; off && i < off->count; i++)
		working -= off->items[i] >= first && off->items[i] <= last;
	return working;
}

int64_t wall_seconds(struct wall wall)
{
	return (int64_t)number_of(wall.year, wall.month, wall.day) * DAY_SECONDS + wall.hour * 3600 + wall.minute * 60 + wall.second;
}

/* What lies outside is held to a year before 1 and after 9999, so that the arithmetic stays in range. */
static int64_t in_calendar(int64_t seconds)
{
	const int64_t first = (int64_t)(DAY_FIRST - 366) * DAY_SECONDS, last = (int64_t)(DAY_LAST + 366) * DAY_SECONDS;

	return seconds < first ? first : seconds > last ? last : seconds;
}

struct wall wall_from_seconds(int64_t seconds)
{
	int64_t held = in_calendar(seconds), rest = held % DAY_SECONDS;
	struct wall wall;

	if (rest < 0)
		rest += DAY_SECONDS;
	wall = day_civil((int)((held - rest) / DAY_SECONDS));
	wall.hour = (int)rest / 3600;
	wall.minute = (int)rest / 60 % 60;
	wall.second = (int)rest % 60;
	return wall;
}
