/* Foreign logs in CSV: which column is what, the marks and orders that a file uses, and rows made of it. */
#ifndef MODEL_IMPORTS_SHEET_H
#define MODEL_IMPORTS_SHEET_H

#include "model/imports/cells.h"
#include "model/imports/reader.h"
#include "model/imports/values.h"

enum field {
	FIELD_DAY, FIELD_START, FIELD_END_DAY, FIELD_END, FIELD_LENGTH, FIELD_HOURS, FIELD_CLIENT, FIELD_PROJECT, FIELD_TASK, FIELD_TAGS,
	FIELD_NOTE, FIELD_BILLABLE, FIELD_USER, FIELD_USER_TOO, FIELD_KIND, FIELDS
};

/* A header's name for a field, in small letters. Of several that are there the first of the table counts. */
struct sheet_column { enum field field; const char *name; };

struct sheet_format {
	const struct sheet_column *columns;  /* ends with a row without a name */
	const enum field *needed;            /* ends with FIELDS; beside a start or a length, which each must have */
	bool length_in_seconds;              /* whole numbers of FIELD_LENGTH are seconds */
	bool next_day;                       /* an end before its start is of the next day */
};

/* The parts of an importer. sheet_open finds the header (with , ; or tab) and looks through the file for its marks. */
bool sheet_open(struct reader *, const struct sheet_format *);
enum outcome sheet_next(struct reader *, struct row *);
bool sheet_rewind(struct reader *);
void sheet_close(struct reader *);

#endif
