/* Undo, redo and the history of acts. */
#ifndef MODEL_ACT_H
#define MODEL_ACT_H

#include "model/book.h"

struct history_act { int64_t id, at; const char *verb, *summary; bool undone, barrier; };
struct history { struct history_act *items; size_t count; };

/* Takes back the last count acts, all or none, in one transaction: FAULT_REFUSED when there are fewer, FAULT_LOCKED before a barrier. done lists what was taken back, last first. */
bool act_undo(struct book *, int count, struct arena *, struct history *done);
bool act_redo(struct book *, int count, struct arena *, struct history *done);
bool act_history(struct book *, int count, struct arena *, struct history *); /* newest first */

#endif
