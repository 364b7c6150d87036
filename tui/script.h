/* The full screen without a terminal: one screen as text, or a script of keys. */
#ifndef TUI_SCRIPT_H
#define TUI_SCRIPT_H

#include <stdio.h>

#include "db/fault.h"
#include "model/book.h"
#include "model/text.h"
#include "tui/desk.h"

/* The rows of one screen but message and hints. */
bool script_text(struct book *, const struct desk_options *, struct text *, struct fault *);
/*
 * Presses the keys of a script and adds what it dumps. A line is one of
 *     key j Down C-p …     type TEXT     paste TEXT     size COLUMNS ROWS     # a remark
 *     dump: the picture as text     draw TITLE: as SVG
 *     at TIME: the clock stands there from now on     sleep LENGTH: the machine does     aside: dumps what went to the terminal beside the picture
 * FAULT_INPUT names the line that is none of these. Ends early when a key leaves the screen.
 */
bool script_run(struct book *, const struct desk_options *, FILE *script, const char *name, struct text *, struct fault *);

#endif
