/* Small parts of answers that many verbs share. */
#ifndef TUI_ANSWER_H
#define TUI_ANSWER_H

#include "model/money.h"
#include "tui/command.h"

/* "label      value" on a line, clean; nothing when there is no value. */
void answer_line(struct call *, const char *label, const char *value);
/* A day or null; a number or null when 0; decimal minor units beside nothing. */
void json_day(struct json *, const char *key, int day);
void json_some(struct json *, const char *key, int64_t value);
void json_estimate(struct json *, struct estimate); /* "estimate":{"optimistic_minutes":…}, or null */
/* 1,234.50 USD, in the user's locale, in the call's arena. */
const char *money_word(struct call *, int64_t minor, const char *currency);
const char *micro_digits(struct call *, int64_t micro);                  /* 12.50, and up to six decimals where they are needed */
/* 16h/24h/50h, 4h for a fixed size, - for none. */
const char *estimate_word(struct call *, struct estimate);
/* 2026-03-20, or as the user's locale has it, - for none. */
const char *day_word(struct call *, int day);
const char *day_typed(struct call *, int day);                          /* 2026-03-20 everywhere, for what can be typed again */
const char *time_word(struct call *, int64_t at, const char *zone);     /* 2026-03-20 14:00, the day as above */
/* Words and blanks up to the columns; what is longer is not cut. */
void add_column(struct text *, const char *words, int columns);
/* "1 day", "12 days" */
const char *days_word(struct call *, int days);
/* Begins and ends {"name":[…]} for lists; without --json they do nothing. */
void list_begin(struct call *, struct json *, const char *name);
void list_end(struct call *, struct json *);

#endif
