/* The one-page report from Scope, and the hours that are to be sorted before. */
#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/entry.h"
#include "tui/form.h"
#include "tui/scope-acts.h"
#include "tui/verb.h"
#include "tui/writing.h"

enum { FILED_MOST = 4096 };

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

enum { FILE_TO, FILE_AS_CHANGE, FILE_AS_GOODWILL, FILE_WAYS };

/* One of the three is meant: the field that says so, or a fault. */
static bool chosen_way(struct desk *desk, const struct form_values *values, int *field)
{
	int given = 0;

	for (int way = FILE_WAYS - 1; way >= 0; way--)
		if (values->text[way][0]) {
			*field = way;
			given++;
		}
	if (given != 1)
		return book_fail(desk_book(desk), FAULT_INPUT, "Say one of the three: a path, the title of a new change, or yes for goodwill.");
	return *field != FILE_AS_GOODWILL || !strcmp(values->text[FILE_AS_GOODWILL], "yes") ||
	       book_fail(desk_book(desk), FAULT_INPUT, "\"%.40s\" is no yes; write yes, or leave the field empty.", values->text[FILE_AS_GOODWILL]);
}

static bool file_ids(struct desk *desk, const struct form_values *values, const int64_t *ids, size_t count, int field)
{
	struct book *book = desk_book(desk);
	const char *many = arena_print(desk_arena(desk), speech_of("%zu entry", "%zu entries", count), count), *said = values->text[field];
	int64_t change;

	if (field == FILE_TO ? !entry_file(book, ids, count, said) : field == FILE_AS_CHANGE ? !entry_file_as_change(book, ids, count, said, &change) : !entry_forgive(book, ids, count))
		return false;
	if (field == FILE_AS_GOODWILL)
		desk_say(desk, "Filed %s as goodwill.", many);
	else
		desk_say(desk, "Filed %s on %s%s.", many, field == FILE_AS_CHANGE ? speech("a new change, ") : "", said);
	return true;
}

static bool save_filing(struct desk *desk, void *context, const struct form_values *values, int *field)
{
	int64_t *ids = arena_array(desk_arena(desk), FILED_MOST, sizeof *ids), project;
	size_t count = 0;

	memcpy(&project, context, sizeof project);
	return chosen_way(desk, values, field) && waiting_ids(desk, project, ids, &count) && file_ids(desk, values, ids, count, *field);
}

enum answer scope_file(struct desk *desk, const struct position *position)
{
	static const struct field fields[FILE_WAYS] = {
		[FILE_TO] = {.label = "to", .hint = "churn/B4, churn/CR-6 …", .suggest = suggest_path},
		[FILE_AS_CHANGE] = {.label = "or a change", .hint = "the title of a new one"},
		[FILE_AS_GOODWILL] = {.label = "or goodwill", .hint = "yes: they are given"},
	};
	char length[24], title[80];

	if (!position->hours.waiting)
		return desk_say(desk, "Everything is sorted already.");
	snprintf(title, sizeof title, speech("File %s that belong to nothing yet"), moment_clock_length(position->hours.waiting, length));
	return form_open(desk, &(struct form_plan){
		.title = title, .fields = fields, .count = FILE_WAYS, .save = save_filing,
		.context = &position->project.id, .context_size = sizeof position->project.id,
	});
}

enum answer scope_read_report(struct desk *desk, const struct position *position)
{
	return verb_do(desk, "Scope report", (const char *const[]){"report", "scope", position->project.path, NULL});
}

static enum answer ask_file(void *context, struct desk *desk)
{
	static const struct verb_field fields[] = {{.label = "since", .option = "--since", .hint = "the start; last, or a day: what is new since then"}};
	const struct position *position = context;

	return writing_ask(desk, &(struct writing){
		.title = "Write the one-page report, the client's copy", .words = {"report", "scope", position->project.path},
		.file = arena_print(desk_arena(desk), "scope-%s.html", position->project.slug), .fields = fields, .count = 1,
	});
}

/* The context lives in the screen's state and is borrowed until the question is answered: the form copies its words. */
enum answer scope_write_report(struct desk *desk, const struct position *position)
{
	char question[200], length[24];

	if (!position->hours.waiting)
		return ask_file((void *)(uintptr_t)position, desk);
	snprintf(question, sizeof question, speech("not yet sorted: %s. Write the client's copy all the same?"), moment_clock_length(position->hours.waiting, length));
	return desk_ask(desk, question, "write", ask_file, (void *)(uintptr_t)position);
}

enum answer scope_pack(struct desk *desk, const struct position *position)
{
	const struct verb_field fields[] = {
		{.label = "folder", .option = "--output", .value = arena_print(desk_arena(desk), "%s-papers", position->project.slug)},
	};

	return verb_ask(desk, &(struct verb_form){
		.title = "The papers for a meeting: scope, hours, milestones", .words = {"report", "pack", position->project.path}, .fields = fields, .count = 1,
	});
}
