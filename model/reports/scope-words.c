/* Figures as words, and lists of ids, for the pages of the scope report. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/reports/scope-inside.h"

const char *scope_word(struct scope_report *scope, const char *english)
{
	return phrase(scope->locale, english);
}

const char *scope_say(struct scope_report *scope, const char *english, ...)
{
	struct text text = {0};
	const char *said;
	va_list arguments;

	va_start(arguments, english);
	text_print_list(&text, phrase(scope->locale, english), arguments);
	va_end(arguments);
	said = arena_text(scope->arena, text_string(&text));
	text_free(&text);
	return said;
}

const char *scope_value(struct scope_report *scope, struct value value)
{
	return value_in(value, scope->locale, scope->arena);
}

const char *scope_hours(struct scope_report *scope, int64_t seconds)
{
	return scope_exact_hours(scope, ratio_of(seconds, 1), 2);
}

const char *scope_exact_hours(struct scope_report *scope, struct ratio seconds, int digits)
{
	return scope_value(scope, value_hours(scope->arena, seconds, digits));
}

const char *scope_money(struct scope_report *scope, int64_t minor)
{
	return scope_value(scope, value_money(minor, scope->position->project.currency));
}

const char *scope_day(struct scope_report *scope, int day)
{
	char text[32];

	return day == DAY_NONE ? "-" : arena_text(scope->arena, locale_day(scope->locale, DAY_WRITTEN, day, text));
}

const char *scope_figure(struct scope_report *scope, const char *digits)
{
	char text[64];

	return digits ? arena_text(scope->arena, locale_digits(scope->locale, digits, text)) : NULL;
}

const char *scope_percent(struct scope_report *scope, int percent)
{
	char digits[16], text[80];

	snprintf(digits, sizeof digits, "%d", percent);
	return arena_text(scope->arena, locale_percent(scope->locale, digits, text));
}

struct value scope_acceptance(struct scope_report *scope, const struct position_item *item)
{
	if (item->accepted_on == DAY_NONE || !item->accepted_evidence)
		return value_day(item->accepted_on);
	return value_text(arena_print(scope->arena, "%s (%s)", scope_value(scope, value_day(item->accepted_on)), item->accepted_evidence));
}

const char *scope_days(struct scope_report *scope, int days)
{
	return days == 1 ? scope_word(scope, "1 day") : scope_say(scope, "%d days", days);
}

const char *scope_capacity(struct scope_report *scope)
{
	int64_t capacity = scope->position->capacity;

	return scope_exact_hours(scope, ratio_of(capacity, 1), capacity % 3600 ? 2 : 0);
}

const char *scope_plain(struct scope_report *scope, const char *word)
{
	char *words = arena_text(scope->arena, word);

	for (char *at = words; *at; at++)
		if (*at == '_')
			*at = ' ';
	return scope_word(scope, words);
}

const char *scope_rate(struct scope_report *scope, const struct rate *rate)
{
	const char *amount = scope_money(scope, rate->amount.minor);

	return rate->day_seconds ? scope_say(scope, "%s a day of %s h", amount, scope_hours(scope, rate->day_seconds)) : scope_say(scope, "%s an hour", amount);
}

/* Numbers in ids count as numbers: CR-2 before CR-10. */
static int by_id(const void *a, const void *b)
{
	const struct position_change *left = *(const struct position_change *const *)a, *right = *(const struct position_change *const *)b;

	return strverscmp(left->change->code, right->change->code);
}

const struct position_change **scope_by_id(struct scope_report *scope)
{
	const struct position *position = scope->position;
	const struct position_change **sorted = arena_array(scope->arena, position->change_count + 1, sizeof *sorted);

	for (size_t i = 0; i < position->change_count; i++)
		sorted[i] = &position->changes[i];
	qsort(sorted, position->change_count, sizeof *sorted, by_id);
	return sorted;
}

const char *scope_ids(struct scope_report *scope, bool (*fits)(const struct position_change *))
{
	const struct position_change **sorted = scope_by_id(scope);
	size_t found = 0, told = 0;
	struct text text = {0};
	const char *ids;

	for (size_t i = 0; i < scope->position->change_count; i++)
		found += fits(sorted[i]);
	for (size_t i = 0; i < scope->position->change_count; i++)
		if (fits(sorted[i])) {
			text_add(&text, !told ? "" : told + 1 == found ? scope_word(scope, " and ") : ", ");
			text_add(&text, sorted[i]->change->code);
			told++;
		}
	ids = arena_text(scope->arena, text_string(&text));
	text_free(&text);
	return ids;
}

bool scope_is_planned(const struct scope_report *scope)
{
	return scope->position->agreed_count || scope->position->change_count;
}

bool is_in_scope(const struct position_change *change)
{
	return change_is_scope(change->change->state);
}

bool is_addition_in_scope(const struct position_change *change)
{
	return !change->removes && change_is_scope(change->change->state);
}

bool is_reduction_in_scope(const struct position_change *change)
{
	return change->removes && change_is_scope(change->change->state);
}

bool is_waiting_addition(const struct position_change *change)
{
	return !change->removes && change_waits(change->change);
}

bool is_absorbed(const struct position_change *change)
{
	return change->change->state == CHANGE_ABSORBED;
}

bool is_begun_and_open(const struct position_change *change)
{
	enum change_state state = change->change->state;

	return change->worked && (state == CHANGE_PROPOSED || state == CHANGE_ESTIMATED || state == CHANGE_SENT);
}

bool is_begun_and_refused(const struct position_change *change)
{
	enum change_state state = change->change->state;

	return change->worked && (state == CHANGE_REJECTED || state == CHANGE_WITHDRAWN || state == CHANGE_EXPIRED);
}
