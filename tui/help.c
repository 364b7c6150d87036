#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "tui/help.h"
#include "tui/options.h"

static void add_option(const struct option *row, struct text *text)
{
	char left[64];
	int used = snprintf(left, sizeof left, "  %c%c%s--%s", row->letter ? '-' : ' ', row->letter ? row->letter : ' ', row->letter ? ", " : "  ", row->name);

	if (row->value && used < 60)
		snprintf(left + used, sizeof left - (size_t)used, " %s", row->value);
	text_print(text, "%-30s %s%s\n", left, speech(row->help), row->many ? speech("; may be repeated") : "");
}

static void add_options(const struct option *rows, struct text *text)
{
	for (; rows && rows->name; rows++)
		add_option(rows, text);
}

/* The purpose as a sentence; one that asks has its mark already. */
static const char *stop_after(const char *purpose)
{
	size_t length = strlen(purpose);

	return length && strchr("?.!", purpose[length - 1]) ? "" : ".";
}

static void add_acts(const struct command *command, struct text *text)
{
	for (const struct command *const *act = command->acts; act && *act; act++)
		text_print(text, "  ambit %s%s%s\n      %s\n", (*act)->name, *(*act)->usage ? " " : "", (*act)->usage, speech((*act)->purpose));
}

static void write_command(const struct command *command, struct text *text)
{
	if (command->acts) {
		text_print(text, "%s%s\n\n", speech(command->purpose), stop_after(command->purpose));
		add_acts(command, text);
		text_print(text, speech("\nambit %s ACT --help says more of each.\n"), command->name);
		return;
	}
	text_print(text, "ambit %s%s%s\n\n%s%s\n", command->name, *command->usage ? " " : "", command->usage, speech(command->purpose), stop_after(command->purpose));
	if (command->options || command->format || command->as_of || command->dry_run)
		text_add(text, "\n");
	add_options(command->options, text);
	if (command->format)
		text_add(text, speech("      --format FORMAT          how it is written\n  -o, --output FILE            into a file, whole or not at all; --force replaces one\n"));
	if (command->as_of)
		text_add(text, speech("      --as-of TIME             the position at that instant\n"));
	if (command->dry_run)
		text_add(text, speech("      --dry-run                say what would happen, write nothing\n"));
}

static void write_all(struct text *text)
{
	text_add(text, speech("ambit                  the full screen\nambit VERB [WORDS] [--options]\n\n"));
	for (const struct command *const *each = commands; *each; each++)
		text_print(text, "  %-12s %s\n", (*each)->name, speech((*each)->purpose));
	text_add(text, speech("\nEverywhere:\n"));
	add_options(everywhere_options, text);
	text_add(text, speech("\nThe full screen:\n"));
	add_options(screen_options, text);
	text_add(text, speech("\nambit help VERB, or ambit VERB --help, says more of each.\n"));
}

void help_write(const struct command *command, struct text *text)
{
	if (command)
		write_command(command, text);
	else
		write_all(text);
}

int help_print(const struct command *command)
{
	struct text text = {0};

	help_write(command, &text);
	fputs(text_string(&text), stdout);
	text_free(&text);
	return 0;
}
