/*
 * Charts made of cells: bars, stacks, a burn-up, steps, lanes. Every sign has a plain ASCII form, and every
 * chart a reading in words; on a canvas that is read aloud (bare) that stands in its place.
 */
#ifndef TUI_CHART_H
#define TUI_CHART_H

#include "model/text.h"
#include "tui/canvas.h"

/* A share of a whole as a bar in eighths of a column, the rest in ░. A whole of 0 leaves it empty; more than the whole fills it. */
void chart_bar(struct canvas *, int row, int column, int width, enum tone, int64_t value, int64_t whole);

/* Parts side by side, each in its own sign; the ends are rounded together, so the length is that of the sum. */
struct chart_part { int64_t value; uint32_t sign; enum tone tone; const char *name; };
void chart_stack(struct canvas *, int row, int column, int width, const struct chart_part *, size_t count, int64_t whole);

/* A stretch of a whole, from one end to the other whichever is first, at least a column long: a step of a bridge. */
struct chart_ends { int64_t from, until, whole; };
void chart_span(struct canvas *, int row, int column, int width, struct chart_part, struct chart_ends);

/* Upright bars on the whole canvas: value i stands at column + i × pitch, so many columns wide. */
struct chart_columns {
	const int64_t *values;
	size_t count;
	int64_t whole;
	int column, pitch, width;
	uint32_t sign;         /* 0: blocks in eighths of a row; else this sign in each row begun */
	enum tone tone;
};
void chart_columns(struct canvas *, struct chart_columns);

enum chart_mark { MARK_AREA, MARK_LINE, MARK_DASHES, MARK_DOTS };

enum { CHART_NOTHING = -1 }; /* the series has nothing at this point */

struct chart_series {
	const char *name;
	enum chart_mark mark;
	enum tone tone;
	const int64_t *values;      /* one a point, >= 0, or CHART_NOTHING */
};

struct burnup {
	const struct chart_series *series;
	size_t count, points;
	const char *const *labels;  /* what stands under each point where there is room; NULL for none */
	int64_t unit;               /* values per unit of the axis: 3600 for seconds shown as hours */
	const char *suffix;         /* after each number of the axis, such as " h" */
	size_t selected;            /* the point that the cursor stands under, counted from 1; 0: none */
};

/* Series over the same points: names on the first row, values upwards with an axis, labels on the last row. */
void chart_burnup(struct canvas *, const struct burnup *);
/* Is there room for one? */
bool chart_burnup_fits(const struct canvas *);

/* Values that hold until the next: one row a level, the highest on top. Steps in order of at. */
struct chart_step { int64_t at, value; const char *level, *label; };
void chart_steps(struct canvas *, const struct chart_step *, size_t count, int64_t from, int64_t until);

/* A stretch of days, such as an item, or a single day, such as a milestone. */
struct chart_lane {
	const char *name;
	int from, until;    /* from DAY_NONE: a single day; until DAY_NONE: left blank */
	int closed;         /* the day on which it was done with, DAY_NONE: open */
	int percent;        /* of a stretch: how much is done */
};
struct chart_lanes {
	const struct chart_lane *items;
	size_t count;
	int from, until, today; /* days */
	int name_width;
};

/*
 * One row a lane, the last row but one the axis, the last its months. Done is █, to do ░, what is overdue ▒ until today; a
 * single day is □, closed ■. Today is a line through what is blank. As many lanes as there is room for, from first on.
 */
void chart_lanes(struct canvas *, const struct chart_lanes *, size_t first);

/* Readings. */
void chart_bar_words(int64_t value, int64_t whole, struct text *);                                  /* 81% */
void chart_stack_words(const struct chart_part *, size_t count, int64_t whole, struct text *);       /* billable 60%, own 20% */
void chart_burnup_words(const struct burnup *, size_t point, struct text *);                         /* 20 Mar: agreed 107 h, done 78 h */
void chart_steps_words(const struct chart_step *, size_t count, struct text *);                      /* $160.00 from 5 Jan, $172.50 from 2 Feb */
void chart_lane_words(const struct chart_lane *, int today, struct text *);                          /* B3: 2 Feb to 27 Feb, 80% done, 21 days over */

#endif
