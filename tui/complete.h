/* What fits the word that is being typed in a shell: verbs, options, and the user's own clients, projects, items and changes. */
#ifndef TUI_COMPLETE_H
#define TUI_COMPLETE_H

#include "model/text.h"
#include "tui/command.h"

/*
 * words: what stands behind "ambit", the one under way last, "" before its first letter. Adds a line for each that
 * begins like it: the word, and behind a tab what it is, where that helps. ":files" alone: a file's name belongs there.
 */
bool complete(struct book *, struct arena *, const char *const *words, int count, struct text *);

/* Adds the words of one sort that begin so. */
bool complete_sort(struct book *, struct arena *, enum word_sort, const char *begun, struct text *);
/* One line, if the word begins so; purpose NULL: none. */
void complete_word(struct text *, const char *word, const char *purpose, const char *begun);

#endif
