/* A text to be read: reports, previews, lists that a verb answers. */
#ifndef TUI_PAGER_H
#define TUI_PAGER_H

#include "tui/desk.h"

/* The columns that a line may have there to be seen whole. */
int pager_columns(const struct desk *);
/* Opens it on top, under the title; the text is copied. */
enum answer pager_open(struct desk *, const char *title, const char *text);

#endif
