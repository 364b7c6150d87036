/* Long work of a verb says on a terminal that it goes on, in one line that goes again before the answer. */
#ifndef TUI_PATIENCE_H
#define TUI_PATIENCE_H

#include "tui/command.h"

struct patience {
	struct book *book;      /* NULL: nobody looks on */
	int64_t began, told;    /* milliseconds */
	int columns;            /* of what stands there */
};

/* The patience is borrowed until its end. With -q, and where stderr is no terminal, nothing is said. */
void patience_begin(struct patience *, const struct call *);
void patience_end(struct patience *);

#endif
