/* The worked example: three months of a contract, typed verb by verb into a store of its own. */
#ifndef TUI_DEMO_H
#define TUI_DEMO_H

#include <stdint.h>

#include "db/fault.h"
#include "model/arena.h"

/* "INSTANT verb words…", made from demo.script; NULL after the last. */
extern const char *const demo_script[];

#define DEMO_ZONE "America/New_York"

/* Days, whole weeks, between the contract of the script and one that ended just before now. */
int demo_shift(int64_t now);
/* The line with every date in it so many days later; times of day stay. In the arena. */
char *demo_move(const char *line, int shift, struct arena *);

/*
 * Makes the store by running every line of the script as its verb, at the line's instant in New York, moved by whole
 * weeks so that its last Friday is the latest before now. FAULT_CONFLICT if the file is there; nothing is left behind when a line is refused.
 */
bool demo_make(const char *path, int64_t now, struct arena *, struct fault *);

#endif
