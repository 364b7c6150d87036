/* How a page is set when it is printed, so that all of it stands on one sheet where that can be read. */
#ifndef MODEL_FORMATS_PAGE_SIZE_H
#define MODEL_FORMATS_PAGE_SIZE_H

#include "model/report.h"

/* The size of letters in tenths of a pixel; roomy: with air between the lines, where there is room for it or sheets don't matter. */
int page_size(const struct report *, bool *roomy);
/* No cell of the column is broken: it holds ids, days, figures and the like. */
bool column_is_short(const struct report *, const struct block *, int column);

#endif
