#include <string.h>

#include "model/imports/values.h"
#include "model/money.h"

enum { HOUR = 3600, HOURS_MOST = 240000, FRACTION_DIGITS = 9 };

static const char *past_blanks(const char *s)
{
	return s + strspn(s, " ");
}

/* Up to so many digits; answers what follows, NULL if there is none. */
static const char *digits_read(const char *s, int most, int *number, int *count)
{
	*number = *count = 0;
	while (*s >= '0' && *s <= '9' && *count < most) {
		*number = *number * 10 + (*s++ - '0');
		(*count)++;
	}
	return *count && !(*s >= '0' && *s <= '9') ? s : NULL;
}

/* Two digits: 70 to 99 are of the last century. */
static int whole_year(int year, int digits)
{
	if (digits == 2)
		return year + (year >= 70 ? 1900 : 2000);
	return digits == 4 ? year : 0;
}

const char *date_read(const char *s, struct loose_date *date)
{
	int count[3];
	char mark = 0;

	*date = (struct loose_date){0};
	for (int i = 0; i < 3; i++) {
		if (i && (!*s || !strchr("-/.", *s) || (mark && *s != mark)))
			return NULL;
		if (i)
			mark = *s++;
		s = digits_read(s, 4, &date->numbers[i], &count[i]);
		if (!s)
			return NULL;
	}
	date->year_first = count[0] == 4;
	date->day_first = mark == '.' && !date->year_first;
	if (!date->year_first)
		date->numbers[2] = whole_year(date->numbers[2], count[2]);
	if (count[1] > 2 || count[date->year_first ? 2 : 0] > 2)
		return NULL;
	return s;
}

int date_day(const struct loose_date *date, bool month_first)
{
	const int *n = date->numbers;

	if (date->year_first)
		return day_from_civil(n[0], n[1], n[2]);
	if (date->day_first || !month_first)
		return day_from_civil(n[2], n[1], n[0]);
	return day_from_civil(n[2], n[0], n[1]);
}

/* am and pm in any case, a blank before it or not. 0 for neither, -1 for am, 1 for pm. */
static int half_of_day(const char **s)
{
	const char *word = past_blanks(*s);
	int half = (*word | 0x20) == 'a' ? -1 : (*word | 0x20) == 'p' ? 1 : 0;

	if (!half || (word[1] | 0x20) != 'm')
		return 0;
	*s = word + 2;
	return half;
}

const char *time_read(const char *s, struct wall *wall)
{
	int count, half;

	s = digits_read(s, 2, &wall->hour, &count);
	if (!s || *s != ':')
		return NULL;
	s = digits_read(s + 1, 2, &wall->minute, &count);
	if (!s || count != 2)
		return NULL;
	wall->second = 0;
	if (*s == ':') {
		s = digits_read(s + 1, 2, &wall->second, &count);
		if (!s || count != 2)
			return NULL;
	}
	half = half_of_day(&s);
	if (wall->hour > 23 || wall->minute > 59 || wall->second > 59 || (half && (wall->hour < 1 || wall->hour > 12)))
		return NULL;
	if (half)
		wall->hour = wall->hour % 12 + (half > 0 ? 12 : 0);
	return s;
}

bool clock_length_read(const char *s, int64_t *seconds)
{
	bool negative = *s == '-';
	int hours, minutes, rest = 0, count;

	s = digits_read(s + negative, 6, &hours, &count);
	if (!s || *s != ':')
		return false;
	s = digits_read(s + 1, 2, &minutes, &count);
	if (!s || count != 2 || minutes > 59)
		return false;
	if (*s == ':') {
		s = digits_read(s + 1, 2, &rest, &count);
		if (!s || count != 2 || rest > 59)
			return false;
	}
	if (*s || hours > HOURS_MOST)
		return false;
	*seconds = (int64_t)hours * HOUR + minutes * 60 + rest;
	if (negative)
		*seconds = -*seconds;
	return true;
}

static bool is_number(const char *s)
{
	s += *s == '-';
	return *s && strspn(s, "0123456789.,") == strlen(s);
}

static int marks(const char *s, char mark)
{
	int count = 0;

	for (; *s; s++)
		count += *s == mark;
	return count;
}

enum decimal_mark mark_told(const char *s)
{
	const char *comma = strrchr(s, ','), *point = strrchr(s, '.');

	if (!is_number(s) || (!comma && !point))
		return MARK_UNKNOWN;
	if (comma && point)
		return comma > point ? MARK_COMMA : MARK_POINT;
	if (comma)
		return marks(s, ',') > 1 ? MARK_POINT : strlen(comma + 1) != 3 ? MARK_COMMA : MARK_UNKNOWN;
	return marks(s, '.') > 1 ? MARK_COMMA : strlen(point + 1) != 3 ? MARK_POINT : MARK_UNKNOWN;
}

bool mark_is_needed(const char *s)
{
	return is_number(s) && strchr(s, ',') && mark_told(s) == MARK_UNKNOWN;
}

/* The digits before the decimal mark, without the marks between thousands, which three digits each must follow. */
static const char *thousands_read(const char *s, char decimal, int64_t *whole)
{
	char parting = decimal == ',' ? '.' : ',';
	int since = 0;
	bool parted = false;

	*whole = 0;
	for (; *s && *s != decimal; s++) {
		if (*s == parting) {
			if (!since || since > 3 || (parted && since != 3))
				return NULL;
			parted = true;
			since = 0;
			continue;
		}
		*whole = *whole * 10 + (*s - '0');
		since++;
		if (*whole > HOURS_MOST)
			return NULL;
	}
	return !since || (parted && since != 3) ? NULL : s;
}

bool decimal_hours_read(const char *s, enum decimal_mark mark, int64_t *seconds)
{
	bool negative = *s == '-';
	int64_t whole, fraction = 0, unit = 1;
	int digits = 0;

	if (!is_number(s) || (mark == MARK_UNKNOWN && mark_is_needed(s)))
		return false;
	s = thousands_read(s + negative, mark == MARK_COMMA ? ',' : '.', &whole);
	if (!s)
		return false;
	if (*s && !*++s)
		return false;
	for (; *s; s++) {
		if (*s < '0' || *s > '9')
			return false;
		if (digits++ < FRACTION_DIGITS) {
			fraction = fraction * 10 + (*s - '0');
			unit *= 10;
		}
	}
	*seconds = whole * HOUR + round_product(fraction, HOUR, unit, NULL);
	if (negative)
		*seconds = -*seconds;
	return true;
}

bool whole_read(const char *s, int64_t *number)
{
	bool negative = *s == '-';

	*number = 0;
	s += negative;
	if (!*s || strspn(s, "0123456789") != strlen(s) || strlen(s) > 18)
		return false;
	for (; *s; s++)
		*number = *number * 10 + (*s - '0');
	if (negative)
		*number = -*number;
	return true;
}
