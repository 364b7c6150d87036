/* What undo, redo and history say, in one place. */
#ifndef TUI_UNDOING_H
#define TUI_UNDOING_H

#include "model/act.h"
#include "tui/command.h"

/* Reads the count word (default 1), walks, and says what was undone or redone. */
bool undoing_run(struct call *, bool redo);

#endif
