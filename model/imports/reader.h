/* What an importer is, and what it works with. One foreign format a file; rows are read one after the other, twice. */
#ifndef MODEL_IMPORTS_READER_H
#define MODEL_IMPORTS_READER_H

#include "model/book.h"
#include "model/imports/row.h"
#include "model/imports/source.h"
#include "model/imports/values.h"

/* First all rows are judged, then they are written: the same file twice over. */
struct reader {
	struct book *book;
	struct source source;
	struct arena *arena;       /* lives as long as the import */
	struct arena *row_arena;   /* emptied before each row */
	enum date_order order;     /* as told by --date-order */
	const char *columns;       /* as told by --columns; NULL */
	bool create;               /* make what the file names */
	const char *currency;      /* for clients that are made; NULL: the default */
	void *state;               /* the importer's own */
};

struct importer {
	const char *name;
	bool own;                  /* our own format: rows carry whole paths and words, all is strict */
	bool named_columns;        /* --columns can say which header is what */
	int64_t limit;             /* bytes */
	/* Looks at the shape of the file: header, marks, order of dates. FAULT_FILE when it isn't this format. */
	bool (*open)(struct reader *);
	/* Makes the clients, projects, items and rates that the file holds; NULL: it holds none. Within the act. */
	bool (*make)(struct reader *);
	enum outcome (*next)(struct reader *, struct row *);
	bool (*rewind)(struct reader *);
	void (*close)(struct reader *);
};

extern const struct importer *const importers[]; /* NULL-terminated */
extern const struct importer columns_importer;   /* csv with --columns */

/* Refusals of a cell: FILE:LINE: what "cell". Answers false. */
bool reader_refuse(struct reader *, int line, const char *what, const char *cell);
/* The book's refusal, as one of that line of the file; faults of the store stay what they are. Answers false. */
bool reader_blame(struct reader *, int line);
/* Start and end as RFC 3339; without end, or backwards, the row is left out. */
bool row_instants(struct reader *, struct row *, const char *start, const char *end);
/* One of the four words, or "" for none. */
bool row_disposition(struct reader *, struct row *, const char *word);

#endif
