#include "tui/milestone-check.h"

#include "db/speech.h"
#include "model/checklist.h"
#include "model/checklist-template.h"
#include "model/names.h"
#include "tui/answer.h"
#include "tui/milestone-answer.h"

bool checklist_write_text(struct call *call, const struct milestone *milestone)
{
	static const char *const marks[] = {"[ ]", "[x]", "[-]"};
	struct text *text = &call->out->text;
	struct checklist list;

	if (!checklist_list(call->book, milestone->id, call->arena, &list))
		return false;
	for (size_t i = 0; i < list.count; i++) {
		const struct check_line *line = &list.items[i];

		text_print(text, "%5zu %s ", i + 1, marks[line->state]);
		text_add_clean(text, line->text, true);
		if (line->by_gate)
			text_print(text, speech(", by %s"), line->by_gate);
		if (line->why) {
			text_add(text, ": ");
			text_add_clean(text, line->why, true);
		}
		text_add_char(text, '\n');
	}
	return true;
}

bool checklist_write_json(struct call *call, struct json *json, const struct milestone *milestone)
{
	struct checklist list;

	if (!checklist_list(call->book, milestone->id, call->arena, &list))
		return false;
	json_array(json, "checklist");
	for (size_t i = 0; i < list.count; i++) {
		json_object(json, NULL);
		json_string(json, "text", list.items[i].text);
		json_string(json, "by_gate", list.items[i].by_gate);
		json_string(json, "state", check_state_words[list.items[i].state]);
		json_string(json, "why", list.items[i].why);
		json_day(json, "on", list.items[i].settled_on);
		json_end(json);
	}
	json_end_array(json);
	return true;
}

/* A template that nobody held against its rules for half a year says so. */
static const char *age_words(struct call *call, const char *name)
{
	struct checklist_template template;

	if (!checklist_template_find(name, call->arena, &template) || !checklist_template_is_stale(&template, book_today(call->book)))
		return "";
	if (template.checked_on == DAY_NONE)
		return speech(" [this template does not say when it was checked]");
	return arena_print(call->arena, speech(" [this template was checked %d days ago: look whether its rules still hold]"), book_today(call->book) - template.checked_on);
}

static bool add(struct call *call, const struct milestone *milestone)
{
	size_t added;

	if (!checklist_add(call->book, milestone, call->words[2], call_option(call, "by-gate"), &added))
		return false;
	call_say(call, speech_of("%s: %zu line added to the checklist.%s", "%s: %zu lines added to the checklist.%s", added), milestone->path, added, age_words(call, call->words[2]));
	return true;
}

static bool settle(struct call *call, const struct milestone *milestone, enum check_state state)
{
	struct check_line line;

	if (!checklist_settle(call->book, milestone, call->words[2], state, call_option(call, "why"), &line))
		return false;
	call_say(call, "%s: %s: %s.", milestone->path, state == CHECK_DONE ? speech("done") : speech("not called for"), line.text);
	return true;
}

static bool run(struct call *call)
{
	static const char *const acts[] = {"add", "done", "na", NULL};
	int act = word_find(acts, call->words[1]);
	struct json json = call_json(call);
	struct milestone milestone;
	struct place place;
	char words[400];

	if (act < 0)
		return book_fail(call->book, FAULT_INPUT, "\"%.40s\" is nothing to do with a line: %s.", call->words[1], word_list(acts, words));
	if (act && call_option(call, "by-gate"))
		return book_fail(call->book, FAULT_INPUT, "--by-gate goes with add.");
	if (!milestone_named(call, &milestone, &place) || !(act ? settle(call, &milestone, act == 1 ? CHECK_DONE : CHECK_NA) : add(call, &milestone)))
		return false;
	if (!call->json)
		return true;
	json_object(&json, NULL);
	json_string(&json, "milestone", milestone.path);
	if (!checklist_write_json(call, &json, &milestone))
		return false;
	call_json_end(call, &json);
	return true;
}

static const struct option options[] = {
	{.name = "by-gate", .value = "GATE", .help = "by which gate it must be done; before the milestone's own decision"},
	{.name = "why", .value = "TEXT", .help = "what was found; needed for na"},
	{0},
};

const struct command milestone_check_act = {
	.name = "milestone check",
	.usage = "ID add|done|na TEXT",
	.purpose = "Its checklist; add takes a line, or data_audit bias interpretability model_card gdpr deployment monitoring health finance for a whole one",
	.options = options,
	.least = 3,
	.most = 3,
	.run = run,
};
