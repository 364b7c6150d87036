/* What the fields of forms make of what is typed: said in words, or why it can't be read. */
#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "model/estimate.h"
#include "model/names.h"
#include "tui/form.h"
#include "tui/words.h"

bool reading_estimate(struct desk *desk, const char *typed, struct text *words)
{
	struct estimate estimate;
	char length[3][24];

	if (!moment_parse_estimate(typed, &estimate, book_fault_slot(desk_book(desk))))
		return false;
	text_print(words, speech("%s on average"), moment_clock_length(estimate_mean(estimate), length[0]));
	if (estimate.optimistic != estimate.pessimistic)
		text_print(words, speech(", %s at best, %s at worst"), moment_clock_length(estimate.optimistic * 60, length[1]), moment_clock_length(estimate.pessimistic * 60, length[2]));
	return true;
}

static bool reading_day(struct desk *desk, const char *typed, enum day_leaning leaning, struct text *words, int *day)
{
	struct clock clock = book_clock(desk_book(desk));
	char name[24];

	if (!moment_parse_day(typed, &clock, leaning, day, book_fault_slot(desk_book(desk))))
		return false;
	text_add(words, words_weekday(*day, book_today(desk_book(desk)), name));
	return true;
}

bool reading_past_day(struct desk *desk, const char *typed, struct text *words)
{
	int day;

	if (!reading_day(desk, typed, DAY_PAST, words, &day))
		return false;
	/* Where the client is it may be tomorrow already: the verb has the last word. */
	return day <= book_today(desk_book(desk)) + 1 || book_fail(desk_book(desk), FAULT_INPUT, "\"%.40s\" is still to come; today or an earlier day is meant.", typed);
}

bool reading_coming_day(struct desk *desk, const char *typed, struct text *words)
{
	int day;

	return reading_day(desk, typed, DAY_NEXT, words, &day);
}

bool reading_period(struct desk *desk, const char *typed, struct text *words)
{
	struct clock clock = book_clock(desk_book(desk));
	struct period period;
	char first[24], last[24];
	int today = book_today(desk_book(desk));

	if (!moment_parse_period(typed, &clock, &period, book_fault_slot(desk_book(desk))))
		return false;
	if (period.first <= DAY_FIRST)
		text_add(words, speech("all of it"));
	else
		text_print(words, speech("%s to %s"), words_weekday(period.first, today, first), words_weekday(period.last, today, last));
	return true;
}

bool reading_stretch(struct desk *desk, const char *typed, struct text *words)
{
	struct clock clock = book_clock(desk_book(desk));
	struct fault *fault = book_fault_slot(desk_book(desk));
	struct span span = {0};
	char length[24];

	if (moment_looks_like_span(typed) ? !moment_parse_span(typed, &clock, DAY_NONE, &span, fault) : !moment_parse_length(typed, &span.until, fault))
		return false;
	text_print(words, "%s h", moment_clock_length(span.until - span.from, length));
	return true;
}

bool reading_moment(struct desk *desk, const char *typed, struct text *words)
{
	struct clock clock = book_clock(desk_book(desk));
	char day[24], time[8];
	int64_t at;

	if (!moment_parse_time(typed, &clock, &at, book_fault_slot(desk_book(desk))))
		return false;
	text_print(words, "%s, %s", words_weekday(zone_day(clock.zone, at), book_today(desk_book(desk)), day), words_time(at, clock.zone, time));
	return true;
}

bool reading_percent(struct desk *desk, const char *typed, struct text *words)
{
	size_t digits = strspn(typed, "0123456789");
	int percent = digits && digits < 4 ? atoi(typed) : -1;

	(void)words;
	return (percent >= 0 && percent <= 100 && (!typed[digits] || !strcmp(typed + digits, "%"))) || book_fail(desk_book(desk), FAULT_INPUT, "\"%.40s\" is no percent: a whole number from 0 to 100.", typed);
}

bool reading_among(struct desk *desk, const char *const *words, const char *typed)
{
	char list[400];

	return word_find(words, typed) >= 0 || book_fail(desk_book(desk), FAULT_INPUT, "\"%.40s\" is none of these: %s.", typed, word_list(words, list));
}

bool reading_treatment_of_hours(struct desk *desk, const char *typed, struct text *words)
{
	if (!strcmp(typed, "goodwill"))
		text_add(words, speech("they are given, and never billed"));
	else if (!strcmp(typed, "dispute"))
		text_add(words, speech("they stay at risk, off every invoice"));
	else
		return book_fail(desk_book(desk), FAULT_INPUT, "\"%.40s\" is no way to treat the hours: goodwill or dispute.", typed);
	return true;
}
