/* The full screen on a terminal: waits, takes keys and signals to the desk, shows its picture. */
#ifndef TUI_LOOP_H
#define TUI_LOOP_H

#include "model/book.h"
#include "tui/desk.h"
#include "tui/terminal.h"

/*
 * Runs the full screen until it is left, then prints the last words. FAULT_INPUT with one line that names the way out,
 * nothing painted, when standard input or output is no terminal or terminal_open refuses it. next: what is to
 * follow.
 */
bool loop_run(struct book *, const struct desk_options *, const struct terminal_options *, struct leaving *next, struct fault *);

#endif
