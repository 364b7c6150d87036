/* A question and the keys that answer it, in the message row: where both have no room there the question grows upward. */
#ifndef TUI_QUESTION_H
#define TUI_QUESTION_H

#include "tui/canvas.h"

/* How many rows it takes at that width. */
int question_rows(const char *question, const char *answers, int columns);
/* Paints it into that many rows, in which nothing else stands; the cursor goes to the answers. */
void question_paint(struct canvas *rows, const char *question, const char *answers);

#endif
