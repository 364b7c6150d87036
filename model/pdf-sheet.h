/* For ambit-pdf alone: sheets of paper that are written from top to bottom, in points. */
#ifndef MODEL_PDF_SHEET_H
#define MODEL_PDF_SHEET_H

#include <pango/pangocairo.h>

#include "model/report.h"

/* What stays white around, whatever the paper. */
#define SHEET_SIDE 34.0
#define SHEET_TOP 30.0

enum tone { TONE_INK, TONE_DIM, TONE_LINE, TONE_PALE, TONE_AGREED, TONE_WAITING, TONE_DONE };

struct look {
	double scale;              /* of the size of plain letters; 0: 1 */
	bool bold, right;
	enum tone tone;
};

struct sheet {
	cairo_t *cairo;
	PangoLayout *layout;
	double height, room;       /* of the paper, and between its sides */
	double size;               /* of plain letters */
	double y;                  /* where the next thing begins */
	bool paints;               /* else it is only measured */
	bool endless;              /* one sheet as long as it takes */
	bool roomy;                /* with air between the lines */
	const char *stamp;         /* pale across each sheet; NULL: none */
	int number, count;         /* of sheets: which one this is, and of how many as far as is known */
	const struct locale *locale;
	const char *title;         /* for the foot where there are several */
};

void sheet_ink(struct sheet *, enum tone);
/* Prints at y of the sheet, wrapped into the width (0: on one line); answers its height. y stays. */
double sheet_text(struct sheet *, const char *words, double x, double width, struct look);
/* Width and height on one line. */
void sheet_measure(struct sheet *, const char *words, struct look, double *width, double *height);
void sheet_rule(struct sheet *, double x, double width, double y, enum tone, double thickness);
/* A new sheet, with what stands on each. */
void sheet_begin(struct sheet *);
/* Goes on to a new sheet when so much doesn't fit on this one; tells whether it did. */
bool sheet_need(struct sheet *, double height);
/* The sheet is full: its foot is printed. */
void sheet_end(struct sheet *);

void pdf_table(struct sheet *, const struct block *, struct arena *);
void pdf_chart(struct sheet *, const struct chart *, struct arena *);

#endif
