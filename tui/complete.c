#include "tui/complete.h"

#include <string.h>

#include "model/config.h"
#include "model/exports/format.h"
#include "model/imports/reader.h"
#include "tui/cut.h"
#include "tui/options.h"

/* How far the words before the one under way lead. */
struct walk {
	const struct command *command;   /* NULL: no verb yet */
	const struct option *open;       /* an option whose value comes next; NULL: none */
	int count;                       /* words of the verb so far */
	bool only_words;                 /* behind -- */
};

void complete_word(struct text *text, const char *word, const char *purpose, const char *begun)
{
	if (strncmp(word, begun, strlen(begun)))
		return;
	text_add_clean(text, word, true);
	if (purpose && *purpose) {
		text_add_char(text, '\t');
		text_add_clean(text, purpose, true);
	}
	text_add_char(text, '\n');
}

static const struct option *option_of(const struct command *command, const char *word)
{
	const struct option *rows[OPTION_TABLES], *row = NULL;
	int count = option_tables(command, rows);

	for (int i = 0; i < count && !row; i++)
		row = word[1] == '-' ? option_find(rows[i], word + 2, strlen(word + 2)) : option_letter(rows[i], word[strlen(word) - 1]);
	return row;
}

/* What can't be read leads nowhere, and nothing fits behind it. */
static bool step(struct walk *walk, const char *word)
{
	if (walk->open) {
		walk->open = NULL;
		return true;
	}
	if (!walk->only_words && !strcmp(word, "--")) {
		walk->only_words = true;
		return true;
	}
	if (!walk->only_words && word[0] == '-' && word[1]) {
		const struct option *row = strchr(word, '=') ? NULL : option_of(walk->command, word);

		walk->open = row && row->value ? row : NULL;
		return true;
	}
	if (!walk->command)
		walk->command = command_find(commands, word, true);
	else if (walk->command->acts)
		walk->command = command_find(walk->command->acts, word, true);
	else
		walk->count++;
	return walk->command;
}

/* An alias stands for its words. */
static bool begin(struct book *book, struct walk *walk, const char *word, struct arena *arena)
{
	const char *alias = command_find(commands, word, true) ? NULL : config_get(book, arena_print(arena, "alias.%.60s", word));
	char *rest;

	if (!alias)
		return step(walk, word);
	for (rest = arena_text(arena, alias); (word = cut_word(&rest));)
		if (!step(walk, word))
			return false;
	return true;
}

static bool add_aliases(struct book *book, const char *begun, struct arena *arena, struct text *text)
{
	static const char mark[] = "alias.";
	struct config_lines lines;

	if (!config_list(book, arena, &lines))
		return false;
	for (size_t i = 0; i < lines.count; i++)
		if (!strncmp(lines.items[i].key, mark, sizeof mark - 1))
			complete_word(text, lines.items[i].key + sizeof mark - 1, lines.items[i].value, begun);
	return true;
}

static void add_commands(const struct command *const *among, const char *begun, struct text *text)
{
	for (; *among; among++)
		complete_word(text, command_word((*among)->name), (*among)->purpose, begun);
}

static void add_options(const struct command *command, const char *begun, struct arena *arena, struct text *text)
{
	const struct option *rows[OPTION_TABLES];
	int count = option_tables(command, rows);

	for (int i = 0; i < count; i++)
		for (const struct option *row = rows[i]; row->name; row++)
			complete_word(text, arena_print(arena, "--%s", row->name), row->help, begun);
}

/* Those of trackers are in the registry; a calendar, a bill and a list of runs have readers of their own. */
static void add_importers(const char *begun, struct text *text)
{
	for (const struct importer *const *each = importers; *each; each++)
		complete_word(text, (*each)->name, NULL, begun);
	complete_word(text, "ics", "deadlines of a calendar", begun);
	complete_word(text, "mlflow", "results of runs", begun);
}

/* "internal|external", "ID go|iterate": words that stand for themselves; "ID|DAY" are names of others. */
static void add_alternatives(const char *usage, int place, const char *begun, struct arena *arena, struct text *text)
{
	char *words, *rest = NULL;

	for (; place > 0 && *usage; place--) {
		usage += strcspn(usage, " ");
		usage += strspn(usage, " ");
	}
	words = arena_text_n(arena, usage, strcspn(usage, " "));
	if (!strchr(words, '|'))
		return;
	for (char *word = strtok_r(words, "[|]", &rest); word; word = strtok_r(NULL, "[|]", &rest))
		if (*word >= 'a' && *word <= 'z')
			complete_word(text, word, NULL, begun);
}

static void add_formats(const struct command *command, const char *begun, struct text *text)
{
	static const char *const pages[] = {"text", "md", "html", "pdf", "json", "csv", NULL};

	if (!strncmp(command->name, "export", 6))
		for (const struct exporter *const *each = exporters; *each; each++)
			complete_word(text, (*each)->name, NULL, begun);
	else if (!strncmp(command->name, "import", 6))
		add_importers(begun, text);
	else
		for (int i = 0; pages[i]; i++)
			complete_word(text, pages[i], NULL, begun);
}

static bool add_value(struct book *book, struct arena *arena, const struct walk *walk, enum word_sort sort, const char *begun, struct text *text)
{
	if (sort == WORD_FORMAT)
		add_formats(walk->command, begun, text);
	else if (sort == WORD_FILE)
		text_add(text, ":files\n");
	else
		return complete_sort(book, arena, sort, begun, text);
	return true;
}

static bool add_word(struct book *book, struct arena *arena, const struct walk *walk, const char *begun, struct text *text)
{
	const struct command *command = walk->command;

	add_alternatives(command->usage, walk->count, begun, arena, text);
	return walk->count >= (int)(sizeof command->sorts / sizeof *command->sorts) || add_value(book, arena, walk, command->sorts[walk->count], begun, text);
}

bool complete(struct book *book, struct arena *arena, const char *const *words, int count, struct text *text)
{
	const char *begun = count ? words[count - 1] : "";
	struct walk walk = {0};

	for (int i = 0; i < count - 1; i++)
		if (!(walk.command || walk.open ? step(&walk, words[i]) : begin(book, &walk, words[i], arena)))
			return true;
	if (walk.open) {
		add_alternatives(walk.open->value, 0, begun, arena, text);
		return add_value(book, arena, &walk, walk.open->sort, begun, text);
	}
	if (*begun == '-' && !walk.only_words) {
		add_options(walk.command, begun, arena, text);
		return true;
	}
	if (!walk.command || walk.command->acts) {
		add_commands(walk.command ? walk.command->acts : commands, begun, text);
		return walk.command || add_aliases(book, begun, arena, text);
	}
	return add_word(book, arena, &walk, begun, text);
}
