/* The entries of a day as a text for $VISUAL or $EDITOR, one a line, and back: all of it, or nothing. */
#ifndef TUI_DAY_EDITOR_H
#define TUI_DAY_EDITOR_H

#include "model/entry.h"
#include "tui/command.h"

/* On a terminal a text that can't be taken is told why, and opened again if one likes. FAULT_REFUSED when nothing was changed. */
bool day_edit_in_editor(struct call *, int day, struct entry_tally *);

#endif
