/* The acts of Scope on items and the baseline. */
#include <stdio.h>
#include <string.h>

#include "tui/scope-acts.h"
#include "tui/verb.h"

#define ON {.label = "on", .option = "--on", .hint = "today", .reading = reading_past_day}

enum answer scope_add_item(struct desk *desk, const struct position *position)
{
	const struct verb_field fields[] = {
		{.label = "path", .value = arena_print(desk_arena(desk), "%s/B%zu", position->project.path, position->agreed_count + 1)},
		{.label = "name", .hint = "Data audit and cleaning"},
		{.label = "estimate", .option = "--estimate", .hint = "best/likely/worst: 16h/24h/50h", .reading = reading_estimate},
		{.label = "accepted if", .option = "--accept", .hint = "audit report signed"},
		{.label = "start", .option = "--start", .reading = reading_coming_day}, {.label = "end", .option = "--end", .reading = reading_coming_day},
	};

	return verb_ask(desk, &(struct verb_form){.title = "An item of the scope", .words = {"item", "add"}, .fields = fields, .count = 6});
}

static const char *short_title(struct desk *desk, const char *path, const char *words)
{
	const char *slash = strrchr(path, '/');

	return arena_print(desk_arena(desk), "%s: %s", slash ? slash + 1 : path, words);
}

static enum answer ask(struct desk *desk, const char *words, const char *act, const char *path, const struct verb_field *fields, int count)
{
	return verb_ask(desk, &(struct verb_form){.title = short_title(desk, path, words), .words = {"item", act, path}, .fields = fields, .count = count});
}

enum answer scope_progress(struct desk *desk, const char *path, int percent)
{
	const struct verb_field fields[] = {
		{.label = "percent", .hint = arena_print(desk_arena(desk), "now %d", percent), .reading = reading_percent}, ON,
	};

	return ask(desk, "how much of it is done", "progress", path, fields, 2);
}

enum answer scope_remaining(struct desk *desk, const char *path)
{
	static const struct verb_field fields[] = {{.label = "to do", .hint = "best/likely/worst: 3h/5h/10h", .reading = reading_estimate}, ON};

	return ask(desk, "how much is still to do", "remaining", path, fields, 2);
}

enum answer scope_accepted(struct desk *desk, const char *path)
{
	static const struct verb_field fields[] = {{.label = "evidence", .option = "--evidence", .hint = "what shows it"}, ON};

	return ask(desk, "the client accepted it", "accepted", path, fields, 2);
}

static enum answer seal(void *context, struct desk *desk)
{
	static const struct verb_field fields[] = {
		{.label = "by", .option = "--by", .hint = "who signed"},
		{.label = "evidence", .option = "--evidence", .hint = "what shows it: statement of work of 5 January"},
		{.label = "file", .option = "--evidence-file", .hint = "none; its name and digest are kept"},
		ON,
	};
	const struct position *position = context;

	return verb_ask(desk, &(struct verb_form){.title = arena_print(desk_arena(desk), "Seal the scope of %s", position->project.path),
		.words = {"baseline", "seal", position->project.path}, .fields = fields, .count = 4});
}

/* The codes of what can't be sealed yet. */
static void name_missing(const struct position *position, char out[200])
{
	out[0] = '\0';
	for (size_t i = 0; i < position->item_count; i++) {
		const struct position_item *item = &position->items[i];

		if (strlen(out) < 100 && !item->change && (!estimate_is_known(item->task.estimate) || !item->acceptance))
			snprintf(out + strlen(out), 200 - strlen(out), "%s%s", out[0] ? ", " : "", item->code);
	}
}

enum answer scope_seal(struct desk *desk, const struct position *position)
{
	size_t count = position->item_count;
	char question[400], missing[200];

	name_missing(position, missing);
	if (missing[0])
		snprintf(question, sizeof question, "Without estimate or acceptance: %s. Seal %s? It is locked afterwards.", missing, position->project.path);
	else
		snprintf(question, sizeof question, "Seal %zu item%s of %s? %s locked afterwards.", count, count == 1 ? "" : "s", position->project.path, count == 1 ? "It is" : "They are");
	return desk_ask(desk, question, "seal", seal, (void *)(uintptr_t)position);
}
