/* Growable text, and the few things that every text goes through: UTF-8 checks and cleaning for a terminal. */
#ifndef MODEL_TEXT_H
#define MODEL_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/arena.h"

/* Grows by itself; start with {0}, free with text_free. bytes is NUL-terminated once anything was added. */
struct text {
	char *bytes;
	size_t length, room;
};

void text_free(struct text *);
void text_clear(struct text *);
void text_add(struct text *, const char *);
void text_add_n(struct text *, const char *, size_t);
void text_add_char(struct text *, char);
void text_add_repeat(struct text *, const char *, int times);
void text_print(struct text *, const char *format, ...) __attribute__((format(printf, 2, 3)));
const char *text_string(const struct text *); /* never NULL */

/* Decodes the character at s: its length in bytes (1–4) and code point; 0 at a byte that is no UTF-8 (RFC 3629). s must be NUL-terminated or hold 4 bytes. */
int utf8_decode(const char *s, uint32_t *point);
int utf8_encode(uint32_t point, char out[4]);
/* Place of the first byte that is no UTF-8, or -1. */
ptrdiff_t utf8_fault(const char *, size_t length);
/* Columns on a terminal: 0 for combining, 2 for wide; own table by wcwidth in C.UTF-8 is not assumed. */
int utf8_width(uint32_t point);
int text_width(const char *);

/* May the text be kept: UTF-8, no control but tab and newline, no DEL, at most limit bytes. C1 and direction marks may. */
bool text_is_keepable(const char *, size_t limit);
/*
 * The one function for every byte that goes to a terminal, stderr, or a pipe in text and md: C0 but newline, DEL, C1,
 * U+061C, 200E–F, 202A–E, 2066–9 and broken bytes become U+FFFD. With one_line newline and tab become a blank too.
 */
const char *text_clean(const char *, bool one_line, struct arena *);
void text_add_clean(struct text *, const char *, bool one_line);
/* Cut to at most that many bytes on a whole character. */
size_t utf8_cut(const char *, size_t limit);

/* Fits text into columns: cut with … (ascii: ~) on a whole character, or padded; negative columns: to the right. */
void text_add_fit(struct text *, const char *, int columns, bool ascii);

/* JSON string with its quotes, every control escaped; text is UTF-8 as kept. */
void text_add_json(struct text *, const char *);
/* A CSV cell by the one rule of docs: formulas get ' in front, quoted when needed, C1 and direction marks become a blank. */
void text_add_csv(struct text *, const char *);
void text_add_html(struct text *, const char *);
/* A markdown cell: | < & * _ ` [ ] escaped, one line. */
void text_add_markdown(struct text *, const char *);

/* Case and blanks aside equal, ASCII. */
bool text_same_word(const char *, const char *);

#endif
