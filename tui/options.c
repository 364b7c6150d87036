#include <stdio.h>
#include <string.h>

#include "model/text.h"
#include "tui/options.h"

const struct option everywhere_options[] = {
	{.name = "store", .value = "FILE", .sort = WORD_FILE, .help = "another store than ~/.local/share/ambit/ambit.db"},
	{.name = "json", .help = "the answer as one JSON document"},
	{.name = "quiet", .letter = 'q', .help = "say nothing but what was asked for"},
	{.name = "color", .value = "WHEN", .help = "auto, always or never"},
	{.name = "help", .letter = 'h', .help = "what the verb takes"},
	{.name = "version", .help = "the version of ambit"},
	{0},
};

const struct option screen_options[] = {
	{.name = "screen", .value = "NAME", .help = "open at, or with --text print, today week projects scope experiments invoices reports"},
	{.name = "text", .help = "print that screen as plain text, at COLUMNS x LINES"},
	{.name = "ascii", .help = "only plain ASCII signs"},
	{.name = "accessible", .help = "no frames, no clock, one list a screen"},
	{.name = "meeting", .value = "PROJECT", .sort = WORD_PROJECT, .help = "only what a client may see of that project"},
	{.name = "keys", .value = "FILE", .sort = WORD_FILE, .help = "a script of keys in place of a terminal"},
	{0},
};

static const struct option format_options[] = {
	{.name = "format", .value = "FORMAT", .sort = WORD_FORMAT, .help = "how it is written"},
	{.name = "output", .letter = 'o', .value = "FILE", .sort = WORD_FILE, .help = "into a file, whole or not at all"},
	{.name = "force", .help = "replace a file that is there"},
	{0},
};

static const struct option as_of_options[] = {{.name = "as-of", .value = "TIME", .help = "the position at that instant, or at the end of that day"}, {0}};
static const struct option dry_run_options[] = {{.name = "dry-run", .help = "say what would happen, write nothing"}, {0}};

const struct option *option_find(const struct option *rows, const char *name, size_t length)
{
	for (; rows && rows->name; rows++) {
		if (strlen(rows->name) == length && !strncmp(rows->name, name, length))
			return rows;
		if (rows->other && strlen(rows->other) == length && !strncmp(rows->other, name, length))
			return rows;
	}
	return NULL;
}

const struct option *option_letter(const struct option *rows, char letter)
{
	for (; rows && rows->name; rows++)
		if (rows->letter == letter)
			return rows;
	return NULL;
}

/* One reading of a command line. */
struct reading {
	struct invocation *to;
	struct arena *arena;
	struct fault *fault;
	char **words;
	int count, at;
	bool lenient, only_words;
};

int option_tables(const struct command *command, const struct option *out[OPTION_TABLES])
{
	int count = 0;

	if (command && command->options)
		out[count++] = command->options;
	if (command && command->format)
		out[count++] = format_options;
	if (command && command->as_of)
		out[count++] = as_of_options;
	if (command && command->dry_run)
		out[count++] = dry_run_options;
	if (!command)
		out[count++] = screen_options;
	out[count++] = everywhere_options;
	return count;
}

static const struct option *find_row(const struct command *command, const char *name, size_t length, char letter)
{
	const struct option *rows[OPTION_TABLES], *row = NULL;
	int count = option_tables(command, rows);

	for (int i = 0; i < count && !row; i++)
		row = letter ? option_letter(rows[i], letter) : option_find(rows[i], name, length);
	return row;
}

static bool is_row_of(const struct option *row, const struct option *rows)
{
	for (; rows->name; rows++)
		if (rows == row)
			return true;
	return false;
}

static void take_common(struct invocation *to, const struct option *row, const char *value)
{
	const struct { const char *name; const char **text; bool *flag; } places[] = {
		{"store", &to->store, NULL}, {"screen", &to->screen, NULL}, {"keys", &to->keys, NULL}, {"meeting", &to->meeting, NULL},
		{"color", &to->color, NULL}, {"format", &to->format, NULL}, {"output", &to->output, NULL}, {"as-of", &to->as_of, NULL},
		{"text", NULL, &to->text}, {"ascii", NULL, &to->ascii}, {"accessible", NULL, &to->accessible}, {"help", NULL, &to->help},
		{"version", NULL, &to->version}, {"json", NULL, &to->json}, {"quiet", NULL, &to->quiet}, {"dry-run", NULL, &to->dry_run},
		{"force", NULL, &to->force},
	};

	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (!strcmp(places[i].name, row->name)) {
			if (places[i].text)
				*places[i].text = value;
			else
				*places[i].flag = true;
		}
}

static bool is_common(const struct option *row)
{
	return is_row_of(row, everywhere_options) || is_row_of(row, screen_options) || is_row_of(row, format_options)
		|| is_row_of(row, as_of_options) || is_row_of(row, dry_run_options);
}

static bool take(struct reading *reading, const struct option *row, const char *value)
{
	struct invocation *to = reading->to;

	for (int i = 0; i < to->given_count; i++)
		if (to->given[i].option == row && !row->many)
			return fault_set(reading->fault, FAULT_INPUT, "--%s is given twice.", row->name);
	arena_grow(reading->arena, &to->given, (size_t)to->given_count, sizeof *to->given);
	to->given[to->given_count++] = (struct given){row, value};
	if (is_common(row))
		take_common(to, row, value);
	return true;
}

static bool take_option(struct reading *reading, const struct option *row, const char *shown, const char *attached)
{
	if (!row->value)
		return attached ? fault_set(reading->fault, FAULT_INPUT, "\"%.60s\" takes no value.", shown) : take(reading, row, "");
	if (attached)
		return take(reading, row, attached);
	if (reading->at >= reading->count)
		return fault_set(reading->fault, FAULT_INPUT, "\"%.60s\" needs a value: %s.", shown, row->value);
	return take(reading, row, reading->words[reading->at++]);
}

static bool read_long(struct reading *reading, const char *word)
{
	const char *name = word + 2;
	size_t length = strcspn(name, "=");
	const struct option *row = find_row(reading->to->command, name, length, 0);

	if (!row)
		return fault_set(reading->fault, FAULT_INPUT, "There is no option \"%.60s\" here; --help lists them.", word);
	return take_option(reading, row, word, name[length] == '=' ? name + length + 1 : NULL);
}

static bool read_letters(struct reading *reading, const char *word)
{
	for (const char *letter = word + 1; *letter; letter++) {
		const struct option *row = find_row(reading->to->command, NULL, 0, *letter);

		if (!row)
			return fault_set(reading->fault, FAULT_INPUT, "There is no option \"%.60s\" here; --help lists them, and -- lets words begin with a dash.", word);
		if (row->value)
			return take_option(reading, row, word, letter[1] ? letter + 1 : NULL);
		if (!take(reading, row, ""))
			return false;
	}
	return true;
}

/* "start, status or stop": what begins like that; "" unless several do. */
static const char *candidates(const struct command *const *among, const char *word, char out[200])
{
	const char *names[8];
	size_t count = 0, room = sizeof names / sizeof *names, length = 0;

	for (const struct command *const *each = among; *each; each++) {
		const char *blank = strrchr((*each)->name, ' '), *name = blank ? blank + 1 : (*each)->name;

		if (*word && !strncmp(name, word, strlen(word)) && count++ < room)
			names[count - 1] = name;
	}
	out[0] = '\0';
	for (size_t i = 0; count > 1 && count <= room && i < count; i++)
		length += (size_t)snprintf(out + length, 200 - length, "%s%s", names[i], i + 2 < count ? ", " : i + 1 < count ? " or " : "");
	return out;
}

static bool say_unknown(struct reading *reading, const struct command *const *among, const char *above, const char *word)
{
	char several[200];

	if (reading->lenient && strlen(word) < 16 && *candidates(among, word, several))
		return fault_set(reading->fault, FAULT_INPUT, "\"%s\" begins several verbs: %s.", word, several);
	if (above)
		return fault_set(reading->fault, FAULT_INPUT, "\"%s %.60s\" is no verb of ambit; ambit help %s lists them.", above, word, above);
	return fault_set(reading->fault, FAULT_INPUT, "\"%.60s\" is no verb of ambit; ambit help lists them.", word);
}

/* The first words name the verb, and the act below it. */
static bool read_verb(struct reading *reading, const char *word)
{
	const struct command *above = reading->to->command;

	reading->to->command = command_find(above ? above->acts : commands, word, reading->lenient);
	return reading->to->command || say_unknown(reading, above ? above->acts : commands, above ? above->name : NULL, word);
}

static bool read_word(struct reading *reading, const char *word)
{
	struct invocation *to = reading->to;

	if (!text_is_keepable(word, 1 << 20))
		return fault_set(reading->fault, FAULT_INPUT, "\"%.60s\" holds control characters or bytes that are no UTF-8.", word);
	if (!to->command || (to->command->acts && !to->count))
		return read_verb(reading, word);
	arena_grow(reading->arena, &to->words, (size_t)to->count, sizeof *to->words);
	to->words[to->count++] = word;
	return true;
}

static bool count_is_right(struct reading *reading)
{
	const struct invocation *to = reading->to;
	const struct command *command = to->command;

	if (!command || to->help || to->version)
		return true;
	if (command->acts)
		return fault_set(reading->fault, FAULT_INPUT, "ambit %s needs to know what: %s.", command->name, command->usage);
	if (to->count < command->least)
		return fault_set(reading->fault, FAULT_INPUT, "Something is missing: ambit %s %s.", command->name, command->usage);
	if (command->most >= 0 && to->count > command->most)
		return fault_set(reading->fault, FAULT_INPUT, "\"%.60s\" is one word too many: ambit %s%s%s.", to->words[command->most], command->name,
			*command->usage ? " " : "", command->usage);
	return true;
}

bool options_read(int count, char **words, bool lenient, struct arena *arena, struct invocation *to, struct fault *fault)
{
	struct reading reading = {.to = to, .arena = arena, .fault = fault, .words = words, .count = count, .lenient = lenient};

	*to = (struct invocation){.color = "auto"};
	while (reading.at < count) {
		const char *word = words[reading.at++];
		bool ok;

		if (!reading.only_words && !strcmp(word, "--")) {
			reading.only_words = true;
			continue;
		}
		if (reading.only_words || word[0] != '-' || !word[1])
			ok = read_word(&reading, word);
		else
			ok = word[1] == '-' ? read_long(&reading, word) : read_letters(&reading, word);
		if (!ok)
			return false;
	}
	if (strcmp(to->color, "auto") && strcmp(to->color, "always") && strcmp(to->color, "never"))
		return fault_set(fault, FAULT_INPUT, "\"%.40s\" is no way to colour: auto, always or never.", to->color);
	return count_is_right(&reading);
}
