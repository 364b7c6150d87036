/* What the parts of the calendar share: the deadlines as they were last shown. */
#ifndef MODEL_CALENDAR_INSIDE_H
#define MODEL_CALENDAR_INSIDE_H

#include "model/calendar.h"
#include "model/deadline.h"

/* Those that are kept; project 0: all. */
bool deadlines_kept(struct book *, int64_t project, struct arena *, struct deadlines *);

#endif
