/* The live filter of the list that has the focus: the pattern is typed in the message row. */
#ifndef TUI_FILTER_H
#define TUI_FILTER_H

#include "tui/desk.h"
#include "tui/screen.h"

extern const struct screen filter_screen;

/* All rows again, with selection and first row as they were before. */
enum answer filter_end(struct desk *);

#endif
