#include "tui/first-steps.h"

#include <ctype.h>
#include <string.h>

#include "tui/canvas.h"
#include "tui/entry-forms.h"
#include "tui/form.h"
#include "tui/verb.h"
#include "tui/words.h"

enum { SLUG_MOST = 32 };

/* A short name for paths from what people call a thing: "Müller & Co" gives m-ller-co; never empty. */
static char *slug_of(const char *name, char out[33])
{
	int length = 0;
	uint32_t point;

	for (int size; *name && length < SLUG_MOST; name += size ? size : 1) {
		size = utf8_decode(name, &point);
		if (!size)
			continue;
		point = sign_in_ascii(point);
		if (point != '?' && isalnum((int)point))
			out[length++] = (char)tolower((int)point);
		else if (length && out[length - 1] != '-')
			out[length++] = '-';
	}
	while (length && out[length - 1] == '-')
		length--;
	if (!length)
		out[length++] = 'x';
	out[length] = '\0';
	return out;
}

/* "150 EUR" names its currency; a client needs to know it before any rate is read. */
static const char *currency_of(struct desk *desk, const char *rate)
{
	const char *blank = strrchr(rate, ' ');

	return blank && currency_is_valid(blank + 1) ? arena_text(desk_arena(desk), blank + 1) : NULL;
}

static bool make(struct desk *desk, const struct form_values *values, const char *path)
{
	const char *currency = currency_of(desk, values->text[2]);
	char client[33];
	const char *client_words[] = {
		"client", "add", slug_of(values->text[0], client), values->text[0], currency ? "--currency" : NULL, currency, NULL,
	};
	const char *project_words[] = {"project", "add", "--rate", values->text[2], "--", path, values->text[1], NULL};
	struct text answer = {0};
	bool ok = verb_run(desk_book(desk), client_words, desk_arena(desk), &answer) &&
	          verb_run(desk_book(desk), project_words, desk_arena(desk), &answer);

	text_free(&answer);
	return ok;
}

static bool save(struct desk *desk, void *context, const struct form_values *values, int *field)
{
	struct book *book = desk_book(desk);
	char client[33], project[33];
	struct place place = {0};
	const char *path;
	bool ok;

	(void)context;
	for (*field = 0; *field < 3; ++*field)
		if (!values->text[*field][0])
			return book_fail(book, FAULT_INPUT, "That needs a word: a name, or for the rate an amount such as 150 or 150 EUR.");
	path = arena_print(desk_arena(desk), "%s/%s", slug_of(values->text[0], client), slug_of(values->text[1], project));
	*field = 2;
	if (!book_begin(book))
		return false;
	ok = make(desk, values, path);
	if (!book_end(book, ok, "project add", "%s, its client and rate", path) ||
	    !place_find(book, path, PLACE_PROJECT, desk_arena(desk), &place))
		return false;
	desk_view(desk, place.project);
	desk_say(desk, "Added %s at %s an hour. Now a first hour.", path, values->text[2]);
	return true;
}

static void show_draft(struct desk *desk, void *context)
{
	(void)context;
	desk_go(desk, "invoices");
}

/* The project that was just made is the one in view. */
static void ask_first_hour(struct desk *desk, void *context)
{
	struct place place = {0};

	(void)context;
	if (!place_of(desk_book(desk), desk_project(desk), 0, desk_arena(desk), &place))
		desk_refuse(desk);
	else
		entry_form_log(desk, DAY_NONE, place.path, show_draft);
}

enum answer first_steps(struct desk *desk)
{
	static const struct field fields[] = {
		{.label = "client", .hint = "who you work for: Acme GmbH"},
		{.label = "project", .hint = "what it is called: Churn prediction"},
		{.label = "rate", .hint = "an hour: 150, or 150 EUR"},
	};

	return form_open(desk, &(struct form_plan){
		.title = "A client and a project", .fields = fields, .count = 3, .save = save, .then = ask_first_hour,
	});
}
