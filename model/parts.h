/* Short lists of named numbers as people type them: latency_ms<=50, A=0.91. Several stand in one text with ; between. */
#ifndef MODEL_PARTS_H
#define MODEL_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/fault.h"
#include "model/arena.h"

enum part_relation { PART_IS, PART_MOST, PART_LEAST }; /* = <= >= */
struct part { const char *name, *digits; enum part_relation relation; int64_t value; /* millionths */ };
struct parts { struct part *items; size_t count; };

/* One part: a name of letters, digits, _ - . or blanks, then = or (bounds) <= or >=, then a decimal. FAULT_INPUT. */
bool part_is_sound(const char *typed, bool bounds, struct arena *, struct fault *);
/* Those of a text that were sound one by one; NULL: none. What can't be read is left out. */
struct parts parts_of(const char *text, struct arena *);
const struct part *part_named(const struct parts *, const char *name);

#endif
