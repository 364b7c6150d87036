#include "tui/scope-acts.h"

#include <stdio.h>
#include <string.h>

#include "model/entry.h"
#include "tui/form.h"
#include "tui/verb.h"
#include "tui/words.h"

enum { FILED_MOST = 4096 };

static const struct verb_field who_and_evidence[] = {
	{.label = "by", .option = "--by", .hint = "who decided"},
	{.label = "evidence", .option = "--evidence", .hint = "what shows it: mail of 3 March"},
	{.label = "on", .option = "--on", .hint = "today"},
};

static enum answer ask(struct desk *desk, const char *title, const char *verb, const char *act, const char *path,
	const struct verb_field *fields, int count)
{
	return verb_ask(desk, &(struct verb_form){.title = title, .words = {verb, act, path}, .fields = fields, .count = count});
}

enum answer scope_propose(struct desk *desk, const struct position *position)
{
	static const struct verb_field fields[] = {
		{.label = "what", .hint = "Second data source (CRM)"},
		{.label = "from", .option = "--origin", .value = "client", .hint = "client, freelancer, third_party or law"},
		{.label = "cause", .option = "--cause", .hint = "new_wish, data_quality, production_gap …"},
		{.label = "takes out", .option = "--removes", .hint = "the item it takes from; empty: it adds"},
		{.label = "on", .option = "--on", .hint = "today"},
	};

	return ask(desk, "A request beside what was agreed", "change", "propose", position->project.path, fields, 5);
}

enum answer scope_add_item(struct desk *desk, const struct position *position)
{
	const struct verb_field fields[] = {
		{.label = "path", .value = arena_print(desk_arena(desk), "%s/B%zu", position->project.path, position->agreed_count + 1)},
		{.label = "name", .hint = "Data audit and cleaning"},
		{.label = "estimate", .option = "--estimate", .hint = "best/likely/worst: 16h/24h/50h"},
		{.label = "accepted if", .option = "--accept", .hint = "audit report signed"},
		{.label = "start", .option = "--start"}, {.label = "end", .option = "--end"},
	};

	return verb_ask(desk, &(struct verb_form){.title = "An item of the scope", .words = {"item", "add"}, .fields = fields, .count = 6});
}

enum answer scope_estimate(struct desk *desk, const struct change *change)
{
	static const struct verb_field fields[] = {{.label = "estimate", .hint = "best/likely/worst: 6h/10h/20h"}, {.label = "on", .option = "--on", .hint = "today"}};

	return ask(desk, "Estimate the change", "change", "estimate", change->path, fields, 2);
}

enum answer scope_send(struct desk *desk, const struct change *change)
{
	static const struct verb_field fields[] = {
		{.label = "price", .option = "--price", .hint = "estimate × rate"},
		{.label = "valid until", .option = "--valid-until", .hint = "+14d"},
		{.label = "on", .option = "--on", .hint = "today"},
	};

	return ask(desk, "Send the change to be decided", "change", "send", change->path, fields, 3);
}

enum answer scope_approve(struct desk *desk, const struct change *change)
{
	return ask(desk, "Approve the change", "change", "approve", change->path, who_and_evidence, 3);
}

enum answer scope_reject(struct desk *desk, const struct change *change)
{
	static const struct verb_field fields[] = {
		{.label = "by", .option = "--by", .hint = "who said no"},
		{.label = "evidence", .option = "--evidence", .hint = "what shows it"},
		{.label = "hours", .option = "--hours", .hint = "goodwill or dispute, where some were worked"},
		{.label = "on", .option = "--on", .hint = "today"},
	};

	return ask(desk, "The client said no", "change", "reject", change->path, fields, 4);
}

enum answer scope_absorb(struct desk *desk, const struct change *change)
{
	static const struct verb_field fields[] = {{.label = "why", .option = "--why", .hint = "why it is done without charge"}};

	return ask(desk, "Absorb the change: goodwill", "change", "absorb", change->path, fields, 1);
}

enum answer scope_withdraw(struct desk *desk, const struct change *change)
{
	return verb_do(desk, "Withdrawn", (const char *const[]){"change", "withdraw", change->path, NULL});
}

enum answer scope_expire(struct desk *desk, const struct change *change)
{
	return verb_do(desk, "Expired", (const char *const[]){"change", "expire", change->path, NULL});
}

enum answer scope_deliver(struct desk *desk, const struct change *change)
{
	return verb_do(desk, "Delivered", (const char *const[]){"change", "deliver", change->path, NULL});
}

enum answer scope_change_page(struct desk *desk, const struct change *change)
{
	return verb_do(desk, arena_print(desk_arena(desk), "%s, as it is sent", change->code),
		(const char *const[]){"change", "show", "--format", "text", change->path, NULL});
}

/* The entries that wait to be sorted, by a form that stays open: they are read when it is saved. */
static bool waiting_ids(struct desk *desk, int64_t project, int64_t ids[FILED_MOST], size_t *count)
{
	struct entry_filter filter = {.period = {DAY_FIRST, DAY_LAST}, .project = project, .unfiled = true, .limit = FILED_MOST};
	struct entries entries = {0};

	if (!entry_list(desk_book(desk), &filter, desk_arena(desk), &entries))
		return false;
	*count = entries.count;
	for (size_t i = 0; i < entries.count; i++)
		ids[i] = entries.items[i].id;
	return entries.count || book_fail(desk_book(desk), FAULT_REFUSED, "Everything is sorted already.");
}

static bool file_ids(struct desk *desk, const struct form_values *values, const int64_t *ids, size_t count, int *field)
{
	struct book *book = desk_book(desk);
	int64_t change;

	*field = values->text[0][0] ? 0 : values->text[1][0] ? 1 : 2;
	if (values->text[0][0])
		return entry_file(book, ids, count, values->text[0]);
	if (values->text[1][0])
		return entry_file_as_change(book, ids, count, values->text[1], &change);
	if (!strcmp(values->text[2], "yes"))
		return entry_forgive(book, ids, count);
	return book_fail(book, FAULT_INPUT, "Say where it belongs: a path, the title of a new change, or yes for goodwill.");
}

static bool save_filing(struct desk *desk, void *context, const struct form_values *values, int *field)
{
	int64_t *ids = arena_array(desk_arena(desk), FILED_MOST, sizeof *ids), project;
	size_t count = 0;

	memcpy(&project, context, sizeof project);
	if (!waiting_ids(desk, project, ids, &count) || !file_ids(desk, values, ids, count, field))
		return false;
	desk_say(desk, "Filed %zu entr%s.", count, count == 1 ? "y" : "ies");
	return true;
}

enum answer scope_file(struct desk *desk, const struct position *position)
{
	static const struct field fields[] = {
		{.label = "to", .hint = "churn/CR-6, churn/B4; or:", .suggest = suggest_path},
		{.label = "new change", .hint = "title of a change that it is part of; or:"},
		{.label = "goodwill", .hint = "yes"},
	};
	char length[24], title[80];

	if (!position->hours.waiting) {
		desk_say(desk, "Everything is sorted already.");
		return ANSWER_STAY;
	}
	snprintf(title, sizeof title, "File %s that belong to nothing yet", moment_clock_length(position->hours.waiting, length));
	return form_open(desk, &(struct form_plan){
		.title = title, .fields = fields, .count = 3, .save = save_filing,
		.context = &position->project.id, .context_size = sizeof position->project.id,
	});
}

enum answer scope_progress(struct desk *desk, const char *path, int percent)
{
	const struct verb_field fields[] = {
		{.label = "percent", .hint = arena_print(desk_arena(desk), "now %d", percent)}, {.label = "on", .option = "--on", .hint = "today"},
	};

	return ask(desk, "How much of it is done", "item", "progress", path, fields, 2);
}

enum answer scope_remaining(struct desk *desk, const char *path)
{
	static const struct verb_field fields[] = {{.label = "to do", .hint = "best/likely/worst: 3h/5h/10h"}, {.label = "on", .option = "--on", .hint = "today"}};

	return ask(desk, "How much is still to do", "item", "remaining", path, fields, 2);
}

enum answer scope_accepted(struct desk *desk, const char *path)
{
	static const struct verb_field fields[] = {{.label = "evidence", .option = "--evidence", .hint = "what shows it"}, {.label = "on", .option = "--on", .hint = "today"}};

	return ask(desk, "The client accepted it", "item", "accepted", path, fields, 2);
}

static enum answer seal(void *context, struct desk *desk)
{
	const struct position *position = context;

	return ask(desk, "Seal the scope", "baseline", "seal", position->project.path, who_and_evidence, 3);
}

enum answer scope_seal(struct desk *desk, const struct position *position)
{
	char question[400], missing[200] = "";

	for (size_t i = 0; i < position->item_count; i++) {
		const struct position_item *item = &position->items[i];

		if (strlen(missing) < 100 && (!estimate_is_known(item->task.estimate) || !item->acceptance))
			snprintf(missing + strlen(missing), sizeof missing - strlen(missing), "%s%s", missing[0] ? ", " : "", item->code);
	}
	if (missing[0])
		snprintf(question, sizeof question, "Without estimate or acceptance: %s. Seal %s? It is locked afterwards.", missing, position->project.path);
	else
		snprintf(question, sizeof question, "Seal %zu items of %s? It is locked afterwards.", position->item_count, position->project.path);
	return desk_ask(desk, question, "seal", seal, (void *)(uintptr_t)position);
}

enum answer scope_read_report(struct desk *desk, const struct position *position)
{
	return verb_do(desk, "Scope report", (const char *const[]){"report", "scope", position->project.path, NULL});
}

static enum answer ask_file(void *context, struct desk *desk)
{
	const struct position *position = context;
	const struct verb_field fields[] = {
		{.label = "file", .option = "--output", .value = arena_print(desk_arena(desk), "scope-%s.html", position->project.slug)},
		{.label = "format", .option = "--format", .value = "html", .hint = "html, md, text, csv, json or pdf"},
	};

	return ask(desk, "Write the one-page report", "report", "scope", position->project.path, fields, 2);
}

/* The context lives in the screen's arena and is borrowed until the question is answered: the form copies its words. */
enum answer scope_write_report(struct desk *desk, const struct position *position)
{
	char question[200], length[24];

	if (!position->hours.waiting)
		return ask_file((void *)(uintptr_t)position, desk);
	snprintf(question, sizeof question, "not yet sorted: %s. Write the client's copy all the same?", moment_clock_length(position->hours.waiting, length));
	return desk_ask(desk, question, "write", ask_file, (void *)(uintptr_t)position);
}
