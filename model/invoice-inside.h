/* Shared by the parts of invoice alone. */
#ifndef MODEL_INVOICE_INSIDE_H
#define MODEL_INVOICE_INSIDE_H

#include "model/client.h"
#include "model/invoice.h"

/* FAULT_CONFLICT when the number was used, FAULT_INPUT when it can be none; skipped: the next one of its series, if it leaves that out. */
bool invoice_take_number(struct book *, const char *number, int day, struct arena *, const char **skipped);

/* The number typed, or the next one by its day of issue. */
bool invoice_number_it(struct book *, struct invoice *, const char *number, struct arena *, const char **skipped);
/* A draft of one line, which asks for the amount ahead of the work. */
bool invoice_draft_advance(struct book *, const struct place *, struct period, int64_t amount, struct arena *, struct draft *);
/* May it be made void or credited: an advance may not once others have set it off. */
bool invoice_may_fall(struct book *, const struct invoice *);
/* Within an act: the copy with its lines and links, and the record of its issue. Sets id, uid and digest. */
bool invoice_freeze(struct book *, struct draft *, const char *zone);

/* Freezes who sells and who buys, from the configuration and the client. */
bool invoice_take_parties(struct book *, const struct client *, struct invoice *, struct arena *);
/* Adds the tax of the client to the sum of the lines so far: net, tax, one line more, total. */
bool invoice_add_tax(struct book *, const struct client *, struct invoice *, struct arena *);

/* SHA-256 over the number, the period, every line, and the entries and jobs linked to it. */
bool invoice_digest(struct book *, const struct invoice *, char out[65]);
/* Its lines, from the guarded rows. */
bool invoice_read_lines(struct book *, struct invoice *, struct arena *);

#endif
