/* The menu behind the comma: acts that are rarely wanted, each by a letter after it. */
#ifndef TUI_MORE_H
#define TUI_MORE_H

#include "tui/desk.h"

enum { MORE_KEY = ',' };

enum answer more_open(void *state, struct desk *);
/* Is the act in the menu? Its keys are then "," and its letter. */
bool more_has(const struct binding *);

#endif
