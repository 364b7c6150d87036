/* The pages of the manual in man(7), made from the very rows that the parser reads. Prose comes from docs/manual. */
#ifndef TUI_MANUAL_H
#define TUI_MANUAL_H

#include "model/text.h"
#include "tui/command.h"

/* The page of a verb with all its acts, ambit-VERB(1); NULL: ambit(1). A line ".\" prose" stands where prose belongs. */
void manual_write(const struct command *, struct text *);

#endif
