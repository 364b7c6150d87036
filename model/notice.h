/* What needs an answer, derived at each look and never stored: waiting changes, overdue milestones, asks and jobs, caps, budgets, unfiled time, a long timer, unpaid invoices. */
#ifndef MODEL_NOTICE_H
#define MODEL_NOTICE_H

#include "model/book.h"

struct notice {
	bool urgent;              /* ! rather than · */
	const char *kind;         /* change milestone drift trials template ask job cap budget unfiled timer invoice sort */
	const char *id;           /* CR-3, M4, ask 2, G8, 2026-002 or a path: what the screen opens */
	const char *project;      /* path; NULL */
	const char *text;         /* one line of plain words, without the id; names the project where the id is no path */
	const char *screen;       /* scope experiments invoices today week */
};
struct notices { struct notice *items; size_t count; };

bool notice_list(struct book *, struct arena *, struct notices *);
/* The few that every writing verb adds in brackets: a job overdue, a cap near, a timer long. */
bool notice_brief(struct book *, struct arena *, struct notices *);

#endif
