/* What the two halves of sheet share: header and survey, and rows. */
#ifndef MODEL_IMPORTS_SHEET_INSIDE_H
#define MODEL_IMPORTS_SHEET_INSIDE_H

#include "model/imports/sheet.h"

struct sheet {
	const struct sheet_format *format;
	struct cells cells;
	const struct sheet_column *named; /* by --columns; before those of the format */
	int places[FIELDS];       /* -1: not there */
	bool *numbers;            /* columns of hours, rates and amounts: they tell the decimal mark */
	int width;
	enum decimal_mark mark;
	enum date_order order;
};

/* The cell at that place, "" where the row is too short or the place is -1. */
const char *sheet_at(const struct sheet *, int place);
/* The cell of a field without blanks around it. */
const char *sheet_cell(struct reader *, const struct sheet *, enum field);

#endif
