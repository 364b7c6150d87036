/* A real terminal: keys in, pictures out. The one file that knows curses; there is one terminal at a time. */
#ifndef TUI_TERMINAL_H
#define TUI_TERMINAL_H

#include "db/fault.h"
#include "tui/canvas.h"
#include "tui/theme.h"

struct terminal;

struct terminal_options {
	struct theme theme;
	bool mouse;             /* the wheel moves, a click chooses; else not one report is asked for */
	bool no_colours;        /* --color never; NO_COLOR is looked at here */
};

/* True when the locale's characters are UTF-8; call setlocale first. */
bool terminal_has_unicode(void);
/*
 * Takes the terminal, and tells the handlers of signals.h, which must be open, how it is given back. NULL with FAULT_INPUT
 * and nothing painted when TERM is unset, unknown or can't place a cursor.
 */
struct terminal *terminal_open(const struct terminal_options *, struct fault *);
/* Gives it back to the shell; what follows is terminal_take_again or terminal_close. */
void terminal_give_back(struct terminal *);
/* Takes it again and paints all of it, whoever had it meanwhile. */
void terminal_take_again(struct terminal *);
void terminal_close(struct terminal *);

/* For input.h, context is the terminal: bytes as they come, keys and brackets of pastes by name. */
int terminal_key(void *context, int wait);
/* Where was clicked since it was asked last. */
bool terminal_take_click(struct terminal *, int *row, int *column);
void terminal_size(const struct terminal *, int *rows, int *columns);
/* Sends what differs from the picture before, all of it anew if it is said so. The canvas is a whole one. */
void terminal_show(struct terminal *, const struct canvas *, bool anew);
/* Bytes as they are, beside the picture. */
void terminal_write(const char *bytes, size_t length);

#endif
