/* The end of a project: what is still open of it, as a verb. */
#ifndef TUI_PROJECT_CLOSE_H
#define TUI_PROJECT_CLOSE_H

#include "tui/command.h"

extern const struct command project_close_act;

#endif
