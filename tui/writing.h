/* Writing what a verb answers into a file: its name says the format, and one that is there is replaced only after a question. */
#ifndef TUI_WRITING_H
#define TUI_WRITING_H

#include "tui/verb.h"

struct writing {
	const char *title;
	const char *words[VERB_WORDS];      /* "report", "scope", "lumen/churn"; NULL at the end */
	const char *file;                   /* the name that is proposed; its end is the format */
	bool xml;                           /* .xml is the electronic invoice */
	const struct verb_field *fields;    /* options that may follow the file; at most WRITING_FIELDS */
	int count;
};

enum { WRITING_FIELDS = 4 };

enum answer writing_ask(struct desk *, const struct writing *);

#endif
