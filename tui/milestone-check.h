/* The checklist of a milestone, as a verb and as it is told. */
#ifndef TUI_MILESTONE_CHECK_H
#define TUI_MILESTONE_CHECK_H

#include "model/milestone.h"
#include "tui/command.h"

extern const struct command milestone_check_act, milestone_template_act;

/* Its lines under what else there is to show; nothing when it has none. */
bool checklist_write_text(struct call *, const struct milestone *);
/* "checklist":[…], into an object that is open. */
bool checklist_write_json(struct call *, struct json *, const struct milestone *);

#endif
