#include "model/moment-read.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "model/utf8.h"

bool scan_number(const char **at, int least, int most, int *value)
{
	int digits = 0, number = 0;
	const char *s = *at;

	for (; *s >= '0' && *s <= '9'; s++) {
		if (++digits > most)
			return false;
		number = number * 10 + (*s - '0');
	}
	if (digits < least)
		return false;
	*at = s;
	*value = number;
	return true;
}

bool scan_char(const char **at, char wanted)
{
	if (**at != wanted)
		return false;
	++*at;
	return true;
}

static char folded(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

bool scan_word(const char **at, const char *word)
{
	const char *s = *at;

	for (; *word; word++, s++)
		if (folded(*s) != *word)
			return false;
	if (folded(*s) >= 'a' && folded(*s) <= 'z')
		return false;
	*at = s;
	return true;
}

bool scan_clock(const char **at, int *seconds)
{
	int hour, minute, second = 0;
	const char *s = *at;

	if (!scan_number(&s, 1, 2, &hour) || !scan_char(&s, ':') || !scan_number(&s, 2, 2, &minute))
		return false;
	if (scan_char(&s, ':') && !scan_number(&s, 2, 2, &second))
		return false;
	if (hour > 23 || minute > 59 || second > 59)
		return false;
	*at = s;
	*seconds = hour * 3600 + minute * 60 + second;
	return true;
}

bool scan_offset(const char **at, int *seconds)
{
	int hours, minutes, sign;
	const char *s = *at;

	if (scan_char(at, 'Z')) {
		*seconds = 0;
		return true;
	}
	sign = *s == '-' ? -1 : 1;
	if (!scan_char(&s, '+') && !scan_char(&s, '-'))
		return false;
	if (!scan_number(&s, 2, 2, &hours) || !scan_char(&s, ':') || !scan_number(&s, 2, 2, &minutes))
		return false;
	if (hours > 23 || minutes > 59)
		return false;
	*at = s;
	*seconds = sign * (hours * 3600 + minutes * 60);
	return true;
}

bool part_copy(char part[PART_ROOM], const char *from, size_t length)
{
	if (length >= PART_ROOM)
		return false;
	memcpy(part, from, length);
	part[length] = '\0';
	return true;
}

bool moment_refuse(const char *word, struct fault *fault, const char *format, ...)
{
	char shown[64], rest[320];
	va_list list;

	va_start(list, format);
	vsnprintf(rest, sizeof rest, format, list);
	va_end(list);
	return fault_set(fault, FAULT_INPUT, "\"%s\" %s", utf8_quote(word, shown), rest);
}
