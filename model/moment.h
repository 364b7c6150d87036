/* How people type times, lengths, days, periods and estimates, and how ambit writes them. All refusals are FAULT_INPUT. */
#ifndef MODEL_MOMENT_H
#define MODEL_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "db/fault.h"
#include "model/zone.h"

struct span { int64_t from, until; };      /* UTC seconds, until excluded */
struct period { int first, last; };        /* local days, both included; whole time: DAY_FIRST..DAY_LAST */
struct estimate { int64_t optimistic, likely, pessimistic; }; /* minutes; all 0: none */

/* Where typed times are read. */
struct clock { const char *zone; int64_t now; };

enum day_leaning { DAY_PAST, DAY_NEXT };   /* what a weekday's name means: the latest past (today included), or the next (not today) */

/* 1h30m 2h5m10s 1h30 90m 1:30 1:30:05 1.5h 45s; seconds > 0; a bare number is refused. At most 10,000 days. */
bool moment_parse_length(const char *, int64_t *seconds, struct fault *);
/* Seconds from then to now; 0 where the clock was set back before it. */
int64_t moment_since(int64_t then, int64_t now);
/* 2026-01-05T09:00[:SS][offset], "2026-01-05 09:00", 09:00 (the latest that has passed), -25m, now, yesterday 14:00, mon 9:00 (the latest too). Skipped and doubled local times are refused, naming the offset as the way out. */
bool moment_parse_time(const char *, const struct clock *, int64_t *at, struct fault *);
/* The same, with a clock time alone meaning the given day. */
bool moment_parse_time_on(const char *, const struct clock *, int day, int64_t *at, struct fault *);
/* Strict RFC 3339 with an offset: 2026-01-05T09:00:00Z; fractions are refused. */
bool moment_parse_instant(const char *, int64_t *at, struct fault *);
/* 09:00-11:30 (day: the day it is on, or DAY_NONE for the latest whole past one; an end not after its start is the next day's), the same behind a day ("yesterday 22:00-02:00"), or START..END, which must not be empty. */
bool moment_parse_span(const char *, const struct clock *, int day, struct span *, struct fault *);
/* True when the word has the shape of a span, so that log can tell LENGTH from SPAN. */
bool moment_looks_like_span(const char *);
/* 2026-01-05, today, yesterday, tomorrow, fri, friday, +14d, -3d, +2w. */
bool moment_parse_day(const char *, const struct clock *, enum day_leaning, int *day, struct fault *);
/* today yesterday week month year 2026-02 2026-W07 2026-Q1 2026 a day, all, or FROM..TO: from the first day of the one to the last of the other. */
bool moment_parse_period(const char *, const struct clock *, struct period *, struct fault *);
/* O/M/P as three lengths, or one; 0 <= O <= M <= P, P > 0; whole minutes. */
bool moment_parse_estimate(const char *, struct estimate *, struct fault *);
/* 0d, 30d, 2w: days, at most a hundred years. */
bool moment_parse_days(const char *, int *days, struct fault *);

char *moment_clock_length(int64_t seconds, char out[24]);   /* 1:30, hours and minutes rounded half up to the minute */
char *moment_exact_length(int64_t seconds, char out[24]);   /* 1:30:00 */
char *moment_typed_length(int64_t seconds, char out[24]);   /* 1h30m, 2h5m10s: what moment_parse_length reads */
char *moment_utc(int64_t at, char out[32]);                 /* 2026-03-02T08:00:00Z */
char *moment_rfc3339(int64_t at, const char *zone, char out[32]); /* 2026-03-02T09:00:00+01:00; Z at UTC itself, and where the offset has seconds */
char *moment_local(int64_t at, const char *zone, char out[32]);   /* 2026-03-02 09:00 */
/* Hours as an invoice prints them: decimal with two digits if the seconds divide by 36, else h:mm:ss. */
char *moment_invoice_hours(int64_t seconds, char out[24]);

#endif
