/* What hours are worth by the rate in force on their day, before any policy rounds them: one sum a currency. */
#ifndef TUI_WORTH_H
#define TUI_WORTH_H

#include "model/entry.h"
#include "model/money.h"

enum { WORTH_CURRENCIES = 3 };
struct worth { struct money sums[WORTH_CURRENCIES]; int count; };

/* The rates and the places met so far, in the arena. */
struct pricing;
bool pricing_open(struct book *, struct arena *, struct pricing **);
/* Adds the price of the entry, whatever becomes of it; nothing for own time and where no rate is in force. */
bool worth_add(struct pricing *, const struct entry *, struct worth *);
/* $1,063.75 €80.00; what is worth nothing is so in dollars. */
char *worth_text(const struct worth *, char out[160]);

#endif
