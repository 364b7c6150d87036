/* What a book holds. For the few modules that keep something in it: book, evidence, act, config, calendar. */
#ifndef MODEL_BOOK_INSIDE_H
#define MODEL_BOOK_INSIDE_H

#include "model/record.h"

struct config;

struct book {
	struct store *store;
	struct fault fault;
	bool (*settle)(struct book *, const char *verb);
	void (*tell)(struct book *);
	const char *remark;           /* what went wrong beside an act that stands; NULL: nothing */
	struct arena *arena;          /* lives as long as the book */
	const char *path, *zone, *settings;
	int64_t now;
	bool clock_is_fixed, slept_is_told, dry_run;
	bool deadlines_were_judged;   /* since the calendar was last published */
	int64_t slept, jumped;        /* as told */
	int depth, holds;             /* of nested acts, of nested reads */
	bool broken, barred;          /* the present act: a part of it failed; it is a barrier */
	int64_t first_record, last_record, last_act;
	struct config *config;        /* read at the first question */
};

/* What was asked for at the opening; true when nothing was. */
bool book_settle(struct book *, const char *verb);
/* The act stands: the world may be told. */
void book_tell(struct book *);

#endif
