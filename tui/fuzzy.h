/* How well typed words fit a text. */
#ifndef TUI_FUZZY_H
#define TUI_FUZZY_H

/*
 * -1 when they don't fit; higher is better. Every word must be found, in any order: at the start of the text, of a word
 * in it, inside, or as letters in that order. Case is ignored in ASCII. Nothing typed fits all alike, with 0.
 */
int fuzzy_score(const char *typed, const char *text);

#endif
