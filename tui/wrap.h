/* A long sentence over a few rows, broken at blanks. */
#ifndef TUI_WRAP_H
#define TUI_WRAP_H

#include "tui/canvas.h"

struct wrapping {
	int row, column, width;
	int most;               /* rows; what has no room in them is cut with … */
	enum tone tone;
};

/* Paints it; answers the rows that it took. With canvas NULL it only counts them. */
int wrap_paint(struct canvas *, const struct wrapping *, const char *text);
/* The columns that the last of its rows takes. */
int wrap_last_width(const struct wrapping *, const char *text);

#endif
