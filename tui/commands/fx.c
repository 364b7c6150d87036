#include "model/fx.h"
#include "tui/answer.h"

static const struct option set_options[] = {
	{.name = "from", .value = "DAY", .sort = WORD_DAY, .help = "its first day"},
	{0},
};

static void write_json(struct json *json, const struct fx *fx)
{
	char number[32];

	json_int(json, "id", fx->id);
	json_string(json, "currency", fx->currency);
	json_string(json, "own", fx->own);
	json_string(json, "number", fx_format(fx->nano, number));
	json_day(json, "from", fx->from_on);
}

static bool set(struct call *call)
{
	struct fx fx = {.currency = call->words[0], .from_on = DAY_NONE};
	struct json json = call_json(call);
	char number[32];

	if (!call_need(call, "from") || !call_day(call, "from", false, &fx.from_on) || !fx_parse(call->words[1], &fx.nano, book_fault_slot(call->book)) ||
	    !fx_set(call->book, &fx))
		return false;
	call_say(call, "From %s 1 %s is %s %s, for your own figures alone.", day_word(call, fx.from_on), fx.currency, fx_format(fx.nano, number), fx.own);
	if (!call->json)
		return true;
	json_object(&json, NULL);
	write_json(&json, &fx);
	call_json_end(call, &json);
	return true;
}

static bool list(struct call *call)
{
	struct fxs fxs;
	struct json json;
	char number[32];

	if (!fx_list(call->book, INT64_MAX, call->arena, &fxs))
		return false;
	list_begin(call, &json, "fx");
	for (size_t i = 0; i < fxs.count; i++) {
		const struct fx *fx = &fxs.items[i];

		if (call->json) {
			json_object(&json, NULL);
			write_json(&json, fx);
			json_end(&json);
		} else {
			text_print(&call->out->text, "%s  %s  %s %s\n", fx->currency, day_word(call, fx->from_on), fx_format(fx->nano, number), fx->own);
		}
	}
	list_end(call, &json);
	return true;
}

static const struct command set_act = {.name = "fx set", .usage = "CURRENCY NUMBER --from DAY", .purpose = "What one unit of another currency is in your own, for your own figures alone", .options = set_options, .least = 2, .most = 2, .run = set};
static const struct command list_act = {.name = "fx list", .usage = "", .purpose = "Lists exchange figures, by currency and day", .run = list};
static const struct command *const acts[] = {&set_act, &list_act, NULL};

const struct command fx_command = {
	.name = "fx",
	.usage = "set or list",
	.purpose = "Other currencies in your own, about",
	.acts = acts,
};
