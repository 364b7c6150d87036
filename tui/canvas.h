/*
 * A picture made of cells, painted by widgets and screens, copied to the terminal or to text by others. Knows columns,
 * clipping and the plain ASCII form of every sign; knows no terminal.
 */
#ifndef TUI_CANVAS_H
#define TUI_CANVAS_H

#include <stdbool.h>
#include <stdint.h>

#include "model/arena.h"

/* Roles, not colours: the theme gives each its look. None of them carries a meaning that a sign or word doesn't. */
enum tone {
	TONE_PLAIN,
	TONE_DIM,
	TONE_TITLE,
	TONE_KEY,
	TONE_GOOD,
	TONE_WARNING,
	TONE_DANGER,
	TONE_CHART,
	TONE_CHART_OTHER,
	TONE_SELECTED,
	TONE_COUNT
};

enum { MARKS_MOST = 3 }; /* combining marks kept on one character */

struct cell {
	uint32_t point;
	uint16_t marks;      /* 0, or one more than the place of its combining marks in the grid */
	uint8_t tone, width; /* width 0: the right half of a wide character */
};

struct marks { uint32_t points[MARKS_MOST]; };

/* What a canvas and all its parts paint on. */
struct grid {
	int rows, columns;
	struct cell *cells;
	struct marks *marks;
	size_t mark_count, mark_room;
	int cursor_row, cursor_column; /* where the terminal's cursor belongs, -1 if nobody said */
	bool ascii;                    /* only 0x20 to 0x7e */
	bool bare;                     /* no frames and no rules, for those who listen */
	struct arena *arena;
};

/* A window on a grid: places are counted from its own corner, and nothing is painted outside it. */
struct canvas {
	int rows, columns;
	int top, left;
	struct grid *grid;
};

/* A blank canvas of its own, in the arena. */
struct canvas canvas_new(struct arena *, int rows, int columns);
/* The same, for pictures that are read aloud (bare) or shown by an old terminal (ascii). */
struct canvas canvas_new_as(struct arena *, int rows, int columns, bool ascii, bool bare);
/* A window inside it, cut to what there is. */
struct canvas canvas_part(const struct canvas *, int row, int column, int rows, int columns);
/* Blanks the canvas; on a whole canvas it also forgets the cursor. */
void canvas_clear(struct canvas *);
/* The column in which something of that width stands in the middle; read aloud, the first. */
int canvas_middle(const struct canvas *, int width);

/*
 * Paints one line of UTF-8 into so many columns: padded with blanks, or cut with … on a whole character. A negative
 * width sets it to the right. Newline and tab become a blank, other control characters ^X. Answers the columns that
 * the text itself took.
 */
int canvas_print(struct canvas *, int row, int column, int width, enum tone, const char *format, ...)
	__attribute__((format(printf, 6, 7)));
int canvas_put(struct canvas *, int row, int column, int width, enum tone, const char *text);
/* The columns that a text takes, control characters as they are shown. */
int canvas_width(const char *text);
/* The same sign so many times. */
void canvas_repeat(struct canvas *, int row, int column, int count, enum tone, uint32_t sign);
/* The digits 0–9 and : three rows high, four columns each, two for the colon. Answers the columns taken. */
int canvas_digits(struct canvas *, int row, int column, enum tone, const char *digits);

/* A frame around the whole canvas with words in its edges (any may be NULL). Answers the part inside. */
struct frame { const char *title, *remark, *foot, *foot_remark; };
struct canvas canvas_frame(struct canvas *, struct frame);
/* A line across, such as under the heads of a table. */
void canvas_rule(struct canvas *, int row, int column, int width);

/* The cursor of the terminal belongs here, if it lies within the canvas. */
void canvas_cursor(struct canvas *, int row, int column);
/* The rows as text, trailing blanks cut, each ended by a newline. */
char *canvas_text(const struct canvas *, struct arena *);
/* Is no edge of a frame between the two places, or is the second on the first row? So that a click stays in its pane. */
bool canvas_has_way(const struct canvas *, int from_row, int from_column, int to_row, int to_column);
/* The cell, for those who copy pictures. */
const struct cell *canvas_cell(const struct canvas *, int row, int column);

/* The plain form of a sign, 0x20 to 0x7e; ? for one that has none. */
uint32_t sign_in_ascii(uint32_t point);

#endif
