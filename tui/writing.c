#include "tui/writing.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "db/speech.h"

enum { LINE_MOST = 500, WORDS_MOST = VERB_WORDS + 2 * WRITING_FIELDS + 6 };

static const char *const ends[] = {
	[WRITING_PAGE] = ".html, .pdf, .md, .txt, .csv or .json", [WRITING_INVOICE] = ".html, .pdf, .md, .txt, .csv, .json, or .xml for UBL", [WRITING_CALENDAR] = ".ics",
};

/* The words of the verb, each ended by a newline: they outlive the form while it is asked whether a file may be replaced. */
struct line { char words[LINE_MOST]; };

struct context { struct line verb, whole; char file[256], options[WRITING_FIELDS][24]; int count; enum writing_kind kind; bool there; };

/* The format follows from the name: scope.md is markdown. */
static const char *format_of(const char *file, enum writing_kind kind)
{
	static const char *const known[][2] = {
		{".html", "html"}, {".htm", "html"}, {".md", "md"}, {".pdf", "pdf"}, {".txt", "text"}, {".csv", "csv"}, {".json", "json"},
	};
	const char *dot = strrchr(file, '.');

	if (kind == WRITING_ANY)
		return "";
	for (size_t i = 0; dot && kind != WRITING_CALENDAR && i < sizeof known / sizeof *known; i++)
		if (!strcmp(dot, known[i][0]))
			return known[i][1];
	if (dot && kind == WRITING_INVOICE && !strcmp(dot, ".xml"))
		return "ubl";
	return dot && kind == WRITING_CALENDAR && !strcmp(dot, ".ics") ? "ics" : NULL;
}

static bool reading(struct desk *desk, const char *typed, enum writing_kind kind, struct text *words)
{
	const char *format = format_of(typed, kind);
	bool there = !access(typed, F_OK);

	if (!format)
		return book_fail(desk_book(desk), FAULT_INPUT, "\"%.80s\" names no format by its end: %s.", typed, ends[kind]);
	text_print(words, "%s%s%s", format, there && *format ? "; " : "", there ? speech("it is there already, and replaced only after a question") : "");
	return true;
}

static bool reading_page(struct desk *desk, const char *typed, struct text *words) { return reading(desk, typed, WRITING_PAGE, words); }
static bool reading_invoice(struct desk *desk, const char *typed, struct text *words) { return reading(desk, typed, WRITING_INVOICE, words); }
static bool reading_calendar(struct desk *desk, const char *typed, struct text *words) { return reading(desk, typed, WRITING_CALENDAR, words); }
static bool reading_any(struct desk *desk, const char *typed, struct text *words) { return reading(desk, typed, WRITING_ANY, words); }

static bool add_word(struct line *line, const char *word)
{
	size_t length = strlen(line->words);

	if (length + strlen(word) + 2 > sizeof line->words || strchr(word, '\n'))
		return false;
	snprintf(line->words + length, sizeof line->words - length, "%s\n", word);
	return true;
}

static bool write_it(struct desk *desk, const struct line *line, bool force)
{
	char *copy = arena_text(desk_arena(desk), line->words), *rest = NULL;
	const char *words[WORDS_MOST];
	struct text answer = {0};
	int count = 0;
	bool ok;

	for (char *word = strtok_r(copy, "\n", &rest); word && count < WORDS_MOST - 2; word = strtok_r(NULL, "\n", &rest))
		words[count++] = word;
	if (force)
		words[count++] = "--force";
	words[count] = NULL;
	ok = verb_run(desk_book(desk), words, desk_arena(desk), &answer);
	if (ok)
		desk_say(desk, "%s", text_string(&answer));
	text_free(&answer);
	return ok;
}

/* Everything that is said in the fields, as the line that is run. */
static bool make_line(struct context *context, const struct form_values *values, const char *format)
{
	bool fits;

	context->whole = context->verb;
	fits = (!*format || (add_word(&context->whole, "--format") && add_word(&context->whole, format))) && add_word(&context->whole, "--output") && add_word(&context->whole, values->text[0]);
	for (int i = 0; fits && i < context->count; i++)
		if (values->text[i + 1][0])
			fits = add_word(&context->whole, context->options[i]) && add_word(&context->whole, values->text[i + 1]);
	return fits;
}

static bool save(struct desk *desk, void *with, const struct form_values *values, int *field)
{
	struct context *context = with;
	const char *file = values->text[0], *format = format_of(file, context->kind);

	*field = 0;
	if (!*file)
		return book_fail(desk_book(desk), FAULT_INPUT, "Name a file%s%s.", context->kind == WRITING_ANY ? "" : speech(" that ends in "), context->kind == WRITING_ANY ? "" : ends[context->kind]);
	if (!format)
		return book_fail(desk_book(desk), FAULT_INPUT, "\"%.80s\" names no format by its end: %s.", file, ends[context->kind]);
	if (!make_line(context, values, format))
		return book_fail(desk_book(desk), FAULT_INPUT, "The name of the file is too long.");
	snprintf(context->file, sizeof context->file, "%s", file);
	context->there = !access(file, F_OK);
	*field = context->count ? 1 : 0;
	return context->there || write_it(desk, &context->whole, false);
}

static enum answer replace(void *line, struct desk *desk)
{
	return write_it(desk, line, true) ? ANSWER_STAY : desk_refuse(desk);
}

static void ask_to_replace(struct desk *desk, void *with)
{
	const struct context *context = with;

	if (context->there)
		desk_ask_with(desk, arena_print(desk_arena(desk), speech("%s is there already. Replace it?"), context->file), "replace", replace, &context->whole, sizeof context->whole);
}

enum answer writing_ask(struct desk *desk, const struct writing *writing)
{
	static bool (*const readings[])(struct desk *, const char *, struct text *) = {
		[WRITING_PAGE] = reading_page, [WRITING_INVOICE] = reading_invoice, [WRITING_CALENDAR] = reading_calendar, [WRITING_ANY] = reading_any,
	};
	struct field fields[WRITING_FIELDS + 1] = {{.label = "file", .value = writing->file, .offered = true, .reading = readings[writing->kind]}};
	struct context context = {.count = writing->count, .kind = writing->kind};

	for (int i = 0; i < VERB_WORDS && writing->words[i]; i++)
		if (!add_word(&context.verb, writing->words[i]))
			return ANSWER_STAY;
	for (int i = 0; i < writing->count && i < WRITING_FIELDS; i++) {
		const struct verb_field *field = &writing->fields[i];

		fields[i + 1] = (struct field){.label = field->label, .value = field->value, .hint = field->hint, .among = field->among, .suggest = field->suggest, .reading = field->reading};
		snprintf(context.options[i], sizeof context.options[i], "%s", field->option);
	}
	return form_open(desk, &(struct form_plan){
		.title = writing->title, .fields = fields, .count = writing->count + 1, .save = save, .then = ask_to_replace,
		.context = &context, .context_size = sizeof context,
	});
}
