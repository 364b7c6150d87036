/* Long work of a verb says on a terminal that it goes on, in one line that goes again before the answer; C-c takes it back. */
#ifndef TUI_PATIENCE_H
#define TUI_PATIENCE_H

#include "tui/command.h"

struct patience {
	struct call *call;
	int64_t began, told;    /* milliseconds */
	int columns;            /* of what stands there */
	bool speaks;            /* somebody looks on: neither -q, nor a stderr that is no terminal */
	bool listens;           /* C-c is caught */
};

/*
 * The patience is borrowed until its end. From the first long work on C-c no longer ends the process: what runs is
 * refused and its act rolled back. A second C-c ends it after all.
 */
void patience_begin(struct patience *, struct call *);
void patience_end(struct patience *);
/* Ends the process as C-c does, so that a script that runs it ends too; returns when no work was cancelled. */
void patience_end_process(void);

/* Milliseconds of a clock that nobody sets. */
int64_t patience_clock(void);
enum { PATIENCE_WORDS = 100 };
/* "Working, 3 s: 45,000 rows read" */
const char *patience_words(const struct book *, int64_t seconds, char out[PATIENCE_WORDS]);

#endif
