/* The shelves there are: each opens on top of the screen. As acts, so that they can be bound to keys. */
#ifndef TUI_SHELVES_H
#define TUI_SHELVES_H

#include "tui/desk.h"

/* Everything that can be set, with what is set; in settings.c. */
enum answer shelf_settings(void *state, struct desk *);
/* The last acts; Enter takes all back down to one, or does them again. */
enum answer shelf_history(void *state, struct desk *);
enum answer shelf_rules(void *state, struct desk *);
enum answer shelf_days_off(void *state, struct desk *);
enum answer shelf_currencies(void *state, struct desk *);
enum answer shelf_machines(void *state, struct desk *);

#endif
