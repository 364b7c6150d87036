#include <string.h>

#include "db/speech.h"
#include "model/locale.h"
#include "model/moment.h"
#include "tui/answer.h"
#include "tui/canvas.h"

enum { LABEL = 11 };

void answer_line(struct call *call, const char *label, const char *value)
{
	if (!value || !*value)
		return;
	label = speech(label);
	text_print(&call->out->text, "%s%*s ", label, canvas_width(label) < LABEL ? LABEL - canvas_width(label) : 0, "");
	text_add_clean(&call->out->text, value, true);
	text_add_char(&call->out->text, '\n');
}

void json_day(struct json *json, const char *key, int day)
{
	char text[11];

	json_string(json, key, day == DAY_NONE ? NULL : day_text(day, text));
}

void json_some(struct json *json, const char *key, int64_t value)
{
	if (value)
		json_int(json, key, value);
	else
		json_null(json, key);
}

void json_estimate(struct json *json, struct estimate estimate)
{
	if (!estimate.pessimistic) {
		json_null(json, "estimate");
		return;
	}
	json_object(json, "estimate");
	json_int(json, "optimistic_minutes", estimate.optimistic);
	json_int(json, "likely_minutes", estimate.likely);
	json_int(json, "pessimistic_minutes", estimate.pessimistic);
	json_end(json);
}

const char *money_word(struct call *call, int64_t minor, const char *currency)
{
	struct money money = {.minor = minor};

	memcpy(money.currency, currency, 3);
	return locale_own_money(money, MONEY_CODE, arena_take(call->arena, 48));
}

const char *micro_digits(struct call *call, int64_t micro)
{
	char digits[48];

	return locale_own_digits(decimal_format(digits, micro, 1000000, micro % 10000 ? 6 : 2), arena_take(call->arena, 64));
}

const char *estimate_word(struct call *call, struct estimate estimate)
{
	char parts[3][24];

	if (!estimate.pessimistic)
		return "-";
	moment_typed_length(estimate.optimistic * 60, parts[0]);
	moment_typed_length(estimate.likely * 60, parts[1]);
	moment_typed_length(estimate.pessimistic * 60, parts[2]);
	if (estimate.optimistic == estimate.pessimistic)
		return arena_text(call->arena, parts[1]);
	return arena_print(call->arena, "%s/%s/%s", parts[0], parts[1], parts[2]);
}

const char *day_word(struct call *call, int day)
{
	return day == DAY_NONE ? "-" : locale_own_day(day, arena_take(call->arena, 32));
}

const char *time_word(struct call *call, int64_t at, const char *zone)
{
	char local[32], day[32];

	return arena_print(call->arena, "%s%s", locale_own_day(zone_day(zone, at), day), moment_local(at, zone, local) + 10);
}

const char *day_typed(struct call *call, int day)
{
	return day == DAY_NONE ? "-" : day_text(day, arena_take(call->arena, 11));
}

void add_column(struct text *text, const char *words, int columns)
{
	text_add_clean(text, words, true);
	text_add_repeat(text, " ", columns - canvas_width(words));
}

const char *days_word(struct call *call, int days)
{
	return arena_print(call->arena, speech_of("%d day", "%d days", (unsigned long)days), days);
}

void list_begin(struct call *call, struct json *json, const char *name)
{
	*json = call_json(call);
	if (!call->json)
		return;
	json_object(json, NULL);
	json_array(json, name);
}

void list_end(struct call *call, struct json *json)
{
	if (!call->json)
		return;
	json_end_array(json);
	call_json_end(call, json);
}
