#include "tui/verb.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "tui/cut.h"
#include "tui/invoke.h"
#include "tui/pager.h"
#include "tui/words.h"

enum { WORDS_MOST = 64 };

/* What a form must know of its verb; words and options are copied, as screens may be read again meanwhile. */
struct verb_context {
	char words[VERB_WORDS][128];
	char options[FIELDS_MOST][32];
	char labels[FIELDS_MOST][16];
	bool flags[FIELDS_MOST];
	int count;
	bool edits, reads;
	const char *answer;    /* to be read once the form has gone */
	void (*then)(struct desk *, void *context);
};

static bool run_to_file(struct call *call, bool force, struct text *answer)
{
	struct fault *fault = book_fault_slot(call->book);
	struct out_file file = {0};

	if (!out_file_open(&file, call->output, force, call->out, fault))
		return false;
	if (!call->command->run(call)) {
		out_file_abandon(&file, call->out);
		return false;
	}
	if (!out_file_commit(&file, call->out, fault))
		return false;
	text_print(answer, speech("Wrote %s."), words_file(call->output, call->arena));
	return true;
}

static bool run_for(struct book *book, int columns, const char *const words[], struct arena *arena, struct text *answer)
{
	struct fault *fault = book_fault_slot(book);
	struct out out = {.descriptor = -1};
	struct invocation invocation;
	struct call call;
	int count = 0;
	bool ok;

	while (words[count])
		count++;
	if (!options_read(count, (char **)words, false, arena, &invocation, fault))
		return false;
	if (!invocation.command || invocation.command->terminal || invocation.command->storeless)
		return book_fail(book, FAULT_INPUT, "\"%.60s\" works in a shell alone.", words[0]);
	if (!invoke(&invocation, book, arena, &out, &call))
		return false;
	call.tty = call.color = false;
	call.columns = columns;
	call.without_notices = call.on_screen = true;
	if (call.output)
		ok = run_to_file(&call, invocation.force, answer);
	else
		ok = invocation.command->run(&call);
	if (ok && !call.output)
		text_add_n(answer, text_string(&out.text), out.text.length);
	out_free(&out);
	return ok;
}

bool verb_run(struct book *book, const char *const words[], struct arena *arena, struct text *answer)
{
	return run_for(book, 0, words, arena, answer);
}

/* What it answers will be read in the pager. */
static bool run_here(struct desk *desk, const char *const words[], struct text *answer)
{
	return run_for(desk_book(desk), pager_columns(desk), words, desk_arena(desk), answer);
}

static enum answer say_answer(struct desk *desk, const char *title, const char *answer)
{
	size_t line = strcspn(answer, "\n");

	if (answer[line] && answer[line + 1])
		return pager_open(desk, speech(title), answer);
	if (!*answer)
		return desk_say(desk, "%s: nothing.", speech(title));
	return desk_say(desk, "%.*s", (int)line, answer);
}

enum answer verb_do(struct desk *desk, const char *title, const char *const words[])
{
	struct text answer = {0};
	enum answer next;

	if (run_here(desk, words, &answer))
		next = say_answer(desk, title, text_string(&answer));
	else
		next = desk_refuse(desk);
	text_free(&answer);
	return next;
}

/* Is it the value that the sentence quotes first? */
static bool is_quoted(const char *sentence, const char *value)
{
	const char *quote = strchr(sentence, '"'), *end = quote ? strchr(quote + 1, '"') : NULL;

	return end && *value && !strncmp(quote + 1, value, (size_t)(end - quote - 1)) && strlen(value) >= (size_t)(end - quote - 1);
}

/* A refusal quotes the offending word, or names the option that is missing before it tells the whole usage. */
static int field_at_fault(const struct verb_context *context, const struct form_values *values, const char *sentence, int otherwise)
{
	const char *first = NULL;

	for (int i = 0; i < context->count; i++)
		if (is_quoted(sentence, values->text[i]))
			return i;
	for (int i = 0; i < context->count; i++) {
		const char *found = context->options[i][0] ? strstr(sentence, context->options[i]) : NULL;

		if (found && (!first || found < first)) {
			first = found;
			otherwise = i;
		}
	}
	return otherwise;
}

/* The first word that is missing; -1: none is. */
static int field_missing(const struct verb_context *context, const struct form_values *values)
{
	for (int i = 0; i < context->count; i++)
		if (!context->options[i][0] && !values->text[i][0])
			return i;
	return -1;
}

/* "price" for --price MONEY: a field of this form says it. */
static void add_labels(const struct verb_context *context, const char *sentence, struct text *text)
{
	while (*sentence) {
		int field = -1;

		for (int i = 0; i < context->count && !strncmp(sentence, "--", 2); i++)
			if (context->options[i][0] && !strncmp(sentence, context->options[i], strlen(context->options[i])) &&
			    !isalnum((unsigned char)sentence[strlen(context->options[i])]) && sentence[strlen(context->options[i])] != '-')
				field = i;
		if (field < 0) {
			text_add_char(text, *sentence++);
			continue;
		}
		text_print(text, "\"%s\"", context->labels[field]);
		sentence += strlen(context->options[field]);
		while (sentence[0] == ' ' && isupper((unsigned char)sentence[1]) && isupper((unsigned char)sentence[2]))
			sentence += 1 + strcspn(sentence + 1, " .,;:");
	}
}

static void name_fields(struct desk *desk, const struct verb_context *context)
{
	const struct fault before = *book_fault(desk_book(desk));
	struct text words = {0};

	add_labels(context, before.text, &words);
	book_forgive(desk_book(desk));
	book_fail(desk_book(desk), before.kind, "%s", text_string(&words));
	text_free(&words);
}

/* Is it that refusal: the same up to what is filled in. */
static bool is_refusal(const char *sentence, const char *format)
{
	return !strncmp(sentence, format, strcspn(format, "%"));
}

/* What a shell is told in options and usage is told here by the names of the fields. */
static void refuse(struct desk *desk, const struct verb_context *context, const struct form_values *values, int *field)
{
	const char *sentence = book_fault(desk_book(desk))->text;
	bool word = is_refusal(sentence, speech("Something is missing: ambit %s %s."));

	*field = word ? field_missing(context, values) : field_at_fault(context, values, sentence, *field);
	if (*field < 0)
		*field = 0;
	if ((!word && !is_refusal(sentence, speech("That needs --%s: ambit %s %s."))) || *field >= context->count || values->text[*field][0]) {
		name_fields(desk, context);
		return;
	}
	book_forgive(desk_book(desk));
	book_fail(desk_book(desk), FAULT_INPUT, "\"%s\" has to be filled in.", context->labels[*field]);
}

/* Options first, then -- and the words, so that a note may begin with a dash. */
static void make_words(const struct verb_context *context, const struct form_values *values, const char *words[WORDS_MOST])
{
	int count = 0, last = 0;

	for (int i = 0; i < VERB_WORDS && context->words[i][0]; i++)
		words[count++] = context->words[i];
	for (int i = 0; i < context->count; i++) {
		if (!context->options[i][0] || (context->edits ? !values->changed[i] : !values->text[i][0]))
			continue;
		if (context->flags[i] && strcmp(values->text[i], "yes"))
			continue;
		words[count++] = context->options[i];
		if (!context->flags[i])
			words[count++] = values->text[i];
	}
	words[count++] = "--";
	last = count;
	for (int i = 0; i < context->count; i++) {
		if (context->options[i][0])
			continue;
		words[count++] = values->text[i];
		last = values->text[i][0] ? count : last;
	}
	words[last] = NULL;
}

static bool save(struct desk *desk, void *with, const struct form_values *values, int *field)
{
	struct verb_context *context = with;
	const char *words[WORDS_MOST];
	struct text answer = {0};
	bool ok;

	make_words(context, values, words);
	ok = run_here(desk, words, &answer);
	if (ok && context->reads)
		context->answer = arena_text(desk_arena(desk), text_string(&answer));
	else if (ok)
		desk_say(desk, "%.*s", (int)strcspn(text_string(&answer), "\n"), text_string(&answer));
	else
		refuse(desk, context, values, field);
	text_free(&answer);
	return ok;
}

/* The answer lives in the arena of this very key. */
static void next(struct desk *desk, void *with)
{
	struct verb_context *context = with;

	if (context->reads)
		pager_open(desk, context->words[0], context->answer);
	if (context->then)
		context->then(desk, context);
}

/* What is proposed already can be gone back to. */
static int first_empty(const struct verb_form *form)
{
	for (int i = 0; i < form->count && !form->edits && !form->from_first && !form->offers_first && !form->fields[0].option; i++)
		if (!form->fields[i].value || !*form->fields[i].value)
			return i;
	return 0;
}

enum answer verb_ask(struct desk *desk, const struct verb_form *form)
{
	struct verb_context context = {.count = form->count, .edits = form->edits, .reads = form->reads, .then = form->then};
	struct field fields[FIELDS_MOST];

	for (int i = 0; i < VERB_WORDS && form->words[i]; i++)
		snprintf(context.words[i], sizeof context.words[i], "%s", form->words[i]);
	for (int i = 0; i < form->count; i++) {
		static const char *const yes[] = {"yes", NULL};
		const struct verb_field *field = &form->fields[i];

		fields[i] = (struct field){.label = field->label, .value = field->value, .offered = !form->edits && !form->from_first, .hint = field->hint,
			.among = field->flag ? yes : field->among, .suggest = field->suggest, .reading = field->reading};
		snprintf(context.options[i], sizeof context.options[i], "%s", field->option ? field->option : "");
		context.flags[i] = field->flag;
		snprintf(context.labels[i], sizeof context.labels[i], "%s", field->label);
	}
	return form_open(desk, &(struct form_plan){
		.title = form->title, .fields = fields, .count = form->count, .first = first_empty(form), .save = save, .then = next,
		.context = &context, .context_size = sizeof context,
	});
}

/* The verb that a typed line belongs to, and what it answered. */
struct typed_verb { char name[64]; const char *answer; };

static bool save_typed(struct desk *desk, void *context, const struct form_values *values, int *field)
{
	struct typed_verb *verb = context;
	char *line = arena_print(desk_arena(desk), "%s %s", verb->name, values->text[0]);
	const char *words[WORDS_MOST];
	struct text answer = {0};
	int count = 0;
	bool ok;

	(void)field;
	while (count < WORDS_MOST - 1 && (words[count] = cut_word(&line)))
		count++;
	words[count] = NULL;
	ok = run_here(desk, words, &answer);
	if (ok)
		verb->answer = arena_text(desk_arena(desk), text_string(&answer));
	text_free(&answer);
	return ok;
}

static void show_answer(struct desk *desk, void *context)
{
	const struct typed_verb *verb = context;

	say_answer(desk, verb->name, verb->answer);
}

enum answer verb_type(struct desk *desk, const char *name, const char *usage)
{
	const struct field fields[] = {{.label = "words", .hint = *usage ? usage : speech("none needed: Enter runs it")}};
	struct typed_verb verb = {.answer = ""};

	snprintf(verb.name, sizeof verb.name, "%s", name);
	return form_open(desk, &(struct form_plan){
		.title = arena_print(desk_arena(desk), speech("ambit %s"), name), .fields = fields, .count = 1,
		.save = save_typed, .then = show_answer, .context = &verb, .context_size = sizeof verb,
	});
}
