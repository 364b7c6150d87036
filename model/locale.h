/*
 * How the papers for a client are written: language, days and numbers, from tables of our own and never from the
 * environment, so that a page has the same bytes on every machine. NULL is a locale too: English with ISO days. What the
 * user reads has the days and numbers of the user's own locale, and its words from db/speech.h.
 */
#ifndef MODEL_LOCALE_H
#define MODEL_LOCALE_H

#include <stdbool.h>
#include <stdint.h>

#include "model/money.h"

struct locale;

/* A language and a country: de_DE, de-DE; the language alone will do. */
bool locale_is_name(const char *);
/* By its name, else the first of its language; NULL where we have neither, and for NULL and "". */
const struct locale *locale_find(const char *name);
const char *locale_name(const struct locale *);                          /* what locale_find knows it by; "" for NULL */
bool locale_is_letter(const char *name);                                 /* paper: US Letter, else A4; also of places that we have no days and figures of */
const char *locale_language(const struct locale *);                      /* en, de: of the words, for a page's head */

/* That of the person at the terminal, for what is no paper for a client; NULL in English. */
const struct locale *locale_own(void);

/* The same for money; MONEY_PLAIN is for machines, and stays as it is. */
char *locale_own_money(struct money, enum money_style, char out[48]);
char *locale_own_day(int day, char out[32]);                             /* 20.03.2026; 2026-03-20 in English */
/* A figure that is made already, and a share with its sign: 73.3%, 73,3 %. */
char *locale_own_digits(const char *digits, char out[64]);
char *locale_own_percent(const char *digits, char out[80]);

/* What is said in English, in the locale's language; itself where there is no other. Conversions are the same, their order may not be. */
const char *phrase(const struct locale *, const char *english) __attribute__((format_arg(2)));

enum day_style { DAY_WRITTEN /* 2. Februar 2026 */, DAY_COLUMN /* 02.02.2026 */, DAY_AXIS /* 02.02: five characters */, DAY_SHORT /* 02.02.: six at most */ };
char *locale_day(const struct locale *, enum day_style, int day, char out[32]);
/* "1234.50" as 1.234,50; what is no decimal figure stays as it is, at most 63 bytes of it. */
char *locale_digits(const struct locale *, const char *digits, char out[64]);
/* 2.012,50 € with its sign or code where the locale puts it; bare: without. */
char *locale_money(const struct locale *, int64_t minor, const char *currency, bool bare, char out[64]);
char *locale_percent(const struct locale *, const char *digits, char out[80]); /* 16,3 % */

/* A table of phrases ends with a row of NULL. Each English one stands in it once. */
struct phrase { const char *english, *other; };
extern const struct phrase german_phrases[];

#endif
