/*
 * The facts of a report as section,row,column,value: a fact below the top level has its section in front; what lies
 * between is the row. In a list of objects the first fact of each names its row.
 */
#include <string.h>

#include "model/moment.h"
#include "model/report.h"

static void write_value(struct value value, struct text *text)
{
	char day[11];

	switch (value.kind) {
	case VALUE_TEXT:
		text_add_csv(text, value.text);
		break;
	case VALUE_DECIMAL:
	case VALUE_PERCENT:
		text_add(text, value.text);
		break;
	case VALUE_YES:
		text_add(text, value.number ? "true" : "false");
		break;
	case VALUE_DAY:
		text_add(text, day_text((int)value.number, day));
		break;
	case VALUE_NONE:
	case VALUE_BLANK:
		break;
	default:
		text_print(text, "%lld", (long long)value.number);
	}
}

static void write_row(const char *section, const char *row, const char *column, struct value value, struct text *text)
{
	text_add_csv(text, section);
	text_add_char(text, ',');
	text_add_csv(text, row);
	text_add_char(text, ',');
	text_add_csv(text, column);
	text_add_char(text, ',');
	write_value(value, text);
	text_add(text, "\r\n");
}

static const char *joined(struct arena *arena, const char *row, const char *name)
{
	return *row ? arena_print(arena, "%s/%s", row, name) : name;
}

static const char *name_of_element(struct arena *arena, const struct fact *element, int place)
{
	if (element->kind == FACT_OBJECT && element->first && element->first->kind == FACT_VALUE)
		return value_words(element->first->value, arena);
	return arena_print(arena, "%d", place);
}

static void write_facts(struct arena *arena, const struct fact *fact, const char *section, const char *row, struct text *text)
{
	int place = 0;

	if (fact->kind == FACT_VALUE)
		return;
	for (const struct fact *below = fact->first; below; below = below->next, place++) {
		const char *name = fact->kind == FACT_LIST ? name_of_element(arena, below, place) : below->name;

		if (below->kind == FACT_VALUE)
			write_row(section, row, name, below->value, text);
		else
			write_facts(arena, below, *section ? section : name, *section ? joined(arena, row, name) : "", text);
	}
}

void report_write_csv(const struct report *report, struct text *text)
{
	text_add(text, "section,row,column,value\r\n");
	write_facts(report->arena, report->facts, "", "", text);
}
