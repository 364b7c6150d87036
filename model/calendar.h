/*
 * Deadlines as iCalendar. What is due is worked out after each act that may have moved it, and kept in a table of its
 * own with a UID for life, a revision that only grows, and what was last shown; the export writes that table.
 */
#ifndef MODEL_CALENDAR_H
#define MODEL_CALENDAR_H

#include "model/book.h"
#include "model/out.h"

/* Before the commit of an act, and of undo and redo: brings the table up to date. Verbs that move no deadline cost nothing. */
bool calendar_refresh(struct book *, const char *verb);

/* Once an act stands that may have moved a deadline: the calendar into calendar.file, if one is set and doesn't hold it already. Of the usual store alone. */
void calendar_publish(struct book *);

struct calendar_wish {
	int64_t project;         /* 0: all */
	const char *name;        /* of that project; NULL: all */
	bool todo;               /* milestones as tasks */
	bool private;            /* no name or title of anybody */
};

/* FAULT_REFUSED when there is no deadline at all. The same table and words give the same bytes. */
bool calendar_export(struct book *, const struct calendar_wish *, struct arena *, struct out *);

#endif
