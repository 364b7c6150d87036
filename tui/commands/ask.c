#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "model/ask.h"
#include "model/evidence.h"
#include "model/path.h"
#include "tui/answer.h"

static const struct option add_options[] = {
	{.name = "kind", .value = "KIND", .help = "question access data assumption caveat decision; question"},
	{.name = "to", .value = "WHO", .help = "who owes it"},
	{.name = "due", .value = "DAY", .sort = WORD_DAY, .help = "by when it is needed"},
	{.name = "item", .value = "PATH", .sort = WORD_ITEM, .help = "the item that waits for it"},
	{0},
};
static const struct option answer_options[] = {
	{.name = "by", .value = "WHO", .help = "who answered"},
	{.name = "evidence", .value = "TEXT", .help = "what shows it"},
	{.name = "evidence-file", .value = "FILE", .sort = WORD_FILE, .help = "a file that shows it: its name and SHA-256 are kept"},
	{.name = "on", .value = "DAY", .sort = WORD_DAY, .help = "the day it came; today"},
	{0},
};
static const struct option list_options[] = {{.name = "open", .help = "only what still waits"}, {0}};

static void write_json(struct call *call, struct json *json, const struct ask *ask)
{
	json_object(json, NULL);
	json_int(json, "id", ask->id);
	json_string(json, "uid", ask->uid);
	json_string(json, "project", ask->project_path);
	json_string(json, "item", ask->item_code);
	json_string(json, "kind", ask_kind_words[ask->kind]);
	json_string(json, "text", ask->text);
	json_string(json, "to", ask->whom);
	json_day(json, "asked", ask->asked_on);
	json_day(json, "due", ask->due_on);
	json_bool(json, "open", !ask->answer);
	json_int(json, "days_waiting", ask->waiting_days);
	json_int(json, "days_late", ask->late_days);
	json_string(json, "answer", ask->answer);
	json_string(json, "by", ask->who);
	json_string(json, "evidence", ask->evidence);
	json_string(json, "evidence_file", ask->evidence_file);
	json_string(json, "evidence_sha256", ask->evidence_sha256);
	json_day(json, "answered", ask->answered_on);
	json_string(json, "propose", ask->late_days ? ask_proposal(ask, call->arena) : NULL);
	json_end(json);
}

/* Read back as it is kept. */
static bool tell(struct call *call, int64_t id)
{
	struct json json = call_json(call);
	struct ask ask;

	if (!call->json)
		return true;
	if (!ask_find(call->book, id, call->arena, &ask))
		return false;
	write_json(call, &json, &ask);
	call_json_end(call, &json);
	return true;
}

static bool read_kind(struct call *call, enum ask_kind *kind)
{
	int found = ASK_QUESTION;

	if (!call_choice(call, "kind", ask_kind_words, "kind of ask", &found))
		return false;
	*kind = (enum ask_kind)found;
	return true;
}

static bool read_item(struct call *call, const struct place *project, int64_t *item)
{
	const char *typed = call_option(call, "item");
	struct place place;

	if (!typed)
		return true;
	if (!place_find(call->book, strchr(typed, '/') ? typed : arena_print(call->arena, "%s/%s", project->path, typed), PLACE_ITEM | PLACE_CHANGE, call->arena, &place))
		return false;
	*item = place.item;
	return place.project == project->project || book_fail(call->book, FAULT_INPUT, "\"%.60s\" is an item of another project.", typed);
}

static bool add(struct call *call)
{
	struct ask ask = {.text = call->words[1], .whom = call_option(call, "to"), .due_on = DAY_NONE};
	struct place place;

	if (!place_find(call->book, call->words[0], PLACE_PROJECT, call->arena, &place) || !read_kind(call, &ask.kind) || !read_item(call, &place, &ask.item)
		|| !call_day(call, "due", true, &ask.due_on))
		return false;
	ask.project = place.project;
	if (!ask_add(call->book, &ask))
		return false;
	call_say(call, "Ask %lld on %s, %s%s%s%s: %s", (long long)ask.id, place.path, speech(ask_kind_words[ask.kind]), ask.whom ? speech(" from ") : "", ask.whom ? ask.whom : "",
		ask.due_on == DAY_NONE ? "" : arena_print(call->arena, speech(" by %s"), day_word(call, ask.due_on)), ask.text);
	return tell(call, ask.id);
}

static bool read_id(struct call *call, int64_t *id)
{
	const char *typed = call->words[0];
	size_t digits = strspn(typed, "0123456789");

	*id = digits && digits <= 18 && !typed[digits] ? strtoll(typed, NULL, 10) : 0;
	return *id > 0 || book_fail(call->book, FAULT_INPUT, "\"%.40s\" is no id of an ask; ambit ask list shows them.", typed);
}

static bool answer(struct call *call)
{
	struct ask said = {.answer = call->words[1], .who = call_option(call, "by"), .evidence = call_option(call, "evidence"), .answered_on = DAY_NONE};
	const char *file = call_option(call, "evidence-file");
	int64_t id;

	if (!read_id(call, &id) || !call_day(call, "on", false, &said.answered_on))
		return false;
	if (file && !evidence_file(call->book, file, call->arena, &said.evidence_file, &said.evidence_sha256))
		return false;
	if (!ask_answer(call->book, id, &said))
		return false;
	call_say(call, "Ask %lld is answered%s%s: %s", (long long)id, said.who ? " by " : "", said.who ? said.who : "", said.answer);
	return tell(call, id);
}

static void list_answer(struct call *call, struct text *text, const struct ask *ask)
{
	text_print(text, speech("        answered %s"), day_word(call, ask->answered_on));
	if (ask->who) {
		text_add(text, " by ");
		text_add_clean(text, ask->who, true);
	}
	text_add(text, ": ");
	text_add_clean(text, ask->answer, true);
	if (ask->evidence) {
		text_add(text, " (");
		text_add_clean(text, ask->evidence, true);
		text_add_char(text, ')');
	}
	text_add_char(text, '\n');
}

/* One line for the ask, one for its answer, or for what helps when it is late. */
static void list_one(struct call *call, const struct ask *ask)
{
	struct text *text = &call->out->text;

	text_print(text, "%6lld  ", (long long)ask->id);
	add_column(text, speech(ask_kind_words[ask->kind]), 10);
	text_add(text, "  ");
	text_add(text, ask->project_path);
	text_print(text, "%s%s  ", ask->item_code ? "/" : "", ask->item_code ? ask->item_code : "");
	if (ask->whom) {
		text_add_clean(text, ask->whom, true);
		text_add(text, ": ");
	}
	text_add_clean(text, ask->text, true);
	text_print(text, speech("  asked %s"), day_word(call, ask->asked_on));
	if (ask->due_on != DAY_NONE)
		text_print(text, speech(", due %s"), day_word(call, ask->due_on));
	text_print(text, ", %s %s\n", ask->answer ? speech("waited") : speech("waits"), days_word(call, ask->waiting_days));
	if (ask->answer)
		list_answer(call, text, ask);
	if (ask->late_days) {
		text_print(text, speech("        %s past its day: "), days_word(call, ask->late_days));
		text_add_clean(text, ask_proposal(ask, call->arena), true);
		text_add_char(text, '\n');
	}
}

static bool list(struct call *call)
{
	struct place place = {0};
	struct asks asks;
	struct json json;

	if (call->count && !place_find(call->book, call->words[0], PLACE_PROJECT, call->arena, &place))
		return false;
	if (!ask_list(call->book, place.project, INT64_MAX, call->arena, &asks))
		return false;
	list_begin(call, &json, "asks");
	for (size_t i = 0; i < asks.count; i++) {
		if (asks.items[i].answer && call_flag(call, "open"))
			continue;
		if (call->json)
			write_json(call, &json, &asks.items[i]);
		else
			list_one(call, &asks.items[i]);
	}
	list_end(call, &json);
	return true;
}

static const struct command add_act = {.name = "ask add", .usage = "PROJECT TEXT", .purpose = "Notes what one waits for from others, or assumes", .options = add_options, .least = 2, .most = 2, .sorts = {WORD_PROJECT}, .run = add};
static const struct command answer_act = {.name = "ask answer", .usage = "ID TEXT", .purpose = "The answer came", .options = answer_options, .least = 2, .most = 2, .run = answer};
static const struct command list_act = {.name = "ask list", .usage = "[PROJECT]", .purpose = "Lists asks with the days they wait; late ones with the change to propose", .options = list_options, .least = 0, .most = 1, .sorts = {WORD_PROJECT}, .run = list};
static const struct command *const acts[] = {&add_act, &answer_act, &list_act, NULL};

const struct command ask_command = {
	.name = "ask",
	.usage = "add, answer or list",
	.purpose = "What one waits for from others: questions, access, data, decisions",
	.acts = acts,
};
