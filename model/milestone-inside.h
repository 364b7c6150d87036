/* What the files of milestones share. */
#ifndef MODEL_MILESTONE_INSIDE_H
#define MODEL_MILESTONE_INSIDE_H

#include "model/milestone.h"

enum { TITLE_LIMIT = 200, WORD_LIMIT = 100, TEXT_LIMIT = 1000 };

/* A word or short text that may be left out; a decimal that may be. False and FAULT_INPUT, naming what it is. */
bool milestone_words_are_sound(struct book *, const char *what, const char *text, size_t limit);
bool milestone_decimal_is_sound(struct book *, const char *what, const char *typed);
/* Within an act: the row, judged before. */
bool milestone_insert(struct book *, struct milestone *);

#endif
