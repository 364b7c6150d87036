#include "db/speech.h"
#include "model/text.h"
#include "tui/answer.h"
#include "tui/entry-words.h"

static bool answer_json(struct call *call, const struct gaps *gaps)
{
	const char *zone = book_clock(call->book).zone;
	struct json json = call_json(call);
	char from[32], until[32];

	json_object(&json, NULL);
	json_array(&json, "gaps");
	for (size_t i = 0; i < gaps->count; i++) {
		const struct gap *gap = &gaps->items[i];

		json_object(&json, NULL);
		json_day(&json, "day", gap->day);
		json_string(&json, "start", moment_rfc3339(gap->from, zone, from));
		json_string(&json, "end", moment_rfc3339(gap->until, zone, until));
		json_int(&json, "seconds", gap->until - gap->from);
		json_end(&json);
	}
	json_end_array(&json);
	call_json_end(call, &json);
	return true;
}

static void add_line(struct call *call, const struct gap *gap, bool new_day)
{
	static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
	const char *zone = book_clock(call->book).zone;
	struct text *text = &call->out->text;
	char from[32], until[32], length[24];

	moment_local(gap->from, zone, from);
	moment_local(gap->until, zone, until);
	add_column(text, new_day ? arena_print(call->arena, "%s %s", speech(names[day_weekday(gap->day)]), day_word(call, gap->day)) : "", 14);
	text_print(text, "  %s-%s%7s\n", from + 11, until + 11, moment_clock_length(gap->until - gap->from, length));
}

static bool run(struct call *call)
{
	struct period period;
	struct gaps gaps;

	if (!call_period(call, 0, "week", &period) || !entry_gaps(call->book, period, call->arena, &gaps))
		return false;
	if (call->json)
		return answer_json(call, &gaps);
	for (size_t i = 0; i < gaps.count; i++)
		add_line(call, &gaps.items[i], !i || gaps.items[i - 1].day != gaps.items[i].day);
	return true;
}

const struct command gaps_command = {
	.name = "gaps",
	.usage = "[PERIOD]",
	.purpose = "List stretches of five minutes and more between the entries of a day",
	.least = 0,
	.most = 1,
	.sorts = {WORD_PERIOD},
	.run = run,
};
