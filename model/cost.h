/*
 * Costs: what was paid to others beside machines by the clock, such as API bills, labels and licences. In millionths of
 * the client's currency, since providers bill in them; negative where a provider gave something back.
 */
#ifndef MODEL_COST_H
#define MODEL_COST_H

#include "model/book.h"
#include "model/names.h"
#include "model/path.h"

struct cost {
	int64_t id, project, item, milestone;    /* item, milestone 0: none */
	const char *uid;                         /* NULL when added: one of our making */
	const char *ref;                         /* what it was paid for: M3, CR-1, B2, or the project's path */
	const char *project_path, *currency, *zone; /* the client's */
	const char *title, *provider, *evidence; /* provider, evidence NULL: not said */
	int64_t micro;                           /* never 0 */
	int on;                                  /* the day that it counts for */
	int64_t at;                              /* the first second of that day where the client is */
	enum treatment treatment;
	bool beside_budget;                      /* doesn't count against the compute budget */
	bool imported;
	const char *invoice;                     /* number of the invoice that locks it; NULL */
	bool was_billed;                         /* by any, void ones too */
};
struct costs { struct cost *items; size_t count; };

/* Adds it at the place; on DAY_NONE: today where the client is. Sets id, uid, ref. An act of its own, unless one is under way. */
bool cost_add(struct book *, const struct place *, struct cost *);
/* place: where it belongs then; NULL: as before. FAULT_REFUSED once it is invoiced. */
bool cost_edit(struct book *, const struct place *, const struct cost *);
/* FAULT_REFUSED once any invoice names it, void or not. */
bool cost_delete(struct book *, int64_t id);
bool cost_find(struct book *, int64_t id, struct arena *, struct cost *);
/* Of one project (0: all), in order of creation. */
bool cost_list(struct book *, int64_t project, struct arena *, struct costs *);

#endif
