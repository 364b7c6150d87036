/* The milestone that a verb is about: found by its first word, and read back once the verb is done. */
#ifndef TUI_MILESTONE_ANSWER_H
#define TUI_MILESTONE_ANSWER_H

#include "model/milestone.h"
#include "model/path.h"
#include "tui/command.h"

bool milestone_named(struct call *, struct milestone *, struct place *);
/* With --json all that is kept of it, its checklist and what was spent on it; else nothing. */
bool milestone_answer(struct call *, int64_t id);

#endif
