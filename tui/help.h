/* What a verb takes, and the list of all verbs: made from the very rows that the parser reads. */
#ifndef TUI_HELP_H
#define TUI_HELP_H

#include "model/text.h"
#include "tui/command.h"

/* Prints to standard output; NULL: the list of verbs. Answers the exit status 0. */
int help_print(const struct command *);
void help_write(const struct command *, struct text *);

#endif
