#include "model/report.h"

#include <string.h>

#include "model/moment.h"

struct value value_none(void)
{
	return (struct value){.kind = VALUE_NONE};
}

struct value value_blank(void)
{
	return (struct value){.kind = VALUE_BLANK};
}

struct value value_text(const char *text)
{
	return (struct value){.kind = text ? VALUE_TEXT : VALUE_NONE, .text = text};
}

struct value value_count(int64_t number)
{
	return (struct value){.kind = VALUE_COUNT, .number = number};
}

struct value value_seconds(int64_t seconds)
{
	return (struct value){.kind = VALUE_SECONDS, .number = seconds};
}

struct value value_money(int64_t minor, const char *currency)
{
	return (struct value){.kind = VALUE_MONEY, .number = minor, .currency = currency};
}

struct value value_digits(struct arena *arena, const char *digits)
{
	return (struct value){.kind = VALUE_DECIMAL, .text = arena_text(arena, digits)};
}

struct value value_day(int day)
{
	return (struct value){.kind = day == DAY_NONE ? VALUE_NONE : VALUE_DAY, .number = day};
}

struct value value_decimal(struct arena *arena, struct ratio ratio, int digits)
{
	char text[48];

	return ratio_is_null(ratio) ? value_none() : value_digits(arena, decimal_format(text, ratio.up, ratio.down, digits));
}

struct value value_hours(struct arena *arena, struct ratio seconds, int digits)
{
	return value_decimal(arena, ratio_divide(seconds, ratio_of(3600, 1)), digits);
}

struct value value_percent(struct arena *arena, struct ratio ratio, int digits)
{
	struct value value = value_decimal(arena, ratio_multiply(ratio, ratio_of(100, 1)), digits);

	if (value.kind == VALUE_DECIMAL)
		value.kind = VALUE_PERCENT;
	return value;
}

const char *value_in(struct value value, const struct locale *locale, struct arena *arena)
{
	char text[80];

	switch (value.kind) {
	case VALUE_BLANK:
		return "";
	case VALUE_TEXT:
		return *value.text ? value.text : "-";
	case VALUE_DECIMAL:
		return strcmp(locale_digits(locale, value.text, text), value.text) ? arena_text(arena, text) : value.text;
	case VALUE_PERCENT:
		return arena_text(arena, locale_percent(locale, value.text, text));
	case VALUE_COUNT:
		return arena_print(arena, "%lld", (long long)value.number);
	case VALUE_YES:
		return phrase(locale, value.number ? "yes" : "no");
	case VALUE_SECONDS:
		return arena_text(arena, moment_clock_length(value.number, text));
	case VALUE_MONEY:
		return arena_text(arena, locale_money(locale, value.number, value.currency, false, text));
	case VALUE_DAY:
		return arena_text(arena, locale_day(locale, DAY_COLUMN, (int)value.number, text));
	default:
		return "-";
	}
}

const char *value_words(struct value value, struct arena *arena)
{
	return value_in(value, NULL, arena);
}

const char *report_words(const struct report *report, struct value value)
{
	return value_in(value, report->locale, report->arena);
}

const char *report_day(const struct report *report, int day)
{
	return report_words(report, value_day(day));
}

struct fact *fact_root(struct arena *arena)
{
	struct fact *root = arena_take(arena, sizeof *root);

	root->kind = FACT_OBJECT;
	return root;
}

static struct fact *fact_under(struct arena *arena, struct fact *parent, const char *name)
{
	struct fact *fact = arena_take(arena, sizeof *fact);

	fact->name = name;
	if (parent->last)
		parent->last->next = fact;
	else
		parent->first = fact;
	return parent->last = fact;
}

struct fact *fact_object(struct arena *arena, struct fact *parent, const char *name)
{
	struct fact *fact = fact_under(arena, parent, name);

	fact->kind = FACT_OBJECT;
	return fact;
}

struct fact *fact_list(struct arena *arena, struct fact *parent, const char *name)
{
	struct fact *fact = fact_under(arena, parent, name);

	fact->kind = FACT_LIST;
	return fact;
}

void fact_adopt(struct arena *arena, struct fact *parent, const char *name, const struct fact *tree)
{
	struct fact *fact = fact_under(arena, parent, name);

	fact->kind = tree->kind;
	fact->value = tree->value;
	fact->first = tree->first;
	fact->last = tree->last;
}

struct fact *fact_add(struct arena *arena, struct fact *parent, const char *name, struct value value)
{
	struct fact *fact = fact_under(arena, parent, name);

	fact->value = value;
	return fact;
}

void fact_hours(struct arena *arena, struct fact *parent, const char *name, int64_t seconds)
{
	fact_add(arena, parent, name, value_hours(arena, ratio_of(seconds, 1), 2));
}

void fact_exact_hours(struct arena *arena, struct fact *parent, const char *name, struct ratio seconds)
{
	fact_add(arena, parent, name, value_hours(arena, seconds, 2));
}

void fact_percent(struct arena *arena, struct fact *parent, const char *name, struct ratio ratio)
{
	fact_add(arena, parent, name, value_percent(arena, ratio, 1));
}

void fact_count(struct arena *arena, struct fact *parent, const char *name, int64_t number)
{
	fact_add(arena, parent, name, value_count(number));
}

const struct fact *fact_find(const struct fact *parent, const char *name)
{
	for (const struct fact *fact = parent->first; fact; fact = fact->next)
		if (fact->name && !strcmp(fact->name, name))
			return fact;
	return NULL;
}
