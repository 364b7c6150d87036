/* A text in $VISUAL or $EDITOR, and back. */
#ifndef TUI_EDITOR_H
#define TUI_EDITOR_H

#include "model/text.h"
#include "tui/command.h"

/* Opens the editor on the text; answers what was left in it, in the arena. A failed editor changes nothing: FAULT_REFUSED. */
bool editor_run(struct call *, const struct text *, char **edited);

#endif
