/* How a milestone is told: as JSON, as one row, in full. */
#ifndef TUI_MILESTONE_PRINT_H
#define TUI_MILESTONE_PRINT_H

#include "model/milestone.h"
#include "tui/command.h"

/* Its members, into an object that is open. */
void milestone_write_json(struct call *, struct json *, const struct milestone *);
/* One line of a list; whole: with the project's path. */
void milestone_write_row(struct call *, const struct milestone *, bool whole);
void milestone_write_text(struct call *, const struct milestone *);
/* What machines and bills cost for it so far, beside what was planned. */
bool milestone_write_spent(struct call *, const struct milestone *, const char *currency);
/* How long its day is past, or was when it closed. */
int milestone_late_days(struct call *, const struct milestone *);
/* ", target 0.80 met, gap 0.090 (10.8 %)": what a value of that kind says; "" for nothing. */
const char *milestone_verdict(struct call *, const struct milestone *, enum measurement_kind);

#endif
