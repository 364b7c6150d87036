/* Figures as words, and lists of ids, for the pages of the scope report. */
#include <stdlib.h>
#include <string.h>

#include "model/reports/scope-inside.h"

const char *scope_hours(struct scope_report *scope, int64_t seconds)
{
	return scope_exact_hours(scope, ratio_of(seconds, 1), 2);
}

const char *scope_exact_hours(struct scope_report *scope, struct ratio seconds, int digits)
{
	return value_words(value_hours(scope->arena, seconds, digits), scope->arena);
}

const char *scope_money(struct scope_report *scope, int64_t minor)
{
	return value_words(value_money(minor, scope->position->project.currency), scope->arena);
}

const char *scope_day(struct scope_report *scope, int day)
{
	return value_words(value_day(day), scope->arena);
}

const char *scope_plain(struct scope_report *scope, const char *word)
{
	char *words = arena_text(scope->arena, word);

	for (char *at = words; *at; at++)
		if (*at == '_')
			*at = ' ';
	return words;
}

const char *scope_rate(struct scope_report *scope, const struct rate *rate)
{
	const char *amount = scope_money(scope, rate->amount.minor);

	return rate->day_seconds ? arena_print(scope->arena, "%s a day of %s h", amount, scope_hours(scope, rate->day_seconds)) : arena_print(scope->arena, "%s an hour", amount);
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
			text_add(&text, !told ? "" : told + 1 == found ? " and " : ", ");
			text_add(&text, sorted[i]->change->code);
			told++;
		}
	ids = arena_text(scope->arena, text_string(&text));
	text_free(&text);
	return ids;
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
