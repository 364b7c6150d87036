/* A verb of the command line: a card that says what it takes, and the function that runs it. One file a verb in tui/commands. */
#ifndef TUI_COMMAND_H
#define TUI_COMMAND_H

#include <stdbool.h>
#include <stdint.h>

#include "model/book.h"
#include "model/json.h"
#include "model/out.h"

enum word_sort { WORD_ANY, WORD_PATH, WORD_PROJECT, WORD_CLIENT, WORD_ITEM, WORD_CHANGE, WORD_ENTRY, WORD_FILE, WORD_ACTIVITY, WORD_DISPOSITION, WORD_DAY, WORD_PERIOD, WORD_FORMAT, WORD_SETTING }; /* for completion */

struct option {
	const char *name;        /* "activity" for --activity */
	char letter;             /* 'a' for -a, 0: none */
	const char *other;       /* another long name, e.g. bill for disposition; NULL */
	const char *value;       /* what stands for its value in the help: LENGTH; NULL: a flag */
	enum word_sort sort;
	bool many;               /* may be given more than once */
	const char *help;
};

struct call;

struct command {
	const char *name;                    /* "change", and "approve" for the act below it */
	const char *const *aliases;          /* NULL-terminated, or NULL */
	const char *usage;                   /* words after the name: "PATH LENGTH|SPAN [NOTE]" */
	const char *purpose;                 /* one line, "Files a stretch of work" */
	const struct option *options;        /* ends with a row without a name; NULL: none beside those of everywhere */
	const struct command *const *acts;   /* the acts below this verb, NULL-terminated; then run and the rest is theirs */
	int least, most;                     /* words; most -1: the rest is a note, joined by blanks */
	enum word_sort sorts[4];             /* of the first words */
	bool format;                         /* takes --format and -o */
	bool as_of;                          /* takes --as-of */
	bool dry_run;                        /* takes --dry-run */
	bool terminal;                       /* writes by itself, to the terminal or a file */
	bool storeless;                      /* asks no store, so that none is opened for it */
	bool (*run)(struct call *);
};

/* One run of a verb. Words and option values are borrowed from argv. */
struct call {
	const struct command *command;
	struct book *book;
	struct arena *arena;
	struct out *out;                     /* the answer: appended to by run, written once the act stands */
	const char *const *words;
	int count;
	const char *note;                    /* the remaining words where most is -1; "" if none */
	bool note_given;
	bool json, quiet, dry_run, tty, color;
	int columns;                         /* of what it is read on; 0: not known */
	bool without_notices;                /* Today lists them, and a meeting is no place for them */
	bool on_screen;                      /* the terminal belongs to the full screen: nothing may be written to it */
	const char *format, *output;         /* --format and -o; format NULL: the default */
	int64_t as_of;                       /* INT64_MAX: now */
	int status;                          /* exit status of an answer that is a no: check, due */
	struct given { const struct option *option; const char *value; } *given;
	int given_count;
};

/* The value of an option, NULL if it wasn't given; a flag's value is "". The n-th of a repeated one. */
const char *call_option(const struct call *, const char *name);
const char *call_option_n(const struct call *, const char *name, int n);
bool call_flag(const struct call *, const char *name);

/* Reading options of the common sorts; absent ones leave the value as it is. False and FAULT_INPUT when one can't be read. */
bool call_day(struct call *, const char *name, bool next, int *day);      /* next: a weekday is the next one */
bool call_time(struct call *, const char *name, int64_t *at);
bool call_length(struct call *, const char *name, int64_t *seconds);
bool call_number(struct call *, const char *name, int64_t least, int64_t most, int64_t *);
bool call_period(struct call *, int word, const char *otherwise, struct period *); /* words[word] if given */
/* A word of the list, by its place. FAULT_INPUT: "WORD is no WHAT", and which there are. */
bool call_choice(struct call *, const char *name, const char *const *words, const char *what, int *place);
bool call_id(struct call *, const char *word, int64_t *id);
bool call_need(struct call *, const char *name);                          /* FAULT_INPUT if the option is missing or empty */

/* The one line of a verb that wrote: clean, with its notices in brackets; nothing with -q; dry runs say so. */
void call_say(struct call *, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* --json: a writer on the answer; ends with call_json_end, which adds the newline. */
struct json call_json(struct call *);
void call_json_end(struct call *, struct json *);

extern const struct command *const commands[]; /* made from the file names by registry.awk, NULL-terminated */
/* The verb or NULL; lenient takes any unambiguous beginning. */
const struct command *command_find(const struct command *const *among, const char *word, bool lenient);
/* What is typed for it: an act's name is the whole, "change approve"; this is its last word. */
const char *command_word(const char *name);

#endif
