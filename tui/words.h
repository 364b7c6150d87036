/* How the screens write days, clocks and lengths. */
#ifndef TUI_WORDS_H
#define TUI_WORDS_H

#include <stdint.h>

#include "model/arena.h"
#include "model/ratio.h"

/* The path without its client: churn/B4. Own time stays whole. */
const char *words_short_path(const char *path);
/* What a clock has counted: 07:18, from an hour on 1:07:18. */
char *words_clock(int64_t seconds, char out[24]);
/* The wall clock at an instant: 17:52. */
char *words_time(int64_t at, const char *zone, char out[8]);
/* 20 Mar, or as a narrow column of the user's locale has it; "" for no day. */
char *words_day(int day, char out[16]);
char *words_said_day(int day, char out[16]);                            /* 20 Mar, 20. Mär */
/* 2026-03-20, as one types it into a field; "" for no day. */
const char *words_typed_day(int day, struct arena *);
/* Fri 20 Mar; with the year where it isn't that of today. */
char *words_weekday(int day, int today, char out[24]);

const char *words_short_month(int day);                                /* Mar */
/* March; with the year where it isn't that of today. */
char *words_month(int day, int today, char out[48]);
/* Millionths of a currency unit in its minor units. */
int64_t words_minor(int64_t micro, const char *currency);
/* A ratio as 73.3%, one digit; "–" for null. */
char *words_percent(struct ratio, char out[24]);

/* Where a file lies, whole: ~/papers/scope.html. */
char *words_file(const char *path, struct arena *);

#endif
