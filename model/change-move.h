/* The events of changes: what each state needs. For change.c and change-move.c. */
#ifndef MODEL_CHANGE_MOVE_H
#define MODEL_CHANGE_MOVE_H

#include "model/change.h"
#include "model/project.h"

/* Appends the event to the evidence, within an act. */
bool change_record(struct book *, const struct change *, const struct project *, enum change_state, const struct change_step *);

#endif
