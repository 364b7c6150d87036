/* The acts of Scope on items and the baseline. */
#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "tui/scope-acts.h"
#include "tui/verb.h"
#include "tui/words.h"
#include "tui/writing.h"

#define ON {.label = "on", .option = "--on", .hint = "today", .reading = reading_past_day}

enum { ITEM_FIELDS = 11 };

static const char *estimate_typed(struct desk *desk, struct estimate estimate)
{
	char parts[3][24];

	if (!estimate_is_known(estimate))
		return "";
	return arena_print(desk_arena(desk), "%s/%s/%s", moment_typed_length(estimate.optimistic * 60, parts[0]),
		moment_typed_length(estimate.likely * 60, parts[1]), moment_typed_length(estimate.pessimistic * 60, parts[2]));
}

static const char *price_typed(struct desk *desk, const struct project *project, int64_t price)
{
	struct money money = {.minor = price};
	char text[48];

	snprintf(money.currency, sizeof money.currency, "%s", project->currency);
	return price < 0 ? "" : arena_text(desk_arena(desk), money_format(money, MONEY_PLAIN, text));
}

/* What follows the name, with what stands there already; of a new one nothing does. The price is of fixed ones alone. */
static int put_fields(struct desk *desk, const struct project *project, const struct item *item, struct verb_field fields[ITEM_FIELDS - 4])
{
	const struct verb_field own[] = {
		{.label = "estimate", .option = "--estimate", .value = estimate_typed(desk, item->estimate), .hint = "best/likely/worst: 16h/24h/50h", .reading = reading_estimate},
		{.label = "accepted if", .option = "--accept", .value = item->acceptance, .hint = "when it counts as done: audit report signed"},
		{.label = "start", .option = "--start", .value = words_typed_day(item->start_on, desk_arena(desk)), .hint = "mon, +7d, 2026-03-02; may stay empty", .reading = reading_coming_day},
		{.label = "end", .option = "--end", .value = words_typed_day(item->end_on, desk_arena(desk)), .hint = "may stay empty", .reading = reading_coming_day},
		{.label = "gate", .option = "--gate", .value = item->gate, .hint = "none; or data_audit, baseline, model …", .among = gate_words},
		{.label = "activity", .option = "--activity", .value = item->activity, .hint = "what is usually done on it", .suggest = suggest_activity},
		{.label = "price", .option = "--price", .value = price_typed(desk, project, item->price), .hint = "of the item, once it is accepted"},
	};

	memcpy(fields, own, sizeof own);
	return (int)(sizeof own / sizeof *own) - (project->kind != KIND_FIXED);
}

enum answer scope_add_item(struct desk *desk, const struct position *position)
{
	const struct item none = {.start_on = DAY_NONE, .end_on = DAY_NONE, .price = -1};
	struct verb_field fields[ITEM_FIELDS] = {
		{.label = "path", .value = arena_print(desk_arena(desk), "%s/B%zu", position->project.path, position->agreed_count + 1)},
		{.label = "name", .hint = "Data audit and cleaning"},
	};
	int count;

	count = 2 + put_fields(desk, &position->project, &none, fields + 2);
	fields[count++] = (struct verb_field){.label = "part of", .option = "--parent", .hint = "none; or B1"};
	fields[count++] = (struct verb_field){.label = "excluded", .option = "--excluded", .hint = "yes: it is named as no part of the scope", .flag = true};
	return verb_ask(desk, &(struct verb_form){.title = "An item of the scope", .words = {"item", "add"}, .fields = fields, .count = count});
}

enum answer scope_edit_item(struct desk *desk, const struct position *position, int64_t id)
{
	struct verb_field fields[ITEM_FIELDS] = {{.label = "name", .option = "--name"}};
	struct item item = {0};
	int count;

	if (!item_find(desk_book(desk), id, desk_arena(desk), &item))
		return desk_refuse(desk);
	fields[0].value = item.name;
	count = 1 + put_fields(desk, &position->project, &item, fields + 1);
	return verb_ask(desk, &(struct verb_form){
		.title = arena_print(desk_arena(desk), speech("Change %s"), item.code), .words = {"item", "edit", item.path}, .fields = fields, .count = count, .edits = true,
	});
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
		{.label = "percent", .hint = arena_print(desk_arena(desk), speech("now %d"), percent), .reading = reading_percent}, ON,
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
	static const struct verb_field fields[] = {{.label = "evidence", .option = "--evidence", .hint = "what shows it"}, ON,
		{.label = "file", .option = "--evidence-file", .hint = "none; its name and digest are kept"}};

	return ask(desk, "the client accepted it", "accepted", path, fields, 3);
}

static enum answer seal(void *context, struct desk *desk)
{
	static const struct verb_field fields[] = {
		{.label = "by", .option = "--by", .hint = "who signed"},
		{.label = "evidence", .option = "--evidence", .hint = "what shows it: statement of work of 5 January"},
		{.label = "file", .option = "--evidence-file", .hint = "none; its name and digest are kept"},
		{.label = "on", .option = "--on", .hint = "today; from then on time on no item has to be sorted", .reading = reading_past_day},
	};
	const struct position *position = context;

	return verb_ask(desk, &(struct verb_form){.title = arena_print(desk_arena(desk), speech("Seal the scope of %s"), position->project.path),
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
	size_t count = position->sealed ? position->item_count : position->agreed_count;
	char question[400], missing[200];

	if (!count)
		return desk_say(desk, "There is nothing to seal yet: Tab leads to the items, a adds one.");
	name_missing(position, missing);
	if (missing[0])
		return desk_say(desk, "Not to be sealed yet: no estimate or no acceptance has %s; e on an item fills it in.", missing);
	snprintf(question, sizeof question, speech_of("Seal %zu item of %s? It is locked afterwards.", "Seal %zu items of %s? They are locked afterwards.", count), count, words_short_path(position->project.path));
	return desk_ask(desk, question, "seal", seal, (void *)(uintptr_t)position);
}

enum answer scope_baseline_page(struct desk *desk, const struct position *position)
{
	return verb_do(desk, position->sealed ? speech("The baseline, as it was signed") : speech("The baseline, a draft"), (const char *const[]){"baseline", "show", "--format", "text", position->project.path, NULL});
}

enum answer scope_write_baseline(struct desk *desk, const struct position *position)
{
	return writing_ask(desk, &(struct writing){
		.title = position->sealed ? speech("Write the baseline as a page") : speech("Write the draft of the baseline as the page to sign"),
		.words = {"baseline", "show", position->project.path}, .file = arena_print(desk_arena(desk), "%s-baseline.html", position->project.slug),
	});
}
