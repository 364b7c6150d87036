/* Verbs of the command line run from the full screen: the same cards, the same sentences, the same step of undo. */
#ifndef TUI_VERB_H
#define TUI_VERB_H

#include "model/text.h"
#include "tui/desk.h"
#include "tui/form.h"

enum { VERB_WORDS = 8 };

/* Runs the words, the last followed by NULL, and adds what the verb answers. False: the book's fault says why. */
bool verb_run(struct book *, const char *const words[], struct arena *, struct text *answer);
/* Runs them and says the answer; one of many lines opens to be read under the title. */
enum answer verb_do(struct desk *, const char *title, const char *const words[]);

/* Asks for the words of a verb in one line, as a shell would take them. */
enum answer verb_type(struct desk *, const char *name, const char *usage);

/* A field of a verb's form: the value of an option, or where that is NULL the next word. */
struct verb_field {
	const char *label, *option, *value, *hint;
	void (*suggest)(struct desk *, const char *typed, struct text *);
	bool (*reading)(struct desk *, const char *typed, struct text *);
	const char *const *among;           /* words one of which it has to be */
	bool flag;                          /* an option without a value: given where the field says yes */
};

struct verb_form {
	const char *title;
	const char *words[VERB_WORDS];      /* "change", "approve", "lumen/churn/CR-3"; NULL at the end */
	const struct verb_field *fields;
	int count;
	bool from_first;                    /* begins in the first field, though something is proposed there */
	bool offers_first;                  /* the same, where what is proposed gives way to what is typed */
	bool edits;                         /* only what was changed is said */
	bool reads;                         /* the answer opens to be read */
	void (*then)(struct desk *, void *context);
};

/* Asks for the fields and runs the verb with them. */
enum answer verb_ask(struct desk *, const struct verb_form *);

#endif
