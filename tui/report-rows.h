/* Every report that can be read or written from Reports, each with the verb that makes it. */
#ifndef TUI_REPORT_ROWS_H
#define TUI_REPORT_ROWS_H

#include "model/moment.h"
#include "tui/panes.h"
#include "tui/verb.h"

enum { REPORTS_MOST = 32 };

struct report_row {
	const char *title;
	const char *words[VERB_WORDS];
	const char *file;               /* the name that is proposed */
	bool folder;                    /* it is written as several files, and can't be read here */
};
struct report_rows { struct report_row items[REPORTS_MOST]; size_t count; };

/* path: of the project in view, NULL: none. waiting: its changes that wait for an answer. */
struct report_wish { const char *path; struct period period; int waiting; };

void report_rows_make(const struct report_wish *, const struct list *, struct arena *, struct report_rows *);
const struct report_row *report_rows_at(const struct report_rows *, size_t row);
void report_rows_table(const struct report_rows *, struct table *);
void report_rows_paint(const struct report_rows *, const struct list *, bool focused, struct canvas *);

enum answer report_row_read(struct desk *, const struct report_row *);
enum answer report_row_write(struct desk *, const struct report_row *);

#endif
