/* Days and periods as people type them. */
#include <string.h>

#include "model/moment-read.h"

static const char *const period_forms = "write today, week, month, year, 2026-02, 2026-W07, 2026-Q1, 2026, a day, FROM..TO or all.";

static int today_of(const struct clock *clock)
{
	return zone_day(clock->zone, clock->now);
}

/* YYYY-MM-DD, of which the year alone may have another number of digits: then it is a day, but none that ambit knows. */
static enum day_reading read_date(const char *s, int *day)
{
	int year, month, date;
	const char *start = s;

	if (!scan_number(&s, 4, 9, &year) || !scan_char(&s, '-') || !scan_number(&s, 2, 2, &month) || !scan_char(&s, '-') ||
	    !scan_number(&s, 2, 2, &date) || *s)
		return DAY_UNKNOWN;
	if (s - start != 10 || !year)
		return DAY_FAR;
	*day = day_from_civil(year, month, date);
	return *day == DAY_NONE ? DAY_ABSENT : DAY_READ;
}

static enum day_reading within_calendar(int64_t number, int *day)
{
	if (number < DAY_FIRST || number > DAY_LAST)
		return DAY_FAR;
	*day = (int)number;
	return DAY_READ;
}

/* +14d, -3d, +2w. */
static enum day_reading read_distance(const char *s, int today, int *day)
{
	int sign = *s == '-' ? -1 : 1, number, unit;

	if (strspn(s + 1, "0123456789") > 9)
		return DAY_FAR;
	s++;
	if (!scan_number(&s, 1, 9, &number) || (*s != 'd' && *s != 'w') || s[1])
		return DAY_UNKNOWN;
	unit = *s == 'w' ? 7 : 1;
	return within_calendar(today + (int64_t)sign * number * unit, day);
}

/* Monday 0 … Sunday 6, by three letters or in full; -1 if it is none. */
static int read_weekday(const char *s)
{
	static const char *const names[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

	for (int i = 0; i < 7; i++) {
		char brief[4] = {names[i][0], names[i][1], names[i][2], '\0'};
		const char *at = s;

		if ((scan_word(&at, names[i]) || scan_word(&at, brief)) && !*at)
			return i;
	}
	return -1;
}

static int day_by_weekday(int today, int weekday, enum day_leaning leaning)
{
	int back = (day_weekday(today) - weekday + 7) % 7;

	return leaning == DAY_PAST ? today - back : today - back + 7;
}

static bool is_word(const char *s, const char *word)
{
	return scan_word(&s, word) && !*s;
}

enum day_reading day_read(const char *word, const struct clock *clock, enum day_leaning leaning, int *day, bool *weekday)
{
	int today = today_of(clock), named = read_weekday(word);

	if (weekday)
		*weekday = named >= 0;
	if (named >= 0)
		return within_calendar(day_by_weekday(today, named, leaning), day);
	if (is_word(word, "today"))
		return within_calendar(today, day);
	if (is_word(word, "yesterday"))
		return within_calendar((int64_t)today - 1, day);
	if (is_word(word, "tomorrow"))
		return within_calendar((int64_t)today + 1, day);
	if (*word == '+' || *word == '-')
		return read_distance(word, today, day);
	return read_date(word, day);
}

bool day_refuse(enum day_reading reading, const char *word, const char *kind, const char *way_out, struct fault *fault)
{
	if (reading == DAY_ABSENT)
		return moment_refuse(word, fault, "is no %s: the calendar has no such day.", kind);
	if (reading == DAY_FAR)
		return moment_refuse(word, fault, "is no %s: the years go from 0001 to 9999.", kind);
	return moment_refuse(word, fault, "is no %s; %s", kind, way_out);
}

bool moment_parse_day(const char *word, const struct clock *clock, enum day_leaning leaning, int *day, struct fault *fault)
{
	enum day_reading reading = day_read(word, clock, leaning, day, NULL);

	return reading == DAY_READ || day_refuse(reading, word, "day", "write 2026-01-05, today, yesterday, fri or +14d.", fault);
}

static struct period months(int year, int month, int count)
{
	return (struct period){day_from_civil(year, month, 1), day_of_month_end(year, month + count - 1)};
}

static bool read_named_period(const char *word, int today, struct period *period)
{
	struct wall civil = day_civil(today);
	int monday = today - day_weekday(today);

	if (is_word(word, "all"))
		*period = (struct period){DAY_FIRST, DAY_LAST};
	else if (is_word(word, "week"))
		*period = (struct period){monday, monday + 6};
	else if (is_word(word, "month"))
		*period = months(civil.year, civil.month, 1);
	else if (is_word(word, "year"))
		*period = months(civil.year, 1, 12);
	else
		return false;
	return true;
}

/* The kinds of period that begin with a year. */
enum year_part { PART_NONE, PART_YEAR, PART_MONTH, PART_WEEK, PART_QUARTER };

/* 2026, 2026-02, 2026-W07, 2026-Q1: which it is, and its numbers. */
static enum year_part read_year_part(const char *s, int *year, int *number)
{
	enum year_part part = PART_MONTH;
	int digits = 2;

	if (!scan_number(&s, 4, 4, year))
		return PART_NONE;
	if (!*s)
		return PART_YEAR;
	if (!scan_char(&s, '-'))
		return PART_NONE;
	if (scan_char(&s, 'W') || scan_char(&s, 'w')) {
		part = PART_WEEK;
	} else if (scan_char(&s, 'Q') || scan_char(&s, 'q')) {
		part = PART_QUARTER;
		digits = 1;
	}
	return scan_number(&s, digits, digits, number) && !*s ? part : PART_NONE;
}

static bool take_week(const char *word, int year, int week, struct period *period, struct fault *fault)
{
	int monday = day_of_iso_week(year, week);

	if (monday == DAY_NONE)
		return moment_refuse(word, fault, "is no period: %d has %d weeks.", year, day_of_iso_week(year, 53) == DAY_NONE ? 52 : 53);
	/* The last week of 9999 and the first of 0001 reach over the ends. */
	*period = (struct period){monday < DAY_FIRST ? DAY_FIRST : monday, monday + 6 > DAY_LAST ? DAY_LAST : monday + 6};
	return true;
}

static bool take_year_part(const char *word, enum year_part part, int year, int number, struct period *period, struct fault *fault)
{
	if (!year)
		return day_refuse(DAY_FAR, word, "period", "", fault);
	if (part == PART_WEEK)
		return take_week(word, year, number, period, fault);
	if (part == PART_MONTH && (number < 1 || number > 12))
		return moment_refuse(word, fault, "is no period: months go from 01 to 12.");
	if (part == PART_QUARTER && (number < 1 || number > 4))
		return moment_refuse(word, fault, "is no period: quarters go from Q1 to Q4.");
	if (part == PART_YEAR)
		*period = months(year, 1, 12);
	else
		*period = part == PART_MONTH ? months(year, number, 1) : months(year, number * 3 - 2, 3);
	return true;
}

/* A period that is not written FROM..TO. */
static bool read_one(const char *word, const struct clock *clock, struct period *period, struct fault *fault)
{
	int year, number = 0, day;
	enum year_part part = read_year_part(word, &year, &number);
	enum day_reading reading;

	if (part != PART_NONE)
		return take_year_part(word, part, year, number, period, fault);
	if (read_named_period(word, today_of(clock), period))
		return true;
	reading = day_read(word, clock, DAY_PAST, &day, NULL);
	if (reading != DAY_READ)
		return day_refuse(reading, word, "period", period_forms, fault);
	*period = (struct period){day, day};
	return true;
}

static bool read_both(const char *word, const char *dots, const struct clock *clock, struct period *period, struct fault *fault)
{
	struct period first, last;
	char from[PART_ROOM];

	if (!part_copy(from, word, (size_t)(dots - word)) || dots == word || !dots[2])
		return day_refuse(DAY_UNKNOWN, word, "period", period_forms, fault);
	if (!read_one(from, clock, &first, fault) || !read_one(dots + 2, clock, &last, fault))
		return false;
	if (last.last < first.first)
		return moment_refuse(word, fault, "ends before it starts.");
	*period = (struct period){first.first, last.last};
	return true;
}

bool moment_parse_period(const char *word, const struct clock *clock, struct period *period, struct fault *fault)
{
	const char *dots = strstr(word, "..");

	return dots ? read_both(word, dots, clock, period, fault) : read_one(word, clock, period, fault);
}
