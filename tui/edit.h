/* One line of text under the keys: of a field, the filter, the search of a menu. */
#ifndef TUI_EDIT_H
#define TUI_EDIT_H

#include "tui/canvas.h"
#include "tui/keys.h"

enum { EDIT_MOST = 12288 };

struct edit {
	char text[EDIT_MOST];
	size_t point;           /* byte that the edit point stands before */
};

/* Starts with the text, the edit point after it. What has no room is cut off on a whole character. */
void edit_set(struct edit *, const char *text);
/* Types, moves or deletes; false for a key that means nothing in a line. Pasted newlines and tabs become blanks. */
bool edit_press(struct edit *, const struct press *);
/* So many columns of it that the edit point is among them; the cursor goes there where it has the focus. */
void edit_paint(const struct edit *, struct canvas *, int row, int column, int width, bool focused);

#endif
