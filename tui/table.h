/*
 * Lists: columns that give way by rank as the room narrows, one selected row, and a first row that follows from the
 * selection, so that a window that shrinks and grows again shows what it did. A screen gives data; this lays it out.
 */
#ifndef TUI_TABLE_H
#define TUI_TABLE_H

#include "tui/canvas.h"

struct table_column {
	const char *title;
	int width;      /* the least, for one that grows */
	int rank;       /* 0: never left out; else the highest goes first */
	int gap;        /* blanks before it; 0 means 2, TABLE_TIGHT none */
	bool right;     /* numbers */
	bool grows;     /* takes what is left */
	bool spare;     /* left out wherever the whole picture has less than 80 columns, so that words have its room */
};

struct table_cell {
	char text[320];
	enum tone tone;
};

/* Where one is in a list. top is what stood first when a key was last pressed. */
struct scroll { size_t selected, top; };

enum { PATTERN_MOST = 200 };

/* A list as one left it: the place, how many rows show at once, and what is filtered by. */
struct list {
	struct scroll scroll;
	int page;
	char pattern[PATTERN_MOST];   /* "": all */
	struct scroll unfiltered;     /* where one was before */
};

struct table {
	const struct table_column *columns;
	int count;
	size_t rows;
	struct scroll scroll;
	bool focused;
	bool untitled;              /* no titles and rule */
	bool flush;                 /* no blank at the right edge */
	bool beside;                /* of other panes, so that a terminal can't scroll it */
	const char *empty;          /* says what to do when there are no rows */
	const void *list;
	void (*cell)(const void *list, size_t row, int column, struct table_cell *);
	/* A row that only divides: true, and its words. It can't be selected. May be NULL. */
	bool (*heading)(const void *list, size_t row, struct table_cell *);
};

enum move { MOVE_UP, MOVE_DOWN, MOVE_FIRST, MOVE_LAST, MOVE_PAGE_UP, MOVE_PAGE_DOWN, MOVE_HALF_UP, MOVE_HALF_DOWN };

enum { TABLE_TIGHT = -1, TABLE_HEAD = 2 }; /* rows taken by titles and their rule */

/* Titles, rule and the rows that are visible; the cursor goes to the selected row of a focused table. */
void table_paint(const struct table *, struct canvas *);
/* The place after a move, in a list that shows so many rows at once. */
struct scroll table_moved(const struct table *, enum move, int page);
/* The nearest place that exists and can be selected, after the list has changed. */
struct scroll table_settled(const struct table *);
/* The row that is shown first when so many are visible. */
size_t table_top(const struct table *, int page);

#endif
