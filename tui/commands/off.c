#include "db/speech.h"
#include "model/off.h"
#include "model/text.h"
#include "tui/answer.h"
#include "tui/entry-words.h"

static const char *stretch_words(struct call *call, const struct off *off)
{
	static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

	if (off->first_on == off->last_on)
		return arena_print(call->arena, "%s %s", speech(names[day_weekday(off->first_on)]), day_word(call, off->first_on));
	return arena_print(call->arena, speech("%s %s to %s %s"), speech(names[day_weekday(off->first_on)]), day_word(call, off->first_on),
		speech(names[day_weekday(off->last_on)]), day_word(call, off->last_on));
}

static void write_json(struct json *json, const struct off *off)
{
	json_object(json, NULL);
	json_int(json, "id", off->id);
	json_string(json, "uid", off->uid);
	json_day(json, "from", off->first_on);
	json_day(json, "to", off->last_on);
	json_int(json, "working_days", off->working);
	json_string(json, "note", off->note);
	json_end(json);
}

static bool add(struct call *call)
{
	struct clock clock = book_clock(call->book);
	struct json json = call_json(call);
	struct period period;
	struct off off;

	if (!moment_parse_period(call->words[0], &clock, &period, book_fault_slot(call->book)))
		return false;
	off = (struct off){.first_on = period.first, .last_on = period.last, .note = entry_words_from(call, 1)};
	if (!off_add(call->book, &off, call->arena))
		return false;
	call_say(call, speech_of("Off %s: %d working day less.", "Off %s: %d working days less.", (unsigned long)off.working), stretch_words(call, &off), off.working);
	if (!call->json)
		return true;
	write_json(&json, &off);
	call_json_end(call, &json);
	return true;
}

static bool list(struct call *call)
{
	struct offs offs;
	struct json json;

	if (!off_list(call->book, INT64_MAX, call->arena, &offs))
		return false;
	list_begin(call, &json, "off");
	for (size_t i = 0; i < offs.count; i++) {
		const struct off *off = &offs.items[i];

		if (call->json) {
			write_json(&json, off);
			continue;
		}
		text_print(&call->out->text, speech_of("%6lld  %-32s %3d working day", "%6lld  %-32s %3d working days", (unsigned long)off->working), (long long)off->id, stretch_words(call, off), off->working);
		text_add(&call->out->text, *off->note ? off->working == 1 ? "   " : "  " : "");
		text_add_clean(&call->out->text, off->note, true);
		text_add_char(&call->out->text, '\n');
	}
	list_end(call, &json);
	return true;
}

static bool delete(struct call *call)
{
	struct json json = call_json(call);
	struct off off;
	int64_t id;

	if (!call_id(call, call->words[0], &id) || !off_delete(call->book, id, call->arena, &off))
		return false;
	call_say(call, "%s is no longer off.", stretch_words(call, &off));
	if (!call->json)
		return true;
	json_object(&json, NULL);
	json_int(&json, "deleted", id);
	call_json_end(call, &json);
	return true;
}

static const struct command add_act = {.name = "off add", .usage = "DAY|DAY..DAY [NOTE]", .purpose = "Days on which nothing is planned", .least = 1, .most = -1, .sorts = {WORD_DAY}, .run = add};
static const struct command list_act = {.name = "off list", .usage = "", .purpose = "Lists the days off", .run = list};
static const struct command delete_act = {.name = "off delete", .usage = "ID", .purpose = "Makes working days of them again", .least = 1, .most = 1, .run = delete};
static const struct command *const acts[] = {&add_act, &list_act, &delete_act, NULL};

const struct command off_command = {
	.name = "off",
	.usage = "add, list or delete",
	.purpose = "Days off, which are no working days in a forecast",
	.acts = acts,
};
