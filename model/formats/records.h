/* One plain record: what ambit-pdf is told, a line each. */
#ifndef MODEL_FORMATS_RECORDS_H
#define MODEL_FORMATS_RECORDS_H

#include "model/text.h"

/* A word for what it is, and its text, without control characters. */
void paper_record(struct text *, const char *what, const char *words);

#endif
