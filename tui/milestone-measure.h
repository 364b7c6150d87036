/* What comes of a milestone: results, values in production, deployments, decisions, as verbs. */
#ifndef TUI_MILESTONE_MEASURE_H
#define TUI_MILESTONE_MEASURE_H

#include "tui/command.h"

extern const struct command milestone_result_act, milestone_production_act, milestone_deployed_act, milestone_decide_act;

/* All values of a repeated option as one text; bounds: with <= or >=, else with =. One empty value takes them away. */
bool milestone_read_parts(struct call *, const char *name, bool bounds, const char **parts);

#endif
