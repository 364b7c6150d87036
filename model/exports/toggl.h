/* Toggl's detailed report, which Invoice Ninja reads too. */
#ifndef MODEL_EXPORTS_TOGGL_H
#define MODEL_EXPORTS_TOGGL_H

#include "model/exports/format.h"

bool toggl_begin(struct hours *);
/* billable: the word of the column. */
void toggl_add(struct hours *, const struct hours_row *, const char *billable);

#endif
