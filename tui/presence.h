/* Is the user there, though no key is pressed in this terminal? */
#ifndef TUI_PRESENCE_H
#define TUI_PRESENCE_H

#include <stdint.h>

/*
 * When a key was last pressed elsewhere, at most now: in another terminal of the user's, or, where the session manager
 * is told of keyboard and mouse, in the session. 0: never, or nobody can tell.
 */
int64_t presence_latest(int64_t now);

#endif
