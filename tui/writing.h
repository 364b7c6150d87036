/* Writing what a verb answers into a file: its name says the format, and one that is there is replaced only after a question. */
#ifndef TUI_WRITING_H
#define TUI_WRITING_H

#include "tui/verb.h"

/* What the end of a name may say: the pages; .xml too, for UBL; .ics alone; anything, where a field says the format. */
enum writing_kind { WRITING_PAGE, WRITING_INVOICE, WRITING_CALENDAR, WRITING_ANY };

struct writing {
	const char *title;
	const char *words[VERB_WORDS];      /* "report", "scope", "lumen/churn"; NULL at the end */
	const char *file;                   /* the name that is proposed; its end is the format */
	enum writing_kind kind;
	const struct verb_field *fields;    /* options that may follow the file; at most WRITING_FIELDS */
	int count;
};

enum { WRITING_FIELDS = 4 };

enum answer writing_ask(struct desk *, const struct writing *);

#endif
