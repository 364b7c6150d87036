/* How other programs write days, times and lengths. Pure: false means that the cell is none. */
#ifndef MODEL_IMPORTS_VALUES_H
#define MODEL_IMPORTS_VALUES_H

#include <stdbool.h>
#include <stdint.h>

#include "model/day.h"

enum date_order { DATE_ORDER_UNKNOWN, DATE_ORDER_MDY, DATE_ORDER_DMY };

/* 2026-03-02, 2026/03/02, 2.3.2026 (day first), 3/2/2026, 3/2/26, 3-2-2026: three numbers, and which of them may be what. */
struct loose_date {
	int numbers[3];
	bool year_first, day_first;   /* neither: the order of day and month must be told */
};

/* Reads as much as is a date; answers what follows it, NULL if there is none. */
const char *date_read(const char *, struct loose_date *);
/* The day, or DAY_NONE when there is no such day. month_first counts only where the date doesn't say. */
int date_day(const struct loose_date *, bool month_first);

/* 9:05, 09:05:30, 9:05 AM, 12:30:00 am. Answers what follows, NULL if it is no time. */
const char *time_read(const char *, struct wall *);

/* 1:30, 01:30:05, -0:15:00. False for anything else. */
bool clock_length_read(const char *, int64_t *seconds);

/* What the decimals of a file say about its decimal mark. */
enum decimal_mark { MARK_UNKNOWN = 0, MARK_POINT = '.', MARK_COMMA = ',' };

/* Looks at a cell: with both marks the last is it; a comma that three digits don't follow is it. MARK_UNKNOWN: the cell doesn't tell. */
enum decimal_mark mark_told(const char *);
/* Is the cell one that needs the mark to be known: 1,000. */
bool mark_is_needed(const char *);
/* Hours as decimal number in seconds, half up to the second; the other mark parts thousands. */
bool decimal_hours_read(const char *, enum decimal_mark, int64_t *seconds);
/* A whole number, with an optional sign. */
bool whole_read(const char *, int64_t *);

#endif
