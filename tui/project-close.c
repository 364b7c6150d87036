#include "tui/project-close.h"

#include "db/speech.h"
#include "model/loose-ends.h"
#include "model/path.h"
#include "model/project.h"
#include "tui/answer.h"

static const struct option options[] = {{.name = "force", .help = "whatever is still open"}, {0}};

static void write_ends(struct call *call, const struct project *project, const struct loose_ends *ends, bool closed)
{
	struct json json = call_json(call);

	json_object(&json, NULL);
	json_string(&json, "project", project->path);
	json_bool(&json, "closed", closed);
	json_array(&json, "loose_ends");
	for (size_t i = 0; i < ends->count; i++) {
		json_object(&json, NULL);
		json_string(&json, "kind", loose_words[ends->items[i].kind]);
		json_string(&json, "text", ends->items[i].text);
		json_end(&json);
	}
	json_end_array(&json);
	json_end(&json);
	call_json_end(call, &json);
}

static void list_ends(struct call *call, const struct loose_ends *ends)
{
	for (size_t i = 0; i < ends->count; i++) {
		add_column(&call->out->text, speech(loose_words[ends->items[i].kind]), 12);
		text_add(&call->out->text, "  ");
		text_add_clean(&call->out->text, ends->items[i].text, true);
		text_add_char(&call->out->text, '\n');
	}
}

/* What is open is an answer; the refusal stands below it. */
static bool close(struct call *call)
{
	bool force = call_flag(call, "force"), closed;
	struct project project;
	struct loose_ends ends;
	struct place place;

	if (!place_find(call->book, call->words[0], PLACE_PROJECT, call->arena, &place) || !project_find(call->book, place.project, call->arena, &project) ||
	    !loose_ends_of(call->book, project.id, call->arena, &ends))
		return false;
	/* One that is closed already is refused, whatever is open of it. */
	closed = project.closed_on != DAY_NONE || force || !ends.count;
	if (closed && !project_close(call->book, project.id))
		return false;
	call->status = closed ? 0 : 1;
	if (call->json) {
		write_ends(call, &project, &ends, closed);
		return true;
	}
	if (!call->quiet)
		list_ends(call, &ends);
	if (closed)
		call_say(call, "Closed %s.", project.path);
	else
		text_print(&call->out->text, speech_of("%s stays open: %zu loose end. --force closes it all the same.\n", "%s stays open: %zu loose ends. --force closes it all the same.\n", ends.count), project.path, ends.count);
	return true;
}

const struct command project_close_act = {
	.name = "project close",
	.usage = "PATH",
	.purpose = "Closes a project, or names what is still open of it",
	.options = options,
	.least = 1,
	.most = 1,
	.sorts = {WORD_PROJECT},
	.run = close,
};
