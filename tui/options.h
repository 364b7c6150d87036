/* Words of the command line → a verb, its words and options. The rows of tui/command.h drive parser, help, manual and completion alike. */
#ifndef TUI_OPTIONS_H
#define TUI_OPTIONS_H

#include "tui/command.h"

/* What is said outside of any verb: where the store is, how to answer, the full screen's options. */
struct invocation {
	const char *store;
	const char *screen, *keys, *meeting;     /* --screen NAME, --keys FILE, --meeting PROJECT */
	bool text, ascii, accessible;            /* --text --ascii --accessible */
	bool help, version, json, quiet, dry_run, force;
	const char *color;                       /* auto, always, never */
	const char *format, *output, *as_of;
	const struct command *command;           /* NULL: the full screen */
	const char **words;
	int count;
	struct given *given;
	int given_count;
	char *note;
};

/* The options that hold everywhere, for help and manual. */
extern const struct option everywhere_options[], screen_options[];

/* Reads argv (without the program's name) into the arena. lenient: unambiguous beginnings of verbs will do. */
bool options_read(int count, char **words, bool lenient, struct arena *, struct invocation *, struct fault *);
/* The row of --name or -n in the command's options, or NULL. */
const struct option *option_find(const struct option *rows, const char *name, size_t length);

/* The same by its letter. */
const struct option *option_letter(const struct option *rows, char letter);
enum { OPTION_TABLES = 6 };
/* The tables that apply to a command, NULL: to none: its own, those its card asks for, those of everywhere. Answers how many. */
int option_tables(const struct command *, const struct option *out[OPTION_TABLES]);

#endif
