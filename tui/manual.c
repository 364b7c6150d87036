#include "tui/manual.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "tui/options.h"

/* Text as roff takes it: a backslash, a dash that may be typed, and no line that begins with a point or an apostrophe. */
static void add_text(struct text *text, const char *words)
{
	if (*words == '.' || *words == '\'')
		text_add(text, "\\&");
	for (; *words; words++)
		switch (*words) {
		case '\\': text_add(text, "\\e"); break;
		case '-': text_add(text, "\\-"); break;
		case '\n': text_add_char(text, ' '); break;
		default: text_add_char(text, *words);
		}
}

static void add_line(struct text *text, const char *macro, const char *words)
{
	text_print(text, "%s ", macro);
	add_text(text, words);
	text_add_char(text, '\n');
}

static void add_sentence(struct text *text, const char *words)
{
	size_t length = strlen(words);

	if (!length)
		return;
	text_add_char(text, (char)toupper((unsigned char)*words));
	add_text(text, words + 1);
	text_add(text, strchr("?.!", words[length - 1]) ? "\n" : ".\n");
}

static void add_option(struct text *text, const struct option *row)
{
	text_add(text, ".TP\n");
	if (row->letter)
		text_print(text, "\\fB\\-%c\\fR, ", row->letter);
	text_add(text, "\\fB\\-\\-");
	add_text(text, row->name);
	text_add(text, "\\fR");
	if (row->value) {
		text_add(text, " \\fI");
		add_text(text, row->value);
		text_add(text, "\\fR");
	}
	text_add_char(text, '\n');
	add_text(text, row->help);
	text_add_char(text, '\n');
	if (row->other) {
		text_add(text, "\\fB\\-\\-");
		add_text(text, row->other);
		text_add(text, "\\fR is the same.\n");
	}
	if (row->many)
		text_add(text, "May be repeated.\n");
}

static bool is_everywhere(const struct option *rows)
{
	return rows == everywhere_options || rows == screen_options;
}

static void add_options(struct text *text, const struct command *command)
{
	const struct option *rows[OPTION_TABLES];
	int count = option_tables(command, rows);

	for (int i = 0; i < count; i++)
		for (const struct option *row = rows[i]; !is_everywhere(rows[i]) && row->name; row++)
			add_option(text, row);
}

static void add_title(struct text *text, const char *name, const char *purpose)
{
	text_add(text, ".\\\" Made from the tables of the parser: change those, or docs/manual.\n.TH \"");
	for (const char *letter = name; *letter; letter++)
		text_add_char(text, (char)toupper((unsigned char)*letter));
	text_print(text, "\" 1 \"%s\" \"ambit %s\" \"User commands\"\n.SH NAME\n", RELEASE_DAY, PACKAGE_VERSION);
	add_text(text, name);
	text_add(text, " \\- ");
	add_text(text, purpose);
	text_add_char(text, '\n');
}

static void add_synopsis(struct text *text, const struct command *command)
{
	text_add(text, ".B ambit ");
	add_text(text, command->name);
	text_add_char(text, '\n');
	if (*command->usage)
		add_line(text, ".I", command->usage);
	text_add(text, "[\\fIoptions\\fR]\n");
}

static void add_synopses(struct text *text, const struct command *command)
{
	text_add(text, ".SH SYNOPSIS\n");
	if (!command->acts)
		add_synopsis(text, command);
	for (const struct command *const *act = command->acts; act && *act; act++) {
		if (act != command->acts)
			text_add(text, ".br\n");
		add_synopsis(text, *act);
	}
}

static void add_acts(struct text *text, const struct command *command)
{
	for (const struct command *const *act = command->acts; *act; act++) {
		text_add(text, ".SS \"ambit ");
		add_text(text, (*act)->name);
		text_add(text, "\"\n");
		add_sentence(text, (*act)->purpose);
		add_options(text, *act);
	}
}

static void write_verb(const struct command *command, struct text *text)
{
	char name[64];

	snprintf(name, sizeof name, "ambit-%s", command->name);
	add_title(text, name, command->purpose);
	add_synopses(text, command);
	text_add(text, ".SH DESCRIPTION\n");
	add_sentence(text, command->purpose);
	text_add(text, ".\\\" prose\n");
	text_add(text, command->acts ? ".SH ACTS\n" : "");
	if (command->acts) {
		add_acts(text, command);
	} else {
		text_add(text, ".SH OPTIONS\n");
		add_options(text, command);
	}
	text_add(text, command->acts || command->options || command->format || command->as_of || command->dry_run ? ".PP\n" : "");
	text_add(text, "The options of every verb, such as \\fB\\-\\-json\\fR and \\fB\\-\\-store\\fR, and the exit statuses are told in\n.BR ambit (1).\n"
		".SH SEE ALSO\n.BR ambit (1),\n.BR ambit\\-config (5),\n.BR ambit\\-tutorial (7)\n");
}

static void write_all(struct text *text)
{
	add_title(text, "ambit", "time, scope, experiments and invoices of freelance engineers");
	text_add(text, ".SH SYNOPSIS\n.B ambit\n[\\fIscreen options\\fR]\n.br\n.B ambit\n.I VERB\n[\\fIwords\\fR] [\\fIoptions\\fR]\n.SH DESCRIPTION\n.\\\" prose\n.SH VERBS\n");
	for (const struct command *const *each = commands; *each; each++) {
		text_add(text, ".TP\n.BR ambit\\-");
		add_text(text, (*each)->name);
		text_add(text, " (1)\n");
		add_sentence(text, (*each)->purpose);
	}
	text_add(text, ".SH OPTIONS EVERYWHERE\n");
	for (const struct option *row = everywhere_options; row->name; row++)
		add_option(text, row);
	text_add(text, ".SH OPTIONS OF THE FULL SCREEN\n");
	for (const struct option *row = screen_options; row->name; row++)
		add_option(text, row);
	text_add(text, ".\\\" more\n.SH SEE ALSO\n.BR ambit\\-config (5),\n.BR ambit\\-formats (5),\n.BR ambit\\-figures (7),\n.BR ambit\\-tutorial (7)\n");
}

void manual_write(const struct command *command, struct text *text)
{
	if (command)
		write_verb(command, text);
	else
		write_all(text);
}
