/* The papers for a meeting: scope, hours and milestones of a project, all for the client's eyes. */
#ifndef MODEL_REPORTS_PACK_H
#define MODEL_REPORTS_PACK_H

#include "model/book.h"
#include "model/report.h"

enum { PACK_PAGES = 3 };
struct pack_page { const char *name; struct report report; };   /* scope, hours, milestones */

/* All at one position, as known at as_of, INT64_MAX: now. Nothing in them is for oneself alone. */
bool report_pack(struct book *, int64_t project, int64_t as_of, struct arena *, struct pack_page pages[PACK_PAGES]);

/* --- the parts, for the builder */

struct scope_report;
/* What was to be shown by when, and what was: without hypotheses, time boxes, plans and training values. */
void pack_milestones(struct scope_report *);

#endif
