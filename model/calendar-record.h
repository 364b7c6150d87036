/* How ambit and ambit-calendar talk: a record is a line with its sort, lines "name value", and a line "end". */
#ifndef MODEL_CALENDAR_RECORD_H
#define MODEL_CALENDAR_RECORD_H

#include <stdbool.h>
#include <stdio.h>

#include "model/text.h"

struct record_field { const char *name, *value; };
struct record {
	char sort[16];
	struct record_field *fields;
	size_t count;
};

/* A line "name value"; line ends and backslashes of the value are escaped. */
void record_add(struct text *, const char *name, const char *value);
/* The next record; false at the end, or when it has none. */
bool record_read(FILE *, struct arena *, struct record *);
/* NULL: it has no such field. */
const char *record_value(const struct record *, const char *name);

#endif
