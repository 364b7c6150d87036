/* The facts of a report as one JSON document: lengths in seconds, money in minor units, decimal figures as strings. */
#include "model/json.h"
#include "model/moment.h"
#include "model/report.h"

static void write_value(struct json *json, const char *name, struct value value)
{
	char day[11];

	switch (value.kind) {
	case VALUE_TEXT:
	case VALUE_DECIMAL:
	case VALUE_PERCENT:
		json_string(json, name, value.text);
		break;
	case VALUE_COUNT:
	case VALUE_SECONDS:
	case VALUE_MONEY:
		json_int(json, name, value.number);
		break;
	case VALUE_YES:
		json_bool(json, name, value.number);
		break;
	case VALUE_DAY:
		json_string(json, name, day_text((int)value.number, day));
		break;
	default:
		json_null(json, name);
	}
}

static void write_fact(struct json *json, const struct fact *fact)
{
	if (fact->kind == FACT_VALUE) {
		write_value(json, fact->name, fact->value);
		return;
	}
	if (fact->kind == FACT_LIST)
		json_array(json, fact->name);
	else
		json_object(json, fact->name);
	for (const struct fact *below = fact->first; below; below = below->next)
		write_fact(json, below);
	if (fact->kind == FACT_LIST)
		json_end_array(json);
	else
		json_end(json);
}

void report_write_json(const struct report *report, struct text *text)
{
	struct json json = {.text = text};

	write_fact(&json, report->facts);
	text_add_char(text, '\n');
}
