/* Files of the FinOps Open Cost and Usage Specification, as clouds write them: what each row charges. */
#ifndef MODEL_IMPORTS_FOCUS_H
#define MODEL_IMPORTS_FOCUS_H

#include "model/imports/cells.h"

enum focus_field {
	FOCUS_COST, FOCUS_CURRENCY, FOCUS_START, FOCUS_END, FOCUS_SERVICE, FOCUS_DESCRIPTION, FOCUS_CATEGORY, FOCUS_RESOURCE, FOCUS_QUANTITY, FOCUS_UNIT,
	FOCUS_ACCOUNT, FOCUS_ACCOUNT_NAME, FOCUS_TAGS, FOCUS_PROVIDER, FOCUS_PUBLISHER, FOCUS_FIELDS
};

struct focus {
	struct source *source;
	struct cells cells;
	int places[FOCUS_FIELDS];   /* -1: not there */
};

/* One charge. Texts live until the next row. */
struct charge {
	int line;
	int64_t micro;              /* half up, in millionths of the currency; credits are negative */
	int64_t from, until;        /* until excluded */
	const char *texts[FOCUS_FIELDS]; /* "" for none, NULL in capitals or not too */
};

/* Finds the header; FAULT_FILE when it isn't such a file. */
bool focus_open(struct focus *, struct source *);
void focus_close(struct focus *);
enum outcome focus_next(struct focus *, struct charge *);

/* A decimal, also with an exponent, in millionths, half away from zero. False when it is none, or too large. */
bool focus_micro(const char *, int64_t *micro);

#endif
