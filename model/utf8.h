/* UTF-8 by the character: decoding, cutting, and how many columns one takes. */
#ifndef MODEL_UTF8_H
#define MODEL_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes the character at s: its length in bytes (1–4) and code point; 0 at a byte that is no UTF-8 (RFC 3629). s must be NUL-terminated or hold 4 bytes. */
int utf8_decode(const char *s, uint32_t *point);
/* Writes the character, unterminated, and answers its length; what is no character (a surrogate, over 10FFFF) becomes U+FFFD. */
int utf8_put(uint32_t point, char out[4]);
/* Place of the first byte that is no UTF-8, or -1. */
ptrdiff_t utf8_fault(const char *, size_t length);
/* Columns on a terminal: 0 for combining, 2 for wide; our own table, as the C library's depends on the locale. */
int utf8_width(uint32_t point);
/* Must never reach a terminal: C0 (newline and tab too), DEL, C1, and the marks that turn the direction of writing. */
bool utf8_is_forbidden(uint32_t point);
/* Cut to at most that many bytes on a whole character: the length that is left. */
size_t utf8_cut(const char *, size_t limit);

/* A typed word as a refusal quotes it: at most 60 bytes, with … where it was cut. Answers out. */
char *utf8_quote(const char *, char out[64]);

#endif
