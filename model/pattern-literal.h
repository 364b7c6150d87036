/* What a text must hold to match a pattern at all. */
#ifndef MODEL_PATTERN_LITERAL_H
#define MODEL_PATTERN_LITERAL_H

#include <stdbool.h>

enum { LITERAL_BYTES = 64 };

/*
 * The longest run of plain ASCII signs that every match of the pattern (PCRE2 without options but caseless) holds, with
 * its case as written. False if there is none of three signs or more, or if that isn't plain to see. Caseless: never
 * with a k or s, which other signs than K and S match too.
 */
bool pattern_literal(const char *words, bool caseless, char literal[LITERAL_BYTES]);

#endif
