/* Comma separated values, record by record (RFC 4180), as a stream of at most 1 MiB a record. */
#ifndef MODEL_IMPORTS_CELLS_H
#define MODEL_IMPORTS_CELLS_H

#include "model/imports/source.h"

struct cells {
	struct source *source;
	char separator;
	bool strict;              /* a quote inside a cell, text after one, and a bare CR are refused; else taken as they are */
	int line;                 /* where the present record starts, from 1 */
	const char **items;       /* NUL-terminated, until the next record */
	int count;
	/* inside */
	int next_line, room;
	struct text bytes;
	size_t *starts;
	bool high, control;       /* the record holds bytes over 127; holds control characters */
};

void cells_open(struct cells *, struct source *, char separator, bool strict);
void cells_close(struct cells *);
/* Back to the first record. */
bool cells_rewind(struct cells *);
/* The next record. READ_FAULT: not readable as CSV, not UTF-8, over 1 MiB, control characters; the fault names the line where the record starts. */
enum outcome cells_next(struct cells *);
/* True for a line with nothing on it. */
bool cells_is_blank(const struct cells *);

#endif
