/* The one-page report from Scope, and the hours that are to be sorted before. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "model/entry.h"
#include "tui/form.h"
#include "tui/scope-acts.h"
#include "tui/verb.h"

enum { FILED_MOST = 4096 };

static const char ends[] = ".html, .pdf, .md, .txt, .csv or .json";

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
	const char *many = arena_print(desk_arena(desk), "%zu entr%s", count, count == 1 ? "y" : "ies"), *said = values->text[field];
	int64_t change;

	if (field == FILE_TO ? !entry_file(book, ids, count, said) : field == FILE_AS_CHANGE ? !entry_file_as_change(book, ids, count, said, &change) : !entry_forgive(book, ids, count))
		return false;
	if (field == FILE_AS_GOODWILL)
		desk_say(desk, "Filed %s as goodwill.", many);
	else
		desk_say(desk, "Filed %s on %s%s.", many, field == FILE_AS_CHANGE ? "a new change, " : "", said);
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

	if (!position->hours.waiting) {
		desk_say(desk, "Everything is sorted already.");
		return ANSWER_STAY;
	}
	snprintf(title, sizeof title, "File %s that belong to nothing yet", moment_clock_length(position->hours.waiting, length));
	return form_open(desk, &(struct form_plan){
		.title = title, .fields = fields, .count = FILE_WAYS, .save = save_filing,
		.context = &position->project.id, .context_size = sizeof position->project.id,
	});
}

enum answer scope_read_report(struct desk *desk, const struct position *position)
{
	return verb_do(desk, "Scope report", (const char *const[]){"report", "scope", position->project.path, NULL});
}

/* What the form of the file asks for; the words live until a file that is there may be replaced. */
struct writing { char project[96], file[256], format[16]; bool there; };

static bool write_it(struct desk *desk, const struct writing *writing, bool force)
{
	const char *const words[] = {"report", "scope", writing->project, "--format", writing->format, "--output", writing->file, force ? "--force" : NULL, NULL};
	struct text answer = {0};
	bool ok = verb_run(desk_book(desk), words, desk_arena(desk), &answer);

	if (ok)
		desk_say(desk, "%s", text_string(&answer));
	text_free(&answer);
	return ok;
}

/* The format follows from the name: scope.md is markdown. */
static const char *format_of(const char *file)
{
	static const char *const known[][2] = {{".html", "html"}, {".htm", "html"}, {".md", "md"}, {".pdf", "pdf"}, {".txt", "text"}, {".csv", "csv"}, {".json", "json"}};
	const char *dot = strrchr(file, '.');

	for (size_t i = 0; dot && i < sizeof known / sizeof *known; i++)
		if (!strcmp(dot, known[i][0]))
			return known[i][1];
	return NULL;
}

static bool reading_file(struct desk *desk, const char *typed, struct text *words)
{
	if (!format_of(typed))
		return book_fail(desk_book(desk), FAULT_INPUT, "\"%.80s\" names no format by its end: %s.", typed, ends);
	text_print(words, "%s%s", format_of(typed), access(typed, F_OK) ? "" : "; it is there already, and replaced only after a question");
	return true;
}

static bool save_file(struct desk *desk, void *context, const struct form_values *values, int *field)
{
	struct writing *writing = context;
	const char *file = values->text[0];

	*field = 0;
	if (!*file)
		return book_fail(desk_book(desk), FAULT_INPUT, "Name a file that ends in %s.", ends);
	if (!format_of(file))
		return book_fail(desk_book(desk), FAULT_INPUT, "\"%.80s\" names no format by its end: %s.", file, ends);
	if (strlen(file) >= sizeof writing->file)
		return book_fail(desk_book(desk), FAULT_INPUT, "The name of the file is too long.");
	snprintf(writing->file, sizeof writing->file, "%s", file);
	snprintf(writing->format, sizeof writing->format, "%s", format_of(file));
	writing->there = !access(file, F_OK);
	return writing->there || write_it(desk, writing, false);
}

static enum answer replace(void *context, struct desk *desk)
{
	return write_it(desk, context, true) ? ANSWER_STAY : desk_refuse(desk);
}

/* The question outlives the form: its context is the desk's until the next key, so the words are copied into it. */
static void ask_to_replace(struct desk *desk, void *context)
{
	const struct writing *writing = context;

	if (!writing->there)
		return;
	desk_ask_with(desk, arena_print(desk_arena(desk), "%s is there already. Replace it?", writing->file), "replace", replace, writing, sizeof *writing);
}

static enum answer ask_file(void *context, struct desk *desk)
{
	const struct position *position = context;
	const struct field fields[] = {{.label = "file", .value = arena_print(desk_arena(desk), "scope-%s.html", position->project.slug), .reading = reading_file}};
	struct writing writing = {.there = false};

	snprintf(writing.project, sizeof writing.project, "%s", position->project.path);
	return form_open(desk, &(struct form_plan){
		.title = "Write the one-page report, the client's copy", .fields = fields, .count = 1, .save = save_file, .then = ask_to_replace,
		.context = &writing, .context_size = sizeof writing,
	});
}

/* The context lives in the screen's state and is borrowed until the question is answered: the form copies its words. */
enum answer scope_write_report(struct desk *desk, const struct position *position)
{
	char question[200], length[24];

	if (!position->hours.waiting)
		return ask_file((void *)(uintptr_t)position, desk);
	snprintf(question, sizeof question, "not yet sorted: %s. Write the client's copy all the same?", moment_clock_length(position->hours.waiting, length));
	return desk_ask(desk, question, "write", ask_file, (void *)(uintptr_t)position);
}
