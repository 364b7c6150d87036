/* An entry as a text for $VISUAL or $EDITOR, and back. */
#ifndef TUI_ENTRY_EDITOR_H
#define TUI_ENTRY_EDITOR_H

#include "model/entry.h"
#include "tui/command.h"

/* Opens the editor; change gets what differs afterwards, any = false when nothing does. FAULT_INPUT when a line can't be read. */
bool entry_edit_in_editor(struct call *, const struct entry *, struct entry_change *change, bool *any);

#endif
