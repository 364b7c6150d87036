/* Reports on paper: drawn by ambit-pdf, a program of its own that is built where pango is. */
#ifndef MODEL_PDF_H
#define MODEL_PDF_H

#include "model/book.h"
#include "model/report.h"

/* Adds the bytes of the PDF. FAULT_REFUSED naming the package where ambit-pdf was not built. */
bool pdf_write(struct book *, const struct report *, struct text *);
/* The same of a report that is written as plain records already (formats/records.h). */
bool pdf_draw(struct book *, const struct text *records, struct text *);

#endif
