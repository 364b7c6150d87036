/* The worked example moves with the calendar: its last day is the latest Friday, whatever day it is opened. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "model/moment.h"
#include "model/text.h"
#include "tui/demo.h"

enum { EVENING = 17 * 3600 + 41 * 60, WEEK = 7, DAY_LETTERS = 10, MONTH_LETTERS = 7 };

static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};

/* Whole weeks, so that a Monday stays one. The last line was typed on a Friday at 17:40. */
int demo_shift(int64_t now)
{
	int days = zone_day(DEMO_ZONE, now - EVENING) - day_from_civil(2026, 3, 20);

	return days >= 0 ? days / WEEK * WEEK : -((WEEK - 1 - days) / WEEK * WEEK);
}

/* How many letters of a pattern stand there: 9 for any digit. */
static size_t fits(const char *at, const char *pattern)
{
	size_t length = 0;

	for (; pattern[length]; length++)
		if (pattern[length] == '9' ? !isdigit((unsigned char)at[length]) : at[length] != pattern[length])
			return 0;
	return length;
}

/* 2026-01-05T08:00 -05:00 is what the clock shows there; on another day the zone may be another hour from Greenwich. */
static size_t add_time(const char *at, int day, struct text *out)
{
	size_t length = fits(at, "T99:99:99") ? 9 : fits(at, "T99:99");
	struct wall wall = day_civil(day);
	int64_t instants[2];
	int offset;

	text_add_n(out, at, length);
	if (!length || !(fits(at + length, "-99:99") || fits(at + length, "+99:99")))
		return length;
	sscanf(at, "T%d:%d", &wall.hour, &wall.minute);
	if (!zone_instants(DEMO_ZONE, wall, instants))
		instants[0] = zone_jump(DEMO_ZONE, wall);
	offset = zone_offset(DEMO_ZONE, instants[0]) / 60;
	text_print(out, "%c%02d:%02d", offset < 0 ? '-' : '+', (offset < 0 ? -offset : offset) / 60, (offset < 0 ? -offset : offset) % 60);
	return length + 6;
}

static size_t add_day(const char *at, int shift, struct text *out)
{
	char text[DAY_LETTERS + 1];
	int day;

	snprintf(text, sizeof text, "%.*s", DAY_LETTERS, at);
	day = day_from_text(text) + shift;
	text_add(out, day_text(day, text));
	return DAY_LETTERS + add_time(at + DAY_LETTERS, day, out);
}

/* A whole month is from then on the days that it was. */
static size_t add_month(const char *at, int shift, struct text *out)
{
	int year = 0, month = 0;
	char first[11], last[11];

	sscanf(at, "%4d-%2d", &year, &month);
	text_print(out, "%s..%s", day_text(day_from_civil(year, month, 1) + shift, first),
		day_text(day_from_civil(month == 12 ? year + 1 : year, month % 12 + 1, 1) - 1 + shift, last));
	return MONTH_LETTERS;
}

/* "29 January", of the year in which the line stands. */
static size_t add_words(const char *at, int year, int shift, struct text *out)
{
	int number = 0, used = 0;

	if (sscanf(at, "%2d %n", &number, &used) != 1 || at[used - 1] != ' ')
		return 0;
	for (int i = 0; i < 12; i++) {
		struct wall moved;

		if (strncmp(at + used, months[i], strlen(months[i])))
			continue;
		moved = day_civil(day_from_civil(year, i + 1, number) + shift);
		text_print(out, "%d %s", moved.day, months[moved.month - 1]);
		return (size_t)used + strlen(months[i]);
	}
	return 0;
}

/* Letters taken; 0: nothing there is a date. */
static size_t add_date(const char *at, int year, int shift, struct text *out)
{
	if (fits(at, "9999-99-99"))
		return add_day(at, shift, out);
	if (fits(at, "9999-99") && (!at[MONTH_LETTERS] || at[MONTH_LETTERS] == ' '))
		return add_month(at, shift, out);
	return isdigit((unsigned char)*at) ? add_words(at, year, shift, out) : 0;
}

char *demo_move(const char *line, int shift, struct arena *arena)
{
	struct text out = {0};
	const char *at = line;
	char *moved;
	int year = 0;

	if (!shift)
		return arena_text(arena, line);
	sscanf(line, "%4d", &year);
	while (*at) {
		bool begins = at == line || !isalnum((unsigned char)at[-1]);
		size_t taken = begins ? add_date(at, year, shift, &out) : 0;

		if (!taken)
			text_add_char(&out, *at);
		at += taken ? taken : 1;
	}
	moved = arena_text(arena, text_string(&out));
	text_free(&out);
	return moved;
}
