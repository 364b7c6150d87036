/* Imports of hours, and of deadlines: the whole file is judged first, then written in one act; a second import of the same file adds nothing. */
#ifndef MODEL_IMPORT_H
#define MODEL_IMPORT_H

#include "model/book.h"
#include "model/compute.h"
#include "model/imports/values.h"
#include "model/names.h"

/* Rows whose client/project, project, tag or account is text go to path. */
struct import_map { const char *text, *path; };

struct import_wish {
	const char *format;              /* csv, clockify … */
	const char *file;
	const char *into;                /* path for all rows; NULL */
	const char *zone;                /* where wall times are read; NULL: the client's, own time: TZ */
	const char *currency;            /* of clients that are made; NULL: the default */
	const char *columns;             /* field=Header,… for foreign csv; NULL */
	const struct import_map *maps;
	size_t map_count;
	enum date_order order;
	bool create;                     /* make the clients and projects that the file names */
	bool settled;                    /* billed elsewhere: hours, but never to be billed */
	enum treatment treatment;        /* of charges: who pays */
};

struct left_out { int line; const char *reason; };
/* A deadline that comes again: the milestone is due on its first day alone. */
struct recurring { int line; const char *code; };

/* What the new charges of a project come to. */
struct charged { int64_t project; struct outlay outlay; };

/* overlap: those of the new that begin before the latest end of all that begin before them. */
struct import_tally {
	int64_t fresh, known, overlap, refused;
	struct left_out *rows;           /* the refused ones: they read well, but are no stretch of work */
	size_t count;
	struct recurring *recurring;     /* among the new ones of a calendar */
	size_t recurring_count;
	struct charged *charged;         /* of charges, one a project */
	size_t charged_count;
};

/* FAULT_FILE "FILE:LINE: reason" for anything that can't be read, a row that ends after now, a place that isn't there. */
bool import_hours(struct book *, const struct import_wish *, struct arena *, struct import_tally *);
/* The deadlines of a calendar (ics) as milestones of the project that into names, which must be said. Nothing becomes an entry. */
bool import_calendar(struct book *, const struct import_wish *, struct arena *, struct import_tally *);
/* The runs of a tracking database (mlflow) as results of the milestone that into names, or of the project's that are called as its experiments. */
bool import_runs(struct book *, const struct import_wish *, struct arena *, struct import_tally *);
/* The charges of a cloud (focus) as costs of what into names, or maps by account and service; in the client's currency alone. */
bool import_costs(struct book *, const struct import_wish *, struct arena *, struct import_tally *);

#endif
