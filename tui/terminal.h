/* The full screen on a real terminal: the one file that knows curses, and the loop. */
#ifndef TUI_TERMINAL_H
#define TUI_TERMINAL_H

#include "db/fault.h"
#include "model/book.h"
#include "tui/desk.h"
#include "tui/theme.h"

struct terminal_options {
	struct desk_options desk;
	struct theme theme;
	bool mouse;             /* the wheel moves, a click chooses; else not one report is asked for */
	bool no_colours;        /* --color never; NO_COLOR is looked at here */
};

/* True when the locale's characters are UTF-8; call setlocale first. */
bool terminal_has_unicode(void);
/*
 * Runs the full screen until it is left, then prints the last words. FAULT_INPUT with one line that names the way out,
 * nothing painted, when standard input or output is no terminal, or TERM is unset, unknown or can't place a cursor. next: the verb that is to follow, NULL if none.
 */
bool terminal_run(struct book *, const struct terminal_options *, const char **next, struct fault *);

#endif
