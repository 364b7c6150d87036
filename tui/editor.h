/* A text in $VISUAL or $EDITOR, and back. */
#ifndef TUI_EDITOR_H
#define TUI_EDITOR_H

#include "model/book.h"
#include "model/text.h"

/* Opens the editor on the text; answers what was left in it, in the arena. A failed editor changes nothing: FAULT_REFUSED. */
bool editor_run(struct book *, struct arena *, const struct text *, char **edited);

#endif
