/* Three questions from nothing to a first hour on a project of a client. */
#ifndef TUI_FIRST_STEPS_H
#define TUI_FIRST_STEPS_H

#include "tui/desk.h"

/* Client, project and rate are one act; then the first hour is asked for, and the draft of its invoice is shown. */
enum answer first_steps(struct desk *);

#endif
