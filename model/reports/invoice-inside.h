/* For the page of an invoice alone: what its parts share. */
#ifndef MODEL_REPORTS_INVOICE_INSIDE_H
#define MODEL_REPORTS_INVOICE_INSIDE_H

#include "model/moment.h"
#include "model/reports/invoice.h"

struct page { struct report *report; const struct invoice *invoice; struct arena *arena; };

/* In the client's language. */
const char *page_word(const struct page *, const char *english);
__attribute__((format(printf, 2, 3)))
const char *page_say(const struct page *, const char *english, ...);
const char *page_day(const struct page *, int day);
/* The name of the project that all of it is for; NULL: there are several. */
const char *page_only_project(const struct page *);

/* Title, stamp and warning, both sides, and the facts under them. */
void page_begin(struct page *, int today, struct period service);

#endif
