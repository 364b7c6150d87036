/* Verbs of the user's own: "alias.NAME = WORDS" in the configuration. */
#ifndef TUI_ALIAS_H
#define TUI_ALIAS_H

#include "tui/options.h"

/* After a command line whose first word is no verb: reads it once more with the alias in its place. The first fault stays when there is none. */
bool alias_read(int count, char **words, bool lenient, struct arena *, struct invocation *, struct fault *);

#endif
