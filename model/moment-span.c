/* Spans as people type them: 09:00-11:30, on some day or the latest, and START..END. */
#include <string.h>

#include "model/moment-read.h"

static const char *const span_forms = "is no span; write 09:00-11:30 or 2026-01-05T09:00..2026-01-05T11:30.";

/* Two clock readings; the end is the next day's if it is not after the start. */
struct stretch {
	int from, until;
};

static int end_day(struct stretch stretch, int day)
{
	return stretch.until > stretch.from ? day : day + 1;
}

/* The day to start on so that the whole stretch has passed. */
static int latest_start(const struct clock *clock, struct stretch stretch)
{
	int day = latest_day_of(clock, stretch.until);

	return end_day(stretch, day) == day ? day : day - 1;
}

/* Does the stretch that starts on the day end after now? */
static bool is_ahead(const struct clock *clock, struct stretch stretch, int day)
{
	return day > latest_start(clock, stretch);
}

static bool place(const char *word, const struct clock *clock, struct stretch stretch, int day, bool past, struct span *span,
                  struct fault *fault)
{
	struct reading from = {day, stretch.from}, until = {end_day(stretch, day), stretch.until};
	struct span found;

	if (!moment_resolve(word, clock, from, past, &found.from, fault) || !moment_resolve(word, clock, until, past, &found.until, fault))
		return false;
	*span = found;
	return true;
}

/* 09:00-11:30 to its end. */
static bool scan_stretch(const char *s, struct stretch *stretch)
{
	return scan_clock(&s, &stretch->from) && scan_char(&s, '-') && scan_clock(&s, &stretch->until) && !*s;
}

/* "mon 9:00-11:30": a weekday's name means the latest on which the stretch has passed. */
static bool read_dated(const char *word, const char *blank, const struct clock *clock, struct span *span, struct fault *fault)
{
	enum day_reading reading;
	struct stretch stretch;
	char part[PART_ROOM];
	bool weekday;
	int day;

	if (!scan_stretch(blank + strspn(blank, " "), &stretch) || !part_copy(part, word, (size_t)(blank - word)))
		return moment_refuse(word, fault, "%s", span_forms);
	reading = day_read(part, clock, DAY_PAST, &day, &weekday);
	if (reading != DAY_READ)
		return day_refuse(reading, word, "span", "write 09:00-11:30 behind 2026-01-05, yesterday or fri.", fault);
	if (weekday && is_ahead(clock, stretch, day))
		day -= 7;
	return place(word, clock, stretch, day, false, span, fault);
}

static bool is_clock(const char *s)
{
	int seconds;

	return scan_clock(&s, &seconds) && !*s;
}

/* A clock alone after START.. is the next such reading after the start. */
static bool read_end(const char *word, const struct clock *clock, int64_t from, int64_t *until, struct fault *fault)
{
	int day = zone_day(clock->zone, from);

	if (!is_clock(word))
		return moment_parse_time(word, clock, until, fault);
	if (!moment_parse_time_on(word, clock, day, until, fault))
		return false;
	return *until > from || moment_parse_time_on(word, clock, day + 1, until, fault);
}

static bool read_start(const char *word, const struct clock *clock, int day, int64_t *from, struct fault *fault)
{
	if (day == DAY_NONE)
		return moment_parse_time(word, clock, from, fault);
	return moment_parse_time_on(word, clock, day, from, fault);
}

static bool read_both(const char *word, const char *dots, const struct clock *clock, int day, struct span *span, struct fault *fault)
{
	char start[PART_ROOM];
	struct span found;

	if (dots == word || !dots[2] || strstr(dots + 2, "..") || !part_copy(start, word, (size_t)(dots - word)))
		return moment_refuse(word, fault, "%s", span_forms);
	if (!read_start(start, clock, day, &found.from, fault) || !read_end(dots + 2, clock, found.from, &found.until, fault))
		return false;
	if (found.until < found.from)
		return moment_refuse(word, fault, "ends before it starts.");
	if (found.until == found.from)
		return moment_refuse(word, fault, "ends when it starts.");
	*span = found;
	return true;
}

/* 09:00..11:30 is 09:00-11:30. */
static bool are_clocks(const char *word, const char *dots, struct stretch *stretch)
{
	const char *from = word, *until = dots + 2;

	return scan_clock(&from, &stretch->from) && from == dots && scan_clock(&until, &stretch->until) && !*until;
}

bool moment_parse_span(const char *word, const struct clock *clock, int day, struct span *span, struct fault *fault)
{
	const char *dots = strstr(word, ".."), *blank = strchr(word, ' ');
	struct stretch stretch;

	if (dots && !are_clocks(word, dots, &stretch))
		return read_both(word, dots, clock, day, span, fault);
	if (!dots && blank)
		return read_dated(word, blank, clock, span, fault);
	if (!dots && !scan_stretch(word, &stretch))
		return moment_refuse(word, fault, "%s", span_forms);
	if (day == DAY_NONE)
		return place(word, clock, stretch, latest_start(clock, stretch), true, span, fault);
	return place(word, clock, stretch, day, false, span, fault);
}

bool moment_looks_like_span(const char *word)
{
	const char *colon = strchr(word, ':');

	return strstr(word, "..") || (colon && strchr(colon, '-'));
}
