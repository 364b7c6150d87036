/*
 * Signals for the full screen. Those that can wait become a number on a pipe that the loop polls; those that kill give
 * the terminal back first, with nothing but write and tcsetattr.
 */
#ifndef TUI_SIGNALS_H
#define TUI_SIGNALS_H

#include <stdbool.h>
#include <termios.h>

/* Catches WINCH last, by signals_chain_resize, as ncurses has a handler of its own. Answers the descriptor to poll, -1 on failure. */
int signals_open(const struct termios *before);
/* Call once the terminal is in its new modes: the bytes that take them back. */
void signals_arm(const char *goodbye);
/* Keeps the present handler of WINCH and wakes the loop beside it. */
void signals_chain_resize(void);
/* The next signal that came, 0 if none is left. */
int signals_take(void);
/* Stops the process as if it had not caught TSTP; returns when it goes on. */
void signals_stop_self(void);
/* While another program has the terminal: TSTP stops us beside it, as its shell expects, and what kills gives nothing back. */
void signals_lend(void);
void signals_take_back(void);
/* Gives the terminal back at once: for the end of memory. */
void signals_give_back(void);
/* Everything as it was before. */
void signals_close(void);

#endif
