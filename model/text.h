/* Growable text, and the few things that every text goes through on its way in and out. */
#ifndef MODEL_TEXT_H
#define MODEL_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/arena.h"
#include "model/utf8.h"

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
void text_add_point(struct text *, uint32_t point);
void text_add_repeat(struct text *, const char *, int times);
void text_print(struct text *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_print_list(struct text *, const char *format, va_list) __attribute__((format(printf, 2, 0)));
const char *text_string(const struct text *); /* never NULL */

/* Columns that the text takes on a terminal once it was cleaned to one line. */
int text_width(const char *);

/* May the text be kept: UTF-8, no control but tab and newline, no DEL, at most limit bytes. C1 and direction marks may. */
bool text_is_keepable(const char *, size_t limit);
/*
 * The one function for every byte that goes to a terminal, stderr, or a pipe in text and md: C0 but newline, DEL, C1,
 * U+061C, 200E–F, 202A–E, 2066–9 and broken bytes become U+FFFD. With one_line newline and tab become a blank too.
 */
const char *text_clean(const char *, bool one_line, struct arena *);
void text_add_clean(struct text *, const char *, bool one_line);

/* Fits text, cleaned to one line, into columns: cut with … (ascii: ~) on a whole character, or padded; negative columns: to the right. */
void text_add_fit(struct text *, const char *, int columns, bool ascii);

/* JSON string with its quotes, every control escaped; text is UTF-8 as kept. */
void text_add_json(struct text *, const char *);
/* A CSV cell by the one rule of docs: formulas get ' in front, quoted when needed, C1 and direction marks become a blank. */
void text_add_csv(struct text *, const char *);
/* The same, always in quotes. */
void text_add_csv_quoted(struct text *, const char *);
/* Would a spreadsheet take the cell for a formula, or is it one that text_add_csv has marked with '. */
bool text_is_formula(const char *);
/* & < > " ' escaped, controls and direction marks U+FFFD: well formed as HTML and XML. */
void text_add_html(struct text *, const char *);
/* A markdown cell: | < & * _ ` [ ] and \ escaped, one line. */
void text_add_markdown(struct text *, const char *);

/* The order that people expect of codes: B2 before B10, digits by their number. 0 for the same bytes alone. */
int text_order(const char *, const char *);

/* Case and blanks aside equal, ASCII. */
bool text_same_word(const char *, const char *);

#endif
