/* Templates of checklists: which there are, when each was held against its rules, and the user's own in place of them. */
#include <string.h>

#include "db/speech.h"
#include "model/checklist-own.h"
#include "model/checklist-template.h"
#include "model/names.h"
#include "tui/answer.h"
#include "tui/editor.h"
#include "tui/milestone-check.h"

static const char *checked_words(struct call *call, const struct checklist_template *template)
{
	bool stale = checklist_template_is_stale(template, book_today(call->book));

	if (template->checked_on == DAY_NONE)
		return speech("never checked");
	return arena_print(call->arena, speech("checked on %s%s"), day_word(call, template->checked_on), stale ? speech(", half a year ago and more") : "");
}

static void write_json(struct call *call, struct json *json, const char *name, const char *text, bool own, const struct checklist_template *template)
{
	json_object(json, NULL);
	json_string(json, "template", name);
	json_bool(json, "own", own);
	json_day(json, "checked_on", template->checked_on);
	json_bool(json, "stale", checklist_template_is_stale(template, book_today(call->book)));
	json_int(json, "lines", (int64_t)template->count);
	json_string(json, "text", text);
	json_end(json);
}

static bool list(struct call *call)
{
	const char *const *names = checklist_template_names(call->arena);
	struct json json;

	list_begin(call, &json, "templates");
	for (; *names; names++) {
		struct checklist_template template;
		bool own;
		const char *text = checklist_template_text(*names, call->arena, &own);

		if (!text || !checklist_template_find(*names, call->arena, &template))
			continue;
		if (call->json)
			write_json(call, &json, *names, text, own, &template);
		else
			text_print(&call->out->text, speech("%-16s %3zu lines, %s%s\n"), *names, template.count, checked_words(call, &template), own ? speech(", your own") : "");
	}
	list_end(call, &json);
	return true;
}

static bool keep(struct call *call, const char *name, const char *text, const char *done)
{
	struct fault *fault = book_fault_slot(call->book);
	struct checklist_template template;
	struct json json = call_json(call);

	if (!checklist_template_is_sound(text, call->arena, fault) || (!call->dry_run && !checklist_own_write(name, text, call->arena, fault)))
		return false;
	if (!checklist_template_find(name, call->arena, &template))
		return true;
	call_say(call, speech_of("%s checklist %s: %zu line, %s.", "%s checklist %s: %zu lines, %s.", template.count), done, name, template.count, checked_words(call, &template));
	if (call->json) {
		write_json(call, &json, name, text, true, &template);
		call_json_end(call, &json);
	}
	return true;
}

static bool edit(struct call *call, const char *name, const char *text)
{
	struct text shown = {0};
	char *edited = NULL;
	bool ok;

	if (call->on_screen)
		return book_fail(call->book, FAULT_INPUT, "An editor needs a terminal of its own: ambit milestone template %.40s -e, from a shell.", name);
	text_add(&shown, text);
	ok = editor_run(call->book, call->arena, &shown, &edited);
	text_free(&shown);
	if (!ok)
		return false;
	if (!strcmp(edited, text)) {
		call_say(call, "Checklist %s stays as it is.", name);
		return true;
	}
	return keep(call, name, edited, "Kept");
}

static bool run(struct call *call)
{
	const char *name = call->count ? call->words[0] : NULL, *text;
	struct checklist_template template;
	struct json json;
	bool own;

	if (!name)
		return list(call);
	if (!activity_is_word(name))
		return book_fail(call->book, FAULT_INPUT, "\"%.60s\" is no name of a checklist: small letters, digits and _, such as data_audit.", name);
	text = checklist_template_text(name, call->arena, &own);
	if (call_flag(call, "editor"))
		return edit(call, name, text ? text : arena_print(call->arena, "# checked on %s\n# a line is a thing to look at; \"by model: TEXT\" is due by that gate\n", day_typed(call, book_today(call->book))));
	if (!text || !checklist_template_find(name, call->arena, &template))
		return book_fail(call->book, FAULT_MISSING, "There is no checklist \"%.60s\"; ambit milestone template lists them, -e makes one.", name);
	if (call_flag(call, "checked"))
		return keep(call, name, checklist_template_checked(text, book_today(call->book), call->arena), "Checked");
	if (!call->json) {
		text_add(&call->out->text, text);
		return true;
	}
	json = call_json(call);
	write_json(call, &json, name, text, own, &template);
	call_json_end(call, &json);
	return true;
}

static const struct option options[] = {
	{.name = "editor", .letter = 'e', .help = "opens it in VISUAL or EDITOR; what is left there is yours"},
	{.name = "checked", .help = "it was held against its rules today"},
	{0},
};

const struct command milestone_template_act = {
	.name = "milestone template",
	.usage = "[NAME]",
	.purpose = "The checklists that check add takes: lists them, shows one, or makes it your own",
	.options = options,
	.least = 0,
	.most = 1,
	.run = run,
};
