/* The worked example: three months of a contract, typed verb by verb into a store of its own. */
#ifndef TUI_DEMO_H
#define TUI_DEMO_H

#include "db/fault.h"
#include "model/arena.h"

/* "INSTANT verb words…", made from demo.script; NULL after the last. */
extern const char *const demo_script[];

/*
 * Makes the store by running every line of the script as its verb, at the line's instant in New York, whatever the
 * user's clock and zone. FAULT_CONFLICT if the file is there; nothing is left behind when a line is refused.
 */
bool demo_make(const char *path, struct arena *, struct fault *);

#endif
