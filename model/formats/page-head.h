/* The beginning and the end of a page of HTML: the same look for every paper, on the screen and printed. */
#ifndef MODEL_FORMATS_PAGE_HEAD_H
#define MODEL_FORMATS_PAGE_HEAD_H

#include <stdbool.h>

#include "model/locale.h"
#include "model/text.h"

struct page_head {
	const struct locale *locale;
	const char *title;      /* NULL: none is shown */
	const char *stamp;      /* printed pale across each sheet; NULL: none */
	bool letter;            /* paper: US Letter, else A4 */
	bool roomy;             /* with air between the lines, where saving paper is not what matters */
	int size;               /* of printed letters, in tenths of a pixel */
};

/* Well formed as XML too, with nothing from outside. Up to the title, then the words of the page, then its end. */
void page_head(struct text *, const struct page_head *);
void page_end(struct text *);

#endif
